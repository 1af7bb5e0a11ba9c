package chart

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestTicks(t *testing.T) {
	for _, c := range []struct {
		low, high float64
		most      int
		want      string
	}{
		{5.0, 18.3, 7, "[6 8 10 12 14 16 18] 0"},
		{5.0, 18.3, 5, "[5 10 15] 0"},
		{0, 1, 6, "[0 0.2 0.4 0.6 0.8 1] 1"},
		{-3, 3, 5, "[-2 0 2] 0"},
		{99.94, 100.01, 5, "[99.94 99.96 99.98 100] 2"},
		{1234, 98765, 7, "[20000 40000 60000 80000] 0"},
	} {
		ticks, places := Ticks(c.low, c.high, c.most)
		for i := range ticks {
			ticks[i] = float64(int(ticks[i]*1000+0.5*sign(ticks[i]))) / 1000
		}
		if got := fmt.Sprint(ticks, places); got != c.want {
			t.Errorf("%v to %v in %d: %s, want %s", c.low, c.high, c.most, got, c.want)
		}
	}
}

func sign(v float64) float64 {
	if v < 0 {
		return -1
	}
	return 1
}

func TestPadded(t *testing.T) {
	for _, c := range []struct {
		values    []float64
		low, high float64
	}{
		{nil, 0, 1},
		{[]float64{10, 20}, 9.5, 20.5},
		{[]float64{0}, -0.5, 0.5},
		{[]float64{100, 100}, 95, 105},
	} {
		if low, high := Padded(c.values); low != c.low || high != c.high {
			t.Errorf("%v: %v to %v", c.values, low, high)
		}
	}
}

func TestScaleRunsEitherWay(t *testing.T) {
	s := Scale{Low: 0, High: 10, Start: 300, End: 100}
	if a, b, c := s.At(0), s.At(10), s.At(5); a != 300 || b != 100 || c != 200 {
		t.Errorf("%v %v %v", a, b, c)
	}
}

func TestSpread(t *testing.T) {
	for _, c := range []struct {
		want      []float64
		low, high float64
		places    string
	}{
		{[]float64{10, 50, 90}, 0, 100, "[10 50 90]"},
		{[]float64{50, 50, 50}, 0, 100, "[33 50 67]"},
		{[]float64{50, 10}, 0, 100, "[50 10]"}, // keeps its owner
		{[]float64{-5, 2}, 0, 100, "[0 17]"},
		{[]float64{98, 99}, 0, 100, "[83 100]"},
		{[]float64{1, 2, 3}, 0, 20, "[0 17 34]"}, // no room
	} {
		if got := fmt.Sprint(Spread(c.want, 17, c.low, c.high)); got != c.places {
			t.Errorf("%v: %s, want %s", c.want, got, c.places)
		}
	}
}

func TestSpreadKeepsOrderAndGap(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		want := make([]float64, 1+r.IntN(6))
		for i := range want {
			want[i] = r.Float64()*400 - 50
		}
		slices.Sort(want)
		got := Spread(want, 17, 0, 300)
		for i := range got {
			if got[i] < 0 || got[i] > 300.0001 || i > 0 && got[i]-got[i-1] < 16.9999 {
				t.Fatalf("%v became %v", want, got)
			}
		}
	}
}

func TestWidth(t *testing.T) {
	if w := Width("Average since 6.4", 14, true); w < 115 || w > 125 {
		t.Errorf("%v units", w)
	}
	if Width("ill", 14, false) >= Width("WWW", 14, false)/3 {
		t.Error("narrow letters count as wide")
	}
}

func TestNum(t *testing.T) {
	for v, want := range map[float64]string{0: "0", -0.04: "0", 12: "12", 12.34: "12.3", -7.96: "-8", 100: "100"} {
		if got := num(v); got != want {
			t.Errorf("%v is %s, want %s", v, got, want)
		}
	}
}
