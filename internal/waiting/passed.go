package waiting

import "groundwork/internal/day"

// Passed is what waits at one place because questions are on their way between who answers them and who shared them out.
type Passed struct {
	Href  string // where it is pressed, or the question that was sent back
	About string // the take-up or the groundwork
	Kind  PassedKind
	N     int
	Title string // of a question that was sent back
	Note  string // what to change in it
	Due   day.Day
}

// PassedKind is who has to do what next.
type PassedKind int

// SentBack is the reader's own answer that somebody asked to change; ToHandIn are their own answers that are not handed in
// yet; ToLookAt are answers of others that were handed in, for whoever leads the trust.
const (
	SentBack PassedKind = iota
	ToHandIn
	ToLookAt
)

// item is the line of it.
func (p Passed) item() Item {
	switch p.Kind {
	case SentBack:
		return Item{Title: "Changes asked: " + p.Title, Href: p.Href, More: p.Note, On: p.Due}
	case ToHandIn:
		return Item{Title: "Hand in " + count(p.N, "answer", "answers") + " about " + p.About, Href: p.Href, More: "They are answered and not handed in yet", On: p.Due}
	}
	return Item{Title: count(p.N, "answer", "answers") + " handed in about " + p.About, Href: p.Href, More: "Say that they are done, or what to change"}
}

// handing is for somebody whose own answers wait for nothing but their press, or were sent back.
func (m Matters) handing() (Answer, bool) {
	for _, kind := range []PassedKind{SentBack, ToHandIn} {
		n := 0
		var first Passed
		for _, p := range m.Passed {
			if p.Kind == kind {
				if n == 0 {
					first = p
				}
				n += p.N
			}
		}
		switch {
		case n == 0:
		case kind == SentBack:
			return Answer{Text: "Changes are asked to " + count(n, "answer", "answers") + " of yours.", Means: Wanted, Do: Link{oneOf(n, "See it", "See the first"), first.Href}}, true
		default:
			return Answer{Text: Capital(n) + " " + oneOf(n, "answer of yours is", "answers of yours are") + " ready to hand in.", Means: Wanted, Do: Link{"Hand them in", first.Href}}, true
		}
	}
	return Answer{}, false
}
