package pilot

import (
	"fmt"
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/stage"
	"groundwork/internal/workaround"
)

// dueAfterEnd is how long after its planned end a pilot waits for a decision before that is what its
// page says first (stages-v1.yaml, the rule of stage piloting).
const dueAfterEnd = 90

// Answer is the one sentence that opens a pilot's page, and a quieter one below it.
type Answer struct{ Text, More string }

// Say is how a pilot stands. next are the criteria of its next decision, nil where nobody looked them up; missing is
// how many of the five answers a draft lacks.
// A pilot that others could take up says also that local fixes hold it up.
func Say(p Pilot, r stage.Reached, f Facts, next []Criterion, missing int, today day.Day) Answer {
	a := say(p, r, f, next, missing, today)
	if held := workaround.HeldUp(f.HeldUp); held != "" && p.Open() && r.Stage.Key != StageClosed {
		a.More = strings.TrimSpace(a.More + " " + held + ".")
	}
	return a
}

func say(p Pilot, r stage.Reached, f Facts, next []Criterion, missing int, today day.Day) Answer {
	switch {
	case !p.Open() && missing > 0:
		return Answer{Text: "A draft: " + countOf(missing, "answer is", "answers are") + " missing before other trusts can see it."}
	case !p.Open():
		return Answer{Text: "A draft, ready to publish.", More: "Until then only " + p.TrustShort + " sees it."}
	case r.Stage.ExitGate == "" && r.Stage.Key == StageClosed:
		return Answer{Text: "Stopped on " + r.Since.Long() + ".", More: f.Notes[Learning].Text}
	case r.Stage.Key == piloting:
		return Answer{Text: sayPiloting(f, today), More: sayNext(r, next)}
	case r.Stage.ExitGate == "" || next == nil && r.Stage.Key != firstAdopters && r.Stage.Key != scaling:
		return Answer{Text: r.Stage.Label + " since " + r.Since.Long() + "."}
	case r.Stage.Key == firstAdopters || r.Stage.Key == scaling:
		return Answer{Text: saySpread(f), More: sayNext(r, next)}
	}
	return Answer{Text: r.Stage.Label + ": " + lower(sayNext(r, next)), More: sayAhead(f, today)}
}

// Stages that a sentence is worded for; the others are said by their label.
const (
	StageClosed   = "closed"
	piloting      = "piloting"
	firstAdopters = "testing_spread"
	scaling       = "scaling"
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

// sayNext is what the next decision waits for.
func sayNext(r stage.Reached, next []Criterion) string {
	if next == nil {
		return ""
	}
	return SayLeft(next) + " " + beforeGate(r.Stage.ExitGate) + "."
}

// SayLeft counts what is missing for a decision, and what is left to confirm where nothing is.
func SayLeft(next []Criterion) string {
	wanting, asks := 0, 0
	for _, c := range next {
		switch c.State {
		case Wanting:
			wanting++
		case Asks:
			asks++
		}
	}
	switch {
	case wanting > 0:
		return countOf(wanting, "thing is", "things are") + " missing"
	case asks > 0:
		return countOf(asks, "thing is", "things are") + " left to confirm"
	}
	return "Nothing is missing"
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
