package benefit

import (
	"strings"
	"testing"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

func parseDay(s string) day.Day {
	d, err := day.Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

func TestObserve(t *testing.T) {
	today := parseDay("2026-03-29")
	for _, c := range []struct {
		what  string
		m     Measure
		in    Input // without days: 23 to 29 March 2026
		field string
		want  string // the message, or the value when field is empty
	}{
		{"parts alone", minutesACase, Input{Numerator: "240", Denominator: "40"}, "", "6"},
		{"parts and their value", minutesACase, Input{Value: "6.0", Numerator: "240", Denominator: "40"}, "", "6"},
		{"value alone", minutesACase, Input{Value: "16.2"}, "", "16.2"},
		{"with its unit", minutesACase, Input{Value: "16.2 mins"}, "", "16.2"},
		{"a value that does not follow", minutesACase, Input{Value: "6.2", Numerator: "240", Denominator: "40"}, FieldValue, "6.2 does not follow from 240 and 40, which make 6.00: correct one of them, or leave this out"},
		{"rounded as typed", clinicalHours, Input{Value: "57.1", Numerator: "285.51", Denominator: "5"}, "", "57.1"},
		{"worked out", clinicalHours, Input{Numerator: "285.51", Denominator: "5"}, "", "57.102"},
		{"hours without days", clinicalHours, Input{Numerator: "285.51"}, FieldDenominator, "Enter the operating days of the period"},
		{"days without hours", clinicalHours, Input{Value: "57.1", Denominator: "5"}, FieldNumerator, "Enter the hours of the whole period"},
		{"a net loss of hours", clinicalHours, Input{Numerator: "-3", Denominator: "5"}, "", "-0.6"},
		{"no operating day", clinicalHours, Input{Numerator: "3", Denominator: "0"}, FieldDenominator, "Operating days must be more than 0"},
		{"text", minutesACase, Input{Value: "sixteen"}, FieldValue, "Minutes a case must be a number, like 16.2"},
		{"infinity", minutesACase, Input{Value: "Inf"}, FieldValue, "Minutes a case must be a number, like 16.2"},
		{"a huge exponent", minutesACase, Input{Value: "1e99"}, FieldValue, "Minutes a case must be smaller: the most is 90,000,000,000"},
		{"the largest", paperCost, Input{Value: "£90,000,000,000"}, "", "90,000,000,000"},
		{"too large", paperCost, Input{Value: "£90,000,000,001"}, FieldValue, "Pounds must be smaller: the most is 90,000,000,000"},
		{"an infinite number of digits", paperCost, Input{Value: strings.Repeat("9", 60)}, FieldValue, "Pounds must have 15 digits or fewer: round it first"},
		{"money as written", paperCost, Input{Value: "£1.2m"}, "", "1,200,000"},
		{"thousands of pounds", paperCost, Input{Value: "45k"}, "", "45,000"},
		{"a credit in brackets", paperCost, Input{Value: "(£500)"}, "", "-500"},
		{"a real minus", paperCost, Input{Value: "−£500.50"}, "", "-500.5"},
		{"pounds in minutes", minutesACase, Input{Value: "£5"}, FieldValue, "Minutes a case must be in minutes, not in pounds"},
		{"a suppressed number", minutesACase, Input{Value: "<5"}, "", ""},
		{"a suppressed part", complete, Input{Numerator: "<5", Denominator: "50"}, FieldNumerator, "How many is hidden because it is small: leave the other parts of this figure empty"},
		{"not applicable in words", complete, Input{Numerator: "n/a", Denominator: "N/A"}, "", ""},
		{"to be confirmed is nothing", minutesACase, Input{Value: "TBC"}, FieldValue, "Enter the figure. Where there is none, choose “Not applicable” or leave the period out"},
		{"half a ratio", complete, Input{Numerator: "49"}, FieldDenominator, "Enter both figures of the ratio, or only the result"},
		{"the other half", complete, Input{Denominator: "50"}, FieldNumerator, "Enter both figures of the ratio, or only the result"},
		{"a share", complete, Input{Numerator: "49", Denominator: "50"}, "", "98"},
		{"a share as typed", complete, Input{Value: "98%", Numerator: "49", Denominator: "50"}, "", "98"},
		{"a share within 0.1", putToUse, Input{Value: "31.0", Numerator: "1002.2", Denominator: "3233.0"}, "", "31"},
		{"a share outside 0.1", putToUse, Input{Value: "31.11", Numerator: "1002.2", Denominator: "3233.0"}, FieldValue, "31.11 does not follow from 1,002.2 and 3,233, which make 31.00: correct one of them, or leave this out"},
		{"all of them", complete, Input{Numerator: "50", Denominator: "50"}, "", "100"},
		{"more than all", complete, Input{Numerator: "51", Denominator: "50"}, FieldNumerator, "51 of 50 is more than all of them: the first figure cannot be above the second"},
		{"a rate may be above one", payErrors, Input{Numerator: "51", Denominator: "5.2"}, "", "9.8077"},
		{"out of nothing", complete, Input{Numerator: "0", Denominator: "0"}, FieldDenominator, "Out of how many must be more than 0"},
		{"none of them", complete, Input{Numerator: "0", Denominator: "50"}, "", "0"},
		{"a share over 100", complete, Input{Value: "100.1"}, FieldValue, "A share must be between 0 and 100"},
		{"a share below 0", complete, Input{Value: "-1"}, FieldValue, "Percent must be 0 or more"},
		{"a gap the other way", equityGap, Input{Value: "-2.5"}, "", "-2.5"},
		{"nothing typed", minutesACase, Input{}, FieldValue, "Enter the figure. Where there is none, choose “Not applicable” or leave the period out"},
		{"zero is a figure", minutesACase, Input{Value: "0"}, "", "0"},
		{"a future period", minutesACase, Input{From: "2026-03-30", To: "2026-04-05", Value: "6"}, FieldFrom, "The period must not be in the future"},
		{"a period that is not over", minutesACase, Input{From: "2026-03-24", To: "2026-03-30", Value: "6"}, FieldTo, "The period is not over: enter its figure after 30 March 2026"},
		{"a period twice", minutesACase, Input{From: "2026-03-16", To: "2026-03-22", Value: "6"}, FieldFrom, "There is a figure for 16 to 22 March 2026 already: correct that one instead"},
		{"half a period twice", minutesACase, Input{From: "2026-03-19", To: "2026-03-25", Value: "6"}, FieldFrom, "19 to 25 March 2026 overlaps the figure for 16 to 22 March 2026"},
		{"backwards", minutesACase, Input{From: "2026-03-25", To: "2026-03-24", Value: "6"}, FieldTo, "The last day must not be before the first"},
		{"two years", minutesACase, Input{From: "2024-01-01", To: "2025-12-31", Value: "6"}, FieldTo, "A period can be a year at most"},
		{"no first day", minutesACase, Input{From: " ", To: "2025-12-31", Value: "6"}, FieldFrom, "Enter the first day of the period"},
		{"an American day", minutesACase, Input{From: "03/23/2026", To: "2026-03-29", Value: "6"}, FieldFrom, "Enter the first day like 2026-03-02"},
		{"a state that is none", minutesACase, Input{State: "late", Value: "6"}, FieldState, "Choose reported, not applicable or suppressed"},
		{"not applicable with a figure", minutesACase, Input{State: "not_applicable", Value: "0"}, FieldState, "Leave the figures of this period empty, or choose “Figure”"},
		{"not applicable", minutesACase, Input{State: "not_applicable"}, "", ""},
	} {
		if c.in.From == "" && c.in.To == "" {
			c.in.From, c.in.To = "2026-03-23", "2026-03-29"
		}
		o, _, err := Observe(c.m, c.in, weeks(c.m, on(2026, 3, 16), [3]string{"6.2", "248", "40"}), today)
		if c.field != "" {
			if got := fault.Of(err).Fields.For(c.field); got != c.want || !fault.Is(err, fault.Invalid) {
				t.Errorf("%s: %v", c.what, err)
			}
			continue
		}
		got := ""
		if o.Value.Known {
			got = o.Value.D.String()
		}
		if err != nil || got != c.want {
			t.Errorf("%s: %q, %v", c.what, got, err)
		}
	}
}

func TestObserveSaysWhenItRounds(t *testing.T) {
	o, notes, err := Observe(minutesACase, Input{From: "2026-03-23", To: "2026-03-29", Value: "6.12345"}, nil, parseDay("2026-04-01"))
	if err != nil || o.Value != some("6.1235") || notes.For(FieldValue) != "Minutes a case: rounded to 6.1235, four decimals at most" {
		t.Errorf("%+v, %v, %v", o.Value, notes, err)
	}
}

// The correction of the demo: 46 of 50 becomes 48 of 50.
func TestCorrect(t *testing.T) {
	rows := months(complete, 2026, 1, [3]string{"92", "46", "50"})
	good := Input{From: "2026-01-01", To: "2026-01-31", Numerator: "48", Denominator: "50", Reason: "Two audited cases belonged to a team not yet live"}
	o, _, err := Correct(complete, good, rows, parseDay("2026-02-20"))
	if err != nil || o.Supersedes != rows[0].ID || o.Value != some("96") {
		t.Fatalf("%+v, %v", o, err)
	}
	for _, c := range []struct {
		what   string
		change func(*Input)
		field  string
		want   string
	}{
		{"no reason", func(in *Input) { in.Reason = " " }, FieldReason, "Say why the figure is corrected"},
		{"no figure there", func(in *Input) { in.From, in.To = "2025-12-01", "2025-12-31" }, FieldFrom, "There is no figure for December 2025 to correct"},
		{"the same again", func(in *Input) { in.Numerator = "46" }, FieldValue, "This is the figure that is already there"},
	} {
		in := good
		c.change(&in)
		_, _, err := Correct(complete, in, rows, parseDay("2026-02-20"))
		if got := fault.Of(err).Fields.For(c.field); got != c.want {
			t.Errorf("%s: %v", c.what, err)
		}
	}
	newer := complete
	newer.Version = 2
	if _, _, err := Correct(newer, good, rows, parseDay("2026-02-20")); !strings.Contains(fault.Of(err).Fields.For(FieldValue), "starts a new series") {
		t.Errorf("another version: %v", err)
	}
}

func FuzzNumber(f *testing.F) {
	for _, s := range []string{"1,234.5", "£1.2m", "(£500)", "−5", "12.5%", "<5", "1e5", "٣"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, unit := range []string{"pounds", "percent", "hours"} {
			if n, err := number(s, unit); err == nil {
				if back, err := number(n.d.Plain(), ""); err != nil || back.d != n.d {
					t.Errorf("%q reads as %v and not back", s, n.d)
				}
			}
		}
	})
}
