package benefit

import (
	"strings"
	"testing"
)

// Every line of section 6 of the import contract, in the unit in which it can be typed.
func TestNumbersAsPeopleWriteThem(t *testing.T) {
	for _, c := range []struct{ in, unit, want string }{
		{"1234.5", "hours", "1234.5"}, {"1,234.56", "hours", "1234.56"}, {" 7 ", "", "7"}, {"+7", "", "7"}, {"0", "", "0"}, {".5", "hours", "0.5"},
		{"1,234.5", "pounds", "1234.5"}, {"£1,234", "pounds", "1234"}, {"-£500", "pounds", "-500"}, {"£-500", "pounds", "-500"}, {"(£500)", "pounds", "-500"}, {"(500)", "hours", "-500"},
		{"£ 12", "pounds", ""}, {"GBP 500", "pounds", "500"}, {"500 GBP", "pounds", "500"},
		{"1 234", "", "1234"}, {"1\u00a0234", "", "1234"}, {"1\u2009234.5", "", "1234.5"}, {"−5", "days", "-5"}, {"–5", "days", "-5"},
		{"1.23E+05", "hours", "123000"}, {"5e-1", "hours", "0.5"}, {"£1.2m", "pounds", "1200000"}, {"£45k", "pounds", "45000"}, {"1.5bn", "pounds", "1500000000"}, {"1.2M", "", "1200000"},
		{"12.5%", "percent", "12.5"}, {"12.5 %", "percent", "12.5"}, {"56 hrs", "hours", "56"}, {"56h", "hours", "56"}, {"12 mins", "minutes", "12"}, {"3 days", "days", "3"},
		{"000000000000000001", "", "1"}, {"900000000000000", "", ""}, {"123456789.123456", "", "123456789.1235"},
	} {
		got, err := number(c.in, c.unit)
		if shown := got.d.Plain(); (err == nil) != (c.want != "") || err == nil && shown != c.want {
			t.Errorf("number(%q, %q) = %s, %v; want %s", c.in, c.unit, shown, err, c.want)
		}
	}
}

func TestNumbersThatAreRefused(t *testing.T) {
	for _, c := range []struct {
		in, unit string
		want     error
	}{
		{"~50", "", errAbout}, {"c. 50", "", errAbout}, {"50+", "", errAbout}, {"50-60", "", errAbout}, {"50 to 60", "", errAbout}, {"50–60", "", errAbout},
		{"1,23,456", "", errNoNumber}, {"1.234,56", "", errNoNumber}, {"1,2345", "", errNoNumber}, {"1 23", "", errNoNumber}, {"1,234 567", "", errNoNumber}, {"12 34", "", errNoNumber},
		{"NaN", "", errNoNumber}, {"Inf", "", errNoNumber}, {"-Infinity", "", errNoNumber}, {"٣", "", errNoNumber}, {"５", "", errNoNumber}, {"true", "", errNoNumber}, {"sixteen", "", errNoNumber},
		{"1/2", "", errNoNumber}, {"0x10", "", errNoNumber}, {"--5", "", errNoNumber}, {"-£-5", "pounds", errNoNumber}, {"(-5)", "", errNoNumber}, {"5.", "", errNoNumber}, {"", "", errNoNumber}, {"1e5k", "pounds", errNoNumber},
		{"5m", "minutes", errMinutes}, {"5 widgets", "", errNoNumber},
		{"1234567890123456", "", errTooLong}, {"0.1234567890123456", "", errTooLong}, {"999999999999999", "", errTooBig}, {"9e99", "", errTooBig}, {"1e999", "", errTooBig}, {"90,000,000,000.0001", "pounds", errTooBig},
		{"#REF!", "", errSheet}, {"#N/A", "", errSheet}, {"#DIV/0!", "", errSheet}, {"########", "", errSheet},
		{"€5", "pounds", errForeign}, {"5 EUR", "pounds", errForeign}, {"$5", "pounds", errForeign}, {"USD 5", "pounds", errForeign},
		{"*", "", errHidden}, {"<5", "", errHidden}, {"<10", "", errHidden}, {"[c]", "", errHidden}, {":", "", errHidden},
	} {
		if _, err := number(c.in, c.unit); err != c.want {
			t.Errorf("number(%q, %q): %v, want %v", c.in, c.unit, err, c.want)
		}
	}
	for _, c := range []struct{ in, unit, want string }{
		{"£5", "hours", "not in pounds"}, {"5 GBP", "", "not in pounds"}, {"5%", "hours", "not a percentage"}, {"5 mins", "hours", "must be in hours, not in minutes"}, {"5 hrs", "", "must be in plain numbers, not in hours"},
	} {
		if _, err := number(c.in, c.unit); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("number(%q, %q): %v, want %q", c.in, c.unit, err, c.want)
		}
	}
}

// What stands in place of a figure is never 0, and the four kinds stay apart.
func TestMarksInPlaceOfAFigure(t *testing.T) {
	for in, want := range map[string]Input{
		"":                 {},
		"-":                {},
		"—":                {},
		"Nil return":       {},
		"TBC":              {},
		"tbd":              {},
		"not yet measured": {},
		"pending":          {},
		"0":                {Value: "0"},
		"n/a":              {State: "not_applicable"},
		"NA":               {State: "not_applicable"},
		"*":                {State: "suppressed"},
		"<5":               {State: "suppressed"},
		"[c]":              {State: "suppressed"},
		":":                {State: "suppressed"},
	} {
		if got := (Input{Value: in}).marks(); got != want {
			t.Errorf("%q is read as %+v, want %+v", in, got, want)
		}
	}
	if got := (Input{Numerator: "*", Denominator: "40"}).marks(); got.State != "" || got.Numerator != "*" {
		t.Errorf("a hidden part beside a figure is read as %+v", got)
	}
}
