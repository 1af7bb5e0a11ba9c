package workflow

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"groundwork/internal/decimal"
	"groundwork/internal/fault"
)

// Input is a step as somebody typed it: a form, a pasted row, an API body. What is empty is not known.
type Input struct {
	ID, PackStep                              string
	Action, Role, Minutes, Share              string // the four that everybody fills
	Type, Worth, StaffGroup, PayBand          string
	Median, P90, Wait, Method, Sample, System string
	Inputs, Outputs, Using, Fails, Note       string
	Rekeyed                                   bool
}

// Limits of what a step may hold.
const (
	MaxSteps   = 200 // of one map
	longText   = 200
	longRole   = 60
	longNote   = 4000
	mostCases  = 10_000_000
	aDayLength = 1440 // minutes; more hands-on minutes for one case are absurd
)

// Read turns in into the step at position of a map, or says field by field why not; the fields are named
// before-3-minutes. Notes say where a figure was rounded to four decimals. Staff groups and pay bands are
// those of the library; an empty list accepts any.
func Read(in Input, state State, position int, groups Groups, bands []Term) (Step, fault.Fields, error) {
	p := parser{state: state, position: position}
	s := Step{
		ID: in.ID, PackStep: in.PackStep, Position: position, Rekeyed: in.Rekeyed,
		Action:  p.text(FieldAction, "What is done in", in.Action, longText),
		Role:    p.text(FieldRole, "Who does", in.Role, longRole),
		Minutes: p.minutes(FieldMinutes, "Minutes of", in.Minutes),
		Share:   p.share(in.Share),
		Type:    p.choice(FieldType, "Type of", in.Type, Types),
		Worth:   p.choice(FieldWorth, "Value of", in.Worth, Worths),
		Median:  p.minutes(FieldMedian, "Median minutes of", in.Median),
		P90:     p.minutes(FieldP90, "Slowest-tenth minutes of", in.P90),
		Wait:    p.number(FieldWait, "Waiting minutes of", in.Wait),
		Timing:  Timing{Method: p.choice(FieldMethod, "How the minutes were found in", in.Method, Methods), Sample: p.sample(in.Sample)},
		System:  p.text(FieldSystem, "System used in", in.System, longText),
		Inputs:  p.text(FieldInputs, "What is needed for", in.Inputs, longNote), Outputs: p.text(FieldOutputs, "What comes out of", in.Outputs, longNote),
		Using: p.text(FieldUsing, "Standard used in", in.Using, longNote), Fails: p.text(FieldFails, "How it goes wrong in", in.Fails, longNote),
		Note: p.text(FieldNote, "Note on", in.Note, longNote),
	}
	if s.Action == "" {
		p.add(FieldAction, "Enter what is done in %s", p.step())
	}
	if s.Role == "" {
		p.add(FieldRole, "Enter who does %s", p.step())
	}
	s.StaffGroup, s.PayBand = strings.TrimSpace(in.StaffGroup), strings.TrimSpace(in.PayBand)
	if _, ok := groups.Of(s.StaffGroup); s.StaffGroup != "" && s.StaffGroup != Nobody && len(groups) > 0 && !ok {
		p.add(FieldGroup, "Choose the staff group of %s from the list", p.step())
	}
	if s.PayBand != "" && len(bands) > 0 && !known(bands, s.PayBand) {
		p.add(FieldBand, "Choose the pay band of %s from the list", p.step())
	}
	if s.StaffGroup == Nobody && s.Minutes.Known && s.Minutes.D != 0 {
		p.add(FieldMinutes, "%s is done by the system, so it takes nobody's minutes: enter 0, or say whose time it takes", sentence(p.step()))
	}
	return s, p.notes, p.bad.Err()
}

type parser struct {
	state      State
	position   int
	bad, notes fault.Fields
}

func (p *parser) step() string { return "step " + strconv.Itoa(p.position) + " " + p.state.Side() }

func (p *parser) add(field, format string, args ...any) {
	p.bad.Add(Cell(p.state, p.position, field), format, args...)
}

// text trims s, makes one line of it and refuses what is too long.
func (p *parser) text(field, what, s string, most int) string {
	s = strings.Join(strings.Fields(strings.ReplaceAll(s, "\x00", "")), " ")
	if utf8.RuneCountInString(s) > most {
		p.add(field, "%s %s must be %d characters or fewer", what, p.step(), most)
	}
	return s
}

// number reads a figure that may be unknown and is never below zero.
func (p *parser) number(field, what, typed string) decimal.Maybe {
	s := bare(typed, "minutes", "minute", "mins", "min")
	if unknown(s) {
		return decimal.Maybe{}
	}
	d, rounded, err := decimal.Parse(s)
	switch {
	case errors.Is(err, decimal.ErrRange):
		p.add(field, "%s %s must be smaller: the most is %s", what, p.step(), decimal.Max.Fixed(0))
	case err != nil:
		p.add(field, "%s %s must be a number", what, p.step())
	case d < 0:
		p.add(field, "%s %s must be 0 or more", what, p.step())
	default:
		if rounded {
			p.notes.Add(Cell(p.state, p.position, field), "%s %s were rounded to %s", what, p.step(), d)
		}
		return decimal.Some(d)
	}
	return decimal.Maybe{}
}

// minutes reads hands-on minutes of one case.
func (p *parser) minutes(field, what, typed string) decimal.Maybe {
	m := p.number(field, what, typed)
	if m.D > decimal.Of(aDayLength) {
		p.add(field, "%s %s must be 1,440 or fewer, which is a whole day for one case", what, p.step())
		return decimal.Maybe{}
	}
	return m
}

// share reads the percent of cases that need the step.
func (p *parser) share(typed string) decimal.Maybe {
	return p.percent(FieldShare, "Share of cases of", typed)
}

// sample reads how many cases were timed; 0 means not stated.
func (p *parser) sample(typed string) int {
	s := bare(typed, "cases", "case")
	if unknown(s) {
		return 0
	}
	n, err := strconv.Atoi(strings.ReplaceAll(s, ",", ""))
	if err != nil || n < 0 || n > mostCases {
		p.add(FieldSample, "Cases timed in %s must be a whole number, like 120", p.step())
		return 0
	}
	return n
}

func (p *parser) choice(field, what, key string, terms []Term) string {
	key = strings.TrimSpace(key)
	if key != "" && !known(terms, key) {
		p.add(field, "%s %s: choose one from the list", what, p.step())
		return ""
	}
	return key
}

// bare takes a unit off the end of a figure: "2.0 min", "20%".
func bare(s string, units ...string) string {
	s = strings.TrimSpace(s)
	low := strings.ToLower(s)
	for _, u := range units {
		if rest, ok := strings.CutSuffix(low, u); ok && rest != "" {
			return strings.TrimSpace(rest)
		}
	}
	return s
}

// unknown reports whether s is one of the ways in which people write that they have no figure.
func unknown(s string) bool {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "", "-", "–", "—", "?", "n/a", "na", "not known", "unknown", "tbc", "tbd":
		return true
	}
	return false
}

// Steps reads all steps of a map. Every row is read, so that one mistake hides no other; steps without id keep none.
func Steps(in []Input, state State, groups Groups, bands []Term) ([]Step, fault.Fields, error) {
	var bad, notes fault.Fields
	if len(in) > MaxSteps {
		return nil, nil, fault.Refused(state.Side()+"-add", "A map can have %d steps; this one has %d. Leave out the finest detail, or map two pieces of work", MaxSteps, len(in))
	}
	steps := make([]Step, 0, len(in))
	for i, x := range in {
		s, n, err := Read(x, state, i+1, groups, bands)
		notes = append(notes, n...)
		if err != nil {
			bad = append(bad, fault.Of(err).Fields...)
		}
		steps = append(steps, s)
	}
	return steps, notes, bad.Err()
}
