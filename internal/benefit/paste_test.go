package benefit

import (
	"strings"
	"testing"

	"groundwork/internal/fault"
)

// grid are five weeks from 2 March 2026, empty.
func grid() []Input {
	var out []Input
	for _, p := range Weekly.Running(on(2026, 3, 2), 5) {
		out = append(out, Input{From: p.From.String(), To: p.To.String()})
	}
	return out
}

func TestPasteFillsTheGrid(t *testing.T) {
	for _, c := range []struct {
		what string
		m    Measure
		text string
		want []string // value numerator denominator of each row, or its state
	}{
		{"one column", minutesACase, "6.0\n6.2\n", []string{"6.0", "6.2"}},
		{"Windows lines and a heading", minutesACase, "Minutes\r\n6.0\r\n6.2\r\n", []string{"6.0", "6.2"}},
		{"an empty line is no figure", minutesACase, "6.0\n\n6.2", []string{"6.0", "", "6.2"}},
		{"total and cases", minutesACase, "240\t40\n248\t40", []string{"240 40", "248 40"}},
		{"total, cases and figure", minutesACase, "240\t40\t6.0", []string{"6.0 240 40"}},
		{"thousands keep their comma", paperCost, "1,055\n1,062", []string{"1,055", "1,062"}},
		{"an empty cell keeps its place", minutesACase, "\t40\t6.0\n240\t\t6.0", []string{"6.0 40", "6.0 240"}},
		{"hours alone", clinicalHours, "275", []string{"275"}},
		{"hours and days", clinicalHours, "275;5", []string{"275 5"}},
		{"days find their week", minutesACase, "2026-03-16\t6.2\n23/03/2026\t6.0", []string{"", "", "6.2", "6.0"}},
		{"a week commencing, in words", minutesACase, "w/c 9 March 2026\t6.2", []string{"", "6.2"}},
		{"not applicable, and small numbers", minutesACase, "n/a\n*\n6", []string{"not_applicable", "suppressed", "6"}},
	} {
		lines, err := Paste(c.text)
		if err != nil {
			t.Errorf("%s: %v", c.what, err)
			continue
		}
		got, err := Fill(c.m, grid(), lines)
		if err != nil {
			t.Errorf("%s: %v", c.what, err)
			continue
		}
		for i, in := range got {
			want := ""
			if i < len(c.want) {
				want = c.want[i]
			}
			if s := strings.Join(strings.Fields(in.State+" "+in.Value+" "+in.Numerator+" "+in.Denominator), " "); s != want {
				t.Errorf("%s, row %d: %q, want %q", c.what, i+1, s, want)
			}
		}
	}
}

func TestPasteRefuses(t *testing.T) {
	for _, c := range []struct{ what, text, want string }{
		{"nothing", " \n ", "Paste the figures first"},
		{"only a heading", "Minutes", "There is no figure in what was pasted"},
		{"more lines than periods", "1\n2\n3\n4\n5\n6", "There are 6 lines and only 5 periods that still need a figure"},
		{"a week that has its figure", "2025-03-03\t6.2", "Line 1: there is no period for 3 March 2025 in the table that still needs a figure"},
		{"more cells than columns", "1\t2\t3\t4", "Line 1: there are more figures than a period takes: paste the columns of the table, in its order"},
		{"too much", strings.Repeat("1\n", 521), "521 lines are more than can be read at once: paste 520 or fewer"},
	} {
		lines, err := Paste(c.text)
		if err == nil {
			_, err = Fill(minutesACase, grid(), lines)
		}
		if got := fault.Of(err).Fields.For(FieldPaste); got != c.want {
			t.Errorf("%s: %v", c.what, err)
		}
	}
}

func TestObserveAll(t *testing.T) {
	rows := grid()
	rows[0].Numerator, rows[0].Denominator = "240", "40"
	rows[2].Value = "6.2"
	rows[3].State = string(NotApplicable)
	taken, _, err := ObserveAll(minutesACase, Weekly, rows, nil, parseDay("2026-04-30"))
	if err != nil || len(taken) != 3 || taken[0].Value != some("6") || taken[1].Period.From != on(2026, 3, 16) || taken[2].State != NotApplicable {
		t.Fatalf("%+v, %v", taken, err)
	}
	rows[1].Value = "six"
	rows[4].Value, rows[4].From, rows[4].To = "6", rows[2].From, rows[2].To
	_, _, err = ObserveAll(minutesACase, Weekly, rows, nil, parseDay("2026-04-30"))
	bad := fault.Of(err).Fields
	for field, want := range map[string]string{
		"value-1":     "Week of 9 March 2026: minutes a case must be a number, like 16.2",
		"from-4":      "Week of 16 March 2026: there is a figure for 16 to 22 March 2026 already: correct that one instead",
		"numerator-0": "",
	} {
		if got := bad.For(field); got != want {
			t.Errorf("%s: %q", field, got)
		}
	}
	odd := []Input{{From: "2026-03-02", To: "2026-03-11", Value: "6"}}
	if _, _, err := ObserveAll(minutesACase, Weekly, odd, nil, today); fault.Of(err).Fields.For("from-0") != "2 to 11 March 2026: a figure of this benefit is for one whole week" {
		t.Errorf("ten days: %v", err)
	}
	if _, _, err := ObserveAll(minutesACase, Irregular, odd, nil, today); err != nil {
		t.Errorf("ten days now and then: %v", err)
	}
	if _, _, err := ObserveAll(minutesACase, Weekly, grid(), nil, today); fault.Of(err).Fields.For("numerator-0") != "Enter at least one figure" {
		t.Errorf("an empty grid: %v", err)
	}
}

func TestPeriodsOfAGrid(t *testing.T) {
	if got := Weekly.Starting(on(2026, 11, 22)); got != on(2026, 11, 16) {
		t.Errorf("the week of Sunday 22 November 2026 starts on %s", got)
	}
	if got := Quarterly.Starting(on(2026, 11, 22)); got != on(2026, 10, 1) {
		t.Errorf("the quarter starts on %s", got)
	}
	p := Monthly.Running(on(2026, 1, 1), 2)
	if p[0].To != on(2026, 1, 31) || p[1].From != on(2026, 2, 1) || Monthly.Name(p[1]) != "February 2026" {
		t.Errorf("%v", p)
	}
}

func FuzzPaste(f *testing.F) {
	f.Add("240\t40\n*\n2026-03-16\t6.2")
	f.Fuzz(func(t *testing.T, text string) {
		lines, err := Paste(text)
		if err == nil {
			_, _ = Fill(minutesACase, grid(), lines) // refuses or fills, and never panics
		}
	})
}
