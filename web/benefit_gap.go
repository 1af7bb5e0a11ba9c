package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/templates/benefits"
)

// benefitGap asks the owner why what was measured differs from what the maps promise.
func (s *Server) benefitGap(c echo.Context) error { return s.gapPage(c, http.StatusOK, "", nil) }

func (s *Server) gapPage(c echo.Context, status int, text string, errors fault.Fields) error {
	b, err := s.App.BenefitFor(c.Request().Context(), s.who(c), c.Param("benefit"), access.ExplainGap)
	if err != nil {
		return err
	}
	p := s.shown(b)
	if p.Beside, err = s.beside(c, b); err != nil {
		return err
	}
	return render(c, status, benefits.Gap{Show: p, Text: text, Errors: errors}.Page())
}

// benefitGapExplain records it.
func (s *Server) benefitGapExplain(c echo.Context) error {
	why := c.Request().PostFormValue("why")
	err := s.App.ExplainGap(c.Request().Context(), s.who(c), c.Param("benefit"), why)
	if fault.Is(err, fault.Invalid) {
		return s.gapPage(c, http.StatusUnprocessableEntity, why, fault.Of(err).Fields)
	}
	if err != nil {
		return err
	}
	return s.done(c, "/benefits/"+c.Param("benefit"), "Saved why they differ")
}

// beside is what was measured for a benefit beside what the maps promise; nil while one of the two is not known.
func (s *Server) beside(c echo.Context, b app.BenefitView) (*benefits.Beside, error) {
	found, ok, err := s.App.BesideOf(c.Request().Context(), b.Judged)
	if err != nil || !ok {
		return nil, err
	}
	return &benefits.Beside{Beside: found, Workflow: "/" + b.Subject.Kind + "s/" + b.Subject.ID + "/workflow", Asked: b.Person(b.Profile.Owner), By: b.Person(found.Why.Person), May: b.May.Explain}, nil
}
