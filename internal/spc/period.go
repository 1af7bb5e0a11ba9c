package spc

import (
	"fmt"
	"time"
)

// Period is what one figure of a series covers.
type Period int

// The periods that measures are kept in.
const (
	Daily Period = iota
	Weekly
	Monthly
	Quarterly
	Yearly
)

// One is the period's noun: week.
func (p Period) One() string {
	return [...]string{"day", "week", "month", "quarter", "year"}[p]
}

// Many is the plural: weeks.
func (p Period) Many() string { return p.One() + "s" }

// Count is a number of periods: 1 week, 14 weeks.
func (p Period) Count(n int) string {
	if n == 1 {
		return "1 " + p.One()
	}
	return fmt.Sprintf("%d %s", n, p.Many())
}

// Column heads a list of periods.
func (p Period) Column() string {
	return [...]string{"Day", "Week starting", "Month", "Quarter starting", "Year starting"}[p]
}

// Row is the period under that head: 12 May 2025, May 2025.
func (p Period) Row(t time.Time) string {
	if p == Monthly {
		return t.Format("January 2006")
	}
	return written(t)
}

// Name is the period on its own: Week of 12 May 2025.
func (p Period) Name(t time.Time) string {
	return p.naming("Week of ", "Quarter from ", "Year from ") + p.Row(t)
}

// Said is the period inside a sentence: the week of 12 May 2025.
func (p Period) Said(t time.Time) string {
	return p.naming("the week of ", "the quarter from ", "the year from ") + p.Row(t)
}

func (p Period) naming(week, quarter, year string) string {
	switch p {
	case Weekly:
		return week
	case Quarterly:
		return quarter
	case Yearly:
		return year
	}
	return ""
}
