// Package ratecard prices an hour of staff time: what a dated rate card says an hour of each pay band costs, and what
// hours are worth by it. It is pure.
//
// The rules are those of valuation in internal/content/measures-v1.yaml: hours come first and pounds second, overheads
// are left out unless the card says otherwise, and history is priced anew only when somebody asks, with its price year.
// No rate is built in: a programme lead for England publishes each card, with where its rates come from.
package ratecard

import (
	"fmt"
	"math/big"
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

// Card is one published version. It never changes; new rates are a new version.
type Card struct {
	Version         int
	PriceYear       string // 2026/27
	Source          string // where the rates come from
	Example         bool   // its rates are invented, for the demonstration
	Overheads       bool   // the rates include them
	ProductiveHours decimal.Decimal
	Published       day.Day
	PublishedBy     string // a person's id
	Rates           []Rate // in the order of the pay bands
}

// Rate is what a year of one full-time worker of a pay band costs, in pence.
type Rate struct {
	Band    string // key of the measure library
	Pay     int64
	OnCosts int64 // what the employer pays on top: national insurance, pension
}

// Hour is the cost of one productive hour in pence, exact; false when the card does not price the band.
func (c Card) Hour(band string) (*big.Rat, bool) {
	for _, r := range c.Rates {
		if r.Band == band && c.ProductiveHours > 0 {
			return new(big.Rat).Quo(new(big.Rat).SetInt64(r.Pay+r.OnCosts), c.ProductiveHours.Rat()), true
		}
	}
	return nil, false
}

// Hours are hours of one pay band; below zero when the change costs them.
type Hours struct {
	Band  string // empty: nobody said
	Hours *big.Rat
}

// Worth is what hours are worth by a card.
type Worth struct {
	Pence    *big.Rat // of the hours that could be priced
	Unpriced []Hours  // of bands that the card does not price, and of none: never counted as nothing
}

// Value prices hours band by band. What cannot be priced is set apart, since missing is never zero.
func (c Card) Value(hours []Hours) Worth {
	w := Worth{Pence: new(big.Rat)}
	for _, h := range hours {
		rate, ok := c.Hour(h.Band)
		switch {
		case h.Hours.Sign() == 0:
		case !ok:
			w.Unpriced = append(w.Unpriced, h)
		default:
			w.Pence.Add(w.Pence, new(big.Rat).Mul(rate, h.Hours))
		}
	}
	return w
}

// Name tells cards apart: "rate card 2, prices of 2026/27".
func (c Card) Name() string {
	name := fmt.Sprintf("rate card %d, prices of %s", c.Version, c.PriceYear)
	if c.Example {
		name = "example " + name
	}
	return name
}

// Basis says in one sentence what the rates include and where they come from.
func (c Card) Basis() string {
	with := "Overheads are left out, since they do not fall when an hour is freed."
	if c.Overheads {
		with = "Overheads are included, although they do not fall when an hour is freed."
	}
	return fmt.Sprintf("Pay and employer’s costs divided by %s productive hours a year. %s Source: %s.", c.ProductiveHours, with, strings.TrimSuffix(c.Source, "."))
}

// Pounds writes pence as whole pounds: £425,040 or -£1,200.
func Pounds(pence *big.Rat) string { return money(pence, 0) }

// PoundsAndPence writes pence with two decimals: £30.25.
func PoundsAndPence(pence *big.Rat) string { return money(pence, 2) }

func money(pence *big.Rat, places int) string {
	says := decimal.Format(new(big.Rat).Quo(new(big.Rat).Abs(pence), big.NewRat(100, 1)), places)
	if pence.Sign() < 0 && strings.Trim(says, "0.,") != "" {
		return "-£" + says
	}
	return "£" + says
}
