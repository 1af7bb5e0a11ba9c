package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// ProposeShares records how two benefits share the cases of a step that both count. Whoever proposes it may accept both: an
// owner of the two, or a leader of the trust. It counts when a second person agrees.
func (a *App) ProposeShares(ctx context.Context, who access.Actor, benefitID, first, second, step string, in benefit.SharedInput) error {
	return a.sharing(ctx, who, benefitID, first, second, step, func(tx store.Tx, o benefit.Overlap, e done) (done, error) {
		s, err := benefit.NewShared(o, in)
		if err != nil {
			return done{}, err
		}
		s.ID, s.ProposedBy, s.ProposedOn = a.NewID(), who.ID, a.Today()
		e.event.Deed = "claim.share"
		e.event.After = history.Values{"step": o.Step, "cases": s.Cases.String(), "minutes a case": s.Minutes.String(), o.First.Name: percent(s.OfFirst), o.Second.Name: percent(s.OfSecond), "why": s.Why}
		return e, tx.AddSharedClaims(ctx, s, a.instant())
	})
}

// AgreeShares says, as a second person, that the proposed shares are agreed.
func (a *App) AgreeShares(ctx context.Context, who access.Actor, benefitID, first, second, step string) error {
	return a.sharing(ctx, who, benefitID, first, second, step, func(tx store.Tx, o benefit.Overlap, e done) (done, error) {
		switch {
		case o.Shared == nil:
			return done{}, fault.Missing("proposal")
		case o.Agreed():
			return e, fault.Refused("agree", "These shares are agreed already")
		}
		if err := o.Shared.Agrees(who.ID); err != nil {
			return done{}, err
		}
		e.event.Deed = "claim.agree"
		e.event.After = history.Values{"step": o.Step, o.First.Name: percent(o.Shared.OfFirst), o.Second.Name: percent(o.Shared.OfSecond),
			"hours that both count": decimal.Format(o.Shared.Hours(), 1)}
		return e, tx.AgreeSharedClaims(ctx, o.Shared.ID, who.ID, a.Today(), a.instant())
	})
}

// sharing runs a deed on one overlap, for somebody who may accept both benefits.
func (a *App) sharing(ctx context.Context, who access.Actor, benefitID, first, second, step string, deed func(store.Tx, benefit.Overlap, done) (done, error)) error {
	return a.claiming(ctx, who, access.AcceptBenefit, benefitID, func(tx store.Tx, j benefit.Judged, all []benefit.Claim) (done, error) {
		shared, err := tx.SharedClaims(ctx, ","+j.Subject.Organisation+",")
		if err != nil {
			return done{}, err
		}
		overlaps := benefit.Overlaps(all, shared)
		i := slices.IndexFunc(overlaps, func(o benefit.Overlap) bool {
			return o.Of(j.ID) && o.First.ID == first && o.Second.ID == second && o.Step == step
		})
		if i < 0 {
			return done{}, fault.Missing("overlap")
		}
		o := overlaps[i]
		e := a.benefitEvent(j, "", nil, nil)
		for _, c := range []benefit.Claim{o.First, o.Second} {
			at := access.Place{Organisation: c.Organisation, Subjects: []access.Subject{{Kind: "benefit", ID: c.Benefit}}}
			if err := access.Permit(who, access.AcceptBenefit, at); err != nil {
				return done{}, err
			}
			if c.Benefit != j.ID {
				e.event.Touched = append(e.event.Touched, history.Touch{Kind: "benefit", ID: c.Benefit})
			}
		}
		return deed(tx, o, e)
	})
}
