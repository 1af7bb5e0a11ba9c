package chart

import (
	"math"
	"strings"
	"testing"

	"groundwork/internal/spc"
)

func TestSpark(t *testing.T) {
	s := weekly(t, append(minutes[:30:30], math.NaN(), 6.1), 16)
	g := s.Result.Glance()
	low, high := SparkRange(g)
	got := NewSpark(g, s.Subject, low, high)
	if want := "The last 24 weeks: 6.1 at the lowest, 16.9 at the highest, 6.1 at last"; got.Says != want {
		t.Errorf("%q, want %q", got.Says, want)
	}
	if n := strings.Count(got.Values, "M"); n != 3 {
		t.Errorf("the line has %d pieces, want one before the re-base, one since, and one after the gap: %s", n, got.Values)
	}
	if strings.Count(got.Limits, "M") != 2 || got.Mean == "" || got.Shape == Square {
		t.Errorf("%+v", got)
	}
	for _, one := range []spc.Glance{{}, {Recent: []spc.Spot{{}}}, {Recent: []spc.Spot{{Value: spc.Of(5)}}}} {
		low, high := SparkRange(one)
		if d := NewSpark(one, s.Subject, low, high); strings.Contains(d.Values+d.End+d.Mean, "NaN") {
			t.Errorf("%+v", d)
		}
	}
}
