package web

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/internal/readiness"
	"groundwork/templates/questions"
	"groundwork/templates/ui"
)

// answerHere keeps an answer that was sent within an adoption.
func (s *Server) answerHere(c echo.Context) error {
	at := app.Questions{Adoption: c.Param("adoption")}
	return s.answer(c, at, true, func(h func(echo.Context, asking) error) error { return s.inReadiness(h)(c) })
}

// answerGround keeps an answer that was sent in the groundwork, once its sender has seen what that changes.
func (s *Server) answerGround(c echo.Context) error {
	at := app.Questions{Trust: c.Param("ods")}
	return s.answer(c, at, c.FormValue("sure") == "yes", func(h func(echo.Context, asking) error) error { return s.inGroundwork(h)(c) })
}

// answer keeps an answer where its sender is sure, without reading the place it was sent from: only what is refused, or has to
// be said beforehand, is shown with all that stands around it.
func (s *Server) answer(c echo.Context, at app.Questions, sure bool, in func(func(echo.Context, asking) error) error) error {
	form, err := formOf(c)
	if err != nil {
		return err
	}
	r := readReply(form, adoption.ItemID(c.Param("part")))
	r.Upload = s.sentFile(c, "file-"+r.Choice, form.Get("held-"+r.Choice))
	from := form.Get("from")
	switch form.Get("do") {
	case "theirs":
		return c.Redirect(http.StatusSeeOther, c.Request().URL.Path)
	case "back":
		return in(func(c echo.Context, a asking) error {
			return s.onQuestion(a, r.Item, func(q app.Asked) error { return s.answerForm(c, a, q, r, from, http.StatusOK, nil) })
		})
	}
	var told *app.Answered
	if sure {
		told, err = s.App.AnswerOne(c.Request().Context(), s.who(c), at, r)
		if err == nil && told != nil {
			return s.answered(c, *told, r, from)
		}
	}
	return in(func(c echo.Context, a asking) error {
		return s.onQuestion(a, r.Item, func(q app.Asked) error {
			switch {
			case !sure:
				return s.foretell(c, a, q, r, from)
			case err != nil:
				return s.answerRefused(c, a, q, r, from, err)
			}
			return s.answeredIn(c, a, q, r, from)
		})
	})
}

// onQuestion gives a handler one question of a place, where it is asked.
func (s *Server) onQuestion(a asking, item string, h func(app.Asked) error) error {
	q, ok := a.question(item)
	if !ok {
		return s.notAsked(a, item)
	}
	return h(q)
}

// foretell says what an answer changes; one that changes nothing is kept at once.
func (s *Server) foretell(c echo.Context, a asking, q app.Asked, r app.Reply, from string) error {
	changes, err := s.App.Foretell(c.Request().Context(), s.who(c), a.at.Trust, r)
	if err != nil {
		return s.answerRefused(c, a, q, r, from, err)
	}
	if len(changes) > 0 {
		form, err := formOf(c)
		if err != nil {
			return err
		}
		typed, err := s.carried(c, form, r)
		if err != nil {
			return err
		}
		return ok200(c, foretold(a, q, changes, a.place.Item(q.Item.ID), r.Seen, typed, true))
	}
	if err := s.App.Answer(c.Request().Context(), s.who(c), a.at, r); err != nil {
		return s.answerRefused(c, a, q, r, from, err)
	}
	then, err := s.again(c, a)
	if err != nil {
		return err
	}
	now, _ := then.question(q.Item.ID)
	return s.answeredIn(c, then, now, r, from)
}

// answerRefused says why an answer was not kept, with everything typed.
func (s *Server) answerRefused(c echo.Context, a asking, q app.Asked, r app.Reply, from string, err error) error {
	switch {
	case fault.Is(err, fault.Invalid) && len(fault.Of(err).Fields) > 0:
		return s.answerForm(c, a, q, r, from, http.StatusUnprocessableEntity, fault.Of(err).Fields)
	case fault.Is(err, fault.Conflict):
		return s.answerConflict(c, a, q, r)
	}
	return err
}

// answerForm shows the form again with everything typed.
func (s *Server) answerForm(c echo.Context, a asking, q app.Asked, r app.Reply, from string, status int, wrong fault.Fields) error {
	f := a.typed(q, r, from, wrong)
	var err error
	if f.Held, err = s.held(c, r.Upload); err != nil {
		return err
	}
	f.HeldName = r.Upload.Name
	if from == "domain" {
		d, _ := a.checklist.Domain(q.Item.Domain)
		p, err := a.domain(d, q.Item.ID, &typedForm{q.Item.ID, f})
		if err != nil {
			return err
		}
		return render(c, status, p.Page())
	}
	p, err := s.questionPage(c, a, q, f)
	if err != nil {
		return err
	}
	return render(c, status, p.Page())
}

// answerConflict shows both answers; nothing is lost.
func (s *Server) answerConflict(c echo.Context, a asking, q app.Asked, r app.Reply) error {
	form, err := formOf(c)
	if err != nil {
		return err
	}
	typed, err := s.carried(c, form, r)
	if err != nil {
		return err
	}
	p := questions.Conflict{Place: a.place, Title: q.Item.Title, Action: a.place.Item(q.Item.ID), Newest: q.Seen, Saved: a.item(q),
		Who: a.names[q.Row.By] + ", " + q.Row.On.Long(), Mine: a.mineSays(r), Me: s.who(c).Name, Typed: typed}
	return render(c, http.StatusConflict, p.Page())
}

// carried is what was typed with the file that came along, to go along hidden.
func (s *Server) carried(c echo.Context, form url.Values, r app.Reply) (questions.Carried, error) {
	held, err := s.held(c, r.Upload)
	if err != nil {
		return nil, err
	}
	form.Del("held-" + r.Choice)
	if held != "" {
		form.Set("held-"+r.Choice, held)
	}
	return carriedAlong(form), nil
}

// answered goes on to the next question, and says what became of this one, as the deed told it.
func (s *Server) answered(c echo.Context, x app.Answered, r app.Reply, from string) error {
	g := gateOf(c, x.Gate)
	place := questions.Place{Base: "/adoptions/" + x.Row.Adoption + "/readiness", Gate: g, Gated: true}
	next, _ := x.Next(g)
	return s.goOn(c, place, x.Row.Trust, app.Asked{Item: x.Item, Standing: x.Standing, Row: x.Row}, r, from, next)
}

// answeredIn does the same by the place as it stands now.
func (s *Server) answeredIn(c echo.Context, a asking, q app.Asked, r app.Reply, from string) error {
	next, _ := a.next(q.Item.ID)
	return s.goOn(c, a.place, a.trust, q, r, from, next)
}

func (s *Server) goOn(c echo.Context, place questions.Place, trust string, q app.Asked, r app.Reply, from, next string) error {
	message := "“" + q.Item.Title + "” is saved as " + strings.ToLower(answerSays(q.Row))
	switch {
	case r.Local:
		message = "“" + q.Item.Title + "” is answered for these teams only"
	case q.Standing != nil && q.Standing.Why == readiness.NoEvidence:
		message += ". It counts as partly in place until you say what shows it"
	case q.Standing != nil && q.Standing.Why == readiness.NoSecondPerson:
		message += ". It counts when a second person agrees"
	}
	if q.Standing != nil && q.Standing.GapClosed() {
		fixes, err := s.App.WorkaroundsFor(c.Request().Context(), s.who(c), trust, q.Item.ID)
		if err != nil {
			return err
		}
		if len(fixes) > 0 {
			message += ". " + countOf(len(fixes), "local fix covered for it: close it under “Local fixes”", "local fixes covered for it: close them under “Local fixes”")
		}
	}
	to := place.Base
	switch {
	case from == "domain":
		to += "/" + q.Item.Domain
	case next != "":
		to = place.Item(next)
	}
	return s.done(c, to+gateQuery(place), message)
}

// again reads the place once more, after something was saved.
func (s *Server) again(c echo.Context, a asking) (asking, error) {
	ctx, who := c.Request().Context(), s.who(c)
	if a.at.Adoption == "" {
		g, err := s.App.Groundwork(ctx, who, a.at.Trust)
		if err != nil {
			return a, err
		}
		return s.askingGround(c, g), nil
	}
	r, err := s.App.Readiness(ctx, who, a.at.Adoption)
	if err != nil {
		return a, err
	}
	return s.askingOf(c, r), nil
}

func foretold(a asking, q app.Asked, changes []adoption.Change, action string, seen int, typed questions.Carried, back bool) questions.Foretell {
	p := questions.Foretell{Place: a.place, Title: q.Item.Title, Says: adoption.Foretell(changes), Action: action, Seen: seen, Typed: typed, Back: back}
	p.Changes, p.Means = foretoldRows(changes)
	return p
}

// foretoldRows are what becomes of take-ups, and whether any gets worse.
func foretoldRows(changes []adoption.Change) (rows []questions.Foretold, means ui.AnswerMeaning) {
	for _, ch := range changes {
		for _, g := range ch.Gates {
			if g.Turned() && g.After < g.Before {
				means = ui.Stops
			}
			rows = append(rows, questions.Foretold{Adoption: ch.Title, Href: "/adoptions/" + ch.Adoption + "/readiness?gate=" + g.Gate.String(),
				Gate: adoption.GateLabel(g.Gate), Before: g.Before.String(), After: g.After.String(), Was: g.Was(), Is: g.Is()})
		}
	}
	return rows, means
}

// confirm keeps that an answer is still true. In the groundwork it first says what that changes.
func (s *Server) confirm(c echo.Context, a asking) error {
	q, ok := a.question(adoption.ItemID(c.Param("part")))
	if !ok {
		return s.notAsked(a, adoption.ItemID(c.Param("part")))
	}
	form, err := formOf(c)
	if err != nil {
		return err
	}
	x := app.StillTrue{Adoption: a.at.Adoption, Item: q.Item.ID, Seen: readReply(form, q.Item.ID).Seen}
	ctx, who := c.Request().Context(), s.who(c)
	if a.result == nil && form.Get("sure") != "yes" {
		changes, err := s.App.ForetellConfirm(ctx, who, a.at.Trust, x)
		if asksWhoLooked(err, x) {
			return s.askWhoLooked(c, a, x)
		}
		if err != nil {
			return err
		}
		if len(changes) > 0 {
			return ok200(c, foretold(a, q, changes, a.place.Deed(q.Item.ID, "confirm"), x.Seen, carriedAlong(form), false))
		}
	}
	if err := s.App.ConfirmAnswers(ctx, who, a.at, x); asksWhoLooked(err, x) {
		return s.askWhoLooked(c, a, x)
	} else if err != nil {
		return err
	}
	to := a.place.Base + "/" + q.Item.Domain + a.gateQuery()
	if back := form.Get("back"); back != "" {
		to = s.next(back)
	}
	return s.done(c, to, "“"+q.Item.Title+"” is confirmed")
}

// agree keeps that a second person agrees that a question does not apply here.
func (s *Server) agree(c echo.Context, a asking) error {
	q, ok := a.question(adoption.ItemID(c.Param("part")))
	if !ok {
		return s.notAsked(a, adoption.ItemID(c.Param("part")))
	}
	if a.result == nil && c.Request().PostFormValue("sure") != "yes" {
		changes, err := s.App.ForetellAgree(c.Request().Context(), s.who(c), a.at.Trust, q.Item.ID)
		if err != nil {
			return err
		}
		if len(changes) > 0 {
			p := foretold(a, q, changes, a.place.Deed(q.Item.ID, "agree"), q.Seen, nil, false)
			p.Heading, p.Button = "Agree that it does not apply?", "Agree"
			return ok200(c, p)
		}
	}
	if err := s.App.AgreeNotApply(c.Request().Context(), s.who(c), a.at, q.Item.ID); err != nil {
		return err
	}
	return s.done(c, a.place.Base+"/"+q.Item.Domain+a.gateQuery(), "You agreed that “"+q.Item.Title+"” does not apply here")
}
