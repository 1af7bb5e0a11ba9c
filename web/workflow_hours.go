package web

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/templates/workflows"
)

// workflowHours explains every number of a workflow.
func (s *Server) workflowHours(c echo.Context, of access.Subject) error {
	n, err := versionAsked(c)
	if err != nil {
		return err
	}
	w, err := s.App.Workflow(c.Request().Context(), s.who(c), of, n)
	if err != nil {
		return err
	}
	p := workflows.Hours{Show: workflowPage(w)}
	if err := s.adopted(c, &p.Show, w, nil, nil); err != nil {
		return err
	}
	h, _ := p.Redesign.Hours(p.Words.Groups)
	p.Days = p.Words.Year.Days(h.DayType)
	p.Typed = c.QueryParam("days")
	status := http.StatusOK
	switch days, err := strconv.Atoi(p.Typed); {
	case p.Typed == "" && p.Days > 0:
		p.Typed = strconv.Itoa(p.Days)
	case p.Typed == "":
	case err != nil || days < 1 || days > 366:
		status = http.StatusUnprocessableEntity
		p.Errors = fault.Fields{{Name: "days", Message: "Operating days a year must be a whole number from 1 to 366"}}
	default:
		p.Days = days
	}
	card, err := versionOfQuery(c, "card")
	if err != nil {
		return err
	}
	if p.Card, err = s.App.RateCard(c.Request().Context(), card); err != nil && (card != 0 || !fault.Is(err, fault.NotFound)) {
		return err
	}
	measured, err := s.App.MeasuredOf(c.Request().Context(), s.who(c), of)
	if err != nil {
		return err
	}
	for _, m := range measured {
		p.Measured = append(p.Measured, workflows.Measured{Name: m.Name(), Href: "/benefits/" + m.ID, Says: m.Beside.String(), Periods: m.Beside.Periods(), N: m.Beside.N, Why: m.Beside.Why.Text, Asks: m.Beside.Asks()})
	}
	return render(c, status, p.Page())
}
