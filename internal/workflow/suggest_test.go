package workflow

import "testing"

// The change list that the consent maps propose: 6 suggestions, 2 need you.
func TestSuggestOnTheDemo(t *testing.T) {
	want := []Suggestion{
		{Old: "b1", New: "a1", Why: "it may have become this step"},
		{Old: "b2", New: "a2", Decision: Keep, Why: "same words before and after", Sure: true},
		{Old: "b3", Decision: Remove, Why: "nothing like it after", Sure: true},
		{Old: "b4", New: "a3", Decision: Automate, Why: "after, the system does it", Sure: true},
		{Old: "b5", New: "a4", Why: "it may have become this step"},
		{Old: "b6", Decision: Remove, Why: "nothing like it after", Sure: true},
		{Old: "b7", New: "a6", Decision: MoveRole, Why: "after, another role does it", Sure: true},
		{New: "a5", Decision: Add, Why: "nothing like it before", Sure: true},
	}
	untyped := demo()
	for _, m := range []*Map{&untyped.Before, &untyped.After} {
		for i := range m.Steps {
			m.Steps[i].Type, m.Steps[i].Worth = "", ""
		}
	}
	for what, r := range map[string]Redesign{"as recorded": demo(), "with only the four fields": untyped} {
		r.Changes = nil
		got := r.Suggest()
		if len(got) != len(want) {
			t.Fatalf("%s: %d suggestions: %+v", what, len(got), got)
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: line %d is %+v, want %+v", what, i+1, got[i], want[i])
			}
		}
		if got := SuggestionsLine(got); got != "6 suggestions, 2 need you" {
			t.Errorf("%s: %q", what, got)
		}
		if n := len(Accept(got)); n != 6 {
			t.Errorf("%s: accepting all makes %d decisions", what, n)
		}
	}
}

func TestSuggestLeavesDecidedStepsAlone(t *testing.T) {
	r := demo()
	if got := r.Suggest(); len(got) != 0 {
		t.Errorf("everything is decided, yet suggested %+v", got)
	}
	r.Changes = r.Changes[:1]
	for _, s := range r.Suggest() {
		if s.Old == "b1" || s.New == "a1" {
			t.Errorf("b1 and a1 are decided, yet suggested %+v", s)
		}
	}
}

func TestSuggestOnSmallMaps(t *testing.T) {
	plain := func(id, action, role, group string) Step {
		return Step{ID: id, Action: action, Role: role, StaffGroup: group}
	}
	for _, c := range []struct {
		what          string
		before, after []Step
		want          []Suggestion
	}{
		{"out of order with the same words",
			[]Step{plain("b1", "Greet the person", "clerk", admin), plain("b2", "Weigh the person", "nurse", nurse)},
			[]Step{plain("a1", "Weigh the person", "nurse", nurse), plain("a2", "Greet the person.", "clerk", admin)},
			[]Suggestion{{"b1", "a2", Keep, "same words before and after", true}, {"b2", "a1", Keep, "same words before and after", true}}},
		{"same words, another role",
			[]Step{plain("b1", "Book the room", "nurse", nurse)}, []Step{plain("a1", "Book the room", "clerk", admin)},
			[]Suggestion{{"b1", "a1", MoveRole, "after, another role does it", true}}},
		{"same words, now the system",
			[]Step{plain("b1", "Book the room", "nurse", nurse)}, []Step{plain("a1", "Book the room", "system", Nobody)},
			[]Suggestion{{"b1", "a1", Automate, "after, the system does it", true}}},
		{"nothing after", []Step{plain("b1", "Book the room", "nurse", nurse)}, nil,
			[]Suggestion{{"b1", "", Remove, "nothing like it after", true}}},
		{"two like one", []Step{plain("b1", "Book the clinic room", "nurse", nurse), plain("b2", "Book the clinic chair", "nurse", nurse)},
			[]Step{plain("a1", "Book the clinic room and chair", "nurse", nurse)},
			[]Suggestion{{"b1", "a1", Keep, "nearly the same words before and after", true}, {"b2", "a1", "", "it may have been merged into this step, or removed", false}}},
	} {
		got := Redesign{Before: Map{State: Current, Steps: numbered(c.before...)}, After: Map{State: Redesigned, Steps: numbered(c.after...)}}.Suggest()
		if len(got) != len(c.want) {
			t.Errorf("%s: %+v", c.what, got)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: %+v, want %+v", c.what, got[i], c.want[i])
			}
		}
	}
}
