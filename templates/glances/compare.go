package glances

import (
	"fmt"
	"strings"

	"groundwork/internal/benefit"
	drawing "groundwork/internal/chart"
	"groundwork/internal/fault"
	"groundwork/internal/spc"
	"groundwork/templates/chart"
	"groundwork/templates/ui"
)

// Compare is two to six benefits of one measure side by side: by name, never ranked.
type Compare struct {
	Measure  benefit.Measure
	Choice   []benefit.Glance
	Chosen   []string
	Compared benefit.Compared
	Words    benefit.Library
	Errors   fault.Fields
}

func (p Compare) at() string { return "/measures/" + p.Measure.ID }

func (p Compare) choice() ui.Choice {
	c := ui.Choice{Field: ui.Field{Name: "with", Label: "Compare two to six of them", Error: p.Errors.For("with")}, Values: p.Chosen, Compact: true}
	for _, g := range p.Choice {
		label := g.Subject.Short + ": " + g.Subject.Name
		if g.Profile.Title != "" {
			label += ", " + g.Profile.Title
		}
		c.Options = append(c.Options, ui.Option{Value: g.ID, Label: label})
	}
	return c
}

func (p Compare) done() bool { return len(p.Compared.List)+len(p.Compared.Refused) > 0 }

// Answer is the sentence that opens the comparison.
func (p Compare) Answer() string { return p.answer() }

// answer is the sentence: what each says, by name, and what they are together.
func (p Compare) answer() string {
	c := p.Compared
	var s string
	switch n := len(c.List); {
	case n < benefit.FewestCompared:
		return "These cannot be compared."
	default:
		var each []string
		for _, j := range c.List {
			now := "no figures of the new way yet"
			if j.Now.Value != nil {
				now = j.Show(j.Now.Value)
			}
			each = append(each, j.Subject.Short+" "+now)
		}
		s = strings.Join(each, ", ")
	}
	if c.Together.Value != nil {
		s += "; together " + p.together()
	}
	if n := len(c.Refused); n > 0 {
		s += fmt.Sprintf(". %d of %d cannot be compared with them", n, n+len(c.List))
	}
	return s + "."
}

// together is the figure of all, with how it was made: "6.2 minutes".
func (p Compare) together() string { return p.Compared.List[0].Show(p.Compared.Together.Value) }

// how is how the figure of all was made.
func (p Compare) how() string {
	c := p.Compared
	switch {
	case c.Together.Value == nil:
		return "No figure of all together: " + c.NotAdded + "."
	case c.Together.Numerator != nil && c.Together.Denominator != nil:
		return fmt.Sprintf("Together: %s over %s. %s", drawing.Exact(c.Together.Numerator), drawing.Exact(c.Together.Denominator), benefit.Combining(p.Words, p.Measure))
	}
	return benefit.Combining(p.Words, p.Measure)
}

func (p Compare) icons() (variations []spc.Variation, verdicts []chart.Verdict) {
	var list []benefit.Glance
	for _, j := range p.Compared.List {
		list = append(list, j.Glance())
	}
	return iconsOf(list)
}

// sites are those that can be compared. Their lines share one scale, so that the eye compares what the figures say.
func (p Compare) sites() ui.TableProps {
	t := ui.TableProps{Caption: "Side by side, by name", Stacked: true, Columns: []ui.Column{{Head: "Trust"}, {Head: "The last 24 figures, on one scale"}, ui.Number("Before"), {Head: "Now"}, ui.Number("Target"), {Head: "Latest figure is"}, {Head: "Target is"}}}
	var charts []spc.Glance
	for _, j := range p.Compared.List {
		charts = append(charts, j.Glance().Chart)
	}
	low, high := drawing.SparkRange(charts...)
	for _, j := range p.Compared.List {
		g := j.Glance()
		said, of := "None yet", ""
		if j.Now.Value != nil {
			said = j.Show(j.Now.Value)
			of = j.Now.Period.String()
			if j.Now.Numerator != nil && j.Now.Denominator != nil {
				of = drawing.Exact(j.Now.Numerator) + " over " + drawing.Exact(j.Now.Denominator) + ", " + of
			}
		}
		if why := j.Joins(); why != "" && of != "" {
			of += "; " + why
		}
		t.Rows = append(t.Rows, ui.Cells(ui.With(rowHead(g, g.Subject.Short, g.Subject.Name)), ui.With(spark(g, drawing.NewSpark(g.Chart, g.Words(), low, high))),
			ui.Text(j.Bar(j.Baseline.Value, "Not known")), ui.With(now(said, of)), ui.Text(j.Bar(j.Profile.Target, "None")), ui.With(variation(g)), ui.With(assurance(g))))
	}
	return t
}

// refusals are those that cannot, each with the reason.
func (p Compare) refusals() ui.TableProps {
	t := ui.TableProps{Caption: "Not comparable, because…", Stacked: true, Columns: ui.Columns("Trust", "Why not")}
	for _, r := range p.Compared.Refused {
		g := r.Judged.Glance()
		t.Rows = append(t.Rows, ui.Cells(ui.With(rowHead(g, g.Subject.Short, g.Subject.Name)), ui.Text(r.Why)))
	}
	return t
}
