package ratecard

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"groundwork/internal/decimal"
	"groundwork/internal/fault"
)

// Input is a rate card as somebody typed it.
type Input struct {
	PriceYear, Source, Overheads, ProductiveHours string
	Rates                                         []RateInput // one for each pay band of the form, in its order
}

// RateInput is one line; both figures empty leave the band without a rate.
type RateInput struct{ Band, Label, Pay, OnCosts string }

// Names of the inputs of the form.
const (
	FieldPriceYear       = "price-year"
	FieldSource          = "source"
	FieldOverheads       = "overheads"
	FieldProductiveHours = "productive-hours"
)

// FieldPay names the input for the pay of a band.
func FieldPay(band string) string { return "pay-" + band }

// FieldOnCosts names the input for the employer's costs of a band.
func FieldOnCosts(band string) string { return "on-costs-" + band }

// Bounds that no pay in the NHS comes near; beyond them somebody typed pence, or a month's sum.
const (
	mostPounds = 1_000_000
	mostHours  = 2_200
)

// Read turns in into a card without version and day, or says field by field why not.
func Read(in Input) (Card, error) {
	var bad fault.Fields
	c := Card{PriceYear: strings.TrimSpace(in.PriceYear), Source: strings.Join(strings.Fields(in.Source), " "), Overheads: in.Overheads == "yes"}
	switch {
	case c.PriceYear == "":
		bad.Add(FieldPriceYear, "Enter the price year, like 2026/27")
	case !isYear(c.PriceYear):
		bad.Add(FieldPriceYear, "The price year must be a financial year, like 2026/27")
	}
	switch n := utf8.RuneCountInString(c.Source); {
	case n == 0:
		bad.Add(FieldSource, "Enter where the rates come from")
	case n > 400:
		bad.Add(FieldSource, "Where the rates come from must be 400 characters or fewer")
	}
	if in.Overheads != "yes" && in.Overheads != "no" {
		bad.Add(FieldOverheads, "Choose whether the rates include overheads")
	}
	c.ProductiveHours = productive(&bad, in.ProductiveHours)
	c.Rates = rates(&bad, in.Rates)
	return c, bad.Err()
}

// isYear accepts 2026/27: two years that follow each other.
func isYear(s string) bool {
	first, second, found := strings.Cut(s, "/")
	y, err := strconv.Atoi(first)
	return found && err == nil && len(first) == 4 && y >= 1948 && second == strconv.Itoa(y + 1)[2:]
}

func productive(bad *fault.Fields, typed string) decimal.Decimal {
	d, _, err := decimal.Parse(typed)
	switch {
	case strings.TrimSpace(typed) == "":
		bad.Add(FieldProductiveHours, "Enter how many hours a year a full-time worker really works")
	case err != nil:
		bad.Add(FieldProductiveHours, "Productive hours must be a number, like 1,570")
	case d < decimal.One || d > decimal.Of(mostHours):
		bad.Add(FieldProductiveHours, "Productive hours must be from 1 to 2,200 a year")
	}
	return d
}

func rates(bad *fault.Fields, in []RateInput) []Rate {
	var out []Rate
	empty := true
	for _, x := range in {
		if strings.TrimSpace(x.Pay+x.OnCosts) == "" {
			continue
		}
		empty = false
		r := Rate{Band: x.Band}
		r.Pay = pence(bad, FieldPay(x.Band), "pay of "+x.Label, x.Pay, 1)
		r.OnCosts = pence(bad, FieldOnCosts(x.Band), "employer’s costs of "+x.Label, x.OnCosts, 0)
		out = append(out, r)
	}
	if empty && len(in) > 0 {
		bad.Add(FieldPay(in[0].Band), "Enter pay and employer’s costs of one pay band or more")
	}
	return out
}

// pence reads pounds as people type them: 37,680 or 37680.50.
func pence(bad *fault.Fields, field, what, typed string, least int64) int64 {
	typed = strings.TrimPrefix(strings.TrimSpace(typed), "£")
	d, _, err := decimal.Parse(typed)
	switch {
	case typed == "":
		bad.Add(field, "Enter the %s, in pounds a year", what)
	case err != nil && !errors.Is(err, decimal.ErrRange):
		bad.Add(field, "The %s must be an amount in pounds, like 37,680", what)
	case err != nil || d > decimal.Of(mostPounds) || d < decimal.Of(least):
		bad.Add(field, "The %s must be from £%d to £1,000,000 a year", what, least)
	case d%(decimal.One/100) != 0:
		bad.Add(field, "The %s must have no more than two decimals", what)
	}
	return int64(d / (decimal.One / 100))
}
