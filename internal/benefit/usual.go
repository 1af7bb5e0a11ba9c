package benefit

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"groundwork/internal/decimal"
	"groundwork/internal/spc"
)

// Usual is where the other figures of a series say that one more would lie, and how they say so.
type Usual struct {
	Low, High float64
	Says      string // "the limits of the chart are 5.2 and 7.1"
}

const (
	limitsFrom = 12 // figures of one part have limits, if only trial limits (Groundwork rules, section 3)
	rangeFrom  = 3  // figures have a range that says something
	lastFew    = 4  // figures before one that are as usual as the limits
	slip       = 10 // a decimal point in the wrong place
)

// Usual is where a figure for p would lie by the limits of its part of the chart, and the last four before it; with fewer
// than twelve figures by their range, as much again on either side; with fewer than three by the baseline or the newest
// figure, ten times either way. beside are figures that are entered in the same sitting: they stand in where few are
// recorded. False where nothing is known to compare with.
func (j Judged) Usual(p Period, beside []Observation) (Usual, bool) {
	others := j
	others.Standing = slices.DeleteFunc(slices.Clone(j.Standing), func(o Observation) bool { return o.Period == p })
	others.Rows = slices.DeleteFunc(slices.Clone(j.Rows), func(o Observation) bool { return o.Period == p })
	k := others.partOf(p)
	if len(k.values) >= limitsFrom && k.low.Known && k.high.Known {
		e := j.between(k.low.Value, k.high.Value, "chance alone seldom takes a figure beyond the limits of %s and %s")
		e.Low, e.High = min(e.Low, slices.Min(k.before)), max(e.High, slices.Max(k.before))
		return e, true
	}
	for _, o := range reported(beside) {
		if o.Period != p && j.sameSide(o.Period, p) {
			k.values = append(k.values, o.Value.D.Float())
		}
	}
	if len(k.values) >= rangeFrom {
		low, high := slices.Min(k.values), slices.Max(k.values)
		room := high - low
		if room == 0 {
			room = math.Abs(high) / 2
		}
		e := j.between(low, high, "the other figures lie between %s and %s")
		e.Low, e.High = low-room, high+room
		return e, true
	}
	about, ok := others.about()
	if !ok || about == 0 {
		return Usual{}, false
	}
	e := j.between(about, about, "the figure to compare with is %s")
	e.Low, e.High = math.Min(about/slip, about*slip), math.Max(about/slip, about*slip)
	return e, true
}

// known are the figures of the part of the chart to which a period belongs, the last of them before it, and the limits.
type known struct {
	values    []float64
	before    []float64
	low, high spc.Figure
}

// partOf knows no limits where they run across go-live: then they fit neither side, and only the figures of one side count.
func (j Judged) partOf(p Period) known {
	var k known
	c, charted := j.Charted()
	if !charted || j.AcrossGoLive() {
		for _, o := range reported(j.Standing) {
			if j.sameSide(o.Period, p) {
				k.values = append(k.values, o.Value.D.Float())
			}
		}
		return k
	}
	part := 0
	for _, pt := range c.Result.Points {
		if !pt.At.After(p.From.Time()) {
			part = pt.Part
		}
	}
	in := c.Result.Parts[part]
	k.low, k.high = in.Lower, in.Upper
	for _, pt := range c.Result.In(in) {
		if !pt.Value.Known {
			continue
		}
		k.values = append(k.values, pt.Value.Value)
		if pt.At.Before(p.From.Time()) || len(k.before) == 0 {
			k.before = append(k.before, pt.Value.Value)
		}
	}
	k.before = k.before[max(0, len(k.before)-lastFew):]
	return k
}

// sameSide reports whether two periods lie on the same side of go-live.
func (j Judged) sameSide(a, b Period) bool {
	live := j.Subject.Live
	return live.IsZero() || (a.To < live) == (b.To < live)
}

// about is one figure to compare with: the newest, or the baseline where it is in the same terms.
func (j Judged) about() (float64, bool) {
	if o, ok := j.Newest(); ok {
		return o.Value.D.Float(), true
	}
	if j.Baseline.Value.Known && !j.Profile.Annual {
		return j.Baseline.Value.D.Float(), true
	}
	return 0, false
}

// between words what is usual, with as many figures as says has places for.
func (j Judged) between(low, high float64, says string) Usual {
	shown := []any{j.amountOf(low), j.amountOf(high)}
	return Usual{low, high, fmt.Sprintf(says, shown[:strings.Count(says, "%s")]...)}
}

func (j Judged) amountOf(f float64) string {
	d, err := decimal.FromFloat(f)
	if err != nil {
		return ""
	}
	return amount(j.Measure, d.Rat())
}

// Doubt asks whether a figure is right that the others would not lead one to expect; nothing for one that they would. It
// asks and never blocks: whoever says yes is believed.
func (j Judged) Doubt(o Observation, beside []Observation) string {
	if o.State != Reported || !o.Value.Known {
		return ""
	}
	e, ok := j.Usual(o.Period, beside)
	if v := o.Value.D.Float(); !ok || v >= e.Low && v <= e.High {
		return ""
	}
	return fmt.Sprintf("Is %s right? For %s, %s", j.Measure.Exact(o), j.Profile.Every.said(o.Period), e.Says)
}

// said is a period inside a sentence: the week of 12 May 2025, May 2025.
func (f Frequency) said(p Period) string {
	if f == Weekly && p.Days() == 7 {
		return "the week of " + p.From.Long()
	}
	return p.String()
}
