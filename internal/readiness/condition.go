package readiness

import (
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// longestCondition is the most days between the day a condition is accepted and its due date.
const longestCondition = 90

// Condition is an accepted gap: a dated promise that lets one gate pass with an
// essential item exactly one level short, accepted in writing by the senior
// responsible owner. Who may accept is not decided here.
type Condition struct {
	Item       string
	Gate       Gate
	Action     string
	Owner      string
	Due        day.Day
	AcceptedBy string
	AcceptedOn day.Day
	ClosedOn   day.Day // its action was closed; zero while it is open
}

// Refusal is why a condition does not hold.
type Refusal uint8

// Refusals, in the order in which they are looked for. Holds is none.
const (
	Holds Refusal = iota
	NothingToAccept
	CannotBeWaived
	LevelNotKnown
	TooFarShort
	NoDueDate
	DueBeforeAccepted
	DueTooLate
	DueAfterNextGate
	Lapsed
	Closed
)

// refusal is the first reason why k does not carry st at its gate today
// (scoring rule, step 2; Groundwork rules, section 2). It holds on its due date
// and lapses the day after.
func (st *Standing) refusal(k *Condition, planned *[len(Gates)]day.Day, today day.Day) Refusal {
	need := st.Item.Threshold(k.Gate)
	switch {
	case need == 0 || st.leftOutAtGate():
		return NothingToAccept
	case st.Item.Strength == Hard:
		return CannotBeWaived
	case !st.KnownAtGate():
		return LevelNotKnown
	case st.Level >= need:
		return NothingToAccept
	case st.Level+1 < need:
		return TooFarShort
	case k.Due.IsZero():
		return NoDueDate
	case k.Due < k.AcceptedOn:
		return DueBeforeAccepted
	case k.Due > k.AcceptedOn+longestCondition:
		return DueTooLate
	}
	if next, ok := k.Gate.Next(); ok && planned[next] != 0 && k.Due > planned[next] {
		return DueAfterNextGate
	}
	switch {
	case k.Due < today:
		return Lapsed
	case k.ClosedOn != 0 && k.ClosedOn <= today:
		return Closed
	}
	return Holds
}

// condition is the condition that carries st at g, else the newest that does not and why.
func (s *Sheet) condition(st *Standing, g Gate, today day.Day) (*Condition, Refusal) {
	var best *Condition
	why := Holds
	for i := range s.Conditions {
		k := &s.Conditions[i]
		if k.Item != st.Item.ID || k.Gate != g || k.AcceptedOn > today {
			continue
		}
		no := st.refusal(k, &s.Planned, today)
		switch {
		case best == nil, no == Holds && (why != Holds || k.Due > best.Due), no != Holds && why != Holds && k.AcceptedOn >= best.AcceptedOn:
			best, why = k, no
		}
	}
	return best, why
}

// CheckCondition is nil when k may be accepted on r's day, else says field by field why not.
func (r *Result) CheckCondition(k Condition) error {
	st, ok := r.Standing(k.Item)
	if !ok {
		return fault.Refused("item", "This question is not asked here, so there is no gap to accept")
	}
	if k.AcceptedOn.IsZero() {
		k.AcceptedOn = r.On
	}
	var bad fault.Fields
	if strings.TrimSpace(k.Action) == "" {
		bad.Add("action", "Enter what will be done to close the gap")
	}
	if strings.TrimSpace(k.Owner) == "" {
		bad.Add("owner", "Select who will do it")
	}
	no := st.refusal(&k, &r.planned, r.On)
	if field, text := no.words(st, &k, &r.planned); field != "" {
		bad.Add(field, "%s", text)
	}
	return bad.Err()
}

func (no Refusal) words(st *Standing, k *Condition, planned *[len(Gates)]day.Day) (field, text string) {
	it := st.Item
	switch no {
	case NothingToAccept:
		return "item", it.Title + " does not stop " + k.Gate.Noun() + ", so there is no gap to accept"
	case CannotBeWaived:
		return "item", "No gap can be accepted here: " + it.Title + " is about law, safety or something that is lost for good"
	case LevelNotKnown:
		return "item", "Answer the question first: a gap can be accepted only once it is known how far this is in place"
	case TooFarShort:
		return "item", it.Title + " is more than one step short: it is " + inWords(st.Level) + " and must be " + inWords(it.Threshold(k.Gate)) + " " + k.Gate.To()
	case NoDueDate:
		return "due", "Enter the date by which the gap will be closed"
	case DueBeforeAccepted, Lapsed:
		return "due", "The date by which the gap will be closed must be today or in the future"
	case DueTooLate:
		return "due", "The date by which the gap will be closed must be " + (k.AcceptedOn + longestCondition).Long() + " or earlier, 90 days at most"
	case DueAfterNextGate:
		next, _ := k.Gate.Next()
		return "due", "The date by which the gap will be closed must be " + planned[next].Long() + " or earlier, the planned date of the decision on " + next.Noun()
	case Closed:
		return "item", "This gap is already closed"
	}
	return "", ""
}

// inWords is a level within a sentence: partly in place.
func inWords(l Level) string { return strings.ToLower(l.String()) }
