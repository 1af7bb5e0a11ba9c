// Package glances is many charts at once: a table of sparklines and the matrix of both icons, for a pilot, an adoption, a
// trust, or one measure across trusts; and two to six of one measure side by side.
package glances

import (
	"fmt"
	"math"
	"strconv"

	"groundwork/internal/benefit"
	drawing "groundwork/internal/chart"
	"groundwork/internal/spc"
	"groundwork/templates/chart"
	"groundwork/templates/ui"
)

// Table is many charts, in the order of their trusts' names and then as they were promised: never ranked.
type Table struct {
	Title, Caption string
	Crumbs         []ui.Crumb
	Pilot          string // id of the pilot whose tabs stand above; nothing elsewhere
	At             string // address of this page
	ByTrust        bool   // rows are trusts, because all are of one measure
	List           []benefit.Glance
	More           bool // there are more than are shown
	Words          benefit.Library
	Cell           string // of the matrix, to which the rows are narrowed
	Page           int    // from 0
	Compare        string // address at which rows are compared; nothing where they are of several measures
	Totals         string // address of what it comes to together
	Empty          string
}

// most is how many rows one page shows.
const most = 40

// shown are the rows of the page.
func (p Table) shown() []benefit.Glance {
	list := p.chosen()
	from := min(p.Page*most, len(list))
	return list[from:min(from+most, len(list))]
}

func (p Table) chosen() []benefit.Glance {
	if p.Cell == "" {
		return p.List
	}
	var out []benefit.Glance
	for _, g := range p.List {
		if cellOf(g) == p.Cell {
			out = append(out, g)
		}
	}
	return out
}

func (p Table) turn() ui.Turn {
	address := func(page int) string {
		a := p.At + "?page=" + strconv.Itoa(page)
		if p.Cell != "" {
			a += "&cell=" + p.Cell
		}
		return a
	}
	t := ui.Turn{BackText: "Charts before", OnText: "More charts"}
	if p.Page > 0 {
		t.Back = address(p.Page - 1)
	}
	if (p.Page+1)*most < len(p.chosen()) {
		t.On = address(p.Page + 1)
	}
	return t
}

// Answer is the sentence at the top: how many charts look unusual at their last figure.
func (p Table) Answer() string {
	tally := benefit.Count(p.List)
	better, worse := 0, 0
	for _, g := range p.List {
		switch {
		case !g.Judged():
		case g.Chart.Variation == spc.ImprovementHigh || g.Chart.Variation == spc.ImprovementLow:
			better++
		case g.Chart.Variation == spc.ConcernHigh || g.Chart.Variation == spc.ConcernLow:
			worse++
		}
	}
	few := len(p.List) - tally.Judged
	s := fmt.Sprintf("%d of %s with limits %s unusual at the last figure", tally.Signals, count(tally.Judged, "chart", "charts"), plural(tally.Signals, "looks", "look"))
	switch {
	case tally.Judged == 0:
		s = "No chart has limits yet: they need 12 figures"
	case tally.Signals > 0:
		s += fmt.Sprintf(": %d better, %d worse", better, worse)
		if neither := tally.Signals - better - worse; neither > 0 {
			s += fmt.Sprintf(", %d neither", neither)
		}
	}
	if few > 0 && tally.Judged > 0 {
		s += fmt.Sprintf("; %d %s too few figures for limits", few, plural(few, "has", "have"))
	}
	return s + "."
}

// chance is "about n of these would look unusual by chance".
func (p Table) chance() (summary, why string) {
	n := benefit.Count(p.List).Judged
	about := spc.ByChance(n)
	switch {
	case n == 0:
		return "", ""
	case about < 0.5:
		summary = "Fewer than 1 of these would look unusual by chance"
	default:
		summary = fmt.Sprintf("About %.0f of these would look unusual by chance", math.Round(about))
	}
	return summary, fmt.Sprintf("Of 1,000 charts of 24 figures on which nothing has changed, about %.0f look unusual at their last figure; of these %d it would be about %.1f. "+
		"So one signal among many charts is a reason to look, not yet a finding. Figures that depend on each other show more.", spc.ByChance(1000), n, about)
}

func count(n int, one, more string) string { return strconv.Itoa(n) + " " + plural(n, one, more) }

func plural(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}

// icons are those that the page needs, each once.
func (p Table) icons() (variations []spc.Variation, verdicts []chart.Verdict) { return iconsOf(p.List) }

func iconsOf(list []benefit.Glance) (variations []spc.Variation, verdicts []chart.Verdict) {
	seen := map[string]bool{}
	for _, g := range list {
		if !g.Judged() {
			continue
		}
		if v := g.Chart.Variation; !seen[v.String()] {
			seen[v.String()] = true
			variations = append(variations, v)
		}
		if a := verdict(g); a.Assurance != spc.NoAssurance && !seen[fmt.Sprint(a)] {
			seen[fmt.Sprint(a)] = true
			verdicts = append(verdicts, a)
		}
	}
	return variations, verdicts
}

// verdict is the assurance icon: one drawing for hit or miss, whichever way is better.
func verdict(g benefit.Glance) chart.Verdict {
	v := chart.Verdict{Assurance: g.Chart.Assurance}
	if g.Measure.Lower() && v.Assurance != spc.HitOrMiss {
		v.Direction = spc.Decrease
	}
	return v
}

// name is the row's head: the trust where all rows are of one measure, otherwise the benefit.
func (p Table) name(g benefit.Glance) (head, more string) {
	if p.ByTrust {
		more = g.Subject.Name
		if g.Profile.Title != "" {
			more = g.Profile.Title + ", " + more
		}
		return g.Subject.Short, more
	}
	if p.Pilot == "" {
		more = g.Subject.Name
	}
	return g.Name(), more
}

// under is what stands below the row's head: what promised it, and what its numbers are of.
func under(g benefit.Glance, more string) string {
	unit := g.Words().Unit
	switch {
	case more == "":
		return unit
	case unit == "" || unit == "%" || unit == "£":
		return more
	}
	return more + ", " + unit
}

func (p Table) rows() ui.TableProps {
	t := ui.TableProps{ID: "charts", Caption: p.counted(), Stacked: true, Columns: []ui.Column{{Head: "Benefit"}, {Head: "The last 24 figures"}, ui.Number("Latest"),
		ui.Number("Average"), ui.Number("Limits"), ui.Number("Target"), {Head: "Latest figure is"}, {Head: "Target is"}}}
	if p.ByTrust {
		t.Columns[0].Head = "Trust"
	}
	for _, g := range p.shown() {
		head, more := p.name(g)
		cells := append([]ui.Cell{ui.With(rowHead(g, head, more))}, cellsOf(g, drawn(g))...)
		t.Rows = append(t.Rows, ui.Row{ID: g.ID, Cells: cells})
	}
	return t
}

func (p Table) counted() string {
	list := p.chosen()
	s := count(len(list), "benefit", "benefits")
	if p.Cell != "" {
		s += " of " + strconv.Itoa(len(p.List))
	}
	if len(list) > most {
		s += fmt.Sprintf(": %d to %d", p.Page*most+1, p.Page*most+len(p.shown()))
	}
	return s
}

func drawn(g benefit.Glance) drawing.Spark {
	low, high := drawing.SparkRange(g.Chart)
	return drawing.NewSpark(g.Chart, g.Words(), low, high)
}

// cellsOf are the cells of one row behind its head; a missing value has a word.
func cellsOf(g benefit.Glance, s drawing.Spark) []ui.Cell {
	w, c := g.Words(), g.Chart
	figure := func(f spc.Figure, none string) ui.Cell {
		if !f.Known {
			return ui.Text(none)
		}
		return ui.NoWrap(w.Figure(f.Value))
	}
	latest, limits, middle := "None yet", "Too few", figure(c.Middle, "None")
	if g.Last.Known {
		latest = w.Figure(g.Last.D.Float())
	}
	switch {
	case c.Upper.Known:
		limits = w.Figure(c.Lower.Value) + " to " + w.Figure(c.Upper.Value)
	case g.Judged():
		limits = "None"
	}
	return []ui.Cell{ui.With(spark(g, s)), ui.With(latestOf(g, latest)), middle, ui.NoWrap(limits), figure(c.Target, "None"), ui.With(variation(g)), ui.With(assurance(g))}
}

// says are the words of both icons; a run chart has none.
func says(g benefit.Glance) (latest, target string) {
	switch {
	case !g.Charted():
		return "No chart yet", "No chart yet"
	case !g.Judged():
		return "Too few figures", "Too few figures"
	case g.Chart.Assurance == spc.HitOrMiss && !g.Chart.Upper.Known:
		return g.Chart.Variation.Words(), "No limits to judge by"
	}
	return g.Chart.Variation.Words(), g.Chart.Assurance.Words()
}
