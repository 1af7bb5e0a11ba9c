package workflow

import (
	"fmt"

	"groundwork/internal/decimal"
)

// SameProcess is what identical maps are told; it closes the gate.
const SameProcess = "This would digitise the same process and keep its friction."

// Checks are those of workflow_record.checks, each a sentence that names the steps: first what stops
// hours, then what stops approval, then what is only worth knowing.
func (r Redesign) Checks(groups Groups) []Finding {
	_, found := r.Hours(groups)
	found = append(found, r.Before.figures()...)
	found = append(found, r.After.figures()...)
	found = append(found, r.decided()...)
	found = append(found, r.order(groups)...)
	return found
}

// Stopped are the findings that stop s.
func Stopped(found []Finding, s Stops) []Finding {
	var out []Finding
	for _, f := range found {
		if f.Stops == s {
			out = append(out, f)
		}
	}
	return out
}

// unlike says in what the two maps are not maps of the same thing, so that their minutes may not be subtracted.
func (r Redesign) unlike() []Finding {
	var found []Finding
	differ := func(what, field, before, after string) {
		if normal(before) != normal(after) {
			found = append(found, Finding{StopsHours, fmt.Sprintf(
				"No hours yet: the %s differs. Before it is %s, after it is %s", what, quoted(before), quoted(after)), field})
		}
	}
	b, a := r.Before.Record, r.After.Record
	differ("unit of work", "unit-of-work", b.UnitOfWork, a.UnitOfWork)
	differ("start", "start-event", b.StartEvent, a.StartEvent)
	differ("end", "end-event", b.EndEvent, a.EndEvent)
	return found
}

func quoted(s string) string {
	if s == "" {
		return "not stated"
	}
	return "“" + s + "”"
}

// figures checks shares, spreads and how the minutes of each step were found.
func (m Map) figures() []Finding {
	var found []Finding
	var unsaid, uncounted []Step
	side := m.State.Side()
	hundred := decimal.Of(100)
	for _, s := range m.Steps {
		say := func(stops Stops, field, format string, args ...any) {
			found = append(found, Finding{stops, fmt.Sprintf("Step %d %s ", s.Position, side) + fmt.Sprintf(format, args...), Cell(m.State, s.Position, field)})
		}
		if s.Share.Known && (s.Share.D > hundred || s.Share.D < 0) {
			say(StopsHours, FieldShare, "happens in %s%% of cases: the share must be between 0 and 100", s.Share.D)
		}
		if s.Minutes.Known && s.Minutes.D < 0 {
			say(StopsHours, FieldMinutes, "has %s minutes: minutes cannot be below 0", s.Minutes.D)
		}
		if s.Median.Known && s.P90.Known && s.P90.D < s.Median.D {
			say(StopsNothing, FieldP90, "has a slowest-tenth time of %s minutes, below its median of %s", s.P90.D, s.Median.D)
		}
		if !s.timed() {
			continue
		}
		switch t := m.TimingOf(s); {
		case t.Method == "":
			unsaid = append(unsaid, s)
		case t.Method == Observed && t.Sample == 0:
			uncounted = append(uncounted, s)
		}
	}
	if n := len(unsaid); n > 0 {
		found = append(found, Finding{StopsApproval, fmt.Sprintf("%s %s minutes, but nobody has said how they were found",
			sentence(name(unsaid, side)), plural(n, "has", "have")), Cell(m.State, unsaid[0].Position, FieldMethod)})
	}
	if n := len(uncounted); n > 0 {
		found = append(found, Finding{StopsApproval, fmt.Sprintf("%s %s observed, but how many cases were timed is missing",
			sentence(name(uncounted, side)), plural(n, "was", "were")), Cell(m.State, uncounted[0].Position, FieldSample)})
	}
	return append(found, m.ways()...)
}

// timed reports whether the step has minutes of somebody's time, which must have been found somehow.
func (s Step) timed() bool { return s.Minutes.Known && !s.BySystem() }

// order checks that the work was changed before it was automated.
func (r Redesign) order(groups Groups) []Finding {
	var found []Finding
	if r.Identical() {
		found = append(found, Finding{StopsApproval, SameProcess, "after-1-" + FieldAction})
	}
	if s, ok := r.automatedFirst(); ok && normal(r.WhyAutomateFirst) == "" {
		found = append(found, Finding{StopsApproval, fmt.Sprintf(
			"Step %d before is automated, and no step was removed, merged or standardised before the technology came: take something out first, or say why not",
			s.Position), "why-automate-first"})
	}
	before, after := r.Before.Friction(groups).Handovers, r.After.Friction(groups).Handovers
	if after > before && normal(r.WhyMoreHandovers) == "" {
		found = append(found, Finding{StopsApproval, fmt.Sprintf(
			"The work changes hands %s after, %s before: say why", times(after), times(before)), "why-more-handovers"})
	}
	return found
}

func times(n int) string { return counted(n, "time", "times") }

// automatedFirst is the first automated step, when nothing was removed, merged or standardised before the technology.
func (r Redesign) automatedFirst() (Step, bool) {
	for _, c := range r.Changes {
		simpler := c.Decision == Remove || c.Decision == Merge || c.Decision == Standardise
		if simpler && c.DoneBefore {
			return Step{}, false
		}
	}
	for _, s := range r.Before.Steps {
		for _, c := range r.Changes {
			if c.Old == s.ID && c.Decision == Automate {
				return s, true
			}
		}
	}
	return Step{}, false
}

// Identical reports whether the redesign keeps every step as it is: the same things done in the same order by the
// same roles, or by the system instead. Minutes do not count: doing the same faster keeps the friction.
func (r Redesign) Identical() bool {
	b, a := r.Before.Steps, r.After.Steps
	if len(b) == 0 || len(b) != len(a) {
		return false
	}
	for i := range b {
		sameRole := normal(b[i].Role) == normal(a[i].Role) || a[i].BySystem()
		if normal(b[i].Action) != normal(a[i].Action) || !sameRole {
			return false
		}
	}
	return true
}
