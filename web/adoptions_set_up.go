package web

import (
	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/templates/adoptions"
)

// adoptionSetUp asks when the technology was set up.
func (s *Server) adoptionSetUp(c echo.Context, p app.AdoptionPage) error {
	return ok(c, technologyPage(p, p.SetUp.String(), nil))
}

// adoptionSetUpSave records it.
func (s *Server) adoptionSetUpSave(c echo.Context, p app.AdoptionPage) error {
	typed := typedDay(c.Request(), "set-up")
	err := s.App.SignOffSetUp(c.Request().Context(), s.who(c), p.ID, typed)
	return s.adoptionSaved(c, err, func(wrong fault.Fields) templ.Component { return technologyPage(p, typed, wrong) })
}

func technologyPage(p app.AdoptionPage, on string, wrong fault.Fields) templ.Component {
	return adoptions.SetUp{Head: headOf(p.Adoption), On: on, Closed: p.Redesign.Why(), Errors: wrong}.Page()
}
