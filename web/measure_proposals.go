package web

import (
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/benefit"
	"groundwork/internal/fault"
	"groundwork/templates/measures"
)

// measureNew asks for the definition of a measure, or of a new version of one.
func (s *Server) measureNew(c echo.Context) error {
	replaces, who := c.QueryParam("replaces"), s.who(c)
	if err := access.Permit(who, access.ProposeMeasure, access.At(who.Organisation)); err != nil {
		return err
	}
	old, known := s.App.Words().Measure(replaces)
	if replaces != "" && !known {
		return fault.Missing("measure")
	}
	in := benefit.DefinitionInput{}
	if known {
		in = old.Input()
	}
	return ok(c, measures.Define{Words: s.App.Words(), Old: old, Input: in}.Page())
}

func definitionInput(form url.Values) benefit.DefinitionInput {
	return benefit.DefinitionInput{Name: form.Get("name"), Theme: form.Get("theme"), Plain: form.Get("plain"), Unit: form.Get("unit"), Kind: form.Get("kind"),
		Numerator: form.Get("numerator"), Denominator: form.Get("denominator"), Direction: form.Get("direction"), Frequency: form.Get("frequency"), Source: form.Get("source"),
		Count: form.Get("count"), DoNotCount: form.Get("do-not-count"), Class: form.Get("class"), Combine: form.Get("combine"), Reason: form.Get("reason")}
}

// measurePropose proposes it.
func (s *Server) measurePropose(c echo.Context) error {
	form := c.Request().PostForm
	in, replaces := definitionInput(form), form.Get("replaces")
	id, err := s.App.ProposeMeasure(c.Request().Context(), s.who(c), in, replaces)
	if fault.Is(err, fault.Invalid) {
		old, _ := s.App.Words().Measure(replaces)
		return render(c, http.StatusUnprocessableEntity, measures.Define{Words: s.App.Words(), Old: old, Input: in, Errors: fault.Of(err).Fields}.Page())
	}
	if err != nil {
		return err
	}
	return s.done(c, "/measures/proposals/"+id, "Measure proposed")
}

// proposal is the page of a proposed measure.
func (s *Server) proposal(c echo.Context) error { return s.proposalPage(c, http.StatusOK, nil) }

func (s *Server) proposalPage(c echo.Context, status int, errors fault.Fields) error {
	p, err := s.App.Proposal(c.Request().Context(), s.who(c), c.Param("proposal"))
	if err != nil {
		return err
	}
	r := c.Request()
	return render(c, status, measures.Proposal{Proposal: p.Proposal, Defined: p.Defined, Old: p.Old, Words: s.App.Words(), Revise: p.Revise, Answer: p.Answer, Names: p.Names,
		Kind: r.PostFormValue("kind"), Text: r.PostFormValue("text"), Errors: errors, Clash: status == http.StatusConflict}.Page())
}

// proposalEdit asks for a changed definition.
func (s *Server) proposalEdit(c echo.Context) error {
	p, err := s.App.Proposal(c.Request().Context(), s.who(c), c.Param("proposal"))
	if err != nil {
		return err
	}
	in := p.Defined.Input()
	in.Reason = p.Definition().Text
	return s.proposalForm(c, http.StatusOK, p, in, nil)
}

func (s *Server) proposalForm(c echo.Context, status int, p app.ProposalView, in benefit.DefinitionInput, errors fault.Fields) error {
	if !p.Revise {
		return fault.Denied("Only an innovation lead of the organisation can change a proposal, while it is open")
	}
	return render(c, status, measures.Define{Words: s.App.Words(), Old: p.Old, Input: in, Errors: errors, Revises: p.ID, Seen: p.Last().Seq, Clash: status == http.StatusConflict}.Page())
}

// proposalRevise saves it.
func (s *Server) proposalRevise(c echo.Context) error {
	ctx, who, in := c.Request().Context(), s.who(c), definitionInput(c.Request().PostForm)
	err := s.App.ReviseMeasure(ctx, who, c.Param("proposal"), in, version(c))
	if fault.Is(err, fault.Invalid) || fault.Is(err, fault.Conflict) {
		p, readErr := s.App.Proposal(ctx, who, c.Param("proposal"))
		if readErr != nil {
			return readErr
		}
		status := http.StatusUnprocessableEntity
		if fault.Is(err, fault.Conflict) {
			status = http.StatusConflict
		}
		return s.proposalForm(c, status, p, in, fault.Of(err).Fields)
	}
	if err != nil {
		return err
	}
	return s.done(c, "/measures/proposals/"+c.Param("proposal"), "Proposal changed")
}

// proposalWithdraw takes it back.
func (s *Server) proposalWithdraw(c echo.Context) error {
	return s.proposalDone(c, s.App.WithdrawMeasure(c.Request().Context(), s.who(c), c.Param("proposal")), "Proposal withdrawn")
}

// proposalAnswer says what a national programme lead makes of it.
func (s *Server) proposalAnswer(c echo.Context) error {
	r := c.Request()
	kind := r.PostFormValue("kind")
	err := s.App.AnswerMeasure(r.Context(), s.who(c), c.Param("proposal"), kind, r.PostFormValue("text"), version(c))
	said := map[string]string{benefit.AskChanges: "Changes asked for", benefit.DeclineMeasure: "Proposal turned down", benefit.PublishMeasure: "Measure published"}[kind]
	return s.proposalDone(c, err, said)
}

func (s *Server) proposalDone(c echo.Context, err error, said string) error {
	switch {
	case fault.Is(err, fault.Invalid):
		return s.proposalPage(c, http.StatusUnprocessableEntity, fault.Of(err).Fields)
	case fault.Is(err, fault.Conflict):
		return s.proposalPage(c, http.StatusConflict, nil)
	case err != nil:
		return err
	}
	return s.done(c, "/measures/proposals/"+c.Param("proposal"), said)
}
