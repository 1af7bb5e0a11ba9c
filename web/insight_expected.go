package web

import (
	"fmt"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"groundwork/internal/app"
	"groundwork/internal/decimal"
	"groundwork/internal/insight"
	"groundwork/templates/insights"
)

// expectedShown is when an adoption may be ready, or what is known instead; nil where nothing stops it.
func (s *Server) expectedShown(c echo.Context, b app.Behind) (templ.Component, error) {
	e, err := s.App.Expected(c.Request().Context(), b)
	if err != nil || !e.Known() {
		return nil, err
	}
	return s.expectedWords(e).Line(), nil
}

// expectedWords are the date in words, with how it is worked out.
func (s *Server) expectedWords(e app.ExpectedDate) insights.Expected {
	p := insights.Expected{How: []string{
		"Of every question that stops the decision: the day that its owner promised, and how late others were with theirs, never before today. Where nobody promised a day: today and how long others took, of those who took longer than it is open already.",
		fmt.Sprintf("The take-up waits for the latest of them, and for what they wait for. %s draws; the same take-up on the same day always gives the same.", decimal.Count(insight.Draws)),
		fmt.Sprintf("This needs %d questions that at least %d other trusts planned for and closed. Until then the latest day that an owner promised is shown.", insight.FewestClosed, insight.FewestTrusts),
	}}
	switch e.Basis {
	case insight.Forecast:
		p.Date = "Expected " + ready(e) + " on " + e.Median.Long() + "."
		p.More = fmt.Sprintf("In 8 of 10 draws between %s and %s.", e.Low.Long(), e.High.Long())
		if e.Last != "" {
			p.More += " Most often last: “" + e.Last + "”."
		}
	case insight.OwnerDates:
		p.Date = "Latest date promised: " + e.Owners.Long() + "."
		p.More = "An owner’s date"
		if e.Last != "" {
			p.More += ", of “" + e.Last + "”"
		}
		p.More += ", not a forecast: too little has been closed elsewhere to say how sure it is."
		if e.Owners < s.App.Today() {
			p.More += " It has passed."
		}
		if e.Missing > 0 {
			p.More += fmt.Sprintf(" %d %s no date.", e.Missing, oneOrMany(e.Missing, "question has", "questions have"))
		}
	default:
		p.Date = "Expected " + ready(e) + ": not enough data."
		p.More = e.Circle
		if e.Circle == "" {
			p.More = fmt.Sprintf("%d %s neither a date nor anything to compare with.", e.Missing, oneOrMany(e.Missing, "question has", "questions have"))
			if n := len(e.Undated); n > 0 && n <= mostNamed {
				p.More = "Without a date: " + listOf(inQuotes(e.Undated)) + "."
			}
		}
	}
	return p
}

func inQuotes(titles []string) []string {
	out := make([]string, len(titles))
	for i, t := range titles {
		out[i] = "“" + t + "”"
	}
	return out
}

// ready is what the adoption is expected to be.
func ready(e app.ExpectedDate) string { return "ready " + e.Gate.To() }
