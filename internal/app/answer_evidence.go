package app

import (
	"context"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/evidence"
	"groundwork/internal/fault"
	"groundwork/internal/fold"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// mostFound is how many pieces a search of a trust's evidence offers at once.
const mostFound = 8

// shownBy is everything that shows an answer: what the trust keeps already, and what is new, which has no id yet. Only a level
// has anything that shows it.
func (a *App) shownBy(ctx context.Context, v store.View, trust string, x readiness.Answer, r Reply) ([]evidence.Piece, error) {
	if x.Kind != readiness.Stated {
		return nil, nil
	}
	added, err := evidence.New(evidence.Input{Says: r.Shows, File: r.Upload.Chosen, Until: r.Until}, a.Today())
	if err != nil {
		return nil, err
	}
	ids, err := a.found(ctx, v, trust, r)
	if err != nil {
		return nil, err
	}
	kept, err := v.PiecesOf(ctx, trust, ids)
	if err != nil {
		return nil, err
	}
	return slices.Concat(kept, r.Pieces, added), nil
}

// found are the ids of what the trust keeps already, with the piece that was named by its title. A title that is no single
// piece's is no answer: the form comes back with what there is.
func (a *App) found(ctx context.Context, v store.View, trust string, r Reply) ([]string, error) {
	ids := slices.Clone(r.Keep)
	words := strings.TrimSpace(r.Find)
	if words == "" {
		return ids, nil
	}
	all, err := v.Evidence(ctx, store.Shelf{Trust: trust, Words: words, Most: mostFound})
	if err != nil {
		return nil, err
	}
	var named []string
	for _, p := range all {
		if slices.Contains(ids, p.ID) {
			return ids, nil
		}
		if fold.String(p.Title) == fold.String(words) {
			named = append(named, p.ID)
		}
	}
	switch {
	case len(named) == 1:
		return append(ids, named[0]), nil
	case len(all) == 0:
		return nil, fault.Refused("find", "Nothing that your trust keeps has “%s” in its title. Try one word of it, or say what shows it", words)
	}
	return nil, fault.Refused("find", "Tick the one that you mean in the list above, or clear this box")
}

// attach links what shows an answer, and writes what is new.
func (a *App) attach(ctx context.Context, tx store.Tx, who access.Actor, row store.Answer, shown []evidence.Piece) error {
	for _, p := range shown {
		if p.ID == "" {
			p.ID, p.Revision = a.NewID(), 1
			if err := tx.AddEvidence(ctx, row.Trust, p, row.At, who.ID); err != nil {
				return err
			}
			if err := a.addRevision(ctx, tx, who, p, row.At); err != nil {
				return err
			}
		}
		if err := tx.ShowEvidence(ctx, row.ID, p.ID, row.Trust); err != nil {
			return err
		}
	}
	return nil
}

func titlesOf(shown []evidence.Piece) string {
	var out []string
	for _, p := range shown {
		out = append(out, p.Title)
	}
	return strings.Join(out, "; ")
}
