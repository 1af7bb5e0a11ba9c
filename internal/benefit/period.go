package benefit

import (
	"strings"
	"time"

	"groundwork/internal/day"
)

// Period is the days that a figure is about, both ends included.
type Period struct{ From, To day.Day }

// Days is how many days the period has.
func (p Period) Days() int { return int(p.To-p.From) + 1 }

// Overlaps reports whether the periods share a day.
func (p Period) Overlaps(q Period) bool { return p.From <= q.To && q.From <= p.To }

// String is the period as pages write it: 2 to 29 March 2026, March 2026, January to March 2026.
func (p Period) String() string {
	fy, fm, fd := p.From.Date()
	ty, tm, _ := p.To.Date()
	whole := fd == 1 && p.To == p.From.AddMonths(1+int(tm)-int(fm)+12*(ty-fy))-1
	switch {
	case p.From == p.To:
		return p.From.Long()
	case whole && fy == ty && fm == tm:
		return p.From.Time().Format("January 2006")
	case whole && fy == ty:
		return p.From.Time().Format("January") + " to " + p.To.Time().Format("January 2006")
	case whole:
		return p.From.Time().Format("January 2006") + " to " + p.To.Time().Format("January 2006")
	case fy == ty && fm == tm:
		return p.From.Time().Format("2") + " to " + p.To.Long()
	case fy == ty:
		return p.From.Time().Format("2 January") + " to " + p.To.Long()
	default:
		return p.From.Long() + " to " + p.To.Long()
	}
}

// Frequency is how often a figure is owed.
type Frequency string

// Frequencies; what a measure says in words is read by FrequencyOf.
const (
	Weekly    Frequency = "week"
	Monthly   Frequency = "month"
	Quarterly Frequency = "quarter"
	Yearly    Frequency = "year"
	Irregular Frequency = "irregular"
)

// FrequencyOf reads the `frequency` of a measure: "monthly, or before and after samples of 30 or more" is monthly.
func FrequencyOf(words string) Frequency {
	switch first, _, _ := strings.Cut(strings.ToLower(words), ","); strings.TrimSpace(first) {
	case "weekly", "week":
		return Weekly
	case "monthly", "month":
		return Monthly
	case "quarterly", "quarter":
		return Quarterly
	case "yearly", "year":
		return Yearly
	}
	return Irregular
}

// PerYear is how many such periods a year has; 0 when there is no rhythm.
func (f Frequency) PerYear() int64 {
	return map[Frequency]int64{Weekly: 52, Monthly: 12, Quarterly: 4, Yearly: 1}[f]
}

// Noun is what one such period is called: "the last four weeks".
func (f Frequency) Noun(n int) string {
	noun := string(f)
	if f == Irregular || f == "" {
		noun = "figure"
	}
	if n != 1 {
		noun += "s"
	}
	return noun
}

// Owed are the periods of f that start on or after from and end on or before to. Weeks start on the weekday of from;
// months, quarters and years on the first of theirs.
func (f Frequency) Owed(from, to day.Day) []Period {
	var out []Period
	for p := f.first(from); p.To <= to && p.To >= p.From; p = f.next(p) {
		out = append(out, p)
		if f == Irregular || len(out) > 5000 {
			break
		}
	}
	return out
}

func (f Frequency) first(from day.Day) Period {
	months := f.months()
	switch {
	case f == Weekly:
		return Period{from, from + 6}
	case months == 0:
		return Period{from, from - 1} // no rhythm: nothing is owed
	}
	y, m, _ := from.Date()
	start := day.On(y, time.Month((int(m)-1)/months*months+1), 1)
	if start < from {
		start = start.AddMonths(months)
	}
	return Period{start, start.AddMonths(months) - 1}
}

func (f Frequency) next(p Period) Period {
	if f == Weekly {
		return Period{p.From + 7, p.To + 7}
	}
	start := p.To + 1
	return Period{start, start.AddMonths(f.months()) - 1}
}

func (f Frequency) months() int {
	return map[Frequency]int{Monthly: 1, Quarterly: 3, Yearly: 12}[f]
}

// Name is one period as a heading or a message calls it: Week of 12 May 2025, May 2025.
func (f Frequency) Name(p Period) string {
	if f == Weekly && p.Days() == 7 {
		return "Week of " + p.From.Long()
	}
	return p.String()
}

// Starting is the first day of the period of f that holds d: the Monday of its week, the first of its month, quarter or year.
func (f Frequency) Starting(d day.Day) day.Day {
	if f == Weekly {
		return d - day.Day((int(d.Time().Weekday())+6)%7)
	}
	months := f.months()
	if months == 0 {
		return d
	}
	y, m, _ := d.Date()
	return day.On(y, time.Month((int(m)-1)/months*months+1), 1)
}

// Running are n periods of f one after the other, the first starting on from.
func (f Frequency) Running(from day.Day, n int) []Period {
	p := Period{from, from + 6}
	if months := f.months(); months > 0 {
		p.To = from.AddMonths(months) - 1
	}
	out := make([]Period, n)
	for i := range out {
		out[i] = p
		p = f.next(p)
	}
	return out
}

// Fits reports whether p is one whole period of f; without a rhythm every period is.
func (f Frequency) Fits(p Period) bool {
	switch {
	case f == Weekly:
		return p.Days() == 7
	case f.months() == 0:
		return true
	default:
		return f.Starting(p.From) == p.From && p.From.AddMonths(f.months())-1 == p.To
	}
}
