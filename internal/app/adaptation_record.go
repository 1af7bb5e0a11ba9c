package app

import (
	"context"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
	"groundwork/internal/workflow"
)

// RecordAdaptations writes down what an adopting trust does in its own way, and why: rows about parts of the pilot's
// workflow, PackStep naming each; LocalStep names what was different earlier, empty is what differs now. Rows that say what was said already are left out. It is a Conflict when version, the
// save that was read, is not the newest any more.
func (a *App) RecordAdaptations(ctx context.Context, who access.Actor, of access.Subject, version string, in []workflow.Adaptation) error {
	if _, rows, err := a.adaptations(ctx, a.Store.Read(), who, of, version, in); err != nil || len(rows) == 0 {
		return err
	}
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		s, err := a.workflowSubject(ctx, tx.View, who, of)
		if err != nil {
			return done{}, err
		}
		if err := tx.Lock(ctx, s.Organisation); err != nil {
			return done{}, err
		}
		v, rows, err := a.adaptations(ctx, tx.View, who, of, version, in)
		if err != nil {
			return done{}, err
		}
		e := history.Event{Chain: s.Organisation, Deed: "workflow.adapt", Subject: history.Touch{Kind: "workflow", ID: v.Workflow}, Before: history.Values{}, After: history.Values{}}
		for _, h := range rows {
			l := store.Line{ID: a.NewID(), Adoption: s.ID, At: a.instant(), By: who.ID}
			if err := tx.AddAdaptation(ctx, l, v.ID, *h.Said); err != nil {
				return done{}, err
			}
			e.After["what is different about “"+h.Title+"”"] = adaptationWords(*h.Said)
		}
		return done{id: v.ID, event: e}, nil
	})
	return err
}

// adaptations are the rows of in that say something new, each with the part that it is about, after asking whether who
// may record them.
func (a *App) adaptations(ctx context.Context, v store.View, who access.Actor, of access.Subject, version string, in []workflow.Adaptation) (store.WorkflowVersion, []workflow.Here, error) {
	s, err := a.workflowSubject(ctx, v, who, of)
	if err != nil {
		return store.WorkflowVersion{}, nil, err
	}
	if err := access.Permit(who, access.RecordWorkflow, s.Place()); err != nil {
		return store.WorkflowVersion{}, nil, err
	}
	newest, _, err := newestFor(ctx, v, of, version)
	if err != nil {
		return newest, nil, err
	}
	x, err := a.packOf(ctx, v, s, "")
	if err != nil {
		return newest, nil, err
	}
	var bad fault.Fields
	var rows []workflow.Here
	d := x.Distance(newest.Redesign)
	for _, row := range in {
		h, ok := d.Part(row.PackStep)
		if !ok {
			return newest, nil, fault.Missing("part of the pilot’s workflow")
		}
		about, key := d.About(h, row.LocalStep), h.Key
		if about != h.Said { // of earlier: what it was does not change, only what was seen of it
			h.How, key = workflow.AsThere, workflow.AdaptKey(h.Key, row.LocalStep)
		}
		if about != nil && row.Withdrawn {
			row = *about
			row.Withdrawn = true
		}
		row.PackStep, row.LocalStep = h.Key, h.Local
		if about != nil {
			row.LocalStep = about.LocalStep
		}
		if about != nil && about.Same(row) || about == nil && row.Withdrawn {
			continue
		}
		if err := workflow.Adapt(h, row, key); err != nil {
			bad = append(bad, fault.Of(err).Fields...)
			continue
		}
		h.Said = &row
		rows = append(rows, h)
	}
	return newest, rows, bad.Err()
}

func adaptationWords(a workflow.Adaptation) string {
	if a.Withdrawn {
		return "nothing any more"
	}
	says := []string{strings.TrimSuffix(a.Difference, ".")}
	if a.Reason != "" {
		says = append(says, "because: "+strings.TrimSuffix(a.Reason, "."))
	}
	if a.Part == workflow.Core {
		says = append(says, "the core part is changed")
	} else {
		says = append(says, "the part is kept")
	}
	if a.Agreed {
		says = append(says, "talked over with the pilot’s team")
	}
	if a.Effect != "" {
		says = append(says, "seen since: "+strings.TrimSuffix(a.Effect, "."))
	}
	return strings.Join(says, "; ")
}
