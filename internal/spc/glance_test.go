package spc

import (
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
)

func TestGlance(t *testing.T) {
	g := judged(t, demo()).Glance()
	if g.Kind != XmR || g.Variation != ImprovementLow || g.Assurance != Pass || len(g.Recent) != 24 || g.Recent[23].Type != ImprovementType {
		t.Errorf("%+v", g)
	}
	short := judged(t, weekly(append(swing(8), 99)...)).Glance()
	if short.Signal() || short.Upper.Known || short.Middle != Of(10) || short.Recent[8].Type != CommonCauseType {
		t.Errorf("a run chart: %+v", short)
	}
}

// What is kept of a series comes back as it was.
func TestSpotsAndIconsComeBack(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	for range 2000 {
		g := judged(t, odd(r)).Glance()
		spots, err := ReadSpots(Spots(g.Recent))
		if err != nil || !reflect.DeepEqual(spots, g.Recent) {
			t.Fatalf("%v: %+v, want %+v", err, spots, g.Recent)
		}
		var back Glance
		if err := back.ReadIcons(g.Kind.String(), g.Variation.String(), g.Assurance.String()); err != nil || back.Kind != g.Kind || back.Variation != g.Variation || back.Assurance != g.Assurance {
			t.Fatalf("%v: %+v, want %+v", err, back, g)
		}
	}
	for _, text := range []string{"1,two", "1~", "1~?", "1~ "} {
		if _, err := ReadSpots(text); err == nil {
			t.Errorf("%q was read", text)
		}
	}
	if new(Glance).ReadIcons("xmr", "rising", "") == nil {
		t.Error("an icon that does not exist was read")
	}
}

// The share of charts that look unusual by chance is what trying gives.
func TestChance(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 18))
	const tries = 20_000
	special := 0
	values := make([]float64, recent)
	for range tries {
		for i := range values {
			values[i] = r.NormFloat64()
		}
		if judged(t, weekly(values...)).Glance().Signal() {
			special++
		}
	}
	if got := float64(special) / tries; math.Abs(got-chance) > 0.0015 {
		t.Errorf("%.4f of the charts look unusual by chance, not %.3f", got, chance)
	}
}
