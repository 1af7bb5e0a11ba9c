package insight

import (
	"fmt"
	"math/rand"
	"testing"
)

func TestAFigureIsShownFromFiveTrustsOnEitherSide(t *testing.T) {
	for _, c := range []struct {
		cell Cell
		own  int
		want bool
	}{
		{Cell{5, 10}, 0, true}, {Cell{4, 10}, 0, false}, {Cell{6, 10}, 0, false}, {Cell{5, 9}, 0, false},
		{Cell{0, 20}, 0, false}, {Cell{20, 20}, 0, false}, {Cell{0, 0}, 0, false},
		{Cell{5, 20}, 1, false}, {Cell{6, 20}, 1, true}, {Cell{14, 20}, 1, true}, {Cell{15, 20}, 1, false},
	} {
		if got := c.cell.Shown(c.own); got != c.want {
			t.Errorf("%d of %d trusts for somebody who knows %d of them: shown is %v", c.cell.Yes, c.cell.All, c.own, got)
		}
	}
}

func TestPartsAreHeldBackSoThatNothingCanBeSubtracted(t *testing.T) {
	for _, c := range []struct {
		whole Cell
		parts []Cell
		want  string
	}{
		{Cell{12, 30}, []Cell{{7, 15}, {5, 15}}, "[true true]"},
		{Cell{10, 30}, []Cell{{7, 15}, {3, 15}}, "[false false]"},               // the second would be 10 less 7
		{Cell{16, 45}, []Cell{{7, 15}, {6, 14}, {3, 16}}, "[true false false]"}, // 16-7 leaves 9 in two parts
		{Cell{7, 25}, []Cell{{7, 15}, {0, 10}}, "[false false]"},                // the rest would be nobody: each of them is known
		{Cell{3, 30}, []Cell{{3, 30}}, "[false]"},
		{Cell{12, 31}, []Cell{{7, 15}, {5, 15}}, "[true false]"}, // one trust stands in neither
	} {
		if got := fmt.Sprint(Parts(c.whole, c.parts, 0)); got != c.want {
			t.Errorf("parts %v of %v: %s, want %s", c.parts, c.whole, got, c.want)
		}
	}
}

// Whatever is shown, no sum or difference of a whole and its parts speaks of fewer than five trusts on either side.
func TestNoDifferenceOfWhatIsShownSinglesAnybodyOut(t *testing.T) {
	shownParts := 0
	for seed := range int64(4000) {
		rnd := rand.New(rand.NewSource(seed))
		own := rnd.Intn(2)
		var whole Cell
		parts := make([]Cell, 1+rnd.Intn(5))
		for i := range parts {
			parts[i].All = rnd.Intn(40)
			parts[i].Yes = rnd.Intn(parts[i].All + 1)
			whole.Yes, whole.All = whole.Yes+parts[i].Yes, whole.All+parts[i].All
		}
		whole.All += rnd.Intn(3) // trusts that stand in no part
		shown := Parts(whole, parts, own)
		for set := range 1 << len(parts) {
			rest, all := whole, true
			for i := range parts {
				if set>>i&1 == 1 {
					all = all && shown[i]
					rest = rest.less(parts[i])
				}
			}
			if !all || set == 0 || rest.All == 0 {
				continue
			}
			shownParts++
			if !rest.Shown(own) {
				t.Fatalf("seed %d: of %v the parts %v are shown as %v, and the whole less parts %b is %v", seed, whole, parts, shown, set, rest)
			}
		}
	}
	if shownParts == 0 {
		t.Error("nothing was ever shown")
	}
}
