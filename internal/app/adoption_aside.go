package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/fault"
	"groundwork/internal/store"
)

// PauseAdoption lets an adoption rest until somebody restarts it: nothing is decided meanwhile, and on the
// day of its review it comes back to those who lead the trust.
func (a *App) PauseAdoption(ctx context.Context, who access.Actor, id string, in adoption.PauseInput) error {
	s, err := adoption.CheckPause(in, a.Today())
	if err != nil {
		return err
	}
	return a.recordStateIf(ctx, who, id, access.EditAdoption, "adoption.pause", s, func(tx store.Tx, x *seen) error {
		if x.life.Paused != nil {
			return &fault.Error{Kind: fault.Invalid, Message: "This is paused already, since " + x.life.Paused.On.Long()}
		}
		return a.isColleague(ctx, tx.View, x.Trust, "restarts", s.Restarts)
	})
}

// ResumeAdoption restarts what was paused: for a leader of the trust, or whoever was named to do it.
func (a *App) ResumeAdoption(ctx context.Context, who access.Actor, id string) error {
	return a.recordStateIf(ctx, who, id, access.RestartAdoption, "adoption.resume", adoption.State{Key: adoption.Resumed, On: a.Today()}, func(_ store.Tx, x *seen) error {
		if x.life.Paused == nil {
			return &fault.Error{Kind: fault.Invalid, Message: "This is not paused"}
		}
		return nil
	})
}

// StopAdoption ends for good what the trust had decided to adopt. What was learned is for everybody who
// knows of the adoption.
func (a *App) StopAdoption(ctx context.Context, who access.Actor, id string, in adoption.StopInput) error {
	s, err := adoption.CheckStop(in, a.Today())
	if err != nil {
		return err
	}
	return a.recordStateIf(ctx, who, id, access.EditAdoption, "adoption.stop", s, func(_ store.Tx, x *seen) error {
		if !x.open.Committed {
			return &fault.Error{Kind: fault.Invalid, Message: "Your trust has not decided to adopt this. Use “Not for us now” instead"}
		}
		return nil
	})
}
