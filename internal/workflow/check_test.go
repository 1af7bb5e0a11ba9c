package workflow

import (
	"slices"
	"strings"
	"testing"

	"groundwork/internal/decimal"
)

func TestDemoPassesItsChecks(t *testing.T) {
	if found := demo().Checks(staffGroups); len(found) != 0 {
		t.Errorf("the demo record fails %+v", found)
	}
}

func TestChecks(t *testing.T) {
	for _, c := range []struct {
		what   string
		change func(*Redesign)
		stops  Stops
		want   string
		field  string
	}{
		{"a share of 100.0001", func(r *Redesign) { r.Before.Steps[4].Share = decimal.Some(1_000_001) }, StopsHours,
			"Step 5 before happens in 100.0001% of cases: the share must be between 0 and 100", "before-5-share"},
		{"no way of finding", func(r *Redesign) {
			r.Before.Timing, r.Before.Steps[0].Timing = Timing{}, Timing{}
		}, StopsApproval, "Step 1 before has minutes, but nobody has said how they were found", "before-1-method"},
		{"observed without sample", func(r *Redesign) {
			r.After.Timing.Sample, r.After.Steps[3].Timing = 0, Timing{Method: Observed}
		}, StopsApproval, "Step 4 after was observed, but how many cases were timed is missing", "after-4-sample"},
		{"no decision", func(r *Redesign) { r.Changes = slices.Delete(r.Changes, 3, 4) }, StopsApproval, "Step 4 before has no decision yet", "before-4-decision"},
		{"two decisions", func(r *Redesign) { r.Changes = append(r.Changes, Change{Old: "b2", Decision: Remove}) }, StopsApproval,
			"Step 2 before has 2 decisions, Keep and Remove: choose one", "before-2-decision"},
		{"a new step from nowhere", func(r *Redesign) { r.Changes = r.Changes[:7] }, StopsApproval,
			"Step 5 after comes from no step before and is not marked as added", "after-5-decision"},
		{"an old step that is gone", func(r *Redesign) { r.Changes[1].Old = "b99" }, StopsApproval,
			"The decision “Keep” for step 2 after names a step before that is gone: choose again", "after-2-decision"},
		{"a new step that is gone", func(r *Redesign) { r.Changes[1].New = "a99" }, StopsApproval,
			"The decision “Keep” for step 2 before names a step after that is gone: choose again", "before-2-decision"},
		{"both gone", func(r *Redesign) { r.Changes = append(r.Changes, Change{Old: "x", Decision: Remove}) }, StopsApproval,
			"A decision “Remove” names a step before that is gone: take it out", ""},
		{"kept as nothing", func(r *Redesign) { r.Changes[1].New = "" }, StopsApproval,
			"The decision “Keep” for step 2 before has to name the step after that it becomes", "before-2-decision"},
		{"removed into something", func(r *Redesign) { r.Changes[2].New = "a1" }, StopsApproval,
			"Step 3 before is removed, but step 1 after is named: removed means that nothing comes of it", "before-3-decision"},
		{"added although it was there", func(r *Redesign) { r.Changes[7].Old = "b6" }, StopsApproval,
			"Step 6 before cannot be added: it was there before. Choose what happens to it", "before-6-decision"},
		{"automated first", func(r *Redesign) {
			for i := range r.Changes {
				r.Changes[i].DoneBefore = false
			}
		}, StopsApproval, "Step 4 before is automated, and no step was removed, merged or standardised before the technology came: take something out first, or say why not", "why-automate-first"},
		{"identical maps", func(r *Redesign) {
			r.After.Steps = slices.Clone(r.Before.Steps)
			r.After.Steps[3].Role, r.After.Steps[3].StaffGroup = "system", Nobody
		}, StopsApproval, SameProcess, "after-1-action"},
		{"more handovers", func(r *Redesign) { r.After.Steps[4].Role = "volunteer" }, StopsApproval,
			"The work changes hands 2 times after, 1 time before: say why", "why-more-handovers"},
		{"ways out of a decision", func(r *Redesign) {
			r.Before.Links = []Link{{From: "b2", To: "b3", Share: decimal.Some(decimal.Of(60))}, {From: "b2", To: "b6", Share: decimal.Some(decimal.Of(30))}}
		}, StopsApproval, "The shares leaving step 2 before add to 90, not 100", "before-2-links"},
		{"a way out without its share", func(r *Redesign) {
			r.Before.Links = []Link{{From: "b2", To: "b3", Share: decimal.Some(decimal.Of(60))}, {From: "b2", To: "b6"}}
		}, StopsApproval, "The way from step 2 before to step 6 has no percent: the shares leaving a step must add to 100", "before-2-links"},
		{"ways without any share", func(r *Redesign) {
			r.After.Links = []Link{{From: "a2", To: "a3"}, {From: "a2", To: "a4"}}
		}, StopsNothing, "Step 2 after has 2 ways out, and nobody has said what percent of cases takes each", "after-2-links"},
		{"a way to a step that is gone", func(r *Redesign) {
			r.Before.Links = []Link{{From: "b2", To: "b99", Share: decimal.Some(decimal.Of(100))}}
		}, StopsApproval, "A way out of step 2 before leads to a step that is gone: choose where it goes on to", "before-2-links"},
		{"nobody said how any time was found", func(r *Redesign) {
			r.Before.Timing = Timing{}
			for i := range r.Before.Steps {
				r.Before.Steps[i].Timing = Timing{}
			}
		}, StopsApproval, "Steps 1, 2, 3, 4, 5, 6 and 7 before have minutes, but nobody has said how they were found", "before-1-method"},
		{"a spread the wrong way round", func(r *Redesign) {
			r.Before.Steps[0].Median, r.Before.Steps[0].P90 = decimal.Some(decimal.Of(3)), decimal.Some(decimal.Of(2))
		}, StopsNothing, "Step 1 before has a slowest-tenth time of 2 minutes, below its median of 3", "before-1-p90"},
	} {
		r := demo()
		c.change(&r)
		found := r.Checks(staffGroups)
		want := Finding{c.stops, c.want, c.field}
		if !slices.Contains(found, want) {
			t.Errorf("%s: %+v", c.what, found)
		}
	}
}

func TestChecksThatPassAgain(t *testing.T) {
	for what, change := range map[string]func(*Redesign){
		"a share of exactly 100":                func(r *Redesign) { r.Before.Steps[4].Share = decimal.Some(decimal.Of(100)) },
		"a step that inherits how it was found": func(r *Redesign) { r.Before.Steps[0].Timing = Timing{} },
		"automated first with a reason": func(r *Redesign) {
			for i := range r.Changes {
				r.Changes[i].DoneBefore = false
			}
			r.WhyAutomateFirst = "The old form is fixed by law until March"
		},
		"more handovers with a reason": func(r *Redesign) {
			r.After.Steps[4].Role, r.WhyMoreHandovers = "volunteer", "Volunteers have the time that nurses lack"
		},
		"a split into two": func(r *Redesign) {
			r.Changes[4] = Change{Old: "b5", New: "a4", Decision: Split}
			r.Changes[7] = Change{Old: "b5", New: "a5", Decision: Split}
		},
		"ways that add to 100": func(r *Redesign) {
			r.Before.Links = []Link{{From: "b2", To: "b3", Share: decimal.Some(333_333)}, {From: "b2", To: "b6", Share: decimal.Some(666_667)}}
		},
	} {
		r := demo()
		change(&r)
		if found := r.Checks(staffGroups); len(found) != 0 {
			t.Errorf("%s: %+v", what, found)
		}
	}
}

func TestGrade(t *testing.T) {
	for _, c := range []struct {
		what       string
		comparison bool
		change     func(*Redesign)
		want       string
		why        string
	}{
		{"the demo", false, func(*Redesign) {}, "B", "comparison"},
		{"with a comparison", true, func(*Redesign) {}, "A", ""},
		{"30 cases", true, func(r *Redesign) { r.After.Steps[3].Timing.Sample = 30 }, "A", ""},
		{"29 cases", true, func(r *Redesign) { r.After.Steps[3].Timing.Sample = 29 }, "C", "Step 4 after was timed in 29 cases; 30 are needed"},
		{"estimated", true, func(r *Redesign) { r.Before.Steps[0].Timing.Method = Estimated }, "C", "Step 1 before was estimated"},
		{"assumed is worst", true, func(r *Redesign) {
			r.Before.Steps[0].Timing.Method, r.Before.Steps[1].Timing.Method = Estimated, Assumed
		}, "D", "Step 2 before was assumed"},
		{"the system's own step counts for nothing", true, func(r *Redesign) { r.After.Steps[2].Timing = Timing{Method: Assumed} }, "A", ""},
		{"a step without minutes counts for nothing", true, func(r *Redesign) {
			r.Before.Steps[0].Minutes, r.Before.Steps[0].Timing.Method = decimal.Maybe{}, Assumed
		}, "A", ""},
		{"no minutes at all", true, func(r *Redesign) { r.Before.Steps, r.After.Steps = nil, nil }, "D", "No step has minutes yet"},
	} {
		r := demo()
		c.change(&r)
		if g := r.Grade(c.comparison); g.Letter != c.want || !strings.Contains(g.Why, c.why) {
			t.Errorf("%s: %+v", c.what, g)
		}
	}
}

func TestFriction(t *testing.T) {
	r := demo()
	r.Before.Steps[3].Rekeyed = true
	var got []string
	for _, d := range r.Differences(staffGroups) {
		got = append(got, d.What+": "+d.Before+" to "+d.After)
	}
	want := []string{
		"Steps: 7 to 6",
		"Times the work changes hands: 1 to 1",
		"Points at which somebody decides: 1 to 1",
		"Times data are typed again: 1 to 0",
		"Systems opened: Not known to Not known",
		"Hands-on time spent on doing again or chasing: 17% to 6%",
		"Hands-on time that adds value: 29% to 72%",
		"Hands-on share of the time from start to finish: Not known to Not known",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s", strings.Join(got, "\n"))
	}
	for i := range r.Before.Steps {
		r.Before.Steps[i].Wait = decimal.Some(decimal.Of(10))
		r.After.Steps[i%6].Wait = decimal.Some(decimal.Of(20))
	}
	r.Before.Steps[0].System, r.Before.Steps[1].System, r.After.Steps[0].System = "Scanner", "scanner", "Record"
	d := r.Differences(staffGroups)
	if d[4].Before != "1" || d[4].After != "1" || d[7].Before != "24%" || !d[7].Grew {
		t.Errorf("%+v", d[4:])
	}
}
