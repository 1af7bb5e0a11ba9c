package workflow

import (
	"reflect"
	"testing"
)

func TestPutTogether(t *testing.T) {
	for _, c := range []struct {
		what         string
		they, i      func(*Sheet)
		want         func(*Sheet) // of the sheet that both began from
		both         int
		eitherWayToo bool // turning the two people round makes the same sheet
	}{
		{"different cells of one step", func(s *Sheet) { s.Before[0].Minutes = "2.4" }, func(s *Sheet) { s.Before[0].Note = "Timed again" },
			func(s *Sheet) { s.Before[0].Minutes, s.Before[0].Note = "2.4", "Timed again" }, 0, true},
		{"different steps", func(s *Sheet) { s.Before[2].Because = "Rosa says so." }, func(s *Sheet) { s.After[1].Share = "90" },
			func(s *Sheet) { s.Before[2].Because, s.After[1].Share = "Rosa says so.", "90" }, 0, true},
		{"the map and a step", func(s *Sheet) { s.About.Volume = "340" }, func(s *Sheet) { s.About.Sample, s.Before[0].Rekeyed = "90", true },
			func(s *Sheet) { s.About.Volume, s.About.Sample, s.Before[0].Rekeyed = "340", "90", true }, 0, true},
		{"the same change", func(s *Sheet) { s.Before[0].Minutes = "3" }, func(s *Sheet) { s.Before[0].Minutes = "3" }, func(s *Sheet) { s.Before[0].Minutes = "3" }, 0, true},
		{"one cell, two ways", func(s *Sheet) { s.Before[4].Minutes = "8" }, func(s *Sheet) { s.Before[4].Minutes = "9" }, func(s *Sheet) { s.Before[4].Minutes = "9" }, 1, false},
		{"a step out, another changed", func(s *Sheet) { s.Delete(Current, 5) }, func(s *Sheet) { s.Before[6].Minutes = "1" },
			func(s *Sheet) { s.Before[6].Minutes = "1"; s.Delete(Current, 5) }, 0, true},
		{"a step out that the other changed stays", func(s *Sheet) { s.Delete(Current, 5) }, func(s *Sheet) { s.Before[5].Minutes = "6" }, func(s *Sheet) { s.Before[5].Minutes = "6" }, 0, true},
		{"both out", func(s *Sheet) { s.Delete(Current, 5) }, func(s *Sheet) { s.Delete(Current, 5) }, func(s *Sheet) { s.Delete(Current, 5) }, 0, true},
		{"a new step each", func(s *Sheet) { s.Duplicate(Current, 1, "theirs") }, func(s *Sheet) { s.Duplicate(Redesigned, 0, "mine") },
			func(s *Sheet) { s.Duplicate(Current, 1, "theirs"); s.Duplicate(Redesigned, 0, "mine") }, 0, true},
		{"a new step and another order", func(s *Sheet) { s.Duplicate(Current, 6, "theirs") }, func(s *Sheet) { s.Move(Current, 0, 2) },
			func(s *Sheet) { s.Move(Current, 0, 2); s.Duplicate(Current, 6, "theirs") }, 0, true},
		{"ways out of a decision", func(s *Sheet) { s.Before[1].Links = []TypedLink{{To: "b3", Share: "100"}} }, func(s *Sheet) { s.Before[1].Minutes = "6" },
			func(s *Sheet) { s.Before[1].Links, s.Before[1].Minutes = []TypedLink{{To: "b3", Share: "100"}}, "6" }, 0, true},
		{"a role that is new, one that has a group now", func(s *Sheet) { s.Lanes = append(s.Lanes, Lane{Role: "volunteer"}) }, func(s *Sheet) { s.Lanes[0].StaffGroup = "medical" },
			func(s *Sheet) { s.Lanes[0].StaffGroup = "medical"; s.Lanes = append(s.Lanes, Lane{Role: "volunteer"}) }, 0, true},
	} {
		base, theirs, mine, want := demo().Open(), demo().Open(), demo().Open(), demo().Open()
		c.they(&theirs)
		c.i(&mine)
		c.want(&want)
		got, both := PutTogether(base, theirs, mine)
		if !reflect.DeepEqual(got, want) || both != c.both {
			t.Errorf("%s: %d\n%+v", c.what, both, got)
		}
		if got, _ := PutTogether(base, mine, theirs); c.eitherWayToo && !reflect.DeepEqual(got, want) {
			t.Errorf("%s, the other way round:\n%+v", c.what, got)
		}
		if got, both := PutTogether(base, base, mine); !reflect.DeepEqual(got, mine) || both > 0 {
			t.Errorf("%s: who is alone keeps all: %d", c.what, both)
		}
	}
}

// Two people who both begin a map lose nothing of either.
func TestPutTogetherOfTwoBeginnings(t *testing.T) {
	one, two := demo().Open(), demo().Open()
	for i := range two.Before {
		two.Before[i].ID = "x" + two.Before[i].ID
	}
	two.After = nil
	got, _ := PutTogether(Sheet{}, one, two)
	if len(got.Before) != 14 || len(got.After) != 6 || len(got.Lanes) != 4 {
		t.Errorf("%d before, %d after, %d roles", len(got.Before), len(got.After), len(got.Lanes))
	}
}
