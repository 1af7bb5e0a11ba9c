package insight

import (
	"math/big"
	"strings"
	"testing"

	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

// weeks is a benefit with so many weeks since it went live: hours of each, over 100 cases.
func weeks(name string, live day.Day, hours ...int64) benefit.Judged {
	m := benefit.Measure{ID: "clin-time-freed", Version: 1, Unit: "hours", Kind: benefit.KindComputed, Method: "hours-freed", Direction: benefit.Up}
	j := benefit.Judged{Grade: "B", Record: benefit.Record{ID: name, Measure: m, Profile: benefit.Profile{Measure: m.Ref()}, Subject: benefit.Subject{Short: name, Live: live}}}
	for i, h := range hours {
		from := live + day.Day(7*i)
		o := benefit.Observation{Measure: m.Ref(), Period: benefit.Period{From: from, To: from + 6}, State: benefit.Reported, Value: decimal.Some(decimal.Of(h)),
			Numerator: decimal.Some(decimal.Of(h)), Denominator: decimal.Some(decimal.Of(5)), Cases: decimal.Some(decimal.Of(100))}
		j.Rows = append(j.Rows, o)
	}
	j.Standing = benefit.Standing(j.Rows)
	return j
}

// settled is eight weeks that do not count, and then these.
func settled(name string, hours ...int64) benefit.Judged {
	return weeks(name, day.On(2026, 1, 5), append([]int64{90, 90, 90, 90, 90, 90, 90, 90}, hours...)...)
}

func TestTravels(t *testing.T) {
	var words benefit.Library
	pilot := settled("Northmoor", 10, 20) // 30 hours of 200 cases: 9 minutes
	for _, c := range []struct {
		name         string
		sites        []benefit.Judged
		low, high    string
		compared     int
		hereOnly     bool
		answer, beat string
	}{
		{"nobody", nil, "", "", 0, false, "Nobody else has promised this", ""},
		{"one", []benefit.Judged{settled("Harrow", 12)}, "0.80", "0.80", 1, false, "At Harrow 0.80 of what it gave at Northmoor; one site is too few", ""},
		{"one below half is no verdict", []benefit.Judged{settled("Harrow", 3)}, "0.20", "0.20", 1, false, "one site is too few", ""},
		{"two", []benefit.Judged{settled("Harrow", 12), settled("Mere", 30)}, "0.80", "2.00", 2, false, "At 2 sites it gave 0.80 to 2.00 of what", ""},
		{"works here only", []benefit.Judged{settled("Harrow", 3), settled("Mere", 6)}, "0.20", "0.40", 2, true, "Works at Northmoor only, so far: 2 other sites got 0.20 to 0.40", ""},
		{"exactly half came", []benefit.Judged{settled("Harrow", 3), weeks("Mere", day.On(2026, 1, 5), 0, 0, 0, 0, 0, 0, 0, 0, 15, 0)}, "0.20", "0.50", 2, false, "At 2 sites", ""},
		{"week 8 does not count", []benefit.Judged{weeks("Harrow", day.On(2026, 1, 5), 9, 9, 9, 9, 9, 9, 9, 9)}, "", "", 0, false, "Nobody can say yet", "no figures after its first eight weeks, which ended on 1 March 2026"},
	} {
		got := Travels(words, []benefit.Judged{pilot}, c.sites)[0]
		if len(got.Sites) != c.compared || got.HereOnly() != c.hereOnly || shown(got.Low) != c.low || shown(got.High) != c.high {
			t.Errorf("%s: %d compared, %s to %s, here only %v", c.name, len(got.Sites), shown(got.Low), shown(got.High), got.HereOnly())
		}
		if a := got.Answer().Text; !strings.Contains(a, c.answer) {
			t.Errorf("%s: %q", c.name, a)
		}
		if c.beat != "" && !strings.Contains(got.Refused[0].Why, c.beat) {
			t.Errorf("%s: %q", c.name, got.Refused[0].Why)
		}
	}
}

func shown(r *big.Rat) string {
	if r == nil {
		return ""
	}
	return Share(r)
}

// What may not be compared is refused with the reason, whichever side it is on.
func TestTravelRefuses(t *testing.T) {
	var words benefit.Library
	for _, c := range []struct {
		why    string
		change func(*benefit.Judged)
	}{
		{"version 1 of the definition and the other version 2", func(j *benefit.Judged) { j.Profile.Measure.Version = 2 }},
		{"different staff groups", func(j *benefit.Judged) { j.Profile.StaffGroups = []string{"medical"} }},
		{"one is in hours", func(j *benefit.Judged) { j.Measure.Chart.Per, j.Profile.DayType = "operating_day", "clinic_day" }},
		{"counted differently", func(j *benefit.Judged) { j.Difference = benefit.Differs([]benefit.Said{{Kind: "declare", Text: "x"}}) }},
		{"(C)", func(j *benefit.Judged) { j.Grade = "C" }},
		{"(D)", func(j *benefit.Judged) { j.Grade = "D" }},
		{"contested", func(j *benefit.Judged) { j.Reviewed.Contested.ID = "x" }},
		{"not live", func(j *benefit.Judged) { j.Subject.Live = 0 }},
	} {
		site := settled("Harrow", 12)
		c.change(&site)
		got := Travels(words, []benefit.Judged{settled("Northmoor", 10)}, []benefit.Judged{site})[0]
		if len(got.Sites) != 0 || len(got.Refused) != 1 || !strings.Contains(got.Refused[0].Why, c.why) {
			t.Errorf("%s: compared %d, refused %+v", c.why, len(got.Sites), got.Refused)
		}
	}
	worse := settled("Northmoor", 0)
	if got := Travels(words, []benefit.Judged{worse}, []benefit.Judged{settled("Harrow", 1)})[0]; len(got.Sites) != 0 || got.Refused[0].Why != "at the pilot nothing became better there" {
		t.Errorf("over nothing: %+v", got)
	}
}

// Of figures that speak of one case the change since the baseline is compared, in the direction of the measure.
func TestRateOfChange(t *testing.T) {
	for _, c := range []struct {
		direction, want string
		baseline, now   int64
	}{{benefit.Down, "6.0 percentage points better", 8, 2}, {benefit.Up, "30.0 percentage points better", 40, 70}, {benefit.Down, "-2.0 percentage points better", 8, 10}} {
		j := settled("Mere")
		j.Measure = benefit.Measure{ID: "rework-rate", Version: 1, Unit: "percent", Kind: benefit.KindRatio, Direction: c.direction}
		j.Profile.Measure = j.Measure.Ref()
		from := benefit.Settled(j.Subject.Live)
		j.Standing = []benefit.Observation{{Measure: j.Measure.Ref(), Period: benefit.Period{From: from, To: from + 6}, State: benefit.Reported, Value: decimal.Some(decimal.Of(c.now))}}
		if _, err := j.PerCase(); err == nil || !strings.Contains(err.Error(), "how it was before") {
			t.Errorf("without a baseline: %v", err)
		}
		j.Baseline.Value = decimal.Some(decimal.Of(c.baseline))
		if r, err := j.PerCase(); err != nil || r.String() != c.want {
			t.Errorf("%v, %v", r, err)
		}
	}
}
