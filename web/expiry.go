package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/internal/readiness"
	"groundwork/templates/questions"
	"groundwork/templates/ui"
)

// expiryForm asks what happened that may have overtaken answers.
func (s *Server) expiryForm(c echo.Context) error {
	p, err := s.happened(c, nil)
	if err != nil {
		return err
	}
	return ok(c, p.Page())
}

// happened is the form with everything typed.
func (s *Server) happened(c echo.Context, wrong fault.Fields) (questions.Happened, error) {
	g, err := s.App.Groundwork(c.Request().Context(), s.who(c), c.Param("ods"))
	if err == nil && !g.MayRecord {
		err = access.Permit(s.who(c), access.RecordExpiry, access.At(g.Code))
	}
	if err != nil {
		return questions.Happened{}, err
	}
	p := questions.Happened{Place: s.askingGround(c, g).place, Events: []ui.Option{{Label: "Choose"}}, Abouts: []ui.Option{{Label: "The whole trust"}},
		Event: c.FormValue("event"), About: c.FormValue("about"), Note: c.FormValue("note"), Errors: wrong}
	p.Place.WhoSees = adoption.WhoSeesGround(g.Short, access.RecordExpiry)
	for _, e := range g.Checklist.Events {
		if !readiness.RaisedHere(e.Key) {
			p.Events = append(p.Events, ui.Option{Value: e.Key, Label: e.Label})
		}
	}
	for _, ad := range g.Adoptions {
		p.Abouts = append(p.Abouts, ui.Option{Value: ad.ID, Label: "Only our take-up of " + ad.Title})
	}
	return p, nil
}

// expiryRecord keeps that something happened which makes answers due at once, after showing which.
func (s *Server) expiryRecord(c echo.Context) error {
	form, err := formOf(c)
	if err != nil {
		return err
	}
	ctx, who := c.Request().Context(), s.who(c)
	at := app.Questions{Trust: c.Param("ods"), Adoption: form.Get("about")}
	if form.Get("do") == "back" {
		return s.expiryForm(c)
	}
	after, err := s.App.ForetellExpiry(ctx, who, at, form.Get("event"))
	if err == nil && form.Get("sure") != "yes" {
		g, err := s.App.Groundwork(ctx, who, at.Trust)
		if err != nil {
			return err
		}
		return ok(c, s.aftermath(c, g, at, after).Page())
	}
	if err == nil {
		if at.Adoption != "" {
			at.Trust = ""
		}
		err = s.App.RecordExpiry(ctx, who, at, form.Get("event"), "", form.Get("note"))
	}
	if fault.Is(err, fault.Invalid) {
		p, readErr := s.happened(c, fault.Of(err).Fields)
		if readErr != nil {
			return readErr
		}
		return render(c, http.StatusUnprocessableEntity, p.Page())
	}
	if err != nil {
		return err
	}
	return s.done(c, "/trusts/"+c.Param("ods")+"/groundwork/still-true", "Recorded. "+countOf(len(after.Answers), "answer is", "answers are")+" due for review from today")
}

// aftermath shows which answers something makes due and what that changes.
func (s *Server) aftermath(c echo.Context, g app.Groundwork, at app.Questions, after app.Aftermath) questions.Aftermath {
	form, a := c.Request().PostForm, s.askingGround(c, g)
	p := questions.Aftermath{Place: a.place, What: g.Checklist.EventLabel(form.Get("event")), Until: after.Until.Long(), Typed: carriedAlong(form)}
	now := 0
	for _, x := range after.Answers {
		st := x.Standing
		r := questions.DueRow{Title: st.Item.Title, Href: a.place.Item(st.Item.ID), Level: questions.GivenKey(st.Answer), Who: x.By + ", " + st.Answer.On.Long(), Then: "Counts until " + after.Until.Long()}
		if x.Adoption != "" {
			r.Of, r.Href = briefName(x.Title), "/adoptions/"+x.Adoption+"/readiness/"+adoption.ItemSlug(st.Item.ID)
		}
		if st.NoGrace || st.Age.Freshness == readiness.OutOfDate {
			now++
			r.Then = "Counts at no decision until confirmed"
		}
		p.Rows = append(p.Rows, r)
	}
	p.Says = "No answer goes out of date"
	if n := len(after.Answers); n > 0 {
		p.Says = countOf(n, "answer becomes", "answers become") + " due"
		if now > 0 {
			p.Says += ": " + countOf(now, "counts", "count") + " at no decision until confirmed"
		}
	}
	p.More = adoption.Foretell(after.Changes) + ". Nothing is saved yet."
	var later ui.AnswerMeaning
	p.Changes, p.Means = foretoldRows(after.Changes)
	p.Later, later = foretoldRows(after.Later)
	p.Means = max(p.Means, later)
	return p
}
