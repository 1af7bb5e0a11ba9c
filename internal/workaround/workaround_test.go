package workaround_test

import (
	"testing"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
	"groundwork/internal/person"
	"groundwork/internal/workaround"
)

var today = day.On(2026, 11, 22)

func TestAFixHoldsOnItsLastDay(t *testing.T) {
	for _, c := range []struct {
		expires day.Day
		closed  day.Day
		want    workaround.State
		until   string
	}{
		{today - 1, 0, workaround.Expired, "Ran out on 21 November 2026"},
		{today, 0, workaround.Soon, "Until 22 November 2026"},
		{today + 30, 0, workaround.Soon, "Until 22 December 2026"},
		{today + 31, 0, workaround.Open, "Until 23 December 2026"},
		{today - 9, today - 10, workaround.Closed, "Closed on 12 November 2026"},
	} {
		w := workaround.Workaround{Expires: c.expires, Closed: c.closed}
		if got := w.State(today); got != c.want || w.Until(today) != c.until {
			t.Errorf("until %s: %s, %q", c.expires, got, w.Until(today))
		}
	}
}

func TestTotalIsNewWorkAndCountsWhatIsNotKnown(t *testing.T) {
	hours := func(s string) decimal.Maybe { d, _, _ := decimal.Parse(s); return decimal.Some(d) }
	all := []workaround.Workaround{
		{Hours: hours("2.5"), Expires: today + 90, Others: workaround.Needed},
		{Hours: hours("0"), Expires: today - 1, Others: workaround.Unneeded},
		{Expires: today + 3, Others: workaround.Unknown},
		{Hours: hours("40"), Expires: today, Others: workaround.Needed, Closed: today},
	}
	got := workaround.Total(all, today)
	want := workaround.Sum{Open: 3, Hours: 25_000, Uncounted: 1, HoldUp: 1, Unsaid: 1, Expired: 1, Soon: 1}
	if got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	for s, want := range map[workaround.Sum]string{
		got:                     "3 local fixes are in place: 2.5 hours a week of new work, and 1 not counted yet",
		{}:                      "No local fix is in place",
		{Open: 1, Hours: 1e4}:   "1 local fix is in place: 1 hour a week of new work",
		{Open: 1}:               "1 local fix is in place: 0 hours a week of new work",
		{Open: 2, Uncounted: 2}: "2 local fixes are in place: nobody has counted the hours yet",
	} {
		if s.Sentence() != want {
			t.Errorf("%q, want %q", s.Sentence(), want)
		}
	}
	if s := workaround.HeldUp(3); s != "Held up by local fixes: 3 that the next trust would need too" || workaround.HeldUp(0) != "" {
		t.Error(s)
	}
}

func TestWeeklyCost(t *testing.T) {
	rate := int64(1950)
	w := workaround.Workaround{Hours: decimal.Some(25_001), Pence: &rate}
	if p, known := w.Weekly(); !known || p != 4875 { // 2.5001 hours at £19.50 is £48.75195
		t.Error(p, known)
	}
	if _, known := (workaround.Workaround{Pence: &rate}).Weekly(); known {
		t.Error("unknown hours have no cost")
	}
}

func good() workaround.Input {
	return workaround.Input{Item: "wfs-03", Title: "Weekly list", Hours: "3", Rate: "19.5", Owner: "person:p-53", Started: "2026-08-10", Expires: "2026-11-22", Others: "yes"}
}

func TestCheckSaysWhatToDo(t *testing.T) {
	knows := workaround.Knows{Item: func(id string) bool { return id == "wfs-03" }, Owner: func(o person.Owner) bool { return o.Person == "p-53" || o.Function == "cdio" }}
	w, err := workaround.Check(good(), knows, today)
	if err != nil || *w.Pence != 1950 || w.Typed() != good() {
		t.Fatalf("%+v, %v", w, err)
	}
	for _, c := range []struct {
		want   string
		change func(*workaround.Input)
	}{
		{"item: Select the question of the checklist that it covers for", func(in *workaround.Input) { in.Item = "" }},
		{"item: Select a question that the checklist has", func(in *workaround.Input) { in.Item = "fin-99" }},
		{"title: Enter what is done instead", func(in *workaround.Input) { in.Title = " " }},
		{"hours: Hours a week must be between 0 and 168", func(in *workaround.Input) { in.Hours = "-1" }},
		{"hours: Hours a week must be between 0 and 168", func(in *workaround.Input) { in.Hours = "168.5" }},
		{"owner: Select who owns it: a person of the trust or a function", func(in *workaround.Input) { in.Owner = "person:p-99" }},
		{"owner: Select who owns it: a person of the trust or a function", func(in *workaround.Input) { in.Owner = "" }},
		{"started: The day it began must be today or in the past", func(in *workaround.Input) { in.Started = "2026-11-23" }},
		{"expires: The last day must be today or later", func(in *workaround.Input) { in.Expires = "2026-11-21" }},
		{"expires: Enter the last day on which it may stay", func(in *workaround.Input) { in.Expires = "" }},
		{"others: Select whether the next trust would need it too", func(in *workaround.Input) { in.Others = "" }},
		{"rate: Cost of an hour must be between 0 and 1,000 pounds", func(in *workaround.Input) { in.Rate = "1000.01" }},
	} {
		in := good()
		c.change(&in)
		_, err := workaround.Check(in, knows, today)
		fields := fault.Of(err).Fields
		if len(fields) != 1 || fields[0].Name+": "+fields[0].Message != c.want {
			t.Errorf("%s: %v", c.want, fields)
		}
	}
	in := good()
	in.Hours, in.Rate, in.Owner = "", "", "function:cdio"
	if w, err = workaround.Check(in, knows, today); err != nil || w.Hours.Known || w.Pence != nil || w.Owner.Function != "cdio" {
		t.Errorf("%+v, %v", w, err)
	}
}

func TestClosingNeedsADayAndWhatClosedIt(t *testing.T) {
	w := workaround.Workaround{Started: day.On(2026, 8, 10), Expires: today + 60}
	for in, want := range map[workaround.CloseInput]string{
		{On: "2026-11-22", Because: "The staff record feeds access"}: "",
		{On: "2026-08-10", Because: "The staff record feeds access"}: "",
		{On: "2026-08-09", Because: "The staff record feeds access"}: "The day it was closed must be on or after 10 August 2026, when it began",
		{On: "2026-11-23", Because: "The staff record feeds access"}: "The day it was closed must be today or in the past",
		{On: "", Because: "The staff record feeds access"}:           "Enter the day it was closed",
		{On: "2026-11-22"}: "Enter what closed it",
	} {
		_, err := workaround.CheckClose(w, in, today)
		f := fault.Of(err)
		if want == "" && err != nil || want != "" && (err == nil || f.Fields[0].Message != want) {
			t.Errorf("%+v: %v", in, err)
		}
	}
}
