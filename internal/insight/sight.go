package insight

import "groundwork/internal/organisation"

// Sight is what one reader may see of what stops the adoptions of an organisation.
type Sight uint8

// What a reader may see.
const (
	Nothing  Sight = iota // the page is refused
	Counted               // sums over many trusts, from five trusts up
	AsHanded              // by name, the adoptions that are told of, with the levels as last handed in
	Whole                 // everything by name: the trust's own
)

// SightOf is what somebody sees of an organisation of a kind (Groundwork, the product, section 4, Reading): levels, and
// so what stops an adoption, are the trust's own; programme leads above it read them as last handed in; everybody else of an
// area reads sums, and everybody who is signed in those of the whole country.
func SightOf(kind organisation.Type, member, above bool) Sight {
	switch {
	case kind == organisation.Trust && member:
		return Whole
	case above:
		return AsHanded
	case kind != organisation.Trust && (kind == organisation.Country || member):
		return Counted
	}
	return Nothing
}
