package waiting

import (
	"fmt"
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/readiness"
)

// stop completes "17 gaps stop …", and know "Not enough is known …".
func (t Takeup) stop() string {
	return [...]string{"the adoption of " + t.Name, t.Name + " going live", t.Name + " becoming business as usual"}[t.Gate]
}

func (t Takeup) know() string {
	return [...]string{"to adopt " + t.Name, "for " + t.Name + " to go live", "for " + t.Name + " to become business as usual"}[t.Gate]
}

// do completes "Decide whether Digital consent …": is adopted, goes live, becomes business as usual.
func do(g readiness.Gate) string {
	return [...]string{"is adopted", "goes live", "becomes business as usual"}[g]
}

func (t Takeup) href(end string) string { return "/adoptions/" + t.ID + end }

// stopped says what stands in the way: "17 gaps stop Digital consent going live, and 3 answers are not known."
func (t Takeup) stopped() string {
	switch {
	case !t.Assessed:
		return "Nothing is answered yet about " + t.Name + "."
	case t.Short > 0 && t.Unknown > 0:
		return fmt.Sprintf("%s %s, and %s not known.", gaps(t), t.stop(), count(t.Unknown, "answer is", "answers are"))
	case t.Short > 0:
		return fmt.Sprintf("%s %s.", gaps(t), t.stop())
	case t.Unknown > 0:
		return fmt.Sprintf("Not enough is known %s: %s missing.", t.know(), count(t.Unknown, "answer is", "answers are"))
	}
	return t.Name + ": " + lower(t.sentence()) + "."
}

func gaps(t Takeup) string { return count(t.Short, "gap stops", "gaps stop") }

// sentence is the answer with its counts, as the readiness page says it.
func (t Takeup) sentence() string {
	s := t.Verdict.Word() + " " + t.Gate.To()
	if t.Verdict == readiness.ReadyWithConditions {
		s = "Ready " + t.Gate.To() + " with conditions"
	}
	return s + ": " + t.Counts()
}

// Counts are "22 of 42 met, 17 stop it, 3 not known".
func (k Kept) Counts() string {
	if k.Asked == 0 {
		return "nothing is asked"
	}
	parts := []string{fmt.Sprintf("%d of %d met", k.Met, k.Asked)}
	if k.Conditions > 0 {
		parts = append(parts, count(k.Conditions, "accepted gap", "accepted gaps"))
	}
	if k.Short > 0 {
		parts = append(parts, count(k.Short, "stops it", "stop it"))
	}
	if k.Unknown > 0 {
		parts = append(parts, fmt.Sprintf("%d not known", k.Unknown))
	}
	return strings.Join(parts, ", ")
}

// more says how much is met and how long there is.
func (t Takeup) more(today day.Day) string {
	s := fmt.Sprintf("%d of %d met", t.Met, t.Asked)
	if !t.Assessed || t.Asked == 0 {
		s = ""
	}
	return joined(s, when(t.Planned, today))
}

// when is a planned day with how far it is off.
func when(planned, today day.Day) string {
	switch n := int(planned - today); {
	case planned.IsZero():
		return "No day is planned yet"
	case n < 0:
		return "It was planned for " + planned.Long()
	case n == 0:
		return "It is planned for today"
	default:
		return "Planned for " + planned.Long() + ", in " + count(n, "day", "days")
	}
}

func meaningOf(t Takeup) Meaning {
	switch {
	case !t.Assessed || t.Verdict == readiness.NotEnoughKnown:
		return Wanted
	case t.Verdict == readiness.ReadyWithConditions:
		return Conditions
	case t.Verdict == readiness.Ready:
		return Good
	}
	return Stops
}
