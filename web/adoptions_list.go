package web

import (
	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/board"
	"groundwork/internal/stage"
	"groundwork/internal/waiting"
	"groundwork/templates/adoptions"
	"groundwork/templates/ui"
)

// trustTakeUps lists what a trust takes up, as far as the reader may know of it.
func (s *Server) trustTakeUps(c echo.Context) error {
	who := s.who(c)
	o, lines, err := s.App.TakeUps(c.Request().Context(), who, c.Param("ods"))
	if err != nil {
		return err
	}
	p := adoptions.List{Ods: o.Code, Short: o.Short, Trust: o.Name, Owners: who.Member(o.Code)}
	if p.Owners && access.Permit(who, access.ReadReadiness, access.At(o.Code)) == nil {
		p.Ground = "/trusts/" + o.Code + "/groundwork"
	}
	for _, l := range lines {
		if l.Open {
			p.Open = append(p.Open, takeUpRow(l))
		} else {
			p.Closed = append(p.Closed, takeUpRow(l))
		}
	}
	p.Answer = takeUpsAnswer(p)
	return ok(c, p.Page())
}

// takeUpsAnswer counts where they stand: "2 open take-ups: 1 not ready, 1 ready".
func takeUpsAnswer(p adoptions.List) ui.AnswerProps {
	a := ui.AnswerProps{Plain: true}
	if len(p.Open) == 0 {
		a.Text = p.Short + " takes nothing up now"
		if !p.Owners {
			a.Text += ", or has not told others"
		}
		return a
	}
	count := map[string]int{}
	for _, r := range p.Open {
		count[r.Verdict]++
	}
	a.Text = countOf(len(p.Open), "open take-up", "open take-ups")
	between := ": "
	for _, v := range []struct{ key, words string }{{"not_ready", "not ready"}, {"not_enough_known", "with not enough known"}, {"not_assessed", "with nothing answered yet"},
		{"ready_with_conditions", "ready with conditions"}, {"ready", "ready"}} {
		if n := count[v.key]; n > 0 {
			a.Text += between + countOf(n, v.words, v.words)
			between = ", "
		}
	}
	return a
}

func takeUpRow(l app.AdoptionLine) adoptions.Row {
	r := adoptions.Row{Title: board.Brief(l.PilotName), Href: "/adoptions/" + l.ID, From: "from " + l.LeadShort, Stage: l.Where.Stage.Key, StageWords: l.Where.Stage.Label,
		Since: l.Where.Since.Long(), Owner: l.Owner, Says: l.Says}
	if aside := l.Where.Aside; aside != nil {
		r.Stage, r.StageWords, r.Since = aside.Key, "", aside.On.Long()
		if l.Sight.Levels && aside.Reason != "" {
			r.Why = stage.ReasonLabel(aside.Reason)
		}
	}
	if k, undecided := l.Next(); undecided {
		r.Gate, r.Verdict = adoption.GateLabel(l.Where.Gate), k.Verdict.String()
		r.Counts = waiting.Kept{Asked: k.Asked, Met: k.Met, Conditions: k.Conditions, Short: k.Short, Unknown: k.Unknown}.Counts()
		if !l.Kept.Assessed {
			r.Verdict, r.Counts = "not_assessed", ""
		}
	} else if !l.Where.Undecided && l.Sight.Verdict {
		r.Gate = "Every decision is made"
	}
	return r
}
