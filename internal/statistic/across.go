package statistic

import (
	"cmp"
	"slices"

	"groundwork/internal/benefit"
)

// Across is one published measure of one publication over several organisations, in the newest period that all of those
// have that publish it at all.
type Across struct {
	Measure benefit.Measure
	Source  string
	Period  benefit.Period
	Figures map[string]Figure // by organisation
}

// Alone is a series that is not compared, and why, as the end of a sentence.
type Alone struct {
	Organisation string
	Measure      benefit.Measure
	Why          string
}

// Compare sorts the series of a few organisations into those that may be set against each other, by name of the measure, and
// the others: figures are compared only within one version of a measure, one publication and one period.
func Compare(codes []string, of map[string][]Series) (may []Across, not []Alone) {
	type line struct {
		measure benefit.Ref
		source  string
	}
	by := map[line]map[string]Series{}
	publications := map[string]map[line]bool{}
	var lines []line
	for _, code := range codes {
		for _, s := range of[code] {
			l := line{s.Newest().Measure, s.Source}
			if by[l] == nil {
				by[l] = map[string]Series{}
				lines = append(lines, l)
			}
			by[l][code] = s
			if publications[l.measure.ID] == nil {
				publications[l.measure.ID] = map[line]bool{}
			}
			publications[l.measure.ID][l] = true
		}
	}
	for _, l := range lines {
		why := "nobody else of those chosen publishes it"
		if len(publications[l.measure.ID]) > 1 {
			why = "the others are in another publication, or count it by another version of the definition"
		}
		if len(by[l]) > 1 {
			a, common := together(by[l])
			if common {
				may = append(may, a)
				continue
			}
			why = "no period is published of all of them"
		}
		for _, code := range codes {
			if s, has := by[l][code]; has {
				not = append(not, Alone{code, s.Measure, why})
			}
		}
	}
	slices.SortStableFunc(may, func(x, y Across) int { return cmp.Compare(x.Measure.Name, y.Measure.Name) })
	slices.SortStableFunc(not, func(x, y Alone) int { return cmp.Compare(x.Measure.Name, y.Measure.Name) })
	return may, not
}

// together is the newest period that all series have; false without one.
func together(series map[string]Series) (Across, bool) {
	counted := map[benefit.Period]int{}
	a := Across{Figures: map[string]Figure{}}
	for _, s := range series {
		a.Measure, a.Source = s.Measure, s.Source
		for _, f := range s.Figures {
			if counted[f.Period]++; counted[f.Period] == len(series) && f.Period.To > a.Period.To {
				a.Period = f.Period
			}
		}
	}
	for code, s := range series {
		for _, f := range s.Figures {
			if f.Period == a.Period {
				a.Figures[code] = f
			}
		}
	}
	return a, !a.Period.To.IsZero()
}
