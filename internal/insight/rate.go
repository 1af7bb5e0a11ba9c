package insight

import (
	"fmt"
	"math/big"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

// Bases of a rate.
const (
	ByMap     = "map"     // the approved map
	ByFigures = "figures" // net hours over cases
)

// Rate is how many minutes a case a pilot or an adoption saves, net, all staff.
type Rate struct {
	Kind, Subject string // pilot or adoption, and its id
	Basis         string
	Minutes       *big.Rat
	Grade         string
	Version       int // of the map
	Hours, Cases  decimal.Maybe
	From, To      day.Day // of the figures
}

// RateOf is the rate by which an adoption's hours are reckoned, the first there is: its own approved map; the figures of
// its pilot at A or B; the approved map of its pilot, which is only assumed here (D) (Groundwork rules, section 4).
func RateOf(own, pilot []Rate) (Rate, bool) {
	for _, pick := range []struct {
		from  []Rate
		basis string
	}{{own, ByMap}, {pilot, ByFigures}, {pilot, ByMap}} {
		for _, r := range pick.from {
			if r.Basis != pick.basis {
				continue
			}
			if r.Kind == "pilot" && r.Basis == ByMap {
				r.Grade = "D"
			}
			return r, true
		}
	}
	return Rate{}, false
}

// Wait is the hours a year behind an adoption with so many cases on each of so many operating days; nothing where nobody
// said how many, or without a rate.
func (r Rate) Wait(cases decimal.Maybe, days int) Wait {
	if r.Minutes == nil || !cases.Known {
		return Wait{}
	}
	h := new(big.Rat).Mul(r.Minutes, cases.D.Rat())
	return Wait{Hours: h.Mul(h, big.NewRat(int64(days), 60)), Grade: r.Grade}
}

// Working says how the hours come about: 10.56 minutes saved a case (3,428 hours over 19,467 cases …) × 210 cases × 253 days ÷ 60.
func (r Rate) Working(cases decimal.Maybe, days int) string {
	text := decimal.Format(r.Minutes, 2) + " minutes saved a case, all staff, net ("
	switch {
	case r.Basis == ByFigures:
		text += fmt.Sprintf("the pilot’s %s hours over %s cases, %s to %s", r.Hours.D.Fixed(0), r.Cases.D.Fixed(0), r.From.Long(), r.To.Long())
	case r.Kind == "pilot":
		text += "the pilot’s approved map"
	default:
		text += "the approved map of this take-up"
	}
	text += ")"
	if !cases.Known {
		return text + ". Nobody has said how many cases there are on a working day, so no hours are estimated."
	}
	return text + fmt.Sprintf(" × %s cases a working day × %d working days ÷ 60 = %s hours a year", cases.D.String(), days, decimal.Format(r.Wait(cases, days).Hours, 0))
}

// Kept is what is kept of some rates, in one line, to compare.
func Kept(rates []Rate) string {
	text := "nothing"
	for i, r := range rates {
		if i == 0 {
			text = ""
		}
		text += fmt.Sprintf("[%s %s minutes, %s, version %d, %v hours, %v cases, %s to %s]", r.Basis, r.Minutes.RatString(), r.Grade, r.Version, r.Hours, r.Cases, r.From, r.To)
	}
	return text
}
