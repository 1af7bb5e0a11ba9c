package adoption_test

import (
	"strings"
	"testing"

	"groundwork/internal/adoption"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/readiness"
)

// deciding is a gate with everything in place but what the overrides say, on 20 January 2026.
func deciding(t *testing.T, levels map[string]readiness.Level) adoption.Deciding {
	t.Helper()
	c := library(t).Checklist
	s := readiness.Sheet{Foundation: map[string]readiness.Answer{}, Adoption: map[string]readiness.Answer{}}
	for i := range c.Items {
		it := &c.Items[i]
		a := readiness.Answer{Kind: readiness.Stated, Level: readiness.Embedded, Evidence: 1, By: "p-1", On: on(19)}
		if l, ok := levels[it.ID]; ok {
			a.Level = l
		}
		if it.Scope == readiness.Foundation {
			s.Foundation[it.ID] = a
		} else {
			s.Adoption[it.ID] = a
		}
	}
	return adoption.Deciding{Today: on(20), Began: on(1), Gate: readiness.Adopt, Next: readiness.Adopt, Undecided: true, Result: c.Score(s, on(20)),
		Pack: adoption.Pack{N: 1}, Owners: []adoption.Holder{{Function: adoption.Owner, Person: "sro"}}, Who: "sro"}
}

func goodDecision() adoption.DecisionInput {
	return adoption.DecisionInput{Outcome: adoption.Go, On: "2026-1-20", Why: "Everything is in place", GoAhead: map[string]string{}}
}

func TestDecide(t *testing.T) {
	short := map[string]readiness.Level{"fin-02": readiness.NotInPlace} // essential at adopt
	hard := map[string]readiness.Level{"gov-01": readiness.NotInPlace}  // hard at adopt
	for _, c := range []struct {
		name   string
		levels map[string]readiness.Level
		spoil  func(*adoption.Deciding, *adoption.DecisionInput)
		field  string
		says   string
		want   string // outcome
	}{
		{"go", nil, nil, "", "", adoption.Go},
		{"no outcome", nil, func(_ *adoption.Deciding, in *adoption.DecisionInput) { in.Outcome = "" }, "outcome", "Select what was decided", ""},
		{"an outcome nobody knows", nil, func(_ *adoption.Deciding, in *adoption.DecisionInput) { in.Outcome = "perhaps" }, "outcome", "Select one", ""},
		{"no why", nil, func(_ *adoption.Deciding, in *adoption.DecisionInput) { in.Why = " " }, "why", "Enter why", ""},
		{"no day", nil, func(_ *adoption.Deciding, in *adoption.DecisionInput) { in.On = "" }, "on", "Enter the day", ""},
		{"tomorrow", nil, func(_ *adoption.Deciding, in *adoption.DecisionInput) { in.On = "2026-1-21" }, "on", "today or in the past", ""},
		{"the day it began", nil, func(_ *adoption.Deciding, in *adoption.DecisionInput) { in.On = "2026-1-1" }, "", "", adoption.Go},
		{"before it began", nil, func(_ *adoption.Deciding, in *adoption.DecisionInput) { in.On = "2025-12-31" }, "on", "on or after 1 January 2026", ""},
		{"review on the day", nil, func(_ *adoption.Deciding, in *adoption.DecisionInput) { in.NextReview = "2026-1-20" }, "next-review", "after the decision", ""},
		{"review the day after", nil, func(_ *adoption.Deciding, in *adoption.DecisionInput) { in.NextReview = "2026-1-21" }, "", "", adoption.Go},
		{"nobody owns it", nil, func(s *adoption.Deciding, _ *adoption.DecisionInput) { s.Owners = nil }, "by", "Name the senior responsible owner first", ""},
		{"decided by somebody else", nil, func(_ *adoption.Deciding, in *adoption.DecisionInput) { in.By = "p-9" }, "by", "must be the senior responsible owner", ""},
		{"no pack accepted", nil, func(s *adoption.Deciding, _ *adoption.DecisionInput) { s.Pack = adoption.Pack{} }, "outcome", "Accept a version", ""},
		{"not yet needs no pack", nil, func(s *adoption.Deciding, in *adoption.DecisionInput) {
			s.Pack, in.Outcome = adoption.Pack{}, adoption.NotYet
		}, "", "", adoption.NotYet},
		{"a later gate first", nil, func(s *adoption.Deciding, _ *adoption.DecisionInput) { s.Gate = readiness.GoLive }, "outcome", "The decision to adopt comes first", ""},
		{"the secretary without a minute", nil, func(s *adoption.Deciding, in *adoption.DecisionInput) { s.Who, in.By = "sec", "sro" }, "minute", "board’s minute", ""},
		{"the secretary with a minute", nil, func(s *adoption.Deciding, in *adoption.DecisionInput) {
			s.Who, in.By, in.Minute = "sec", "sro", "Board 7"
		}, "", "", adoption.Go},
		{"the secretary names nobody", nil, func(s *adoption.Deciding, in *adoption.DecisionInput) { s.Who, in.Minute = "sec", "Board 7" }, "by", "Select who decided", ""},
		{"not ready", short, nil, "go-ahead-fin-02", "is in the way", ""},
		{"not ready, with a reason", short, func(_ *adoption.Deciding, in *adoption.DecisionInput) {
			in.GoAhead["go-ahead-fin-02"] = "The money is sure"
		}, "", "", adoption.Go},
		{"not ready, the secretary with a reason", short, func(s *adoption.Deciding, in *adoption.DecisionInput) {
			s.Who, in.By, in.Minute, in.GoAhead["go-ahead-fin-02"] = "sec", "sro", "Board 7", "The money is sure"
		}, "go-ahead-fin-02", "Only the senior responsible owner", ""},
		{"not ready, and not yet", short, func(_ *adoption.Deciding, in *adoption.DecisionInput) { in.Outcome = adoption.NotYet }, "", "", adoption.NotYet},
		{"a hard one, with a reason", hard, func(_ *adoption.Deciding, in *adoption.DecisionInput) { in.GoAhead["go-ahead-gov-01"] = "We must" }, "outcome", "cannot be passed over", ""},
		{"a hard one, of the past", hard, func(s *adoption.Deciding, in *adoption.DecisionInput) {
			s.AsRecorded, in.Outcome = true, adoption.GoWithGaps
		}, "", "", adoption.GoWithGaps},
		{"a line that the records do not show", nil, func(s *adoption.Deciding, _ *adoption.DecisionInput) {
			s.Lines = []adoption.Line{{Text: "Benefit targets and owners accepted", State: adoption.Wanting}}
		}, "go-ahead-line-1", "is in the way", ""},
		{"a line that a person answers for", nil, func(s *adoption.Deciding, _ *adoption.DecisionInput) {
			s.Lines = []adoption.Line{{Text: "Whole-life cost and funding", State: adoption.Asks}}
		}, "", "", adoption.Go},
		{"a hard line", nil, func(s *adoption.Deciding, in *adoption.DecisionInput) {
			s.Lines = []adoption.Line{{Text: "Adapted workflow approved before technology set-up was signed off", State: adoption.Wanting, Hard: true}}
			in.GoAhead["go-ahead-line-1"] = "We are late"
		}, "outcome", "cannot be passed over", ""},
	} {
		s, in := deciding(t, c.levels), goodDecision()
		if c.spoil != nil {
			c.spoil(&s, &in)
		}
		r, err := s.Decide(in)
		switch {
		case c.field == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.field != "" && !strings.Contains(fault.Of(err).Fields.For(c.field), c.says):
			t.Errorf("%s: %v", c.name, err)
		case c.want != "" && r.Outcome != c.want:
			t.Errorf("%s: outcome %q", c.name, r.Outcome)
		}
	}
}

// An accepted gap makes it “Go, with accepted gaps”, whoever presses Go.
func TestAcceptedGapsMakeTheOutcome(t *testing.T) {
	c := library(t).Checklist
	s := deciding(t, nil)
	sheet := readiness.Sheet{Foundation: map[string]readiness.Answer{}, Adoption: map[string]readiness.Answer{},
		Conditions: []readiness.Condition{{Item: "wfs-01", Gate: readiness.Adopt, Action: "Clean up", Owner: "p", Due: on(30), AcceptedBy: "sro", AcceptedOn: on(10)}}}
	for _, st := range s.Result.Items {
		a := st.Answer
		if st.Item.ID == "wfs-01" {
			a.Level = readiness.Planned
		}
		if st.Item.Scope == readiness.Foundation {
			sheet.Foundation[st.Item.ID] = a
		} else {
			sheet.Adoption[st.Item.ID] = a
		}
	}
	s.Result = c.Score(sheet, on(20))
	r, err := s.Decide(goodDecision())
	if err != nil || r.Outcome != adoption.GoWithGaps {
		t.Errorf("%q, %v", r.Outcome, err)
	}
}

func TestFrozenBytesAreAlwaysTheSame(t *testing.T) {
	freeze := func() ([]byte, string) {
		f := adoption.Frozen{ID: "d", DecidedOn: on(20), Why: "“Yes” <now>"}
		s := deciding(t, map[string]readiness.Level{"fin-02": readiness.Planned})
		f.FreezeResult(s.Result, readiness.Adopt, func(st *readiness.Standing) adoption.FrozenItem {
			return adoption.FrozenItem{Answer: "a-" + st.Item.ID, By: adoption.Named{ID: "p", Name: "P"}}
		})
		b, sum, err := f.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		return b, sum
	}
	b, sum := freeze()
	again, _ := freeze()
	if string(b) != string(again) || sum != adoption.Fingerprint(b) {
		t.Error("the same evidence freezes to other bytes")
	}
	f, err := adoption.Thaw(b)
	if err != nil || f.Verdict != "not_ready" || f.Why != "“Yes” <now>" || f.DecidedOn != on(20) || len(f.Items) == 0 || f.Counts.Short != 1 {
		t.Errorf("%+v, %v", f, err)
	}
	if round, _, err := f.Bytes(); err != nil || string(round) != string(b) {
		t.Error("what is read back freezes to other bytes")
	}
	if _, err := adoption.Thaw([]byte(`{"format":"something else"}`)); err == nil {
		t.Error("another format was read")
	}
}

func TestChangedSince(t *testing.T) {
	var f adoption.Frozen
	f.FreezeResult(deciding(t, nil).Result, readiness.Adopt, func(*readiness.Standing) adoption.FrozenItem { return adoption.FrozenItem{} })
	for _, c := range []struct {
		name  string
		level map[string]readiness.Level
		today day.Day
		want  []string
	}{
		{"nothing", nil, on(20), nil},
		{"a drop that is still enough", map[string]readiness.Level{"fin-02": readiness.Partly}, on(20), nil},
		{"a drop below", map[string]readiness.Level{"fin-02": readiness.Planned}, on(20), []string{"fin-02"}},
		{"a drop of what is good to have", map[string]readiness.Level{"fin-01": readiness.NotInPlace}, on(20), nil},
	} {
		var got []string
		for _, x := range f.ChangedSince(deciding(t, c.level).Result) {
			got = append(got, x.Item)
			if x.Was != "Embedded" || x.Is != "Planned" {
				t.Errorf("%s: was %s, is %s", c.name, x.Was, x.Is)
			}
		}
		if strings.Join(got, " ") != strings.Join(c.want, " ") {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
