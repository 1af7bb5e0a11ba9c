package workflow

import (
	"strings"
	"testing"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

// passing is a map of so many steps, each done by another role than the one before.
func passing(state State, roles ...string) Map {
	m := Map{State: state}
	for i, role := range roles {
		m.Steps = append(m.Steps, Step{ID: string(state) + role, Position: i + 1, Action: string(state) + " work", Role: role, StaffGroup: "administrative",
			Minutes: decimal.Some(decimal.One), Share: decimal.Some(decimal.Of(100))})
	}
	return m
}

func TestClosedSaysWhy(t *testing.T) {
	groups := Groups{{Key: "administrative"}}
	both := []string{ClinicalLead, OperationalLead}
	same := Redesign{Before: passing(Current, "nurse", "clerk"), After: passing(Current, "nurse", "clerk")}
	same.After.State = Redesigned
	more := Redesign{Before: passing(Current, "nurse", "clerk"), After: passing(Redesigned, "nurse", "clerk", "doctor")}
	reasoned := more
	reasoned.WhyMoreHandovers = "A doctor has to see it"
	for name, c := range map[string]struct {
		r       Redesign
		wanting []string
		want    string
	}{
		"no maps":         {Redesign{}, both, "Nobody has written down the work before and after yet. The new workflow is not yet approved by the clinical lead and the operational lead."},
		"identical maps":  {same, both, "This would digitise the same process and keep its friction. The new workflow is not yet approved by the clinical lead and the operational lead."},
		"more handovers":  {more, both, "The work changes hands 2 times after, 1 time before: say why. The new workflow is not yet approved by the clinical lead and the operational lead."},
		"with its reason": {reasoned, both, "The new workflow is not yet approved by the clinical lead and the operational lead."},
		"one signature":   {reasoned, []string{OperationalLead}, "The new workflow is not yet approved by the operational lead."},
	} {
		f := c.r.Closed(c.wanting, groups)
		if f.Open() || f.Why() != c.want {
			t.Errorf("%s: %q, want %q", name, f.Why(), c.want)
		}
	}
}

func TestBefore(t *testing.T) {
	open, closed := OpenSince(day.On(2026, 7, 8)), First{Says: []string{"It is not approved."}}
	if !open.Open() || open.Why() != "" || closed.Open() {
		t.Error("open and closed are mixed up")
	}
	for name, c := range map[string]struct {
		f    First
		on   day.Day
		want string
	}{
		"the day before":       {open, day.On(2026, 7, 7), "must be on or after the day on which the new workflow was approved, 8 July 2026"},
		"the day of approval":  {open, day.On(2026, 7, 8), ""},
		"the day after":        {open, day.On(2026, 7, 9), ""},
		"no day":               {closed, 0, ""},
		"any day while closed": {closed, day.On(2026, 7, 9), "The new workflow comes first. It is not approved"},
	} {
		got := c.f.Before("Technology set-up", c.on)
		if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
