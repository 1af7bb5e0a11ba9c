package web

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"groundwork/internal/app"
	"groundwork/internal/board"
	"groundwork/internal/day"
	"groundwork/internal/evidence"
	"groundwork/internal/readiness"
	"groundwork/templates/questions"
	"groundwork/templates/ui"
)

// groundwork is what a trust has said about itself, once for every take-up.
func (s *Server) groundwork(c echo.Context) error {
	g, err := s.App.Groundwork(c.Request().Context(), s.who(c), c.Param("ods"))
	if err != nil {
		return err
	}
	return ok(c, s.groundworkPage(c, g).Page())
}

func (s *Server) groundworkPage(c echo.Context, g app.Groundwork) questions.Groundwork {
	a := s.askingGround(c, g)
	p := questions.Groundwork{Evidence: "/trusts/" + g.Code + "/evidence", TakeUps: "/trusts/" + g.Code + "/adoptions", Place: groundPlace(g.Organisation, g.WhoSees), Answer: groundAnswer(g)}
	for i := range g.Checklist.Domains {
		d := &g.Checklist.Domains[i]
		if x := a.area(d); x.In+x.Out+x.Stops+x.Unknown > 0 {
			p.Areas = append(p.Areas, x)
			p.Domains = append(p.Domains, questions.GroundArea{Label: d.Label, Says: lowerStart(a.says(d)), Rows: groundRows(a, g, d, "")})
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
	for _, r := range g.Dropped {
		p.Dropped = append(p.Dropped, questions.Dropped{Title: r.Item.Title, Level: questions.GivenKey(r.Answer), Answered: r.Answer.On.Long(), After: r.After})
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
	p.Happened, p.Confirm = g.MayRecord, g.MayAnswer || len(g.Mine) > 0 || g.Reviews > 0
	p.Filter = s.groundFilter(c, a, g)
	return p
}

// groundAnswer is the one sentence about a trust's groundwork, with its one button.
func groundAnswer(g app.Groundwork) ui.AnswerProps {
	open, people := 0, len(g.First)
	for _, row := range g.First {
		open += len(row.Items)
	}
	p := ui.AnswerProps{Means: ui.Good}
	switch inPlace, asked := groundInPlace(g); {
	case g.Tally.Answered+g.Tally.OutOfDate+g.Tally.NotKnown+g.Tally.NotApplicable == 0:
		p.Means = ui.Unknown
		p.Text = fmt.Sprintf("%s has not described its groundwork: %s can stop a take-up, and %s can answer them", g.Short, countOf(open, "question", "questions"), countOf(people, "person", "people"))
		p.More = "Answered once, read by every take-up."
	case g.Stopped > 0:
		p.Means = ui.Stops
		p.Text = fmt.Sprintf("%d of %d in place; %s %s", inPlace, asked, stoppingAreas(g), countOf(g.Stopped, "take-up", "take-ups"))
	default:
		p.Text = fmt.Sprintf("%d of %d in place; nothing here stops a take-up", inPlace, asked)
	}
	if unknown := g.Tally.NotKnown + g.Tally.OutOfDate + g.Tally.NotAnswered; p.More == "" && unknown > 0 {
		p.More = countOf(unknown, "question is", "questions are") + " not known, not answered or out of date."
	}
	p.Do = groundButton(g, open)
	return p
}

// groundInPlace is how many questions are in place, of those that apply.
func groundInPlace(g app.Groundwork) (in, asked int) {
	for i := range g.Items {
		switch st := &g.Items[i]; {
		case st.LeftOut:
			continue
		case st.Known && st.Level >= readiness.InPlace:
			in++
		}
		asked++
	}
	return in, asked
}

// stoppingAreas are the areas that stop take-ups, the one that stops most first: "Finance stops", "Finance and Payroll
// stop", "Finance and 2 more areas stop".
func stoppingAreas(g app.Groundwork) string {
	var areas []*readiness.Domain
	for i := range g.Checklist.Domains {
		if d := &g.Checklist.Domains[i]; g.StoppedIn[d.Key] > 0 {
			areas = append(areas, d)
		}
	}
	slices.SortStableFunc(areas, func(x, y *readiness.Domain) int { return g.StoppedIn[y.Key] - g.StoppedIn[x.Key] })
	switch len(areas) {
	case 0:
		return "this stops"
	case 1:
		return areas[0].Label + " stops"
	case 2:
		return areas[0].Label + " and " + lowerStart(areas[1].Label) + " stop"
	}
	return areas[0].Label + " and " + strconv.Itoa(len(areas)-1) + " more areas stop"
}

func groundButton(g app.Groundwork, open int) templ.Component {
	base := "/trusts/" + g.Code + "/groundwork"
	switch {
	case g.Reviews > 0:
		return ui.LinkButton(base+"/still-true", "Confirm "+countOf(g.Reviews, "answer", "answers"))
	case open > 0 && g.MayShare:
		return ui.LinkButton(base+"/share", shareOut(open))
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

// groundRows are the questions of an area that a filter lets through.
func groundRows(a asking, g app.Groundwork, d *readiness.Domain, show string) []questions.GroundRow {
	var out []questions.GroundRow
	for i := range g.Items {
		st := &g.Items[i]
		if st.Item.Domain != d.Key || !shows(show, g, st) {
			continue
		}
		q, _ := a.question(st.Item.ID)
		r := questions.GroundRow{Title: st.Item.Title, Href: a.place.Item(st.Item.ID), Level: questions.LevelKey(st), Shown: shownBy(q.Evidence), Owner: q.Owed.Name, Stops: g.Stops[st.Item.ID], Until: g.Retired[st.Item.ID]}
		if st.Answered {
			r.Answered, r.Age = st.Answer.On.Long(), monthsAgo(st.Answer.On, g.Today)
			r.Due, r.Late = st.Age.Due.Long(), late(st)
		}
		out = append(out, r)
	}
	return out
}

// late says that an answer is past its day, and what that means.
func late(st *readiness.Standing) string {
	switch {
	case st.Answer.Kind == readiness.NotKnown:
		return ""
	case st.Age.Freshness == readiness.OutOfDate:
		return "Out of date"
	case st.NoGrace:
		return "Overdue: counts at no decision"
	case st.Age.Freshness == readiness.Overdue:
		return "Overdue: counts until " + (st.Age.Due + readiness.Grace).Long()
	case st.Age.Freshness == readiness.DueSoon:
		return "Due soon"
	}
	return ""
}

// monthsAgo is the age of an answer in whole months.
func monthsAgo(on, today day.Day) string {
	n := 0
	for on.AddMonths(n+1) <= today {
		n++
	}
	if n == 0 {
		return "this month"
	}
	return countOf(n, "month ago", "months ago")
}

func shownBy(in []evidence.Piece) string {
	if len(in) == 0 {
		return "Nothing yet"
	}
	s := in[0].Title
	if len(in) > 1 {
		s += " and " + strconv.Itoa(len(in)-1) + " more"
	}
	return s
}

func briefName(name string) string { return board.Brief(name) }
