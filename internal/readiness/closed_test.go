package readiness

import "testing"

func TestAGapIsClosedAtTheHighestLevelAskedFor(t *testing.T) {
	asked := &Item{Strength: Essential, Required: Required{Adopt: Partly, BusinessAsUsual: InPlace}}
	asked.settle()
	desirable := &Item{Strength: Desirable, Required: Required{Adopt: Embedded}}
	desirable.settle()
	for _, c := range []struct {
		st   Standing
		want bool
	}{
		{Standing{Item: asked, Known: true, Level: Partly}, false},
		{Standing{Item: asked, Known: true, Level: InPlace}, true},
		{Standing{Item: asked, Level: InPlace}, false}, // out of date
		{Standing{Item: asked, LeftOut: true}, true},
		{Standing{Item: desirable, Known: true, Level: Partly}, false},
		{Standing{Item: desirable, Known: true, Level: InPlace}, true},
	} {
		if got := c.st.GapClosed(); got != c.want {
			t.Errorf("%+v: %t", c.st, got)
		}
	}
}
