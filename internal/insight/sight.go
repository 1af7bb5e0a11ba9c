package insight

import "groundwork/internal/organisation"

// Sight is what one reader may see of what stops the adoptions of an organisation.
type Sight uint8

// What a reader may see.
const (
	Nothing  Sight = iota // the page is refused
	Counted               // sums over many trusts, from five trusts up
	Verdicts              // of one trust: the answers of adoptions that are told of, and not what stops them
	Whole                 // everything by name: the trust's own
)

// SightOf is what somebody sees of an organisation of a kind (Groundwork, the product, section 4, Reading): levels, and
// so what stops an adoption, are the trust's own; programme leads above it read its answers; of an area they read sums;
// and everybody who is signed in reads the sums of the whole country.
func SightOf(kind organisation.Type, member, above bool) Sight {
	switch {
	case kind == organisation.Trust && member:
		return Whole
	case kind == organisation.Trust && above:
		return Verdicts
	case kind == organisation.Trust:
		return Nothing
	case kind == organisation.Country, member, above:
		return Counted
	}
	return Nothing
}
