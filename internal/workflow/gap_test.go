package workflow

import (
	"math/big"
	"testing"
)

func TestGap(t *testing.T) {
	for _, c := range []struct {
		modelled, measured string
		explain            bool
		says               string
	}{
		{"10", "9.93", false, "10.0 minutes a case modelled, 9.9 measured: 1% apart"},
		{"10", "7.5", false, "10.0 minutes a case modelled, 7.5 measured: 25% apart"},
		{"10", "7.4999", true, "10.0 minutes a case modelled, 7.5 measured: 25% apart"},
		{"10", "12.5001", true, "10.0 minutes a case modelled, 12.5 measured: 25% apart"},
		{"-2", "-2", false, "-2.0 minutes a case modelled, -2.0 measured: 0% apart"},
		{"0", "0", false, "0.0 minutes a case modelled, 0.0 measured"},
		{"0", "1", true, "0.0 minutes a case modelled, 1.0 measured"},
	} {
		modelled, _ := new(big.Rat).SetString(c.modelled)
		measured, _ := new(big.Rat).SetString(c.measured)
		g := NewGap(modelled, measured)
		if g.Unexplained(25) != c.explain || g.String() != c.says {
			t.Errorf("%s and %s: %v, %q", c.modelled, c.measured, g.Unexplained(25), g)
		}
	}
}
