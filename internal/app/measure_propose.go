package app

import (
	"context"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/content"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// ProposeMeasure proposes a measure in the name of the organisation that is chosen now, or a new version of the one that
// replaces names, and answers the proposal's id.
func (a *App) ProposeMeasure(ctx context.Context, who access.Actor, in benefit.DefinitionInput, replaces string) (string, error) {
	return a.do(ctx, who, func(tx store.Tx) (done, error) {
		if err := access.Permit(who, access.ProposeMeasure, access.At(who.Organisation)); err != nil {
			return done{}, err
		}
		p := benefit.Proposal{ID: a.NewID(), Organisation: who.Organisation, Replaces: replaces}
		line, err := a.proposed(p, in)
		if err != nil {
			return done{}, err
		}
		if err := tx.AddProposal(ctx, p, a.instant()); err != nil {
			return done{}, err
		}
		return a.addLine(ctx, tx, who, p, line, "measure.propose")
	})
}

// ReviseMeasure changes a proposal that is still open; what was proposed before stays in its lines. seen is the number of the
// line that was shown last.
func (a *App) ReviseMeasure(ctx context.Context, who access.Actor, id string, in benefit.DefinitionInput, seen int) error {
	_, err := a.inProposal(ctx, who, id, access.ProposeMeasure, func(tx store.Tx, p benefit.Proposal) (done, error) {
		line, err := a.proposed(p, in)
		if err != nil {
			return done{}, err
		}
		if !p.Open() {
			return done{}, fault.Refused("name", "This proposal is closed: propose it anew")
		}
		if err := taken(seen, p.Last().Seq); err != nil {
			return done{}, err
		}
		return a.addLine(ctx, tx, who, p, line, "measure.revise")
	})
	return err
}

// WithdrawMeasure takes a proposal back.
func (a *App) WithdrawMeasure(ctx context.Context, who access.Actor, id string) error {
	_, err := a.inProposal(ctx, who, id, access.ProposeMeasure, func(tx store.Tx, p benefit.Proposal) (done, error) {
		if !p.Open() {
			return done{}, fault.Refused("kind", "This proposal is closed already")
		}
		return a.addLine(ctx, tx, who, p, benefit.ProposalLine{Kind: benefit.WithdrawMeasure, Name: p.Definition().Name}, "measure.withdraw")
	})
	return err
}

// proposed is the line of a definition that somebody typed.
func (a *App) proposed(p benefit.Proposal, in benefit.DefinitionInput) (benefit.ProposalLine, error) {
	words := a.Words()
	old, known := words.Measure(p.Replaces)
	if p.Replaces != "" && !known {
		return benefit.ProposalLine{}, fault.Missing("measure")
	}
	m, err := benefit.Define(words, in, old)
	if err != nil {
		return benefit.ProposalLine{}, err
	}
	source, err := content.EncodeMeasure(m)
	return benefit.ProposalLine{Kind: benefit.Propose, Name: m.Name, Text: strings.TrimSpace(in.Reason), Source: string(source)}, err
}

// inProposal runs a deed about a proposal of which who may know.
func (a *App) inProposal(ctx context.Context, who access.Actor, id string, d access.Deed, deed func(store.Tx, benefit.Proposal) (done, error)) (string, error) {
	return a.do(ctx, who, func(tx store.Tx) (done, error) {
		p, err := a.proposal(ctx, tx.View, who, id)
		if err != nil {
			return done{}, err
		}
		at := p.Organisation
		if d == access.PublishMeasure {
			at = access.England
		}
		if err := access.Permit(who, d, access.At(at)); err != nil {
			return done{}, err
		}
		if err := tx.Lock(ctx, p.Organisation); err != nil {
			return done{}, err
		}
		if p, err = a.proposal(ctx, tx.View, who, id); err != nil {
			return done{}, err
		}
		return deed(tx, p)
	})
}

// addLine writes the next line of a proposal, and tells the history of it.
func (a *App) addLine(ctx context.Context, tx store.Tx, who access.Actor, p benefit.Proposal, l benefit.ProposalLine, deed string) (done, error) {
	l.Seq, l.By, l.At = p.Last().Seq+1, who.ID, a.instant()
	after := history.Values{"measure": l.Name}
	if l.Text != "" {
		after["why"] = l.Text
	}
	if l.Source != "" {
		after["definition"] = l.Source
	}
	return done{id: p.ID, event: history.Event{Chain: p.Organisation, Deed: deed, Subject: history.Touch{Kind: "measure", ID: p.ID}, After: after}},
		tx.AddProposalLine(ctx, a.NewID(), p.ID, l)
}

// proposal is the one with the id: its own organisation and national programme leads may know of it.
func (a *App) proposal(ctx context.Context, v store.View, who access.Actor, id string) (benefit.Proposal, error) {
	list, err := v.Proposals(ctx, who.Scope(), publishes(who), id, a.Today())
	if err == nil && len(list) == 0 {
		err = fault.Missing("proposal")
	}
	if err != nil {
		return benefit.Proposal{}, err
	}
	return list[0], nil
}

func publishes(who access.Actor) bool {
	return access.Permit(who, access.PublishMeasure, access.At(access.England)) == nil
}
