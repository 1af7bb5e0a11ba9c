package workflow

import (
	"slices"

	"groundwork/internal/decimal"
)

// Sheet is a redesign as somebody types it into one form: every cell is text as it was typed, right or wrong, so that
// a draft loses nothing. Read makes a Redesign of it.
type Sheet struct {
	Lanes         []Lane // who does the work, named once and chosen in the steps
	Before, After []Typed
	About         About
}

// Typed is a row of the form: a step, and what happens to it. For a step before Other is the step after that it
// becomes; for a step after, the step before that it was split off.
type Typed struct {
	Input
	Decision string // empty while nobody has decided
	Other    string // step id
	Because  string
	Part     string
	Evidence string
	Early    bool // done before the technology came
	Links    []TypedLink
	Offered  string // what the form proposed: decision and other step; left as it is, nobody has decided
}

// About is what the map is a map of, asked once for both sides.
type About struct {
	UnitOfWork, StartEvent, EndEvent string
	AfterUnit, AfterStart, AfterEnd  string // only where the new way differs
	Volume, VolumeSource, DayType    string
	Method, Sample                   string // how the times were found, inherited by the steps
	Eligible, OneOffHours            string
	MappedOn, MappedBy, WhoTookPart  string // a day like 2025-05-21, a person's id, one line each
	ScopeTeams                       string // one line each
	InUseFrom, Why                   string
	WhyAutomateFirst                 string
	WhyMoreHandovers                 string
}

// everyCase is what a new row says of its share until somebody says otherwise.
const everyCase = "100"

// Blank is a new row.
func Blank() Typed { return Typed{Input: Input{Share: everyCase}, Early: true} }

// Empty reports whether nobody has typed anything about the step yet.
func (t Typed) Empty() bool {
	return normal(t.Action) == "" && normal(t.Role) == "" && unknown(t.Minutes)
}

// Rows are the steps of one side.
func (s *Sheet) Rows(state State) *[]Typed {
	if state == Current {
		return &s.Before
	}
	return &s.After
}

// Compact moves empty rows behind the others, so that the steps are numbered without a gap.
func (s Sheet) Compact() Sheet {
	for _, state := range []State{Current, Redesigned} {
		rows := s.Rows(state)
		var full, empty []Typed
		for _, t := range *rows {
			if t.Empty() {
				empty = append(empty, t)
			} else {
				full = append(full, t)
			}
		}
		*rows = append(full, empty...)
	}
	return s
}

// Steps counts the rows of one side that somebody has typed in.
func (s Sheet) Steps(state State) int {
	n := 0
	for _, t := range *s.Rows(state) {
		if !t.Empty() {
			n++
		}
	}
	return n
}

// Open is the sheet on which r can be changed.
func (r Redesign) Open() Sheet {
	rec, after := r.Before.Record, r.After.Record
	s := Sheet{Lanes: Lanes(r.Before, r.After), About: About{
		UnitOfWork: rec.UnitOfWork, StartEvent: rec.StartEvent, EndEvent: rec.EndEvent,
		AfterUnit: other(after.UnitOfWork, rec.UnitOfWork), AfterStart: other(after.StartEvent, rec.StartEvent), AfterEnd: other(after.EndEvent, rec.EndEvent),
		Volume: rec.Volume.Plain(), VolumeSource: rec.VolumeSource, DayType: rec.DayType,
		Method: r.Before.Timing.Method, Sample: sampleText(r.Before.Timing.Sample),
		Eligible: rec.Eligible.Plain(), OneOffHours: rec.OneOffHours.Plain(),
		MappedOn: rec.MappedOn.String(), MappedBy: rec.MappedBy, WhoTookPart: lines(rec.WhoTookPart), ScopeTeams: lines(rec.ScopeTeams),
		InUseFrom: r.InUseFrom.String(), Why: r.Why, WhyAutomateFirst: r.WhyAutomateFirst, WhyMoreHandovers: r.WhyMoreHandovers,
	}}
	s.Before, s.After = opened(r.Before, s.Lanes), opened(r.After, s.Lanes)
	s.decide(r.Changes)
	return s
}

func opened(m Map, lanes []Lane) []Typed {
	out := make([]Typed, len(m.Steps))
	for i, step := range m.Steps {
		out[i] = Typed{Input: step.input(m.Timing, lanes), Links: m.typedLinks(step.ID), Early: true}
	}
	return out
}

// decide puts decisions to the rows that they are about. Of several about one old step, the further ones stand with
// the new step that they name.
func (s *Sheet) decide(changes []Change) {
	for _, c := range changes {
		old := slices.IndexFunc(s.Before, func(t Typed) bool { return t.ID == c.Old })
		row, other := (*Typed)(nil), c.New
		if c.Old != "" && old >= 0 && s.Before[old].Decision == "" {
			row = &s.Before[old]
		} else if i := slices.IndexFunc(s.After, func(t Typed) bool { return t.ID == c.New }); i >= 0 {
			row, other = &s.After[i], c.Old
		}
		if row != nil {
			row.Decision, row.Other, row.Because, row.Part, row.Evidence, row.Early, row.Offered = c.Decision, other, c.Why, c.Part, c.Evidence, c.DoneBefore, ""
		}
	}
}

// input is the step as it stands in a form; what its role or its map says already is left out.
func (s Step) input(t Timing, lanes []Lane) Input {
	in := Input{ID: s.ID, PackStep: s.PackStep, Action: s.Action, Role: s.Role, Minutes: minutesTyped(s.Minutes), Share: s.Share.Plain(),
		Type: s.Type, Worth: s.Worth, StaffGroup: s.StaffGroup, PayBand: s.PayBand, Median: s.Median.Plain(), P90: s.P90.Plain(), Wait: s.Wait.Plain(),
		Method: s.Timing.Method, Sample: sampleText(s.Timing.Sample), System: s.System,
		Inputs: s.Inputs, Outputs: s.Outputs, Using: s.Using, Fails: s.Fails, Note: s.Note, Rekeyed: s.Rekeyed}
	if s.Timing == t {
		in.Method, in.Sample = "", ""
	}
	for _, l := range lanes {
		if normal(l.Role) != normal(in.Role) {
			continue
		}
		if in.StaffGroup == l.StaffGroup {
			in.StaffGroup = ""
		}
		if in.PayBand == l.PayBand {
			in.PayBand = ""
		}
	}
	return in
}

// minutesTyped has one decimal, as minutes are shown, or as many as it needs.
func minutesTyped(m decimal.Maybe) string {
	switch {
	case !m.Known:
		return ""
	case m.D%(decimal.One/10) == 0:
		return m.D.Fixed(1)
	}
	return m.Plain()
}

func other(s, usual string) string {
	if s == usual {
		return ""
	}
	return s
}
