package benefit

import (
	"math/big"
	"time"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/spc"
)

// Charted are the figures of a benefit as a chart judges them.
type Charted struct {
	Result  spc.Result
	Subject spc.Subject
	Axis    string               // what the values are: Minutes a case
	Gaps    map[time.Time]string // why a period between two figures has none: late, not applicable
}

// fewest figures make a chart; one alone is a sentence.
const fewest = 2

// Charted judges the figures by the SPC rules; false when there are too few to draw. Periods before the first figure and
// after the last are no part of the chart: nothing could exist before, and a late figure at the end must not hide the
// signal of the one before it.
func (j Judged) Charted() (Charted, bool) {
	slots := j.Periods()
	first, last, n := 0, 0, 0
	for i, s := range slots {
		if s.Due == DueIn {
			if n == 0 {
				first = i
			}
			last, n = i, n+1
		}
	}
	if n < fewest || j.Measure.Chart.Type == "none" {
		return Charted{}, false
	}
	c := Charted{Gaps: map[time.Time]string{}, Subject: j.subject(), Axis: j.Axis()}
	series := spc.Series{Direction: DirectionOf(j.Measure), Target: j.bar(), Rebase: starts(j.Rebases)}
	for _, s := range slots[first : last+1] {
		p := spc.Point{At: s.Period.From.Time()}
		if s.Due == DueIn {
			p.Value = spc.Of(s.Observation.Value.D.Float())
		} else {
			c.Gaps[p.At] = lower(s.Due.Words())
		}
		series.Points = append(series.Points, p)
	}
	r, err := spc.Analyse(series)
	c.Result = r
	return c, err == nil
}

// Axis is what the values of the chart are.
func (j Judged) Axis() string {
	if j.Measure.PerOperatingDay() {
		return sentence(j.Measure.UnitWords(j.Profile.DayType))
	}
	if j.Measure.Unit == "pounds" && j.Profile.Every.PerYear() > 0 {
		return "Pounds a " + string(j.Profile.Every)
	}
	return j.Measure.Heads().Value
}

func (j Judged) subject() spc.Subject {
	s := spc.Subject{Measure: j.Name(), Unit: j.Measure.UnitWords(j.Profile.DayType), Decimals: j.decimals(), Period: chartPeriod[j.Profile.Every]}
	switch {
	case j.Measure.Unit == "pounds":
		s.Unit = "£"
	case j.Measure.Unit == "percent":
		s.Unit = "%"
	case j.Measure.Kind == KindMean:
		s.Unit = j.Measure.Unit // the name says of what
	}
	for _, r := range j.Rebases {
		s.Events = append(s.Events, spc.Event{On: r.On.Time(), Name: j.event(r.On)})
	}
	return s
}

// event is what happened at a re-base, as it reads after "before" and "since".
func (j Judged) event(on day.Day) string {
	o, found := j.At(on)
	if live := j.Subject.Live; found && !live.IsZero() && o.Period.From <= live && live <= o.Period.To {
		return "go-live"
	}
	return ""
}

var chartPeriod = map[Frequency]spc.Period{Weekly: spc.Weekly, Monthly: spc.Monthly, Quarterly: spc.Quarterly, Yearly: spc.Yearly}

// decimals are as many as the figures need to be read: none for money and for shares that are whole.
func (j Judged) decimals() int {
	if j.Measure.Unit == "pounds" {
		return 0
	}
	for _, o := range reported(j.Standing) {
		if o.Value.D%decimal.One != 0 {
			return 1
		}
	}
	return 0
}

// DirectionOf says which way is better for the measure.
func DirectionOf(m Measure) spc.Direction {
	return map[string]spc.Direction{Up: spc.Increase, Down: spc.Decrease, Neutral: spc.Neutral}[m.Direction]
}

// bar is the target of one period: a target for a year is shared out.
func (j Judged) bar() spc.Figure {
	t := j.Profile.Target
	if !t.Known {
		return spc.Figure{}
	}
	f, _ := new(big.Rat).Mul(t.D.Rat(), j.Profile.share()).Float64()
	return spc.Of(f)
}

func starts(rebases []Rebase) []time.Time {
	out := make([]time.Time, len(rebases))
	for i, r := range rebases {
		out[i] = r.On.Time()
	}
	return out
}

// AcrossGoLive reports whether the limits run across go-live: figures on both sides, and no new start between them.
func (j Judged) AcrossGoLive() bool {
	live := j.Subject.Live
	before, since := false, false
	for _, o := range reported(j.Standing) {
		before = before || !live.IsZero() && o.Period.To < live
		since = since || !live.IsZero() && o.Period.To >= live
	}
	for _, r := range j.Rebases {
		if o, found := j.At(r.On); found && o.Period.To >= live && before {
			return false
		}
	}
	return before && since
}

// Before is the average of the figures before go-live, and how many there are.
func (j Judged) Before() (Figure, int) {
	if j.Subject.Live.IsZero() || len(j.Standing) == 0 {
		return Figure{}, 0
	}
	f, err := Over(j.Measure, j.Standing, Period{j.Standing[0].Period.From, j.Subject.Live - 1})
	if err != nil {
		return Figure{}, 0
	}
	return f, f.Count
}
