package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/day"
	"groundwork/internal/evidence"
	"groundwork/internal/fault"
	"groundwork/internal/fold"
	"groundwork/internal/organisation"
	"groundwork/internal/store"
)

// evidencePage is how many pieces a page of the list holds.
const evidencePage = 50

// EvidenceFilter narrows the list of a trust's evidence.
type EvidenceFilter struct {
	Words string // in the title
	Ended bool   // only what is out of date
	Page  int    // from 1
}

// TrustEvidence is a page of what a trust keeps to show its answers.
type TrustEvidence struct {
	organisation.Organisation
	Counts store.EvidenceCounts
	Pieces []evidence.Piece
	Uses   map[string][]EvidenceUse
	Names  map[string]string
	More   bool
	Today  day.Day
	MayAdd bool
}

// EvidenceUse is a question that a piece shows now.
type EvidenceUse struct {
	Title    string
	Item     string
	Adoption string // empty in the groundwork
	Pilot    string
}

// evidenceOf is the trust whose evidence its members may know of, and nobody else.
func (a *App) evidenceOf(ctx context.Context, v store.View, who access.Actor, code string) (organisation.Organisation, error) {
	o, err := v.Organisation(ctx, code, a.Today())
	if err == nil && !readsEvidence(who, code) {
		err = fault.Missing("evidence")
	}
	return o, err
}

// readsEvidence reports whether somebody is a member of the trust who reads its content.
func readsEvidence(who access.Actor, trust string) bool {
	return adoption.SeesGround(adoption.Reader{Member: who.Member(trust)}) && may(who, access.ReadReadiness, access.At(trust))
}

// TrustEvidence reads it.
func (a *App) TrustEvidence(ctx context.Context, who access.Actor, code string, f EvidenceFilter) (TrustEvidence, error) {
	v := a.Store.Read()
	o, err := a.evidenceOf(ctx, v, who, code)
	if err != nil {
		return TrustEvidence{}, err
	}
	out := TrustEvidence{Organisation: o, Today: a.Today(), MayAdd: may(who, access.AddEvidence, access.At(code))}
	if out.Counts, err = v.CountEvidence(ctx, code, out.Today); err != nil {
		return out, err
	}
	shelf := store.Shelf{Trust: code, Words: f.Words, From: max(0, f.Page-1) * evidencePage, Most: evidencePage + 1}
	if f.Ended {
		shelf.Before = out.Today
	}
	if out.Pieces, err = v.Evidence(ctx, shelf); err != nil {
		return out, err
	}
	if out.More = len(out.Pieces) > evidencePage; out.More {
		out.Pieces = out.Pieces[:evidencePage]
	}
	uses, err := v.EvidenceUses(ctx, out.Pieces)
	if err != nil {
		return out, err
	}
	out.Uses = a.uses(uses)
	for i := range out.Pieces {
		out.Pieces[i].Uses = len(out.Uses[out.Pieces[i].ID])
	}
	out.Names, err = v.Names(ctx)
	return out, err
}

// uses are the questions that pieces show, by piece, in the words of the checklist.
func (a *App) uses(all []store.EvidenceUse) map[string][]EvidenceUse {
	out := map[string][]EvidenceUse{}
	for _, u := range all {
		x := EvidenceUse{Title: "What this pilot asks for on top", Item: u.Item, Adoption: u.Adoption, Pilot: u.Pilot}
		if it, _, ok := a.Versions().Item(u.Item); ok {
			x.Title = it.Title
		}
		out[u.Evidence] = append(out[u.Evidence], x)
	}
	return out
}

// EvidencePiece is one piece with its revisions, newest first, and what it shows.
type EvidencePiece struct {
	organisation.Organisation
	Revisions []evidence.Piece
	Uses      []EvidenceUse
	Names     map[string]string
	Today     day.Day

	MayKeep  bool // revise it
	MayCheck bool // hold it against its source: somebody other than who added the revision
}

// EvidencePiece reads it.
func (a *App) EvidencePiece(ctx context.Context, who access.Actor, code, id string) (EvidencePiece, error) {
	v := a.Store.Read()
	o, err := a.evidenceOf(ctx, v, who, code)
	if err != nil {
		return EvidencePiece{}, err
	}
	out := EvidencePiece{Organisation: o, Today: a.Today()}
	if out.Revisions, err = v.PieceRevisions(ctx, code, id); err != nil {
		return out, err
	}
	at := access.At(code)
	at.Assigned = out.Revisions[0].Began == who.ID
	out.MayKeep, out.MayCheck = may(who, access.KeepEvidence, at), may(who, access.CheckEvidence, at) && out.Revisions[0].MayCheck(who.ID) == nil
	uses, err := v.EvidenceUses(ctx, out.Revisions[:1])
	if err != nil {
		return out, err
	}
	out.Uses = a.uses(uses)[id]
	out.Revisions[0].Uses = len(out.Uses)
	out.Names, err = v.Names(ctx)
	return out, err
}

// ForQuestion is what the trust keeps that can show an answer to a question: what shows it elsewhere, in the groundwork or in
// another take-up, and what was searched for by words of its title. What shows it here already is left out.
func (a *App) ForQuestion(ctx context.Context, who access.Actor, trust string, q Asked, words string) ([]evidence.Piece, error) {
	if !readsEvidence(who, trust) {
		return nil, fault.Missing("evidence")
	}
	v := a.Store.Read()
	shelf := store.Shelf{Trust: trust, Item: q.Item.ID, Most: mostFound}
	if words != "" {
		shelf = store.Shelf{Trust: trust, Words: words, Most: mostFound}
	}
	all, err := v.Evidence(ctx, shelf)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(p evidence.Piece) bool {
		return p.Ended(a.Today()) || slices.ContainsFunc(q.Evidence, func(x evidence.Piece) bool { return x.ID == p.ID })
	})
	if len(all) == 0 {
		return nil, nil
	}
	uses, err := v.EvidenceUses(ctx, all)
	for i := range all {
		for _, u := range uses {
			if u.Evidence == all[i].ID {
				all[i].Uses++
			}
		}
	}
	return all, err
}

// canConfirm refuses “Still true” where nothing shows the answer any more: what showed it ran out.
func canConfirm(row store.Answer, today day.Day) error {
	if row.HasLevel && !row.ShownUntil.IsZero() && row.ShownUntil < today {
		return fault.Refused("level", "What shows this was valid until %s. Say what shows it now", row.ShownUntil.Long())
	}
	return nil
}

// KeptAs is the piece that a trust keeps under a title and that has not run out; nothing when there is none, or more than one.
func (a *App) KeptAs(ctx context.Context, who access.Actor, title string) (string, error) {
	trust := who.Organisation
	if !readsEvidence(who, trust) {
		return "", fault.Missing("evidence")
	}
	all, err := a.Store.Read().Evidence(ctx, store.Shelf{Trust: trust, Words: title, Most: mostFound})
	if err != nil {
		return "", err
	}
	found := ""
	for _, p := range all {
		if fold.String(p.Title) != fold.String(title) || p.Ended(a.Today()) {
			continue
		}
		if found != "" {
			return "", nil
		}
		found = p.ID
	}
	return found, nil
}
