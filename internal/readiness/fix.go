package readiness

import (
	"maps"

	"groundwork/internal/day"
)

// Fixed is s with some items mended today for gate g: each is answered with the level that g needs, with something to
// show for it. Lowerings and "these teams only" answers stay as they are (Groundwork rules, section 4). s does not change.
func (c *Checklist) Fixed(s Sheet, g Gate, today day.Day, items ...string) Sheet {
	s.Foundation, s.Adoption = maps.Clone(s.Foundation), maps.Clone(s.Adoption)
	for _, id := range items {
		it, ok := c.Item(id)
		if !ok || it.Threshold(g) == 0 {
			continue
		}
		in := &s.Foundation
		if it.Scope == Adoption {
			in = &s.Adoption
		}
		if *in == nil {
			*in = map[string]Answer{}
		}
		level := it.Threshold(g)
		if old := (*in)[id]; old.Kind == Stated {
			level = max(level, old.Level)
		}
		(*in)[id] = Answer{Kind: Stated, Level: level, Evidence: 1, On: today}
	}
	return s
}

// Stays reports whether the item would still keep g closed after it was mended: a "these teams only" answer speaks for
// the adoption instead, or the answer is lowered here to less than g needs.
func (s *Sheet) Stays(it *Item, g Gate) bool {
	if it.Scope != Foundation {
		return false
	}
	if _, local := s.Local[it.ID]; local && it.LocalAnswer {
		return true
	}
	low, lowered := s.Lowered[it.ID]
	return lowered && low.To < it.Threshold(g)
}
