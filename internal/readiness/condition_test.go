package readiness

import (
	"strings"
	"testing"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// A condition accepted on 22 November 2026, due on 6 January 2027.
func TestAConditionHoldsOnItsDueDateAndLapsesTheDayAfter(t *testing.T) {
	c := small(t, item("one-01", Essential, Adoption, Required{Adopt: 2, GoLive: 3}))
	for _, x := range []struct {
		today   string
		verdict Verdict
	}{
		{"2026-11-21", NotReady}, // not yet accepted
		{"2026-11-22", ReadyWithConditions},
		{"2027-01-05", ReadyWithConditions},
		{"2027-01-06", ReadyWithConditions},
		{"2027-01-07", NotReady},
	} {
		k := Condition{Item: "one-01", Gate: Adopt, Action: "a", Owner: "o", AcceptedBy: "s", AcceptedOn: today, Due: on("2027-01-06")}
		r := c.Score(Sheet{Adoption: map[string]Answer{"one-01": shown(Planned, "2026-11-01")}, Conditions: []Condition{k}}, on(x.today))
		if got := r.Gate(Adopt).Verdict; got != x.verdict {
			t.Errorf("%s: %s, want %s", x.today, got, x.verdict)
		}
		if r.Gate(GoLive).Verdict != NotReady {
			t.Errorf("%s: a condition holds for its own gate only", x.today)
		}
		if x.today == "2027-01-07" && r.Gate(Adopt).Stops[0].Refusal != Lapsed {
			t.Error("the stop says that its condition lapsed")
		}
		if x.today == "2026-11-22" && r.ChangesOn() != on("2027-01-07") {
			t.Errorf("changes on %s", r.ChangesOn())
		}
	}
}

func TestWhatACondtionMayNotBe(t *testing.T) {
	good := Condition{Item: "one-01", Gate: Adopt, Action: "Correct teams", Owner: "p-22", AcceptedBy: "p-21", AcceptedOn: today, Due: today + 45}
	planned := [3]day.Day{GoLive: today + 60}
	for _, x := range []struct {
		name    string
		change  func(*Condition)
		answers map[string]Answer
		planned [3]day.Day
		field   string
		text    string
	}{
		{name: "good", change: func(*Condition) {}},
		{name: "90 days", change: func(k *Condition) { k.Due = today + 90 }},
		{name: "91 days", change: func(k *Condition) { k.Due = today + 91 }, field: "due", text: "must be 20 February 2027 or earlier, 90 days at most"},
		{name: "today", change: func(k *Condition) { k.Due = today }},
		{name: "yesterday", change: func(k *Condition) { k.Due = today - 1 }, field: "due", text: "must be today or in the future"},
		{name: "no date", change: func(k *Condition) { k.Due = 0 }, field: "due", text: "Enter the date"},
		{name: "the day of the next decision", change: func(k *Condition) { k.Due = today + 60 }, planned: planned},
		{name: "the day after the next decision", change: func(k *Condition) { k.Due = today + 61 }, planned: planned, field: "due", text: "must be 21 January 2027 or earlier, the planned date of the decision on go-live"},
		{name: "nothing follows business as usual", change: func(k *Condition) { k.Gate, k.Due = BusinessAsUsual, today+61 }, planned: planned},
		{name: "no action", change: func(k *Condition) { k.Action = " " }, field: "action", text: "Enter what will be done"},
		{name: "no owner", change: func(k *Condition) { k.Owner = "" }, field: "owner", text: "Select who will do it"},
		{name: "hard", change: func(k *Condition) { k.Item = "one-02" }, field: "item", text: "No gap can be accepted here"},
		{name: "desirable", change: func(k *Condition) { k.Item = "one-03" }, field: "item", text: "does not stop adoption"},
		{name: "met", change: func(*Condition) {}, answers: map[string]Answer{"one-01": shown(Partly, "2026-11-01")}, field: "item", text: "does not stop adoption"},
		{name: "two levels short", change: func(*Condition) {}, answers: map[string]Answer{"one-01": shown(NotInPlace, "2026-11-01")}, field: "item", text: "it is not in place and must be partly in place to adopt"},
		{name: "not known", change: func(*Condition) {}, answers: map[string]Answer{}, field: "item", text: "Answer the question first"},
		{name: "not asked here", change: func(k *Condition) { k.Item = "one-09" }, field: "item", text: "is not asked here"},
		{name: "closed", change: func(k *Condition) { k.ClosedOn = today }, field: "item", text: "already closed"},
	} {
		t.Run(x.name, func(t *testing.T) {
			c := small(t, item("one-01", Essential, Adoption, Required{Adopt: 2}), item("one-02", Hard, Adoption, Required{Adopt: 2}), item("one-03", Desirable, Adoption, Required{}))
			if x.answers == nil {
				x.answers = map[string]Answer{"one-01": shown(Planned, "2026-11-01"), "one-02": shown(Planned, "2026-11-01"), "one-03": shown(Planned, "2026-11-01")}
			}
			k := good
			x.change(&k)
			s := Sheet{Adoption: x.answers, Planned: x.planned}
			err := c.Score(s, today).CheckCondition(k)
			if x.field == "" && err != nil || x.field != "" && !strings.Contains(fault.Of(err).Fields.For(x.field), x.text) {
				t.Errorf("got %v, want %s: %s", err, x.field, x.text)
			}
			if k.Action == good.Action && k.Owner == good.Owner {
				s.Conditions = []Condition{k}
				if got := c.Score(s, today).Gate(k.Gate).Conditions == 1; got != (x.field == "") {
					t.Errorf("checking and scoring disagree: counted is %v", got)
				}
			}
		})
	}
}

// Closing the action without reaching the level leaves the item short from then.
func TestAClosedConditionCarriesNothing(t *testing.T) {
	c := small(t, item("one-01", Essential, Adoption, Required{Adopt: 2}))
	for _, x := range []struct {
		today string
		want  Verdict
	}{{"2026-12-01", ReadyWithConditions}, {"2026-12-02", NotReady}, {"2026-12-03", NotReady}} {
		k := Condition{Item: "one-01", Gate: Adopt, AcceptedOn: today, Due: on("2027-01-06"), ClosedOn: on("2026-12-02")}
		r := c.Score(Sheet{Adoption: map[string]Answer{"one-01": shown(Planned, "2026-11-01")}, Conditions: []Condition{k}}, on(x.today))
		if got := r.Gate(Adopt).Verdict; got != x.want {
			t.Errorf("%s: %s", x.today, got)
		}
	}
}

func TestTheNewestConditionThatHoldsCarries(t *testing.T) {
	c := small(t, item("one-01", Essential, Adoption, Required{Adopt: 2}))
	lapsed := Condition{Item: "one-01", Gate: Adopt, AcceptedOn: on("2026-09-01"), Due: on("2026-10-01")}
	first := Condition{Item: "one-01", Gate: Adopt, AcceptedOn: today, Due: today + 10}
	second := Condition{Item: "one-01", Gate: Adopt, AcceptedOn: today, Due: today + 20}
	for _, ks := range [][]Condition{{lapsed, first, second}, {second, lapsed, first}, {first, second, lapsed}} {
		g := c.Score(Sheet{Adoption: map[string]Answer{"one-01": shown(Planned, "2026-11-01")}, Conditions: ks}, today).Gate(Adopt)
		if g.Conditions != 1 || g.Gaps[0].Condition.Due != today+20 {
			t.Errorf("%+v", g)
		}
	}
	if got, want := c.Score(Sheet{Adoption: map[string]Answer{"one-01": shown(Planned, "2026-11-01")}, Conditions: []Condition{first}}, today).Gate(Adopt).Gaps[0].Mark(), "Accepted gap until 2 December 2026"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
