package app

import (
	"context"
	"math/big"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/board"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
	"groundwork/internal/store"
	"groundwork/internal/workflow"
)

// LadderView is what became of the hours that a benefit freed.
type LadderView struct {
	BenefitView
	Ladders  []benefit.Ladder // one for each period that is over, the newest first
	Map      int              // the approved version of the workflow by which hours could be freed; 0 without one
	Eligible decimal.Maybe    // cases a day to which it could apply
	Counts   benefit.Judged   // the benefit that counts hours put to use as a share; no ID without one
}

// Ladder is the ladder of a benefit in hours freed, when who may know of it.
func (a *App) Ladder(ctx context.Context, who access.Actor, id string) (LadderView, error) {
	b, err := a.Benefit(ctx, who, id)
	if err != nil {
		return LadderView{}, err
	}
	if !b.FreesTime() {
		return LadderView{}, fault.Missing("ladder")
	}
	v, l := a.Store.Read(), LadderView{BenefitView: b}
	uses, err := v.Uses(ctx, store.Chosen{ID: id})
	if err != nil {
		return l, err
	}
	l.Ladders = b.Ladders(uses[id])
	ids := peopleOf(b.Judged)
	for _, u := range uses[id] {
		ids = append(ids, u.By)
	}
	if l.people, err = v.PeopleCalled(ctx, ids); err != nil {
		return l, err
	}
	if err := a.couldFree(ctx, v, &l); err != nil {
		return l, err
	}
	others, err := a.judged(ctx, v, who, store.Chosen{Kind: b.Subject.Kind, Subject: b.Subject.ID})
	if err != nil {
		return l, err
	}
	for _, j := range others {
		if j.CountsUse() && !j.Contested() && l.count(j) {
			l.Counts = j
		}
	}
	return l, nil
}

// count takes the hours put to use from a share of these hours, and reports whether there are any: its denominator is what
// this benefit says was freed.
func (l *LadderView) count(j benefit.Judged) (found bool) {
	for i, x := range l.Ladders {
		for _, o := range j.Standing {
			if o.Period == x.Period && x.Freed != nil && o.State == benefit.Reported && o.Numerator.Known && o.Denominator.Known &&
				o.Denominator.D.Fixed(1) == decimal.Format(x.Freed, 1) {
				l.Ladders[i].Counted, found = o.Numerator.D.Rat(), true
			}
		}
	}
	return found
}

// couldFree fills in what each period could have freed: the minutes a case that the approved map saves the staff of the
// benefit, for all cases to which it could apply on the operating days of the period.
func (a *App) couldFree(ctx context.Context, v store.View, l *LadderView) error {
	of := access.Subject{Kind: l.Subject.Kind, ID: l.Subject.ID}
	versions, err := v.WorkflowVersions(ctx, of)
	if err != nil {
		return err
	}
	approvals, err := v.WorkflowApprovals(ctx, of)
	if err != nil {
		return err
	}
	for _, w := range versions { // the newest first
		if _, approved := workflow.Approved(approvalsOf(approvals, w.ID), w.N); !approved {
			continue
		}
		if err := v.FillWorkflow(ctx, &w); err != nil {
			return err
		}
		saved, ok := w.Redesign.SavedBy(a.workflowWords().Groups, l.Timed())
		l.Map, l.Eligible = w.N, w.Redesign.Before.Record.Eligible
		if e := w.Redesign.After.Record.Eligible; e.Known {
			l.Eligible = e
		}
		for i, x := range l.Ladders {
			if ok && l.Eligible.Known && x.Days != nil {
				could := new(big.Rat).Mul(saved, l.Eligible.D.Rat())
				l.Ladders[i].Could = could.Mul(could, new(big.Rat).Quo(x.Days, big.NewRat(60, 1)))
			}
		}
		return nil
	}
	return nil
}

// LadderPeriod is the ladder of one period among those of its benefit.
func (a *App) LadderPeriod(ctx context.Context, who access.Actor, id string, from day.Day) (LadderView, benefit.Ladder, error) {
	v, err := a.Ladder(ctx, who, id)
	if err != nil {
		return v, benefit.Ladder{}, err
	}
	l, ok := ladderAt(v.Ladders, from)
	if !ok {
		return v, l, fault.Missing("period")
	}
	return v, l, nil
}

// climbed says of each benefit what had been recorded about the use of its hours by an instant.
func (a *App) climbed(ctx context.Context, v store.View, benefits []board.Benefit, c store.Chosen, until day.Instant) error {
	uses, err := v.Uses(ctx, c)
	if err != nil || len(uses) == 0 {
		return err
	}
	for i, b := range benefits {
		then := slices.DeleteFunc(uses[b.ID], func(u benefit.Use) bool { return until.Before(u.At) })
		benefits[i].Ladders = b.Judged.Ladders(then)
	}
	return nil
}
