package workflow

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
)

// Whatever a press did, taking it back leaves the sheet as it was, and what was typed in between stays typed.
func TestTakeBack(t *testing.T) {
	id := func(n int) string { return []string{"b1", "b2", "b3", "b4", "b5", "b6", "b7"}[n] }
	for _, c := range []struct {
		what string
		do   func(*Sheet) Undo
		row  int
	}{
		{"taken out", func(s *Sheet) Undo {
			step, _ := s.Delete(Current, 4)
			return Undo{Did: DidDelete, Side: Current, Row: 4, Step: step}
		}, 4},
		{"a step after that decisions name", func(s *Sheet) Undo {
			step, _ := s.Delete(Redesigned, 3)
			return Undo{Did: DidDelete, Side: Redesigned, Row: 3, Step: step}
		}, 3},
		{"moved up by one", func(s *Sheet) Undo {
			s.Move(Current, 3, -1)
			return Undo{Did: DidMove, Side: Current, Row: 3, IDs: []string{id(3)}}
		}, 3},
		{"dragged to the end", func(s *Sheet) Undo {
			s.Move(Current, 0, 6)
			return Undo{Did: DidMove, Side: Current, Row: 0, IDs: []string{id(0)}}
		}, 0},
		{"duplicated", func(s *Sheet) Undo {
			s.Duplicate(Current, 0, "copy")
			return Undo{Did: DidCopy, Side: Current, Row: 1, IDs: []string{"copy"}}
		}, -1},
		{"pasted", func(s *Sheet) Undo {
			n := 0
			_, ids := s.Use(Redesigned, []Input{{Action: "x", Role: "clinician"}, {Action: "y", Role: "system"}}, staffGroups, func() string { n++; return fmt.Sprint("p", n) })
			return Undo{Did: DidPaste, Side: Redesigned, IDs: ids}
		}, -1},
	} {
		want, s := demo().Open(), demo().Open()
		u := c.do(&s)
		if reflect.DeepEqual(s, want) {
			t.Errorf("%s: nothing happened", c.what)
		}
		for _, x := range []*Sheet{&s, &want} {
			x.Before[slices.IndexFunc(x.Before, func(t Typed) bool { return t.ID == "b6" })].Because = "Said since"
		}
		if at := s.TakeBack(u); at != c.row || !reflect.DeepEqual(s, want) {
			t.Errorf("%s: goes on at %d\n%+v", c.what, at, s)
		}
	}
}

func TestAcceptedSuggestionsAreTakenBack(t *testing.T) {
	r := demo()
	r.Changes = nil
	want, s := r.Open(), r.Open()
	u := Undo{Did: DidAccept, IDs: s.Accept(r.Suggest(), "")}
	if len(u.IDs) == 0 || reflect.DeepEqual(s, want) {
		t.Fatal(u)
	}
	at := slices.IndexFunc(s.Before, func(x Typed) bool { return x.ID == u.IDs[0] })
	s.Before[at].Because = "The ward says so"
	decided := s.Before[at]
	s.TakeBack(u)
	if !reflect.DeepEqual(s.Before[at], decided) {
		t.Errorf("a person's own reason was taken back: %+v", s.Before[at])
	}
	s.Before[at] = want.Before[at]
	if !reflect.DeepEqual(s, want) {
		t.Errorf("%+v", s)
	}
}

// Old or foreign forms name rows and steps that are not there.
func TestTakeBackWhatIsNotThere(t *testing.T) {
	want, s := demo().Open(), demo().Open()
	for _, u := range []Undo{{}, {Did: "burn", IDs: []string{"b1"}}, {Did: DidMove, Row: -4, IDs: []string{"x"}}, {Did: DidPaste}, {Did: DidAccept, IDs: []string{"b1"}}} {
		s.TakeBack(u)
		if !reflect.DeepEqual(s, want) {
			t.Errorf("%+v changed the sheet", u)
		}
	}
	s.TakeBack(Undo{Did: DidDelete, Side: Current, Row: 99, Step: Typed{Input: Input{ID: "late"}}})
	if n := len(s.Before); n != 8 || s.Before[7].ID != "late" {
		t.Errorf("%+v", s.Before)
	}
}

func TestNoteForgetsTheOldest(t *testing.T) {
	var undone []Undo
	for i := range mostUndone + 5 {
		undone = Note(undone, Undo{Row: i})
	}
	if len(undone) != mostUndone || undone[0].Row != 5 {
		t.Errorf("%d, from %d", len(undone), undone[0].Row)
	}
}
