package app

import (
	"context"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// ClaimTime says whose time at which steps a benefit counts. Where another benefit counts the same, the page asks for shares
// at once; until they are agreed, totals count the claim that was recorded first.
func (a *App) ClaimTime(ctx context.Context, who access.Actor, benefitID string, in benefit.ClaimInput) error {
	return a.claiming(ctx, who, access.PromiseBenefit, benefitID, func(tx store.Tx, j benefit.Judged, all []benefit.Claim) (done, error) {
		if !j.CountsTime() {
			return done{}, fault.Refused("steps", "Only benefits in hours or minutes count time")
		}
		c, err := benefit.NewClaim(in, j.Measure, a.Library.Measures.StaffGroups, benefit.ClaimsOf(j.ID, all))
		if err != nil {
			return done{}, err
		}
		c.ID, c.Benefit, c.RecordedBy, c.RecordedAt = a.NewID(), j.ID, who.ID, a.instant()
		return a.benefitEvent(j, "claim.make", nil, a.claimValues(c)), tx.AddClaim(ctx, c)
	})
}

// WithdrawClaim takes a claim back, for a reason.
func (a *App) WithdrawClaim(ctx context.Context, who access.Actor, benefitID, claim, reason string) error {
	return a.claiming(ctx, who, access.PromiseBenefit, benefitID, func(tx store.Tx, j benefit.Judged, all []benefit.Claim) (done, error) {
		own := benefit.ClaimsOf(j.ID, all)
		i := slices.IndexFunc(own, func(c benefit.Claim) bool { return c.ID == claim })
		if i < 0 {
			return done{}, fault.Missing("claim")
		}
		reason = strings.TrimSpace(reason)
		if reason == "" {
			return done{}, fault.Refused("reason-"+claim, "Enter why it is not counted any more")
		}
		return a.benefitEvent(j, "claim.withdraw", a.claimValues(own[i]), history.Values{"reason": reason}), tx.WithdrawClaim(ctx, claim, reason, a.instant(), who.ID)
	})
}

// claiming runs a deed on the register of the benefit's organisation, which it locks: two claims on the same time must see
// each other.
func (a *App) claiming(ctx context.Context, who access.Actor, d access.Deed, benefitID string, deed func(store.Tx, benefit.Judged, []benefit.Claim) (done, error)) error {
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		j, err := a.benefitLocked(ctx, tx, who, benefitID)
		if err != nil {
			return done{}, err
		}
		if err := access.Permit(who, d, benefitPlace(j)); err != nil {
			return done{}, err
		}
		all, err := tx.Claims(ctx, ","+j.Subject.Organisation+",")
		if err != nil {
			return done{}, err
		}
		return deed(tx, j, all)
	})
	return err
}

func (a *App) claimValues(c benefit.Claim) history.Values {
	v := history.Values{"steps": strings.Join(c.Steps, "; "), "unit of work": c.Unit, "from": c.From.Long()}
	if g, ok := a.Library.Measures.StaffGroup(c.Group); ok {
		v["staff group"] = g.Label
	}
	if !c.To.IsZero() {
		v["until"] = c.To.Long()
	}
	if c.Cases.Known {
		v["cases"] = c.Cases.D.String()
	}
	return v
}

func percent(d decimal.Decimal) string { return d.Plain() + "%" }
