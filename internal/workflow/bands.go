package workflow

import (
	"math/big"

	"groundwork/internal/ratecard"
)

// AYearByBand are the net hours of a year by pay band, before less after, in the order in which the steps first name
// them; what a rate card prices. Steps without a band have their own line, since nobody knows what their hour costs.
// They mean nothing while Hours has findings.
func (r Redesign) AYearByBand(groups Groups, s Staff, days int) []ratecard.Hours {
	volume := r.volume().D.Rat()
	perCase := new(big.Rat).Quo(volume.Mul(volume, big.NewRat(int64(days), 1)), big.NewRat(60, 1))
	var out []ratecard.Hours
	add := func(band string, hours *big.Rat) {
		for _, h := range out {
			if h.Band == band {
				h.Hours.Add(h.Hours, hours)
				return
			}
		}
		out = append(out, ratecard.Hours{Band: band, Hours: hours})
	}
	for _, m := range []Map{r.Before, r.After} {
		for _, step := range m.Steps {
			of, counted := groups.Of(step.StaffGroup)
			per, known := step.PerCase()
			if !counted || !known || s != All && s != of {
				continue
			}
			hours := new(big.Rat).Mul(per, perCase)
			if m.State != Current {
				hours.Neg(hours)
			}
			add(step.PayBand, hours)
		}
	}
	return out
}
