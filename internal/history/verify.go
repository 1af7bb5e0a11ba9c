package history

import (
	"fmt"
	"slices"
)

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

// Indexed compares the records that e touched with those in whose history it stands: a line that
// was taken out of one record's history, or put into another's, shows here. Older lines also have a row for what is found through the
// groundwork.
func (v *Verifier) Indexed(e Event, in []Touch) error {
	for _, t := range e.Index() {
		if !slices.Contains(in, t) {
			return fmt.Errorf("%s: event %d is missing from the history of %s %s", v.chain, e.N, t.Kind, t.ID)
		}
	}
	for _, t := range in {
		if !slices.Contains(e.Touched, t) {
			return fmt.Errorf("%s: event %d stands in the history of %s %s, which it did not touch", v.chain, e.N, t.Kind, t.ID)
		}
	}
	return nil
}

// End compares the chain's recorded head with what was walked: rows removed at the end show here.
func (v *Verifier) End(headN int64, headHash string) error {
	if headN != v.n || headHash != v.hash {
		return fmt.Errorf("%s: the chain ends at event %d, but %d were recorded", v.chain, v.n, headN)
	}
	return nil
}
