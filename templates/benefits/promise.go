package benefits

import (
	"strings"

	"groundwork/internal/benefit"
	"groundwork/internal/fault"
	"groundwork/templates/ui"
)

// Promise asks what is promised; the first four answers are enough.
type Promise struct {
	Subject benefit.Subject
	Measure benefit.Measure
	Words   benefit.Library
	Owners  []ui.Option

	Checkers []ui.Option // who could check it
	Input    benefit.ProfileInput
	Errors   fault.Fields

	Change string // the benefit that is changed; empty for a new promise
	Seen   string // number of the promise that was shown
}

func (p Promise) title() string {
	if p.Change != "" {
		return "Change the promise"
	}
	return "Promise a benefit"
}

func (p Promise) action() string {
	if p.Change != "" {
		return "/benefits/" + p.Change + "/change"
	}
	return listOf(p.Subject)
}

func (p Promise) crumbs() []ui.Crumb {
	if p.Change != "" {
		return append(crumbs(p.Subject), ui.Crumb{Label: p.Measure.Name, Href: "/benefits/" + p.Change})
	}
	return crumbs(p.Subject)
}

// suffix and prefix are the unit beside a figure.
func (p Promise) suffix() string {
	switch {
	case p.Measure.Unit == "pounds" && p.Measure.Yearly():
		return "a year"
	case p.Measure.Unit == "pounds":
		return ""
	case p.Measure.Unit == "percent":
		return "%"
	}
	return p.Measure.UnitWords(p.Input.DayType)
}

func (p Promise) prefix() string {
	if p.Measure.Unit == "pounds" {
		return "£"
	}
	return ""
}

func (p Promise) better() string {
	switch p.Measure.Direction {
	case benefit.Up:
		return "Higher is better."
	case benefit.Down:
		return "Lower is better."
	}
	return "Neither higher nor lower is better by itself."
}

func (p Promise) figure(name, label, hint, value string) ui.Field {
	return ui.Field{Name: name, Label: label, Hint: hint, Value: value, Error: p.Errors.For(name), Width: 10, InputMode: "decimal", Prefix: p.prefix(), Suffix: p.suffix()}
}

func (p Promise) text(name, label, hint, value string) ui.Field {
	return ui.Field{Name: name, Label: label, Hint: hint, Value: value, Error: p.Errors.For(name)}
}

// options are the terms of a list; chosen is the usual one when nothing else was.
func (p Promise) choice(name, label, hint, value, usual string, terms []benefit.Term) ui.Choice {
	if value == "" {
		value = usual
	}
	c := ui.Choice{Field: ui.Field{Name: name, Label: label, Hint: hint, Value: value, Error: p.Errors.For(name)}}
	for _, t := range terms {
		c.Options = append(c.Options, ui.Option{Value: t.Key, Label: t.Label, Hint: t.Meaning})
	}
	return c
}

func (p Promise) owners() ui.Choice {
	return ui.Choice{Field: ui.Field{Name: "owner", Label: "Who owns it", Hint: "A person of the trust who answers for it, and accepts it when it is real", Value: p.Input.Owner, Error: p.Errors.For("owner")},
		Options: append([]ui.Option{{Label: "Choose"}}, p.Owners...)}
}

// person asks for somebody; nobody is an answer.
func (p Promise) person(name, label, hint, value string, people []ui.Option) ui.Choice {
	return ui.Choice{Field: ui.Field{Name: name, Label: label, Hint: hint, Value: value, Error: p.Errors.For(name)},
		Options: append([]ui.Option{{Label: "Nobody named"}}, people...)}
}

// staff are the staff groups that can be named, where the measure is about people's time.
func (p Promise) staff() ui.Choice {
	c := ui.Choice{Field: ui.Field{Name: "staff-groups", Label: "Whose time it is", Hint: "Leave all open for every group of the measure", Error: p.Errors.For("staff-groups")}, Values: p.Input.StaffGroups, Compact: true}
	for _, g := range p.Words.StaffGroups {
		if g.Key != "none" && (len(p.Measure.StaffGroups) == 0 || contains(p.Measure.StaffGroups, g.Key)) {
			c.Options = append(c.Options, ui.Option{Value: g.Key, Label: g.Label})
		}
	}
	return c
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// aboutTime reports whether the measure is about people's working time.
func (p Promise) aboutTime() bool {
	return p.Measure.Theme == "clinical_time" && (p.Measure.Unit == "hours" || p.Measure.Unit == "minutes" || p.Measure.Unit == "percent")
}

// moreOpen reports whether something under "More" has to be mended.
func (p Promise) moreOpen() bool {
	for _, f := range p.Errors {
		if !contains([]string{"baseline", "baseline-from", "target", "target-on", "owner", "reason"}, f.Name) {
			return true
		}
	}
	return false
}

// methods are how a side may be found; before allows that there was nothing.
func methods(before bool) []benefit.Term {
	out := append([]benefit.Term{{Key: "", Label: "Not said yet"}}, Methods...)
	if before {
		out = append(out, nothingBefore)
	}
	return out
}

var dayTypes = []benefit.Term{{Key: "working_day", Label: "Working days"}, {Key: "calendar_day", Label: "All days of the year"}, {Key: "clinic_day", Label: "Clinic days"}}

var measurabilities = []benefit.Term{{Key: benefit.Measured, Label: "Measured", Meaning: "Figures are due"},
	{Key: benefit.Described, Label: "Described", Meaning: "No figures and no target: said in words below, and never in a total"}}

var kinds = []benefit.Term{{Key: benefit.Benefit, Label: "A benefit"}, {Key: benefit.Disbenefit, Label: "New cost or work", Meaning: "Recorded the same way, and subtracted"}}

// listing joins what counts, for a hint.
func listing(parts []string) string { return strings.Join(parts, "; ") }
