package pilot_test

import (
	"strings"
	"testing"

	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/file"
	"groundwork/internal/pilot"
	"groundwork/internal/workflow"
)

func names(err error) string {
	var out []string
	for _, f := range fault.Of(err).Fields {
		out = append(out, f.Name)
	}
	return strings.Join(out, " ")
}

func TestMissing(t *testing.T) {
	full := pilot.Pilot{Name: "Bed board", LeadTrust: "ZZ-NMR", Problem: "Nobody knows.", Situation: pilot.Planned}
	for _, c := range []struct {
		p     pilot.Pilot
		leads int
		want  string
	}{
		{full, 1, ""},
		{full, 0, "lead"},
		{pilot.Pilot{}, 0, "name trust problem lead situation"},
		{pilot.Pilot{Name: "Bed board", LeadTrust: "ZZ-NMR"}, 1, "problem situation"},
	} {
		if got := names(c.p.Missing(c.leads).Err()); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestBegunBefore(t *testing.T) {
	registered := day.On(2026, 11, 22)
	for _, c := range []struct {
		situation pilot.Situation
		started   day.Day
		want      bool
	}{
		{pilot.Planned, 0, false},
		{pilot.Running, 0, true},
		{pilot.Finished, 0, true},
		{pilot.Running, registered - 1, true},
		{pilot.Running, registered, false},
	} {
		p := pilot.Pilot{Situation: c.situation, Created: day.At(registered.Time())}
		if got := p.BegunBefore(c.started); got != c.want {
			t.Errorf("%s, started %s: %v", c.situation, c.started, got)
		}
	}
}

// opens is a pilot whose new workflow was approved long ago.
func opens(decided day.Day, afterwards bool) pilot.Opens {
	return pilot.Opens{Redesign: workflow.OpenSince(day.On(2024, 1, 1)), Decided: decided, Decision: "start the pilot", Afterwards: afterwards}
}

// Workflow first: no technology before the day on which the new workflow was approved, whatever was decided.
func TestTheWorkflowComesFirst(t *testing.T) {
	decided, approved := day.On(2026, 9, 1), workflow.OpenSince(day.On(2026, 9, 10))
	closed := workflow.First{Says: []string{workflow.SameProcess}}
	for name, c := range map[string]struct {
		o    pilot.Opens
		in   pilot.DatesInput
		want string
		says string
	}{
		"set up the day before":       {pilot.Opens{Redesign: approved, Decided: decided}, pilot.DatesInput{SetUpStarted: "2026-9-9"}, "set-up", "must be on or after the day on which the new workflow was approved, 10 September 2026"},
		"set up on the day":           {pilot.Opens{Redesign: approved, Decided: decided}, pilot.DatesInput{SetUpStarted: "2026-9-10"}, "", ""},
		"started before the approval": {pilot.Opens{Redesign: approved, Decided: decided}, pilot.DatesInput{Started: "2026-9-9"}, "started", "10 September 2026"},
		"nothing is approved":         {pilot.Opens{Redesign: closed, Decided: decided}, pilot.DatesInput{SetUpStarted: "2026-9-9", Started: "2026-9-9"}, "set-up started", "This would digitise the same process and keep its friction"},
		"nobody decided":              {pilot.Opens{Redesign: approved, Decision: "start the pilot"}, pilot.DatesInput{Started: "2026-9-10"}, "started", "A pilot cannot start before the decision to start the pilot. Record that decision first"},
		"recorded afterwards":         {pilot.Opens{Redesign: closed, Afterwards: true}, pilot.DatesInput{SetUpStarted: "2026-9-9", Started: "2026-9-9"}, "", ""},
		"on record already": {pilot.Opens{Redesign: closed, OnRecord: pilot.Dates{SetUpStarted: day.On(2026, 9, 9), Started: day.On(2026, 9, 9)}},
			pilot.DatesInput{SetUpStarted: "2026-9-9", Started: "2026-9-9"}, "", ""},
	} {
		_, err := pilot.CheckDates(c.in, c.o, today)
		if names(err) != c.want || err != nil && !strings.Contains(fault.Of(err).Fields[0].Message, c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	in := pilot.TeamInput{Live: "2026-9-9"}
	for name, c := range map[string]struct {
		o    pilot.Opens
		says string
	}{
		"closed":              {pilot.Opens{Redesign: closed, Decided: decided}, "A team cannot go live yet. The new workflow comes first. This would digitise the same process and keep its friction"},
		"before the approval": {pilot.Opens{Redesign: approved, Decided: decided}, "Went live must be on or after the day on which the new workflow was approved"},
		"nobody decided":      {pilot.Opens{Redesign: approved, Decision: "start the pilot"}, "A team cannot go live before the decision to start the pilot. Record that decision first"},
		"live already":        {pilot.Opens{Redesign: closed, LiveSince: day.On(2026, 9, 9)}, ""},
		"recorded afterwards": {pilot.Opens{Redesign: closed, Afterwards: true}, ""},
	} {
		_, err := pilot.CheckTeam(in, c.o, today)
		if (err == nil) != (c.says == "") || err != nil && !strings.Contains(fault.Of(err).Fields[0].Message, c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCheckDates(t *testing.T) {
	may := day.On(2026, 9, 1)
	for _, c := range []struct {
		name       string
		in         pilot.DatesInput
		may        day.Day
		afterwards bool
		want       string
	}{
		{"nothing yet", pilot.DatesInput{}, 0, false, ""},
		{"on the day of the decision", pilot.DatesInput{Started: "2026-9-1"}, may, false, ""},
		{"the day before", pilot.DatesInput{Started: "2026-8-31"}, may, false, "started"},
		{"before any decision", pilot.DatesInput{Started: "2026-9-1"}, 0, false, "started"},
		{"recorded afterwards", pilot.DatesInput{Started: "2024-9-1", Ended: "2025-1-31"}, 0, true, ""},
		{"today", pilot.DatesInput{Started: "2026-9-1", Ended: "2026-11-22"}, may, false, ""},
		{"tomorrow", pilot.DatesInput{Started: "2026-9-1", Ended: "2026-11-23"}, may, false, "ended"},
		{"ended before it started", pilot.DatesInput{Started: "2026-10-1", Ended: "2026-9-30"}, may, false, "ended"},
		{"ended, never started", pilot.DatesInput{Ended: "2026-9-30"}, may, false, "started"},
		{"no such day", pilot.DatesInput{SetUpStarted: "2026-2-29"}, may, false, "set-up"},
		{"no month", pilot.DatesInput{SetUpStarted: "2026--1"}, may, false, "set-up"},
	} {
		if _, err := pilot.CheckDates(c.in, opens(c.may, c.afterwards), today); names(err) != c.want {
			t.Errorf("%s: %q, want %q", c.name, names(err), c.want)
		}
	}
}

func TestTypedDay(t *testing.T) {
	for _, c := range []struct{ d, m, y, want string }{
		{"", " ", "", ""}, {"3", "11", "2026", "2026-11-3"}, {"3", "", "2026", "2026--3"}, {"x", "11", "2026", "2026-11-x"},
	} {
		if got := pilot.TypedDay(c.d, c.m, c.y); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestCheckPlan(t *testing.T) {
	measures := func(id string) (int, bool) { return 2, id == "step-minutes-per-case" }
	for _, c := range []struct {
		name string
		in   pilot.PlanInput
		want string
		says string
	}{
		{"nothing yet", pilot.PlanInput{}, "", ""},
		{"all of it", pilot.PlanInput{Question: "Does it?", Measure: "step-minutes-per-case", Change: "6", Fewer: true, Grade: "B", By: "2026-2-28"}, "",
			"At least 6 fewer minutes (hands-on minutes), measured (B) or better, by 28 February 2026"},
		{"more of something", pilot.PlanInput{Measure: "step-minutes-per-case", Change: "2.5"}, "", "At least 2.5 more minutes (hands-on minutes)"},
		{"no measure", pilot.PlanInput{Change: "6"}, "measure", ""},
		{"unknown measure", pilot.PlanInput{Measure: "luck", Change: "6"}, "measure", ""},
		{"no change", pilot.PlanInput{Measure: "step-minutes-per-case"}, "change", ""},
		{"no number", pilot.PlanInput{Measure: "step-minutes-per-case", Change: "six"}, "change", ""},
		{"nothing at all", pilot.PlanInput{Measure: "step-minutes-per-case", Change: "0"}, "change", ""},
		{"end before start", pilot.PlanInput{PlannedStart: "2026-9-1", PlannedEnd: "2026-8-31"}, "planned-end", ""},
		{"one day", pilot.PlanInput{PlannedStart: "2026-9-1", PlannedEnd: "2026-9-1"}, "", ""},
	} {
		p, _, err := pilot.CheckPlan(c.in, measures)
		if names(err) != c.want {
			t.Errorf("%s: %q, want %q", c.name, names(err), c.want)
		}
		if err == nil && p.Threshold.Sentence("hands-on minutes", "minutes") != c.says {
			t.Errorf("%s: %q", c.name, p.Threshold.Sentence("hands-on minutes", "minutes"))
		}
	}
}

func TestCheckTeam(t *testing.T) {
	may := day.On(2026, 9, 1)
	for _, c := range []struct {
		name       string
		in         pilot.TeamInput
		may        day.Day
		afterwards bool
		want       string
	}{
		{"planned", pilot.TeamInput{Planned: "2027-1-4"}, 0, false, ""},
		{"live on the day of the decision", pilot.TeamInput{Live: "2026-9-1"}, may, false, ""},
		{"live the day before", pilot.TeamInput{Live: "2026-8-31"}, may, false, "live"},
		{"live without a decision", pilot.TeamInput{Live: "2026-9-1"}, 0, false, "live"},
		{"recorded afterwards", pilot.TeamInput{Live: "2024-9-1"}, 0, true, ""},
		{"live tomorrow", pilot.TeamInput{Live: "2026-11-23"}, may, false, "live"},
		{"old way off before the new one", pilot.TeamInput{Live: "2026-9-2", Off: "2026-9-1"}, may, false, "off"},
		{"old way off, never live", pilot.TeamInput{Off: "2026-9-1"}, may, false, "live"},
	} {
		if _, err := pilot.CheckTeam(c.in, opens(c.may, c.afterwards), today); names(err) != c.want {
			t.Errorf("%s: %q, want %q", c.name, names(err), c.want)
		}
	}
}

func TestCheckStopRule(t *testing.T) {
	for _, c := range []struct {
		in   pilot.StopRuleInput
		want string
	}{
		{pilot.StopRuleInput{}, ""},
		{pilot.StopRuleInput{Rule: "Uptake under 40% after 12 weeks", Note: "79% in week 12"}, ""},
		{pilot.StopRuleInput{Rule: "Any harm", Met: "yes"}, "met-on-1"},
		{pilot.StopRuleInput{Rule: "Any harm", Met: "yes", MetOn: "2026-11-22"}, ""},
		{pilot.StopRuleInput{Rule: "Any harm", Met: "yes", MetOn: "2026-11-23"}, "met-on-1"},
		{pilot.StopRuleInput{Note: "79% in week 12"}, "rule-1"},
	} {
		if _, bad := pilot.CheckStopRule(c.in, "-1", today); names(bad.Err()) != c.want {
			t.Errorf("%+v: %q, want %q", c.in, names(bad.Err()), c.want)
		}
	}
}

func TestCheckDocument(t *testing.T) {
	fits := file.Chosen{Name: "Report 3.pdf", Kind: file.PDF, SHA256: "aa", Size: 9}
	refused := file.Chosen{Name: "report.pdf", Problem: "report.pdf is empty"}
	old := pilot.Document{ID: "d", Seq: 2, Title: "Report", Purpose: pilot.Report, File: fits}
	for _, c := range []struct {
		in     pilot.DocumentInput
		was    pilot.Document
		want   string
		linked bool
	}{
		{in: pilot.DocumentInput{Title: "Safety case", Purpose: pilot.SafetyDoc, KeptAt: "https://example.org/a"}, linked: true},
		{in: pilot.DocumentInput{Title: "Safety case", Purpose: pilot.SafetyDoc, KeptAt: "Safety folder of the digital group"}},
		{in: pilot.DocumentInput{Title: "Safety case", Purpose: pilot.SafetyDoc, KeptAt: "javascript://x"}, want: "kept-at"},
		{in: pilot.DocumentInput{}, want: "purpose file"},
		{in: pilot.DocumentInput{Purpose: pilot.Report, KeptAt: "A cupboard"}, want: "title"},
		{in: pilot.DocumentInput{Purpose: pilot.Report, File: fits}},
		{in: pilot.DocumentInput{Purpose: "nothing of ours", File: fits}, want: "purpose file"}, // chosen again: a browser forgets it
		{in: pilot.DocumentInput{Purpose: pilot.Report, File: refused}, want: "file"},
		{in: pilot.DocumentInput{Purpose: pilot.Report, File: fits, KeptAt: "A cupboard"}, want: "kept-at file"},
		{in: pilot.DocumentInput{Purpose: pilot.Report, File: fits, Dated: "2999-01-01"}, want: "dated file"},
		{in: pilot.DocumentInput{Title: "Report", Purpose: pilot.Report}, was: old, want: "note"},
		{in: pilot.DocumentInput{Title: "Report", Purpose: pilot.Report, Note: "Another name"}, was: old}, // the file stays
		{in: pilot.DocumentInput{Title: "Report", Purpose: pilot.Report, Note: "Moved", KeptAt: "A cupboard"}, was: old},
	} {
		d, err := pilot.CheckDocument(c.in, c.was, today)
		if names(err) != c.want || err == nil && (d.Linked() != c.linked || d.Seq != c.was.Seq+1 || d.KeptAt == "" && d.File != fits || d.KeptAt != "" && !d.File.None()) {
			t.Errorf("%+v: %q, %+v", c.in, names(err), d)
		}
	}
	if d, _ := pilot.CheckDocument(pilot.DocumentInput{Purpose: pilot.Report, File: fits}, pilot.Document{}, today); d.Title != "Report 3" {
		t.Errorf("a file without a title is called %q", d.Title)
	}
}

func TestDocumentRemovedAndBack(t *testing.T) {
	d := pilot.Document{ID: "d", Seq: 1, Title: "Report"}
	if _, err := d.Removed(" "); names(err) != "why" {
		t.Error("removed without a reason")
	}
	gone, err := d.Removed("It names a patient")
	if err != nil || !gone.Gone || gone.Seq != 2 || gone.Open() || gone.Title != "Report" {
		t.Errorf("%+v %v", gone, err)
	}
	if back := gone.Back(); back.Gone || back.Seq != 3 || !back.Open() {
		t.Errorf("%+v", back)
	}
}
