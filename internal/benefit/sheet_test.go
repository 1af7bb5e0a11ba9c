package benefit

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"groundwork/internal/day"
)

// judgedOf is a benefit with rows, each with a number of its period, live on a day.
func judgedOf(m Measure, id string, every Frequency, live, today day.Day, rows []Observation) Judged {
	for i := range rows {
		rows[i].ID, rows[i].Seq = id+strconv.Itoa(i), 1
	}
	return Record{ID: id, Measure: m, Profile: Profile{Every: every, Measure: m.Ref()}, Line: Line{Every: every}, Subject: Subject{Live: live}, Rows: rows, Today: today}.Judge()
}

// steady are n weeks around 10 minutes from 5 January 2026.
func steady(n int) []Observation {
	var figures [][3]string
	for i := range n {
		figures = append(figures, [3]string{fmt.Sprint(10 + i%3), "", ""})
	}
	return weeks(minutesACase, on(2026, 1, 5), figures...)
}

func TestDoubt(t *testing.T) {
	today := on(2026, 6, 30)
	next := func(n int) Period { return Weekly.Running(on(2026, 1, 5), n+1)[n] }
	for _, c := range []struct {
		what  string
		rows  int
		value string
		want  string // of the sentence; nothing where nothing is asked
	}{
		{"nothing to compare with", 0, "900", ""},
		{"one figure, ten times", 1, "100", ""},
		{"one figure, more than ten times", 1, "100.1", "the figure to compare with is 10.0"},
		{"one figure, less than a tenth", 1, "0.9", "Is 0.9 right? For the week of 12 January 2026, the figure to compare with is 10.0"},
		{"a few, as much again", 3, "14", ""},
		{"a few, beyond that", 3, "14.1", "the other figures lie between 10.0 and 12.0"},
		{"a few, below", 3, "7.9", "the other figures lie between 10.0 and 12.0"},
		{"eleven are a range still", 11, "14.1", "the other figures lie between 10.0 and 12.0"},
		{"twelve have limits", 12, "14", ""},
		{"beyond the limits", 12, "15", "chance alone seldom takes a figure beyond the limits of 7.6 and 14.4"},
	} {
		j := judgedOf(minutesACase, "b", Weekly, 0, today, steady(c.rows))
		q := j.Doubt(Observation{Period: next(c.rows), State: Reported, Value: some(c.value)}, nil)
		if c.want == "" && q != "" || !strings.Contains(q, c.want) {
			t.Errorf("%s: %q, want %q", c.what, q, c.want)
		}
	}
	j := judgedOf(minutesACase, "b", Weekly, 0, today, steady(12))
	for _, s := range []State{NotApplicable, Suppressed} {
		if q := j.Doubt(Observation{Period: next(12), State: s}, nil); q != "" {
			t.Errorf("%s is doubted: %s", s, q)
		}
	}
	beside := weeks(minutesACase, on(2026, 2, 2), [3]string{"16"}, [3]string{"160"}, [3]string{"17"}, [3]string{"16"})
	fresh := judgedOf(minutesACase, "b", Weekly, 0, today, nil)
	for i, o := range beside {
		if q := fresh.Doubt(o, beside); (q != "") != (i == 1) {
			t.Errorf("pasted together, %s: %q", o.Value.Plain(), q)
		}
	}
}

// A lasting change at go-live is no reason to doubt every figure since, wherever the limits start.
func TestFiguresSinceGoLiveAreComparedWithEachOther(t *testing.T) {
	var figures [][3]string
	for i := range 30 {
		v := 16 + i%2
		if i >= 15 {
			v = 6 + i%2
		}
		figures = append(figures, [3]string{strconv.Itoa(v), "", ""})
	}
	rows := weeks(minutesACase, on(2026, 1, 5), figures...)
	j := judgedOf(minutesACase, "b", Weekly, rows[15].Period.From, on(2026, 12, 1), rows)
	for _, o := range j.Standing {
		if q := j.Doubt(o, nil); q != "" {
			t.Errorf("%s: %s", o.Period, q)
		}
	}
	after := Observation{Period: Weekly.Running(on(2026, 1, 5), 31)[30], State: Reported, Value: some("16")}
	if q := j.Doubt(after, nil); !strings.Contains(q, "between 6.0 and 7.0") {
		t.Errorf("as before go-live: %q", q)
	}
}

func TestSheetsShareTheirPeriods(t *testing.T) {
	today := on(2026, 6, 30)
	long := judgedOf(minutesACase, "long", Weekly, on(2026, 1, 5), today, steady(20))
	gap := judgedOf(minutesACase, "gap", Weekly, on(2026, 1, 5), today, append(steady(6)[:2:2], steady(20)[5:]...))
	month := judgedOf(paperCost, "month", Monthly, on(2026, 1, 5), today, months(paperCost, 2026, 1, [3]string{"5", "5", ""}))
	loose := judgedOf(paperCost, "loose", Irregular, on(2026, 1, 5), today, nil)
	got := Sheets([]Judged{month, long, gap, loose}, 0)
	if len(got) != 2 || got[0].Every != Weekly || got[1].Every != Monthly || len(got[0].Benefits) != 2 {
		t.Fatalf("%d sheets: %+v", len(got), got)
	}
	if first := got[0].Rows[0].From; first != on(2026, 1, 19) {
		t.Errorf("the weeks begin with %s, where a figure is wanting", first)
	}
	if first := Sheets([]Judged{long}, on(2025, 12, 29))[0].Rows[0].From; first != on(2025, 12, 29) {
		t.Errorf("asked for an earlier time, the weeks begin with %s", first)
	}
	if slot, open := got[0].At(gap, Period{on(2026, 1, 19), on(2026, 1, 25)}); !open || slot.Due != DueLate {
		t.Errorf("the gap is %+v, %v", slot, open)
	}
	if _, open := got[0].At(gap, Period{on(2026, 1, 7), on(2026, 1, 13)}); open {
		t.Error("a week across two others can be typed")
	}
	if _, open := got[0].At(gap, Period{on(2026, 6, 29), on(2026, 7, 5)}); open {
		t.Error("a week that is not over can be typed")
	}
}

func TestReadSheet(t *testing.T) {
	today := on(2026, 6, 30)
	j := judgedOf(minutesACase, "b", Weekly, 0, today, weeks(minutesACase, on(2026, 1, 5), [3]string{"10", "400", "40"}, [3]string{"11", "440", "40"}))
	second := j.Rows[1].Period
	third := Weekly.Running(on(2026, 1, 5), 3)[2]
	cell := func(p Period, seen int, num, den string) Cell {
		return Cell{Benefit: "b", Period: p, Seen: seen, Input: Input{Numerator: num, Denominator: den}}
	}
	for _, c := range []struct {
		what   string
		cell   Cell
		reason string
		want   string // entries, clashes, and messages
	}{
		{"a first figure", cell(third, 0, "420", "40"), "", "new 1"},
		{"what was shown", cell(second, 1, "440", "40"), "", "0 figures: Enter or change at least one figure"},
		{"written another way", cell(second, 1, "440.0", " 40 "), "", "0 figures: Enter or change at least one figure"},
		{"a correction without a reason", cell(second, 1, "444", "40"), " ", "0 reason: Say why figures that were saved before are changed"},
		{"a correction", cell(second, 1, "444", "40"), "Counted again", "old 2"},
		{"n/a over a figure", cell(second, 1, "n/a", ""), "Nobody was timed", "old 2"},
		{"emptied", cell(second, 1, "", "-"), "Gone", "0 numerator-b-2026-01-12: Hands-on minutes per case, the week of 12 January 2026: the saved figure is 11.0 (440 and 40) and stays in the history. Put it back, correct it, or write n/a where there could be none"},
		{"saved by somebody else meanwhile", cell(second, 0, "430", "40"), "", "0 clash 11"},
		{"saved the same meanwhile", cell(second, 0, "440", "40"), "", "0 figures: Enter or change at least one figure"},
		{"ten days", cell(Period{third.From, third.From + 9}, 0, "420", "40"), "", "0 numerator-b-2026-01-19: Hands-on minutes per case, 19 to 28 January 2026: a figure of this benefit is for one whole week"},
		{"another benefit", Cell{Benefit: "x", Period: third, Input: Input{Value: "5"}}, "", "0 figures: Enter or change at least one figure"},
	} {
		r := ReadSheet([]Judged{j}, SheetInput{Cells: []Cell{c.cell}, Reason: c.reason}, today)
		var got []string
		for _, e := range r.Entries {
			got = append(got, map[bool]string{true: "new", false: "old"}[e.Old.ID == ""]+" "+strconv.Itoa(e.New.Seq))
		}
		if len(got) == 0 {
			got = append(got, "0")
		}
		for _, x := range r.Clashes {
			got = append(got, "clash "+x.Saved.Value.Plain())
		}
		for _, f := range r.Bad {
			got = append(got, f.Name+": "+f.Message)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.what, s, c.want)
		}
	}
	slip := SheetInput{Cells: []Cell{cell(third, 0, "4200", "40"), cell(Weekly.Running(on(2026, 1, 5), 4)[3], 0, "400", "40")}}
	r := ReadSheet([]Judged{j}, slip, today)
	if len(r.Entries) != 2 || len(r.Doubts) != 1 || !strings.HasPrefix(r.Doubts[0].Message, "Is 105.0 right?") {
		t.Fatalf("%d entries, %v", len(r.Entries), r.Doubts)
	}
	slip.Sure = []string{Sure("numerator-b-2026-01-19", r.Entries[0].New)}
	if r = ReadSheet([]Judged{j}, slip, today); len(r.Doubts) != 0 {
		t.Errorf("asked twice: %v", r.Doubts)
	}
	slip.Cells[0].Input.Numerator = "4300"
	if r = ReadSheet([]Judged{j}, slip, today); len(r.Doubts) != 1 {
		t.Errorf("another figure is asked about: %v", r.Doubts)
	}
}
