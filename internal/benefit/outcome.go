package benefit

import (
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// Outcome is what became of a benefit that is described and not measured. It has no grade and enters no total.
type Outcome struct {
	Seq     int // 0: nobody said anything yet
	On      day.Day
	Reached string // yes, partly, no
	Text    string
	By      string // a person's id
	At      day.Instant
}

// Known reports whether anybody said what became of it.
func (o Outcome) Known() bool { return o.Seq > 0 }

// How far a described benefit has come, and what a page says.
var Reached = []Term{{Key: "yes", Label: "Yes, as described"}, {Key: "partly", Label: "Partly"}, {Key: "no", Label: "No"}}

// OutcomeInput is an outcome as somebody typed it.
type OutcomeInput struct{ On, Reached, Text string }

// Tell turns in into an outcome, or says field by field why not.
func Tell(m Measure, in OutcomeInput, today day.Day) (Outcome, error) {
	r := &reader{m: m}
	o := Outcome{On: r.typedDay("told-on", "The day", in.On), Reached: in.Reached, Text: r.words("told", "What can be seen", in.Text)}
	switch {
	case o.On.IsZero() && r.bad.For("told-on") == "":
		r.bad.Add("told-on", "Enter the day on which this was so")
	case o.On > today:
		r.bad.Add("told-on", "The day cannot be in the future")
	}
	if Label(Reached, in.Reached) == in.Reached || in.Reached == "" {
		r.bad.Add("reached", "Choose how far it has come")
	}
	if o.Text == "" {
		r.bad.Add("told", "Say what can be seen, and who says so")
	}
	return o, r.bad.Err()
}

// said is the sentence of a described benefit: "Staff say it helps, described: nobody is asked twice. Partly on 3 May 2026."
func (p Profile) said(m Measure, told Outcome) string {
	says := p.name(m) + ", described and not measured: " + strings.TrimSuffix(p.Outcome, ".") + ". "
	if !told.Known() {
		return says + "Nobody has said yet whether it came; it should by " + p.TargetOn.Long() + "."
	}
	return says + Label(Reached, told.Reached) + " on " + told.On.Long() + ": " + strings.TrimSuffix(told.Text, ".") + "."
}

// Describes refuses figures of a described benefit, and words about a measured one.
func (p Profile) Describes(want bool) error {
	switch {
	case want && !p.Described:
		return fault.Refused("told", "This benefit is measured: record its figures")
	case !want && p.Described:
		return fault.Refused(FieldPaste, "This benefit is described and has no figures: say what became of it")
	}
	return nil
}
