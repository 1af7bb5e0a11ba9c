package web

import (
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/internal/readiness"
	"groundwork/templates/decisions"
	"groundwork/templates/ui"
)

// decisionList is the decisions of one adoption, the newest first.
func (s *Server) decisionList(c echo.Context) error {
	p, err := s.App.AdoptionPage(c.Request().Context(), s.who(c), c.Param("adoption"))
	if err != nil {
		return err
	}
	if !p.Sight.Levels {
		return fault.Denied("Only members of %s can read what it decided on", p.TrustName)
	}
	h := headOf(p.Adoption)
	x := decisions.List{WhoSees: p.WhoSees, Head: h, Answer: ui.AnswerProps{Text: "No decision is left"}}
	replaced := map[string]bool{}
	for _, d := range p.Decisions {
		replaced[d.Replaces] = true
	}
	for _, d := range slices.Backward(p.Decisions) {
		x.Rows = append(x.Rows, decisions.Row{Gate: gateWord(d.Gate), Outcome: adoption.OutcomeLabel(d.Outcome), On: d.On.Long(), By: p.Names[d.By], Href: h.Href("decisions/" + d.ID), Replaced: replaced[d.ID],
			Changed: p.Fallen.Decision.ID == d.ID})
	}
	if p.Where.Undecided {
		g := p.Where.Gate
		x.Answer.Text, x.Answer.Means = p.Result.Sentence(g), ui.AnswerMeaningOf(p.Result.Gate(g).Verdict.String())
		x.Answer.More = "The next decision is to " + stageVerb(g) + "."
		if p.MayDecide {
			x.Answer.Do = ui.LinkButton(h.Href("decisions/new?gate="+g.String()), "Decide "+g.To())
		} else if owner := adoption.Holding(p.Holders, adoption.Owner); owner.Name != "" {
			x.Answer.More += " It is " + owner.Name + "’s, the senior responsible owner."
		}
	}
	return ok(c, x.Page())
}

func stageVerb(g readiness.Gate) string {
	return [...]string{"adopt", "go live", "hand over to business as usual"}[g]
}

// decisionShow is one decision, out of the bytes that were frozen with it.
func (s *Server) decisionShow(c echo.Context) error {
	d, err := s.App.Decision(c.Request().Context(), s.who(c), c.Param("adoption"), c.Param("decision"))
	if err != nil {
		return err
	}
	h := headOf(d.Of)
	p := decisions.Show{WhoSees: d.WhoSees, Head: h, Frozen: d.Frozen, SHA256: d.Row.SHA256, Intact: d.Intact, Changed: d.Changed}
	if err := p.Gate.UnmarshalText([]byte(d.Frozen.Gate)); err != nil {
		return err
	}
	if d.ReplacedBy != "" {
		p.Replaced = h.Href("decisions/" + d.ReplacedBy)
	}
	return ok(c, p.Page())
}

// decisionNew asks the person who decides.
func (s *Server) decisionNew(c echo.Context) error {
	today := s.App.Today()
	return s.decisionForm(c, http.StatusOK, c.QueryParam("gate"), adoption.DecisionInput{On: today.String()}, nil)
}

func (s *Server) decisionForm(c echo.Context, status int, gate string, in adoption.DecisionInput, wrong fault.Fields) error {
	t, err := s.App.ToDecide(c.Request().Context(), s.who(c), c.Param("adoption"), gate)
	if err != nil {
		return err
	}
	return render(c, status, decidePage(t, in, wrong).Page())
}

func decidePage(t app.ToDecide, in adoption.DecisionInput, wrong fault.Fields) decisions.New {
	gate := t.Result.Gate(t.Gate)
	p := decisions.New{WhoSees: t.WhoSees, Head: headOf(t.Adoption), Gate: t.Gate, Sentence: t.Result.Sentence(t.Gate), Verdict: gate.Verdict.String(), Lines: t.Lines, Obstacles: t.Obstacles,
		Counts: ui.Counts{Met: gate.Met, Conditions: gate.Conditions, Stops: gate.Short, Unknown: gate.Unknown}, Owner: t.Owner, Pack: t.Pack.N > 0, Input: in, Errors: wrong}
	if !t.Result.Assessed() {
		p.Verdict = ""
	}
	for _, o := range t.Owners {
		p.People = append(p.People, ui.Option{Value: o.Person, Label: o.Name})
	}
	for _, c := range t.People {
		p.Colleagues = append(p.Colleagues, ui.Option{Value: c.Person, Label: c.Name})
	}
	if len(t.Owners) > 0 {
		p.OwnerName = t.Owners[0].Name
	} else {
		p.People = []ui.Option{{Value: "", Label: "Nobody is named yet"}}
	}
	if t.Undecided && t.Next < t.Gate {
		p.First = t.Next.To()
	}
	if t.Replaces != nil {
		p.Replaces = t.Replaces.On.Long()
	}
	return p
}

// decisionSave records the decision.
func (s *Server) decisionSave(c echo.Context) error {
	form, err := formOf(c)
	if err != nil {
		return err
	}
	in := adoption.DecisionInput{Outcome: form.Get("outcome"), On: typedDate(form, "on"), By: form.Get("by"), Why: form.Get("why"), Minute: form.Get("minute"),
		Concerns: form.Get("concerns"), NextReview: typedDate(form, "next-review"), Present: form["present"], GoAhead: map[string]string{}}
	for name := range form {
		if len(name) > 9 && name[:9] == "go-ahead-" {
			in.GoAhead[name] = form.Get(name)
		}
	}
	gate := form.Get("gate")
	id, err := s.App.DecideGate(c.Request().Context(), s.who(c), c.Param("adoption"), gate, in)
	if fault.Is(err, fault.Invalid) && len(fault.Of(err).Fields) > 0 {
		return s.decisionForm(c, http.StatusUnprocessableEntity, gate, in, fault.Of(err).Fields)
	}
	if err != nil {
		return err
	}
	return s.done(c, "/adoptions/"+c.Param("adoption")+"/decisions/"+id, "The decision is recorded, with its evidence")
}
