package history

import "fmt"

// Verifier walks one chain in order and says where it was broken.
type Verifier struct {
	chain string
	n     int64
	hash  string
}

// NewVerifier starts at the beginning of a chain.
func NewVerifier(chain string) *Verifier { return &Verifier{chain: chain} }

// Next checks the next event of the chain; the error says in words what is wrong with it.
func (v *Verifier) Next(e Event) error {
	switch {
	case e.Chain != v.chain:
		return fmt.Errorf("%s: event %d belongs to %s", v.chain, e.N, e.Chain)
	case e.N != v.n+1:
		return fmt.Errorf("%s: event %d is missing; %d stands in its place", v.chain, v.n+1, e.N)
	case e.Prev != v.hash:
		return fmt.Errorf("%s: event %d does not follow the one before it", v.chain, e.N)
	case bodyHash(e) != e.BodyHash:
		return fmt.Errorf("%s: what event %d says before and after was changed", v.chain, e.N)
	case chainHash(e) != e.Hash:
		return fmt.Errorf("%s: event %d was changed", v.chain, e.N)
	}
	v.n, v.hash = e.N, e.Hash
	return nil
}

// End compares the chain's recorded head with what was walked: rows removed at the end show here.
func (v *Verifier) End(headN int64, headHash string) error {
	if headN != v.n || headHash != v.hash {
		return fmt.Errorf("%s: the chain ends at event %d, but %d were recorded", v.chain, v.n, headN)
	}
	return nil
}
