package board_test

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"groundwork/internal/benefit"
	"groundwork/internal/board"
	"groundwork/internal/content"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/workflow"
)

var today = day.On(2026, 11, 22)

func load(t *testing.T) (*content.Library, *content.Demo) {
	t.Helper()
	library, err := content.Load()
	if err != nil {
		t.Fatal(err)
	}
	demo, err := content.LoadDemo(library)
	if err != nil {
		t.Fatal(err)
	}
	return library, demo
}

// northmoor are the benefits of the demo's pilot as they were recorded.
func northmoor(t *testing.T, library *content.Library, demo *content.Demo) []board.Benefit {
	t.Helper()
	var out []board.Benefit
	for _, s := range demo.Series.Series {
		m, ok := library.Measures.Measure(s.Measure)
		if !ok {
			t.Fatalf("no measure %s", s.Measure)
		}
		for _, b := range demo.Benefits {
			if b.ID != s.Benefit {
				continue
			}
			r := benefit.Record{ID: b.ID, Subject: benefit.Subject{Kind: benefit.OfPilot, ID: "demo-consent", Live: day.On(2025, 9, 1), Ended: day.On(2026, 3, 31)}, Measure: m, Today: today,
				Profile: profile(m, b, s.Every), Baselines: []benefit.Baseline{found(b)}}
			for i, f := range s.Rows {
				if f.State != "late" {
					r.Rows = append(r.Rows, benefit.Observation{ID: fmt.Sprintf("%s-%03d", b.ID, i), Measure: m.Ref(), Period: benefit.Period{From: f.Start, To: f.End},
						State: benefit.State(f.State), Value: f.Value, Numerator: f.Numerator, Denominator: f.Denominator, RecordedAt: day.At(f.End.Time())})
				}
			}
			if b.Status == "realised" || b.Status == "verified" {
				r.Reviews = append(r.Reviews, benefit.Review{ID: "a", Kind: benefit.Accept, On: day.On(2026, 4, 15), Grade: b.Grade, At: day.At(day.On(2026, 4, 15).Time())})
			}
			for _, v := range demo.Verifications {
				if v.Benefit == b.ID {
					r.Reviews = append(r.Reviews, benefit.Review{ID: "v", Kind: benefit.Verify, On: v.VerifiedOn, Grade: v.GradeConfirmed, At: day.At(v.VerifiedOn.Time())})
				}
			}
			for _, c := range demo.Contests {
				if c.Benefit == b.ID {
					r.Reviews = append(r.Reviews, benefit.Review{ID: "c", Kind: benefit.Contest, On: c.ContestedOn, At: day.At(c.ContestedOn.Time())})
				}
			}
			out = append(out, board.Benefit{Innovation: board.Brief(demo.Innovation.Name), AnswerOwed: "Lucy Hartley", Judged: r.Judge()})
		}
	}
	return out
}

func profile(m benefit.Measure, b content.DemoBenefit, every string) benefit.Profile {
	p := benefit.Profile{Measure: m.Ref(), StaffGroups: b.StaffGroups, Class: b.Class, Kind: benefit.Benefit, Target: b.Target, TargetOn: b.TargetOn,
		Every: benefit.Frequency(every), Annual: strings.HasSuffix(b.Unit, "a year"), Found: side(b.Grade)}
	if b.Disbenefit {
		p.Kind = benefit.Disbenefit
	}
	return p
}

func found(b content.DemoBenefit) benefit.Baseline {
	l := benefit.Baseline{ID: b.ID, Value: b.Baseline, LockedOn: b.BaselineLockedOn, Found: side(b.Grade)}
	if !b.Baseline.Known || b.Disbenefit {
		l.Found.Method = benefit.Nothing
	}
	return l
}

func side(grade string) benefit.Side {
	if grade == "C" {
		return benefit.Side{Method: benefit.Estimated}
	}
	return benefit.Side{Method: benefit.BySystem}
}

func models(t *testing.T, library *content.Library, demo *content.Demo) []board.Model {
	t.Helper()
	m, ok := board.ModelOf("demo-consent", redesign(demo), groups(library))
	if !ok {
		t.Fatal("the maps of the record that ships cannot be reckoned")
	}
	m.Approved = true
	return []board.Model{m}
}

// The board of the pilot's trust, from the rows of the record that ships.
func TestTheDemosBoard(t *testing.T) {
	library, demo := load(t)
	grades := library.Measures.Grades
	maps := models(t, library, demo)
	totals := board.Total(northmoor(t, library, demo), library.Measures.StaffGroups)

	want := "Digital consent frees 55.6 clinical hours a working day, Measured (B); 31% are shown to be in use, and it costs £70,150 a year more in cash than it saves."
	if got := totals.Gain(nil, nil, grades).Headline(); got != want {
		t.Errorf("headline %q", got)
	}
	for i, want := range []string{
		"Freed|55.6|clinical hours a working day|B|not yet checked|2 to 29 March 2026; target 50",
		"Put to use|31%|of hours freed (1,002 of 3,233)|C|not yet checked|January to March 2026; target 50%",
		"Cash released|£18,250|a year less on paper, print, post and storage|A|checked 17 April 2026|January to March 2026 times four; target £13,200",
		"New cost|£88,400|a year: cost of running it|A|checked 20 April 2026|January to March 2026 times four; plan £86,000",
	} {
		x := totals.Tiles()[i]
		if got := strings.Join([]string{x.Name, x.Figure, x.Unit, x.Grade, x.Note, x.Foot}, "|"); got != want {
			t.Errorf("tile %q", got)
		}
	}
	if len(totals.Left) != 1 || totals.Left[0].Benefit.ID != "ben-2" {
		t.Fatalf("left out: %+v", totals.Left)
	}
	want = "3.3 hours a working day, Measured (B), 2 to 29 March 2026. Contested since 6 May 2026 and out of the totals until it is settled; Lucy Hartley to answer."
	if got := totals.Left[0].Says(grades); got != want {
		t.Errorf("left out %q", got)
	}

	l, ok := totals.Ladder(maps, grades)
	if !ok || l.Finding != "For 31% of the hours freed we can show what they were used for" ||
		l.Note != "Clinical hours a working day, January to March 2026 (60 working days). Could be freed: all 420 eligible cases a day." {
		t.Errorf("ladder %+v", l)
	}
	for i, want := range []string{"Could be freed 70.0 Modelled", "Freed 53.9 Measured (B)", "Put to use 16.7 Estimated (C)", "Taken out of a budget none claimed "} {
		r := l.Rungs[i]
		got := r.Label + " " + r.Says + " " + r.Sure
		if r.Hours != nil {
			got = r.Label + " " + r.Hours.FloatString(1) + " " + r.Sure
		}
		if got != want {
			t.Errorf("rung %q", got)
		}
	}

	w, ok := totals.HoursWaterfall(maps)
	if !ok || w.Finding != "After new work, 59.4 hours a working day are left" ||
		w.Note != "Hours a working day, modelled from both maps at 336 cases. Measured since: 55.6 clinical, 3.3 administrative (contested)." {
		t.Errorf("hours %q, %q", w.Finding, w.Note)
	}
	steps(t, w, "Clinical work that stopped +61.6", "Administrative work that stopped +8.4", "New clinical work −5.6", "New administrative work −5.0", "Net, all staff +59.4")
	if net := w.Steps[4].Value; net.Cmp(big.NewRat(5936, 100)) != 0 {
		t.Errorf("net %s", net)
	}

	c, ok := totals.CashWaterfall(grades)
	if !ok || c.Finding != "In cash it costs £70,150 a year more than it saves" ||
		c.Note != "Pounds a year, January to March 2026 times four. Both lines are Measured with comparison (A) and checked. Hours are not priced here." {
		t.Errorf("cash %q, %q", c.Finding, c.Note)
	}
	steps(t, c, "Less spent: paper, print, post and storage +£18,250", "Cost of running it −£88,400", "Net cash, a year −£70,150")
}

func steps(t *testing.T, w board.Waterfall, want ...string) {
	t.Helper()
	if len(w.Steps) != len(want) {
		t.Fatalf("%d steps, want %d", len(w.Steps), len(want))
	}
	for i, s := range w.Steps {
		if got := s.Label + " " + s.Shown; got != want[i] {
			t.Errorf("step %q, want %q", got, want[i])
		}
	}
}

func groups(library *content.Library) workflow.Groups {
	var out workflow.Groups
	for _, g := range library.Measures.StaffGroups {
		out = append(out, workflow.Group(g))
	}
	return out
}

func redesign(demo *content.Demo) workflow.Redesign {
	w := demo.Workflow
	record := workflow.Record{UnitOfWork: w.UnitOfWork, StartEvent: w.StartEvent, EndEvent: w.EndEvent, DayType: w.OperatingDays,
		Volume: decimal.Some(decimal.Of(int64(w.VolumePerDay))), Eligible: decimal.Some(decimal.Of(420))}
	r := workflow.Redesign{
		Before: workflow.Map{State: workflow.Current, Record: record, Steps: mapped(w.Before)},
		After:  workflow.Map{State: workflow.Redesigned, Record: record, Steps: mapped(w.After)},
	}
	for _, c := range w.Changes {
		r.Changes = append(r.Changes, workflow.Change{Old: c.OldStep, New: c.NewStep, Decision: c.Decision})
	}
	return r
}

func mapped(from []content.DemoStep) []workflow.Step {
	var out []workflow.Step
	for i, s := range from {
		out = append(out, workflow.Step{ID: s.ID, Position: i + 1, StaffGroup: s.StaffGroup, Type: s.Type,
			Minutes: decimal.Some(s.TouchMinutes), Share: decimal.Some(s.SharePercent), Timing: workflow.Timing{Method: s.TimingMethod, Sample: s.SampleSize}})
	}
	return out
}
