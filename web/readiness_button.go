package web

import (
	"strconv"

	"github.com/a-h/templ"

	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/readiness"
	"groundwork/templates/ui"
)

// readinessButton is the one button of the page: share out while a question that counts has no answer good
// enough and nobody is asked for one, answer the next for a person with questions of their own, decide when nothing is in the way.
func readinessButton(r app.Readiness, g readiness.Gate) templ.Component {
	base := "/adoptions/" + r.ID
	open := len(r.Result.Gate(r.Where.Gate).Stops)
	switch {
	case !r.Open || !r.Where.Undecided:
		return nil
	case open > 0 && r.MayShare && r.Unshared(r.Where.Gate) > 0:
		return ui.LinkButton(base+"/readiness/share", shareOut(open))
	case open == 0 && r.MayDecide && g == r.Where.Gate:
		return ui.LinkButton(base+"/decisions/new?gate="+g.String(), "Decide "+g.To())
	case len(r.Mine) > 0:
		return ui.LinkButton(base+"/readiness/"+adoption.ItemSlug(r.Mine[0].Item.ID), answerNext(len(r.Mine)))
	case open > 0 && r.MayShare:
		return ui.LinkButton(base+"/readiness/handing", "See who answers what")
	case open == 0 && r.MayShare && g == r.Where.Gate:
		return ui.LinkButton(base+"/decisions", "See whose decision it is")
	}
	return nil
}

func answerNext(n int) string {
	if n == 1 {
		return "Answer your question"
	}
	return "Answer the first of your " + strconv.Itoa(n)
}

// shareOut is the button of who hands so many open questions to the people who know.
func shareOut(open int) string {
	if open == 1 {
		return "Share out the question"
	}
	return "Share out the " + countOf(open, "question", "questions")
}
