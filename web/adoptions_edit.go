package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/internal/pilot"
	"groundwork/internal/readiness"
	"groundwork/internal/stage"
	"groundwork/templates/adoptions"
	"groundwork/templates/ui"
)

// editing gives a handler the adoption that the reader may change.
func (s *Server) editing(h func(echo.Context, app.AdoptionPage) error) echo.HandlerFunc {
	return func(c echo.Context) error {
		p, err := s.App.AdoptionPage(c.Request().Context(), s.who(c), c.Param("adoption"))
		if err != nil {
			return err
		}
		if !p.MayEdit {
			if err := access.Permit(s.who(c), access.EditAdoption, access.At(p.Trust)); err != nil {
				return err
			}
			return &fault.Error{Kind: fault.Invalid, Message: "This was closed. Press “Check if we are ready” on the pilot’s page to start again"}
		}
		return h(c, p)
	}
}

// adoptionSaved goes back to the adoption after an edit, or shows the form again with what is wrong.
func (s *Server) adoptionSaved(c echo.Context, err error, again func(fault.Fields) templ.Component) error {
	if fault.Is(err, fault.Invalid) && len(fault.Of(err).Fields) > 0 {
		return render(c, http.StatusUnprocessableEntity, again(fault.Of(err).Fields))
	}
	if err != nil {
		return err
	}
	return s.done(c, "/adoptions/"+c.Param("adoption"), "Saved")
}

func (s *Server) adoptionPeople(c echo.Context, p app.AdoptionPage) error {
	page, err := s.peoplePage(c, p, p.People, nil)
	if err != nil {
		return err
	}
	return ok(c, page.Page())
}

func (s *Server) peoplePage(c echo.Context, p app.AdoptionPage, values map[string]string, wrong fault.Fields) (adoptions.People, error) {
	people, err := s.App.Colleagues(c.Request().Context(), p.Trust)
	return adoptions.People{Head: headOf(p.Adoption), People: peopleOptions(people, "Nobody yet"), Values: values, Errors: wrong}, err
}

func (s *Server) adoptionPeopleSave(c echo.Context, p app.AdoptionPage) error {
	values := map[string]string{}
	for _, f := range adoption.Functions {
		values[f] = c.Request().PostFormValue(f)
	}
	err := s.App.NamePeople(c.Request().Context(), s.who(c), p.ID, values)
	page, readErr := s.peoplePage(c, p, values, fault.Of(err).Fields)
	if readErr != nil {
		return readErr
	}
	return s.adoptionSaved(c, err, func(fault.Fields) templ.Component { return page.Page() })
}

func (s *Server) adoptionPlan(c echo.Context, p app.AdoptionPage) error {
	values := map[string]string{}
	for _, g := range readiness.Gates {
		values[g.String()] = p.Planned[g].String()
	}
	return ok(c, adoptions.Plan{Head: headOf(p.Adoption), Values: values}.Page())
}

func (s *Server) adoptionPlanSave(c echo.Context, p app.AdoptionPage) error {
	form, err := formOf(c)
	if err != nil {
		return err
	}
	values := map[string]string{}
	for _, g := range readiness.Gates {
		values[g.String()] = typedDate(form, "planned-"+g.String())
	}
	err = s.App.PlanGates(c.Request().Context(), s.who(c), p.ID, values)
	return s.adoptionSaved(c, err, func(wrong fault.Fields) templ.Component {
		return adoptions.Plan{Head: headOf(p.Adoption), Values: values, Errors: wrong}.Page()
	})
}

func (s *Server) adoptionFacts(c echo.Context, p app.AdoptionPage) error {
	values := map[string]string{}
	for _, f := range p.Asked {
		values[f.Key] = "no"
		if p.Facts[f.Key] {
			values[f.Key] = "yes"
		}
	}
	return ok(c, adoptions.Facts{Head: headOf(p.Adoption), Asked: p.Asked, Values: values}.Page())
}

func (s *Server) adoptionFactsSave(c echo.Context, p app.AdoptionPage) error {
	values := map[string]string{}
	for _, f := range p.Asked {
		values[f.Key] = c.Request().PostFormValue("fact-" + f.Key)
	}
	err := s.App.StateFacts(c.Request().Context(), s.who(c), p.ID, values)
	return s.adoptionSaved(c, err, func(wrong fault.Fields) templ.Component {
		return adoptions.Facts{Head: headOf(p.Adoption), Asked: p.Asked, Values: values, Errors: wrong}.Page()
	})
}

func (s *Server) adoptionVolume(c echo.Context, p app.AdoptionPage) error {
	return ok(c, adoptions.Cases{Head: headOf(p.Adoption), Cases: p.Volume.CasesADay.Plain(), Source: p.Volume.Source}.Page())
}

func (s *Server) adoptionVolumeSave(c echo.Context, p app.AdoptionPage) error {
	r := c.Request()
	cases, source := r.PostFormValue("cases"), r.PostFormValue("cases_source")
	err := s.App.CountCases(r.Context(), s.who(c), p.ID, cases, source)
	return s.adoptionSaved(c, err, func(wrong fault.Fields) templ.Component {
		return adoptions.Cases{Head: headOf(p.Adoption), Cases: cases, Source: source, Errors: wrong}.Page()
	})
}

func (s *Server) adoptionPack(c echo.Context, p app.AdoptionPage) error {
	d, err := s.App.PackDifference(c.Request().Context(), s.who(c), p.ID)
	if err != nil {
		return err
	}
	return ok(c, adoptions.Pack{Head: headOf(p.Adoption), Pilot: d.Pilot, From: d.From, To: d.To, Whole: d.Whole, Changes: d.Changes, Words: d.Words}.Page())
}

func (s *Server) adoptionPackAccept(c echo.Context, p app.AdoptionPage) error {
	n, err := strconv.Atoi(c.Request().PostFormValue("version"))
	if err != nil || n < 1 {
		return fault.Missing("pack version")
	}
	if err := s.App.AcceptPack(c.Request().Context(), s.who(c), p.ID, n); err != nil {
		return err
	}
	return s.done(c, "/adoptions/"+p.ID, "Version "+strconv.Itoa(n)+" is accepted")
}

func (s *Server) adoptionDecline(c echo.Context, p app.AdoptionPage) error {
	return ok(c, s.declinePage(p, adoption.DeclineInput{}, nil).Page())
}

func (s *Server) declinePage(p app.AdoptionPage, in adoption.DeclineInput, wrong fault.Fields) adoptions.Decline {
	x := adoptions.Decline{Head: headOf(p.Adoption), Reason: in.Reason, Text: in.Text, Again: in.Again, Errors: wrong}
	for _, r := range s.App.Library.Stages.Reasons {
		x.Reasons = append(x.Reasons, ui.Option{Value: r, Label: stage.ReasonLabel(r)})
	}
	return x
}

func (s *Server) adoptionDeclineSave(c echo.Context, p app.AdoptionPage) error {
	form, err := formOf(c)
	if err != nil {
		return err
	}
	in := adoption.DeclineInput{Reason: form.Get("reason"), Text: form.Get("text"), Again: typedDate(form, "again")}
	err = s.App.DeclineAdoption(c.Request().Context(), s.who(c), p.ID, in)
	return s.adoptionSaved(c, err, func(wrong fault.Fields) templ.Component { return s.declinePage(p, in, wrong).Page() })
}

func (s *Server) adoptionTell(c echo.Context) error {
	if err := s.App.TellOthers(c.Request().Context(), s.who(c), c.Param("adoption")); err != nil {
		return err
	}
	return s.done(c, "/adoptions/"+c.Param("adoption"), "Others may know of it now")
}

func (s *Server) adoptionPrivate(c echo.Context) error {
	if err := s.App.KeepPrivate(c.Request().Context(), s.who(c), c.Param("adoption")); err != nil {
		return err
	}
	return s.done(c, "/adoptions/"+c.Param("adoption"), "It is yours alone again")
}

func (s *Server) adoptionTeams(c echo.Context, p app.AdoptionPage) error {
	return ok(c, adoptions.Teams{Head: headOf(p.Adoption), Teams: p.Teams, Closed: p.Redesign.Why()}.Page())
}

func (s *Server) adoptionTeamAdd(c echo.Context, p app.AdoptionPage) error {
	form, err := formOf(c)
	if err != nil {
		return err
	}
	in := pilot.TeamInput{Name: form.Get("name"), Planned: typedDate(form, "planned")}
	_, err = s.App.AddAdoptionTeam(c.Request().Context(), s.who(c), p.ID, in)
	return s.adoptionSaved(c, err, func(wrong fault.Fields) templ.Component {
		return adoptions.Teams{Head: headOf(p.Adoption), Teams: p.Teams, Input: in, Errors: wrong, Closed: p.Redesign.Why()}.Page()
	})
}

func teamIn(c echo.Context, p app.AdoptionPage) (pilot.Team, error) {
	i := slices.IndexFunc(p.Teams, func(t pilot.Team) bool { return t.ID == c.Param("team") })
	if i < 0 {
		return pilot.Team{}, fault.Missing("team")
	}
	return p.Teams[i], nil
}

func (s *Server) adoptionTeam(c echo.Context, p app.AdoptionPage) error {
	t, err := teamIn(c, p)
	if err != nil {
		return err
	}
	in := pilot.TeamInput{Planned: t.Planned.String(), Live: t.Live.String(), Off: t.Off.String(), Note: t.Note}
	return ok(c, adoptions.Team{Head: headOf(p.Adoption), Team: t, Input: in, Closed: p.Redesign.Why()}.Page())
}

func (s *Server) adoptionTeamSave(c echo.Context, p app.AdoptionPage) error {
	t, err := teamIn(c, p)
	if err != nil {
		return err
	}
	form, err := formOf(c)
	if err != nil {
		return err
	}
	version, err := strconv.Atoi(form.Get("_version"))
	if err != nil {
		return fault.Missing("team")
	}
	in := pilot.TeamInput{Planned: typedDate(form, "planned"), Live: typedDate(form, "live"), Off: typedDate(form, "off"), Note: form.Get("note")}
	err = s.App.EditAdoptionTeam(c.Request().Context(), s.who(c), p.ID, t.ID, in, version)
	return s.adoptionSaved(c, err, func(wrong fault.Fields) templ.Component {
		return adoptions.Team{Head: headOf(p.Adoption), Team: t, Input: in, Errors: wrong, Closed: p.Redesign.Why()}.Page()
	})
}

func (s *Server) adoptionReviews(c echo.Context, p app.AdoptionPage) error {
	page, err := s.reviewsPage(c, p)
	if err != nil {
		return err
	}
	return ok(c, page.Page())
}

func (s *Server) reviewsPage(c echo.Context, p app.AdoptionPage) (adoptions.Reviews, error) {
	people, err := s.App.Colleagues(c.Request().Context(), p.Trust)
	x := adoptions.Reviews{Head: headOf(p.Adoption), People: peopleOptions(people, "Nobody yet")}
	for _, r := range p.Reviews {
		x.Rows = append(x.Rows, adoptions.ReviewRow{When: "After " + strconv.Itoa(r.Months) + " months", Due: r.Due.Long(), Who: p.Names[r.Reviewer], Held: r.HeldOn.Long(), Finding: r.Finding})
	}
	return x, err
}

func (s *Server) adoptionReviewSave(c echo.Context, p app.AdoptionPage) error {
	form, err := formOf(c)
	if err != nil {
		return err
	}
	page, err := s.reviewsPage(c, p)
	if err != nil {
		return err
	}
	page.Months, page.Due, page.Person, page.Held, page.Found = form.Get("months"), typedDate(form, "due"), form.Get("reviewer"), typedDate(form, "held"), form.Get("finding")
	r, err := adoption.CheckReview(page.Months, page.Due, page.Person, page.Held, page.Found, s.App.Today())
	if err == nil {
		err = s.App.BookReview(c.Request().Context(), s.who(c), p.ID, r)
	}
	return s.adoptionSaved(c, err, func(wrong fault.Fields) templ.Component {
		page.Errors = wrong
		return page.Page()
	})
}

// stopRuleBoxes is how many stop rules the form asks for.
const stopRuleBoxes = 5

func (s *Server) adoptionStopRules(c echo.Context, p app.AdoptionPage) error {
	rules, err := s.App.AdoptionStopRules(c.Request().Context(), p.ID)
	if err != nil {
		return err
	}
	for len(rules) < stopRuleBoxes {
		rules = append(rules, "")
	}
	return ok(c, adoptions.StopRules{Head: headOf(p.Adoption), Rules: rules}.Page())
}

func (s *Server) adoptionStopRulesSave(c echo.Context, p app.AdoptionPage) error {
	var rules []string
	for i := 1; i <= stopRuleBoxes; i++ {
		if r := strings.TrimSpace(c.Request().PostFormValue("rule-" + strconv.Itoa(i))); r != "" {
			rules = append(rules, r)
		}
	}
	err := s.App.AgreeStopRules(c.Request().Context(), s.who(c), p.ID, rules)
	return s.adoptionSaved(c, err, func(wrong fault.Fields) templ.Component {
		return adoptions.StopRules{Head: headOf(p.Adoption), Rules: rules, Errors: wrong}.Page()
	})
}
