package app

import (
	"context"
	"strconv"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/ratecard"
	"groundwork/internal/store"
)

// PublishRateCard publishes the next version of what an hour of each pay band costs, and answers its number. Earlier
// versions stay as they are, and so does what was priced by them. An example says of itself that it is invented.
func (a *App) PublishRateCard(ctx context.Context, who access.Actor, in ratecard.Input, example bool) (int, error) {
	id, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		if err := access.Permit(who, access.PublishRateCard, access.At(access.England)); err != nil {
			return done{}, err
		}
		card, err := ratecard.Read(in)
		if err != nil {
			return done{}, err
		}
		if err := tx.Lock(ctx, access.England); err != nil {
			return done{}, err
		}
		newest, err := tx.RateCard(ctx, 0)
		if err != nil && !fault.Is(err, fault.NotFound) {
			return done{}, err
		}
		card.Version, card.Example, card.Published, card.PublishedBy = newest.Version+1, example, a.Today(), who.ID
		if err := tx.AddRateCard(ctx, card, a.instant()); err != nil {
			return done{}, err
		}
		n := strconv.Itoa(card.Version)
		return done{id: n, event: history.Event{Chain: history.Installation, Deed: "rate_card.publish", Subject: history.Touch{Kind: "rate_card", ID: n},
			After: history.Values{"version": n, "price year": card.PriceYear, "source": card.Source, "pay bands": strconv.Itoa(len(card.Rates))}}}, nil
	})
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(id)
}
