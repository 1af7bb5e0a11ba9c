package readiness

import (
	"slices"

	"groundwork/internal/day"
)

// Course is how far the decisions about one adoption have come, as the rule on asking again reads it.
type Course struct {
	Next      Gate    // the first gate that nobody has passed
	Undecided bool    // false once every gate is passed
	Usual     day.Day // passed into business as usual; zero before
}

// Due reports whether an answer falls due: soon, overdue, out of date, given to other
// words, or no longer counted at a gate. What nobody knows yet cannot be confirmed, and is never due.
func (st *Standing) Due() bool {
	return st.Answered && st.Answer.Kind != NotKnown && (st.Age.Freshness != Fresh || st.NoGrace || st.Why == OldByWords)
}

// AsksAgain reports whether somebody is asked if the answer is still true: it falls
// due, and a gate that nobody has decided needs it; after business as usual an
// adoption's own question is asked once a year, at the yearly check, and nothing in
// between (Groundwork rules, section 2).
func (st *Standing) AsksAgain(c Course, today day.Day) bool {
	if c.Undecided {
		return st.Due() && slices.ContainsFunc(Gates[c.Next:], func(g Gate) bool { return st.Item.Threshold(g) > 0 })
	}
	check := YearlyCheck(c.Usual, today)
	return check != 0 && st.Item.Scope == Adoption && st.Item.CanStop() && st.Answered && st.Answer.Kind != NotKnown && st.Answer.On < check
}

// YearlyCheck is the day of the latest yearly check up to today of what passed into
// business as usual on a day; zero before the first.
func YearlyCheck(usual, today day.Day) (latest day.Day) {
	if usual.IsZero() {
		return 0
	}
	for months := 12; usual.AddMonths(months) <= today; months += 12 {
		latest = usual.AddMonths(months)
	}
	return latest
}

// Confirmation is one time that somebody said that an answer is still true.
type Confirmation struct {
	By     string
	Second string // who looked at what shows it with them, if anybody did
	At     day.Instant
	Shown  day.Instant // when what shows the answer was last changed; zero when nothing does
}

// alone is how often one person may confirm the same answer with the same evidence
// before a second person looks at it (domain README, "Answers going out of date").
const alone = 2

// NeedsSecondLook reports whether who has confirmed an answer, with nothing new to
// show for it, so often that a second person has to look. line are the
// confirmations since the answer was last given, newest first.
func NeedsSecondLook(line []Confirmation, who string) bool {
	n := 0
	for _, c := range line {
		if c.By != who || c.Second != "" || !c.Shown.IsZero() && c.At.Before(c.Shown) {
			break
		}
		n++
	}
	return n >= alone
}

// RaisedHere reports whether the product itself records an event when it happens;
// people record the others (Groundwork rules, section 2).
func RaisedHere(event string) bool {
	switch event {
	case OwnerLeft, OrganisationChanged, WorkflowChanged, ScopeChanged:
		return true
	}
	return false
}

// The events that the product records by itself.
const (
	OwnerLeft           = "owner_left"       // a membership or a function ended
	OrganisationChanged = "org_changed"      // a new version in the register, or a succession
	WorkflowChanged     = "workflow_changed" // approved again
	ScopeChanged        = "scope_changed"    // a team was added
)

// ExpiresOn reports whether an event makes the item's answers due.
func (it *Item) ExpiresOn(event string) bool { return slices.Contains(it.ExpireOn, event) }

// Overtaken are the items, as they stand after an event, whose answers it makes due
// sooner. Both are the same items on the same day.
func Overtaken(before, after []Standing) []*Standing {
	var out []*Standing
	for i := range after {
		x, y := &before[i], &after[i]
		if y.Answered && y.Answer.Kind != NotKnown && (x.Age.Due != y.Age.Due || x.NoGrace != y.NoGrace) {
			out = append(out, y)
		}
	}
	return out
}
