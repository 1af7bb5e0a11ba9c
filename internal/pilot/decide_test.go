package pilot_test

import (
	"slices"
	"strings"
	"testing"

	"groundwork/internal/content"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/pilot"
	"groundwork/internal/stage"
)

var today = day.On(2026, 11, 22)

func stages(t *testing.T) []stage.Stage {
	t.Helper()
	l, err := content.Load()
	if err != nil {
		t.Fatal(err)
	}
	return l.Stages.Innovation
}

// ready is a pilot whose records show everything that they can show before it starts.
func ready() pilot.Facts {
	return pilot.Facts{Leads: 1, Owner: true, Clinical: true, Operational: true, StopRules: 2,
		Dates: pilot.Dates{PlannedStart: day.On(2026, 9, 1), PlannedEnd: day.On(2027, 3, 31)},
		Teams: 2, FirstPlanned: day.On(2026, 9, 1),
		StepsBefore: 7, StepsAfter: 6, TookPart: true, Simplified: 4, Automated: 1, Approved: day.On(2026, 7, 30),
		Benefits: 3, Owned: 3, Baselines: 3, Locked: 3, Notes: map[string]pilot.Note{}}
}

// confirmed says yes to every criterion that asks a person, of the gate and of its outcome.
func confirmed(in pilot.DecisionInput, s pilot.Setting) pilot.DecisionInput {
	in.Confirmed = map[string]bool{}
	for i := range s.Criteria {
		in.Confirmed[pilot.CriterionName(i, "")] = true
	}
	for i := range pilot.Needs(s.Stages, in.Gate, in.Outcome) {
		in.Confirmed[pilot.CriterionName(i, in.Outcome)] = true
	}
	return in
}

func setting(t *testing.T, gate string, f pilot.Facts) pilot.Setting {
	t.Helper()
	in := stages(t)
	return pilot.Setting{Today: today, Stages: in, Criteria: pilot.Criteria(in, gate, f), Owner: true, Reached: stage.Reach(in, nil, today)}
}

func states(r pilot.Ruling) string {
	var out []string
	for _, l := range r.Lines {
		out = append(out, l.State)
	}
	return strings.Join(out, " ")
}

func TestDecide(t *testing.T) {
	in := pilot.DecisionInput{Gate: "frame", Outcome: "go", On: "2026-11-20", Rationale: "The problem is counted."}
	s := setting(t, "frame", ready())
	r, err := pilot.Decide(confirmed(in, s), s)
	if err != nil {
		t.Fatal(err)
	}
	if got := states(r); got != "shown confirmed confirmed shown shown shown shown shown" {
		t.Errorf("%s", got)
	}
	if r.On != day.On(2026, 11, 20) || len(r.PassedOver()) != 0 {
		t.Errorf("%+v", r)
	}
}

func TestDecideRefuses(t *testing.T) {
	fields := func(err error) string {
		var out []string
		for _, f := range fault.Of(err).Fields {
			out = append(out, f.Name)
		}
		return strings.Join(out, " ")
	}
	unmapped := ready()
	unmapped.StepsBefore, unmapped.Approved, unmapped.Locked = 0, 0, 2
	for _, c := range []struct {
		name   string
		gate   string
		facts  pilot.Facts
		change func(*pilot.DecisionInput, *pilot.Setting)
		want   string // names of the fields, empty where it is accepted
	}{
		{"all is there", "redesign", ready(), nil, ""},
		{"nothing typed", "redesign", ready(), func(in *pilot.DecisionInput, _ *pilot.Setting) {
			*in = pilot.DecisionInput{Gate: "redesign"}
		}, "outcome on criterion-5 rationale"},
		{"ahead", "redesign", ready(), func(in *pilot.DecisionInput, _ *pilot.Setting) { in.On = "2026-11-23" }, "on"},
		{"today", "redesign", ready(), func(in *pilot.DecisionInput, _ *pilot.Setting) { in.On = "2026-11-22" }, ""},
		{"no such day", "redesign", ready(), func(in *pilot.DecisionInput, _ *pilot.Setting) { in.On = "2026-2-30" }, "on"},
		{"what the record does not show", "redesign", unmapped, nil, "criterion-1 criterion-2 criterion-4"},
		{"passed over, but approval is hard", "redesign", unmapped, func(in *pilot.DecisionInput, _ *pilot.Setting) {
			in.GoAhead = map[string]string{"criterion-1": "Small", "criterion-2": "Small", "criterion-4": "Small"}
		}, "criterion-2"},
		{"safety checks are hard, also unconfirmed", "redesign", ready(), func(in *pilot.DecisionInput, _ *pilot.Setting) { in.Confirmed["criterion-5"] = false }, "criterion-5"},
		{"the secretary passes over nothing, and needs the minute", "frame", unmapped, func(in *pilot.DecisionInput, s *pilot.Setting) {
			s.Owner = false
			in.GoAhead = map[string]string{"criterion-5": "The board knows"}
		}, "criterion-5 minute"},
		{"not yet asks for nothing", "redesign", unmapped, func(in *pilot.DecisionInput, _ *pilot.Setting) { in.Outcome = "not_yet"; in.Confirmed = nil }, ""},
		{"recorded afterwards: a person confirms what the record does not show", "redesign", unmapped, func(_ *pilot.DecisionInput, s *pilot.Setting) { s.Afterwards = today }, ""},
		{"recorded afterwards, and decided since", "redesign", unmapped, func(_ *pilot.DecisionInput, s *pilot.Setting) { s.Afterwards = day.On(2026, 11, 1) }, "criterion-1 criterion-2 criterion-4"},
		{"a team can only go live after the decision to start", "start_pilot", ready(), nil, ""},
		{"scale without its needs", "decide", ready(), func(in *pilot.DecisionInput, _ *pilot.Setting) { in.Outcome = "scale" }, "need-scale-1 need-scale-2 need-scale-3"},
		{"a gate with ways on knows no plain yes", "decide", ready(), nil, "outcome"},
		{"extend without words", "decide", ready(), func(in *pilot.DecisionInput, _ *pilot.Setting) { in.Outcome = "extend" }, "open-question new-end"},
		{"extend by six months", "decide", ready(), func(in *pilot.DecisionInput, _ *pilot.Setting) {
			in.Outcome, in.OpenQuestion, in.NewEnd = "extend", "Does it hold in winter?", "2027-05-20"
		}, ""},
		{"extend by a day more", "decide", ready(), func(in *pilot.DecisionInput, _ *pilot.Setting) {
			in.Outcome, in.OpenQuestion, in.NewEnd = "extend", "Does it hold in winter?", "2027-05-21"
		}, "new-end"},
		{"a third extension", "decide", ready(), func(in *pilot.DecisionInput, s *pilot.Setting) {
			in.Outcome, in.OpenQuestion, in.NewEnd, s.Extended = "extend", "Does it hold in winter?", "2027-05-20", 2
		}, "outcome"},
		{"a third extension by a programme lead", "decide", ready(), func(in *pilot.DecisionInput, s *pilot.Setting) {
			in.Outcome, in.OpenQuestion, in.NewEnd, in.Minute, s.Extended, s.Above, s.Owner = "extend", "Does it hold in winter?", "2027-05-20", "Item 2", 2, true, false
		}, ""},
		{"stop without what was learned", "decide", ready(), func(in *pilot.DecisionInput, _ *pilot.Setting) { in.Outcome, in.SwitchOff = "stop", "On Friday" }, "learning"},
		{"decided already", "redesign", ready(), func(_ *pilot.DecisionInput, s *pilot.Setting) {
			s.Reached = stage.Reach(s.Stages, []stage.Decided{{ID: "d", Gate: "redesign", Outcome: "go", On: today}}, today)
		}, "outcome"},
		{"decided already, and replaced", "redesign", ready(), func(in *pilot.DecisionInput, s *pilot.Setting) {
			s.Reached = stage.Reach(s.Stages, []stage.Decided{{ID: "d", Gate: "redesign", Outcome: "go", On: today}}, today)
			in.Replaces = "d"
		}, ""},
		{"no such gate", "nowhere", ready(), nil, "outcome"},
		{"review before the decision", "redesign", ready(), func(in *pilot.DecisionInput, _ *pilot.Setting) { in.NextReview = "2026-11-19" }, "next-review"},
	} {
		s := setting(t, c.gate, c.facts)
		in := confirmed(pilot.DecisionInput{Gate: c.gate, Outcome: "go", On: "2026-11-20", Rationale: "Because."}, s)
		if c.change != nil {
			c.change(&in, &s)
		}
		if _, err := pilot.Decide(in, s); fields(err) != c.want {
			t.Errorf("%s: %q, want %q (%v)", c.name, fields(err), c.want, err)
		}
	}
}

func TestWhatIsPassedOverStays(t *testing.T) {
	f := ready()
	f.Locked = 2
	s := setting(t, "redesign", f)
	in := confirmed(pilot.DecisionInput{Gate: "redesign", Outcome: "go", On: "2026-11-20", Rationale: "Because."}, s)
	in.GoAhead = map[string]string{"criterion-4": "The timed sample is locked"}
	r, err := pilot.Decide(in, s)
	if over := r.PassedOver(); err != nil || len(over) != 1 || over[0].Text != "Baseline locked" || over[0].Reason != "The timed sample is locked" {
		t.Errorf("%+v %v", r.Lines, err)
	}
	// Also where the record shows it by now: the reason was given, and stays visible.
	s = setting(t, "redesign", ready())
	if r, err = pilot.Decide(in, s); err != nil || len(r.PassedOver()) != 1 {
		t.Errorf("%+v %v", r.Lines, err)
	}
}

// Every line that the content says the product can check is either checked here, or known to wait for its record.
func TestEveryAutomaticCriterionIsLookedUp(t *testing.T) {
	waiting := []string{
		"Safety, data protection and regulatory checks in place for the pilot", // a person confirms until their records come
		"Benefit repeated in at least two adopters at grade A or B",
		"Adopted by an agreed share of eligible trusts",
		"Reason and learning", // the end has no gate; the outcome asks for the words
	}
	in := stages(t)
	for _, s := range in {
		if s.ExitGate == "" {
			continue
		}
		asked := stage.Asked(in, s.ExitGate)
		for i, c := range pilot.Criteria(in, s.ExitGate, pilot.Facts{}) {
			if asked[i].Auto && c.State == pilot.Asks && !slices.Contains(waiting, c.Text) {
				t.Errorf("gate %s: %q is not looked up", s.ExitGate, c.Text)
			}
			if !asked[i].Auto && c.State != pilot.Asks {
				t.Errorf("gate %s: %q is for a person to confirm", s.ExitGate, c.Text)
			}
		}
	}
}
