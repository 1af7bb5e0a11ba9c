package benefit

import (
	"strings"
	"unicode/utf8"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// Input is a figure as somebody typed it: a form, a grid cell, a CSV row, an API body.
type Input struct {
	From, To    string // days like 2026-03-02
	State       string // reported when empty
	Value       string
	Numerator   string
	Denominator string // for hours freed: the operating days
	Cases       string // for hours freed: cases through the new process; nobody has to count them
	Note        string
	Reason      string // why an earlier figure is corrected
}

// Input is a figure as a form shows it, to be corrected: a value that follows from its parts is worked out again.
func (o Observation) Input(m Measure) Input {
	in := Input{From: o.Period.From.String(), To: o.Period.To.String(), State: string(o.State), Value: o.Value.Plain(), Numerator: o.Numerator.Plain(),
		Denominator: o.Denominator.Plain(), Cases: o.Cases.Plain(), Note: o.Note}
	if o.Numerator.Known && o.Denominator.Known && m.Heads().Numerator != "" {
		in.Value = ""
	}
	return in
}

// Names of the inputs of a figure.
const (
	FieldFrom        = "from"
	FieldTo          = "to"
	FieldState       = "state"
	FieldValue       = "value"
	FieldNumerator   = "numerator"
	FieldDenominator = "denominator"
	FieldCases       = "cases"
	FieldNote        = "note"
	FieldReason      = "reason"
)

const (
	longestPeriod = 366  // days
	longNote      = 4000 // characters
)

// Observe turns in into a first figure of m for its period, or says field by field why not. rows are all rows of the
// series so far; a period that has a row already is corrected, never entered twice. Notes say where a figure was rounded.
func Observe(m Measure, in Input, rows []Observation, today day.Day) (Observation, fault.Fields, error) {
	o, r := read(m, in, today)
	for _, have := range Standing(rows) {
		switch {
		case r.bad.For(FieldFrom) != "" || r.bad.For(FieldTo) != "":
		case have.Period == o.Period:
			r.bad.Add(FieldFrom, "There is a figure for %s already: correct that one instead", o.Period)
		case have.Period.Overlaps(o.Period):
			r.bad.Add(FieldFrom, "%s overlaps the figure for %s", o.Period, have.Period)
		}
	}
	return o, r.notes, r.bad.Err()
}

// Correct turns in into a new row that takes the place of the standing figure of its period. The old one stays in the
// history, with who changed it and why.
func Correct(m Measure, in Input, rows []Observation, today day.Day) (Observation, fault.Fields, error) {
	o, r := read(m, in, today)
	o.Reason = strings.TrimSpace(in.Reason)
	switch n := utf8.RuneCountInString(o.Reason); {
	case n == 0:
		r.bad.Add(FieldReason, "Say why the figure is corrected")
	case n > longNote:
		r.bad.Add(FieldReason, "The reason must be %d characters or fewer", longNote)
	}
	var old Observation
	for _, have := range Standing(rows) {
		if have.Period == o.Period {
			old = have
		}
	}
	switch {
	case old.ID == "" && r.bad.For(FieldFrom) == "" && r.bad.For(FieldTo) == "":
		r.bad.Add(FieldFrom, "There is no figure for %s to correct", o.Period)
	case old.ID != "" && same(old, o):
		r.bad.Add(FieldValue, "This is the figure that is already there")
	case old.ID != "" && old.Measure != m.Ref():
		r.bad.Add(FieldValue, "The figure was given to version %d of this measure: a new way of measuring starts a new series", old.Measure.Version)
	}
	o.Supersedes = old.ID
	return o, r.notes, r.bad.Err()
}

func same(a, b Observation) bool {
	return a.State == b.State && a.Value == b.Value && a.Numerator == b.Numerator && a.Denominator == b.Denominator && a.Cases == b.Cases && a.Note == b.Note
}

type reader struct {
	m          Measure
	bad, notes fault.Fields
	places     int // decimals of the value as typed
}

func read(m Measure, in Input, today day.Day) (Observation, *reader) {
	r := &reader{m: m}
	in = in.marks()
	o := Observation{Measure: m.Ref(), State: State(in.State), Note: strings.TrimSpace(in.Note)}
	o.Period = r.period(in, today)
	if utf8.RuneCountInString(o.Note) > longNote {
		r.bad.Add(FieldNote, "The note must be %d characters or fewer", longNote)
	}
	switch o.State {
	case "", Reported:
		o.State = Reported
		r.figures(in, &o)
	case NotApplicable, Suppressed:
		if in.filled() {
			r.bad.Add(FieldState, "Leave the figures of this period empty, or choose “Figure”")
		}
	default:
		r.bad.Add(FieldState, "Choose reported, not applicable or suppressed")
	}
	return o, r
}

func (r *reader) period(in Input, today day.Day) Period {
	p := Period{r.day(FieldFrom, "first", in.From), r.day(FieldTo, "last", in.To)}
	switch {
	case p.From.IsZero() || p.To.IsZero():
	case p.To < p.From:
		r.bad.Add(FieldTo, "The last day must not be before the first")
	case p.From > today:
		r.bad.Add(FieldFrom, "The period must not be in the future")
	case p.To > today:
		r.bad.Add(FieldTo, "The period is not over: enter its figure after %s", p.To.Long())
	case p.Days() > longestPeriod:
		r.bad.Add(FieldTo, "A period can be a year at most")
	}
	return p
}

func (r *reader) day(field, which, s string) day.Day {
	s = strings.TrimSpace(s)
	if s == "" {
		r.bad.Add(field, "Enter the %s day of the period", which)
		return 0
	}
	d, err := day.Parse(s)
	if err != nil {
		r.bad.Add(field, "Enter the %s day like 2026-03-02", which)
	}
	return d
}
