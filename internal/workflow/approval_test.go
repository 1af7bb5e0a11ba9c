package workflow

import (
	"strings"
	"testing"
	"time"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

func TestApprove(t *testing.T) {
	today := day.On(2025, time.July, 30)
	clinical := Approval{Version: 1, Function: ClinicalLead, Person: "p-03", On: today - 2}
	operational := Approval{Version: 1, Function: OperationalLead, Person: "p-04", On: today}
	withdrawn := Approval{Version: 1, Function: ClinicalLead, Person: "p-03", On: today, Withdrawn: true, Why: "The queue has no owner"}
	for _, c := range []struct {
		what     string
		recorded []Approval
		a        Approval
		field    string
		want     string
	}{
		{"the first", nil, clinical, "", ""},
		{"the second, today", []Approval{clinical}, operational, "", ""},
		{"tomorrow", nil, Approval{1, ClinicalLead, "p-03", today + 1, false, ""}, "on", "The day of approval must be today or in the past"},
		{"no day", nil, Approval{Version: 1, Function: ClinicalLead, Person: "p-03"}, "on", "Enter the day this was approved"},
		{"one person as both", []Approval{clinical}, Approval{1, OperationalLead, "p-03", today, false, ""}, "function", "must be two different people"},
		{"one person as both, in two versions", []Approval{clinical}, Approval{2, OperationalLead, "p-03", today, false, ""}, "", ""},
		{"twice", []Approval{clinical}, clinical, "function", "approved this version already"},
		{"somebody else as the same lead", []Approval{clinical}, Approval{1, ClinicalLead, "p-05", today, false, ""}, "function", "The clinical lead has approved this version already"},
		{"another function", nil, Approval{1, "sro", "p-05", today, false, ""}, "function", "by the clinical lead and by the operational lead"},
		{"withdrawing", []Approval{clinical}, withdrawn, "", ""},
		{"withdrawing without a reason", []Approval{clinical}, Approval{1, ClinicalLead, "p-03", today, true, " "}, "reason", "Say why"},
		{"withdrawing nothing", nil, withdrawn, "function", "There is no approval to withdraw"},
		{"again after withdrawing", []Approval{clinical, withdrawn}, clinical, "", ""},
	} {
		err := Approve(c.recorded, c.a, today)
		got := ""
		if err != nil {
			got = fault.Of(err).Fields.For(c.field)
		}
		if (err != nil) != (c.want != "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: %v", c.what, err)
		}
	}
	if _, ok := Approved([]Approval{clinical}, 1); ok {
		t.Error("one approval was enough")
	}
	if d, ok := Approved([]Approval{clinical, operational}, 1); !ok || d != today {
		t.Errorf("approved on %s, %v", d, ok)
	}
	if _, ok := Approved([]Approval{clinical, operational, withdrawn}, 1); ok {
		t.Error("a withdrawn approval still stands")
	}
	if w := Wanting([]Approval{clinical}, 1); len(w) != 1 || w[0] != OperationalLead {
		t.Errorf("wanting %v", w)
	}
}

func TestWentLiveFirst(t *testing.T) {
	d := day.On(2025, time.September, 1)
	for _, c := range []struct {
		live, approved day.Day
		want           string
	}{
		{0, 0, ""}, {0, d, ""}, {d, d, ""}, {d, d - 1, ""},
		{d, d + 1, "Went live on 1 September 2025, before the workflow was approved on 2 September 2025"},
		{d, 0, "Went live on 1 September 2025, and the workflow has not been approved yet"},
	} {
		if got := WentLiveFirst(c.live, c.approved); got != c.want {
			t.Errorf("live %s, approved %s: %q", c.live, c.approved, got)
		}
	}
}
