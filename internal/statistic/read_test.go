package statistic_test

import (
	"strings"
	"testing"

	"groundwork/internal/content"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/statistic"
)

var today = day.On(2026, 11, 22)

const heads = "org_code,measure,period_start,period_end,value,numerator,denominator,unit,source\n"

// Every embedded file is right to the last line.
func TestEmbeddedFilesAreRight(t *testing.T) {
	files, err := content.Statistics()
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]int{"observations-ae-2016-2019.csv": 3609, "observations-ae-2024-2025.csv": 2514, "observations-rtt-2026-04.csv": 180, "observations-sickness-absence.csv": 1556}
	for _, f := range files {
		figures, err := statistic.Read(strings.NewReader(string(f.Bytes)), published(t), today)
		if err != nil || len(figures) != want[f.Name] {
			t.Errorf("%s: %d figures, %v; want %d", f.Name, len(figures), err, want[f.Name])
		}
	}
	if len(files) != len(want) {
		t.Errorf("%d files, want %d", len(files), len(want))
	}
}

// A wrong line is named with what is wrong in it.
func TestWrongLinesAreRefused(t *testing.T) {
	good := "RWP,ae_within_4h_rate,2026-04-01,2026-04-30,75,75,100,percent,nhs-ae-monthly\n"
	for name, c := range map[string]struct{ text, at, says string }{
		"nothing":             {"", "line 1", "The first line must be"},
		"other heads":         {"code,measure\n", "line 1", "The first line must be"},
		"heads alone":         {heads, "line 2", "no figures"},
		"a line cut off":      {heads + "RWP,ae_within_4h_rate\n", "line 2", "not 9 fields"},
		"an open quote":       {heads + `"RWP,`, "line 2", "not 9 fields"},
		"no organisation":     {heads + strings.Replace(good, "RWP", "", 1), "line 2", "org_code is empty"},
		"no source":           {heads + strings.Replace(good, "nhs-ae-monthly", " ", 1), "line 2", "source must be one name"},
		"unknown measure":     {heads + good + strings.Replace(good, "ae_within_4h_rate", "length_of_stay", 1), "line 3", `"length_of_stay" is not a published measure`},
		"another unit":        {heads + strings.Replace(good, "percent", "count", 1), "line 2", `is percent, not "count"`},
		"a date by name":      {heads + strings.Replace(good, "2026-04-01", "1 April", 1), "line 2", "Write dates as"},
		"backwards":           {heads + strings.Replace(good, "2026-04-30", "2026-03-31", 1), "line 2", "ends before it starts"},
		"half a month":        {heads + strings.Replace(good, "2026-04-30", "2026-04-15", 1), "line 2", "not one whole month"},
		"this month":          {heads + "RWP,ae_within_4h_rate,2026-11-01,2026-11-30,75,75,100,percent,x\n", "line 2", "not over yet"},
		"text in a number":    {heads + strings.Replace(good, ",75,75", ",n/a,75", 1), "line 2", `value "n/a" is not a number`},
		"infinity":            {heads + strings.Replace(good, ",75,75", ",Inf,75", 1), "line 2", `value "Inf" is not a number`},
		"below zero":          {heads + strings.Replace(good, ",75,75", ",-75,75", 1), "line 2", "value is below zero"},
		"an empty value":      {heads + strings.Replace(good, ",75,75", ",,75", 1), "line 2", "value is empty"},
		"no denominator":      {heads + strings.Replace(good, ",100,", ",,", 1), "line 2", "needs numerator and denominator"},
		"a denominator of 0":  {heads + strings.Replace(good, ",100,", ",0,", 1), "line 2", "denominator is 0"},
		"more than all":       {heads + strings.Replace(good, "75,75,100", "110,110,100", 1), "line 2", "numerator is above denominator"},
		"parts that disagree": {heads + strings.Replace(good, "75,75,100", "76,75,100", 1), "line 2", "is not what 75 of 100 gives, 75.00"},
		"a count in parts":    {heads + "RWP,ae_dta_waits_over_12h,2026-04-01,2026-04-30,5,4,,count,x\n", "line 2", "is not the numerator"},
		"a period twice":      {heads + good + good, "line 3", "is on line 2"},
	} {
		t.Run(name, func(t *testing.T) {
			figures, err := statistic.Read(strings.NewReader(c.text), published(t), today)
			if !fault.Is(err, fault.Invalid) || figures != nil {
				t.Fatalf("%v, %v; want it refused", figures, err)
			}
			if got := fault.Of(err).Fields.For(c.at); !strings.Contains(got, c.says) {
				t.Errorf("%s says %q in %v; want %q", c.at, got, fault.Of(err).Fields, c.says)
			}
		})
	}
	if _, err := statistic.Read(strings.NewReader("\ufeff"+heads+good), published(t), today); err != nil {
		t.Errorf("a file as Excel saves it: %v", err)
	}
}
