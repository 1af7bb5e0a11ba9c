package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/ratecard"
	"groundwork/internal/workflow"
)

// RateCards are all published versions, the newest first.
func (a *App) RateCards(ctx context.Context) ([]ratecard.Card, error) {
	return a.Store.Read().RateCards(ctx)
}

// RateCard is one version, 0 the newest; missing while none is published.
func (a *App) RateCard(ctx context.Context, version int) (ratecard.Card, error) {
	return a.Store.Read().RateCard(ctx, version)
}

// MayPublishRates reports whether who may publish a rate card.
func (a *App) MayPublishRates(who access.Actor) bool {
	return access.Permit(who, access.PublishRateCard, access.At(access.England)) == nil
}

// PricedBands are the pay bands for which a rate card has a line: all but those that are no band of their own.
func (a *App) PricedBands() []benefit.Term {
	var out []benefit.Term
	for _, b := range a.Library.Measures.PayBands {
		if b.Key != workflow.Nobody && b.Key != workflow.MixedBand {
			out = append(out, b)
		}
	}
	return out
}

// RateForm is the form for the next card: without rates, with the hours of the measure library. It is Forbidden to who
// may not publish one.
func (a *App) RateForm(who access.Actor) (ratecard.Input, error) {
	if err := access.Permit(who, access.PublishRateCard, access.At(access.England)); err != nil {
		return ratecard.Input{}, err
	}
	in := ratecard.Input{Overheads: "no", ProductiveHours: a.Library.Measures.TimeMethod.ProductiveHours.String()}
	for _, b := range a.PricedBands() {
		in.Rates = append(in.Rates, ratecard.RateInput{Band: b.Key, Label: b.Label})
	}
	return in, nil
}
