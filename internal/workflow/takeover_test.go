package workflow

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"groundwork/internal/decimal"
)

// second is a newer version of the pilot's redesign: one step is reworded, one is gone, one is new.
func second() Redesign {
	r := cored()
	r.After = altered(without(r.After, "a5"), "a4", func(s *Step) { s.Action, s.Minutes = "Resolve an item within a day", decimal.Some(decimal.Of(3)) })
	r.After = with(r.After, Step{ID: "a9", Action: "Tell the person what was recorded", Role: "Clinician", StaffGroup: nurse, Minutes: decimal.Some(decimal.Of(1)), Share: decimal.Some(decimal.Of(100))})
	r.Changes = slices.DeleteFunc(r.Changes, func(c Change) bool { return c.New == "a5" })
	r.Changes = append(r.Changes, Change{New: "a9", Decision: Add, Why: "People asked", Part: Core, DoneBefore: true})
	return r
}

func actions(r Redesign) string {
	var out []string
	for _, s := range r.After.Steps {
		out = append(out, s.PackStep)
	}
	return strings.Join(out, " ")
}

func TestTakeOver(t *testing.T) {
	was, is := cored(), second()

	// Untouched, it becomes as the pilot's newer version, with the pilot's minutes until there are own ones.
	got, taken := adopter(was).TakeOver(was, is)
	if actions(got) != "a1 a2 a3 a4 a6 a9" || len(taken) != 3 {
		t.Fatalf("%s: %+v", actions(got), taken)
	}
	if d := is.Distance(got, nil); d.Words() != "0 of 6 core parts changed, 0 of 2 adaptable parts changed" {
		t.Errorf("%s: %+v", d.Words(), d.Differing())
	}
	if s, _ := got.After.Step("own-a4"); s.Action != "Resolve an item within a day" || s.Minutes.D != decimal.Of(3) {
		t.Errorf("%+v", s)
	}
	if found := got.decided(); len(found) > 0 {
		t.Errorf("%+v", found)
	}
	if again, taken := got.TakeOver(is, is); !reflect.DeepEqual(again, got) || len(taken) > 0 {
		t.Errorf("taking over what was taken over changed %+v", taken)
	}

	// What the trust did in its own way stays, and is said.
	own := adopter(was)
	own.After.Timing = Timing{Method: Observed, Sample: 40}
	own.After = altered(own.After, "own-a4", func(s *Step) { s.Action, s.Minutes = "Resolve an item by noon", decimal.Some(decimal.Of(7)) })
	own.After = with(own.After, Step{ID: "own-y", Action: "Ring the ward", Role: "Clinician", StaffGroup: nurse})
	for i := range own.Changes {
		if own.Changes[i].Old == "own-b5" {
			own.Changes[i].Why = "Our own reason"
		}
	}
	got, taken = own.TakeOver(was, is)
	if actions(got) != "a1 a2 a3 a4 a5 a6 a9 " {
		t.Errorf("%s", actions(got))
	}
	for _, s := range own.After.Steps {
		mine, ok := got.After.Step(s.ID)
		mine.Position = s.Position
		if !ok || mine != s {
			t.Errorf("%+v became %+v", s, mine)
		}
	}
	kept := 0
	for _, x := range taken {
		if x.Kept {
			kept++
		}
	}
	if kept != 2 || !slices.ContainsFunc(got.Changes, func(c Change) bool { return c.Why == "Our own reason" }) {
		t.Errorf("%d kept: %+v", kept, taken)
	}
	if !reflect.DeepEqual(got.Before, own.Before) {
		t.Error("the own steps before were touched")
	}

	// A step that the trust left out stays left out.
	own = adopter(was)
	own.After = without(own.After, "own-a4")
	if got, taken = own.TakeOver(was, is); strings.Contains(actions(got), "a4") || !strings.Contains(taken[0].Says, "which you do not do") {
		t.Errorf("%s: %+v", actions(got), taken)
	}
}
