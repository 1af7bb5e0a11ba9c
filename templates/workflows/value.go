package workflows

import (
	"fmt"
	"math/big"

	"groundwork/internal/ratecard"
	"groundwork/internal/workflow"
)

// value is what the hours of a year are worth by the rate card, with what could not be priced; nothing without a card
// or while hours cannot be worked out.
func (p Hours) value() []string {
	h, missing := p.Redesign.Hours(p.Words.Groups)
	days := p.Words.Year.Days(h.DayType)
	if p.Card.Version == 0 || len(missing) > 0 || days == 0 {
		return nil
	}
	var out []string
	for _, s := range []workflow.Staff{workflow.Clinical, workflow.Administrative} {
		if h.Before.Of(s).Sign() == 0 && h.After.Of(s).Sign() == 0 {
			continue
		}
		worth := p.Card.Value(p.Redesign.AYearByBand(p.Words.Groups, s, days))
		says := fmt.Sprintf("The %s hours a year of %s staff are worth %s by %s.", whole(h.AYear(s, days)), s, ratecard.Pounds(worth.Pence), p.Card.Name())
		if left := unpriced(worth); left.Sign() != 0 {
			says += fmt.Sprintf(" Of them %s hours have no rate and are not in that sum.", whole(left))
		}
		out = append(out, says)
	}
	if len(out) > 0 {
		out = append(out, "Pricing an hour takes it out of no budget: freed hours are not cash. "+p.Card.Basis())
	}
	return out
}

func unpriced(w ratecard.Worth) *big.Rat {
	sum := new(big.Rat)
	for _, h := range w.Unpriced {
		sum.Add(sum, h.Hours)
	}
	return sum
}
