package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/internal/readiness"
)

// lowerHere keeps that an answer of the groundwork counts less for one adoption.
func (s *Server) lowerHere(c echo.Context, a asking) error {
	q, ok := a.question(adoption.ItemID(c.Param("part")))
	if !ok {
		return s.notAsked(a, adoption.ItemID(c.Param("part")))
	}
	form, err := formOf(c)
	if err != nil {
		return err
	}
	ctx, who, back := c.Request().Context(), s.who(c), a.place.Base+"/"+q.Item.Domain+a.gateQuery()
	switch form.Get("do") {
	case "stop":
		if err := s.App.StopLowering(ctx, who, a.at.Adoption, q.Item.ID); err != nil {
			return err
		}
		return s.done(c, back, "“"+q.Item.Title+"” counts as in your groundwork again")
	case "stop-local":
		if err := s.App.StopLocal(ctx, who, a.at.Adoption, q.Item.ID); err != nil {
			return err
		}
		return s.done(c, back, "“"+q.Item.Title+"” is answered by your groundwork again")
	}
	r := readReply(form, q.Item.ID)
	level := readiness.Embedded + 1
	if len(r.Choice) == 1 && r.Choice[0] >= '0' && r.Choice[0] <= '4' {
		level = readiness.Level(r.Choice[0] - '0')
	}
	err = s.App.LowerHere(ctx, who, a.at.Adoption, q.Item.ID, level, r.Reason, r.Seen)
	if fault.Is(err, fault.Invalid) {
		return render(c, http.StatusUnprocessableEntity, a.lower(q, r.Choice, r.Reason, fault.Of(err).Fields).Page())
	}
	if err != nil {
		return err
	}
	return s.done(c, back, "“"+q.Item.Title+"” is lowered for this take-up")
}

// gapAccept keeps that the senior responsible owner accepts a gap until a date.
func (s *Server) gapAccept(c echo.Context, a asking) error {
	q, ok := a.question(adoption.ItemID(c.Param("part")))
	if !ok {
		return s.notAsked(a, adoption.ItemID(c.Param("part")))
	}
	form, err := formOf(c)
	if err != nil {
		return err
	}
	if form.Get("do") == "close" {
		return s.gapEnd(c, a, q, form.Get("gate"), form.Get("why"))
	}
	in := app.GapInput{Item: q.Item.ID, Gate: form.Get("gate"), Action: form.Get("action"), Owner: form.Get("owner"), Due: typedDate(form, "due")}
	err = s.App.AcceptGap(c.Request().Context(), s.who(c), a.at.Adoption, in)
	if fault.Is(err, fault.Invalid) {
		return render(c, http.StatusUnprocessableEntity, a.gap(q, in, fault.Of(err).Fields).Page())
	}
	if err != nil {
		return err
	}
	return s.done(c, a.place.Base+"?gate="+in.Gate, "The gap on “"+q.Item.Title+"” is accepted until its date")
}

// gapEnd closes an accepted gap before its date.
func (s *Server) gapEnd(c echo.Context, a asking, q app.Asked, gate, why string) error {
	err := s.App.CloseGap(c.Request().Context(), s.who(c), a.at.Adoption, q.Item.ID, gate, why)
	if fault.Is(err, fault.Invalid) {
		return render(c, http.StatusUnprocessableEntity, a.endGap(q, gate, why, fault.Of(err).Fields).Page())
	}
	if err != nil {
		return err
	}
	return s.done(c, a.place.Base+"?gate="+gate, "The accepted gap on “"+q.Item.Title+"” is closed")
}

// actionPlan keeps what is to do for a question.
func (s *Server) actionPlan(c echo.Context, a asking) error {
	q, ok := a.question(adoption.ItemID(c.Param("part")))
	if !ok {
		return s.notAsked(a, adoption.ItemID(c.Param("part")))
	}
	form, err := formOf(c)
	if err != nil {
		return err
	}
	in := app.ActionInput{Item: q.Item.ID, Text: form.Get("text"), Owner: form.Get("owner"), Due: typedDate(form, "due"), Waits: form.Get("waits")}
	err = s.App.PlanAction(c.Request().Context(), s.who(c), a.at, in)
	if fault.Is(err, fault.Invalid) && len(fault.Of(err).Fields) > 0 {
		return render(c, http.StatusUnprocessableEntity, a.toDo(q, in, fault.Of(err).Fields).Page())
	}
	if err != nil {
		return err
	}
	return s.done(c, a.place.Base+a.gateQuery(), "What is to do for “"+q.Item.Title+"” is saved")
}

// helpAsk keeps that the trust asks the pilot's team for help with a question, or no longer does.
func (s *Server) helpAsk(c echo.Context, a asking) error {
	q, ok := a.question(adoption.ItemID(c.Param("part")))
	if !ok {
		return s.notAsked(a, adoption.ItemID(c.Param("part")))
	}
	wanted := c.Request().PostFormValue("wanted") == "yes"
	if err := s.App.AskForHelp(c.Request().Context(), s.who(c), a.at.Adoption, q.Item.ID, wanted); err != nil {
		return err
	}
	message := "The pilot’s team can read that “" + q.Item.Title + "” stops you"
	if !wanted {
		message = "The pilot’s team no longer reads that “" + q.Item.Title + "” stops you"
	}
	return s.done(c, a.place.Item(q.Item.ID)+a.gateQuery(), message)
}
