package workflow

import (
	"fmt"
	"math/big"
	"slices"

	"groundwork/internal/day"
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

// UsualGap is above how many percent the owner of the benefit says why (Groundwork rules, section 3).
const UsualGap = 25

// SavedBy is the minutes saved a case by some staff groups, all of them when none is named; false while the maps do not
// say, or are not maps of the same thing.
func (r Redesign) SavedBy(groups Groups, of []string) (*big.Rat, bool) {
	before, missing := r.Before.Minutes(groups)
	after, more := r.After.Minutes(groups)
	if len(missing)+len(more)+len(r.unlike()) > 0 {
		return nil, false
	}
	saved := new(big.Rat)
	for _, side := range []struct {
		minutes Minutes
		sign    int64
	}{{before, 1}, {after, -1}} {
		for _, g := range side.minutes.ByGroup {
			if len(of) == 0 || slices.Contains(of, g.Group) {
				saved.Add(saved, new(big.Rat).Mul(g.Minutes, big.NewRat(side.sign, 1)))
			}
		}
	}
	return saved, true
}

// Lived reports whether work was done by a version on a day: both leads approved it, or it says from when it is in use.
func (r Redesign) Lived(approved bool, on day.Day) bool {
	return approved || !r.InUseFrom.IsZero() && r.InUseFrom <= on
}
