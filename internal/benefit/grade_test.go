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
