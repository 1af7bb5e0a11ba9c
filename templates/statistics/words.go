package statistics

import (
	"net/url"

	"groundwork/internal/statistic"
)

// answer is the newest figure in one sentence.
func (p Show) answer() string {
	f := p.Series.Newest()
	return p.Series.Measure.Name + ": " + amount(p.Series, f) + " in " + f.Period.String() + ", as published."
}

// source says who published the figures, and under which licence.
func (p Show) source() string {
	return p.Series.Measure.Source + ". " + licence
}

func query(s statistic.Series) string { return "?source=" + url.QueryEscape(s.Source) }
