package app

import (
	"context"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/decimal"
	"groundwork/internal/history"
	"groundwork/internal/insight"
	"groundwork/internal/store"
	"groundwork/internal/workflow"
)

// keepRatesTouched keeps, in the transaction of a deed, what a case saves in the pilots and adoptions whose map or figures
// the deed changed.
func (a *App) keepRatesTouched(ctx context.Context, tx store.Tx, e history.Event) error {
	moves := strings.HasPrefix(e.Deed, "team.") || strings.HasPrefix(e.Deed, "dates.")
	var ids []string
	subjects := map[access.Subject]bool{}
	for _, x := range append([]history.Touch{e.Subject}, e.Touched...) {
		switch {
		case x.Kind == "workflow", x.Kind == "benefit":
			ids = append(ids, x.ID)
		case moves && (x.Kind == benefit.OfPilot || x.Kind == benefit.OfAdoption):
			subjects[access.Subject{Kind: x.Kind, ID: x.ID}] = true
		}
	}
	found, err := tx.SubjectsOf(ctx, ids)
	if err != nil {
		return err
	}
	for _, of := range found {
		subjects[of] = true
	}
	for of := range subjects {
		rates, err := a.rates(ctx, tx.View, of)
		if err != nil {
			return err
		}
		if err := tx.KeepRates(ctx, of, rates); err != nil {
			return err
		}
	}
	return nil
}

// rates works out what a case saves in a pilot or an adoption: by the newest map that both leads approved, and of a pilot
// by its figures.
func (a *App) rates(ctx context.Context, v store.View, of access.Subject) ([]insight.Rate, error) {
	var out []insight.Rate
	versions, err := v.WorkflowVersions(ctx, of)
	if err != nil {
		return nil, err
	}
	if len(versions) > 0 {
		r, ok, err := a.mapRate(ctx, v, of, versions)
		if err != nil {
			return nil, err
		}
		if ok {
			out = append(out, r)
		}
	}
	if of.Kind != benefit.OfPilot {
		return out, nil
	}
	p, err := v.PilotLead(ctx, of.ID)
	if err != nil {
		return nil, err
	}
	list, err := a.judgedIn(ctx, v, ","+p+",", store.Chosen{Kind: of.Kind, Subject: of.ID})
	if err != nil {
		return nil, err
	}
	if r, ok := benefit.NetRate(list); ok {
		out = append(out, insight.Rate{Kind: of.Kind, Subject: of.ID, Basis: insight.ByFigures, Minutes: r.Minutes, Grade: r.Grade,
			Hours: decimal.Some(r.Hours), Cases: decimal.Some(r.Cases), From: r.Period.From, To: r.Period.To})
	}
	return out, nil
}

func (a *App) mapRate(ctx context.Context, v store.View, of access.Subject, versions []store.WorkflowVersion) (insight.Rate, bool, error) {
	approvals, err := v.WorkflowApprovals(ctx, of)
	if err != nil {
		return insight.Rate{}, false, err
	}
	for _, w := range versions { // the newest first
		if _, approved := workflow.Approved(approvalsOf(approvals, w.ID), w.N); !approved {
			continue
		}
		if err := v.FillWorkflow(ctx, &w); err != nil {
			return insight.Rate{}, false, err
		}
		saved, ok := w.Redesign.SavedBy(a.workflowWords().Groups, nil)
		return insight.Rate{Kind: of.Kind, Subject: of.ID, Basis: insight.ByMap, Minutes: saved, Grade: w.Redesign.Grade(false).Letter, Version: w.N}, ok, nil
	}
	return insight.Rate{}, false, nil
}

// rebuildRates keeps what a case saves of every pilot and adoption anew.
func (a *App) rebuildRates(ctx context.Context) error {
	all, err := a.Store.Read().Rated(ctx)
	if err != nil {
		return err
	}
	for _, of := range all {
		err := a.Store.Do(ctx, func(tx store.Tx) error {
			rates, err := a.rates(ctx, tx.View, of)
			if err != nil {
				return err
			}
			return tx.KeepRates(ctx, of, rates)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// checkRates compares what is kept of rates with what maps and figures say.
func (a *App) checkRates(ctx context.Context, v store.View, report *CheckReport) error {
	all, err := v.Rated(ctx)
	if err != nil {
		return err
	}
	kept, err := v.AllRates(ctx)
	if err != nil {
		return err
	}
	by := ratesBy(kept)
	for _, of := range all {
		want, err := a.rates(ctx, v, of)
		if err != nil {
			return err
		}
		report.Compared += len(want)
		slices.SortFunc(want, func(x, y insight.Rate) int { return strings.Compare(x.Basis, y.Basis) })
		if have := by[of.Kind+" "+of.ID]; insight.Kept(have) != insight.Kept(want) {
			report.wrong("%s %s should be kept as saving %s a case, not %s", of.Kind, of.ID, insight.Kept(want), insight.Kept(have))
		}
	}
	return nil
}
