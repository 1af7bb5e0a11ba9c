package web

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/internal/pilot"
	"groundwork/templates/pilots"
)

// spareRules is how many empty rules the form of stop rules offers.
const spareRules = 2

// pilotStopRules asks for what would end the pilot early.
func (s *Server) pilotStopRules(c echo.Context) error {
	return s.pilotStopRulesPage(c, http.StatusOK, nil, nil)
}

func (s *Server) pilotStopRulesPage(c echo.Context, status int, typed []pilot.StopRuleInput, errors fault.Fields) error {
	r, err := s.pilotForm(c)
	if err != nil {
		return err
	}
	var now []pilot.StopRuleInput
	for _, x := range r.StopRules {
		in := pilot.StopRuleInput{Rule: x.Rule, DecidedBy: x.DecidedBy, Note: x.Note}
		if !x.Met.IsZero() {
			in.Met, in.MetOn = "yes", x.Met.String()
		}
		now = append(now, in)
	}
	p := pilots.StopRules{Head: s.pilotHead(r), Input: now, Errors: errors, Version: strconv.Itoa(app.RulesSaved(r.StopRules))}
	if typed != nil {
		p.Input = typed
	} else {
		p.Input = append(p.Input, make([]pilot.StopRuleInput, spareRules)...)
	}
	if status == http.StatusConflict {
		var both []pilots.Difference
		for i := range max(len(now), len(typed)) {
			var a, b pilot.StopRuleInput
			if i < len(now) {
				a = now[i]
			}
			if i < len(typed) {
				b = typed[i]
			}
			n := strconv.Itoa(i + 1)
			both = append(both, pilots.Difference{Field: "Rule " + n, Saved: a.Rule, Yours: b.Rule}, pilots.Difference{Field: "Met on, rule " + n, Saved: longDay(a.MetOn), Yours: longDay(b.MetOn)},
				pilots.Difference{Field: "What is known of rule " + n, Saved: a.Note, Yours: b.Note})
		}
		p.Both = differ(both...)
	}
	if p.People, err = s.App.Colleagues(c.Request().Context(), r.LeadTrust); err != nil {
		return err
	}
	return render(c, status, p.Page())
}

// pilotStopRulesSave saves them.
func (s *Server) pilotStopRulesSave(c echo.Context) error {
	r, id := c.Request(), c.Param("pilot")
	n, err := strconv.Atoi(r.PostFormValue("rules"))
	if err != nil || n < 0 || n > 50 {
		return &fault.Error{Kind: fault.Invalid, Message: "The form arrived damaged. Open it again"}
	}
	in := make([]pilot.StopRuleInput, n)
	for i := range in {
		k := "-" + strconv.Itoa(i+1)
		in[i] = pilot.StopRuleInput{Rule: r.PostFormValue("rule" + k), DecidedBy: r.PostFormValue("decided-by" + k), Note: r.PostFormValue("note" + k),
			Met: r.PostFormValue("met" + k), MetOn: typedDay(r, "met-on"+k)}
	}
	err = s.App.SetStopRules(r.Context(), s.who(c), id, in, versionOf(r))
	return s.saved(c, err, "/pilots/"+id, "Stop rules saved", func(status int, errors fault.Fields, _ bool) error {
		return s.pilotStopRulesPage(c, status, in, errors)
	})
}
