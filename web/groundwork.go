package web

import (
	"fmt"
	"net/http"
	"strconv"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"groundwork/internal/app"
	"groundwork/internal/board"
	"groundwork/internal/fault"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
	"groundwork/templates/questions"
	"groundwork/templates/ui"
)

// groundwork is what a trust has said about itself, once for every take-up.
func (s *Server) groundwork(c echo.Context) error {
	g, err := s.App.Groundwork(c.Request().Context(), s.who(c), c.Param("ods"))
	if err != nil {
		return err
	}
	return ok(c, s.groundworkPage(c, g, nil).Page())
}

func (s *Server) groundworkPage(c echo.Context, g app.Groundwork, wrong fault.Fields) questions.Groundwork {
	a := s.askingGround(c, g)
	p := questions.Groundwork{TakeUps: "/trusts/" + g.Code + "/adoptions", Place: groundPlace(g.Organisation, g.WhoSees), Answer: groundAnswer(g), Errors: wrong}
	for i := range g.Checklist.Domains {
		d := &g.Checklist.Domains[i]
		if x := a.area(d); x.In+x.Out+x.Stops+x.Unknown > 0 {
			p.Areas = append(p.Areas, x)
			p.Domains = append(p.Domains, questions.GroundArea{Label: d.Label, Says: lowerStart(a.says(d)), Rows: groundRows(a, g, d)})
		}
	}
	for i := range g.Items {
		st := &g.Items[i]
		switch n := g.Stops[st.Item.ID]; {
		case st.Known && n > 0:
			x := groundStop(g, st)
			x.Enough = "stops " + countOf(n, "take-up", "take-ups")
			p.Stops = append(p.Stops, x)
		case !st.Known && !st.LeftOut && st.Answered:
			p.Unknown = append(p.Unknown, groundStop(g, st))
		}
	}
	for _, it := range g.NotAsked {
		p.NotHere = append(p.NotHere, questions.Line{Title: it.Title, Href: p.Place.Item(it.ID)})
	}
	if g.Tally.Answered == 0 && g.Tally.NotAnswered > 0 {
		for _, row := range g.First {
			x := questions.ShareRow{Label: row.Label}
			for _, it := range row.Items {
				x.Titles = append(x.Titles, it.Title)
			}
			p.First = append(p.First, x)
		}
	}
	p.Fixes, p.FixSays = s.groundFixes(g)
	if g.MayRecord {
		p.Events = []ui.Option{{Value: "", Label: "Choose"}}
		for _, e := range g.Checklist.Events {
			p.Events = append(p.Events, ui.Option{Value: e.Key, Label: e.Label})
		}
	}
	return p
}

// groundAnswer is the one sentence about a trust's groundwork, with its one button.
func groundAnswer(g app.Groundwork) ui.AnswerProps {
	open, people := 0, len(g.First)
	for _, row := range g.First {
		open += len(row.Items)
	}
	p := ui.AnswerProps{Means: ui.Good}
	answered := fmt.Sprintf("%d of %d questions are answered", g.Tally.Answered+g.Tally.NotApplicable, g.Tally.Applicable)
	switch {
	case g.Tally.Answered+g.Tally.OutOfDate+g.Tally.NotKnown+g.Tally.NotApplicable == 0:
		p.Means = ui.Unknown
		p.Text = fmt.Sprintf("%s has not described its groundwork: %s can stop a take-up, and %s can answer them", g.Short, countOf(open, "question", "questions"), countOf(people, "person", "people"))
		p.More = "Answered once, read by every take-up."
	case g.Stopped > 0:
		p.Means = ui.Stops
		top, n := mostStopping(g)
		p.Text = top
		if n > 0 {
			p.Text += " and " + strconv.Itoa(n) + " more"
		}
		verb := "stops"
		if n > 0 {
			verb = "stop"
		}
		p.Text += " " + verb + " " + countOf(g.Stopped, "take-up", "take-ups") + ": " + answered
	default:
		p.Text = "Nothing here stops a take-up: " + answered
	}
	p.Do = groundButton(g, open)
	return p
}

// mostStopping is the question that stops most take-ups, and how many others stop one.
func mostStopping(g app.Groundwork) (title string, more int) {
	most := 0
	for i := range g.Items {
		it := g.Items[i].Item
		if n := g.Stops[it.ID]; n > 0 {
			more++
			if n > most {
				most, title = n, it.Title
			}
		}
	}
	return title, more - 1
}

func groundButton(g app.Groundwork, open int) templ.Component {
	base := "/trusts/" + g.Code + "/groundwork"
	switch {
	case open > 0 && g.MayShare:
		return ui.LinkButton(base+"/share", "Share out the "+countOf(open, "question", "questions"))
	case len(g.Mine) > 0:
		return ui.LinkButton(base+"/"+g.Mine[0].Item.ID, answerNext(len(g.Mine)))
	}
	return nil
}

func groundStop(g app.Groundwork, st *readiness.Standing) questions.Stop {
	o := g.Owed(st)
	x := questions.Stop{Title: st.Item.Title, Href: "/trusts/" + g.Code + "/groundwork/" + st.Item.ID, Level: questions.LevelKey(st), To: o.To, Owner: o.Name, By: o.Due.Long()}
	if !st.Known && (x.To == "" || st.Why != readiness.SaidNotKnown) {
		x.To = g.Checklist.Explain(st)
	}
	return x
}

func groundRows(a asking, g app.Groundwork, d *readiness.Domain) []questions.GroundRow {
	var out []questions.GroundRow
	for i := range g.Items {
		st := &g.Items[i]
		if st.Item.Domain != d.Key {
			continue
		}
		q, _ := a.question(st.Item.ID)
		r := questions.GroundRow{Title: st.Item.Title, Href: a.place.Item(st.Item.ID), Level: questions.LevelKey(st), Shown: shownBy(q.Evidence), Owner: q.Owed.Name}
		if st.Answered {
			r.Answered = st.Answer.On.Long()
			r.Due = st.Age.Due.Long()
		}
		if n := g.Stops[st.Item.ID]; n > 0 {
			r.Stops = "Stops " + countOf(n, "take-up now", "take-ups now")
		}
		out = append(out, r)
	}
	return out
}

func shownBy(in []store.Evidence) string {
	if len(in) == 0 {
		return "Nothing yet"
	}
	s := in[0].Title
	if len(in) > 1 {
		s += " and " + strconv.Itoa(len(in)-1) + " more"
	}
	return s
}

// expiryRecord keeps that something happened which makes answers due at once.
func (s *Server) expiryRecord(c echo.Context) error {
	r := c.Request()
	code := c.Param("ods")
	err := s.App.RecordExpiry(r.Context(), s.who(c), app.Questions{Trust: code}, r.PostFormValue("event"), "", r.PostFormValue("note"))
	if fault.Is(err, fault.Invalid) {
		g, readErr := s.App.Groundwork(r.Context(), s.who(c), code)
		if readErr != nil {
			return readErr
		}
		p := s.groundworkPage(c, g, fault.Of(err).Fields)
		p.Event, p.Note = r.PostFormValue("event"), r.PostFormValue("note")
		return render(c, http.StatusUnprocessableEntity, p.Page())
	}
	if err != nil {
		return err
	}
	return s.done(c, "/trusts/"+code+"/groundwork", "Recorded. Matching answers are due for review from today")
}

func briefName(name string) string { return board.Brief(name) }
