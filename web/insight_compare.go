package web

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/app"
	"groundwork/internal/benefit"
	"groundwork/internal/fault"
	"groundwork/internal/statistic"
	"groundwork/templates/glances"
	"groundwork/templates/insights"
	"groundwork/templates/ui"
)

// compareTrusts sets two to six trusts side by side. What is compared stands in the address.
func (s *Server) compareTrusts(c echo.Context) error {
	code := c.Param("ods")
	asked, chosen := c.QueryParams()["with"]
	with := append([]string{}, asked...)
	for i := range with {
		with[i] = strings.ToUpper(strings.TrimSpace(with[i]))
	}
	slices.Sort(with)
	with = slices.DeleteFunc(slices.Compact(with), func(code string) bool { return code == "" })
	if !chosen {
		with = nil // the trust that the page is about, if it is one
	}
	x, err := s.App.CompareTrusts(c.Request().Context(), s.who(c), code, with, c.QueryParam("measure"))
	status := http.StatusOK
	var wrong fault.Fields
	if fault.Is(err, fault.Invalid) {
		status, wrong = http.StatusUnprocessableEntity, fault.Of(err).Fields
	} else if err != nil {
		return err
	}
	p := s.compareShown(x)
	p.Errors = wrong
	return render(c, status, p.Page())
}

func (s *Server) compareShown(x app.CompareTrusts) insights.Compare {
	p := insights.Compare{Place: s.placeShown(x.InsightPlace, "compare", "Compare trusts"), May: x.May, Not: x.Not, Published: x.Published, Alone: x.Alone}
	p.WhoSees = "Everybody who may open this page reads what is open by name: benefits of published pilots, and of take-ups from the decision to adopt on, with how sure they are, and published statistics. " +
		"What is still a draft of your own trust is here for you alone. Levels of readiness are never compared here."
	for _, o := range x.Chosen {
		p.Trusts = append(p.Trusts, insights.Compared{Code: o.Code, Name: o.Name, Short: o.Short})
	}
	for i, o := range x.Chosen {
		if !o.Open(s.App.Today()) {
			p.Trusts[i].Closed = o.Closed.Long()
			for _, b := range x.Became[o.Code] {
				p.Trusts[i].Became = append(p.Trusts[i].Became, ui.Crumb{Label: b.ToName, Href: p.Adding(b.To)})
			}
		}
	}
	for _, o := range x.Offer {
		p.Offer = append(p.Offer, ui.Option{Value: o.Code, Label: o.Name})
	}
	if x.Side != nil {
		p.Side = glances.Compare{Measure: x.Side.Measure, Compared: x.Compared, Words: s.App.Words()}
	}
	has, hasNot := comparedAt(x)
	may, not := len(x.May)+len(x.Published), len(x.Alone)
	for _, a := range slices.Concat(x.May, x.Not) {
		not += len(a.Refused)
	}
	var more []string
	switch {
	case len(x.Chosen) < 2:
		p.Answer = ui.AnswerProps{Text: "Choose two to six trusts to set side by side", More: "Figures are compared on one version of a definition, in one unit and for the same people only, and only where they are measured. The others are listed with the reason."}
		return p
	case may == 0:
		p.Answer = ui.AnswerProps{Text: listOf(hasNot) + " have nothing that may be compared"}
	default:
		p.Answer = ui.AnswerProps{Text: fmt.Sprintf("%s can be compared on %d %s", listOf(has), may, oneOrMany(may, "measure", "measures"))}
		if len(hasNot) > 0 {
			more = append(more, fmt.Sprintf("%s %s no figure that may be set beside these.", listOf(hasNot), oneOrMany(len(hasNot), "has", "have")))
		}
	}
	if not > 0 {
		more = append(more, fmt.Sprintf("What is not compared (%d) is listed below with the reason.", not))
	}
	p.Answer.More = strings.Join(more, " ")
	p.Copy = p.Title + ", " + p.Name + "\n" + p.Answer.Text + "."
	if x.Side != nil {
		p.Copy += " " + x.Side.Measure.Name + ": " + p.Side.Answer()
	}
	return p
}

// comparedAt are the trusts with a figure that is compared, and those without, by their short names.
func comparedAt(x app.CompareTrusts) (has, hasNot []string) {
	for _, o := range x.Chosen {
		in := slices.ContainsFunc(x.May, func(a benefit.Across) bool {
			return slices.ContainsFunc(a.List, func(g benefit.Glance) bool { return g.Subject.Organisation == o.Code })
		}) || slices.ContainsFunc(x.Published, func(a statistic.Across) bool {
			_, published := a.Figures[o.Code]
			return published
		})
		if in {
			has = append(has, o.Short)
		} else {
			hasNot = append(hasNot, o.Short)
		}
	}
	return has, hasNot
}
