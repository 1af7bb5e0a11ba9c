package decimal

import (
	"errors"
	"testing"
)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		in      string
		want    Decimal
		rounded bool
		err     error
	}{
		{"16.2", 162000, false, nil},
		{" 1,234.5 ", 12345000, false, nil},
		{"0.00005", 1, true, nil},
		{"-0.00005", -1, true, nil},
		{"0.00004", 0, true, nil},
		{"90,000,000,000", Max, false, nil},
		{"90000000000.0001", 0, false, ErrRange},
		{"", 0, false, ErrSyntax},
		{".", 0, false, ErrSyntax},
		{"12,34", 0, false, ErrSyntax},
		{"1e5", 0, false, ErrSyntax},
		{"1/2", 0, false, ErrSyntax},
		{"ten", 0, false, ErrSyntax},
		{"Inf", 0, false, ErrSyntax},
	} {
		got, rounded, err := Parse(c.in)
		if got != c.want || rounded != c.rounded || !errors.Is(err, c.err) {
			t.Errorf("Parse(%q) = %d, %v, %v", c.in, got, rounded, err)
		}
	}
}

func TestFormats(t *testing.T) {
	for _, c := range []struct {
		d            Decimal
		short, fixed string
	}{
		{162000, "16.2", "16.2"},
		{Of(14168), "14,168", "14,168.0"},
		{-500, "-0.05", "-0.1"},
		{499, "0.0499", "0.0"},
		{-499, "-0.0499", "0.0"},
	} {
		if got := c.d.String(); got != c.short {
			t.Errorf("String of %d is %q", int64(c.d), got)
		}
		if got := c.d.Fixed(1); got != c.fixed {
			t.Errorf("Fixed(1) of %d is %q", int64(c.d), got)
		}
	}
}
