package workflow

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
)

var sheetDay = day.On(2026, 11, 22)

// What is opened and read again without a touch is the same redesign.
func TestSheetRoundTrip(t *testing.T) {
	want := demo()
	for i := range want.Before.Steps {
		want.Before.Steps[i].PayBand = map[string]string{nurse: "6", admin: "3"}[want.Before.Steps[i].StaffGroup]
	}
	for _, m := range []*Map{&want.Before, &want.After} {
		m.Record.MappedOn, m.Record.MappedBy, m.Record.WhoTookPart = sheetDay-9, "p-12", []string{"Five community nurses", "A therapist"}
	}
	want.Before.Steps[3].Rekeyed, want.Before.Steps[3].System, want.After.Steps[0].PackStep = true, "Record system A", "b1"
	want.After.Record.EndEvent = "decision is signed"
	want.Before.Links = []Link{{From: "b2", To: "b3", Condition: "signed", Share: decimal.Some(decimal.Of(80))}, {From: "b2", To: "b6", Condition: "not signed", Share: decimal.Some(decimal.Of(20))}}
	want.After.Links = []Link{{From: "a2", To: "a5"}}
	want.Changes[0].Evidence = "Count of forms, March 2025"
	for _, m := range []*Map{&want.Before, &want.After} {
		m.Record.ScopeTeams = []string{"Community team north", "Ward 4"}
	}
	want.WhyAutomateFirst, want.Why, want.InUseFrom = "A reason", "Another form", sheetDay
	got, notes, err := want.Open().Read(Redesigned, staffGroups, nil, sheetDay)
	if err != nil || len(notes) != 0 {
		t.Fatal(err, notes)
	}
	for i := range want.After.Steps { // the band of the role, where the step said none
		if want.After.Steps[i].StaffGroup == nurse {
			want.After.Steps[i].PayBand = "6"
		}
	}
	for _, m := range []*Map{&want.Before, &want.After} { // ids and versions are the store's
		m.ID, m.Version = "", 0
		for i := range m.Steps {
			if m.Steps[i].Timing == m.Timing {
				m.Steps[i].Timing = Timing{} // inherited
			}
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%+v\nwant\n%+v", got, want)
	}
	if edits := Compare(want, got, staffGroups); len(edits) != 0 {
		t.Errorf("%+v", edits)
	}
}

func TestASplitSurvivesTheSheet(t *testing.T) {
	r := demo()
	r.Changes[4] = Change{Old: "b5", New: "a4", Decision: Split, DoneBefore: true}
	r.Changes[7] = Change{Old: "b5", New: "a5", Decision: Split, DoneBefore: true}
	got, _, err := r.Open().Read(Redesigned, staffGroups, nil, sheetDay)
	if err != nil || !slices.Equal(got.Changes, r.Changes) {
		t.Errorf("%v\n%+v", err, got.Changes)
	}
}

func TestSheetRefuses(t *testing.T) {
	for _, c := range []struct {
		what   string
		change func(*Sheet)
		field  string
		want   string
	}{
		{"words for minutes", func(s *Sheet) { s.Before[4].Minutes = "ten" }, "before-5-minutes", "Minutes of step 5 before must be a number"},
		{"a share above 100", func(s *Sheet) { s.After[3].Share = "101" }, "after-4-share", "Share of cases of step 4 after must be between 0 and 100"},
		{"nobody", func(s *Sheet) { s.Before[0].Role = "" }, "before-1-who", "Enter who does step 1 before"},
		{"nothing done", func(s *Sheet) { s.Before[0].Action = " " }, "before-1-action", "Enter what is done in step 1 before"},
		{"a volume in words", func(s *Sheet) { s.About.Volume = "many" }, "volume", "Cases a day must be a number, like 336"},
		{"a volume below zero", func(s *Sheet) { s.About.Volume = "-1" }, "volume", "Cases a day must be 0 or more"},
		{"half a case timed", func(s *Sheet) { s.About.Sample = "1.5" }, "sample", "Cases timed must be a whole number, like 120"},
		{"31 June", func(s *Sheet) { s.About.MappedOn = "2025-6-31" }, "mapped-on", "The day it was mapped must be a real date, like 21 5 2025"},
		{"tomorrow", func(s *Sheet) { s.About.MappedOn = (sheetDay + 1).String() }, "mapped-on", "The day it was mapped must be today or in the past"},
		{"a day type nobody knows", func(s *Sheet) { s.About.DayType = "moon" }, "day-type", "Which days are counted: choose one from the list"},
		{"a decision nobody knows", func(s *Sheet) { s.Before[0].Decision = "burn" }, "before-1-decision", "What happens to step 1 before: choose one from the list"},
		{"two roles of one name", func(s *Sheet) { s.Lanes = append(s.Lanes, Lane{Role: "Clinician"}) }, "lane-5-role", "Role 5 has the same name as another: “Clinician”"},
		{"a staff group nobody knows", func(s *Sheet) { s.Lanes[0].StaffGroup = "wizards" }, "lane-1-group", "Choose the staff group of role 1 from the list"},
		{"a way out above 100", func(s *Sheet) { s.Before[1].Links = []TypedLink{{To: "b3", Share: "101"}} }, "before-2-link-1-share", "Percent of a way out of step 2 before must be between 0 and 100"},
		{"a way out in words", func(s *Sheet) { s.Before[1].Links = []TypedLink{{}, {To: "b3", Share: "most"}} }, "before-2-link-2-share", "Percent of a way out of step 2 before must be a number"},
		{"a way out to nowhere", func(s *Sheet) { s.After[1].Links = []TypedLink{{When: "signed"}} }, "after-2-link-1-to", "Choose where step 2 after goes on to in this case"},
		{"21 ways out", func(s *Sheet) { s.After[1].Links = slices.Repeat([]TypedLink{{To: "a3"}}, 21) }, "after-2-links", "Step 2 after has 21 ways out: the most is 20"},
		{"201 steps", func(s *Sheet) {
			for len(s.Before) <= MaxSteps {
				s.Before = append(s.Before, s.Before[0])
			}
		}, "before-add", "A map can have 200 steps; this one has 201. Leave out the finest detail, or map two pieces of work"},
	} {
		s := demo().Open()
		c.change(&s)
		_, _, err := s.Read(Redesigned, staffGroups, nil, sheetDay)
		if got := fault.Of(err).Fields.For(c.field); got != c.want {
			t.Errorf("%s: %q, %v", c.what, got, err)
		}
	}
}

// A cell that cannot be read is not known; the rest of the sheet still tells how far it came.
func TestSheetKeepsNumbersOfRowsWithGaps(t *testing.T) {
	s := demo().Open()
	s.Before[4].Minutes = "ten"
	s.Insert(Current, 2, 1)
	r, _, err := s.Read(Redesigned, staffGroups, nil, sheetDay)
	if got := fault.Of(err).Fields.For("before-6-minutes"); got == "" {
		t.Error(err)
	}
	if got := r.Answer(staffGroups); got != "No hours yet: step 6 before has no minutes." {
		t.Error(got)
	}
	s = s.Compact()
	if s.Steps(Current) != 7 || !s.Before[7].Empty() || s.Before[2].ID != "b3" {
		t.Errorf("%+v", s.Before)
	}
}

// What the form proposed and nobody touched is no decision; what somebody changed or accepted is.
func TestProposalsAreNoDecisions(t *testing.T) {
	r := demo()
	r.Changes = nil
	s := r.Open()
	for i := range s.Before {
		for _, x := range r.Suggest() {
			if x.Old == s.Before[i].ID && x.Sure {
				s.Before[i].Decision, s.Before[i].Other, s.Before[i].Offered = x.Decision, x.New, Offer(x.Decision, x.New)
			}
		}
	}
	read := func() []Change {
		got, _, err := s.Read(Redesigned, staffGroups, nil, sheetDay)
		if err != nil {
			t.Fatal(err)
		}
		return got.Changes
	}
	if got := read(); len(got) != 0 {
		t.Errorf("proposals were taken for decisions: %+v", got)
	}
	s.Before[2].Decision, s.Before[2].Other = Merge, "a1"
	if got := read(); len(got) != 1 || got[0].Decision != Merge {
		t.Errorf("%+v", got)
	}
	if about := s.Accept(r.Suggest(), "b2"); !slices.Equal(about, []string{"b2"}) {
		t.Error(about)
	}
	if got := read(); len(got) != 2 || got[0] != (Change{Old: "b2", New: "a2", Decision: Keep, Why: "Suggested: same words before and after", DoneBefore: true}) {
		t.Errorf("%+v", got)
	}
	open, _, _ := s.Read(Redesigned, staffGroups, nil, sheetDay)
	if about := s.Accept(open.Suggest(), ""); len(about) != 5 || len(read()) != 7 {
		t.Errorf("%q accepted, %+v", about, read())
	}
}

func TestEditingRows(t *testing.T) {
	ids := func(s Sheet) string {
		var out []string
		for _, r := range s.Before {
			out = append(out, r.ID)
		}
		return strings.Join(out, " ")
	}
	s := demo().Open()
	s.Before = s.Before[:3]
	if !s.Move(Current, 2, -1) || ids(s) != "b1 b3 b2" || s.Move(Current, 0, -1) || s.Move(Current, 2, 1) ||
		!s.Move(Current, 0, 2) || ids(s) != "b3 b2 b1" || !s.Move(Current, 2, -2) || ids(s) != "b1 b3 b2" || s.Move(Current, 1, 0) {
		t.Error(ids(s))
	}
	s.Duplicate(Current, 0, "new")
	if ids(s) != "b1 new b3 b2" || s.Before[1].Action != s.Before[0].Action || s.Before[1].Decision != "" {
		t.Error(ids(s))
	}
	gone, ok := s.Delete(Current, 1)
	if !ok || gone.ID != "new" || ids(s) != "b1 b3 b2" {
		t.Error(ids(s))
	}
	s.PutBack(Current, 1, gone)
	s.Insert(Current, 0, 2)
	if ids(s) != "  b1 new b3 b2" || !s.Before[0].Empty() || s.Before[0].Share != "100" {
		t.Errorf("%q", ids(s))
	}
	if _, ok := s.Delete(Current, 99); ok {
		t.Error("deleted what is not there")
	}
}

func TestPastedRowsBringTheirRoles(t *testing.T) {
	p, err := Paste("Open the form\tSenior nurse\t2\t100\nFile it\tward clerk\t1\t50%\nSign it\tClinician\t1\t100\nScan it\tSENIOR NURSE\t1\t100", Current, 1)
	if err != nil {
		t.Fatal(err)
	}
	groups := append(slices.Clone(staffGroups), Group{"managerial", "Managers", false})
	s := Sheet{Before: []Typed{Blank(), Blank()}}
	n := 0
	if first, ids := s.Use(Current, p.Inputs(), groups, func() string { n++; return fmt.Sprint("s", n) }); first != 1 || strings.Join(ids, " ") != "s1 s2 s3 s4" {
		t.Error(first, ids)
	}
	if want := []Lane{{"Senior nurse", nurse, ""}, {"ward clerk", admin, ""}, {"Clinician", "", ""}}; !slices.Equal(s.Lanes, want) {
		t.Errorf("%+v", s.Lanes)
	}
	if len(s.Before) != 4 || s.Before[3].Role != "Senior nurse" || s.Before[3].ID != "s4" {
		t.Errorf("%+v", s.Before)
	}
}

func TestCompare(t *testing.T) {
	old, new := demo(), demo()
	new.Before.Steps[2].Minutes = old.Before.Steps[0].Minutes
	new.Before.Steps[0], new.Before.Steps[1] = new.Before.Steps[1], new.Before.Steps[0]
	new.Before.Steps[0].Position, new.Before.Steps[1].Position = 1, 2
	new.After.Steps = new.After.Steps[:5]
	new.Changes[2].Why = "Nothing to scan"
	new.Before.Record.Volume.D += 10000
	want := []Edit{
		{"cases a working day", "336", "337"},
		{"step 3 before, Scan the signed form and upload it: minutes", "3.5", "2"},
		{"order of the steps before", "Print the form and find the leaflet; Explain, discuss and agree with the person; Scan the signed form and upload it; Re-key the decision into the record; Chase a missing or unreadable form; Ask again because it cannot be found; File paper and check the scan",
			"Explain, discuss and agree with the person; Print the form and find the leaflet; Scan the signed form and upload it; Re-key the decision into the record; Chase a missing or unreadable form; Ask again because it cannot be found; File paper and check the scan"},
		{"step 6 after, taken out", "Watch the exception queue and fix matching errors; who does it: records administrator; minutes: 0.9; % of cases: 100; whose time it is: Administrative and clerical staff; type: Check; value: Needed", ""},
		{"what happens to step 3 before", "Remove: No paper to scan (core)", "Remove: Nothing to scan (core)"},
		{"what happens to step 7 before", "Move to another role as “Watch the exception queue and fix matching errors”: Central records team watches the queue", "Move to another role: Central records team watches the queue"},
	}
	if got := Compare(old, new, staffGroups); !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

func TestHoursByGroup(t *testing.T) {
	h, _ := demo().Hours(staffGroups)
	var got []string
	for _, g := range h.ByGroup() {
		got = append(got, fmt.Sprintf("%s %s %s %s", g.Group, one(g.Before), one(g.After), short(g.ADay)))
	}
	if want := []string{"nursing_midwifery 16.0 6.0 56", "administrative 1.5 0.9 3.36"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestInTheWay(t *testing.T) {
	if got := demo().InTheWay(staffGroups); len(got) != 0 {
		t.Errorf("%+v", got)
	}
	if got := (Redesign{Before: Map{State: Current}, After: Map{State: Redesigned}}).InTheWay(staffGroups); len(got) != 2 || got[0].Says != "There are no steps before yet" {
		t.Errorf("%+v", got)
	}
	same := demo()
	same.After.Steps = same.Before.Steps
	if got := same.InTheWay(staffGroups); !slices.ContainsFunc(got, func(f Finding) bool { return f.Says == SameProcess }) {
		t.Errorf("%+v", got)
	}
}
