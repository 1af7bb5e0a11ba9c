package web

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"groundwork/internal/fault"
	"groundwork/internal/ratecard"
	"groundwork/templates/ratecards"
)

// rateCards is the newest rate card with the list of all versions.
func (s *Server) rateCards(c echo.Context) error { return s.rateCardPage(c, 0) }

// rateCard is one version.
func (s *Server) rateCard(c echo.Context) error {
	n, err := strconv.Atoi(c.Param("version"))
	if err != nil || strconv.Itoa(n) != c.Param("version") || n < 1 {
		return fault.Missing("rate card")
	}
	return s.rateCardPage(c, n)
}

func (s *Server) rateCardPage(c echo.Context, version int) error {
	all, err := s.App.RateCards(c.Request().Context())
	if err != nil {
		return err
	}
	method := s.App.Library.Measures.TimeMethod
	p := ratecards.Show{Versions: all, Bands: s.App.PricedBands(), MayPublish: s.App.MayPublishRates(s.who(c)), Rule: method.Valuation, Rules: method.ValuationRules,
		Source: "The rules are those of measure library version " + strconv.Itoa(s.App.Library.Measures.Version)}
	for i, card := range all {
		if card.Version == version || version == 0 && i == 0 {
			p.Card = card
		}
	}
	if p.Card.Version == 0 && version != 0 {
		return fault.Missing("rate card")
	}
	return ok(c, p.Page())
}

// rateCardNew asks for the next card.
func (s *Server) rateCardNew(c echo.Context) error {
	in, err := s.App.RateForm(s.who(c))
	if err != nil {
		return err
	}
	return ok(c, ratecards.New{Input: in}.Page())
}

// rateCardPublish publishes it.
func (s *Server) rateCardPublish(c echo.Context) error {
	r := c.Request()
	in, err := s.App.RateForm(s.who(c))
	if err != nil {
		return err
	}
	in.PriceYear, in.Source = r.PostFormValue(ratecard.FieldPriceYear), r.PostFormValue(ratecard.FieldSource)
	in.Overheads, in.ProductiveHours = r.PostFormValue(ratecard.FieldOverheads), r.PostFormValue(ratecard.FieldProductiveHours)
	for i, x := range in.Rates {
		in.Rates[i].Pay, in.Rates[i].OnCosts = r.PostFormValue(ratecard.FieldPay(x.Band)), r.PostFormValue(ratecard.FieldOnCosts(x.Band))
	}
	n, err := s.App.PublishRateCard(r.Context(), s.who(c), in, false)
	if fault.Is(err, fault.Invalid) {
		return render(c, http.StatusUnprocessableEntity, ratecards.New{Input: in, Errors: fault.Of(err).Fields}.Page())
	}
	if err != nil {
		return err
	}
	return s.done(c, "/rate-cards/"+strconv.Itoa(n), "The rate card is published as version "+strconv.Itoa(n))
}
