package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// ChangeBenefit changes what was promised: a new profile with a reason behind the one with the number seen. When somebody
// else changed it since, that is a Conflict.
func (a *App) ChangeBenefit(ctx context.Context, who access.Actor, id string, in benefit.ProfileInput, seen int) error {
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		j, err := a.benefitLocked(ctx, tx, who, id)
		if err != nil {
			return done{}, err
		}
		if err := access.Permit(who, access.PromiseBenefit, benefitPlace(j)); err != nil {
			return done{}, err
		}
		in.Baseline = j.Baseline.Value.Plain() // a target is held against it; it is corrected on a page of its own
		p, _, _, bad := benefit.Promise(j.Measure, in, j.Profile.Kind)
		fields := fault.Of(bad).Fields
		if in.Reason == "" {
			fields.Add("reason", "Say why the promise is changed")
		}
		if p.Described != j.Profile.Described {
			fields = fault.Fields{{Name: "measurability", Message: "What is measured stays measured, and what is described stays described: promise another benefit instead"}}
		}
		owner, err := a.handsIn(ctx, tx.View, j.Subject.Organisation, p, fields.Err())
		if err != nil {
			return done{}, err
		}
		if seen != j.ProfileSeq {
			return done{}, &fault.Error{Kind: fault.Conflict, Message: "Somebody else changed this promise while you were typing"}
		}
		p.ID, p.OwnerRole, p.Every = a.NewID(), owner.Job, j.Line.Every // figures of another rhythm would be another line
		if err := tx.AddBenefitProfile(ctx, id, seen+1, p, in.Reason, a.instant(), who.ID); err != nil {
			return done{}, err
		}
		if err := a.hand(ctx, tx, who, id, p); err != nil {
			return done{}, err
		}
		before, after := a.promised(j.Measure, j.Profile, j.Baseline, ""), a.promised(j.Measure, p, j.Baseline, owner.Name)
		before["owner"], after["reason"] = j.Profile.Owner, in.Reason
		return a.benefitEvent(j, "benefit.edit", before, after), nil
	})
	return err
}

// benefitLocked is a benefit whose trust has no other deed under way, so that what is counted now still counts when it is
// written.
func (a *App) benefitLocked(ctx context.Context, tx store.Tx, who access.Actor, id string) (benefit.Judged, error) {
	j, err := a.benefit(ctx, tx.View, who, id)
	if err != nil {
		return j, err
	}
	if err := tx.Lock(ctx, j.Subject.Organisation); err != nil {
		return j, err
	}
	return a.benefit(ctx, tx.View, who, id)
}

// benefitEvent is the line of history of a deed about one benefit.
func (a *App) benefitEvent(j benefit.Judged, deed string, before, after history.Values) done {
	return done{id: j.ID, event: history.Event{Chain: j.Subject.Organisation, Deed: deed, Subject: history.Touch{Kind: "benefit", ID: j.ID}, Before: before, After: after}}
}
