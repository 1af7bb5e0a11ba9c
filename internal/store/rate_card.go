package store

import (
	"context"

	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/ratecard"
)

type rateCardRow struct {
	ratecard.Card
	by      *string
	band    *string
	pay     *int64
	onCosts *int64
}

// RateCards are all published versions with their rates, the newest first.
func (v View) RateCards(ctx context.Context) ([]ratecard.Card, error) {
	return v.rateCards(ctx, "")
}

// RateCard is one version; 0 is the newest.
func (v View) RateCard(ctx context.Context, version int) (ratecard.Card, error) {
	which, args := "WHERE c.version = $1", []any{version}
	if version == 0 {
		which, args = "WHERE c.version = (SELECT MAX(version) FROM rate_card)", nil
	}
	cards, err := v.rateCards(ctx, which, args...)
	if err == nil && len(cards) == 0 {
		err = fault.Missing("rate card")
	}
	if err != nil {
		return ratecard.Card{}, err
	}
	return cards[0], nil
}

func (v View) rateCards(ctx context.Context, which string, args ...any) ([]ratecard.Card, error) {
	rows, err := list(ctx, v, "rate cards", `
		SELECT c.version, c.price_year, c.source, c.example, c.overheads, c.productive_hours, c.published, c.recorded_by, r.pay_band, r.pay, r.on_costs
		FROM rate_card c
		LEFT JOIN rate r ON r.card = c.version
		`+which+`
		ORDER BY c.version DESC, r.position`, args, func(r *rateCardRow) []any {
		return []any{&r.Version, &r.PriceYear, &r.Source, &r.Example, &r.Overheads, &r.ProductiveHours, &r.Published, &r.by, &r.band, &r.pay, &r.onCosts}
	})
	if err != nil {
		return nil, err
	}
	var out []ratecard.Card
	for _, r := range rows {
		if len(out) == 0 || out[len(out)-1].Version != r.Version {
			r.PublishedBy = text(r.by)
			out = append(out, r.Card)
		}
		if r.band != nil {
			c := &out[len(out)-1]
			c.Rates = append(c.Rates, ratecard.Rate{Band: *r.band, Pay: *r.pay, OnCosts: *r.onCosts})
		}
	}
	return out, nil
}

// AddRateCard publishes a version; it can never be changed after.
func (t Tx) AddRateCard(ctx context.Context, c ratecard.Card, at day.Instant) error {
	err := t.exec(ctx, "rate card", `
		INSERT INTO rate_card (version, price_year, source, example, overheads, productive_hours, published, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		c.Version, c.PriceYear, c.Source, c.Example, c.Overheads, c.ProductiveHours, c.Published, at, orNull(c.PublishedBy))
	if err != nil {
		return err
	}
	for i, r := range c.Rates {
		err := t.exec(ctx, "rate", `INSERT INTO rate (card, position, pay_band, pay, on_costs) VALUES ($1, $2, $3, $4, $5)`, c.Version, i+1, r.Band, r.Pay, r.OnCosts)
		if err != nil {
			return err
		}
	}
	return nil
}
