package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/internal/pilot"
	"groundwork/internal/stage"
	"groundwork/templates/pilots"
)

// pilotDecisions are those that were made, and what the next one asks for.
func (s *Server) pilotDecisions(c echo.Context) error {
	r, err := s.App.PilotRecord(c.Request().Context(), s.who(c), c.Param("pilot"))
	if err != nil {
		return err
	}
	behind, _ := stage.Behind(s.App.Library.Stages.Innovation, r.Gate())
	p := pilots.Decisions{Head: s.pilotHead(r), Inside: r.Inside, Gate: r.Gate(), GateLabel: pilot.GateLabel(r.Gate()), Behind: behind, Criteria: r.Criteria,
		MayDecide: r.MayDecide, MayEdit: r.MayEdit, MayExtend: r.MayExtend && pilot.Extensions(r.Decisions) >= pilot.MostExtensions}
	for _, d := range slices.Backward(r.Decisions) {
		p.Told = append(p.Told, told(r, d))
	}
	return ok(c, p.Page())
}

// told is a decision as the reader may know it.
func told(r app.PilotRecord, d pilot.Decision) pilots.Told {
	t := pilots.Told{Decision: d, GateLabel: pilot.GateLabel(d.Gate), Outcome: pilot.OutcomeLabel(d.Outcome), Who: r.Call(d.DecidedBy), Stands: true}
	if !r.Inside {
		t.Present, t.Dissent, t.Minute = nil, "", ""
	}
	for _, x := range r.Decisions {
		if x.Replaces == d.ID {
			t.Stands, t.Replaced = false, x.On.Long()
		}
	}
	return t
}

// pilotDecide asks for a decision at a gate.
func (s *Server) pilotDecide(c echo.Context) error {
	in := pilot.DecisionInput{Gate: c.QueryParam("gate"), Replaces: c.QueryParam("replaces"), On: s.App.Today().String()}
	return s.pilotDecidePage(c, http.StatusOK, in, nil)
}

func (s *Server) pilotDecidePage(c echo.Context, status int, in pilot.DecisionInput, errors fault.Fields) error {
	g, err := s.App.DecidePage(c.Request().Context(), s.who(c), c.Param("pilot"), in.Gate, in.Replaces)
	if err != nil {
		return err
	}
	owner := "the senior responsible owner"
	if held := pilot.Holding(g.Holders, pilot.ResponsibleOwner); len(held) > 0 {
		owner = g.Call(held[0].Person)
	}
	p := pilots.Decide{Head: s.pilotHead(g.PilotRecord), Gate: g.Gate, GateLabel: pilot.GateLabel(g.Gate), Behind: g.Behind, Criteria: g.Criteria,
		Needs: map[string][]pilot.Criterion{}, Owner: g.Owner, OwnerName: owner, Extended: g.Extended, Replaces: g.Replaces, People: g.People, Input: in, Errors: errors}
	for _, o := range g.Behind.Outcomes {
		p.Needs[o.Key] = s.App.Needs(g.Gate, o.Key)
	}
	return render(c, status, p.Page())
}

// pilotDecideSave records it.
func (s *Server) pilotDecideSave(c echo.Context) error {
	r, id := c.Request(), c.Param("pilot")
	form, err := formOf(c)
	if err != nil {
		return err
	}
	in := pilot.DecisionInput{Gate: form.Get("gate"), Outcome: form.Get("outcome"), On: typedDay(r, "on"), Rationale: form.Get("rationale"), Dissent: form.Get("dissent"),
		Minute: form.Get("minute"), NextReview: typedDay(r, "next-review"), Present: form["present"], Confirmed: map[string]bool{}, GoAhead: map[string]string{},
		OpenQuestion: form.Get("open-question"), NewEnd: typedDay(r, "new-end"), WhatChanges: form.Get("what-changes"), Learning: form.Get("learning"),
		SwitchOff: form.Get("switch-off"), Replaces: form.Get("replaces")}
	for name := range form {
		switch {
		case strings.HasPrefix(name, "criterion-"), strings.HasPrefix(name, "need-"):
			in.Confirmed[name] = form.Get(name) == "yes"
		case strings.HasPrefix(name, "ahead-"):
			in.GoAhead[strings.TrimPrefix(name, "ahead-")] = form.Get(name)
		}
	}
	decision, err := s.App.DecidePilot(r.Context(), s.who(c), id, in)
	if fault.Is(err, fault.Invalid) {
		return s.pilotDecidePage(c, http.StatusUnprocessableEntity, in, fault.Of(err).Fields)
	}
	if err != nil {
		return err
	}
	return s.done(c, "/pilots/"+id+"/decisions/"+decision, "Decision recorded")
}

// pilotDecision is one decision with the copy that it was made on.
func (s *Server) pilotDecision(c echo.Context) error {
	d, err := s.App.PilotDecision(c.Request().Context(), s.who(c), c.Param("pilot"), c.Param("decision"))
	if err != nil {
		return err
	}
	p := pilots.Decision{Head: s.pilotHead(d.PilotRecord), Inside: d.Inside, Told: told(d.PilotRecord, d.Decision), Intact: d.Intact, Replace: d.Replace, Stood: stood(d.Frozen)}
	if d.Inside {
		for _, person := range d.Decision.Present {
			p.Present = append(p.Present, d.Call(person))
		}
	}
	return ok(c, p.Page())
}

// stood is a frozen copy as pages show it.
func stood(f app.FrozenPilot) pilots.Stood {
	out := pilots.Stood{Lines: f.Criteria, Question: f.Question, Threshold: f.Threshold, Result: f.Result, Pack: f.PackVersion, Recorded: f.Recorded, Workflow: "None yet"}
	for _, r := range f.StopRules {
		line := r.Rule
		if !r.Met.IsZero() {
			line += ": met on " + r.Met.Long()
		} else if r.Note != "" {
			line += ": not met, " + r.Note
		}
		out.Rules = append(out.Rules, line)
	}
	for _, t := range f.Teams {
		line := t.Name
		switch {
		case !t.Live.IsZero():
			line += ", live since " + t.Live.Long()
		case !t.Planned.IsZero():
			line += ", planned for " + t.Planned.Long()
		}
		out.Teams = append(out.Teams, line)
	}
	if f.Workflow.ID != "" {
		out.Workflow = "Version " + strconv.Itoa(f.Workflow.N)
		if !f.Approved.IsZero() {
			out.Workflow += ", approved by both leads on " + f.Approved.Long()
		}
	}
	for _, b := range f.Benefits {
		out.Benefits = append(out.Benefits, stoodBenefit(b))
	}
	return out
}

func stoodBenefit(b app.FrozenBenefit) pilots.StoodBenefit {
	return pilots.StoodBenefit{Name: b.Name, Status: b.Status, Grade: b.Grade, Says: b.Says}
}
