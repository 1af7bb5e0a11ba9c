package workflow

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
)

// Names of the inputs that stand once for the whole map.
const (
	FieldUnit      = "unit-of-work"
	FieldStart     = "start-event"
	FieldEnd       = "end-event"
	FieldSource    = "volume-source"
	FieldDayType   = "day-type"
	FieldMapMethod = "method"
	FieldMapSample = "sample"
	FieldEligible  = "eligible"
	FieldOneOff    = "one-off-hours"
	FieldMappedOn  = "mapped-on"
	FieldMappedBy  = "mapped-by"
	FieldTookPart  = "took-part"
	FieldTeams     = "scope-teams"
	FieldInUse     = "in-use-from"
	FieldWhy       = "why"
	FieldDecision  = "decision"
	FieldBecomes   = "becomes"
	FieldBecause   = "because"
	FieldEvidence  = "evidence"
)

// LaneField is the name of an input for one role: lane-2-role, lane-2-group.
func LaneField(n int, field string) string { return "lane-" + strconv.Itoa(n) + "-" + field }

// Read makes a Redesign of what was typed, or says cell by cell why not; the steps it could read are there either way,
// so that a page can show how far it came. Steps keep the numbers of their rows: Compact first to have no gaps.
// after says whether the new way is a redesign or an adopting trust's own.
func (s Sheet) Read(after State, groups Groups, bands []Term, today day.Day) (Redesign, fault.Fields, error) {
	var bad, notes fault.Fields
	s.checkLanes(&bad, groups)
	r := Redesign{Before: Map{State: Current}, After: Map{State: after}}
	for _, m := range []*Map{&r.Before, &r.After} {
		rows := *s.Rows(m.State)
		if n := s.Steps(m.State); n > MaxSteps {
			bad.Add(m.State.Side()+"-add", "A map can have %d steps; this one has %d. Leave out the finest detail, or map two pieces of work", MaxSteps, n)
		}
		for i, t := range rows {
			if t.Empty() {
				continue
			}
			step, rounded, err := Read(Inherit(t.Input, s.Lanes), m.State, i+1, groups, bands)
			notes = append(notes, rounded...)
			if err != nil {
				bad = append(bad, fault.Of(err).Fields...)
			}
			m.Steps = append(m.Steps, step)
		}
	}
	r.Before.Links, r.After.Links = s.links(Current, &bad), s.links(after, &bad)
	s.About.read(&r, &bad, today)
	r.Changes = s.changes(&bad)
	return r, notes, bad.Err()
}

// checkLanes reads the roles: each has a name, and no two have the same.
func (s Sheet) checkLanes(bad *fault.Fields, groups Groups) {
	seen := map[string]bool{}
	for i, l := range s.Lanes {
		field, name := LaneField(i+1, "role"), normal(l.Role)
		switch {
		case name == "" && s.uses(l.Role):
			bad.Add(field, "Enter who role %d is", i+1)
		case seen[name]:
			bad.Add(field, "Role %d has the same name as another: “%s”", i+1, l.Role)
		case utf8.RuneCountInString(l.Role) > longRole:
			bad.Add(field, "Role %d must be %d characters or fewer", i+1, longRole)
		}
		seen[name] = name != ""
		if _, ok := groups.Of(l.StaffGroup); l.StaffGroup != "" && l.StaffGroup != Nobody && !ok {
			bad.Add(LaneField(i+1, "group"), "Choose the staff group of role %d from the list", i+1)
		}
	}
}

func (s Sheet) uses(role string) bool {
	for _, rows := range [][]Typed{s.Before, s.After} {
		for _, t := range rows {
			if t.Role == role {
				return true
			}
		}
	}
	return false
}

// changes are the decisions in the order of the form. What the form proposed and nobody touched is no decision.
func (s Sheet) changes(bad *fault.Fields) []Change {
	var out []Change
	for _, state := range []State{Current, Redesigned} {
		for i, t := range *s.Rows(state) {
			if t.Empty() || t.Decision == "" || t.Offered == Offer(t.Decision, t.Other) {
				continue
			}
			c := Change{Old: t.ID, New: t.Other, Decision: t.Decision, Part: t.Part, DoneBefore: t.Early, Why: strings.TrimSpace(t.Because), Evidence: strings.TrimSpace(t.Evidence)}
			if state != Current {
				c.Old, c.New = t.Other, t.ID
			}
			switch {
			case t.Decision == Remove:
				c.New = ""
			case t.Decision == Add:
				c.Old = ""
			}
			if typed, wrong := strings.CutPrefix(t.Other, NoSuchStep); wrong && t.Decision != Remove && t.Decision != Add {
				other := Redesigned
				if state != Current {
					other = Current
				}
				bad.Add(Cell(state, i+1, FieldBecomes), "There is no step %s %s: choose what step %d %s goes with", typed, other.Side(), i+1, state.Side())
			}
			if !known(Decisions, t.Decision) {
				bad.Add(Cell(state, i+1, FieldDecision), "What happens to step %d %s: choose one from the list", i+1, state.Side())
				continue
			}
			if t.Part != "" && !known(Parts, t.Part) {
				bad.Add(Cell(state, i+1, "part"), "Core or adaptable for step %d %s: choose one from the list", i+1, state.Side())
			}
			if utf8.RuneCountInString(c.Why) > longNote {
				bad.Add(Cell(state, i+1, FieldBecause), "Why for step %d %s must be %d characters or fewer", i+1, state.Side(), longNote)
			}
			if utf8.RuneCountInString(c.Evidence) > longNote {
				bad.Add(Cell(state, i+1, FieldEvidence), "What shows it for step %d %s must be %d characters or fewer", i+1, state.Side(), longNote)
			}
			out = append(out, c)
		}
	}
	return out
}

// NoSuchStep starts what stands for a step in a row when the number that was typed is no step's.
const NoSuchStep = "?"

// Offer is how a form notes what it proposed for a step, so that Read can tell a proposal from a decision.
func Offer(decision, other string) string { return decision + ":" + other }

// read fills in what stands once for the whole map.
func (a About) read(r *Redesign, bad *fault.Fields, today day.Day) {
	p := about{bad}
	rec := Record{
		UnitOfWork: p.text(FieldUnit, "One case", a.UnitOfWork), StartEvent: p.text(FieldStart, "Where it starts", a.StartEvent), EndEvent: p.text(FieldEnd, "Where it ends", a.EndEvent),
		Volume: p.number(FieldVolume, "Cases a day", a.Volume), VolumeSource: p.text(FieldSource, "Where the number of cases comes from", a.VolumeSource),
		DayType: p.choice(FieldDayType, "Which days are counted", a.DayType, DayTypes), Eligible: p.number(FieldEligible, "Cases it could apply to", a.Eligible),
		OneOffHours: p.number(FieldOneOff, "Hours needed once", a.OneOffHours),
		MappedOn:    p.day(FieldMappedOn, "The day it was mapped", a.MappedOn), MappedBy: strings.TrimSpace(a.MappedBy), WhoTookPart: p.lines(FieldTookPart, "Who took part", a.WhoTookPart),
		ScopeTeams: p.lines(FieldTeams, "Which teams this covers", a.ScopeTeams),
	}
	if rec.MappedOn > today {
		bad.Add(FieldMappedOn, "The day it was mapped must be today or in the past")
	}
	timing := Timing{Method: p.choice(FieldMapMethod, "How the times were found", a.Method, Methods), Sample: p.sample(a.Sample)}
	r.Before.Record, r.After.Record, r.Before.Timing, r.After.Timing = rec, rec, timing, timing
	r.After.Record.UnitOfWork = either(p.text("after-unit", "One case after", a.AfterUnit), rec.UnitOfWork)
	r.After.Record.StartEvent = either(p.text("after-start", "Where it starts after", a.AfterStart), rec.StartEvent)
	r.After.Record.EndEvent = either(p.text("after-end", "Where it ends after", a.AfterEnd), rec.EndEvent)
	r.InUseFrom, r.Why = p.day(FieldInUse, "In use from", a.InUseFrom), p.note(FieldWhy, "What is different in this version", a.Why)
	r.WhyAutomateFirst = p.note("why-automate-first", "Why it is automated first", a.WhyAutomateFirst)
	r.WhyMoreHandovers = p.note("why-more-handovers", "Why the work changes hands more often", a.WhyMoreHandovers)
}

func either(s, usual string) string {
	if s == "" {
		return usual
	}
	return s
}

// about reads the fields of a map that belong to no step.
type about struct{ bad *fault.Fields }

func (p about) text(field, label, s string) string { return p.limited(field, label, s, longText) }

func (p about) note(field, label, s string) string { return p.limited(field, label, s, longNote) }

func (p about) limited(field, label, s string, most int) string {
	s = strings.Join(strings.Fields(strings.ReplaceAll(s, "\x00", "")), " ")
	if utf8.RuneCountInString(s) > most {
		p.bad.Add(field, "%s must be %d characters or fewer", label, most)
	}
	return s
}

// lines are the lines of a text that say something.
func (p about) lines(field, label, s string) []string {
	var out []string
	for _, line := range strings.Split(s, "\n") {
		if line = p.text(field, "Each line of "+strings.ToLower(label[:1])+label[1:], line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

func (p about) choice(field, label, key string, terms []Term) string {
	key = strings.TrimSpace(key)
	if key != "" && !known(terms, key) {
		p.bad.Add(field, "%s: choose one from the list", label)
		return ""
	}
	return key
}

func (p about) number(field, label, typed string) decimal.Maybe {
	s := bare(typed, "cases", "case", "hours", "hour")
	if unknown(s) {
		return decimal.Maybe{}
	}
	d, _, err := decimal.Parse(s)
	switch {
	case errors.Is(err, decimal.ErrRange) || d > decimal.Of(mostCases):
		p.bad.Add(field, "%s must be %s or fewer", label, decimal.Of(mostCases).Fixed(0))
	case err != nil:
		p.bad.Add(field, "%s must be a number, like 336", label)
	case d < 0:
		p.bad.Add(field, "%s must be 0 or more", label)
	default:
		return decimal.Some(d)
	}
	return decimal.Maybe{}
}

func (p about) sample(typed string) int {
	s := bare(typed, "cases", "case")
	if unknown(s) {
		return 0
	}
	n, err := strconv.Atoi(strings.ReplaceAll(s, ",", ""))
	if err != nil || n < 0 || n > mostCases {
		p.bad.Add(FieldMapSample, "Cases timed must be a whole number, like 120")
		return 0
	}
	return n
}

func (p about) day(field, label, typed string) day.Day {
	if strings.Trim(typed, "- ") == "" {
		return 0
	}
	d, err := TypedDay(typed)
	if err != nil {
		p.bad.Add(field, "%s must be a real date, like 21 5 2025", label)
	}
	return d
}

// TypedDay reads the three boxes of a date joined as 2025-05-21, where the parts may have one digit.
func TypedDay(typed string) (day.Day, error) {
	if parts := strings.Split(typed, "-"); len(parts) == 3 {
		if d, ok := day.FromParts(parts[2], parts[1], parts[0]); ok {
			return d, nil
		}
	}
	return 0, fmt.Errorf("%q is not a day", typed)
}

func sampleText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func lines(s []string) string { return strings.Join(s, "\n") }
