package benefit

import (
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
)

// Ladder is what became of hours in one period for one kind of staff, each rung a part of the one before
// (time_tiers of the measure library). An unknown rung is not 0: "none claimed" is shown for it.
type Ladder struct {
	Potential  decimal.Maybe // could be freed
	Freed      decimal.Maybe
	Redeployed decimal.Maybe // put to use, with evidence
	Cashed     decimal.Maybe // taken out of a budget
}

// Rung is one step of the ladder.
type Rung struct {
	Key, Label string
	Hours      decimal.Maybe
}

// Rungs are the four in order, as screens call them.
func (l Ladder) Rungs() []Rung {
	return []Rung{
		{"potential", "Could be freed", l.Potential}, {"freed", "Freed", l.Freed},
		{"redeployed", "Put to use", l.Redeployed}, {"cashed", "Taken out of a budget", l.Cashed},
	}
}

// Check is nil when each rung is at most the one before. A rung whose upper neighbours are all unknown cannot be judged,
// except that hours cannot be taken out of a budget or put to use when nobody knows of any freed.
func (l Ladder) Check() error {
	var bad fault.Fields
	var above Rung
	for i, r := range l.Rungs() {
		switch {
		case !r.Hours.Known:
			continue
		case r.Hours.D < 0 && r.Key != "freed":
			bad.Add(r.Key, "Hours “%s” must be 0 or more", lower(r.Label))
		case i > 1 && !l.Freed.Known:
			bad.Add(r.Key, "Enter the hours freed first: hours “%s” are a part of them", lower(r.Label))
		case above.Hours.Known && r.Hours.D > above.Hours.D:
			bad.Add(r.Key, "Hours “%s” cannot be more than hours “%s”: %s is more than %s", lower(r.Label), lower(above.Label), r.Hours.D, above.Hours.D)
		}
		above = r
	}
	return bad.Err()
}

func lower(s string) string {
	if s == "" {
		return s
	}
	return string(s[0]|0x20) + s[1:]
}
