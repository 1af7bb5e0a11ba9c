package spc

import (
	"math"
	"math/rand/v2"
	"testing"
)

// A plain sum of ten times 0.1, divided by ten, is 0.09999999999999999.
func TestMeanOfAConstantIsTheConstant(t *testing.T) {
	for _, v := range []float64{0.1, 0.7, 16.2, 1e300, -1e-300, 5e-324, 100} {
		values := []float64{}
		for range 200 {
			values = append(values, v)
			if m := mean(values); m != v {
				t.Fatalf("%d times %v: mean %v", len(values), v, m)
			}
		}
		s := weekly(values...)
		for _, p := range judged(t, s).Points {
			if p.Side != On || p.Label != CommonCause {
				t.Fatalf("%v of constant %v: %+v", p.At, v, p)
			}
		}
	}
}

func TestMeanIsCorrectlyRounded(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	kinds := []func() float64{
		func() float64 { return math.Round(r.NormFloat64()*100) / 10 },
		func() float64 { return r.NormFloat64() * math.Pow(10, float64(r.IntN(40)-20)) },
		func() float64 { return float64(r.IntN(5) - 2) }, // sums that cancel
		func() float64 { return float64(r.IntN(2)) * 1e300 },
		func() float64 { return float64(r.IntN(9)-4) * 5e-324 },
		func() float64 { return 1 + float64(r.IntN(3))*0x1p-52 }, // ties
	}
	for i := range 6_000 {
		v := make([]float64, 1+r.IntN(50))
		for k := range v {
			v[k] = kinds[i%len(kinds)]()
		}
		if got, want := mean(v), exactMean(v); got != want {
			t.Fatalf("mean %v, exactly %v of %v", got, want, v)
		}
	}
}
