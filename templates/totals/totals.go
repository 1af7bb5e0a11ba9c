// Package totals shows what benefits come to together: one table for each version of a measure, never a sum across
// measures, and the working of each.
package totals

import (
	"fmt"
	"strconv"
	"strings"

	"groundwork/internal/benefit"
	"groundwork/templates/ui"
)

// Page is the totals of a pilot, a trust or an area.
type Page struct {
	Title, Caption string
	Crumbs         []ui.Crumb
	At             string // its address
	Pilot          string // the pilot's id, on a pilot's page
	Scope          string // whose benefits are in it
	Empty          string
	Today          string
	Card           string // the rate card's name; empty while none is published
	Lines          []Line
	Words          benefit.Library
}

// Line is one total with what its hours are worth.
type Line struct {
	benefit.Totalled

	Year   string  // its hours a year, hours first and pounds second
	Places []Place // in the order of Below
	Partly []Place // realised, and part of the figure is counted elsewhere

}

// Place is a benefit that is named below a total.
type Place struct {
	Href, Name, Where string
	Figure, Grade     string
	Why               string
}

// named is how many benefits below the line a page names before it leads to the working.
const named = 8

// answer says what is realised, measure by measure.
func (p Page) answer() string {
	var done []string
	benefits := 0
	for _, l := range p.Lines {
		benefits += len(l.Items) + len(l.Below)
		if l.Totals.Figure() != nil && l.Measure.Combine == benefit.CombineSum && l.Instead == "" {
			done = append(done, lowerFirst(l.Measure.Name)+" "+l.says())
		}
	}
	if len(done) == 0 {
		return "Nothing is realised yet in " + counted(benefits, "benefit", "benefits") + " with figures."
	}
	if more := len(done) - 4; more > 0 {
		done = append(done[:4], fmt.Sprintf("and %d more below", more))
	}
	return "Realised: " + strings.Join(done, "; ") + "."
}

// says is a net amount in words: new cost that nothing stands against is not a negative saving.
func (l Line) says() string {
	switch {
	case l.Gross.Value == nil && l.New.Value != nil:
		return l.Show(l.New.Value) + ", which is new cost or work"
	case l.Measure.Unit == "pounds" && l.Measure.Lower():
		return l.Show(l.Totals.Figure()) + " less"
	}
	return l.Show(l.Totals.Figure())
}

func (p Page) href(l Line) string { return p.At + "/" + l.Key }

// caption names the measure, its version and what the figures are.
func (l Line) caption() string { return l.Measure.Name + ", " + l.Unit() }

// aside is the version, how figures come together and, where all of it is of one class, how finance counts it.
func (p Page) aside(l Line) string {
	s := "version " + strconv.Itoa(l.Measure.Version) + ", " + map[string]string{benefit.CombineSum: "added", benefit.CombineRatioOfSums: "sum of numerators over sum of denominators",
		benefit.CombineWeightedMean: "mean weighted by cases", benefit.CombineNone: "shown side by side, never put together"}[l.Measure.Combine]
	if len(l.Classes) == 1 {
		s += "; " + lowerFirst(benefit.Label(p.Words.Classes, l.Classes[0].Class))
	}
	return s
}

// row is one amount of the table.
type row struct {
	label, part string
	amount      benefit.Amount
}

func (l Line) amounts(words benefit.Library) []row {
	rows := []row{{"Realised", "realised", l.Totals.Amount}}
	if len(l.Checked.Items) > 0 && len(l.Checked.Items) < len(l.Items) {
		rows = append(rows, row{"of which checked by a second person", "realised", l.Checked})
	}
	if len(l.Classes) > 1 {
		for _, c := range l.Classes {
			rows = append(rows, row{"of which " + lowerFirst(benefit.Label(words.Classes, c.Class)), "realised", c.Amount})
		}
	}
	if len(l.Claimed.Items) > 0 {
		rows = append(rows, row{"Claimed, not accepted yet", "below", l.Claimed})
	}
	if len(l.Expected.Items) > 0 {
		rows = append(rows, row{"Expected, no result yet", "below", l.Expected})
	}
	return rows
}

func (p Page) table(l Line) ui.TableProps {
	t := ui.TableProps{ID: l.Key, Caption: l.caption(), Aside: p.aside(l), Stacked: true}
	sum := l.Measure.Combine == benefit.CombineSum
	t.Columns = []ui.Column{{Head: "What"}, ui.Number("Together"), ui.Number("Numerator over denominator"), ui.Number("Benefits")}
	if sum {
		t.Columns = []ui.Column{{Head: "What"}, ui.Number("Gross"), ui.Number("New cost and work"), ui.Number("Net"), ui.Number("Benefits")}
	}
	for _, r := range l.amounts(p.Words) {
		head := ui.Text(r.label)
		if len(r.amount.Items) > 0 {
			head = ui.With(ui.LinkTo(p.href(l)+"#"+r.part, r.label, "of "+l.Measure.Name+", how it is worked out"))
		}
		n := ui.Text(strconv.Itoa(len(r.amount.Items)))
		if sum {
			t.Rows = append(t.Rows, ui.Cells(head, ui.NoWrap(l.cell(r.amount.Gross, len(r.amount.Items))), ui.NoWrap(l.cell(r.amount.New, len(r.amount.Items))), ui.NoWrap(l.net(r.amount)), n))
			continue
		}
		t.Rows = append(t.Rows, ui.Cells(head, ui.NoWrap(l.together(r.amount)), ui.Text(l.over(r.amount)), n))
	}
	return t
}

// cell is one side of a sum: none is a word, and 0 is a figure.
func (l Line) cell(f benefit.Figure, items int) string {
	switch {
	case f.Value != nil:
		return l.Amount(f.Value)
	case items == 0:
		return "None yet"
	}
	return "None"
}

func (l Line) net(a benefit.Amount) string {
	if a.Net == nil {
		return "None yet"
	}
	return l.Amount(a.Net)
}

func (l Line) together(a benefit.Amount) string {
	switch {
	case a.Figure() != nil:
		return l.Show(a.Figure())
	case len(a.Items) > 1:
		return "Side by side only"
	}
	return "None yet"
}

func (l Line) over(a benefit.Amount) string {
	f := a.Gross
	if f.Value == nil {
		f = a.New
	}
	if f.Numerator == nil || f.Denominator == nil {
		return "Not applicable"
	}
	return exact(f.Numerator) + " over " + exact(f.Denominator)
}

// notes are what a reader must know of a total before relying on it.
// held reports whether there is an amount to show.
func (l Line) held() bool { return len(l.Items)+len(l.Claimed.Items)+len(l.Expected.Items) > 0 }

func (p Page) notes(l Line) string {
	var out []string
	if len(l.Items) == 0 {
		out = append(out, "Nothing is realised yet.")
	}
	if l.Year != "" {
		out = append(out, l.Year)
	}
	if l.Instead != "" {
		out = append(out, "Not to be added to "+lowerFirst(l.Instead)+": both count some of the same thing. "+l.Instead+" is chosen, because "+l.Why+".")
	}
	if len(l.Over) > 0 {
		out = append(out, "Chosen over "+lowerFirst(strings.Join(l.Over, "; "))+", which counts some of the same thing.")
	}
	if len(l.Items) > 0 && len(l.Checked.Items) == 0 {
		out = append(out, "None of it is checked by a second person yet.")
	}
	return strings.Join(out, " ")
}

func (p Page) below(l Line) []Place {
	if len(l.Places) > named {
		return l.Places[:named]
	}
	return l.Places
}

func (p Page) belowTitle(l Line) string {
	return "Below the line: " + counted(len(l.Places), "benefit", "benefits") + " not in it"
}

func counted(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + more
}

func lowerFirst(s string) string {
	if len(s) < 2 || s[1] >= 'A' && s[1] <= 'Z' {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
