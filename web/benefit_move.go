package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"groundwork/internal/benefit"
	"groundwork/internal/fault"
	"groundwork/templates/benefits"
)

// benefitMove shows what a move to the newest version of the measure would do.
func (s *Server) benefitMove(c echo.Context) error { return s.movePage(c, http.StatusOK, nil) }

func (s *Server) movePage(c echo.Context, status int, errors fault.Fields) error {
	m, err := s.App.MovePreview(c.Request().Context(), s.who(c), c.Param("benefit"))
	if err != nil {
		return err
	}
	show := s.shown(m.BenefitView)
	p := benefits.MoveForm{Plan: benefits.Plan{Show: show, Errors: errors, Clash: status == http.StatusConflict, Seen: m.To.Version}, To: m.To, Changes: m.Changes, Input: moveInput(c)}
	if status == http.StatusOK {
		p.Input = benefit.MoveInput{On: m.NextPeriod().String(), Target: m.Profile.Target.Plain()}
	}
	return render(c, status, p.Page())
}

func moveInput(c echo.Context) benefit.MoveInput {
	form := c.Request().PostForm
	return benefit.MoveInput{On: typedDate(form, "move-on"), Target: form.Get("target"), Reason: form.Get("reason")}
}

// benefitMoved moves it.
func (s *Server) benefitMoved(c echo.Context) error {
	id, err := s.App.MoveBenefit(c.Request().Context(), s.who(c), c.Param("benefit"), moveInput(c), version(c))
	switch {
	case fault.Is(err, fault.Invalid):
		return s.movePage(c, http.StatusUnprocessableEntity, fault.Of(err).Fields)
	case fault.Is(err, fault.Conflict):
		return s.movePage(c, http.StatusConflict, nil)
	case err != nil:
		return err
	}
	return s.done(c, "/benefits/"+id, "Moved: lock a baseline under the new definition")
}
