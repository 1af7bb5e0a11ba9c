package workflow_test

import (
	"math/big"
	"slices"
	"testing"

	"groundwork/internal/content"
	"groundwork/internal/decimal"
	"groundwork/internal/workflow"
)

func load(t *testing.T) (*content.Demo, workflow.Groups) {
	t.Helper()
	library, err := content.Load()
	if err != nil {
		t.Fatal(err)
	}
	demo, err := content.LoadDemo(library)
	if err != nil {
		t.Fatal(err)
	}
	var groups workflow.Groups
	for _, g := range library.Measures.StaffGroups {
		groups = append(groups, workflow.Group(g))
	}
	return demo, groups
}

func steps(from []content.DemoStep, version int) []workflow.Step {
	var out []workflow.Step
	for _, s := range from {
		if len(s.InVersions) > 0 && !slices.Contains(s.InVersions, version) {
			continue
		}
		out = append(out, workflow.Step{ID: s.ID, Position: len(out) + 1, Action: s.Action, Role: s.Lane, StaffGroup: s.StaffGroup, PayBand: s.PayBand, Type: s.Type, Worth: s.Value,
			Minutes: decimal.Some(s.TouchMinutes), Share: decimal.Some(s.SharePercent), Timing: workflow.Timing{Method: s.TimingMethod, Sample: s.SampleSize}})
	}
	return out
}

// The record that ships, by the staff groups that ship, gives its own arithmetic and passes its own checks.
func TestTheDemoThatShips(t *testing.T) {
	demo, groups := load(t)
	w, want := demo.Workflow, demo.Arithmetic
	record := workflow.Record{UnitOfWork: w.UnitOfWork, StartEvent: w.StartEvent, EndEvent: w.EndEvent, DayType: w.OperatingDays, Volume: decimal.Some(decimal.Of(int64(w.VolumePerDay)))}
	r := workflow.Redesign{
		Before: workflow.Map{State: workflow.Current, Record: record, Steps: steps(w.Before, 0)},
		After:  workflow.Map{State: workflow.Redesigned, Record: record, Steps: steps(w.After, 0)},
	}
	for _, c := range w.Changes {
		r.Changes = append(r.Changes, workflow.Change{Old: c.OldStep, New: c.NewStep, Decision: c.Decision, Why: c.Why, Part: c.CoreOrAdaptable, DoneBefore: c.DoneBeforeTechnology})
	}
	if found := r.Checks(groups); len(found) > 0 {
		t.Errorf("checks: %+v", found)
	}
	h, _ := r.Hours(groups)
	year := workflow.Year{WorkingDays: 253, CalendarDays: 365, ProductiveHours: decimal.Of(1570)}
	repay, _ := h.DaysToRepay(workflow.Clinical, want.OneOffHours)
	value := new(big.Rat).Mul(h.AYear(workflow.Clinical, 253), big.NewRat(36, 1))
	for what, c := range map[string]struct {
		got    *big.Rat
		want   decimal.Decimal
		places int
	}{
		"minutes before":        {h.Before.Clinical, want.ClinicalMinutesBefore, 4},
		"minutes after":         {h.After.Clinical, want.ClinicalMinutesAfter, 4},
		"minutes saved":         {h.Saved(workflow.Clinical), want.ClinicalMinutesSaved, 4},
		"clinical hours":        {h.ADay(workflow.Clinical), want.ClinicalHoursFreed, 4},
		"admin minutes before":  {h.Before.Administrative, want.AdminMinutesBefore, 4},
		"admin minutes after":   {h.After.Administrative, want.AdminMinutesAfter, 4},
		"administrative hours":  {h.ADay(workflow.Administrative), want.AdminHoursFreed, 4},
		"all hours":             {h.ADay(workflow.All), want.AllHoursFreed, 4},
		"hours a year":          {h.AYear(workflow.Clinical, year.Days(h.DayType)), want.AnnualClinicalHours, 4},
		"full-time staff":       {h.FullTime(workflow.Clinical, 253, year), want.WholeTimeEquivalents, 1},
		"365 days":              {h.AYear(workflow.Clinical, 365), want.WronglyTimes365, 4},
		"potential":             {h.Potential(workflow.Clinical, decimal.Of(420)), want.PotentialAtEligible420, 4},
		"days to repay":         {repay, want.WorkingDaysToRepay, 1},
		"at 36 pounds an hour":  {value, decimal.Of(int64(want.ValuePounds)), 4},
		"hours put to use, 31%": {new(big.Rat).Mul(h.ADay(workflow.Clinical), big.NewRat(31, 100)), want.RedeployedHours, 4},
	} {
		if decimal.Format(c.got, c.places) != c.want.Fixed(c.places) {
			t.Errorf("%s: %s, want %s", what, decimal.Format(c.got, c.places), c.want)
		}
	}
	if g := r.Grade(false); g.Letter != "B" {
		t.Errorf("grade %+v", g)
	}
	var recorded []workflow.Approval
	for _, a := range w.Approved {
		next := workflow.Approval{Version: w.Version, Function: a.As, Person: a.By, On: a.ApprovedOn}
		if err := workflow.Approve(recorded, next, a.ApprovedOn); err != nil {
			t.Errorf("%s: %v", a.As, err)
		}
		recorded = append(recorded, next)
	}
	if on, ok := workflow.Approved(recorded, w.Version); !ok || on.String() != "2025-07-30" {
		t.Errorf("approved %v on %s", ok, on)
	}
	r.Changes = nil
	if got := workflow.SuggestionsLine(r.Suggest()); got != "6 suggestions, 2 need you" {
		t.Errorf("%q", got)
	}
}

// The first adopter's own maps: both versions, and their share of what the pilot saves.
func TestTheAdopterThatShips(t *testing.T) {
	demo, groups := load(t)
	w := demo.AdopterWorkflow
	before := workflow.Map{State: workflow.Current, Steps: steps(w.Before, 0)}
	b, _ := before.Minutes(groups)
	for version, want := range map[int]struct {
		after, saved decimal.Decimal
		share        int
	}{1: {w.Expected.MinutesAfter1, w.Expected.Saved1, w.Expected.SharePercent1}, 2: {w.Expected.MinutesAfter2, w.Expected.Saved2, w.Expected.SharePercent2}} {
		after := workflow.Map{State: workflow.AsAdopted, Steps: steps(w.After, version)}
		a, missing := after.Minutes(groups)
		saved := new(big.Rat).Sub(b.Clinical, a.Clinical)
		share := new(big.Rat).Mul(saved, big.NewRat(10, 1)) // of the pilot's 10.0 minutes, in percent
		if len(missing) > 0 || b.Clinical.Cmp(w.Expected.MinutesBefore.Rat()) != 0 || a.Clinical.Cmp(want.after.Rat()) != 0 || saved.Cmp(want.saved.Rat()) != 0 || decimal.Format(share, 0) != decimal.Of(int64(want.share)).Fixed(0) {
			t.Errorf("version %d: %s to %s, saved %s, %s%%", version, b.Clinical.FloatString(2), a.Clinical.FloatString(2), saved.FloatString(2), share.FloatString(1))
		}
	}
}

// The first adopter's distance from the pack, version by version, with what it wrote down of its differences.
func TestTheDistanceThatShips(t *testing.T) {
	demo, groups := load(t)
	w := demo.AdopterWorkflow
	pack := workflow.Redesign{Before: workflow.Map{State: workflow.Current, Steps: steps(demo.Workflow.Before, 0)}, After: workflow.Map{State: workflow.Redesigned, Steps: steps(demo.Workflow.After, 0)}}
	for _, c := range demo.Workflow.Changes {
		pack.Changes = append(pack.Changes, workflow.Change{Old: c.OldStep, New: c.NewStep, Decision: c.Decision, Part: c.CoreOrAdaptable})
	}
	var said []workflow.Adaptation
	for _, d := range w.Differences {
		said = append(said, workflow.Adaptation{PackStep: d.PackStep, LocalStep: d.LocalStep, Difference: d.Difference, Reason: d.Reason, Part: d.CoreOrAdaptable, Agreed: d.AgreedWithPilotTeam, Effect: d.EffectSeen})
	}
	for version, want := range map[int]struct {
		core           int
		words, minutes string
		earlier        int
	}{
		1: {w.Expected.CoreChanged1, "1 of 6 core parts changed, 1 of 2 adaptable parts changed, 1 step added", "4.1 minutes saved a case here, 10.0 at the pilot", 0},
		2: {w.Expected.CoreChanged2, "0 of 6 core parts changed, 1 of 2 adaptable parts changed", "9.2 minutes saved a case here, 10.0 at the pilot", 1},
	} {
		own := workflow.Redesign{Before: workflow.Map{State: workflow.Current, Steps: packed(w.Before, 0)}, After: workflow.Map{State: workflow.AsAdopted, Steps: packed(w.After, version)}}
		d := pack.Distance(own, said)
		if n, _ := d.Core(); n != want.core || d.Words() != want.words || len(d.Earlier) != want.earlier || len(d.Asking()) > 0 {
			t.Errorf("version %d: %q, %d core parts changed, want %q and %d; earlier %+v; asks %+v", version, d.Words(), n, want.words, want.core, d.Earlier, d.Asking())
		}
		if got := workflow.Apart(own, pack, groups); got != want.minutes {
			t.Errorf("version %d: %q, want %q", version, got, want.minutes)
		}
	}
}

// packed are own steps that know which of the pilot's they come from.
func packed(from []content.DemoStep, version int) []workflow.Step {
	out := steps(from, version)
	for i := range out {
		for _, s := range from {
			if s.ID == out[i].ID {
				out[i].PackStep = s.PackStep
			}
		}
	}
	return out
}
