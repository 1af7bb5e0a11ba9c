package benefit

import (
	"testing"

	"groundwork/internal/fault"
)

func TestGrade(t *testing.T) {
	system, timed, few, guess, assumed := Side{Method: BySystem}, Side{Observed, 30}, Side{Observed, 29}, Side{Method: Estimated}, Side{Method: Assumed}
	for _, c := range []struct {
		before, after Side
		comparison    bool
		want          string
	}{
		{timed, timed, true, "A"}, {timed, timed, false, "B"}, {system, timed, false, "B"}, {system, system, true, "A"},
		{few, timed, true, "C"}, {timed, few, true, "C"}, {guess, system, true, "C"},
		{Side{}, system, true, "C"}, {system, Side{}, true, "C"}, // only one side measured
		{assumed, system, true, "D"}, {system, assumed, true, "D"}, {Side{}, Side{}, true, "D"},
	} {
		got := Grade(c.before, c.after, c.comparison)
		if got != c.want {
			t.Errorf("%+v, %+v, %v: %s, want %s", c.before, c.after, c.comparison, got, c.want)
		}
		if lift := Lift(c.before, c.after, c.comparison); (lift == "") != (got == "A") {
			t.Errorf("grade %s is lifted by %q", got, lift)
		}
	}
}

func TestAcceptGradeNeverHigher(t *testing.T) {
	for _, c := range []struct {
		reckoned, chosen string
		ok               bool
	}{{"B", "B", true}, {"B", "C", true}, {"B", "D", true}, {"B", "A", false}, {"D", "C", false}, {"A", "A", true}, {"B", "", false}, {"B", "E", false}, {"B", "BB", false}} {
		if err := AcceptGrade(c.reckoned, c.chosen); (err == nil) != c.ok || err != nil && !fault.Is(err, fault.Invalid) {
			t.Errorf("reckoned %s, chosen %q: %v", c.reckoned, c.chosen, err)
		}
	}
	if GradeWords(grades, "A") != "Measured with comparison (A)" {
		t.Errorf("%q", GradeWords(grades, "A"))
	}
}

func TestLadder(t *testing.T) {
	for _, c := range []struct {
		what  string
		l     Ladder
		field string
		want  string
	}{
		{"the demo, January to March 2026", Ladder{some("70"), some("53.9"), some("16.7"), some("")}, "", ""},
		{"equal rungs", Ladder{some("10"), some("10"), some("10"), some("10")}, "", ""},
		{"nothing known", Ladder{}, "", ""},
		{"more freed than could be", Ladder{some("10"), some("10.0001"), some(""), some("")}, "freed", "Hours “freed” cannot be more than hours “could be freed”: 10.0001 is more than 10"},
		{"more used than freed", Ladder{some(""), some("15"), some("16.7"), some("")}, "redeployed", "Hours “put to use” cannot be more than hours “freed”: 16.7 is more than 15"},
		{"more cashed than freed, use unknown", Ladder{some(""), some("15"), some(""), some("16")}, "cashed", "Hours “taken out of a budget” cannot be more than hours “freed”: 16 is more than 15"},
		{"used, freed unknown", Ladder{some("70"), some(""), some("5"), some("")}, "redeployed", "Enter the hours freed first: hours “put to use” are a part of them"},
		{"cashed below zero", Ladder{some("70"), some("5"), some("5"), some("-1")}, "cashed", "Hours “taken out of a budget” must be 0 or more"},
	} {
		err := c.l.Check()
		if got := fault.Of(err).Fields.For(c.field); got != c.want || (err == nil) != (c.want == "") {
			t.Errorf("%s: %v", c.what, err)
		}
	}
}
