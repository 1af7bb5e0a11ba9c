package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/decimal"
	"groundwork/internal/history"
	"groundwork/internal/insight"
	"groundwork/internal/store"
	"groundwork/internal/workflow"
)

// keepMapRates keeps, in the transaction of a deed, what a case saves by the maps of the workflows that the deed touched.
func (a *App) keepMapRates(ctx context.Context, tx store.Tx, e history.Event) error {
	var done []string
	for _, x := range append([]history.Touch{e.Subject}, e.Touched...) {
		if x.Kind != "workflow" || slices.Contains(done, x.ID) {
			continue
		}
		done = append(done, x.ID)
		of, err := tx.WorkflowSubject(ctx, x.ID)
		if err != nil {
			return err
		}
		if err := a.keepRate(ctx, tx, of, insight.ByMap); err != nil {
			return err
		}
	}
	return nil
}

// keepFigureRates keeps what a case saves by the figures of those pilots that have hours freed, or taken by new work, in a
// list of benefits.
func (a *App) keepFigureRates(ctx context.Context, tx store.Tx, list []benefit.Judged) error {
	var done []string
	for _, j := range list {
		if j.Subject.Kind != benefit.OfPilot || j.Measure.Method == "" || slices.Contains(done, j.Subject.ID) {
			continue
		}
		done = append(done, j.Subject.ID)
		if err := a.keepRate(ctx, tx, access.Subject{Kind: benefit.OfPilot, ID: j.Subject.ID}, insight.ByFigures); err != nil {
			return err
		}
	}
	return nil
}

func (a *App) keepRate(ctx context.Context, tx store.Tx, of access.Subject, basis string) error {
	r, ok, err := a.rate(ctx, tx.View, of, basis)
	if err != nil {
		return err
	}
	if err := tx.KeepRate(ctx, of, basis, r, ok); err != nil || of.Kind != benefit.OfPilot {
		return err
	}
	return tx.OvertakeInsight(ctx, of.ID) // hours wait at other trusts by this rate
}

// bases are those that a pilot or an adoption can have a rate by: only a pilot's figures are somebody else's rate.
func bases(of access.Subject) []string {
	if of.Kind == benefit.OfPilot {
		return []string{insight.ByFigures, insight.ByMap}
	}
	return []string{insight.ByMap}
}

// rate works out what a case saves in a pilot or an adoption: by the newest map that both leads approved, or by its figures.
func (a *App) rate(ctx context.Context, v store.View, of access.Subject, basis string) (insight.Rate, bool, error) {
	if basis == insight.ByMap {
		return a.mapRate(ctx, v, of)
	}
	lead, err := v.PilotLead(ctx, of.ID)
	if err != nil {
		return insight.Rate{}, false, err
	}
	list, err := a.judgedIn(ctx, v, ","+lead+",", store.Chosen{Kind: of.Kind, Subject: of.ID})
	if err != nil {
		return insight.Rate{}, false, err
	}
	r, ok := benefit.NetRate(list)
	return insight.Rate{Kind: of.Kind, Subject: of.ID, Basis: insight.ByFigures, Minutes: r.Minutes, Grade: r.Grade,
		Hours: decimal.Some(r.Hours), Cases: decimal.Some(r.Cases), From: r.Period.From, To: r.Period.To}, ok, nil
}

func (a *App) mapRate(ctx context.Context, v store.View, of access.Subject) (insight.Rate, bool, error) {
	versions, err := v.WorkflowVersions(ctx, of)
	if err != nil || len(versions) == 0 {
		return insight.Rate{}, false, err
	}
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
			for _, basis := range bases(of) {
				if err := a.keepRate(ctx, tx, of, basis); err != nil {
					return err
				}
			}
			return nil
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
		var want []insight.Rate
		for _, basis := range bases(of) {
			r, ok, err := a.rate(ctx, v, of, basis)
			if err != nil {
				return err
			}
			if ok {
				want = append(want, r)
			}
		}
		report.Compared += len(want)
		if have := by[of.Kind+" "+of.ID]; insight.Kept(have) != insight.Kept(want) {
			report.wrong("%s %s should be kept as saving %s a case, not %s", of.Kind, of.ID, insight.Kept(want), insight.Kept(have))
		}
	}
	return nil
}
