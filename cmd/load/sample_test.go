package main

import (
	"testing"
	"time"
)

func ms(all ...int) []time.Duration {
	var out []time.Duration
	for _, n := range all {
		out = append(out, time.Duration(n)*time.Millisecond)
	}
	return out
}

func TestPercentiles(t *testing.T) {
	hundred := make([]int, 100)
	for i := range hundred {
		hundred[i] = 100 - i // unsorted: from the slowest
	}
	for _, x := range []struct {
		waits []time.Duration
		p     float64
		want  int
	}{
		{nil, 50, 0}, {ms(7), 50, 7}, {ms(7), 99, 7}, {ms(3, 1), 50, 1}, {ms(3, 1, 2), 50, 2}, {ms(4, 3, 2, 1), 50, 2}, {ms(4, 3, 2, 1), 75, 3}, {ms(4, 3, 2, 1), 76, 4},
		{ms(hundred...), 50, 50}, {ms(hundred...), 99, 99}, {ms(hundred...), 100, 100}, {ms(hundred...), 0, 1},
	} {
		if got := (sample{waits: x.waits}).percentile(x.p); got != time.Duration(x.want)*time.Millisecond {
			t.Errorf("percentile %v of %v is %v, not %d ms", x.p, x.waits, got, x.want)
		}
	}
}

func TestRatesAndRatios(t *testing.T) {
	s := sample{answers: 300, took: 2 * time.Second, cpu: 600 * time.Millisecond}
	if s.rate() != 150 || s.each() != 2*time.Millisecond {
		t.Errorf("%v a second, %v each", s.rate(), s.each())
	}
	if none := (sample{}); none.rate() != 0 || none.each() != 0 || none.median() != 0 || none.usual() != "not answered in time" {
		t.Errorf("nothing was driven and gives %v, %v, %v", none.rate(), none.each(), none.median())
	}
	for _, x := range []struct{ a, b, want float64 }{{1, 2, .5}, {3, 0, 0}, {0, 5, 0}} {
		if got := ratio(x.a, x.b); got != x.want {
			t.Errorf("%v of %v is %v", x.a, x.b, got)
		}
	}
}

func TestSettings(t *testing.T) {
	s, err := read([]string{"--scale", "0.1", "--only", "P5,p12"}, t.Output())
	if err != nil || s.scale != .1 {
		t.Fatal(s, err)
	}
	for name, want := range map[string]bool{"P5": true, "P12": true, "P1": false} {
		if s.wants(name) != want {
			t.Errorf("wants(%s) is %v", name, !want)
		}
	}
	if _, err := read([]string{"--nonsense"}, t.Output()); err == nil {
		t.Error("a setting that there is not is taken")
	}
	if !(settings{}).wants("P7") {
		t.Error("without a choice every bar is wanted")
	}
}

func TestShortWaits(t *testing.T) {
	for d, want := range map[time.Duration]string{120 * time.Microsecond: "0.12 ms", 3200 * time.Microsecond: "3.2 ms", 1234 * time.Millisecond: "1234 ms"} {
		if got := short(d); got != want {
			t.Errorf("%v is %s, not %s", d, got, want)
		}
	}
}
