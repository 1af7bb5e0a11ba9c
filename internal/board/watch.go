package board

import (
	"cmp"
	"slices"

	"groundwork/internal/benefit"
	"groundwork/internal/day"
)

// Watch is one thing that a board keeps an eye on: a benefit at risk or lapsed, an accepted gap, a decision that is waited
// for. Inside marks what only the organisation itself may read.
type Watch struct {
	Mark   string  `json:"mark"`
	Strong string  `json:"strong"`
	Text   string  `json:"text"`
	Key    string  `json:"key"`
	Due    day.Day `json:"due"`
	Inside bool    `json:"inside"`
}

// MarkRisk is a benefit that may not come.
const MarkRisk = "at_risk"

// AtRisk are the benefits that have lapsed, and those whose day for the target has passed, or whose newest figure misses it
// since they are live. What is only late is no risk yet: the list of changes says it.
func AtRisk(benefits []Benefit, today day.Day) []Watch {
	var lapsed, risk []Watch
	for _, b := range benefits {
		key := "benefit:" + b.ID
		switch {
		case b.Status == benefit.Lapsed:
			since, why := b.lapse()
			w := Watch{Mark: MarkLapsed, Strong: b.Name(), Text: ": " + lowerFirst(why), Key: key}
			if !since.IsZero() {
				w.Text = ", since " + since.Long() + w.Text
			}
			lapsed = append(lapsed, w)
		case b.Status == benefit.NotRealised:
		case b.Profile.Target.Known && b.Now.Value == nil && !b.Profile.TargetOn.IsZero() && b.Profile.TargetOn < today:
			risk = append(risk, Watch{Mark: MarkRisk, Strong: b.Name(), Text: ": no figure, and the target was due on " + b.Profile.TargetOn.Long(), Key: key})
		case b.missed():
			risk = append(risk, Watch{Mark: MarkRisk, Strong: b.Name(), Text: ": " + against(b), Key: key})
		}
	}
	return append(lapsed, risk...)
}

// riskFrom is the day on which the clock alone puts a benefit at risk; none where it cannot.
func (b Benefit) riskFrom(today day.Day) day.Day {
	if !b.Profile.Target.Known || b.Now.Value != nil || b.Profile.TargetOn.IsZero() || b.Profile.TargetOn < today {
		return 0
	}
	return b.Profile.TargetOn + 1
}

// GapsFirstDue puts accepted gaps in the order in which they fall due.
func GapsFirstDue(gaps []Watch) []Watch {
	out := slices.Clone(gaps)
	slices.SortStableFunc(out, func(a, b Watch) int { return cmp.Compare(a.Due, b.Due) })
	return out
}
