package app

import (
	"context"

	"groundwork/internal/pilot"
	"groundwork/internal/stage"
	"groundwork/internal/store"
)

// checkStages reckons the kept stage of every pilot again from its decisions.
func (a *App) checkStages(ctx context.Context, v store.View, report *CheckReport) error {
	return a.eachStage(ctx, v, func(k store.KeptStage, r stage.Reached) error {
		report.Compared++
		if r.Stage.Key != k.Stage || r.Since != k.Since {
			report.wrong("%s: its stage should be %s since %s and is kept as %s since %s", k.Pilot, r.Stage.Key, r.Since, k.Stage, k.Since)
		}
		return nil
	})
}

// eachStage calls do with the kept stage of every pilot and the one that its decisions say.
func (a *App) eachStage(ctx context.Context, v store.View, do func(store.KeptStage, stage.Reached) error) error {
	keptStages, err := v.KeptStages(ctx)
	if err != nil {
		return err
	}
	ids := ","
	for _, k := range keptStages {
		ids += k.Pilot + ","
	}
	all, err := v.DecisionsAbout(ctx, "pilot", ids)
	if err != nil {
		return err
	}
	by := map[string][]pilot.Decision{}
	for _, d := range all {
		by[d.Of.ID] = append(by[d.Of.ID], pilotDecision(d))
	}
	for _, k := range keptStages {
		if k.Since.IsZero() {
			k.Since = k.Created.Day()
		}
		// the first stage began when it is kept to have begun
		if err := do(k, stage.Reach(a.Library.Stages.Innovation, pilot.Decided(by[k.Pilot]), k.Since)); err != nil {
			return err
		}
	}
	return nil
}
