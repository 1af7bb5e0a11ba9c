package web

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/templates/benefits"
)

// reviewDeeds are who may do what the review pages ask for.
var reviewDeeds = map[string]access.Deed{"accept": access.AcceptBenefit, "check": access.VerifyBenefit, "contest": access.ContestBenefit, "settle": access.ContestBenefit, "lapse": access.ExplainLapse, "outcome": access.AcceptBenefit}

// benefitReview asks somebody to stand behind a benefit, or to say that it is wrong.
func (s *Server) benefitReview(kind string) echo.HandlerFunc {
	return func(c echo.Context) error { return s.reviewPage(c, http.StatusOK, kind, "", nil) }
}

func (s *Server) reviewPage(c echo.Context, status int, kind, text string, errors fault.Fields) error {
	b, err := s.App.BenefitFor(c.Request().Context(), s.who(c), c.Param("benefit"), reviewDeeds[kind])
	if err != nil {
		return err
	}
	if kind == "check" && b.May.NotCheck != "" {
		return fault.Denied("%s", b.May.NotCheck)
	}
	return render(c, status, benefits.Review{Show: s.shown(b), Kind: kind, Text: text, Grade: c.FormValue("grade"), Errors: errors}.Page())
}

// reviewed answers a review: the same page when something is to be mended.
func (s *Server) reviewed(c echo.Context, kind, text string, err error, said string) error {
	if fault.Is(err, fault.Invalid) {
		return s.reviewPage(c, http.StatusUnprocessableEntity, kind, text, fault.Of(err).Fields)
	}
	if err != nil {
		return err
	}
	return s.done(c, "/benefits/"+c.Param("benefit"), said)
}

// benefitAccept says in its owner's name that the benefit is real.
func (s *Server) benefitAccept(c echo.Context) error {
	grade := c.Request().PostFormValue("grade")
	said := "Benefit accepted"
	if grade == "" { // before there are figures to be sure of
		said = "Target accepted"
	}
	return s.reviewed(c, "accept", "", s.App.AcceptBenefit(c.Request().Context(), s.who(c), c.Param("benefit"), grade), said)
}

// benefitCheck says that a second person checked the figures.
func (s *Server) benefitCheck(c echo.Context) error {
	against := c.Request().PostFormValue("against")
	err := s.App.VerifyBenefit(c.Request().Context(), s.who(c), c.Param("benefit"), against, c.Request().PostFormValue("grade"))
	return s.reviewed(c, "check", against, err, "Figures checked")
}

// benefitContest says that the figures are wrong.
func (s *Server) benefitContest(c echo.Context) error {
	reason := c.Request().PostFormValue("reason")
	return s.reviewed(c, "contest", reason, s.App.ContestBenefit(c.Request().Context(), s.who(c), c.Param("benefit"), reason), "Benefit contested: it is out of the totals until that is settled")
}

// benefitSettle says how a contest ended.
func (s *Server) benefitSettle(c echo.Context) error {
	how := c.Request().PostFormValue("how")
	return s.reviewed(c, "settle", how, s.App.SettleBenefit(c.Request().Context(), s.who(c), c.Param("benefit"), how), "Settled: the figures count again")
}

// benefitLapse says why a benefit has lapsed, and what is done about it.
func (s *Server) benefitLapse(c echo.Context) error {
	why := c.Request().PostFormValue("why")
	return s.reviewed(c, "lapse", why, s.App.ExplainLapse(c.Request().Context(), s.who(c), c.Param("benefit"), why), "Reason recorded")
}

// benefitConclude says why the target was not met.
func (s *Server) benefitConclude(c echo.Context) error {
	why := c.Request().PostFormValue("why")
	return s.reviewed(c, "outcome", why, s.App.ConcludeBenefit(c.Request().Context(), s.who(c), c.Param("benefit"), why), "Outcome recorded")
}

// benefitLimits asks from which period the limits start again.
func (s *Server) benefitLimits(c echo.Context) error {
	return s.limitsPage(c, http.StatusOK, benefits.Limits{On: c.QueryParam("on")})
}

func (s *Server) limitsPage(c echo.Context, status int, p benefits.Limits) error {
	b, err := s.App.BenefitFor(c.Request().Context(), s.who(c), c.Param("benefit"), access.PromiseBenefit)
	if err != nil {
		return err
	}
	p.Show = s.shown(b)
	return render(c, status, p.Page())
}

// benefitRebase starts the limits again.
func (s *Server) benefitRebase(c echo.Context) error {
	r := c.Request()
	on, reason := r.PostFormValue("on"), r.PostFormValue("reason")
	err := s.App.RebaseBenefit(r.Context(), s.who(c), c.Param("benefit"), on, reason)
	if fault.Is(err, fault.Invalid) {
		return s.limitsPage(c, http.StatusUnprocessableEntity, benefits.Limits{On: on, Reason: reason, Errors: fault.Of(err).Fields})
	}
	if err != nil {
		return err
	}
	return s.done(c, "/benefits/"+c.Param("benefit"), "The limits start again")
}

// benefitRebaseWithdraw takes a new start of the limits back.
func (s *Server) benefitRebaseWithdraw(c echo.Context) error {
	r := c.Request()
	on, err := day.Parse(c.Param("on"))
	if err != nil {
		return fault.Missing("new start of the limits")
	}
	err = s.App.WithdrawRebase(r.Context(), s.who(c), c.Param("benefit"), on, r.PostFormValue("withdraw-reason"))
	if fault.Is(err, fault.Invalid) {
		return s.limitsPage(c, http.StatusUnprocessableEntity, benefits.Limits{Back: c.Param("on"), Errors: fault.Of(err).Fields})
	}
	if err != nil {
		return err
	}
	return s.done(c, "/benefits/"+c.Param("benefit"), "The limits run on again")
}

// baseline asks for the figure before, to be locked or corrected.
func (s *Server) baseline(c echo.Context) error { return s.baselinePage(c, http.StatusOK, nil, nil) }

func (s *Server) baselinePage(c echo.Context, status int, in *benefit.BaselineInput, errors fault.Fields) error {
	b, err := s.App.BenefitFor(c.Request().Context(), s.who(c), c.Param("benefit"), access.LockBaseline)
	if err != nil {
		return err
	}
	if in == nil {
		stands := b.Baseline.Input()
		stands.On, stands.Reason = s.App.Today().String(), ""
		in = &stands
	}
	return render(c, status, benefits.Baseline{Show: s.shown(b), Input: *in, Errors: errors, Clash: status == http.StatusConflict}.Page())
}

// baselineLock locks it in the reader's name.
func (s *Server) baselineLock(c echo.Context) error {
	form := c.Request().PostForm
	in := benefit.BaselineInput{Value: form.Get("baseline"), Minutes: form.Get("baseline-minutes"), From: form.Get("baseline-from"),
		First: typedDate(form, "baseline-first"), Last: typedDate(form, "baseline-last"), Method: form.Get("baseline-method"), Sample: form.Get("baseline-sample"),
		On: typedDate(form, "baseline-day"), Reason: form.Get("baseline-reason")}
	seen, err := strconv.Atoi(form.Get("_version"))
	if err != nil {
		seen = -1 // never shown
	}
	err = s.App.LockBaseline(c.Request().Context(), s.who(c), c.Param("benefit"), in, seen)
	switch {
	case fault.Is(err, fault.Invalid):
		return s.baselinePage(c, http.StatusUnprocessableEntity, &in, fault.Of(err).Fields)
	case fault.Is(err, fault.Conflict):
		return s.baselinePage(c, http.StatusConflict, &in, nil)
	case err != nil:
		return err
	}
	return s.done(c, "/benefits/"+c.Param("benefit"), "Baseline locked")
}
