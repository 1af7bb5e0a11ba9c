package readiness

import (
	"testing"

	"groundwork/internal/day"
)

// Answered on 31 August 2026 for six months: asked from 30 days before it is due, and only while a gate
// that is still to be decided needs it.
func TestAskedAgainOnlyWhileADecisionNeedsIt(t *testing.T) {
	before := item("one-01", Essential, Adoption, Required{Adopt: 2})
	later := item("one-02", Essential, Adoption, Required{BusinessAsUsual: 2})
	good := item("one-03", Desirable, Adoption, Required{})
	ch := small(t, before, later, good)
	a := shown(InPlace, "2026-08-31")
	s := Sheet{Adoption: map[string]Answer{"one-01": a, "one-02": a, "one-03": a}}
	for _, c := range []struct {
		today string
		asked bool
	}{{"2027-01-28", false}, {"2027-01-29", true}, {"2027-02-28", true}, {"2027-03-01", true}, {"2027-03-31", true}} {
		r := ch.Score(s, on(c.today))
		for _, next := range Gates {
			for i := range r.Items {
				st := &r.Items[i]
				if got, want := st.AsksAgain(Course{Next: next, Undecided: true}, on(c.today)), c.asked && st.Item.Strength != Desirable; got != want {
					t.Errorf("%s on %s before %s: %v", st.Item.ID, c.today, next, got)
				}
			}
		}
	}
	s.Adoption["one-01"] = Answer{Kind: NotKnown, FindsOut: "ann", By: "ann", On: on("2026-08-31")}
	if r := ch.Score(s, on("2027-03-31")); r.Items[0].AsksAgain(Course{Undecided: true}, on("2027-03-31")) {
		t.Error("what nobody knows is asked to be confirmed")
	}
}

// After business as usual an adoption's own question is asked once a year, and nothing about the trust is.
func TestAskedOnceAtTheYearlyCheck(t *testing.T) {
	own, trust := item("one-01", Essential, Adoption, Required{Adopt: 2}), item("one-02", Essential, Foundation, Required{Adopt: 2})
	ch := small(t, own, trust)
	usual := on("2026-02-28")
	for _, c := range []struct {
		answered, today string
		asked           bool
	}{
		{"2025-08-01", "2026-12-31", false}, // long out of date
		{"2025-08-01", "2027-02-27", false},
		{"2025-08-01", "2027-02-28", true}, // a year after
		{"2025-08-01", "2027-03-01", true},
		{"2027-02-27", "2027-02-28", true},
		{"2027-02-28", "2027-02-28", false}, // asked and answered
		{"2027-02-28", "2028-02-27", false},
		{"2027-02-28", "2028-02-28", true},
	} {
		a := shown(InPlace, c.answered)
		r := ch.Score(Sheet{Adoption: map[string]Answer{"one-01": a}, Foundation: map[string]Answer{"one-02": a}}, on(c.today))
		course := Course{Next: BusinessAsUsual, Usual: usual}
		if got := r.Items[0].AsksAgain(course, on(c.today)); got != c.asked {
			t.Errorf("answered %s, on %s: asked is %v", c.answered, c.today, got)
		}
		if r.Items[1].AsksAgain(course, on(c.today)) {
			t.Errorf("on %s the trust is asked", c.today)
		}
	}
	if YearlyCheck(0, usual) != 0 {
		t.Error("a yearly check before business as usual")
	}
}

func TestTheThirdConfirmationNeedsASecondLook(t *testing.T) {
	by := func(person string, more ...string) Confirmation {
		c := Confirmation{By: person, At: at("2026-09-01T10:00:00Z"), Shown: at("2026-03-01T10:00:00Z")}
		for _, x := range more {
			c.Second = x
		}
		return c
	}
	old := by("ann")
	old.At = at("2026-02-28T10:00:00Z") // before what shows it was last changed
	bare := by("ann")
	bare.Shown = day.Instant{}
	for _, c := range []struct {
		name string
		line []Confirmation
		want bool
	}{
		{"never confirmed", nil, false},
		{"once", []Confirmation{by("ann")}, false},
		{"twice", []Confirmation{by("ann"), by("ann")}, true},
		{"twice with nothing to show", []Confirmation{bare, bare}, true},
		{"the last by somebody else", []Confirmation{by("bob"), by("ann"), by("ann")}, false},
		{"somebody else between", []Confirmation{by("ann"), by("bob"), by("ann")}, false},
		{"a second person looked last time", []Confirmation{by("ann", "bob"), by("ann"), by("ann")}, false},
		{"once since a second person looked", []Confirmation{by("ann"), by("ann", "bob"), by("ann")}, false},
		{"twice since a second person looked", []Confirmation{by("ann"), by("ann"), by("ann", "bob")}, true},
		{"new evidence since the first", []Confirmation{by("ann"), old}, false},
	} {
		if got := NeedsSecondLook(c.line, "ann"); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// What an event overtakes is what it makes due sooner: not what was answered later, is not known, or does not listen to it.
func TestOvertaken(t *testing.T) {
	deaf := item("one-03", Essential, Adoption, Required{Adopt: 2})
	deaf.ExpireOn = nil
	ch := small(t, item("one-01", Essential, Adoption, Required{Adopt: 2}), item("one-02", Hard, Adoption, Required{Adopt: 2}), deaf,
		item("one-04", Essential, Adoption, Required{Adopt: 2}), item("one-05", Essential, Adoption, Required{Adopt: 2}))
	s := Sheet{Adoption: map[string]Answer{"one-01": shown(InPlace, "2026-09-01"), "one-02": shown(InPlace, "2026-09-01"), "one-03": shown(InPlace, "2026-09-01"),
		"one-04": {Kind: NotKnown, FindsOut: "ann", By: "ann", On: on("2026-09-01")}, "one-05": shown(InPlace, "2026-10-25")}}
	before := ch.Score(s, on("2026-10-25"))
	s.Events = []Event{{Kind: "supplier_release", On: on("2026-10-25")}}
	got := Overtaken(before.Items, ch.Score(s, on("2026-10-25")).Items)
	if len(got) != 2 || got[0].Item.ID != "one-01" || got[1].Item.ID != "one-02" || got[0].NoGrace || !got[1].NoGrace {
		t.Errorf("%+v", got)
	}
}
