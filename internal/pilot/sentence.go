package pilot

import (
	"fmt"

	"groundwork/internal/day"
	"groundwork/internal/stage"
)

// dueAfterEnd is how long after its planned end a pilot waits for a decision before that is what its
// page says first (stages-v1.yaml, the rule of stage piloting).
const dueAfterEnd = 90

// Answer is the one sentence that opens a pilot's page, and a quieter one below it.
type Answer struct{ Text, More string }

// Say is how a pilot stands. wanting is how many things the records lack for its next decision; missing how
// many of the five answers a draft lacks.
func Say(p Pilot, r stage.Reached, f Facts, wanting, missing int, today day.Day) Answer {
	switch {
	case !p.Open() && missing > 0:
		return Answer{Text: "A draft: " + countOf(missing, "answer is", "answers are") + " missing before other trusts can see it."}
	case !p.Open():
		return Answer{Text: "A draft, ready to publish.", More: "Until then only " + p.TrustShort + " sees it."}
	case r.Stage.ExitGate == "" && r.Stage.Key == closed:
		return Answer{Text: "Stopped on " + r.Since.Long() + ".", More: f.Notes[Learning].Text}
	case r.Stage.Key == piloting:
		return Answer{Text: sayPiloting(f, today), More: sayWanting(r, wanting)}
	case r.Stage.ExitGate == "":
		return Answer{Text: r.Stage.Label + " since " + r.Since.Long() + "."}
	case r.Stage.Key == firstAdopters || r.Stage.Key == scaling:
		return Answer{Text: saySpread(f), More: sayWanting(r, wanting)}
	}
	return Answer{Text: r.Stage.Label + ": " + lower(sayWanting(r, wanting)), More: sayAhead(f, today)}
}

// Stages that a sentence is worded for; the others are said by their label.
const (
	piloting      = "piloting"
	firstAdopters = "testing_spread"
	scaling       = "scaling"
	closed        = "closed"
)

func sayPiloting(f Facts, today day.Day) string {
	end := f.Dates.Ended
	if end.IsZero() {
		end = f.Dates.PlannedEnd
	}
	switch {
	case !end.IsZero() && today > end+dueAfterEnd:
		return "Waiting for a decision since " + end.Long() + "."
	case !f.Dates.Ended.IsZero():
		return "The pilot ended on " + end.Long() + ". What comes next is not decided yet."
	case !end.IsZero() && today > end:
		return "The pilot was to end on " + end.Long() + ". What comes next is not decided yet."
	case f.TeamsLive == 0:
		return "Piloting: no team is live yet."
	}
	s := fmt.Sprintf("Piloting: %d of %s live since %s", f.TeamsLive, count(f.Teams, "team", "teams"), f.FirstLive.Long())
	if !end.IsZero() {
		s += ", until " + end.Long()
	}
	return s + "."
}

func saySpread(f Facts) string {
	committed := countOf(f.Committed, "other trust has committed", "other trusts have committed")
	switch {
	case f.Committed == 0:
		return "Open to first adopters: no other trust has committed yet."
	case f.TrustsLive == 0:
		return "With its first adopters: " + committed + ", none is live yet."
	case f.TrustsLive == 1:
		return "With its first adopters: " + committed + ", 1 is live."
	}
	return fmt.Sprintf("With its first adopters: %s, %d are live.", committed, f.TrustsLive)
}

func sayWanting(r stage.Reached, wanting int) string {
	switch wanting {
	case 0:
		return "Nothing is missing " + beforeGate(r.Stage.ExitGate) + "."
	default:
		return countOf(wanting, "thing is", "things are") + " missing " + beforeGate(r.Stage.ExitGate) + "."
	}
}

// sayAhead says when the pilot is to start, where that is known and still ahead.
func sayAhead(f Facts, today day.Day) string {
	if f.Dates.Started.IsZero() && f.Dates.PlannedStart > today {
		return "Planned to start on " + f.Dates.PlannedStart.Long() + "."
	}
	return ""
}

func countOf(n int, one, other string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, other)
}

func lower(s string) string {
	if s == "" {
		return s
	}
	b := []byte(s)
	if b[0] >= 'A' && b[0] <= 'Z' {
		b[0] += 'a' - 'A'
	}
	return string(b)
}
