package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/store"
	"groundwork/internal/workflow"
)

// besides sets what was measured beside what the maps promise, by benefit, for those of a list of which both are known.
// c chose the list. It asks three statements for each organisation in it, and one for the explanations, however many
// benefits there are; nothing when none of them measures minutes.
func (a *App) besides(ctx context.Context, v store.View, c store.Chosen, list []benefit.Judged) (map[string]benefit.Beside, error) {
	out := map[string]benefit.Beside{}
	saved := map[string]benefit.Saved{}
	var places []string
	seen := map[string]bool{}
	for _, j := range list {
		if s, ok := j.MinutesSaved(); ok {
			saved[j.ID] = s
			if at := j.Subject.Organisation; !seen[at] {
				seen[at], places = true, append(places, at)
			}
		}
	}
	if len(saved) == 0 {
		return out, nil
	}
	said, err := v.GapExplanations(ctx, c)
	if err != nil {
		return nil, err
	}
	for _, at := range places {
		lived, err := a.livedWorkflows(ctx, v, at)
		if err != nil {
			return nil, err
		}
		for _, j := range list {
			w := lived[access.Subject{Kind: j.Subject.Kind, ID: j.Subject.ID}]
			s, measured := saved[j.ID]
			if w == nil || !measured || j.Subject.Organisation != at {
				continue
			}
			if modelled, ok := w.Redesign.SavedBy(a.workflowWords().Groups, j.Timed()); ok {
				out[j.ID] = benefit.Beside{Gap: workflow.NewGap(modelled, s.Minutes), Saved: s, Limit: a.gapLimit(), Version: w.ID, N: w.N, Why: benefit.Answered(said[j.ID], w.ID)}
			}
		}
	}
	return out, nil
}

// livedWorkflows are, of each workflow of a trust, the newest version that the work is done by.
func (a *App) livedWorkflows(ctx context.Context, v store.View, trust string) (map[access.Subject]*store.WorkflowVersion, error) {
	until := day.At(a.Now())
	versions, err := v.TrustWorkflows(ctx, trust, until)
	if err != nil {
		return nil, err
	}
	approvals, err := v.TrustApprovals(ctx, trust, until)
	if err != nil {
		return nil, err
	}
	out := map[access.Subject]*store.WorkflowVersion{}
	var fill []*store.WorkflowVersion
	for i := range versions {
		w := &versions[i]
		_, approved := workflow.Approved(approvals[w.ID], w.N)
		if out[w.Of] == nil && w.Redesign.Lived(approved, a.Today()) {
			out[w.Of] = &w.WorkflowVersion
			fill = append(fill, &w.WorkflowVersion)
		}
	}
	return out, v.FillWorkflows(ctx, fill)
}

// gapLimit is above how many percent an owner says why.
func (a *App) gapLimit() int {
	if a.GapLimit > 0 {
		return a.GapLimit
	}
	return workflow.UsualGap
}

// BesideOf is what was measured for one benefit beside what the maps promise; false when one of the two is not known.
func (a *App) BesideOf(ctx context.Context, j benefit.Judged) (benefit.Beside, bool, error) {
	return a.besideOf(ctx, a.Store.Read(), j)
}

func (a *App) besideOf(ctx context.Context, v store.View, j benefit.Judged) (benefit.Beside, bool, error) {
	all, err := a.besides(ctx, v, store.Chosen{ID: j.ID}, []benefit.Judged{j})
	b, ok := all[j.ID]
	return b, ok, err
}

// MeasuredBeside is a benefit with what was measured for it beside what the maps promise.
type MeasuredBeside struct {
	benefit.Judged
	benefit.Beside
}

// MeasuredOf are the benefits of a pilot or an adoption for which both are known, when who may know of it.
func (a *App) MeasuredOf(ctx context.Context, who access.Actor, of access.Subject) ([]MeasuredBeside, error) {
	v, c := a.Store.Read(), store.Chosen{Kind: of.Kind, Subject: of.ID}
	list, err := a.judged(ctx, v, who, c)
	if err != nil {
		return nil, err
	}
	all, err := a.besides(ctx, v, c, list)
	var out []MeasuredBeside
	for _, j := range list {
		if b, ok := all[j.ID]; ok {
			out = append(out, MeasuredBeside{j, b})
		}
	}
	return out, err
}
