package stage_test

import (
	"testing"

	"groundwork/internal/content"
	"groundwork/internal/day"
	"groundwork/internal/stage"
)

func model(t *testing.T) stage.Model {
	t.Helper()
	l, err := content.Load()
	if err != nil {
		t.Fatal(err)
	}
	return l.Stages
}

func on(n int) day.Day { return day.On(2026, 1, n) }

// way is gate and outcome pairs, decided on the 1st, 2nd, 3rd … of a month.
func way(pairs ...string) []stage.Decided {
	var out []stage.Decided
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, stage.Decided{ID: string(rune('a' + i/2)), Gate: pairs[i], Outcome: pairs[i+1], On: on(i/2 + 1)})
	}
	return out
}

func TestReach(t *testing.T) {
	m := model(t)
	began := day.On(2025, 12, 1)
	toPilot := []string{"frame", "go", "redesign", "go", "start_pilot", "go"}
	and := func(more ...string) []stage.Decided { return way(append(append([]string{}, toPilot...), more...)...) }
	for _, c := range []struct {
		name    string
		decided []stage.Decided
		want    string
		since   day.Day
	}{
		{"nothing decided", nil, "registered", began},
		{"framed", way("frame", "go"), "framed", on(1)},
		{"not yet", way("frame", "not_yet"), "registered", began},
		{"not yet, then yes", way("frame", "not_yet", "frame", "go"), "framed", on(2)},
		{"redesigned", way("frame", "go", "redesign", "go"), "redesigned", on(2)},
		{"piloting", and(), "piloting", on(3)},
		{"scale leads to packaging", and("decide", "scale"), "packaging", on(4)},
		{"extend leads back to piloting, since when it began", and("decide", "extend"), "piloting", on(3)},
		{"extend, then scale", and("decide", "extend", "decide", "scale"), "packaging", on(5)},
		{"adapt leads back to framed", and("decide", "adapt"), "framed", on(1)},
		{"adapt: the redesign is decided again", and("decide", "adapt", "redesign", "go"), "redesigned", on(5)},
		{"stop", and("decide", "stop"), "closed", on(4)},
		{"first adopters", and("decide", "scale", "open_to_adopters", "go"), "testing_spread", on(5)},
		{"a later worse decision at the same gate does not move a stage back", and("decide", "scale", "open_to_adopters", "go", "redesign", "not_yet"), "testing_spread", on(5)},
		{"only the last gate is recorded", way("decide", "scale"), "packaging", on(1)},
		{"an outcome that nobody knows", way("decide", "go"), "registered", began},
		{"a gate that nobody knows", way("nowhere", "go"), "registered", began},
		{"standard practice", and("decide", "scale", "open_to_adopters", "go", "ready_to_scale", "go", "standard", "go"), "standard", on(7)},
	} {
		r := stage.Reach(m.Innovation, c.decided, began)
		if r.Stage.Key != c.want || r.Since != c.since {
			t.Errorf("%s: %s since %s, want %s since %s", c.name, r.Stage.Key, r.Since, c.want, c.since)
		}
	}
}

func TestAReplacedDecisionDoesNotStand(t *testing.T) {
	d := way("frame", "go", "redesign", "go", "redesign", "not_yet")
	d[2].Replaces = d[1].ID
	if r := stage.Reach(model(t).Innovation, d, on(1)); r.Stage.Key != "framed" {
		t.Errorf("%s", r.Stage.Key)
	}
	if s := stage.Standing(d); len(s) != 2 || s[1].Outcome != "not_yet" {
		t.Errorf("%+v", s)
	}
}

// Recorded in another order than decided: what counts is the day of the decision.
func TestDecisionsStandInTheOrderOfTheirDays(t *testing.T) {
	d := way("frame", "go", "redesign", "go", "start_pilot", "go", "decide", "adapt", "decide", "scale")
	d[3].On, d[4].On = on(9), on(8)
	if r := stage.Reach(model(t).Innovation, d, on(1)); r.Stage.Key != "framed" {
		t.Errorf("adapt was decided last, and the stage is %s", r.Stage.Key)
	}
}

func TestAsked(t *testing.T) {
	m := model(t)
	for _, c := range []struct {
		in          []stage.Stage
		gate        string
		count       int
		first, last string
	}{
		{m.Innovation, "frame", 8, "Named innovation lead and trust", "Senior responsible owner"},
		{m.Innovation, "redesign", 5, "Every old step has a decision - keep, remove, merge, move, automate", "Safety, data protection and regulatory checks in place for the pilot"},
		{m.Innovation, "start_pilot", 2, "Start and planned end dates", "At least one team live"},
		{m.Innovation, "open_to_adopters", 5, "Scaling pack complete - workflow before and after, core and adaptable parts, prerequisites, measures, costs, training, safety evidence that can be reused, time it took, what went wrong", "Learning log shared"},
		{m.Adoption, "go_live", 4, "Readiness verdict at gate go_live", "First review booked"},
	} {
		got := stage.Asked(c.in, c.gate)
		if len(got) != c.count || got[0].Text != c.first || got[len(got)-1].Text != c.last {
			t.Errorf("gate %s asks %d lines: %+v", c.gate, len(got), got)
		}
	}
	if got := stage.Asked(m.Innovation, ""); got != nil {
		t.Errorf("no gate asks %+v", got)
	}
}
