package readiness

import "groundwork/internal/day"

// ChangesOn is the next day on which the clock alone changes a verdict, a count or
// the profile; zero when it never does. Kept figures are valid until then.
func (r *Result) ChangesOn() day.Day {
	var next day.Day
	sooner := func(d day.Day) {
		if d > r.On && (next.IsZero() || d < next) {
			next = d
		}
	}
	for i := range r.Items {
		st := &r.Items[i]
		if !st.Known && !st.LeftOut || st.Age.Due.IsZero() {
			continue
		}
		sooner(st.Age.Due + graceDays + 1)
		if st.Item.Strength == Hard && !st.NoGrace {
			sooner(st.Age.hardFrom)
		}
	}
	for _, g := range Gates {
		for _, s := range r.gates[g].Gaps {
			sooner(s.Condition.Due + 1)
		}
	}
	return next
}
