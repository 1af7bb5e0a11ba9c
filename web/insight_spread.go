package web

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/app"
	"groundwork/internal/chart"
	"groundwork/internal/insight"
	"groundwork/internal/stage"
	"groundwork/templates/insights"
	"groundwork/templates/ui"
)

// spread is why good results wait, and how far they spread.
func (s *Server) spread(c echo.Context) error {
	x, err := s.App.Spread(c.Request().Context(), s.who(c), c.Param("ods"))
	if err != nil {
		return err
	}
	return ok(c, s.spreadShown(x).Page())
}

// spreadCSV is its curve as a file.
func (s *Server) spreadCSV(c echo.Context) error {
	x, err := s.App.Spread(c.Request().Context(), s.who(c), c.Param("ods"))
	if err != nil {
		return err
	}
	rows := [][]string{{"Month", "Live", "Planned"}}
	for _, m := range s.months(x.Curve) {
		rows = append(rows, m[:])
	}
	return csvFile(c, "spread-"+x.Code+".csv", rows)
}

// months are the points of the curve in words; nothing is live yet in a month to come.
func (s *Server) months(curve []insight.Point) (out [][3]string) {
	for _, p := range curve {
		live := strconv.Itoa(p.Live)
		if p.Month > s.App.Today() {
			live = "Not yet"
		}
		out = append(out, [3]string{p.Month.Time().Format("January 2006"), live, strconv.Itoa(p.Planned)})
	}
	return out
}

// mostSpread is how many lines of a list of the spread page are shown: of a country there are thousands, and nobody reads them.
const mostSpread = 50

func (s *Server) spreadShown(x app.Spread) insights.Spread {
	p := insights.Spread{Place: s.placeShown(x.InsightPlace, "spread", "Why it waits, and how far it spread")}
	p.WhoSees = "Everybody who may open this page reads the same: who is live or has committed is open to every signed-in person, and so is what a trust told others. " +
		"What stops a trust that told nobody is in sums over at least five trusts."
	p.WaitsCaption, p.LadderCaption = "Good results that wait", "How far it has spread"
	waits, ladder := x.Waits, x.Ladder
	if len(waits) > mostSpread {
		p.WaitsCaption = fmt.Sprintf("Good results that wait: the %d that have waited longest of %d", mostSpread, len(waits))
		waits = slices.SortedStableFunc(slices.Values(waits), func(v, w app.SpreadWait) int { return cmp.Compare(v.Since, w.Since) })[:mostSpread]
	}
	if len(ladder) > mostSpread {
		p.LadderCaption = fmt.Sprintf("How far it has spread: the %d that are live at most trusts of %d", mostSpread, len(ladder))
		ladder = slices.SortedStableFunc(slices.Values(ladder), func(v, w app.SpreadRung) int {
			return cmp.Or(cmp.Compare(w.Trusts, v.Trusts), cmp.Compare(w.Rung, v.Rung))
		})[:mostSpread]
	}
	for _, w := range waits {
		p.Waits = append(p.Waits, s.waitShown(w))
	}
	for _, r := range ladder {
		p.Ladder = append(p.Ladder, ui.Cells(ui.With(ui.Link("/innovations/"+r.Innovation, r.Name)), ui.Text(r.Rung.String()), ui.Text(strconv.Itoa(r.Trusts))))
	}
	today := s.App.Today()
	live, planned := 0, 0
	var points []chart.Counted
	for _, m := range x.Curve {
		points = append(points, chart.Counted{Month: m.Month.Time(), Live: m.Live, Planned: m.Planned, Known: m.Month <= today})
		if m.Month <= today {
			live, planned = m.Live, m.Planned
		}
	}
	if len(points) > 1 {
		p.Finding = fmt.Sprintf("%d of %d take-ups that are known are live; %d were planned to be by the end of this month", live, x.Takes, planned)
		p.Sentence = "Solid line: live. Dashed line: planned days of going live. A take-up that nobody was told of is not counted, and one without a planned day is not in the plan."
		p.Wide, p.Narrow = chart.CumulativeOf("Take-ups live", points)
		for _, m := range s.months(x.Curve) {
			p.Months = append(p.Months, ui.Cells(ui.Text(m[0]), ui.Text(m[1]), ui.Text(m[2])))
		}
	}
	switch {
	case len(x.Waits) > 0:
		p.Answer = ui.AnswerProps{Text: fmt.Sprintf("%d good %s for a first trust to commit", len(x.Waits), oneOrMany(len(x.Waits), "result waits", "results wait")), Means: ui.Stops}
	case len(p.Ladder) == 0 && p.Finding == "":
		p.Answer = ui.AnswerProps{Text: "Nothing of " + x.Short + " has spread yet"}
		p.Empty = "Results stand here 12 weeks after they were good while no trust has committed, with the reason and where to mend it. Publish a pilot, or take one up."
		p.First = []ui.Crumb{{Label: "Look at what trusts have tried", Href: "/pilots"}, {Label: "See what was learned", Href: "/lessons"}}
		return p
	default:
		p.Answer = ui.AnswerProps{Text: "No good result waits for a first trust to commit", Means: ui.Good}
	}
	if p.Finding != "" {
		p.Answer.More = p.Finding + "."
	}
	p.Source = "Figures of " + x.At.Second()
	p.Copy = p.Title + ", " + x.Name + "\n" + strings.TrimSpace(p.Answer.Text+". "+p.Answer.More)
	return p
}

// waitShown is one result that waits, with its reason and where that is mended.
func (s *Server) waitShown(w app.SpreadWait) insights.Wait {
	at := "/pilots/" + w.Pilot
	out := insights.Wait{Name: w.Name + ", " + w.Short, Href: at, Since: w.Since.Long()}
	switch w.Cause {
	case insight.Undecided:
		out.Cause, out.Mend = "Nobody has decided what comes next, more than 90 days after its end", ui.Crumb{Label: "Its decisions", Href: at + "/decisions"}
	case insight.NoPack:
		out.Cause, out.Mend = "What others need to take it up is not published", ui.Crumb{Label: "Its adopter's pack", Href: at + "/pack"}
	case insight.LocalFixes:
		out.Cause, out.Mend = fmt.Sprintf("Held up by %d local %s that others would need too", w.Fixes, oneOrMany(w.Fixes, "fix", "fixes")), ui.Crumb{Label: "Its local fixes", Href: at + "/workarounds"}
	case insight.Item:
		out.Cause, out.Mend = "“"+w.Item.Title+"” stops most who look at it", ui.Crumb{Label: "Who takes it up", Href: at + "/adoptions"}
	case insight.Reason:
		out.Cause, out.Mend = "Most who decided against it said: "+stage.ReasonLabel(w.Reason), ui.Crumb{Label: "Who takes it up", Href: at + "/adoptions"}
	default:
		out.Cause, out.Mend = "Nobody has told others that they look at it", ui.Crumb{Label: "Share the pilot", Href: at}
		if w.Told > 0 {
			out.Cause = fmt.Sprintf("%d %s at it; none has committed", w.Told, oneOrMany(w.Told, "trust looks", "trusts look"))
			out.Mend = ui.Crumb{Label: "Who takes it up", Href: at + "/adoptions"}
		}
	}
	return out
}
