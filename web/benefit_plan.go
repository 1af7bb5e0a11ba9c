package web

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/fault"
	"groundwork/templates/benefits"
)

// benefitProfile is the whole promise of a benefit.
func (s *Server) benefitProfile(c echo.Context) error {
	b, err := s.App.Benefit(c.Request().Context(), s.who(c), c.Param("benefit"))
	if err != nil {
		return err
	}
	return ok(c, benefits.Profile{Show: s.shown(b)}.Page())
}

// planning is the frame of a form about a benefit that who may change so; its status says what was wrong with what was sent.
func (s *Server) planning(c echo.Context, deed access.Deed, status int, errors fault.Fields, seen func(benefits.Show) int) (benefits.Plan, error) {
	b, err := s.App.BenefitFor(c.Request().Context(), s.who(c), c.Param("benefit"), deed)
	if err != nil {
		return benefits.Plan{}, err
	}
	show := s.shown(b)
	return benefits.Plan{Show: show, Errors: errors, Clash: status == http.StatusConflict, Seen: seen(show)}, nil
}

// version is the number that a form was shown with; what is no number was never shown, and conflicts.
func version(c echo.Context) int {
	n, err := strconv.Atoi(c.Request().PostFormValue("_version"))
	if err != nil {
		return -1
	}
	return n
}

// planned answers such a form: the same page with everything typed while something is to be mended or was changed meanwhile.
func (s *Server) planned(c echo.Context, err error, to, said string, again func(status int, errors fault.Fields) error) error {
	switch {
	case fault.Is(err, fault.Invalid):
		return again(http.StatusUnprocessableEntity, fault.Of(err).Fields)
	case fault.Is(err, fault.Conflict):
		return again(http.StatusConflict, nil)
	case err != nil:
		return err
	}
	return s.done(c, "/benefits/"+c.Param("benefit")+to, said)
}

// trajectory asks for the way to the target.
func (s *Server) trajectory(c echo.Context) error { return s.trajectoryPage(c, http.StatusOK, nil) }

func (s *Server) trajectoryPage(c echo.Context, status int, errors fault.Fields) error {
	plan, err := s.planning(c, access.PromiseBenefit, status, errors, func(p benefits.Show) int { return p.Way.Seq })
	if err != nil {
		return err
	}
	f := benefits.TrajectoryForm{Plan: plan, Text: c.Request().PostFormValue(benefit.FieldTrajectory), Reason: c.Request().PostFormValue("reason")}
	if status == http.StatusOK {
		f = f.Prefilled()
	}
	return render(c, status, f.Page())
}

// trajectoryPlan saves it.
func (s *Server) trajectoryPlan(c echo.Context) error {
	r := c.Request()
	err := s.App.PlanTrajectory(r.Context(), s.who(c), c.Param("benefit"), r.PostFormValue(benefit.FieldTrajectory), r.PostFormValue("reason"), version(c))
	return s.planned(c, err, "/profile", "Way to the target saved", func(status int, errors fault.Fields) error { return s.trajectoryPage(c, status, errors) })
}

// forecast asks what is expected now.
func (s *Server) forecast(c echo.Context) error { return s.forecastPage(c, http.StatusOK, nil) }

func (s *Server) forecastPage(c echo.Context, status int, errors fault.Fields) error {
	plan, err := s.planning(c, access.RecordFigures, status, errors, func(p benefits.Show) int { return p.Forecast.Seq })
	if err != nil {
		return err
	}
	return render(c, status, benefits.ForecastForm{Plan: plan, Input: forecastInput(c)}.Page())
}

func forecastInput(c echo.Context) benefit.ForecastInput {
	r := c.Request()
	return benefit.ForecastInput{Value: r.PostFormValue("forecast"), Low: r.PostFormValue("forecast-low"), High: r.PostFormValue("forecast-high"), Reason: r.PostFormValue("reason")}
}

// forecastGive saves it.
func (s *Server) forecastGive(c echo.Context) error {
	err := s.App.GiveForecast(c.Request().Context(), s.who(c), c.Param("benefit"), forecastInput(c), version(c))
	return s.planned(c, err, "/profile", "Forecast saved", func(status int, errors fault.Fields) error { return s.forecastPage(c, status, errors) })
}

// outcome asks what became of a described benefit.
func (s *Server) outcome(c echo.Context) error { return s.outcomePage(c, http.StatusOK, nil) }

func (s *Server) outcomePage(c echo.Context, status int, errors fault.Fields) error {
	plan, err := s.planning(c, access.RecordFigures, status, errors, func(p benefits.Show) int { return p.Told.Seq })
	if err != nil {
		return err
	}
	if err := plan.Profile.Describes(true); err != nil {
		return fault.Missing("outcome")
	}
	return render(c, status, benefits.ToldForm{Plan: plan, Input: outcomeInput(c)}.Page())
}

func outcomeInput(c echo.Context) benefit.OutcomeInput {
	form := c.Request().PostForm
	return benefit.OutcomeInput{On: typedDate(form, "told-on"), Reached: form.Get("reached"), Text: form.Get("told")}
}

// outcomeTell saves it.
func (s *Server) outcomeTell(c echo.Context) error {
	err := s.App.TellOutcome(c.Request().Context(), s.who(c), c.Param("benefit"), outcomeInput(c), version(c))
	return s.planned(c, err, "", "Saved what became of it", func(status int, errors fault.Fields) error { return s.outcomePage(c, status, errors) })
}

// difference asks a trust what it counts differently.
func (s *Server) difference(c echo.Context) error {
	return s.differencePage(c, false, http.StatusOK, nil)
}

// differenceAnswer asks a programme lead whether that may enter totals.
func (s *Server) differenceAnswer(c echo.Context) error {
	return s.differencePage(c, true, http.StatusOK, nil)
}

func (s *Server) differencePage(c echo.Context, answer bool, status int, errors fault.Fields) error {
	deed := access.PromiseBenefit
	if answer {
		deed = access.AcceptDifference
	}
	plan, err := s.planning(c, deed, status, errors, func(p benefits.Show) int { return p.Difference.Seq })
	if err != nil {
		return err
	}
	f := benefits.DifferenceForm{Plan: plan, Answer: answer, Kind: c.Request().PostFormValue("kind"), Text: c.Request().PostFormValue("difference")}
	if status == http.StatusOK && !answer {
		f.Kind, f.Text = benefit.DeclareDifference, plan.Difference.Text
	}
	return render(c, status, f.Page())
}

// differenceSay saves what a trust says.
func (s *Server) differenceSay(c echo.Context) error {
	return s.differenceSaid(c, false, []string{benefit.DeclareDifference, benefit.WithdrawDifference})
}

// differenceAnswered saves what a programme lead says.
func (s *Server) differenceAnswered(c echo.Context) error {
	return s.differenceSaid(c, true, []string{benefit.AcceptDifference, benefit.RefuseDifference})
}

func (s *Server) differenceSaid(c echo.Context, answer bool, kinds []string) error {
	r, kind := c.Request(), ""
	for _, k := range kinds {
		if r.PostFormValue("kind") == k {
			kind = k
		}
	}
	err := s.App.SayDifference(r.Context(), s.who(c), c.Param("benefit"), kind, r.PostFormValue("difference"), version(c))
	return s.planned(c, err, "/profile", "Saved", func(status int, errors fault.Fields) error { return s.differencePage(c, answer, status, errors) })
}
