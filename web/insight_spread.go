package web

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/app"
	"groundwork/internal/chart"
	"groundwork/internal/decimal"
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
	page, err := strconv.Atoi(c.QueryParam("page"))
	if err != nil || page < 1 {
		page = 1
	}
	return ok(c, s.spreadShown(x, page).Page())
}

// spreadOnAPage is how many rows of each table of one page shows.
const spreadOnAPage = 50

// paged are the rows of a page; a page after the last has none.
func paged[T any](list []T, page int) []T {
	from := min((page-1)*spreadOnAPage, len(list))
	return list[from:min(from+spreadOnAPage, len(list))]
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

func (s *Server) spreadShown(x app.Spread, page int) insights.Spread {
	p := insights.Spread{Place: s.placeShown(x.InsightPlace, "spread", "Why it waits, and how far it spread")}
	p.WhoSees = "Everybody who may open this page reads the same: who is live or has committed is open to every signed-in person, and so is what a trust told others. " +
		"What stops a trust that told nobody is in sums over at least five trusts."
	// What is live at one trust only says so in a sentence, beside what has gone further.
	further := slices.DeleteFunc(slices.Clone(x.Ladder), func(r app.SpreadRung) bool { return r.Rung == insight.ProvenOnce })
	if once := len(x.Ladder) - len(further); len(further) > 0 && once > 0 {
		p.Once = fmt.Sprintf("%d more %s live at one trust: proven once.", once, oneOrMany(once, "innovation is", "innovations are"))
	} else {
		further = x.Ladder
	}
	last := (max(len(x.Waits), len(further)) + spreadOnAPage - 1) / spreadOnAPage
	page = min(page, max(last, 1))
	p.Pages = ui.Pages{Current: page, Last: last, Href: func(n int) string { return insights.Address(x.Code, "spread") + "?page=" + strconv.Itoa(n) }}
	for _, w := range paged(x.Waits, page) {
		p.Waits = append(p.Waits, s.waitShown(w))
	}
	for _, r := range paged(further, page) {
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
		p.Finding = fmt.Sprintf("%s of %s that are known are live", decimal.Count(live), takeUps(x.Takes))
		if planned > 0 {
			p.Finding += "; " + decimal.Count(planned) + " were planned to be by the end of this month"
		}
		p.Sentence = "Solid line: live. Dashed line: planned days of going live. A take-up that nobody was told of is not counted, and one without a planned day is not in the plan."
		p.Wide, p.Narrow = chart.CumulativeOf("Take-ups live", points)
		for _, m := range s.months(x.Curve) {
			p.Months = append(p.Months, ui.Cells(ui.Text(m[0]), ui.Text(m[1]), ui.Text(m[2])))
		}
	}
	switch {
	case len(x.Waits) > 0:
		p.Answer = ui.AnswerProps{Text: fmt.Sprintf("%d good %s for a first trust to commit", len(x.Waits), oneOrMany(len(x.Waits), "result waits", "results wait")), Means: ui.Stops}
	case len(x.Ladder) == 0 && p.Finding == "":
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
