package web

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/internal/pilot"
	"groundwork/internal/store"
	"groundwork/internal/workflow"
	"groundwork/templates/pilots"
)

// pilots lists what the reader may know of.
func (s *Server) pilots(c echo.Context) error {
	who := s.who(c)
	q := app.PilotQuery{Text: c.QueryParam("q"), Stage: c.QueryParam("stage"), Region: c.QueryParam("region"), Page: 1}
	if n, err := strconv.Atoi(c.QueryParam("page")); err == nil && n > 1 {
		q.Page = n
	}
	l, err := s.App.ListPilots(c.Request().Context(), who, q)
	if err != nil {
		return err
	}
	p := pilots.List{All: l.All, MayRegister: who.HasAnywhere(access.InnovationLead), Text: q.Text, Stage: q.Stage, Region: q.Region,
		Number: q.Page, Last: l.Last, Stages: s.App.Library.Stages.Innovation, Regions: l.Regions}
	for _, x := range l.Lines {
		line := s.pilotLine(x)
		if h, known := l.Hours[x.ID]; known {
			line.Hours, line.Grade = h.Figure+" "+h.Of, h.Grade
		}
		p.Lines = append(p.Lines, line)
	}
	if c.Request().Header.Get("X-Fragment") == "pilots" {
		c.Response().Header().Add("Vary", "X-Fragment")
		return ok(c, p.Found())
	}
	return ok(c, p.Page())
}

func (s *Server) pilotLine(x store.PilotLine) pilots.Line {
	return pilots.Line{ID: x.ID, Name: x.Name, TrustShort: x.TrustShort, Draft: !x.Open(), Stage: x.Stage, StageLabel: s.App.StageLabel(x.Stage),
		Since: x.Since, Live: x.Live, Learned: x.Learned}
}

// pilotNew asks for the first answers of a pilot.
func (s *Server) pilotNew(c echo.Context) error {
	who := s.who(c)
	at := who.Organisation
	if err := access.Permit(who, access.RegisterPilot, access.At(at)); err != nil && !who.HasAnywhere(access.InnovationLead) {
		return err
	}
	p := pilots.New{Input: pilot.Input{Trust: who.ShortName()}}
	return s.pilotNewPage(c, http.StatusOK, p, c.QueryParam("innovation"))
}

func (s *Server) pilotNewPage(c echo.Context, status int, p pilots.New, innovation string) error {
	if innovation != "" {
		i, err := s.App.Innovation(c.Request().Context(), s.who(c), innovation)
		if err != nil {
			return err
		}
		p.Input.Innovation, p.Innovation = i.ID, i.Name
	}
	return render(c, status, p.Page())
}

// pilotCreate keeps a new pilot as a draft.
func (s *Server) pilotCreate(c echo.Context) error {
	r, who := c.Request(), s.who(c)
	in := pilot.Input{Name: r.PostFormValue("name"), Trust: r.PostFormValue("trust"), Problem: r.PostFormValue("problem"),
		Lead: r.PostFormValue("lead"), Situation: r.PostFormValue("situation"), Innovation: r.PostFormValue("innovation")}
	if match := r.PostFormValue("trust-match"); match != "" && in.Trust == r.PostFormValue("trust-asked") {
		in.Trust = match // one of those that were offered, and nothing else typed since
	}
	id, err := s.App.RegisterPilot(r.Context(), who, in)
	if f := fault.Of(err); err != nil && len(f.Fields) > 0 {
		p := pilots.New{Input: in, Errors: f.Fields}
		if p.Alike, err = s.App.AlikePilots(r.Context(), who, in.Name, in.Problem, ""); err != nil {
			return err
		}
		if p.Errors.For("trust") != "" && f.Kind == fault.Invalid {
			if p.Near, err = s.App.NearTrusts(r.Context(), in.Trust); err != nil {
				return err
			}
		}
		return s.pilotNewPage(c, statusOf[f.Kind], p, in.Innovation)
	}
	if err != nil {
		return err
	}
	return s.done(c, "/pilots/"+id+"/edit", "Kept as a draft. Only your trust sees it")
}

// pilotHead is what every page of a pilot shows of it.
func (s *Server) pilotHead(r app.PilotRecord) pilots.Head {
	h := pilots.Head{ID: r.ID, Name: r.Name, TrustShort: r.TrustShort, TrustCode: r.LeadTrust, Draft: !r.Open(), Afterwards: r.Afterwards,
		Stage: r.Reached.Stage.Key, StageLabel: r.Reached.Stage.Label}
	if r.Afterwards.IsZero() || !r.Facts.Approved.IsZero() {
		h.LiveFirst = workflow.WentLiveFirst(r.Facts.FirstLive, r.Facts.Approved)
	}
	if h.LiveFirst == "" {
		h.LiveFirst = workflow.SetUpFirst(r.Facts.Dates.SetUpStarted, r.Facts.Approved)
	}
	if r.Afterwards.IsZero() {
		h.Closed = r.Facts.Redesign.Why()
	}
	return h
}

// pilot is the overview of one pilot.
func (s *Server) pilot(c echo.Context) error {
	ctx, who := c.Request().Context(), s.who(c)
	r, err := s.App.PilotRecord(ctx, who, c.Param("pilot"))
	if err != nil {
		return err
	}
	p := pilots.Show{Head: s.pilotHead(r), Pilot: r.Pilot, Answer: r.Answer(s.App.Today()), Stages: s.App.Library.Stages.Innovation, Reached: r.Reached,
		Gate: r.Gate(), GateLabel: pilot.GateLabel(r.Gate()), Criteria: r.Criteria, Facts: r.Facts, Threshold: s.App.ThresholdSentence(r.Facts.Plan.Threshold),
		Teams: r.Teams, Lessons: r.Lessons, InnovationID: r.Innovation.ID, InnovationName: r.Innovation.Name,
		MayEdit: r.MayEdit, MayPublish: r.Missing() == 0, MayDecide: r.MayDecide, MayAdopt: r.MayAdopt}
	for _, rule := range r.StopRules {
		if !rule.Gone() {
			p.StopRules = append(p.StopRules, rule)
		}
	}
	if r.MayEdit && r.Reached.Stage.Key != "closed" {
		p.Tasks = pilot.Tasks(r.Facts)
	}
	for _, f := range pilot.Functions {
		held := pilot.Holding(r.Holders, f)
		if len(held) == 0 {
			p.People = append(p.People, pilots.Part{Function: pilot.FunctionLabel(f), Who: "Nobody named yet"})
		}
		for _, h := range held {
			name := h.Name
			if !r.Inside {
				name = h.Job
			}
			p.People = append(p.People, pilots.Part{Function: pilot.FunctionLabel(f), Who: name})
		}
	}
	if p.Head.Draft {
		p.Missing = r.Pilot.Missing(r.Facts.Leads)
		if p.Alike, err = s.App.AlikePilots(ctx, who, r.Name, r.Problem, r.ID); err != nil {
			return err
		}
	}
	p.CopyText = r.Name + " (" + r.TrustName + "): " + p.Answer.Text
	if p.Answer.More != "" {
		p.CopyText += " " + p.Answer.More
	}
	return ok(c, p.Page())
}

// pilotPublish opens a pilot to every signed-in person.
func (s *Server) pilotPublish(c echo.Context) error {
	id := c.Param("pilot")
	err := s.App.PublishPilot(c.Request().Context(), s.who(c), id)
	if fault.Is(err, fault.Invalid) {
		return s.pilotEditPage(c, http.StatusUnprocessableEntity, nil, fault.Of(err).Fields)
	}
	if err != nil {
		return err
	}
	return s.done(c, "/pilots/"+id, "Published. Every signed-in person can find it now")
}
