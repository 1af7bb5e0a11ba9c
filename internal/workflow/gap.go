package workflow

import (
	"fmt"
	"math/big"
)

// Gap is how far what was measured stands from what the maps promised, in minutes saved a case.
type Gap struct {
	Modelled, Measured *big.Rat
	Share              *big.Rat // |measured - modelled| / modelled; nil when the maps promise nothing
}

// NewGap compares minutes saved a case, not hours, since volume has its own reasons (Groundwork rules, section 3).
func NewGap(modelled, measured *big.Rat) Gap {
	g := Gap{Modelled: modelled, Measured: measured}
	if modelled.Sign() != 0 {
		off := new(big.Rat).Abs(new(big.Rat).Sub(measured, modelled))
		g.Share = off.Quo(off, new(big.Rat).Abs(modelled))
	}
	return g
}

// Unexplained reports whether the benefit's owner has to say why: more than limit percent, 25 unless it is set otherwise.
func (g Gap) Unexplained(limit int) bool {
	if g.Share == nil {
		return g.Measured.Sign() != 0
	}
	return g.Share.Cmp(big.NewRat(int64(limit), 100)) > 0
}

// String sets both side by side: "10.0 minutes a case modelled, 9.9 measured: 1% apart".
func (g Gap) String() string {
	says := fmt.Sprintf("%s minutes a case modelled, %s measured", one(g.Modelled), one(g.Measured))
	if g.Share == nil {
		return says
	}
	return says + ": " + percent(g.Share) + " apart"
}
