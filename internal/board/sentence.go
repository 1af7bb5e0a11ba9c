// Package board holds the sentences that a board reads: one for what was gained, one for each adoption. They are made
// from facts by rule, so that the same data always give the same sentence, and nobody can edit them.
package board

import (
	"fmt"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

// Adoption is what the sentence about one adoption follows from, at its next gate.
type Adoption struct {
	StopRule   string  // a recorded stop rule that was met; empty when none was
	StopRuleOn day.Day // when it was met

	Unapproved    bool // the redesigned workflow is not approved
	WorkflowShort bool // an item of the workflow domain is short

	Short   []Short // items that are short, hardest first
	Unknown int     // items on which not enough is known
	Due     day.Day // the last day on which an answer to those is due; none when one of them has no day
	Gaps    int     // accepted gaps
	GapDue  day.Day // the first of them to fall due

	Flow    []Short // those of the short ones that are about the workflow
	Open    []Short // items on which not enough is known, with who finds out
	Carried []Short // what the accepted gaps are about, the first due first
}

// Short is an item that is short at the gate.
type Short struct {
	Item  string // id
	Title string
	Owner string  // a name; empty when nobody has it
	Due   day.Day // none when there is no day
}

// Sentence is the first that matches (Groundwork rules, section 4, board sentence).
func (a Adoption) Sentence() string {
	switch {
	case a.StopRule != "":
		return fmt.Sprintf("Review now: the stop rule '%s' was met on %s", a.StopRule, a.StopRuleOn.Long())
	case a.Unapproved || a.WorkflowShort:
		return "Fix the workflow first"
	case len(a.Short) > 0:
		return goWhen(a.Short)
	case a.Unknown > 0 && a.Due.IsZero():
		return fmt.Sprintf("Wait for %s, with no date yet", counted(a.Unknown, "answer"))
	case a.Unknown > 0:
		return fmt.Sprintf("Wait for %s, due %s", counted(a.Unknown, "answer"), a.Due.Long())
	case a.Gaps == 1:
		return fmt.Sprintf("Go, with 1 accepted gap, due %s", a.GapDue.Long())
	case a.Gaps > 1:
		return fmt.Sprintf("Go, with %d accepted gaps, first due %s", a.Gaps, a.GapDue.Long())
	default:
		return "Go"
	}
}

// goWhen names the item that closes last when all have owner and date, since nothing can go before it; otherwise the
// hardest, for which the board waits.
func goWhen(short []Short) string {
	last := short[0]
	for _, s := range short {
		if s.Owner == "" || s.Due.IsZero() {
			return "Wait for " + short[0].Title + andMore(len(short)-1)
		}
		if s.Due > last.Due {
			last = s
		}
	}
	verb := "is"
	if len(short) > 1 {
		verb = "are"
	}
	return fmt.Sprintf("Go when %s (%s, %s)%s %s closed", last.Title, last.Owner, last.Due.Long(), andMore(len(short)-1), verb)
}

func andMore(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" and %d more", n)
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return decimal.Count(n) + " " + noun + "s"
}
