package waiting

// FixFirst is the gap worth fixing first in an area, as far as the reader may read of it: in the sentence with which the page of
// what to fix first begins, so that both say the same figures.
type FixFirst struct {
	Text string
	Href string
}

// String is the gap in a sentence.
func (f FixFirst) String() string { return f.Text + "." }
