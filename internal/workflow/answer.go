package workflow

import (
	"fmt"
	"math/big"
)

// Answer is the sentence at the top of a workflow page: "16.0 to 6.0 clinical minutes a case: 56.0 hours a
// working day, modelled." Where hours cannot be reckoned it says what is missing, and where.
func (r Redesign) Answer(groups Groups) string {
	h, found := r.Hours(groups)
	stops := Stopped(append(found, r.stopping()...), StopsHours)
	staff := h.leading()
	switch {
	case len(stops) == 0:
		return h.sentence(staff)
	case len(stops) == 1 && stops[0].Field == FieldVolume:
		return fmt.Sprintf("%s to %s %s minutes a case, modelled. %s.", one(h.Before.Of(staff)), one(h.After.Of(staff)), staff, stops[0].Says)
	default:
		return stops[0].Says + "."
	}
}

// stopping are the checks of single figures that stop hours.
func (r Redesign) stopping() []Finding {
	return Stopped(append(r.Before.figures(), r.After.figures()...), StopsHours)
}

// leading is whose minutes the answer speaks of: clinicians', unless the work takes none of theirs.
func (h Hours) leading() Staff {
	if h.Before.Clinical.Sign() == 0 && h.After.Clinical.Sign() == 0 {
		return Administrative
	}
	return Clinical
}

func (h Hours) sentence(s Staff) string {
	change := fmt.Sprintf("%s to %s %s minutes a case: ", one(h.Before.Of(s)), one(h.After.Of(s)), s)
	aDay, unit := h.ADay(s), "hours a "+Label(DayTypes, h.DayType)
	switch aDay.Sign() {
	case 1:
		return change + one(aDay) + " " + unit + ", modelled."
	case -1:
		return change + one(new(big.Rat).Neg(aDay)) + " more " + unit + " of work, modelled."
	default:
		return fmt.Sprintf("%s %s minutes a case before and after: no hours are freed, modelled.", one(h.Before.Of(s)), s)
	}
}

// Beside is the line for the other staff under the answer: "1.5 to 0.9 minutes, 3.4 hours".
func (h Hours) Beside(s Staff) string {
	aDay := h.ADay(s)
	change := fmt.Sprintf("%s to %s minutes, ", one(h.Before.Of(s)), one(h.After.Of(s)))
	if aDay.Sign() < 0 {
		return change + one(new(big.Rat).Neg(aDay)) + " more hours"
	}
	return change + one(aDay) + " hours"
}
