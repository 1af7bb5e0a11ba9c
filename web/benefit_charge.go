package web

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/templates/benefits"
)

// charge asks who is charged for what a benefit saves.
func (s *Server) charge(c echo.Context) error { return s.chargePage(c, http.StatusOK, nil) }

func (s *Server) chargePage(c echo.Context, status int, errors fault.Fields) error {
	plan, err := s.planning(c, access.PromiseBenefit, status, errors, func(p benefits.Show) int { return p.Charged.Seq })
	if err != nil {
		return err
	}
	f := benefits.ChargeForm{Plan: plan, To: c.Request().PostFormValue("charged-to"), Reason: c.Request().PostFormValue("charge-reason")}
	if status == http.StatusOK {
		f.To = plan.Charged.To
	}
	return render(c, status, f.Page())
}

// chargeSaid saves who is charged.
func (s *Server) chargeSaid(c echo.Context) error {
	r := c.Request()
	err := s.App.ChargeBenefit(r.Context(), s.who(c), c.Param("benefit"), strings.TrimSpace(r.PostFormValue("charged-to")), r.PostFormValue("charge-reason"), version(c))
	return s.planned(c, err, "/profile", "Saved", func(status int, errors fault.Fields) error { return s.chargePage(c, status, errors) })
}
