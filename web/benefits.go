package web

import (
	"net/http"
	"net/url"
	"strconv"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/benefit"
	"groundwork/internal/fault"
	"groundwork/internal/person"
	"groundwork/templates/benefits"
	"groundwork/templates/ui"
)

// benefitsOf lists what a pilot or an adoption promised.
func (s *Server) benefitsOf(kind string) echo.HandlerFunc {
	return func(c echo.Context) error {
		who := s.who(c)
		subject, list, err := s.App.BenefitsOfSubject(c.Request().Context(), who, kind, c.Param(kind))
		if err != nil {
			return err
		}
		may := access.Permit(who, access.PromiseBenefit, access.At(subject.Organisation)) == nil
		records := access.Permit(who, access.RecordFigures, access.At(subject.Organisation)) == nil
		return ok(c, benefits.List{Subject: subject, Benefits: list, Words: s.App.Words(), MayPromise: may, MayRecord: records}.Page())
	}
}

// benefit is the page of one benefit.
func (s *Server) benefit(c echo.Context) error {
	b, err := s.App.Benefit(c.Request().Context(), s.who(c), c.Param("benefit"))
	if err != nil {
		return err
	}
	p := s.shown(b)
	if p.Beside, err = s.beside(c, b); err != nil {
		return err
	}
	return ok(c, p.Page())
}

// benefitWorking says how the figure of a benefit is worked out.
func (s *Server) benefitWorking(c echo.Context) error {
	b, err := s.App.Benefit(c.Request().Context(), s.who(c), c.Param("benefit"))
	if err != nil {
		return err
	}
	return ok(c, benefits.Working{Show: s.shown(b)}.Page())
}

// shown is a benefit as its pages show it.
func (s *Server) shown(b app.BenefitView) benefits.Show {
	return benefits.Show{Judged: b.Judged, Words: s.App.Words(), Marks: b.Marks, Way: b.Way, Spoken: b.Words, Newer: b.Newer, May: benefits.Rights(b.May), Named: b.Named, Person: b.Person}.Ready()
}

// benefitNew asks for the measure, and then for the promise.
func (s *Server) benefitNew(kind string) echo.HandlerFunc {
	return func(c echo.Context) error {
		form, err := s.App.PromiseForm(c.Request().Context(), s.who(c), kind, c.Param(kind))
		if err != nil {
			return err
		}
		m, found := s.App.Words().Measure(c.QueryParam("measure"))
		if !found {
			return s.benefitMeasure(c, form)
		}
		in := benefit.ProfileInput{}
		return ok(c, s.promise(form, m, in, nil).Page())
	}
}

// benefitMeasure lets the reader choose from the library.
func (s *Server) benefitMeasure(c echo.Context, form app.PromiseForm) error {
	q := c.QueryParam("q")
	p := benefits.Choose{Subject: form.Subject, Query: q}
	for _, t := range s.App.MeasuresFor(q) {
		p.Themes = append(p.Themes, benefits.Theme{Label: t.Label, Measures: t.Measures})
	}
	return ok(c, p.Page())
}

func (s *Server) promise(form app.PromiseForm, m benefit.Measure, in benefit.ProfileInput, errors fault.Fields) benefits.Promise {
	p := benefits.Promise{Subject: form.Subject, Measure: m, Words: s.App.Words(), Input: in, Errors: errors}
	p.Owners, p.Checkers = withJobs(form.Owners), withJobs(form.Checkers)
	return p
}

// withJobs are people to choose from, each with the job.
func withJobs(people []person.Person) (out []ui.Option) {
	for _, o := range people {
		label := o.Name
		if o.Job != "" {
			label += ", " + o.Job
		}
		out = append(out, ui.Option{Value: o.ID, Label: label})
	}
	return out
}

// benefitPromise records a promise.
func (s *Server) benefitPromise(kind string) echo.HandlerFunc {
	return func(c echo.Context) error {
		ctx, who, form := c.Request().Context(), s.who(c), c.Request().PostForm
		in := promiseInput(form)
		id, err := s.App.PromiseBenefit(ctx, who, kind, c.Param(kind), form.Get("measure"), in)
		if fault.Is(err, fault.Invalid) {
			asked, formErr := s.App.PromiseForm(ctx, who, kind, c.Param(kind))
			m, found := s.App.Words().Measure(form.Get("measure"))
			if formErr != nil || !found {
				return err
			}
			return render(c, http.StatusUnprocessableEntity, s.promise(asked, m, in, fault.Of(err).Fields).Page())
		}
		if err != nil {
			return err
		}
		return s.done(c, "/benefits/"+id, "Benefit promised")
	}
}

// promiseInput is a promise as it was typed.
func promiseInput(form url.Values) benefit.ProfileInput {
	return benefit.ProfileInput{
		Baseline: form.Get("baseline"), BaselineFrom: form.Get("baseline-from"), BaselineMethod: form.Get("baseline-method"), BaselineSample: form.Get("baseline-sample"),
		Target: form.Get("target"), TargetOn: typedDate(form, "target-on"), Owner: form.Get("owner"), Title: form.Get("title"), Kind: form.Get("kind"),
		Class: form.Get("class"), Attribution: form.Get("attribution"), Share: form.Get("share"), StaffGroups: form["staff-groups"], SustainAt: form.Get("threshold"),
		Every: form.Get("every"), Method: form.Get("figures-method"), Sample: form.Get("figures-sample"), Source: form.Get("source"), DayType: form.Get("day-type"),
		Purpose: form.Get("purpose"), Assumptions: form.Get("assumptions"), Reason: form.Get("reason"),
		Measurability: form.Get("measurability"), Outcome: form.Get("outcome"), Measurer: form.Get("measurer"), Verifier: form.Get("verifier"),
		WorkflowChange: form.Get("workflow-change"), Reviews: form.Get("reviews"),
	}
}

// benefitChangeForm shows the promise, to be changed.
func (s *Server) benefitChangeForm(c echo.Context) error {
	return s.changePage(c, http.StatusOK, nil, nil)
}

// changePage shows what stands, with what was typed where somebody typed.
func (s *Server) changePage(c echo.Context, status int, in *benefit.ProfileInput, errors fault.Fields) error {
	ctx, who := c.Request().Context(), s.who(c)
	b, err := s.App.BenefitFor(ctx, who, c.Param("benefit"), access.PromiseBenefit)
	if err != nil {
		return err
	}
	form, err := s.App.PromiseForm(ctx, who, b.Subject.Kind, b.Subject.ID)
	if err != nil {
		return err
	}
	if in == nil {
		stands := b.Profile.Input()
		in = &stands
	}
	p := s.promise(form, b.Measure, *in, errors)
	p.Change, p.Seen = b.ID, strconv.Itoa(b.ProfileSeq)
	return render(c, status, p.Page())
}

// benefitChange saves a changed promise.
func (s *Server) benefitChange(c echo.Context) error {
	form := c.Request().PostForm
	in := promiseInput(form)
	seen, _ := strconv.Atoi(form.Get("_version")) // what is no number was never shown, and conflicts
	err := s.App.ChangeBenefit(c.Request().Context(), s.who(c), c.Param("benefit"), in, seen)
	switch {
	case fault.Is(err, fault.Invalid):
		return s.changePage(c, http.StatusUnprocessableEntity, &in, fault.Of(err).Fields)
	case fault.Is(err, fault.Conflict):
		return s.changePage(c, http.StatusConflict, &in, fault.Fields{{Name: "target", Message: "Somebody else changed this promise while you were typing. What you typed is still here: compare it with the benefit’s page, and save it again if it is right"}})
	case err != nil:
		return err
	}
	return s.done(c, "/benefits/"+c.Param("benefit"), "Promise changed")
}
