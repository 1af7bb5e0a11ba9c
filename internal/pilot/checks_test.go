package pilot_test

import (
	"strings"
	"testing"

	"groundwork/internal/pilot"
	"groundwork/internal/workflow"
)

// What a gate says of a redesign that takes nothing out is true of its maps: only identical ones are the same process.
func TestNothingSimplifiedIsSaidTruly(t *testing.T) {
	const same, none = "This would digitise the same process and keep its friction", "No step was removed, merged or made standard, and no reason is given"
	in := stages(t)
	for name, c := range map[string]struct {
		f     pilot.Facts
		shown bool
		want  string
	}{
		"identical maps":     {pilot.Facts{StepsBefore: 2, StepsAfter: 2, Redesign: workflow.First{Says: []string{workflow.SameProcess}}}, false, same},
		"maps that differ":   {pilot.Facts{StepsBefore: 2, StepsAfter: 3}, false, none},
		"no maps":            {pilot.Facts{}, false, "No new workflow yet"},
		"something left out": {pilot.Facts{StepsBefore: 2, StepsAfter: 1, Simplified: 1}, true, "1 step removed, merged or made standard"},
		"a reason is given":  {pilot.Facts{StepsBefore: 2, StepsAfter: 2, WhyAutomateFirst: true}, true, "None, and the reason is given"},
	} {
		found := false
		for _, st := range in {
			for _, x := range pilot.Criteria(in, st.ExitGate, c.f) {
				if strings.HasPrefix(x.Text, "Steps removed or simplified") {
					if found = true; x.Says != c.want || (x.State == pilot.Shown) != c.shown {
						t.Errorf("%s: %q %v, want %q", name, x.Says, x.State, c.want)
					}
				}
			}
		}
		if !found {
			t.Fatal("no gate asks what was simplified")
		}
	}
}
