package insights

import (
	"net/url"
	"strings"

	"groundwork/internal/benefit"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
	"groundwork/internal/statistic"
	"groundwork/templates/glances"
	"groundwork/templates/ui"
)

// Compare is a few trusts side by side.
type Compare struct {
	Place
	Trusts    []Compared
	Offer     []ui.Option
	Errors    fault.Fields
	May, Not  []benefit.Across
	Side      glances.Compare // of one measure
	Published []statistic.Across
	Alone     []statistic.Alone
}

// Compared is one of the trusts.
type Compared struct {
	Code, Name, Short string
	Closed            string     // "31 March 2026"
	Became            []ui.Crumb // who carries on its work; the address adds it to the comparison
}

// with is the address of the comparison with some of its trusts, and of one measure at length.
func (p Compare) with(measure string, without string, more ...string) string {
	q := url.Values{}
	for _, t := range p.Trusts {
		if t.Code != without {
			q.Add("with", t.Code)
		}
	}
	for _, code := range more {
		q.Add("with", code)
	}
	if len(q) == 0 {
		q.Set("with", "")
	}
	if measure != "" {
		q.Set("measure", measure)
	}
	a := Address(p.Code, compare) + "?" + q.Encode()
	if measure != "" {
		a += "#side"
	}
	return a
}

// Adding is the address of the comparison with one more trust.
func (p Compare) Adding(code string) string { return p.with("", "", code) }

func (p Compare) choice() ui.Choice {
	return ui.Choice{Field: ui.Field{Name: "with", ID: "with", Label: "Add a trust", Error: p.Errors.For("with")}, Options: append([]ui.Option{{Label: "Choose a trust"}}, p.Offer...)}
}

func (p Compare) full() bool { return len(p.Trusts) >= benefit.MostCompared }

// columns are a first one and the trusts, by name.
func (p Compare) columns(first string) []ui.Column {
	out := []ui.Column{{Head: first}}
	for _, t := range p.Trusts {
		out = append(out, ui.Column{Head: t.Short})
	}
	return out
}

// measures are those that may be compared, with the newest figure of each trust.
func (p Compare) measures() ui.TableProps {
	t := ui.TableProps{Caption: "Measured on one definition", Aside: "By name; the newest figure of each", Stacked: true, Columns: p.columns("Measure")}
	for _, a := range p.May {
		row := []ui.Cell{ui.With(measureHead(a, p.with(a.Measure.ID, ""), p.Side.Measure.ID == a.Measure.ID))}
		for _, trust := range p.Trusts {
			var list []benefit.Glance
			for _, g := range a.List {
				if g.Subject.Organisation == trust.Code {
					list = append(list, g)
				}
			}
			if len(list) == 0 {
				row = append(row, ui.Text(p.refusedAt(a, trust.Code)))
				continue
			}
			row = append(row, ui.With(figures(list)))
		}
		t.Rows = append(t.Rows, ui.Cells(row...))
	}
	return t
}

// refusedAt is why a trust has no figure in the row of a measure.
func (p Compare) refusedAt(a benefit.Across, code string) string {
	for _, r := range a.Refused {
		if r.Glance.Subject.Organisation == code {
			return "Not compared"
		}
	}
	return "Not measured"
}

// refusals are the benefits that are not compared, each with the reason.
func (p Compare) refusals() ui.TableProps {
	t := ui.TableProps{Caption: "Not comparable, because…", Stacked: true, Columns: ui.Columns("Measure", "Trust", "Why not")}
	add := func(list []benefit.Across) {
		for _, a := range list {
			for _, r := range a.Refused {
				t.Rows = append(t.Rows, ui.Cells(ui.With(ui.LinkTo("/benefits/"+r.Glance.ID, a.Measure.Name, "at "+r.Glance.Subject.Short)), ui.Text(r.Glance.Subject.Short), ui.Text(upper(r.Why)+".")))
			}
		}
	}
	add(p.May)
	add(p.Not)
	for _, x := range p.Alone {
		t.Rows = append(t.Rows, ui.Cells(ui.Text(x.Measure.Name), ui.Text(p.short(x.Organisation)), ui.Text(upper(x.Why)+".")))
	}
	return t
}

// named is how many of what is not compared stands in the open.
const named = 8

// refused is what is not compared, in a few words.
func (p Compare) refused() (n int, text string) {
	n = len(p.refusals().Rows)
	if n == 1 {
		return n, "1 line is not compared"
	}
	return n, itoa(n) + " lines are not compared: why?"
}

func (p Compare) short(code string) string {
	for _, t := range p.Trusts {
		if t.Code == code {
			return t.Short
		}
	}
	return code
}

// published are published statistics in the newest period that all have.
func (p Compare) published() ui.TableProps {
	t := ui.TableProps{Caption: "Published statistics", Aside: "One publication, the newest period that all have", Stacked: true, Columns: append(p.columns("Statistic"), ui.Column{Head: "For"})}
	for _, a := range p.Published {
		row := []ui.Cell{ui.Text(a.Measure.Name)}
		for _, trust := range p.Trusts {
			f, has := a.Figures[trust.Code]
			if !has {
				row = append(row, ui.Text("Not published"))
				continue
			}
			row = append(row, ui.With(ui.Link("/trusts/"+trust.Code+"/statistics/"+a.Measure.ID+"?source="+url.QueryEscape(a.Source), a.Measure.Amount(benefit.Observation{Value: decimal.Some(f.Value)}))))
		}
		t.Rows = append(t.Rows, ui.Cells(append(row, ui.NoWrap(a.Period.String()))...))
	}
	return t
}

// amountOf is the newest figure of a benefit, with its unit where that is short.
func amountOf(g benefit.Glance) string { return g.Words().Figure(g.Last.D.Float()) }

// what is what the numbers of a measure are of.
func what(a benefit.Across) string {
	if u := strings.TrimSpace(a.List[0].Words().Unit); u != "%" && u != "£" {
		return u
	}
	return ""
}

// when is the period of the newest figure, with what it is of where a trust has several.
func when(g benefit.Glance, several bool) string {
	if several {
		return g.Profile.Every.Name(g.Period) + ", " + g.Subject.Name
	}
	return g.Profile.Every.Name(g.Period)
}

// few is up to how many benefits of a trust each have their figure in a cell.
const few = 2

// span is from the lowest to the highest of the newest figures.
func span(list []benefit.Glance) string {
	low, high := list[0], list[0]
	for _, g := range list {
		if g.Last.D < low.Last.D {
			low = g
		}
		if g.Last.D > high.Last.D {
			high = g
		}
	}
	return amountOf(low) + " to " + amountOf(high)
}

// leastSure says how sure the least sure of them is.
func leastSure(list []benefit.Glance) string {
	grade := ""
	for _, g := range list {
		grade = max(grade, g.Grade)
	}
	return "the least sure " + ui.GradeWords(grade)
}

// contestedOf says how many of them are contested.
func contestedOf(list []benefit.Glance) string {
	n := 0
	for _, g := range list {
		if g.Contested {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return ", " + itoa(n) + " contested"
}
