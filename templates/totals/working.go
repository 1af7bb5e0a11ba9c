package totals

import (
	"math/big"
	"strconv"
	"strings"

	"groundwork/internal/benefit"
	"groundwork/internal/decimal"
	"groundwork/templates/ui"
)

// Working is how one total is worked out: formula, inputs, definition, grades, people and days.
type Working struct {
	Page
	Line
	Inputs []Input // of what is realised
}

// Input is one benefit in a total, with who stands behind it.
type Input struct {
	Place
	Period, InTotal string
	Cost            bool
	Numerator       *big.Rat
	Denominator     *big.Rat
	Owner           string
	Accepted        string
	Checked         string
}

// most is how many inputs a page shows; the file has all.
const most = 100

func (p Working) answer() string {
	if p.Totals.Figure() == nil {
		return p.Measure.Name + ": nothing is realised yet."
	}
	return p.Measure.Name + ": " + p.says() + " realised, from " + counted(len(p.Items), "benefit", "benefits") + "."
}

// formula is the rule, and the rule with the figures in it.
func (p Working) formula() []ui.Fact {
	facts := []ui.Fact{{Key: "Rule", Value: benefit.Combining(p.Words, p.Measure)}}
	if s := p.inFigures(); s != "" {
		facts = append(facts, ui.Fact{Key: "In figures", Value: s})
	}
	if p.Measure.Unit == "pounds" {
		facts = append(facts, ui.Fact{Key: "Each figure", Value: "What changed against its locked baseline, a year. New cost is the other way round and is subtracted."})
	}
	if p.Year != "" {
		facts = append(facts, ui.Fact{Key: "In a year", Value: p.Year})
	}
	if p.Instead != "" {
		facts = append(facts, ui.Fact{Key: "Beside it", Value: p.Instead + " counts some of the same thing and is chosen, because " + p.Why})
	}
	if len(p.Over) > 0 {
		facts = append(facts, ui.Fact{Key: "Chosen over", Value: strings.Join(p.Over, "; ") + ": it counts some of the same thing"})
	}
	return facts
}

// terms is how many figures a sum writes out.
const terms = 8

func (p Working) inFigures() string {
	t := p.Totals
	switch {
	case t.Net != nil && len(p.Inputs) <= terms:
		var s strings.Builder
		for i, x := range p.Inputs {
			switch {
			case x.Cost:
				s.WriteString(" − ")
			case i > 0:
				s.WriteString(" + ")
			}
			s.WriteString(x.InTotal)
		}
		return strings.TrimSpace(s.String()) + " = " + p.Show(t.Net)
	case t.Net != nil:
		return "Sum of " + p.cell(t.Gross, 1) + " less " + p.cell(t.New, 1) + " = " + p.Show(t.Net)
	case t.Gross.Numerator != nil && t.Gross.Denominator != nil:
		percent := ""
		if p.Measure.Unit == "percent" {
			percent = " × 100"
		}
		return exact(t.Gross.Numerator) + " ÷ " + exact(t.Gross.Denominator) + percent + " = " + p.Show(t.Gross.Value)
	}
	return ""
}

// definition is the version of the measure that all of it follows.
func (p Working) definition() []ui.Fact {
	m := p.Measure
	facts := []ui.Fact{{Key: "Measure", Body: ui.Link("/measures/"+m.ID+"?version="+strconv.Itoa(m.Version), m.Name+", version "+strconv.Itoa(m.Version))},
		{Key: "What it is", Value: m.Plain}, {Key: "Numerator", Value: m.Numerator}}
	if m.Denominator != "" {
		facts = append(facts, ui.Fact{Key: "Denominator", Value: m.Denominator})
	}
	return append(facts, ui.Fact{Key: "Counts", Value: strings.Join(m.Count, "; ")}, ui.Fact{Key: "Does not count", Value: strings.Join(m.DoNotCount, "; ")})
}

func (p Working) realised() ui.TableProps {
	t := ui.TableProps{ID: "realised", Caption: "What is in it", Stacked: true,
		Columns: []ui.Column{{Head: "Benefit"}, ui.Number("Figure"), ui.Number("In the total"), {Head: "Period"}, {Head: "How sure"}, {Head: "Who stands behind it"}}}
	for i, x := range p.Inputs {
		if i == most {
			t.Aside = "the first " + strconv.Itoa(most) + "; the file has all"
			break
		}
		counts := x.InTotal
		if x.Cost {
			counts = "−" + counts
		}
		t.Rows = append(t.Rows, ui.Cells(ui.With(benefitOf(x.Place)), ui.NoWrap(x.Figure), ui.NoWrap(counts), ui.Text(x.Period), ui.With(ui.GradeTag(x.Grade)), ui.With(behind(x))))
	}
	return t
}

func (p Working) notIn() ui.TableProps {
	t := ui.TableProps{ID: "below", Caption: "Below the line", Stacked: true, Columns: []ui.Column{{Head: "Benefit"}, ui.Number("Figure"), {Head: "How sure"}, {Head: "Why it is not in the total"}}}
	for i, x := range p.Places {
		if i == most {
			t.Aside = "the first " + strconv.Itoa(most) + "; the file has all"
			break
		}
		figure := x.Figure
		if figure == "" {
			figure = "No figure yet"
		}
		grade := ui.Text("Not yet")
		if x.Grade != "" {
			grade = ui.With(ui.GradeTag(x.Grade))
		}
		t.Rows = append(t.Rows, ui.Cells(ui.With(benefitOf(x)), ui.NoWrap(figure), grade, ui.Text(x.Why)))
	}
	return t
}

// exact is a part of a rate: whole as it is, otherwise with two decimals.
func exact(r *big.Rat) string {
	if r.IsInt() {
		return decimal.Format(r, 0)
	}
	return decimal.Format(r, 2)
}
