package web

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/pilot"
	"groundwork/templates/pilots"
	"groundwork/templates/ui"
)

// pilotPlan asks for the question, the threshold and the planned days.
func (s *Server) pilotPlan(c echo.Context) error { return s.pilotPlanPage(c, http.StatusOK, nil, nil) }

func (s *Server) pilotPlanPage(c echo.Context, status int, typed *pilot.PlanInput, errors fault.Fields) error {
	r, err := s.pilotForm(c)
	if err != nil {
		return err
	}
	plan, d := r.Facts.Plan, r.Facts.Dates
	t := plan.Threshold
	now := pilot.PlanInput{Question: plan.Question, Measure: t.Measure, Groups: t.Groups, Grade: t.Grade, By: t.By.String(), Result: plan.Result,
		PlannedStart: d.PlannedStart.String(), PlannedEnd: d.PlannedEnd.String(), Fewer: true}
	if t.Change.Known {
		now.Fewer, now.Change = t.Change.D < 0, max(t.Change.D, -t.Change.D).Plain()
	}
	p := pilots.Plan{Head: s.pilotHead(r), Input: now, Errors: errors, Version: strconv.Itoa(plan.Rows + r.DateRows), Measures: s.measureOptions(), Groups: s.groupOptions()}
	if typed != nil {
		p.Input = *typed
	}
	if status == http.StatusConflict {
		y := *typed
		p.Both = differ(pilots.Difference{Field: "Question", Saved: now.Question, Yours: y.Question}, pilots.Difference{Field: "What has to change", Saved: s.measureName(now.Measure), Yours: s.measureName(y.Measure)},
			pilots.Difference{Field: "By how much", Saved: now.Change, Yours: y.Change}, pilots.Difference{Field: "Shown by", Saved: longDay(now.By), Yours: longDay(y.By)},
			pilots.Difference{Field: "Planned start", Saved: longDay(now.PlannedStart), Yours: longDay(y.PlannedStart)},
			pilots.Difference{Field: "Planned end", Saved: longDay(now.PlannedEnd), Yours: longDay(y.PlannedEnd)}, pilots.Difference{Field: "Result", Saved: now.Result, Yours: y.Result})
	}
	return render(c, status, p.Page())
}

// longDay is a typed day as pages write one, or as it was typed.
func longDay(typed string) string {
	if parts := strings.Split(typed, "-"); len(parts) == 3 {
		if d, ok := day.FromParts(parts[2], parts[1], parts[0]); ok {
			return d.Long()
		}
	}
	return typed
}

func (s *Server) measureName(id string) string {
	m, _ := s.App.Words().Measure(id)
	return m.Name
}

func (s *Server) measureOptions() []ui.Option {
	out := []ui.Option{{Label: "Choose a measure"}}
	for _, m := range s.App.Words().Measures {
		out = append(out, ui.Option{Value: m.ID, Label: m.Name + " (" + m.Unit + ")"})
	}
	return out
}

func (s *Server) groupOptions() []ui.Option {
	var out []ui.Option
	for _, g := range s.App.Words().StaffGroups {
		out = append(out, ui.Option{Value: g.Key, Label: g.Label})
	}
	return out
}

// pilotPlanSave saves them.
func (s *Server) pilotPlanSave(c echo.Context) error {
	r, id := c.Request(), c.Param("pilot")
	in := pilot.PlanInput{Question: r.PostFormValue("question"), Measure: r.PostFormValue("measure"), Change: r.PostFormValue("change"), Fewer: r.PostFormValue("way") != "more",
		Groups: r.PostForm["groups"], Grade: r.PostFormValue("grade"), By: typedDay(r, "by"), Result: r.PostFormValue("result"),
		PlannedStart: typedDay(r, "planned-start"), PlannedEnd: typedDay(r, "planned-end")}
	err := s.App.PlanPilot(r.Context(), s.who(c), id, in, versionOf(r))
	return s.saved(c, err, "/pilots/"+id+"/stop-rules", "Saved. Now the stop rules", func(status int, errors fault.Fields, _ bool) error {
		return s.pilotPlanPage(c, status, &in, errors)
	})
}
