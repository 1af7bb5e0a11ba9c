package benefits

import (
	"slices"

	"groundwork/internal/benefit"
	"groundwork/internal/fault"
	"groundwork/templates/ui"
)

// Limits asks from which period on average and limits start again, and shows what that would change before it is done.
type Limits struct {
	Show
	On, Reason string
	Back       string // the day of the new start that is to be taken back
	Errors     fault.Fields
}

// by is ", name"; nothing where nobody is named.
func by(name string) string {
	if name == "" {
		return ""
	}
	return " by " + name
}

// proposed is the benefit as it would be drawn with the new start; false while none is chosen that can be.
func (p Limits) proposed() (Show, bool) {
	j, err := p.Rebased(p.On)
	if err != nil {
		return Show{}, false
	}
	s := p.Show
	s.Judged = j
	s = s.drawn("proposed")
	return s, s.charted
}

// compared sets what stands beside what would.
func (p Limits) compared(then Show) ui.TableProps {
	t := ui.TableProps{Caption: "What would change", Stacked: true, Columns: ui.Columns("", "Now", "With the new start")}
	t.Columns[0] = ui.Column{Head: "What", Hide: true}
	line := func(what string, say func(Show) string) {
		t.Rows = append(t.Rows, ui.Cells(ui.Text(what), ui.Text(say(p.Show)), ui.Text(say(then))))
	}
	line("Chart", func(s Show) string { return s.chart.Drawn.Words.Method })
	for _, x := range []struct {
		what string
		say  func(Show) string
	}{
		{"Average of the newest part", func(s Show) string { n := s.newestPart(); return n.Middle + " in " + s.many(s.result.Newest().Known) }},
		{"Limits of the newest part", func(s Show) string {
			if n := s.newestPart(); s.says() {
				return n.Lower + " to " + n.Upper
			}
			return s.chart.Drawn.Words.TooFew
		}},
		{"What the chart says", func(s Show) string { return orNone(s.chart.Drawn.Words.Variation.String()) }},
		{"Target", func(s Show) string { return orNone(s.chart.Drawn.Words.Assurance.String()) }},
	} {
		line(x.what, x.say)
	}
	return t
}

func orNone(s string) string {
	if s == "" {
		return "Nothing"
	}
	return s
}

// periods are those with which the limits can start again; one that holds a change of the record says so.
func (p Limits) periods() ui.Choice {
	c := ui.Choice{Field: ui.Field{Name: "on", Label: "From which period", Value: p.On, Error: p.Errors.For("on")}, Options: []ui.Option{{Label: "Choose"}}}
	first := true
	for _, o := range p.Standing {
		if o.State != benefit.Reported {
			continue
		}
		if first {
			first = false
			continue
		}
		if slices.ContainsFunc(p.Rebases, func(r benefit.Rebase) bool { return r.On == o.Period.From }) {
			continue
		}
		label := p.Profile.Every.Name(o.Period)
		for _, m := range p.Marks {
			if o.Period.From <= m.On && m.On <= o.Period.To {
				label += ": " + lowerFirst(m.Name)
			}
		}
		c.Options = append(c.Options, ui.Option{Value: o.Period.From.String(), Label: label})
	}
	return c
}

// because is the reason as the form shows it: that of the record, until somebody writes another.
func (p Limits) because() string {
	if p.Reason != "" || len(p.Errors) > 0 {
		return p.Reason
	}
	for _, m := range p.Marks {
		if o, found := p.starting(p.On); found && o.Period.From <= m.On && m.On <= o.Period.To {
			return m.Name + ", " + m.On.Long()
		}
	}
	return ""
}

func (p Limits) starting(on string) (benefit.Observation, bool) {
	for _, o := range p.Standing {
		if o.Period.From.String() == on {
			return o, true
		}
	}
	return benefit.Observation{}, false
}

// suggestion is a change of the record from which limits should start again, and the address that shows what that changes.
func (p Show) suggestion() (words, href string) {
	if !p.charted {
		return "", ""
	}
	m, from, ok := p.SuggestedRebase(p.Marks)
	if !ok {
		return "", ""
	}
	return "The record says “" + m.Name + ", " + m.On.Long() + "”, and the limits do not start again there.", p.at("limits?on=" + from.String())
}
