package benefit

import (
	"fmt"

	"groundwork/internal/decimal"
	"groundwork/internal/spc"
)

// Glance is one benefit in a table of many: its chart in short, its last figure, and how sure it is.
type Glance struct {
	ID      string
	Subject Subject
	Profile Profile // measure, name, kind, rhythm and day type only
	Measure Measure

	Chart    spc.Glance // without Recent while there are fewer than two figures
	Figures  int
	Decimals int
	Last     decimal.Maybe
	Period   Period // of the last figure
	Grade    string
	Apart    bool // declares a local difference from the definition that nobody accepted

	Contested bool // and nobody has settled it; said where benefits are set side by side, and not kept
}

// Glance sums j up. It rests on recorded rows alone, never on the day on which it is asked.
func (j Judged) Glance() Glance {
	g := Glance{ID: j.ID, Subject: j.Subject, Profile: j.Profile, Measure: j.Measure, Figures: len(reported(j.Standing)), Decimals: j.decimals(), Grade: j.Grade, Apart: j.Apart()}
	g.Chart.Target = j.bar()
	if o, ok := j.Newest(); ok {
		g.Last, g.Period = o.Value, o.Period
	}
	if c, ok := j.Charted(); ok {
		g.Chart = c.Result.Glance()
	}
	return g
}

// Kept is what a table keeps of it, as one text that two can be compared by.
func (g Glance) Kept() string {
	c := g.Chart
	return fmt.Sprintf("%s %s %s, %v %v %v, target %v, %d figures to %s %s, %d decimals, %s: %s", c.Kind, c.Variation, c.Assurance, c.Middle, c.Lower, c.Upper, c.Target,
		g.Figures, g.Period.To, g.Last.Plain(), g.Decimals, g.Grade, spc.Spots(c.Recent))
}

// Charted reports whether there is a chart: two figures or more of a measure that is drawn.
func (g Glance) Charted() bool { return len(g.Chart.Recent) > 0 }

// Judged reports whether the chart has limits or says why it has none; a run chart has no icons.
func (g Glance) Judged() bool { return g.Charted() && g.Chart.Kind != spc.RunChart }

// Name is what the benefit is called.
func (g Glance) Name() string { return g.Profile.name(g.Measure) }

// Words are what its numbers need to be read.
func (g Glance) Words() spc.Subject {
	j := Judged{Record: Record{Measure: g.Measure, Profile: g.Profile}}
	s := j.subject()
	s.Decimals = g.Decimals
	return s
}

// Line is what the figures are about, to be compared with others.
func (g Glance) Line() Series {
	staff := g.Profile.StaffGroups
	if len(staff) == 0 {
		staff = g.Measure.StaffGroups
	}
	return Series{Name: g.Subject.Short, Measure: g.Profile.Measure, Unit: g.Measure.UnitWords(g.Profile.DayType), Staff: staff, Different: g.Apart}
}

// Tally is how many charts of a table have limits, and at how many the last figure is more than chance.
type Tally struct{ Judged, Signals int }

// Count counts a list.
func Count(list []Glance) (b Tally) {
	for _, g := range list {
		if g.Judged() {
			b.Judged++
			if g.Chart.Signal() {
				b.Signals++
			}
		}
	}
	return b
}
