package web

import (
	"context"
	"math/big"
	"net/http"
	"net/url"
	"strconv"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
	"groundwork/templates/benefits"
)

// ladder is what became of the hours that a benefit freed.
func (s *Server) ladder(c echo.Context) error {
	v, err := s.App.Ladder(c.Request().Context(), s.who(c), c.Param("benefit"))
	if err != nil {
		return err
	}
	return ok(c, s.ladders(v).Page())
}

func (s *Server) ladders(v app.LadderView) benefits.Ladders {
	return benefits.Ladders{Show: s.shown(v.BenefitView), Ladders: v.Ladders, Map: v.Map, Eligible: v.Eligible, Counts: v.Counts}
}

// ladderPeriod is one period of it.
func (s *Server) ladderPeriod(c echo.Context) error {
	return s.ladderPage(c, http.StatusOK, benefits.LadderPeriod{})
}

// ladderPage shows one period with what was typed.
func (s *Server) ladderPage(c echo.Context, status int, p benefits.LadderPeriod) error {
	from, err := day.Parse(c.Param("period"))
	if err != nil {
		return fault.Missing("period")
	}
	v, l, err := s.App.LadderPeriod(c.Request().Context(), s.who(c), c.Param("benefit"), from)
	if err != nil {
		return err
	}
	p.Ladders, p.Ladder = s.ladders(v), l
	return render(c, status, p.Page())
}

// ladderUse records what hours were used for.
func (s *Server) ladderUse(c echo.Context) error {
	form := c.Request().PostForm
	in := benefit.UseInput{Hours: form.Get(benefit.FieldUsed), For: form.Get(benefit.FieldUsedFor), Reason: form.Get(benefit.FieldUsedWhy)}
	return s.climbed(c, benefit.Redeployed, in, s.App.UseHours, "Hours put to use saved")
}

// ladderTakeOut signs for hours taken out of a budget.
func (s *Server) ladderTakeOut(c echo.Context) error {
	form := c.Request().PostForm
	in := benefit.UseInput{Hours: form.Get(benefit.FieldBudget), For: form.Get(benefit.FieldBudgetFor), Budget: form.Get(benefit.FieldCode), Reason: form.Get(benefit.FieldBudgetWhy)}
	return s.climbed(c, benefit.Cashed, in, s.App.TakeHoursOut, "Hours taken out of a budget saved")
}

type climb func(ctx context.Context, who access.Actor, id string, from day.Day, in benefit.UseInput, seen int) error

// climbed records a rung and answers: the same page when something is to be mended, or when somebody else was quicker.
func (s *Server) climbed(c echo.Context, t benefit.Tier, in benefit.UseInput, record climb, said string) error {
	form, at := c.Request().PostForm, "/benefits/"+url.PathEscape(c.Param("benefit"))+"/ladder"
	if form.Get("do") == "theirs" {
		return c.Redirect(http.StatusSeeOther, at)
	}
	from, err := day.Parse(c.Param("period"))
	if err != nil {
		return fault.Missing("period")
	}
	seen, err := strconv.Atoi(form.Get("_version"))
	if err != nil {
		seen = -1 // never shown
	}
	err = record(c.Request().Context(), s.who(c), c.Param("benefit"), from, in, seen)
	p := benefits.LadderPeriod{Tier: t, Input: in}
	switch {
	case fault.Is(err, fault.Invalid):
		p.Errors = fault.Of(err).Fields
		return s.ladderPage(c, http.StatusUnprocessableEntity, p)
	case fault.Is(err, fault.Conflict):
		p.Clash = true
		return s.ladderPage(c, http.StatusConflict, p)
	case err != nil:
		return err
	}
	return s.done(c, at, said)
}

// ladderCSV is the same ladder as a file.
func (s *Server) ladderCSV(c echo.Context) error {
	v, err := s.App.Ladder(c.Request().Context(), s.who(c), c.Param("benefit"))
	if err != nil {
		return err
	}
	rows := [][]string{{"period_start", "period_end", "operating_days", "hours_could_be_freed", "hours_freed", "hours_put_to_use", "used_for", "hours_taken_out_of_a_budget", "budget_pays_no_more_for", "budget_code", "measure", "version"}}
	for _, l := range v.Ladders {
		used, _ := l.Stands(benefit.Redeployed)
		out, claimed := l.Stands(benefit.Cashed)
		hours, code := "", ""
		if claimed {
			hours = out.Hours.Plain()
		}
		if v.Named {
			code = out.Budget
		}
		rows = append(rows, []string{l.Period.From.String(), l.Period.To.String(), plain(l.Days), plain(l.Could), plain(l.Freed), plain(l.InUse()), used.For, hours, out.For, code,
			v.Measure.ID, strconv.Itoa(v.Measure.Version)})
	}
	return csvFile(c, "ladder-"+v.ID+".csv", rows)
}

// plain is a figure for a file; nothing when nobody knows it.
func plain(r *big.Rat) string {
	if r == nil {
		return ""
	}
	d, _, err := decimal.FromRat(r)
	if err != nil {
		return ""
	}
	return d.Plain()
}
