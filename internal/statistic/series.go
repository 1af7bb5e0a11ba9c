package statistic

import (
	"cmp"

	"groundwork/internal/benefit"
)

// Series is one measure of one publication for an organisation or an area, oldest figure first. It is never empty.
type Series struct {
	Measure benefit.Measure
	Source  string
	Figures []Figure
	Counted []int // for an area: how many of its organisations published, by figure
}

// Newest is the last figure.
func (s Series) Newest() Figure { return s.Figures[len(s.Figures)-1] }

// Span is from the first day to the last day that there are figures about.
func (s Series) Span() benefit.Period {
	return benefit.Period{From: s.Figures[0].Period.From, To: s.Newest().Period.To}
}

// Before is the order in which series are listed: by name of the measure, the newest publication first.
func (s Series) Before(t Series) int {
	return cmp.Or(cmp.Compare(s.Measure.Name, t.Measure.Name), -cmp.Compare(s.Newest().Period.To, t.Newest().Period.To))
}

// Gathered are the series that figures in the order of their series belong to; counted, where it is given, goes with the
// figures. Figures of a measure that nobody defined are left out.
func Gathered(figures []Figure, counted []int, measures benefit.Library) []Series {
	var out []Series
	for i, f := range figures {
		m, known := measures.Measure(f.Measure.ID)
		if !known {
			continue
		}
		if n := len(out); n == 0 || out[n-1].Newest().Line() != f.Line() {
			out = append(out, Series{Measure: m, Source: f.Source})
		}
		s := &out[len(out)-1]
		s.Figures = append(s.Figures, f)
		if counted != nil {
			s.Counted = append(s.Counted, counted[i])
		}
	}
	return out
}
