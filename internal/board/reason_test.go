package board

import (
	"testing"
	"time"

	"groundwork/internal/day"
)

// The reasons are those of the match that made the sentence, in its order, and of no later one.
func TestReasons(t *testing.T) {
	d := day.On(2027, time.March, 3)
	short := Short{"fin-01", "Staff record hierarchy", "Ravi Kapoor", d}
	flow := Short{"wfl-02", "Agreed new way of working", "", 0}
	open := Short{"dat-01", "Interface slot", "", d}
	gap := Short{"gov-01", "Risk register", "Owen Pritchard", 0}
	all := Adoption{StopRule: "Uptake under 40%", StopRuleOn: d, Unapproved: true, WorkflowShort: true, Flow: []Short{flow}, Short: []Short{short, flow}, Unknown: 1, Open: []Short{open}, Gaps: 1, Carried: []Short{gap}}
	for _, step := range []struct {
		says, first, leads string
		n                  int
		next               func(*Adoption)
	}{
		{"Review now: the stop rule 'Uptake under 40%' was met on 3 March 2027", "The stop rule 'Uptake under 40%' was met on 3 March 2027, and nobody has decided since", "stop-rules", 1, func(a *Adoption) { a.StopRule = "" }},
		{"Fix the workflow first", "The new workflow is not approved by both leads", "workflow", 2, func(a *Adoption) { a.Unapproved = false }},
		{"Fix the workflow first", "Agreed new way of working: nobody yet, and no date", "wfl-02", 1, func(a *Adoption) { a.WorkflowShort, a.Flow, a.Short = false, nil, a.Short[:1] }},
		{"Go when Staff record hierarchy (Ravi Kapoor, 3 March 2027) is closed", "Staff record hierarchy: Ravi Kapoor, by 3 March 2027", "fin-01", 1, func(a *Adoption) { a.Short = nil }},
		{"Wait for 1 answer, with no date yet", "Interface slot: nobody yet, by 3 March 2027", "dat-01", 1, func(a *Adoption) { a.Unknown, a.Open = 0, nil }},
		{"Go, with 1 accepted gap, due 3 March 2027", "Risk register: Owen Pritchard, no date yet", "gov-01", 1, func(a *Adoption) { a.Gaps, a.Carried = 0, nil }},
		{"Go", "", "", 0, func(*Adoption) {}},
	} {
		all.GapDue = d
		got := all.Reasons()
		if all.Sentence() != step.says || len(got) != step.n {
			t.Errorf("%q with %d reasons, want %q with %d", all.Sentence(), len(got), step.says, step.n)
		} else if step.n > 0 && (got[0].Text != step.first || got[0].Item+got[0].Page != step.leads) {
			t.Errorf("%q: %+v", step.says, got[0])
		}
		step.next(&all)
	}
}
