package board

import (
	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

// What an area's page counts beside its figures.
const (
	WaitingSum    = "waiting"     // take-ups whose next decision is wanted
	TrialsSum     = "trials"      // pilots whose trial has ended
	GapsSum       = "gaps"        // accepted gaps
	LapsedGapsSum = "lapsed_gaps" // accepted gaps that lapsed
	PrivateSum    = "private"     // take-ups kept to themselves
)

// SumLine says a count over the trusts of an area: the mark first, then the sentence.
func SumLine(key string, t Tally) Change {
	mark, noun, says := MarkNew, "take-up", "kept to themselves by their trusts until they tell others or commit"
	switch key {
	case WaitingSum:
		mark, says = MarkWaiting, "before a decision that is wanted"
	case TrialsSum:
		mark, noun, says = MarkWaiting, "pilot", "with a trial that has ended, waiting for a decision"
	case GapsSum:
		mark, noun, says = MarkGap, "accepted gap", "in take-ups before their next decision"
	case LapsedGapsSum:
		mark, noun, says = MarkLapsed, "accepted gap", "past the day until which it was accepted, and still short"
		if t.N > 1 {
			says = "past the day until which they were accepted, and still short"
		}
	}
	return Change{Mark: mark, Strong: Counted(t.N, noun), Text: " " + says + ", at " + Counted(t.Trusts, "trust") + "."}
}

// RiskLines say how many benefits of an area are at risk and how many have lapsed.
func RiskLines(risk, lapsed int) []Change {
	var out []Change
	if risk > 0 {
		out = append(out, Change{Mark: MarkRisk, Strong: Counted(risk, "benefit"), Text: ": the newest figure misses the target, or there is none and its day has passed."})
	}
	if lapsed > 0 {
		out = append(out, Change{Mark: MarkLapsed, Strong: Counted(lapsed, "benefit"), Text: ", realised once and not any more."})
	}
	return out
}

// Happened says what became of a decision about a pilot, which is now in a stage since a day: "Now: scaling since 20 May 2026."
func Happened(decided day.Day, stage string, since day.Day) (mark, text string) {
	if since >= decided {
		return MarkDone, "Now: " + lowerFirst(stage) + since1(since) + "."
	}
	return MarkWaiting, "It has not moved on since: " + lowerFirst(stage) + since1(since) + "."
}

// Counted is so many of something: 1 take-up, 10,000 take-ups.
func Counted(n int, noun string) string {
	s := decimal.Count(n) + " " + noun
	if n != 1 {
		s += "s"
	}
	return s
}
