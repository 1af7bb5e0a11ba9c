package web

import (
	"math/big"
	"strconv"

	"github.com/labstack/echo/v4"

	"groundwork/internal/app"
	"groundwork/internal/benefit"
	"groundwork/internal/decimal"
	"groundwork/internal/ratecard"
	"groundwork/templates/pilottabs"
	"groundwork/templates/totals"
	"groundwork/templates/ui"
)

// totals answers the totals that read finds, as a page, as a file or as the working of one of them.
func (s *Server) totals(read func(echo.Context) (app.BenefitTotals, totals.Page, error), as func(*Server, echo.Context, app.BenefitTotals, totals.Page) error) echo.HandlerFunc {
	return func(c echo.Context) error {
		t, p, err := read(c)
		if err != nil {
			return err
		}
		p.Title, p.Words, p.Today = "Totals", s.App.Words(), s.App.Today().Long()
		if t.Card.Version > 0 {
			p.Card = t.Card.Name()
		}
		for _, x := range t.Totals {
			p.Lines = append(p.Lines, totalLine(t, x, p.Words))
		}
		return as(s, c, t, p)
	}
}

// trustTotals are those of a trust, an integrated care board, a region or England.
func (s *Server) trustTotals(c echo.Context) (app.BenefitTotals, totals.Page, error) {
	t, err := s.App.TotalsAt(c.Request().Context(), s.who(c), c.Param("ods"))
	p := totals.Page{Caption: t.Name, At: "/trusts/" + t.Code + "/benefits/totals", Scope: "All benefits that fall at " + t.Short + " and that you may know of.",
		Empty:  "No benefits with figures that you may see fall here yet. A pilot or a take-up promises them.",
		Crumbs: []ui.Crumb{{Label: "Trusts", Href: "/trusts"}, {Label: t.Short, Href: "/trusts/" + t.Code}, {Label: "Benefits", Href: "/trusts/" + t.Code + "/benefits"}}}
	if t.Area {
		p.Scope = "Benefits of trusts below " + t.Short + " that are open to everybody: those of published pilots, and of take-ups from committed on."
		p.Empty = "No trust below " + t.Short + " has benefits that are open to everybody yet."
	}
	return t, p, err
}

// pilotTotals are those of a pilot with its take-ups.
func (s *Server) pilotTotals(c echo.Context) (app.BenefitTotals, totals.Page, error) {
	t, err := s.App.TotalsOfPilot(c.Request().Context(), s.who(c), c.Param("pilot"))
	p := totals.Page{Caption: t.Name + ", " + t.Short, At: "/pilots/" + t.Code + "/benefits/totals", Pilot: t.Code,
		Scope: "The pilot and those of its take-ups that you may know of.", Empty: "No benefits with figures yet.",
		Crumbs: []ui.Crumb{{Label: "Pilots", Href: "/pilots"}, {Label: t.Name, Href: pilottabs.Address(t.Code, pilottabs.Overview)}, {Label: "Benefits", Href: pilottabs.Address(t.Code, pilottabs.Benefits)}}}
	return t, p, err
}

func totalLine(t app.BenefitTotals, x benefit.Totalled, words benefit.Library) totals.Line {
	l := totals.Line{Totalled: x, Year: totalYear(t, x)}
	for _, b := range x.Below {
		l.Places = append(l.Places, totalPlace(t, x, b))
	}
	for _, b := range x.Totals.Partly {
		l.Partly = append(l.Partly, totalPlace(t, x, b))
	}
	return l
}

func totalPlace(t app.BenefitTotals, x benefit.Totalled, b benefit.Left) totals.Place {
	j := t.Benefit(b.Item.ID)
	p := totals.Place{Href: "/benefits/" + j.ID + "/working", Name: j.Name(), Where: j.Subject.Name + ", " + j.Subject.Short, Grade: j.Grade, Why: b.Why}
	switch {
	case b.Item.Figure.Value != nil:
		p.Figure = x.Show(b.Item.Figure.Value)
	case b.Item.Expected != nil:
		p.Grade, p.Why = "", b.Why+"; expected "+x.Show(b.Item.Expected)
	default:
		p.Grade = ""
	}
	return p
}

// totalYear says hours of a year first and what they are worth second, with the card.
func totalYear(t app.BenefitTotals, x benefit.Totalled) string {
	hours, worth, ok := t.AYear(x.Key)
	if !ok {
		return ""
	}
	says := decimal.Format(hours, 0) + " hours a year"
	unpriced := new(big.Rat)
	for _, h := range worth.Unpriced {
		unpriced.Add(unpriced, h.Hours)
	}
	switch {
	case t.Card.Version == 0:
		return says + "; no rate card is published, so they are not priced."
	case worth.Pence == nil || worth.Pence.Sign() == 0:
		return says + "; not priced, since you may read no approved map that says of which pay bands they are."
	case unpriced.Sign() != 0:
		return says + ", of which " + decimal.Format(unpriced, 0) + " have no rate and are not priced; the others are worth " + ratecard.Pounds(worth.Pence) + " by the " + t.Card.Name() + ", in the pay bands of the approved maps."
	}
	return says + ", worth " + ratecard.Pounds(worth.Pence) + " by the " + t.Card.Name() + ", in the pay bands of the approved maps."
}

func totalsPage(_ *Server, c echo.Context, _ app.BenefitTotals, p totals.Page) error {
	return ok(c, p.Shown())
}

// totalWorking is how one total is worked out.
func totalWorking(_ *Server, c echo.Context, t app.BenefitTotals, p totals.Page) error {
	x, err := t.Total(c.Param("total"))
	if err != nil {
		return err
	}
	p.Crumbs = append(p.Crumbs, ui.Crumb{Label: "Totals", Href: p.At})
	w := totals.Working{Page: p, Line: totalLine(t, x, p.Words)}
	for _, it := range x.Items {
		j := t.Benefit(it.ID)
		in := totals.Input{Place: totalPlace(t, x, benefit.Left{Item: it}), Period: it.Figure.Period.String(), InTotal: x.Amount(it.InTotal()), Cost: it.Disbenefit,
			Owner: t.Person(j, j.Profile.Owner), Checked: "Not yet checked"}
		if a := j.Reviewed.Accepted; a.ID != "" {
			in.Accepted = a.On.Long() + ", " + t.Person(j, a.Person)
		}
		if v := j.Reviewed.Verified; v.ID != "" {
			in.Checked = "Checked " + v.On.Long() + ", " + t.Person(j, v.Person)
		}
		w.Inputs = append(w.Inputs, in)
	}
	return ok(c, w.Shown())
}

// totalColumns are the heads of the file: lines of totals and, under each, its benefits.
var totalColumns = []string{"line", "measure", "version", "combine", "unit", "trust_code", "trust", "promised_by", "benefit", "class", "gain_or_cost", "part", "how_sure", "status",
	"gross", "new_cost_or_work", "net", "numerator", "denominator", "figure", "in_total", "from", "to", "why_not_in_total", "hours_a_year", "pounds_for_hours", "rate_card", "not_to_be_added_to"}

// totalsCSV writes the same totals as a file, with exact figures.
func totalsCSV(s *Server, c echo.Context, t app.BenefitTotals, p totals.Page) error {
	rows := [][]string{totalColumns}
	for _, x := range t.Totals {
		head := []string{x.Measure.ID, strconv.Itoa(x.Measure.Version), x.Measure.Combine, x.Unit()}
		for _, a := range totalParts(x) {
			line := append(append([]string{"total"}, head...), "", "", "", "", a.class, "", a.part, "", "", rat(a.Gross.Value), rat(a.New.Value), rat(a.Net), rat(a.Gross.Numerator), rat(a.Gross.Denominator), rat(a.Figure()), "", "", "", "")
			hours, pounds, card := "", "", ""
			if h, worth, ok := t.AYear(x.Key); ok && a.part == "realised" && a.class == "" {
				hours = rat(h)
				if worth.Pence != nil && worth.Pence.Sign() != 0 {
					pounds, card = rat(new(big.Rat).Quo(worth.Pence, big.NewRat(100, 1))), t.Card.Name()
				}
			}
			rows = append(rows, append(line, hours, pounds, card, x.Instead))
		}
		for _, it := range x.Items {
			rows = append(rows, totalItem(t, head, it, "realised", ""))
		}
		for _, b := range x.Below {
			rows = append(rows, totalItem(t, head, b.Item, "below", b.Why))
		}
	}
	return csvFile(c, "totals.csv", rows)
}

type totalPart struct {
	part, class string
	benefit.Amount
}

func totalParts(x benefit.Totalled) []totalPart {
	out := []totalPart{{"realised", "", x.Totals.Amount}, {"checked", "", x.Checked}}
	for _, c := range x.Classes {
		out = append(out, totalPart{"realised", c.Class, c.Amount})
	}
	return append(out, totalPart{"claimed", "", x.Claimed}, totalPart{"expected", "", x.Expected})
}

func totalItem(t app.BenefitTotals, head []string, it benefit.Item, part, why string) []string {
	j, side, in := t.Benefit(it.ID), "gain", ""
	if it.Disbenefit {
		side = "cost"
	}
	from, to := "", ""
	if it.Figure.Count > 0 {
		from, to = it.Figure.Period.From.String(), it.Figure.Period.To.String()
	}
	if part == "realised" {
		in, why = rat(it.InTotal()), it.CountedWhy
	}
	line := append([]string{"benefit"}, head...)
	return append(line, it.Organisation, j.Subject.Short, j.Subject.Name, j.Name(), it.Class, side, part, it.Grade, string(it.Status), "", "", "",
		rat(it.Figure.Numerator), rat(it.Figure.Denominator), rat(it.Figure.Value), in, from, to, why, "", "", "", "")
}

// rat is an exact figure as a file shows it, to ten decimals where it has no end; empty where there is none.
func rat(v *big.Rat) string {
	if v == nil {
		return ""
	}
	n, finite := v.FloatPrec()
	if !finite || n > 10 {
		n = 10
	}
	return v.FloatString(n)
}
