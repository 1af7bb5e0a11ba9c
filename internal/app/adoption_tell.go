package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/stage"
	"groundwork/internal/store"
)

// TellOthers opens that a trust takes up a pilot: others may know the stage, the pilot's team and those
// above the trust the answer.
func (a *App) TellOthers(ctx context.Context, who access.Actor, id string) error {
	return a.recordState(ctx, who, id, "adoption.tell", adoption.State{Key: adoption.ToldOthers, On: a.Today()})
}

// KeepPrivate takes that back; from committed on it changes nothing, because the stage is open then.
func (a *App) KeepPrivate(ctx context.Context, who access.Actor, id string) error {
	return a.recordState(ctx, who, id, "adoption.keep_private", adoption.State{Key: adoption.KeptPrivate, On: a.Today()})
}

// OfferAnswers lets others ask this trust how it did it.
func (a *App) OfferAnswers(ctx context.Context, who access.Actor, id string) error {
	return a.recordState(ctx, who, id, "adoption.offer_answers", adoption.State{Key: adoption.OthersMayAsk, On: a.Today()})
}

// ReachStage records that assessing or preparing began on a day: where people know it and the product's
// own facts do not show it.
func (a *App) ReachStage(ctx context.Context, who access.Actor, id, key string) error {
	return a.recordState(ctx, who, id, "adoption.reach_"+key, adoption.State{Key: key, On: a.Today()})
}

// DeclineAdoption is “Not for us now”: the reason is counted, the words stay with the trust.
func (a *App) DeclineAdoption(ctx context.Context, who access.Actor, id string, in adoption.DeclineInput) error {
	s, err := adoption.CheckDecline(in, a.Library.Stages.Reasons, a.Today())
	if err != nil {
		return err
	}
	return a.recordStateIf(ctx, who, id, access.EditAdoption, "adoption.decline", s, func(_ store.Tx, x *seen) error {
		if x.open.Committed {
			return &fault.Error{Kind: fault.Invalid, Message: "Your trust has decided to adopt this. Stop it instead, with what was learned"}
		}
		return nil
	})
}

// recordState writes that something happened to an adoption, which has to be open. Declining and stopping close it.
func (a *App) recordState(ctx context.Context, who access.Actor, id, deed string, s adoption.State) error {
	return a.recordStateIf(ctx, who, id, access.EditAdoption, deed, s, nil)
}

// recordStateIf writes it unless refuses says why not.
func (a *App) recordStateIf(ctx context.Context, who access.Actor, id string, may access.Deed, deed string, s adoption.State, refuses func(store.Tx, *seen) error) error {
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		x, err := a.mayDo(ctx, tx, who, id, may)
		if err != nil {
			return done{}, err
		}
		if err := x.mustBeOpen(); err != nil {
			return done{}, err
		}
		if refuses != nil {
			if err := refuses(tx, x); err != nil {
				return done{}, err
			}
		}
		if err := a.addState(ctx, tx, who, id, s); err != nil {
			return done{}, err
		}
		after := history.Values{"on": s.On.Long()}
		if s.Key == adoption.Declined || s.Key == adoption.Stopped {
			if err := a.closed(ctx, tx, x.Adoption); err != nil {
				return done{}, err
			}
			after["reason"] = stage.ReasonLabel(s.Reason)
		}
		for label, text := range map[string]string{"in our own words": s.Text, "who can restart it": s.Restarts, "what was learned": s.Learning, "how it is switched off": s.SwitchOff} {
			if text != "" {
				after[label] = text
			}
		}
		if s.Again != 0 {
			after["ask again on"] = s.Again.Long()
		}
		return done{id: id, event: history.Event{Chain: x.Trust, Deed: deed, Subject: history.Touch{Kind: "adoption", ID: id}, After: after}}, nil
	})
	return err
}
