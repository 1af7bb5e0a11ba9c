package readiness

import "groundwork/internal/day"

// Tally counts how a set of items is answered.
type Tally struct {
	Applicable    int // that the facts ask for, those left out included
	Answered      int // with a level that counts
	OutOfDate     int
	NotKnown      int
	NotAnswered   int
	NotApplicable int // left out, or said not to apply without what that needs
}

// Groundwork is how the foundation items that these facts ask for stand for the
// trust as a whole: local answers and lowerings belong to one adoption and play no part.
func (c *Checklist) Groundwork(facts []string, answers map[string]Answer, events []Event, merged, today day.Day) []Standing {
	s := Sheet{Foundation: answers, Events: events, MergedOn: merged}
	have := c.bits(facts)
	var items []Standing
	for i := range c.Items {
		if it := &c.Items[i]; it.Scope == Foundation && it.applies(have) {
			items = append(items, s.stand(it, today))
		}
	}
	return items
}

// Count counts items by how they are answered.
func Count(items []Standing) (t Tally) {
	for i := range items {
		st := &items[i]
		t.Applicable++
		switch {
		case st.Known:
			t.Answered++
		case !st.Answered:
			t.NotAnswered++
		case st.Why == SaidNotKnown:
			t.NotKnown++
		case st.Age.Freshness == OutOfDate, st.Why == OldByWords:
			t.OutOfDate++
		default:
			t.NotApplicable++
		}
	}
	return t
}
