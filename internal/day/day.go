// Package day is the calendar of the product. A day is a day in Europe/London
// (RULES.md section 0); an instant is UTC, truncated to microseconds.
package day

import (
	"database/sql/driver"
	"fmt"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // a scratch container has no zone files
)

// Day is a calendar day, counted from 31 December of the year 0. The zero Day is no day at all.
// Days compare with <, and subtracting two gives the number of days between them.
type Day int32

var london = must(time.LoadLocation("Europe/London"))

var epoch = time.Date(0, time.December, 31, 0, 0, 0, 0, time.UTC)

func must(l *time.Location, err error) *time.Location {
	if err != nil {
		panic(err) // the zone is compiled in
	}
	return l
}

// Of is the day in London on which the instant t falls.
func Of(t time.Time) Day {
	t = t.In(london)
	return On(t.Year(), t.Month(), t.Day())
}

// On is the day of a date; a date past the month's end runs into the next month, as in package time.
func On(year int, month time.Month, d int) Day {
	// Seconds, not a Duration: a Duration ends after 292 years.
	return Day((time.Date(year, month, d, 0, 0, 0, 0, time.UTC).Unix() - epoch.Unix()) / 86_400)
}

// Parse reads 2026-11-22.
func Parse(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, fmt.Errorf("%q is not a day like 2026-11-22", s)
	}
	return On(t.Date()), nil
}

// FromParts reads the three boxes of a date input. The zero Day and false mean that no such day exists.
func FromParts(d, month, year string) (Day, bool) {
	y, err1 := strconv.Atoi(strings.TrimSpace(year))
	m, err2 := strconv.Atoi(strings.TrimSpace(month))
	n, err3 := strconv.Atoi(strings.TrimSpace(d))
	if err1 != nil || err2 != nil || err3 != nil || y < 1900 || y > 2200 || m < 1 || m > 12 || n < 1 || n > 31 {
		return 0, false
	}
	x := On(y, time.Month(m), n)
	if _, _, back := x.Date(); back != n {
		return 0, false
	}
	return x, true
}

// Time is midnight UTC of the day, for calendar arithmetic only.
func (d Day) Time() time.Time { return epoch.AddDate(0, 0, int(d)) }

// Date is the day's year, month and day of the month.
func (d Day) Date() (int, time.Month, int) { return d.Time().Date() }

// IsZero reports whether there is no day.
func (d Day) IsZero() bool { return d == 0 }

// AddMonths is the same day n months later, clamped to the month's end:
// 31 August + 6 months is 28 or 29 February (RULES.md section 2).
func (d Day) AddMonths(n int) Day {
	y, m, dd := d.Date()
	first := time.Date(y, m+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return On(first.Year(), first.Month(), min(dd, last))
}

// String is 2026-11-22, or nothing for no day.
func (d Day) String() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// Long is 22 November 2026, as pages write a day.
func (d Day) Long() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format("2 January 2006")
}

// MarshalText writes 2026-11-22.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads 2026-11-22; nothing is no day.
func (d *Day) UnmarshalText(b []byte) (err error) {
	if len(b) == 0 {
		*d = 0
		return nil
	}
	*d, err = Parse(string(b))
	return err
}

// UnmarshalYAML reads the same from a content file; by way of text alone its reader would format the whole file for each day.
func (d *Day) UnmarshalYAML(read func(any) error) error {
	var s string
	if err := read(&s); err != nil {
		return err
	}
	return d.UnmarshalText([]byte(s))
}

// Value stores the day as text; no day is NULL.
func (d Day) Value() (driver.Value, error) {
	if d == 0 {
		return nil, nil
	}
	return d.String(), nil
}

// Scan reads the text of SQLite or the date of PostgreSQL.
func (d *Day) Scan(src any) (err error) {
	switch v := src.(type) {
	case nil:
		*d = 0
	case string:
		*d, err = Parse(v)
	case []byte:
		*d, err = Parse(string(v))
	case time.Time:
		*d = On(v.Date())
	default:
		err = fmt.Errorf("a day cannot be read from %T", src)
	}
	return err
}

// Earlier is the earlier of two days, of which none is never.
func Earlier(a, b Day) Day {
	if a.IsZero() || b.IsZero() {
		return max(a, b)
	}
	return min(a, b)
}
