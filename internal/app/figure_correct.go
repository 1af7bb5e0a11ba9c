package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// CorrectFigure puts a new row on top of the figure of the period that starts on from. The old one stays, with who changed
// it and why. seen is the number of the row that was shown: when there is a newer one, that is a Conflict.
func (a *App) CorrectFigure(ctx context.Context, who access.Actor, id string, from day.Day, in benefit.Input, seen int) (notes fault.Fields, err error) {
	_, err = a.do(ctx, who, func(tx store.Tx) (done, error) {
		j, err := a.benefitLocked(ctx, tx, who, id)
		if err != nil {
			return done{}, err
		}
		old, ok := j.At(from)
		if !ok {
			return done{}, fault.Missing("figure")
		}
		if err := access.Permit(who, access.RecordFigures, benefitPlace(j)); err != nil {
			return done{}, err
		}
		if old.Seq != seen {
			return done{}, &fault.Error{Kind: fault.Conflict, Message: "Somebody else corrected this figure while you were typing"}
		}
		in.From, in.To = old.Period.From.String(), old.Period.To.String()
		o, said, err := benefit.Correct(j.Measure, in, j.Rows, a.Today())
		if err != nil {
			return done{}, err
		}
		notes = said
		o.ID, o.Seq, o.EnteredBy, o.RecordedAt = a.NewID(), old.Seq+1, who.ID, a.instant()
		if err := tx.AddObservations(ctx, []store.FigureRow{{Series: j.Line.ID, Observation: o, Days: operatingDays(j.Measure, o)}}); err != nil {
			return done{}, err
		}
		period := j.Profile.Every.Name(o.Period)
		return a.benefitEvent(j, "figure.correct", history.Values{period: FigureSaid(j.Measure, old)},
			history.Values{period: FigureSaid(j.Measure, o), "reason": o.Reason}), nil
	})
	return notes, err
}

// FigureView is one figure with what stood in its place before.
type FigureView struct {
	BenefitView
	Figure  benefit.Observation
	Earlier []benefit.Observation // the newest first
}

// Figure is the figure of the period that starts on from, when who may correct it.
func (a *App) Figure(ctx context.Context, who access.Actor, id string, from day.Day) (FigureView, error) {
	b, err := a.Benefit(ctx, who, id)
	if err != nil {
		return FigureView{}, err
	}
	o, ok := b.At(from)
	if !ok {
		return FigureView{}, fault.Missing("figure")
	}
	if err := access.Permit(who, access.RecordFigures, benefitPlace(b.Judged)); err != nil {
		return FigureView{}, err
	}
	return FigureView{b, o, b.Corrections(from)}, nil
}
