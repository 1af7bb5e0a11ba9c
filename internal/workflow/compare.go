package workflow

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
)

// Edit is one thing that differs between two versions, in words for people.
type Edit struct{ What, Before, After string }

// Digest tells redesigns apart that differ in anything that is recorded.
func (r Redesign) Digest() string {
	b, err := json.Marshal(r)
	if err != nil {
		return "" // texts and figures always marshal
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:12])
}

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
	say("which teams this covers", strings.Join(x.ScopeTeams, "; "), strings.Join(y.ScopeTeams, "; "))
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
		what := fmt.Sprintf("step %d %s", s.Position, side)
		o, ok := was[s.ID]
		if !ok {
			say(what, "", inWords(new.says(s, groups)))
			continue
		}
		delete(was, s.ID)
		before, after := old.says(o, groups), new.says(s, groups)
		for i := range after {
			say(what+", "+s.Action+": "+after[i][0], before[i][1], after[i][1])
		}
	}
	for _, o := range old.Steps {
		if _, gone := was[o.ID]; gone {
			say(fmt.Sprintf("step %d %s, taken out", o.Position, side), inWords(old.says(o, groups)), "")
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

// says is all that is recorded of a step, name by name, always in the same order.
func (m Map) says(s Step, groups Groups) [][2]string {
	group, again, t := "", "", s.Timing
	if s.StaffGroup != "" {
		group = groups.Label(s.StaffGroup)
	}
	if s.Rekeyed {
		again = "yes"
	}
	if t == m.Timing {
		t = Timing{}
	}
	return [][2]string{{"what is done", s.Action}, {"who does it", s.Role}, {"minutes", s.Minutes.Plain()}, {"% of cases", s.Share.Plain()}, {"whose time it is", group},
		{"pay band", s.PayBand}, {"type", Label(Types, s.Type)}, {"value", Label(Worths, s.Worth)}, {"median minutes", s.Median.Plain()}, {"minutes of the slowest tenth", s.P90.Plain()},
		{"minutes of waiting", s.Wait.Plain()}, {"how the minutes were found", Label(Methods, t.Method)}, {"cases timed", sampleText(t.Sample)}, {"system used", s.System},
		{"data typed again", again}, {"inputs", s.Inputs}, {"outputs", s.Outputs}, {"standard used", s.Using}, {"how it goes wrong", s.Fails}, {"note", s.Note}, {"goes on to", m.WaysOf(s)}, {fromPack, s.PackStep}}
}

// fromPack names the step of the pilot that a step was taken over from. It is told by its key, which says something only
// where the key differs between two versions.
const fromPack = "from the pilot’s step"

// inWords is a step in one line: "Scan the signed form; who does it: clinician; minutes: 3.5".
func inWords(says [][2]string) string {
	parts := []string{says[0][1]}
	for _, x := range says[1:] {
		if x[1] != "" && x[0] != fromPack {
			parts = append(parts, x[0]+": "+x[1])
		}
	}
	return strings.Join(parts, "; ")
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
		if c.Evidence != "" {
			text += " [" + c.Evidence + "]"
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
