package benefit

import (
	"testing"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
)

var monday = day.On(2025, 9, 1)

// weekly is a benefit with a figure for each of n weeks.
func weekly(n int) Judged {
	var r Record
	r.Profile.Every = Weekly
	for i := range n {
		from := monday + day.Day(7*i)
		r.Rows = append(r.Rows, Observation{ID: from.String(), Period: Period{from, from + 6}, State: Reported, Value: decimal.Some(decimal.Of(5))})
	}
	j := Judged{Record: r}
	j.Standing = Standing(r.Rows)
	return j
}

func week(i int) day.Day { return monday + day.Day(7*i) }

func TestRebaseRows(t *testing.T) {
	j := weekly(20)
	for _, c := range []struct {
		name, on, reason, message string
	}{
		{"the first figure", week(0).String(), "go-live", "Choose the period with which the limits start again"},
		{"no figure", week(30).String(), "go-live", "Choose the period with which the limits start again"},
		{"within a period", (week(3) + 1).String(), "go-live", "Choose the period with which the limits start again"},
		{"not a day", "Monday", "go-live", "Choose the period with which the limits start again"},
		{"no reason", week(3).String(), "  ", "Say why the limits start again"},
	} {
		if _, err := j.NextRebase(c.on, c.reason); len(fault.Of(err).Fields) != 1 || fault.Of(err).Fields[0].Message != c.message {
			t.Errorf("%s: %v", c.name, err)
		}
	}

	set, err := j.NextRebase(week(8).String(), " go-live ")
	if err != nil || set != (Rebase{On: week(8), Seq: 1, Reason: "go-live"}) {
		t.Fatalf("%+v, %v", set, err)
	}
	record := func(r Rebase) {
		j.RebaseRows = append(j.RebaseRows, r)
		j.Rebases = StandingRebases(j.RebaseRows)
	}
	record(set)
	if _, err := j.NextRebase(week(8).String(), "twice"); fault.Of(err).Fields.For("on") == "" {
		t.Errorf("a second start on the same day: %v", err)
	}
	if _, err := j.WithdrawnRebase(week(9), "wrong"); !fault.Is(err, fault.NotFound) {
		t.Errorf("taking back what never was: %v", err)
	}
	if _, err := j.WithdrawnRebase(week(8), " "); fault.Of(err).Fields.For("withdraw-reason") == "" {
		t.Errorf("taking back without a reason: %v", err)
	}
	back, err := j.WithdrawnRebase(week(8), "The old map was in use until October")
	if err != nil || back.Seq != 2 || !back.Withdrawn {
		t.Fatalf("%+v, %v", back, err)
	}
	record(back)
	if len(j.Rebases) != 0 || len(j.RebaseRows) != 2 {
		t.Errorf("stands %v of %v", j.Rebases, j.RebaseRows)
	}
	again, err := j.NextRebase(week(8).String(), "It was in use after all")
	if err != nil || again.Seq != 3 {
		t.Fatalf("%+v, %v", again, err)
	}
	record(again)
	if len(j.Rebases) != 1 || j.Rebases[0].Reason != "It was in use after all" {
		t.Errorf("stands %v", j.Rebases)
	}
}

// A new start is suggested where the record says that the work changed, and never made.
func TestSuggestedRebase(t *testing.T) {
	live := func(i int) Mark { return Mark{On: week(i) + 2, Name: "First teams live", Changes: true} }
	all := func(i int) Mark { return Mark{On: week(i), Name: "All teams live", Widens: true} }
	for _, c := range []struct {
		name    string
		figures int
		marks   []Mark
		rebases []int
		want    int // week; 0 is none
	}{
		{"nothing happened", 40, nil, nil, 0},
		{"go-live, enough since", 28, []Mark{live(16)}, nil, 16},
		{"go-live, too few since", 27, []Mark{live(16)}, nil, 0},
		{"go-live before the first figure", 28, []Mark{{On: monday - 7, Changes: true}}, nil, 0},
		{"done already", 28, []Mark{live(16)}, []int{16}, 0},
		{"settled later", 28, []Mark{live(10)}, []int{12}, 0},
		{"a later change", 40, []Mark{live(10), {On: week(25), Name: "New redesign approved", Changes: true}}, []int{10}, 25},
		{"an approval that nobody lived yet", 40, []Mark{{On: week(5), Name: "Redesign approved"}}, nil, 0},
		{"all teams live, began live", 30, []Mark{live(0), all(18)}, nil, 18},
		{"all teams live, go-live decided", 40, []Mark{live(10), all(18)}, []int{10}, 0},
	} {
		j := weekly(c.figures)
		for _, w := range c.rebases {
			j.Rebases = append(j.Rebases, Rebase{On: week(w), Seq: 1})
		}
		_, from, ok := j.SuggestedRebase(c.marks)
		if ok != (c.want > 0) || ok && from != week(c.want) {
			t.Errorf("%s: %v %v, want week %d", c.name, from, ok, c.want)
		}
	}
}
