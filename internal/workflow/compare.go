package workflow

import (
	"fmt"
	"strings"
)

// Edit is one thing that differs between two versions, in words for people.
type Edit struct{ What, Before, After string }

// Compare lists what is different in new, against old: the map's own answers, then the steps, then the decisions.
// Steps are the same when their id is, wherever they stand.
func Compare(old, new Redesign, groups Groups) []Edit {
	var out []Edit
	say := func(what, before, after string) {
		if before != after {
			out = append(out, Edit{what, before, after})
		}
	}
	compareAbout(old, new, say)
	for _, side := range [][2]Map{{old.Before, new.Before}, {old.After, new.After}} {
		compareSteps(side[0], side[1], groups, say)
	}
	was := decisionTexts(old)
	is := decisionTexts(new)
	for _, m := range []Map{new.Before, new.After} {
		for _, s := range m.Steps {
			say(fmt.Sprintf("what happens to step %d %s", s.Position, m.State.Side()), was[s.ID], is[s.ID])
		}
	}
	return out
}

func compareAbout(old, new Redesign, say func(what, before, after string)) {
	x, y := old.Before.Record, new.Before.Record
	say("one case", x.UnitOfWork, y.UnitOfWork)
	say("where it starts", x.StartEvent, y.StartEvent)
	say("where it ends", x.EndEvent, y.EndEvent)
	a, b := old.After.Record, new.After.Record
	say("one case after", other(a.UnitOfWork, x.UnitOfWork), other(b.UnitOfWork, y.UnitOfWork))
	say("where it starts after", other(a.StartEvent, x.StartEvent), other(b.StartEvent, y.StartEvent))
	say("where it ends after", other(a.EndEvent, x.EndEvent), other(b.EndEvent, y.EndEvent))
	say("cases a "+Label(DayTypes, new.dayType()), x.Volume.Plain(), y.Volume.Plain())
	say("which days are counted", Label(DayTypes, x.DayType), Label(DayTypes, y.DayType))
	say("where the number of cases comes from", x.VolumeSource, y.VolumeSource)
	say("how the times were found", Label(Methods, old.Before.Timing.Method), Label(Methods, new.Before.Timing.Method))
	say("cases timed", sampleText(old.Before.Timing.Sample), sampleText(new.Before.Timing.Sample))
	say("cases it could apply to", x.Eligible.Plain(), y.Eligible.Plain())
	say("hours needed once", x.OneOffHours.Plain(), y.OneOffHours.Plain())
	say("the day it was mapped", x.MappedOn.Long(), y.MappedOn.Long())
	say("who mapped it", x.MappedBy, y.MappedBy)
	say("who took part", strings.Join(x.WhoTookPart, "; "), strings.Join(y.WhoTookPart, "; "))
	say("in use from", old.InUseFrom.Long(), new.InUseFrom.Long())
	say("what is different in this version", old.Why, new.Why)
	say("why it is automated first", old.WhyAutomateFirst, new.WhyAutomateFirst)
	say("why the work changes hands more often", old.WhyMoreHandovers, new.WhyMoreHandovers)
}

func compareSteps(old, new Map, groups Groups, say func(what, before, after string)) {
	side := new.State.Side()
	was := map[string]Step{}
	for _, s := range old.Steps {
		was[s.ID] = s
	}
	for _, s := range new.Steps {
		before := ""
		if o, ok := was[s.ID]; ok {
			before = old.describe(o, groups)
			delete(was, s.ID)
		}
		say(fmt.Sprintf("step %d %s", s.Position, side), before, new.describe(s, groups))
	}
	for _, o := range old.Steps {
		if _, gone := was[o.ID]; gone {
			say(fmt.Sprintf("step %d %s, taken out", o.Position, side), old.describe(o, groups), "")
		}
	}
	say("order of the steps "+side, order(old, new), order(new, old))
}

// order is the order of the steps that both maps have, by their names; nothing when it is the same in both.
func order(m, as Map) string {
	var mine, theirs, names []string
	for _, s := range m.Steps {
		if _, ok := as.Step(s.ID); ok {
			mine, names = append(mine, s.ID), append(names, s.Action)
		}
	}
	for _, s := range as.Steps {
		if _, ok := m.Step(s.ID); ok {
			theirs = append(theirs, s.ID)
		}
	}
	if strings.Join(mine, " ") == strings.Join(theirs, " ") {
		return ""
	}
	return strings.Join(names, "; ")
}

// describe is a step in one line: "Scan the signed form: clinician (Registered nurses and midwives), 3.5 minutes in
// 100% of cases". It says all that is recorded, so that any change shows.
func (m Map) describe(s Step, groups Groups) string {
	parts := []string{s.Action + ": " + s.Role}
	add := func(format string, value string) {
		if value != "" {
			parts = append(parts, fmt.Sprintf(format, value))
		}
	}
	if s.StaffGroup != "" {
		parts[0] += " (" + groups.Label(s.StaffGroup) + ")"
	}
	add("%s minutes", s.Minutes.Plain())
	add("%s%% of cases", s.Share.Plain())
	add("pay band %s", s.PayBand)
	add("type: %s", Label(Types, s.Type))
	add("value: %s", Label(Worths, s.Worth))
	add("median %s minutes", s.Median.Plain())
	add("slowest tenth %s minutes", s.P90.Plain())
	add("wait %s minutes", s.Wait.Plain())
	if s.Timing != m.Timing {
		add("times: %s", Label(Methods, s.Timing.Method))
		add("%s cases timed", sampleText(s.Timing.Sample))
	}
	add("system: %s", s.System)
	if s.Rekeyed {
		parts = append(parts, "data typed again")
	}
	add("inputs: %s", s.Inputs)
	add("outputs: %s", s.Outputs)
	add("standard: %s", s.Using)
	add("goes wrong: %s", s.Fails)
	add("note: %s", s.Note)
	return strings.Join(parts, ", ")
}

// decisionTexts are the decisions in words, by the step whose row shows them.
func decisionTexts(r Redesign) map[string]string {
	out := map[string]string{}
	for _, c := range r.Changes {
		text := Label(Decisions, c.Decision)
		if s, ok := r.After.Step(c.New); ok && c.Old != "" {
			text += " as “" + s.Action + "”"
		}
		if c.Why != "" {
			text += ": " + c.Why
		}
		if c.Part != "" {
			text += " (" + c.Part + ")"
		}
		if !c.DoneBefore {
			text += " (with or after the technology)"
		}
		id := c.Old
		if id == "" {
			id = c.New
		}
		if out[id] != "" {
			text = out[id] + "; " + text
		}
		out[id] = text
	}
	return out
}
