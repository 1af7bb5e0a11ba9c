package board_test

import (
	"math/big"
	"slices"
	"strconv"
	"strings"
	"testing"

	"groundwork/internal/board"
	"groundwork/internal/day"
)

func TestBrief(t *testing.T) {
	for name, want := range map[string]string{
		"Digital consent with automatic write-back": "Digital consent",
		"Text templates for community notes":        "Text templates",
		"Clinic letters read on a phone first":      "Clinic letters read on a phone first",
		"Bed board":                                 "Bed board",
		"Bedboard for wards":                        "Bedboard for wards",
		"Rosters: a new way":                        "Rosters: a new way",
		"Ward rosters: a new way for nights":        "Ward rosters",
		"":                                          "",
	} {
		if got := board.Brief(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

func TestWaiting(t *testing.T) {
	d := day.On(2026, 3, 3)
	for _, c := range []struct {
		what string
		p    board.Point
		want string
	}{
		{"nothing is asked", board.Point{Today: d}, ""},
		{"planned and not ready", board.Point{Planned: d + 1, Today: d}, ""},
		{"on the day that was planned", board.Point{Planned: d, Today: d}, ""},
		{"the day after", board.Point{Planned: d, Today: d + 1}, "Waiting for a decision since 3 March 2026"},
		{"ready before the day", board.Point{Planned: d, Ready: true, Today: d - 9}, "Planned for 3 March 2026"},
		{"ready, and no day planned", board.Point{Ready: true, Today: d}, "Can be decided now"},
		{"a pilot on its last day", board.Point{Ended: d, Today: d}, ""},
		{"a pilot that ended", board.Point{Ended: d, Today: d + 1}, "Waiting for a decision since 3 March 2026"},
		{"a stop rule before everything", board.Point{Met: d, Ended: d - 5, Planned: d - 9, Today: d}, "Waiting for a decision since 3 March 2026"},
	} {
		got, asks := c.p.Waiting()
		if got != c.want || asks != (c.want != "") {
			t.Errorf("%s: %q, %v", c.what, got, asks)
		}
	}
}

func TestRepeated(t *testing.T) {
	for want, says := range map[string][]string{
		"Repeated at 0 of the 2 trusts needed.":       nil,
		"Repeated at 1 of the 2 trusts needed: A, 5.": {"A, 5"},
		"Repeated at 2 trusts: A, 5; B, 6.":           {"A, 5", "B, 6"},
	} {
		if got := board.Repeated(says); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Trusts that keep it to themselves are counted only from five on, and never named.
func TestTakersOf(t *testing.T) {
	on := day.On(2026, 11, 2)
	live := board.Taker{Trust: "Harrowmere", Known: true, Stage: "live", Label: "live", Order: 5, Since: on}
	preparing := board.Taker{Trust: "Eastfold", Known: true, Stage: "preparing", Label: "preparing", Order: 4, Since: on}
	declined := board.Taker{Trust: "Thornsea", Known: true, Stage: "declined", Label: "not adopting", Order: 90, Since: on}
	hidden := board.Taker{Trust: "Secret", Stage: "assessing", Label: "assessing", Order: 2, Since: on}
	got := board.TakersOf([]board.Taker{declined, live, preparing, live, hidden, hidden, hidden, hidden})
	if got.Summary != "2 live, 1 preparing, 1 not adopting" || got.Private != "" || got.Known[0].Line() != "Eastfold: preparing since 2 November 2026" {
		t.Errorf("%+v", got)
	}
	if slices.ContainsFunc(got.Known, func(x board.Taker) bool { return x.Trust == "Secret" }) {
		t.Error("names who keeps it private")
	}
	got = board.TakersOf([]board.Taker{hidden, hidden, hidden, hidden, hidden})
	if got.Private != "5 more trusts look at it and keep that to themselves" || len(got.Known) != 0 {
		t.Errorf("%+v", got)
	}
}

func TestNewsOf(t *testing.T) {
	library, demo := load(t)
	var got []string
	for _, n := range board.NewsOf(northmoor(t, library, demo), day.On(2026, 4, 22)) {
		got = append(got, n.Mark+" "+n.Strong+n.Text)
	}
	want := []string{
		"no_figure Freed hours put to use: 31% against a target of 50%",
		"no_figure Cost of running it: £88,400 a year against a plan of £86,000 a year",
		"no_figure Gap between groups: 6 percentage points against a plan of 5 percentage points",
		"contested Administrative hours freed, 3.3 hours a working day; Lucy Hartley to answer",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// Bars stand inside the drawing, are as long as their figures, and follow each other without overlapping.
func TestBars(t *testing.T) {
	library, demo := load(t)
	maps := models(t, library, demo)
	totals := board.Total(northmoor(t, library, demo), library.Measures.StaffGroups)
	ladder, _ := totals.Ladder(maps, library.Measures.Grades)
	hours, _ := totals.HoursWaterfall(maps)
	cash, _ := totals.CashWaterfall(library.Measures.Grades)
	for name, b := range map[string]board.Bars{"ladder": ladder.Bars(), "hours": hours.Bars(), "cash": cash.Bars()} {
		height, bottom := read(t, b.Height), 0.0
		for _, r := range b.Rows {
			first := read(t, r.Lines[0].Y)
			if first < bottom+10 {
				t.Errorf("%s: %q covers the bar above", name, r.Lines[0])
			}
			bottom = first
			if !r.Drawn {
				continue
			}
			x, y, w, h := read(t, r.X), read(t, r.Y), read(t, r.W), read(t, r.H)
			if x < 0 || x+w > 300 || y < first || y+h > height || w < 0 {
				t.Errorf("%s: bar %v %v %v %v in a drawing of 300 by %v", name, x, y, w, h, height)
			}
			bottom = y + h
		}
	}
	rows := ladder.Bars().Rows
	if rows[0].Fill != board.DashedBar || rows[1].Fill != board.SolidBar || rows[2].Fill != board.EstimateBar || rows[3].Drawn {
		t.Errorf("fills of the ladder: %v %v %v", rows[0].Fill, rows[1].Fill, rows[2].Fill)
	}
	if w := read(t, rows[1].W) / read(t, rows[0].W); w < 0.769 || w > 0.771 {
		t.Errorf("freed is %v of what could be freed, want 53.9 of 70", w)
	}
	if last := cash.Bars().Rows[2]; last.Fill != board.NetBar || last.Lines[0].Strong != "Net cash, a year −£70,150" {
		t.Errorf("%+v", last)
	}
	long := board.Waterfall{Steps: []board.Fall{{Label: strings.Repeat("Postage and printing ", 9), Value: big.NewRat(1, 1), Shown: "+£1"}, {Label: "Net", Value: big.NewRat(1, 1), Shown: "+£1"}}}
	if l := long.Bars().Rows[0].Lines; len(l) != 2 || !strings.Contains(l[1].Before, "…") || l[1].Strong != "+£1" {
		t.Errorf("a long label: %q", l)
	}
	none := board.Waterfall{Steps: []board.Fall{{Label: "Nothing", Value: new(big.Rat), Shown: "+0.0"}, {Label: "Net", Value: new(big.Rat), Shown: "+0.0"}}}
	if b := none.Bars(); b.Rows[0].W != "0" {
		t.Errorf("%+v", b.Rows[0])
	}
}

func read(t *testing.T, s string) float64 {
	t.Helper()
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
