package insight_test

import (
	"fmt"
	"testing"

	"groundwork/internal/day"
	"groundwork/internal/insight"
)

func TestTheFirstCauseThatHoldsIsNamed(t *testing.T) {
	today := day.On(2026, 11, 22)
	ended := today - 91
	good := insight.Result{Met: true, Ended: ended, Decided: ended, Packs: 1}
	for _, c := range []struct {
		name string
		r    insight.Result
		k    insight.Known
		want string
	}{
		{"nobody decided for 91 days", insight.Result{Met: true, Ended: ended, Fixes: 1}, insight.Known{}, "undecided"},
		{"for 90 days", insight.Result{Met: true, Ended: ended + 1}, insight.Known{}, "no_pack"},
		{"no pack and fixes", insight.Result{Met: true, Ended: ended, Decided: ended, Fixes: 2}, insight.Known{}, "no_pack"},
		{"fixes and an item", insight.Result{Met: true, Ended: ended, Decided: ended, Packs: 1, Fixes: 2}, insight.Known{Item: "x"}, "local_fixes"},
		{"an item and a reason", good, insight.Known{Item: "x", Reason: "y"}, "item"},
		{"a reason", good, insight.Known{Reason: "y"}, "reason"},
		{"nothing", good, insight.Known{}, "nobody"},
		{"somebody committed", good, insight.Known{Committed: 1}, "false"},
		{"not a good result", insight.Result{Ended: ended, Decided: ended, Packs: 1}, insight.Known{}, "false"},
		{"to scale for 12 weeks", insight.Result{Scale: true, Decided: today - 84, Packs: 1}, insight.Known{}, "nobody"},
		{"a day less", insight.Result{Scale: true, Decided: today - 83, Packs: 1}, insight.Known{}, "false"},
		{"closed", insight.Result{Scale: true, Closed: true, Decided: ended, Packs: 1}, insight.Known{}, "false"},
	} {
		got := "false"
		if cause, _, waits := c.r.Waits(c.k, today); waits {
			got = string(cause)
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestTheLadderIsReadFromWhoIsLive(t *testing.T) {
	live := func(trust, icb, region string) insight.TakeUp {
		return insight.TakeUp{Trust: trust, ICB: icb, Region: region, Live: day.On(2026, 1, 1)}
	}
	a, b, c := live("A", "1", "N"), live("B", "1", "N"), live("C", "1", "N")
	d, e, f := live("D", "2", "S"), live("E", "3", "W"), live("F", "4", "O")
	for _, x := range []struct {
		list []insight.TakeUp
		want string
	}{
		{nil, "Not live anywhere 0"},
		{[]insight.TakeUp{{Trust: "A"}}, "Not live anywhere 0"},
		{[]insight.TakeUp{a, a}, "Proven once 1"},
		{[]insight.TakeUp{a, b}, "Second setting 2"},
		{[]insight.TakeUp{a, d}, "Second setting 2"},
		{[]insight.TakeUp{a, b, c}, "Spread in an integrated care board 3"},
		{[]insight.TakeUp{a, d, e}, "Several regions 3"},
		{[]insight.TakeUp{a, d, e, f}, "Normal practice 4"},
	} {
		rung, n := insight.RungOf(x.list, 4)
		if got := fmt.Sprint(rung, " ", n); got != x.want {
			t.Errorf("%s, want %s", got, x.want)
		}
	}
}

func TestTheCurveCountsByMonth(t *testing.T) {
	list := []insight.TakeUp{{Live: day.On(2026, 1, 31), Planned: day.On(2026, 1, 1)}, {Planned: day.On(2026, 3, 5)}, {}}
	if got := fmt.Sprint(insight.Curve(list, day.On(2026, 2, 10))); got != "[{2026-01-01 1 1} {2026-02-01 1 1} {2026-03-01 1 2}]" {
		t.Error(got)
	}
	if insight.Curve([]insight.TakeUp{{}}, day.On(2026, 2, 10)) != nil {
		t.Error("a curve of nothing")
	}
}
