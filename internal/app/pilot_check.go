package app

import (
	"context"

	"groundwork/internal/pilot"
	"groundwork/internal/stage"
	"groundwork/internal/store"
)

// checkStages reckons the kept stage of every pilot again from its decisions.
func (a *App) checkStages(ctx context.Context, v store.View, report *CheckReport) error {
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
		report.Compared++
		r := stage.Reach(a.Library.Stages.Innovation, pilot.Decided(by[k.Pilot]), k.Since) // the first stage began when it is kept to have begun
		if r.Stage.Key != k.Stage || r.Since != k.Since {
			report.wrong("%s: its stage should be %s since %s and is kept as %s since %s", k.Pilot, r.Stage.Key, r.Since, k.Stage, k.Since)
		}
	}
	return nil
}
