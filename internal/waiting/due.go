package waiting

import (
	"groundwork/internal/day"
	"groundwork/internal/readiness"
)

// Due are answers of one trust, and of its take-ups, that fall due while a decision to come needs them.
type Due struct {
	Code, Trust string // short name
	N           int
	More        bool    // there may be others: only the take-ups that fall due first were looked at
	First       day.Day // when the first of them is or was due; zero: something happened that made it so
}

func (d Due) item() Item {
	title := count(d.N, "answer falls due that a decision to come needs", "answers fall due that decisions to come need")
	if d.More {
		title = "At least " + title
	}
	return Item{Title: title, Href: "/trusts/" + d.Code + "/groundwork/still-true", On: d.First, More: d.Trust + ". Tick what is still true, all on one page"}
}

// Target is a benefit of the reader's whose target waits for their word.
type Target struct {
	Href, Of string // "Hands-on minutes per case, Digital consent"
}

func (t Target) item() Item {
	return Item{Title: "Accept the target: " + t.Of, Href: t.Href, More: "You own this benefit. Say that you take its target on"}
}

// waits is the answer of a trust whose first questions were given out, and of which nobody has answered one.
func (g Ground) waits() Answer {
	return Answer{Text: count(g.Shared, "question", "questions") + " about " + g.Trust + " " + oneOf(g.Shared, "is", "are") + " with " + count(g.SharedWith, "person", "people") + ". Nobody has answered yet.",
		More: "Answered once, read by every take-up.", Means: Wanted, Do: Link{"See who answers what", "/trusts/" + g.Code + "/groundwork/handing"}}
}

// decide is where the next decision about a take-up is made: the form once nothing stops it, and before that what it would rest on.
func (t Takeup) decide() string {
	if t.Assessed && t.Verdict >= readiness.ReadyWithConditions {
		return t.href("/decisions/new?gate=" + t.Gate.String())
	}
	return t.href("/decisions")
}
