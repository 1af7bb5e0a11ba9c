package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// GiveForecast says what a benefit is expected to reach, with a low and a high end. The target stays as it was promised.
// seen is the number of the forecast that was shown; another is a Conflict.
func (a *App) GiveForecast(ctx context.Context, who access.Actor, id string, in benefit.ForecastInput, seen int) error {
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		j, err := a.benefitLocked(ctx, tx, who, id)
		if err != nil {
			return done{}, err
		}
		if err := access.Permit(who, access.RecordFigures, benefitPlace(j)); err != nil {
			return done{}, err
		}
		if err := j.Profile.Describes(false); err != nil {
			return done{}, fault.Refused("forecast", "This benefit is described and has no figures")
		}
		e, err := benefit.Expect(j.Measure, j.Baseline, in, j.Now.Value != nil)
		if err != nil {
			return done{}, err
		}
		if seen != j.Forecast.Seq {
			return done{}, &fault.Error{Kind: fault.Conflict, Message: "Somebody else changed the forecast while you were typing"}
		}
		e.Seq, e.By, e.At = seen+1, who.ID, a.instant()
		if err := tx.AddForecast(ctx, a.NewID(), id, e); err != nil {
			return done{}, err
		}
		var before history.Values
		if j.Forecast.Known() {
			before = forecastSaid(j, j.Forecast)
		}
		return a.benefitEvent(j, "benefit.forecast", before, forecastSaid(j, e)), nil
	})
	return err
}

func forecastSaid(j benefit.Judged, e benefit.Expectation) history.Values {
	bar := func(d decimal.Decimal) string { return j.Bar(decimal.Some(d), "") }
	return history.Values{"forecast": bar(e.Value), "low end": bar(e.Low), "high end": bar(e.High), "based on": e.Reason}
}
