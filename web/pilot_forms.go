package web

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/pilot"
	"groundwork/templates/pilots"
	"groundwork/templates/ui"
)

// pilotForm is a pilot whose record somebody is about to change.
func (s *Server) pilotForm(c echo.Context) (app.PilotRecord, error) {
	r, err := s.App.PilotRecord(c.Request().Context(), s.who(c), c.Param("pilot"))
	if err != nil {
		return r, err
	}
	return r, access.Permit(s.who(c), access.EditPilot, r.Place())
}

// typedDay is a day as three boxes gave it.
func typedDay(r *http.Request, name string) string {
	return pilot.TypedDay(r.PostFormValue(name+"-day"), r.PostFormValue(name+"-month"), r.PostFormValue(name+"-year"))
}

// versionOf is the version that a form was opened with; without one the form was made by hand and is refused as taken.
func versionOf(r *http.Request) int {
	n, err := strconv.Atoi(r.PostFormValue("_version"))
	if err != nil || n < 0 {
		return int(^uint(0) >> 1)
	}
	return n
}

// saved answers a form: on to the next page, or the form again with what is wrong or with what somebody else saved.
// again renders the form with a status, errors and whether it is a conflict.
func (s *Server) saved(c echo.Context, err error, to, message string, again func(status int, errors fault.Fields, conflict bool) error) error {
	switch {
	case fault.Is(err, fault.Invalid):
		return again(http.StatusUnprocessableEntity, fault.Of(err).Fields, false)
	case fault.Is(err, fault.Conflict):
		return again(http.StatusConflict, nil, true)
	case err != nil:
		return err
	}
	return s.done(c, to, message)
}

// differ are the fields that two versions say otherwise; never nil.
func differ(pairs ...pilots.Difference) []pilots.Difference {
	out := []pilots.Difference{}
	for _, p := range pairs {
		if p.Saved != p.Yours {
			out = append(out, p)
		}
	}
	return out
}

// pilotEdit asks for the answers that publish a pilot.
func (s *Server) pilotEdit(c echo.Context) error { return s.pilotEditPage(c, http.StatusOK, nil, nil) }

// pilotEditPage shows what is saved, or what was typed.
func (s *Server) pilotEditPage(c echo.Context, status int, typed *pilot.Input, errors fault.Fields) error {
	ctx := c.Request().Context()
	r, err := s.pilotForm(c)
	if err != nil {
		return err
	}
	now := pilot.Input{Name: r.Name, Problem: r.Problem, Situation: string(r.Situation)}
	if leads := pilot.Holding(r.Holders, pilot.InnovationLead); len(leads) > 0 {
		now.Lead = leads[0].Person
	}
	p := pilots.Edit{Head: s.pilotHead(r), Trust: r.TrustName, Input: now, Errors: errors, Version: strconv.FormatInt(r.Version, 10)}
	if typed != nil {
		p.Input = *typed
	}
	if status == http.StatusConflict {
		p.Both = differ(pilots.Difference{Field: "Name of the pilot", Saved: now.Name, Yours: typed.Name}, pilots.Difference{Field: "Problem", Saved: now.Problem, Yours: typed.Problem},
			pilots.Difference{Field: "Innovation lead", Saved: r.Call(now.Lead), Yours: r.Call(typed.Lead)},
			pilots.Difference{Field: "Where it is now", Saved: pilot.Situation(now.Situation).Label(), Yours: pilot.Situation(typed.Situation).Label()})
	}
	if p.People, err = s.App.Colleagues(ctx, r.LeadTrust); err != nil {
		return err
	}
	if p.Alike, err = s.App.AlikePilots(ctx, s.who(c), p.Input.Name, p.Input.Problem, r.ID); err != nil {
		return err
	}
	return render(c, status, p.Page())
}

// pilotSave saves the answers that publish a pilot.
func (s *Server) pilotSave(c echo.Context) error {
	r, id := c.Request(), c.Param("pilot")
	in := pilot.Input{Name: r.PostFormValue("name"), Problem: r.PostFormValue("problem"), Lead: r.PostFormValue("lead"), Situation: r.PostFormValue("situation")}
	err := s.App.EditPilot(r.Context(), s.who(c), id, in, int64(versionOf(r)))
	return s.saved(c, err, "/pilots/"+id, "Saved", func(status int, errors fault.Fields, _ bool) error {
		return s.pilotEditPage(c, status, &in, errors)
	})
}

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
	m, _ := s.App.Library.Measures.Measure(id)
	return m.Name
}

func (s *Server) measureOptions() []ui.Option {
	out := []ui.Option{{Label: "Choose a measure"}}
	for _, m := range s.App.Library.Measures.Measures {
		out = append(out, ui.Option{Value: m.ID, Label: m.Name + " (" + m.Unit + ")"})
	}
	return out
}

func (s *Server) groupOptions() []ui.Option {
	var out []ui.Option
	for _, g := range s.App.Library.Measures.StaffGroups {
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

// spareRules is how many empty rules the form of stop rules offers.
const spareRules = 2

// pilotStopRules asks for what would end the pilot early.
func (s *Server) pilotStopRules(c echo.Context) error {
	return s.pilotStopRulesPage(c, http.StatusOK, nil, nil)
}

func (s *Server) pilotStopRulesPage(c echo.Context, status int, typed []pilot.StopRuleInput, errors fault.Fields) error {
	r, err := s.pilotForm(c)
	if err != nil {
		return err
	}
	var now []pilot.StopRuleInput
	for _, x := range r.StopRules {
		in := pilot.StopRuleInput{Rule: x.Rule, DecidedBy: x.DecidedBy, Note: x.Note}
		if !x.Met.IsZero() {
			in.Met, in.MetOn = "yes", x.Met.String()
		}
		now = append(now, in)
	}
	p := pilots.StopRules{Head: s.pilotHead(r), Input: now, Errors: errors, Version: strconv.Itoa(app.RulesSaved(r.StopRules))}
	if typed != nil {
		p.Input = typed
	} else {
		p.Input = append(p.Input, make([]pilot.StopRuleInput, spareRules)...)
	}
	if status == http.StatusConflict {
		var both []pilots.Difference
		for i := range max(len(now), len(typed)) {
			var a, b pilot.StopRuleInput
			if i < len(now) {
				a = now[i]
			}
			if i < len(typed) {
				b = typed[i]
			}
			n := strconv.Itoa(i + 1)
			both = append(both, pilots.Difference{Field: "Rule " + n, Saved: a.Rule, Yours: b.Rule}, pilots.Difference{Field: "Met on, rule " + n, Saved: longDay(a.MetOn), Yours: longDay(b.MetOn)},
				pilots.Difference{Field: "What is known of rule " + n, Saved: a.Note, Yours: b.Note})
		}
		p.Both = differ(both...)
	}
	if p.People, err = s.App.Colleagues(c.Request().Context(), r.LeadTrust); err != nil {
		return err
	}
	return render(c, status, p.Page())
}

// pilotStopRulesSave saves them.
func (s *Server) pilotStopRulesSave(c echo.Context) error {
	r, id := c.Request(), c.Param("pilot")
	n, err := strconv.Atoi(r.PostFormValue("rules"))
	if err != nil || n < 0 || n > 50 {
		return &fault.Error{Kind: fault.Invalid, Message: "The form arrived damaged. Open it again"}
	}
	in := make([]pilot.StopRuleInput, n)
	for i := range in {
		k := "-" + strconv.Itoa(i+1)
		in[i] = pilot.StopRuleInput{Rule: r.PostFormValue("rule" + k), DecidedBy: r.PostFormValue("decided-by" + k), Note: r.PostFormValue("note" + k),
			Met: r.PostFormValue("met" + k), MetOn: typedDay(r, "met-on"+k)}
	}
	err = s.App.SetStopRules(r.Context(), s.who(c), id, in, versionOf(r))
	return s.saved(c, err, "/pilots/"+id, "Stop rules saved", func(status int, errors fault.Fields, _ bool) error {
		return s.pilotStopRulesPage(c, status, in, errors)
	})
}

// pilotDates asks for what happened when.
func (s *Server) pilotDates(c echo.Context) error {
	return s.pilotDatesPage(c, http.StatusOK, nil, nil)
}

func (s *Server) pilotDatesPage(c echo.Context, status int, typed *pilot.DatesInput, errors fault.Fields) error {
	r, err := s.pilotForm(c)
	if err != nil {
		return err
	}
	d := r.Facts.Dates
	now := pilot.DatesInput{FirstWritten: d.Registered.String(), SetUpStarted: d.SetUpStarted.String(), Started: d.Started.String(), Ended: d.Ended.String()}
	p := pilots.Dates{Head: s.pilotHead(r), Input: now, Errors: errors, Version: strconv.Itoa(r.DateRows)}
	if typed != nil {
		p.Input = *typed
	}
	if status == http.StatusConflict {
		p.Both = differ(pilots.Difference{Field: "Technology set-up started", Saved: longDay(now.SetUpStarted), Yours: longDay(typed.SetUpStarted)},
			pilots.Difference{Field: "The pilot started", Saved: longDay(now.Started), Yours: longDay(typed.Started)}, pilots.Difference{Field: "The pilot ended", Saved: longDay(now.Ended), Yours: longDay(typed.Ended)})
	}
	return render(c, status, p.Page())
}

// pilotDatesSave saves it.
func (s *Server) pilotDatesSave(c echo.Context) error {
	r, id := c.Request(), c.Param("pilot")
	in := pilot.DatesInput{FirstWritten: typedDay(r, "first-written"), SetUpStarted: typedDay(r, "set-up"), Started: typedDay(r, "started"), Ended: typedDay(r, "ended")}
	err := s.App.DatePilot(r.Context(), s.who(c), id, in, versionOf(r))
	return s.saved(c, err, "/pilots/"+id, "Dates saved", func(status int, errors fault.Fields, _ bool) error {
		return s.pilotDatesPage(c, status, &in, errors)
	})
}

// pilotPeople asks who plays which part.
func (s *Server) pilotPeople(c echo.Context) error {
	return s.pilotPeoplePage(c, http.StatusOK, nil, nil)
}

func (s *Server) pilotPeoplePage(c echo.Context, status int, typed map[string][]string, errors fault.Fields) error {
	r, err := s.pilotForm(c)
	if err != nil {
		return err
	}
	now := map[string][]string{}
	for _, h := range r.Holders {
		now[h.Function] = append(now[h.Function], h.Person)
	}
	shown := now
	if typed != nil {
		shown = typed
	}
	p := pilots.People{Head: s.pilotHead(r), Trust: r.TrustName, Leads: shown[pilot.InnovationLead], Held: map[string]string{}, Errors: errors, Version: app.HoldersVersion(r.Holders)}
	for f, ids := range shown {
		if len(ids) > 0 {
			p.Held[f] = ids[0]
		}
	}
	if status == http.StatusConflict {
		names := func(ids []string) (out string) {
			for i, x := range ids {
				if i > 0 {
					out += ", "
				}
				out += r.Call(x)
			}
			return out
		}
		var both []pilots.Difference
		for _, f := range pilot.Functions {
			both = append(both, pilots.Difference{Field: pilot.FunctionLabel(f), Saved: names(now[f]), Yours: names(typed[f])})
		}
		p.Both = differ(both...)
	}
	if p.People, err = s.App.Colleagues(c.Request().Context(), r.LeadTrust); err != nil {
		return err
	}
	return render(c, status, p.Page())
}

// pilotPeopleSave saves it.
func (s *Server) pilotPeopleSave(c echo.Context) error {
	r, id := c.Request(), c.Param("pilot")
	if _, err := formOf(c); err != nil {
		return err
	}
	in := map[string][]string{pilot.InnovationLead: r.PostForm[pilot.InnovationLead]}
	for _, f := range pilot.Functions[1:] {
		in[f] = nil
		if person := r.PostFormValue(f); person != "" {
			in[f] = []string{person}
		}
	}
	version := r.PostFormValue("_version")
	if version == "" {
		version = "none"
	}
	err := s.App.NamePilotPeople(r.Context(), s.who(c), id, in, version)
	return s.saved(c, err, "/pilots/"+id, "People saved", func(status int, errors fault.Fields, _ bool) error {
		return s.pilotPeoplePage(c, status, in, errors)
	})
}

// noteFamily are the subjects that belong to one task, so that its page leads to the others.
var noteFamily = [][]string{{pilot.Training, pilot.Support}, {pilot.Cost, pilot.Price}}

// pilotNote asks for what there is to say on one subject.
func (s *Server) pilotNote(c echo.Context) error { return s.pilotNotePage(c, http.StatusOK, nil, nil) }

func (s *Server) pilotNotePage(c echo.Context, status int, typed *string, errors fault.Fields) error {
	subject, known := pilot.SubjectOf(c.Param("about"))
	if !known {
		return fault.Missing("subject")
	}
	r, err := s.pilotForm(c)
	if err != nil {
		return err
	}
	now := r.Facts.Notes[subject.Key]
	p := pilots.Note{Head: s.pilotHead(r), Subject: subject, Text: now.Text, Errors: errors, Version: strconv.Itoa(now.Rows)}
	if typed != nil {
		p.Text = *typed
	}
	if status == http.StatusConflict {
		p.Both = differ(pilots.Difference{Field: subject.Label, Saved: now.Text, Yours: *typed})
	}
	for _, family := range noteFamily {
		for _, key := range family {
			if other, _ := pilot.SubjectOf(key); (family[0] == subject.Key || family[1] == subject.Key) && key != subject.Key {
				p.Next = append(p.Next, ui.Fact{Key: other.Label, Value: r.Facts.Notes[key].Text, Change: p.Head.Href("notes/" + key), Noun: other.Label})
			}
		}
	}
	return render(c, status, p.Page())
}

// pilotNoteSave saves it.
func (s *Server) pilotNoteSave(c echo.Context) error {
	r, id, about := c.Request(), c.Param("pilot"), c.Param("about")
	text := r.PostFormValue("text")
	err := s.App.DescribePilot(r.Context(), s.who(c), id, about, text, versionOf(r))
	return s.saved(c, err, "/pilots/"+id, "Saved", func(status int, errors fault.Fields, _ bool) error {
		return s.pilotNotePage(c, status, &text, errors)
	})
}
