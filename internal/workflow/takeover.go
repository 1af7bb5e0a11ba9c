package workflow

import (
	"fmt"
	"slices"

	"groundwork/internal/decimal"
)

// Taken is what became of one thing that the pilot changed, when a trust takes the pilot's newer version over.
type Taken struct {
	Says string
	Kept bool // the trust has its own way there, and it stays
}

// TakeOver puts what the pilot changed between two versions into a trust's own map. Where the trust has changed the same
// thing, its own stays; its steps before, its times, its cases and its reasons are never touched. What it takes out is
// only a step that the pilot dropped and the trust had left as it was.
func (own Redesign) TakeOver(was, is Redesign) (Redesign, []Taken) {
	t := takeover{out: own, was: was, is: is}
	t.out.After.Steps = slices.Clone(own.After.Steps)
	t.out.Changes = slices.Clone(own.Changes)
	for i, s := range is.After.Steps {
		t.step(i, s)
	}
	for _, s := range was.After.Steps {
		if _, still := is.After.Step(s.ID); !still {
			t.dropped(s)
		}
	}
	for i := range t.out.After.Steps {
		t.out.After.Steps[i].Position = i + 1
	}
	for _, c := range is.Changes {
		t.change(c)
	}
	t.out.Changes = slices.DeleteFunc(t.out.Changes, func(c Change) bool {
		_, old := t.out.Before.Step(c.Old)
		_, new := t.out.After.Step(c.New)
		return c.Old != "" && !old || c.New != "" && !new
	})
	return t.out, t.taken
}

type takeover struct {
	out, was, is Redesign
	taken        []Taken
}

func (t *takeover) say(kept bool, format string, args ...any) {
	t.taken = append(t.taken, Taken{fmt.Sprintf(format, args...), kept})
}

// step takes over one step after of the pilot: new, changed, or as it was.
func (t *takeover) step(place int, s Step) {
	old, had := t.was.After.Step(s.ID)
	i := slices.IndexFunc(t.out.After.Steps, func(x Step) bool { return x.PackStep == s.ID })
	switch {
	case i < 0 && had && same(old, s):
	case i < 0 && had:
		t.say(true, "The pilot changed “%s”, which you do not do", s.Action)
	case i < 0:
		t.insert(place, s)
	case had:
		mine := &t.out.After.Steps[i]
		took, kept := merge(mine, t.out.After.TimingOf(*mine).Method == Assumed, old, s)
		if took {
			t.say(false, "“%s” is now as at the pilot", mine.Action)
		}
		if kept {
			t.say(true, "You do “%s” in your own way: the pilot changed it too, and yours stays", mine.Action)
		}
	}
}

// insert puts a step that is new at the pilot behind the own step that comes from the one before it there.
func (t *takeover) insert(place int, s Step) {
	at := 0
	for i := place - 1; i >= 0 && at == 0; i-- {
		at = 1 + slices.IndexFunc(t.out.After.Steps, func(x Step) bool { return x.PackStep == t.is.After.Steps[i].ID })
	}
	s.PackStep, s.Timing, s.Median, s.P90 = s.ID, Timing{Method: Assumed}, decimal.Maybe{}, decimal.Maybe{}
	if _, taken := t.out.After.Step(s.ID); taken {
		s.ID += "-taken"
	} else if _, taken := t.out.Before.Step(s.ID); taken {
		s.ID += "-taken"
	}
	t.out.After.Steps = slices.Insert(t.out.After.Steps, at, s)
	t.say(false, "“%s” is added; its minutes are the pilot’s until you find your own", s.Action)
}

// dropped takes out a step that the pilot does no more, where the trust left it as it was.
func (t *takeover) dropped(s Step) {
	for i := len(t.out.After.Steps) - 1; i >= 0; i-- {
		mine := t.out.After.Steps[i]
		switch {
		case mine.PackStep != s.ID:
		case t.out.After.TimingOf(mine).Method == Assumed && same(mine, s):
			t.out.After.Steps = slices.Delete(t.out.After.Steps, i, i+1)
			t.say(false, "“%s” is taken out: the pilot does it no more", mine.Action)
		default:
			t.say(true, "The pilot does “%s” no more; you changed or timed it, and it stays until you take it out", mine.Action)
		}
	}
}

// same reports whether two steps say the same of the work and take the same minutes.
func same(x, y Step) bool {
	x.ID, x.Position, x.PackStep, x.Timing, x.Median, x.P90 = y.ID, y.Position, y.PackStep, y.Timing, y.Median, y.P90
	return x == y
}

// merge gives mine what is differs in from was, field by field, where mine still says what was did. Minutes and share
// are the pilot's only while they are assumed.
func merge(mine *Step, assumed bool, was, is Step) (took, kept bool) {
	text := func(m *string, w, i string) {
		switch {
		case w == i || *m == i:
		case *m == w:
			*m, took = i, true
		default:
			kept = true
		}
	}
	text(&mine.Action, was.Action, is.Action)
	text(&mine.Role, was.Role, is.Role)
	text(&mine.StaffGroup, was.StaffGroup, is.StaffGroup)
	text(&mine.Type, was.Type, is.Type)
	text(&mine.Worth, was.Worth, is.Worth)
	text(&mine.System, was.System, is.System)
	text(&mine.Inputs, was.Inputs, is.Inputs)
	text(&mine.Outputs, was.Outputs, is.Outputs)
	text(&mine.Using, was.Using, is.Using)
	text(&mine.Fails, was.Fails, is.Fails)
	text(&mine.Note, was.Note, is.Note)
	if was.Rekeyed != is.Rekeyed && mine.Rekeyed == was.Rekeyed {
		mine.Rekeyed, took = is.Rekeyed, true
	}
	if assumed {
		for _, f := range []struct {
			mine    *decimal.Maybe
			was, is decimal.Maybe
		}{{&mine.Minutes, was.Minutes, is.Minutes}, {&mine.Share, was.Share, is.Share}} {
			if f.was != f.is && *f.mine == f.was {
				*f.mine, took = f.is, true
			}
		}
	}
	return took, kept
}

// change takes over one decision of the pilot.
func (t *takeover) change(c Change) {
	old, had := changeOf(t.was.Changes, c)
	if had && old == c {
		return
	}
	mine, ok := t.mine(c)
	if !ok {
		return
	}
	i := slices.IndexFunc(t.out.Changes, func(x Change) bool { return x.Old == mine.Old && (x.Old != "" || x.New == mine.New) })
	if i < 0 {
		t.out.Changes = append(t.out.Changes, mine)
		return
	}
	x := t.out.Changes[i]
	before, _ := t.mine(old)
	_, stands := t.out.After.Step(x.New)
	if had && (x.Decision == before.Decision && x.Why == before.Why && x.New == before.New || x.New != "" && !stands) {
		t.out.Changes[i] = mine
		return
	}
	if x.Decision != mine.Decision || x.Why != mine.Why {
		t.say(true, "You decided “%s” in your own way: the pilot changed its decision, and yours stays", t.named(c))
	}
}

func (t *takeover) named(c Change) string {
	if s, ok := t.is.Before.Step(c.Old); ok {
		return s.Action
	}
	s, _ := t.is.After.Step(c.New)
	return s.Action
}

// mine is a decision of the pilot about the trust's own steps; false when the trust has none of them.
func (t *takeover) mine(c Change) (Change, bool) {
	find := func(m Map, step string) string {
		for _, s := range m.Steps {
			if step != "" && s.PackStep == step {
				return s.ID
			}
		}
		return ""
	}
	old, new := find(t.out.Before, c.Old), find(t.out.After, c.New)
	if c.New != "" && new == "" || c.New == "" && old == "" {
		return c, false
	}
	if c.Old != "" && old == "" {
		c.Decision = Add
	}
	c.Old, c.New = old, new
	return c, true
}

// changeOf is the decision about the same step, or that added the same step.
func changeOf(changes []Change, c Change) (Change, bool) {
	for _, x := range changes {
		if x.Old == c.Old && (c.Old != "" || x.New == c.New) {
			return x, true
		}
	}
	return Change{}, false
}
