package pilots

import (
	"groundwork/internal/day"
	"groundwork/templates/ui"
)

// phases leave the end out while the pilot goes on, and what was not reached once it has ended.
func (p Show) phases() []ui.Phase {
	var out []ui.Phase
	ended := p.Reached.Stage.Key == "closed"
	for _, s := range p.Stages {
		on, entered := p.Reached.Entered[s.Key]
		if s.Key == "closed" && !ended || ended && !entered {
			continue
		}
		x := ui.Phase{Label: s.Label, Past: s.Order < p.Reached.Stage.Order && entered, Current: s.Key == p.Reached.Stage.Key}
		if entered && !on.IsZero() {
			x.When = shortDay(on)
		}
		out = append(out, x)
	}
	return out
}

func shortDay(d day.Day) string { return d.Time().Format("2 Jan 2006") }
