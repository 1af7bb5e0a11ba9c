package content

import (
	"fmt"

	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/ratecard"
)

// DemoRateCard is the example card of the demonstration, and who publishes it when. Its rates are invented.
type DemoRateCard struct {
	PublishedOn day.Day        `yaml:"published_on"`
	PublishedBy DemoPerson     `yaml:"published_by"`
	PriceYear   string         `yaml:"price_year"`
	Source      string         `yaml:"source"`
	Overheads   bool           `yaml:"includes_overheads"`
	Hours       int64          `yaml:"productive_hours"`
	Rates       []demoRateYAML `yaml:"rates"`
}

type demoRateYAML struct {
	Band    string `yaml:"band"`
	Pay     int64  `yaml:"pay"`
	OnCosts int64  `yaml:"on_costs"`
}

// LoadDemoRateCard reads the example card; every pay band in it is one of the measure library's.
func LoadDemoRateCard(l *Library) (DemoRateCard, error) {
	var y struct {
		Card DemoRateCard `yaml:"rate_card"`
	}
	b, err := embedded(rateCardFile)
	if err != nil {
		return y.Card, err
	}
	if err := decode(rateCardFile, b, &y); err != nil {
		return y.Card, err
	}
	var bad fault.Fields
	for _, r := range y.Card.Rates {
		one(&bad, "rates", "band", r.Band, keys(l.Measures.PayBands)...)
	}
	return y.Card, located(rateCardFile, b, bad.Err())
}

// Input is the card as its publisher types it.
func (c DemoRateCard) Input() ratecard.Input {
	in := ratecard.Input{PriceYear: c.PriceYear, Source: c.Source, Overheads: "no", ProductiveHours: fmt.Sprint(c.Hours)}
	if c.Overheads {
		in.Overheads = "yes"
	}
	for _, r := range c.Rates {
		in.Rates = append(in.Rates, ratecard.RateInput{Band: r.Band, Label: r.Band, Pay: fmt.Sprint(r.Pay), OnCosts: fmt.Sprint(r.OnCosts)})
	}
	return in
}
