package day

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// instantLayout has a fixed width, so that instants sort as text in SQLite.
const instantLayout = "2006-01-02T15:04:05.000000Z"

// Instant is a moment, UTC, truncated to microseconds (PostgreSQL keeps no more).
type Instant struct{ t time.Time }

// At is the instant of t.
func At(t time.Time) Instant { return Instant{t.UTC().Truncate(time.Microsecond)} }

// Time is the instant for package time.
func (i Instant) Time() time.Time { return i.t }

// Day is the day in London on which the instant falls.
func (i Instant) Day() Day {
	if i.t.IsZero() {
		return 0
	}
	return Of(i.t)
}

// IsZero reports whether there is no instant.
func (i Instant) IsZero() bool { return i.t.IsZero() }

// Before reports whether i is earlier than j.
func (i Instant) Before(j Instant) bool { return i.t.Before(j.t) }

// Add is the instant d later.
func (i Instant) Add(d time.Duration) Instant { return At(i.t.Add(d)) }

// String is 2026-11-22T14:32:00.000000Z, or nothing.
func (i Instant) String() string {
	if i.t.IsZero() {
		return ""
	}
	return i.t.Format(instantLayout)
}

// Clock is 2:32pm, as pages write a time of day in London.
func (i Instant) Clock() string { return i.t.In(london).Format("3:04pm") }

// Second is the time in London to the second, for figures that are worked out every moment: 14:02:05.
func (i Instant) Second() string { return i.t.In(london).Format("15:04:05") }

// MarshalText writes the fixed-width text.
func (i Instant) MarshalText() ([]byte, error) { return []byte(i.String()), nil }

// UnmarshalText reads the fixed-width text or RFC 3339.
func (i *Instant) UnmarshalText(b []byte) error { return i.Scan(string(b)) }

// Value stores the instant as fixed-width UTC text, which both engines take; none is NULL.
func (i Instant) Value() (driver.Value, error) {
	if i.t.IsZero() {
		return nil, nil
	}
	return i.String(), nil
}

// Scan reads the text of SQLite or the timestamptz of PostgreSQL.
func (i *Instant) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*i = Instant{}
	case time.Time:
		*i = At(v)
	case []byte:
		return i.Scan(string(v))
	case string:
		if v == "" {
			*i = Instant{}
			return nil
		}
		t, err := time.Parse(time.RFC3339Nano, v)
		if err != nil {
			return fmt.Errorf("%q is not an instant", v)
		}
		*i = At(t)
	default:
		return fmt.Errorf("an instant cannot be read from %T", src)
	}
	return nil
}
