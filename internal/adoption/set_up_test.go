package adoption

import (
	"strings"
	"testing"

	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/workflow"
)

func TestCheckSetUp(t *testing.T) {
	approved, today := workflow.OpenSince(day.On(2026, 7, 8)), day.On(2026, 11, 22)
	closed := workflow.First{Says: []string{workflow.SameProcess}}
	for name, c := range map[string]struct {
		typed string
		first workflow.First
		says  string
	}{
		"the day before":          {"2026-7-7", approved, "must be on or after the day on which the new workflow was approved, 8 July 2026"},
		"the day of the approval": {"2026-7-8", approved, ""},
		"today":                   {"2026-11-22", approved, ""},
		"tomorrow":                {"2026-11-23", approved, "must be today or in the past"},
		"nothing":                 {"", approved, "Enter the day"},
		"no such day":             {"2026-2-30", approved, "Technology set up"},
		"while it is closed":      {"2026-7-8", closed, "The new workflow comes first. This would digitise the same process and keep its friction"},
	} {
		on, err := CheckSetUp(c.typed, c.first, today)
		if c.says == "" && (err != nil || on.IsZero()) || c.says != "" && (err == nil || !strings.Contains(fault.Of(err).Fields[0].Message, c.says)) {
			t.Errorf("%s: %v %v", name, on, err)
		}
	}
}

// What a record's own dates say is said, and a gate that nobody can mend any more is not closed for ever.
func TestTechnologyBeforeTheWorkflow(t *testing.T) {
	set, approved, live := day.On(2026, 7, 7), day.On(2026, 7, 8), day.On(2026, 7, 1)
	for name, c := range map[string]struct {
		f    Facts
		says string
	}{
		"in order":             {Facts{Approved: approved, Configured: approved}, ""},
		"set up first":         {Facts{Approved: approved, Configured: set}, "Technology was set up on 7 July 2026, before the workflow was approved on 8 July 2026"},
		"went live first":      {Facts{Approved: approved, Configured: set, Teams: []Team{{Live: live}}}, "Went live on 1 July 2026, before the workflow was approved on 8 July 2026"},
		"never approved":       {Facts{Teams: []Team{{Live: live}}}, "Went live on 1 July 2026, and the workflow has not been approved yet"},
		"nothing has happened": {Facts{}, ""},
	} {
		if got := c.f.WentFirst(); got != c.says {
			t.Errorf("%s: %q, want %q", name, got, c.says)
		}
	}
}
