package web_test

import (
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/ratecard"
	"groundwork/internal/store"
	"groundwork/web/webtest"
)

func TestRateCardIsPublished(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		// Everybody reads the example, which says what it is; nobody but England publishes.
		as(t, site, "Peter Ashdown").Visit("/rate-cards").
			Sees(200, "An example of a rate card, with invented rates of 2025/26", "Invented for the demonstration", "Band 5", "£37,680", "£9,420", "£30.00", "Very senior manager", "Not priced", "published on 7 April 2025", "Overheads are left out").
			SeesNot("Publish a rate card")
		as(t, site, "Fiona Gallagher").Visit("/rate-cards/new").Sees(403, "Only a programme lead for England can publish a rate card")
		as(t, site, "Amina Yusuf").Visit("/rate-cards/2").Sees(404)
		as(t, site, "Amina Yusuf").Visit("/rate-cards/01").Sees(404)
		as(t, site, "Amina Yusuf").Visit("/about-the-figures").Follow("see what an hour costs").IsAt("/rate-cards")
		site.Person(t, "nobody").Visit("/rate-cards").Sees(200, "Walk in as one of them")

		imogen := as(t, site, "Imogen Hale").Visit("/rate-cards").Follow("Publish a rate card").
			Holds("Productive hours a year of a full-time worker", "1,570").
			Fill("Price year", "2026").Fill("Where the rates come from", "Pay circular 1 of 2026").Fill("Pay of Band 5 a year", "a lot").Fill("Pay of Band 6 a year", "40000").Press("Publish the rate card").
			Sees(422, "The price year must be a financial year, like 2026/27", "The pay of Band 5 must be an amount in pounds", "Enter the employer’s costs of Band 5", "Enter the employer’s costs of Band 6").
			Holds("Pay of Band 5 a year", "a lot").Holds("Where the rates come from", "Pay circular 1 of 2026")
		imogen.Fill("Price year", "2026/27").Fill("Pay of Band 5 a year", "£39,250").Fill("Employer’s costs of Band 5 a year", "7,850").Fill("Employer’s costs of Band 6 a year", "10000").
			Fill("Productive hours a year of a full-time worker", "1,500").Press("Publish the rate card").
			Sees(200, "The rate card is published as version 2", "Freed hours are priced with the rates of 2026/27", "£31.40", "£33.33", "Source: Pay circular 1 of 2026", "All versions").IsAt("/rate-cards/2")
		// Version 1 stays as it was.
		imogen.Follow("Version 1").Sees(200, "An earlier version: the rates of 2025/26", "£30.00")

		card, err := a.RateCard(t.Context(), 0)
		if err != nil || card.Version != 2 || card.Example || card.PublishedBy != "p-81" || len(card.Rates) != 2 ||
			card.Rates[0] != (ratecard.Rate{Band: "5", Pay: 3925000, OnCosts: 785000}) || card.ProductiveHours != decimal.Of(1500) {
			t.Errorf("%+v %v", card, err)
		}
	})
}

// Pressing twice publishes once; another attempt is another version.
func TestRateCardIsPublishedOnce(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		who := access.Actor{ID: "p-81", Memberships: []access.Membership{{Organisation: access.England, Role: access.ProgrammeLead}}}
		in, err := a.RateForm(who)
		if err != nil {
			t.Fatal(err)
		}
		in.PriceYear, in.Source, in.Rates[3].Pay, in.Rates[3].OnCosts = "2026/27", "A test", "30000", "0"
		for i, want := range []int{2, 2, 3} {
			ctx := app.WithKey(t.Context(), []string{"one", "one", "two"}[i], "body")
			if n, err := a.PublishRateCard(ctx, who, in, false); err != nil || n != want {
				t.Errorf("attempt %d made version %d, want %d: %v", i+1, n, want, err)
			}
		}
		err = a.Store.Do(t.Context(), func(tx store.Tx) error {
			card, err := tx.RateCard(t.Context(), 3)
			if err == nil {
				err = tx.AddRateCard(t.Context(), card, day.At(now))
			}
			return err
		})
		if err == nil {
			t.Error("a published version was written again")
		}
	})
}

// An installation without a card says so, and says who publishes one.
func TestNoRateCardYet(t *testing.T) {
	emptyDatabases.Each(t, func(t *testing.T, url string) {
		a := opened(t, url)
		if cards, err := a.RateCards(t.Context()); err != nil || len(cards) != 0 {
			t.Errorf("%v %v", cards, err)
		}
		if c, err := a.RateCard(t.Context(), 0); err == nil {
			t.Errorf("there is a card: %+v", c)
		}
	})
}
