package web

import (
	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/templates/adoptions"
)

// adoptionPause asks why a take-up rests, who can restart it, and when that is looked at.
func (s *Server) adoptionPause(c echo.Context, p app.AdoptionPage) error {
	page, err := s.pausePage(c, p)
	if err != nil {
		return err
	}
	page.Input.Restarts = adoption.Holding(p.Holders, adoption.Owner).Person
	return ok(c, page.Page())
}

func (s *Server) pausePage(c echo.Context, p app.AdoptionPage) (adoptions.Pause, error) {
	people, err := s.App.Colleagues(c.Request().Context(), p.Trust)
	return adoptions.Pause{Head: headOf(p.Adoption), People: peopleOptions(people, "Choose a person")}, err
}

func (s *Server) adoptionPauseSave(c echo.Context, p app.AdoptionPage) error {
	form, err := formOf(c)
	if err != nil {
		return err
	}
	page, err := s.pausePage(c, p)
	if err != nil {
		return err
	}
	page.Input = adoption.PauseInput{Text: form.Get("text"), Restarts: form.Get("restarts"), Again: typedDate(form, "again")}
	err = s.App.PauseAdoption(c.Request().Context(), s.who(c), p.ID, page.Input)
	return s.adoptionSaved(c, err, func(wrong fault.Fields) templ.Component {
		page.Errors = wrong
		return page.Page()
	})
}

// adoptionResume restarts what was paused.
func (s *Server) adoptionResume(c echo.Context) error {
	id := c.Param("adoption")
	if err := s.App.ResumeAdoption(c.Request().Context(), s.who(c), id); err != nil {
		return err
	}
	return s.done(c, "/adoptions/"+id, "Restarted. It stands where it stood")
}

// adoptionStop asks why a take-up ends, what was learned, and how it is switched off.
func (s *Server) adoptionStop(c echo.Context, p app.AdoptionPage) error {
	return ok(c, stopPage(p, adoption.StopInput{}, nil).Page())
}

func stopPage(p app.AdoptionPage, in adoption.StopInput, wrong fault.Fields) adoptions.Stop {
	return adoptions.Stop{Head: headOf(p.Adoption), Gains: p.Gains, Input: in, Errors: wrong}
}

func (s *Server) adoptionStopSave(c echo.Context, p app.AdoptionPage) error {
	r := c.Request()
	in := adoption.StopInput{Text: r.PostFormValue("text"), Learning: r.PostFormValue("learning"), SwitchOff: r.PostFormValue("switch-off")}
	err := s.App.StopAdoption(r.Context(), s.who(c), p.ID, in)
	return s.adoptionSaved(c, err, func(wrong fault.Fields) templ.Component { return stopPage(p, in, wrong).Page() })
}
