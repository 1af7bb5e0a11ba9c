package web

import (
	"context"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/board"
	"groundwork/internal/day"
	"groundwork/internal/evidence"
	"groundwork/internal/fault"
	"groundwork/internal/organisation"
	"groundwork/internal/person"
	"groundwork/internal/readiness"
	"groundwork/templates/questions"
	"groundwork/templates/ui"
)

// asking is a place of questions as its pages need it: one adoption, or a trust's groundwork.
type asking struct {
	place     questions.Place
	at        app.Questions
	trust     string
	checklist *readiness.Checklist
	result    *readiness.Result // nil in the groundwork
	items     []readiness.Standing
	names     map[string]string
	people    []person.Person
	mine      []*readiness.Standing
	me        string
	ground    string // address of the trust's groundwork
	stops     map[string]int
	today     day.Day

	offer func(q app.Asked, words string) ([]evidence.Piece, error) // what the trust keeps already for a question

	question  func(item string) (app.Asked, bool)
	mayAnswer func(item string) bool
	next      func(item string) (string, bool)
	groundSeq func(item string) int
	helped    func(item string) bool
	handed    func() []app.Handed // how far questions have got
	besides   func(ctx context.Context, who access.Actor, item string) (app.About, error)

	mayShare, mayAgree, mayAccept, mayPlan, mayHelp bool
}

// inReadiness gives a handler the questions of one adoption. Whoever may not read levels is refused.
func (s *Server) inReadiness(h func(echo.Context, asking) error) echo.HandlerFunc {
	return func(c echo.Context) error {
		r, err := s.App.Readiness(c.Request().Context(), s.who(c), c.Param("adoption"))
		if err != nil {
			return err
		}
		if !r.Sight.Levels {
			return fault.Denied("Only members of %s can read its questions and answers", r.TrustName)
		}
		return h(c, s.askingOf(c, r))
	}
}

func (s *Server) askingOf(c echo.Context, r app.Readiness) asking {
	g := gateOf(c, r.Where.Gate)
	p := readinessPlace(r.Adoption, r.WhoSees, g)
	p.Crumbs = append(p.Crumbs, ui.Crumb{Label: "Readiness", Href: p.Base + "?gate=" + g.String()})
	return asking{today: s.App.Today(), offer: s.offer(c, r.Trust), place: p, at: app.Questions{Adoption: r.ID}, trust: r.Trust, checklist: r.Result.Checklist, result: r.Result, items: r.Result.Items, names: r.Names, people: r.People,
		mine: r.Mine, me: s.who(c).ID, ground: "/trusts/" + r.Trust + "/groundwork",
		question: r.Question, mayAnswer: r.MayAnswerItem, next: func(item string) (string, bool) { return r.Next(item, g) }, groundSeq: r.FoundationSeen, helped: r.Helped,
		handed: r.HandedAll, besides: func(ctx context.Context, who access.Actor, item string) (app.About, error) {
			return s.App.AboutAdoption(ctx, who, r, item)
		},
		mayShare: r.MayShare, mayAgree: r.MayAgree, mayAccept: r.MayAccept, mayPlan: r.MayAnswer, mayHelp: r.MayAskHelp}
}

// offer finds what a trust keeps already that can show an answer.
func (s *Server) offer(c echo.Context, trust string) func(app.Asked, string) ([]evidence.Piece, error) {
	return func(q app.Asked, words string) ([]evidence.Piece, error) {
		return s.App.ForQuestion(c.Request().Context(), s.who(c), trust, q, words)
	}
}

// offered puts what the trust keeps already into a form.
func (a asking) offered(q app.Asked, f *questions.Form) error {
	var err error
	f.Offered, err = a.offer(q, f.Find)
	return err
}

// readinessPlace is where an adoption's questions are asked.
func readinessPlace(r adoption.Adoption, whoSees string, g readiness.Gate) questions.Place {
	brief := board.Brief(r.PilotName)
	return questions.Place{Base: "/adoptions/" + r.ID + "/readiness", Title: "Readiness for " + brief, Trust: r.TrustName, Short: r.TrustShort, Name: brief,
		Crumbs: []ui.Crumb{{Label: r.TrustShort, Href: "/trusts/" + r.Trust}, {Label: brief, Href: "/adoptions/" + r.ID}}, Gate: g, Gated: true, WhoSees: whoSees}
}

// gateOf is the decision point that a page is about: the one in the address, else the next.
func gateOf(c echo.Context, next readiness.Gate) readiness.Gate {
	g := next
	for _, typed := range []string{c.FormValue("gate"), c.QueryParam("gate")} {
		if typed != "" && g.UnmarshalText([]byte(typed)) == nil {
			return g
		}
	}
	return next
}

// inGroundwork gives a handler the questions of a trust's groundwork.
func (s *Server) inGroundwork(h func(echo.Context, asking) error) echo.HandlerFunc {
	return func(c echo.Context) error {
		g, err := s.App.Groundwork(c.Request().Context(), s.who(c), c.Param("ods"))
		if err != nil {
			return err
		}
		return h(c, s.askingGround(c, g))
	}
}

func (s *Server) askingGround(c echo.Context, g app.Groundwork) asking {
	p := groundPlace(g.Organisation, g.WhoSees)
	p.Crumbs = append(p.Crumbs, ui.Crumb{Label: "Groundwork", Href: p.Base})
	none := func(string) bool { return false }
	return asking{today: s.App.Today(), offer: s.offer(c, g.Code), place: p, at: app.Questions{Trust: g.Code}, trust: g.Code, checklist: g.Checklist, items: g.Items, names: g.Names, people: g.People, mine: g.Mine, me: s.who(c).ID,
		ground: p.Base, stops: g.Stops, question: g.Question, mayAnswer: g.MayAnswerItem, next: g.Next, helped: none,
		handed: g.HandedAll, besides: func(ctx context.Context, who access.Actor, item string) (app.About, error) {
			return s.App.AboutGround(ctx, who, g, item)
		},
		mayShare: g.MayShare, mayAgree: g.MayAgree, mayPlan: g.MayAnswer}
}

func groundPlace(o organisation.Organisation, whoSees string) questions.Place {
	return questions.Place{Base: "/trusts/" + o.Code + "/groundwork", Title: "Groundwork", Trust: o.Name, Short: o.Short,
		Crumbs: []ui.Crumb{{Label: o.Short, Href: "/trusts/" + o.Code}}, WhoSees: whoSees}
}

// part is a page of an area or of one question, by the last part of its address.
func (s *Server) part(c echo.Context, a asking) error {
	if d, ok := a.checklist.Domain(c.Param("part")); ok {
		p, err := a.domain(d, strings.TrimSpace(c.QueryParam("open")), nil)
		if err != nil {
			return err
		}
		return ok200(c, p)
	}
	item := adoption.ItemID(c.Param("part"))
	q, ok := a.question(item)
	if !ok {
		return s.notAsked(a, item)
	}
	switch c.QueryParam("as") {
	case "lower":
		return ok200(c, a.lower(q, "", "", nil))
	case "gap":
		return ok200(c, a.gap(q, app.GapInput{Gate: a.place.Gate.String()}, nil))
	case "end-gap":
		return ok200(c, a.endGap(q, a.place.Gate.String(), "", nil))
	case "todo":
		return ok200(c, a.toDo(q, app.ActionInput{Text: q.Owed.To, Owner: q.Owed.Person, Due: q.Owed.Due.String(), Waits: q.Owed.Waits}, nil))
	}
	p, err := s.questionPage(c, a, q, nil)
	if err != nil {
		return err
	}
	return ok200(c, p)
}

func ok200(c echo.Context, p pager) error { return ok(c, p.Page()) }

// questionPage is one question alone, with what was said before.
func (s *Server) questionPage(c echo.Context, a asking, q app.Asked, f *questions.Form) (questions.Question, error) {
	p := a.alone(q, c.QueryParam("as") == "local" || c.FormValue("as") == "local", f)
	if p.Form != nil {
		if err := a.offered(q, p.Form); err != nil {
			return p, err
		}
	}
	line, err := s.App.AnswerHistory(c.Request().Context(), s.who(c), app.Questions{Trust: a.trust, Adoption: a.at.Adoption}, q.Item.ID)
	if err != nil {
		return p, err
	}
	for _, r := range line {
		if r.ID != q.Row.ID {
			p.Earlier = append(p.Earlier, a.earlier(r))
		}
	}
	if p.About, err = s.about(c, a, q); err != nil {
		return p, err
	}
	fixes, err := s.App.WorkaroundsFor(c.Request().Context(), s.who(c), a.trust, q.Item.ID)
	for _, x := range fixes {
		p.Fixes = append(p.Fixes, ui.Crumb{Label: x.Title + ": " + lowerStart(x.Until(s.App.Today())), Href: "/" + x.SubjectKind + "s/" + x.SubjectID + "/workarounds/" + x.ID})
	}
	p.FixGone = q.Standing != nil && q.Standing.GapClosed()
	return p, err
}
