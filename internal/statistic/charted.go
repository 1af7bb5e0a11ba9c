package statistic

import (
	"time"

	"groundwork/internal/benefit"
	"groundwork/internal/decimal"
	"groundwork/internal/spc"
)

// fewest figures make a chart; one alone is a sentence.
const fewest = 2

// Charted judges the figures of one series, oldest first, by the SPC rules; false when there are too few to draw. A month
// between two figures that nobody published is a gap, not a nought. Published measures carry no target.
func Charted(m benefit.Measure, figures []Figure, screen bool) (benefit.Charted, bool) {
	if len(figures) < fewest {
		return benefit.Charted{}, false
	}
	every := benefit.FrequencyOf(m.Frequency)
	c := benefit.Charted{Gaps: map[time.Time]string{}, Axis: m.Heads().Value,
		Subject: spc.Subject{Measure: m.Name, Unit: unit(m), Decimals: decimals(figures), Period: spc.Monthly}}
	series := spc.Series{Direction: benefit.DirectionOf(m), ScreenOutliers: screen}
	published := map[benefit.Period]decimal.Decimal{}
	for _, f := range figures {
		published[f.Period] = f.Value
	}
	for _, p := range every.Owed(figures[0].Period.From, figures[len(figures)-1].Period.To) {
		at := spc.Point{At: p.From.Time()}
		if v, ok := published[p]; ok {
			at.Value = spc.Of(v.Float())
		} else {
			c.Gaps[at.At] = "not published"
		}
		series.Points = append(series.Points, at)
	}
	r, err := spc.Analyse(series)
	c.Result = r
	return c, err == nil
}

func unit(m benefit.Measure) string {
	switch m.Unit {
	case "percent":
		return "%"
	case "count":
		return ""
	}
	return m.Unit
}

// decimals are as many as the figures need to be read.
func decimals(figures []Figure) int {
	for _, f := range figures {
		if f.Value%decimal.One != 0 {
			return 1
		}
	}
	return 0
}
