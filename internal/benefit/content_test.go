package benefit_test

import (
	"strings"
	"testing"

	"groundwork/internal/benefit"
	"groundwork/internal/content"
	"groundwork/internal/day"
)

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

// Every row of the record that ships is entered as a person would type it, the corrections on top; each benefit's
// newest figure is then what the record says, and its status follows from the facts.
func TestTheFiguresThatShip(t *testing.T) {
	library, demo := load(t)
	today := day.On(2026, 11, 22)
	for _, s := range demo.Series.Series {
		m, ok := library.Measures.Measure(s.Measure)
		if !ok {
			t.Fatalf("no measure %s", s.Measure)
		}
		rows := enter(t, m, s.Rows, today)
		rows = correct(t, m, rows, demo.Corrections, s.Benefit, today)
		var b content.DemoBenefit
		for _, x := range demo.Benefits {
			if x.ID == s.Benefit {
				b = x
			}
		}
		p := benefit.Profile{Measure: m.Ref(), Target: b.Target, TargetOn: b.TargetOn, Class: b.Class, Every: benefit.Frequency(s.Every), Annual: strings.HasSuffix(b.Unit, "a year"), Kind: benefit.Benefit}
		if b.Disbenefit {
			p.Kind = benefit.Disbenefit
		}
		now, err := p.Now(m, benefit.Standing(rows))
		places := 0
		if _, frac, point := strings.Cut(b.Actual.Plain(), "."); point {
			places = len(frac)
		}
		if err != nil || now.Fixed(places) != b.Actual.D.Fixed(places) {
			t.Errorf("%s: %s in %s, %v; want %s", b.ID, now.Fixed(places), now.Period, err, b.Actual.Plain())
		}
		f := benefit.Facts{Profile: p, Measure: m, Rows: rows, Live: day.On(2025, 9, 1), Grade: b.Grade, Today: today, Missed: b.Reason}
		if b.Status == "realised" || b.Status == "verified" {
			f.Accepted = day.On(2026, 4, 22)
		}
		for _, v := range demo.Verifications {
			if v.Benefit == b.ID {
				f.Verified = v.VerifiedOn
			}
		}
		if got := f.Status(); string(got) != b.Status {
			t.Errorf("%s: %s, want %s", b.ID, got, b.Status)
		}
	}
}

func enter(t *testing.T, m benefit.Measure, figures []content.DemoFigure, today day.Day) []benefit.Observation {
	t.Helper()
	var rows []benefit.Observation
	for _, f := range figures {
		if f.State == "late" {
			continue // owed: there is no row
		}
		in := benefit.Input{From: f.Start.String(), To: f.End.String(), State: f.State, Value: f.Value.Plain(), Numerator: f.Numerator.Plain(), Denominator: f.Denominator.Plain()}
		o, notes, err := benefit.Observe(m, in, rows, today)
		if err != nil || len(notes) > 0 {
			t.Fatalf("%s, %s: %v, %v", m.ID, f.Start, err, notes)
		}
		o.ID, o.RecordedAt = "o-"+f.Start.String(), day.At(f.End.Time())
		rows = append(rows, o)
	}
	return rows
}

func correct(t *testing.T, m benefit.Measure, rows []benefit.Observation, corrections []content.DemoCorrection, id string, today day.Day) []benefit.Observation {
	t.Helper()
	for _, c := range corrections {
		if c.Benefit != id {
			continue
		}
		for _, old := range rows {
			if old.Period.From != c.PeriodStart {
				continue
			}
			in := benefit.Input{From: old.Period.From.String(), To: old.Period.To.String(), Value: c.Now.Plain(), Numerator: c.NumeratorNow.Plain(), Reason: c.Reason}
			if c.NumeratorNow.Known {
				in.Denominator = old.Denominator.Plain()
			}
			o, _, err := benefit.Correct(m, in, rows, today)
			if err != nil || old.Value.D != c.Was {
				t.Fatalf("%s, %s: was %s, %v", id, c.PeriodStart, old.Value.D, err)
			}
			o.ID, o.RecordedAt = old.ID+"-2", day.At(c.EnteredOn.Time())
			rows = append(rows, o)
			if history := benefit.History(rows, old.Period); len(history) != 2 || history[0].Reason == "" {
				t.Errorf("%s, %s: history %+v", id, c.PeriodStart, history)
			}
			break
		}
	}
	return rows
}
