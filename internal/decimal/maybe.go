package decimal

import (
	"database/sql/driver"
	"fmt"
)

// Maybe is a figure, or the fact that nobody knows it. The zero Maybe is unknown, which is never 0
// (Groundwork rules: missing is never zero and never filled in).
type Maybe struct {
	D     Decimal
	Known bool
}

// Some is a known figure.
func Some(d Decimal) Maybe { return Maybe{D: d, Known: true} }

// Plain is the figure as it goes into an input or a CSV file; nothing when it is unknown.
func (m Maybe) Plain() string {
	if !m.Known {
		return ""
	}
	return m.D.Plain()
}

// Value stores ten-thousandths; unknown is NULL.
func (m Maybe) Value() (driver.Value, error) {
	if !m.Known {
		return nil, nil
	}
	return int64(m.D), nil
}

// Scan reads an integer column that may be NULL.
func (m *Maybe) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*m = Maybe{}
	case int64:
		*m = Some(Decimal(v))
	default:
		return fmt.Errorf("a figure cannot be read from %T", src)
	}
	return nil
}

// MarshalText writes Plain.
func (m Maybe) MarshalText() ([]byte, error) { return []byte(m.Plain()), nil }

// UnmarshalText reads what Parse reads; nothing is unknown.
func (m *Maybe) UnmarshalText(b []byte) error {
	*m = Maybe{}
	if len(b) == 0 {
		return nil
	}
	d, _, err := Parse(string(b))
	if err != nil {
		return err
	}
	*m = Some(d)
	return nil
}

// UnmarshalYAML reads the same from a content file; null is unknown.
func (m *Maybe) UnmarshalYAML(read func(any) error) error {
	var s string
	if err := read(&s); err != nil {
		return err
	}
	return m.UnmarshalText([]byte(s))
}
