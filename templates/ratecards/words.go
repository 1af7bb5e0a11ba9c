// Package ratecards shows what an hour of each pay band costs, and lets a programme lead for England publish the next card.
package ratecards

import (
	"math/big"
	"strconv"

	"github.com/a-h/templ"

	"groundwork/internal/benefit"
	"groundwork/internal/fault"
	"groundwork/internal/ratecard"
	"groundwork/templates/ui"
)

// Show is one rate card with all versions; without a version none is published.
type Show struct {
	Card       ratecard.Card
	Versions   []ratecard.Card // the newest first
	Bands      []benefit.Term  // those that a card can price
	Rule       string          // of the measure library
	Rules      []string
	Source     string // of the rules
	MayPublish bool
}

// New is the form for the next card.
type New struct {
	Input  ratecard.Input
	Errors fault.Fields
}

func crumbs() []ui.Crumb {
	return []ui.Crumb{{Label: "About the figures", Href: "/about-the-figures"}}
}

func (p Show) newest() bool { return len(p.Versions) > 0 && p.Versions[0].Version == p.Card.Version }

func (p Show) answer() string {
	switch {
	case p.Card.Version == 0:
		return "No rate card is published yet, so no hour has a price."
	case !p.newest():
		return "An earlier version: the rates of " + p.Card.PriceYear + "."
	case p.Card.Example:
		return "An example of a rate card, with invented rates of " + p.Card.PriceYear + "."
	}
	return "Freed hours are priced with the rates of " + p.Card.PriceYear + "."
}

func (p Show) more() string {
	switch {
	case p.Card.Example:
		return "Invented for the demonstration: round figures that are easy to check, not NHS pay. A real installation starts without rates."
	case p.Card.Version == 0:
		return "A programme lead for England publishes it, with where the rates come from. Hours come first either way."
	}
	return "Hours come first and pounds second: a price is shown only behind “Other units”, and pricing an hour takes it out of no budget."
}

func (p Show) do() templ.Component {
	if !p.MayPublish {
		return nil
	}
	return ui.LinkButton("/rate-cards/new", "Publish a rate card")
}

func (p Show) table() ui.TableProps {
	t := ui.TableProps{Caption: "Version " + strconv.Itoa(p.Card.Version) + ", prices of " + p.Card.PriceYear, Stacked: true, Columns: []ui.Column{
		{Head: "Pay band"}, ui.Number("Pay a year"), ui.Number("Employer’s costs a year"), ui.Number("One productive hour")}}
	for _, b := range p.Bands {
		row := ui.Cells(ui.Text(b.Label), ui.Text("Not priced"), ui.Text("Not priced"), ui.Text("Not priced"))
		for _, r := range p.Card.Rates {
			if r.Band != b.Key {
				continue
			}
			hour, _ := p.Card.Hour(b.Key)
			row = ui.Cells(ui.Text(b.Label), ui.NoWrap(pounds(r.Pay)), ui.NoWrap(pounds(r.OnCosts)), ui.NoWrap(ratecard.PoundsAndPence(hour)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func pounds(pence int64) string { return ratecard.Pounds(big.NewRat(pence, 1)) }

func versionWords(c ratecard.Card) string {
	says := ", prices of " + c.PriceYear + ", published " + c.Published.Long()
	if c.Example {
		says += ", an example"
	}
	return says
}

func (p Show) provenance() string {
	if p.Card.Version == 0 {
		return p.Source + "."
	}
	return "Version " + strconv.Itoa(p.Card.Version) + " was published on " + p.Card.Published.Long() + " by a programme lead for England. A published version never changes. " + p.Source + "."
}

func (p New) table() ui.TableProps {
	t := ui.TableProps{Caption: "Pay and employer’s costs", Stacked: true, HasFields: true, Columns: []ui.Column{
		{Head: "Pay band"}, ui.Number("Pay a year, in pounds"), ui.Number("Employer’s costs a year, in pounds")}}
	cell := func(name, label, value string) ui.Cell {
		return ui.With(ui.CellInput(ui.Field{Name: name, Label: label, Value: value, InputMode: "decimal", Error: p.Errors.For(name)}))
	}
	for _, r := range p.Input.Rates {
		t.Rows = append(t.Rows, ui.Cells(ui.Text(r.Label), cell(ratecard.FieldPay(r.Band), "Pay of "+r.Label+" a year", r.Pay),
			cell(ratecard.FieldOnCosts(r.Band), "Employer’s costs of "+r.Label+" a year", r.OnCosts)))
	}
	return t
}

func (p New) overheads() ui.Choice {
	return ui.Choice{Field: ui.Field{Name: ratecard.FieldOverheads, Label: "Do the rates include overheads?", Hint: "Leave them out if you can: they do not fall when an hour is freed.",
		Value: p.Input.Overheads, Error: p.Errors.For(ratecard.FieldOverheads)}, Inline: true, Options: []ui.Option{{Value: "no", Label: "No"}, {Value: "yes", Label: "Yes"}}}
}
