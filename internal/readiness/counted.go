package readiness

import "groundwork/internal/day"

// Counted is the verdict at one gate with the counts that decide it: of a whole adoption, or of a few of its items.
type Counted struct {
	Verdict Verdict

	Asked      int // Met + Conditions + Short + Unknown
	Met        int
	Conditions int
	Short      int
	Unknown    int
	Due        day.Day // of the first condition that carries an item; zero where none does
}

// verdict is drawn from the counts alone, first match wins (scoring rule, step 2). With nothing asked a gate is Ready
// (Groundwork rules, section 2).
func (t *Counted) verdict() Verdict {
	switch {
	case t.Short > 0:
		return NotReady
	case t.Unknown > 0:
		return NotEnoughKnown
	case t.Conditions > 0:
		return ReadyWithConditions
	}
	return Ready
}
