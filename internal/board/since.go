package board

import (
	"groundwork/internal/day"
)

// News is one thing that happened since the last decision, or that should have. Mark is the key of the note before it.
type News struct {
	Mark, Strong, Text string
	Benefit            string // id, where it is about one
}

// Marks of news, by the keys of the design system's notes.
const (
	MarkDone      = "done"
	MarkLate      = "late"
	MarkOpen      = "no_figure"
	MarkNew       = "new"
	MarkContested = "contested"
)

// mostNews is how many lines of one kind are shown; the list of all measures has the rest.
const mostNews = 3

// NewsOf is what became of the benefits since a day: figures that are owed, matters that were left open and nobody
// measured again, and what is contested. A figure that is owed is late, not 0; one that nobody owes is only not there.
func NewsOf(benefits []Benefit, since day.Day) []News {
	var late, open, contested []News
	for _, b := range benefits {
		name, owed := b.Name(), b.Owed()
		switch {
		case b.Contested():
			contested = append(contested, News{MarkContested, name, contestSays(b), b.ID})
		case b.missed() && b.Now.Period.To < since:
			open = append(open, News{MarkOpen, name, ": " + against(b), b.ID})
		case !owed.To.IsZero():
			late = append(late, News{MarkLate, name, ": the figure for " + owed.String() + " is still owed", b.ID})
		}
	}
	return append(append(first(late), first(open)...), first(contested)...)
}

func first(n []News) []News { return n[:min(len(n), mostNews)] }

// missed reports whether there is a figure and it does not reach its target.
func (b Benefit) missed() bool {
	return b.Now.Value != nil && b.Profile.Target.Known && !b.Profile.Met(b.Measure, b.Now.Value)
}

func against(b Benefit) string {
	target := b.Bar(b.Profile.Target, "")
	if b.Costs() {
		return b.Show(b.Now.Value) + " against a plan of " + target
	}
	return b.Show(b.Now.Value) + " against a target of " + target
}

func contestSays(b Benefit) string {
	s := ""
	if b.Now.Value != nil {
		s = ", " + b.Show(b.Now.Value)
	}
	if b.AnswerOwed != "" {
		s += "; " + b.AnswerOwed + " to answer"
	}
	return s
}
