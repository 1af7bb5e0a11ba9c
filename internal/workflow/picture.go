package workflow

import (
	"fmt"
	"strings"

	"groundwork/internal/decimal"
)

// Undecided marks an old step on which nobody has decided.
const Undecided = ""

// Box is one step as the swimlane picture shows it.
type Box struct {
	Step    Step
	Fate    string // of a step before: its decision, or Undecided; of a step after: Add or nothing
	Pending bool   // the fate is only suggested
	Ways    string // where it goes on to, when not simply to the next: "4 (80%, signed); 6 (20%)"
}

// Pair joins a step before to the step after that it became, by their places in the picture.
type Pair struct{ Old, New int }

// Picture is a redesign as it is drawn: before above after, lanes by role, what became of each step.
type Picture struct {
	Before, After []Box
	Joined        []Pair // also the unsure ones: a dotted line claims no more than that they belong together
	Finding       string // what the picture shows, as its caption
	Sentence      string // the same in full
	HeadBefore    string // Before: 16.0 clinical and 1.5 administrative minutes a case
	HeadAfter     string
}

// Picture shows what is decided and, on steps without a decision, what is suggested.
func (r Redesign) Picture(groups Groups, suggested []Suggestion) Picture {
	p := Picture{HeadBefore: r.Before.head(groups), HeadAfter: r.After.head(groups)}
	old, new := places(r.Before.Steps), places(r.After.Steps)
	for _, s := range r.Before.Steps {
		p.Before = append(p.Before, Box{Step: s, Fate: Undecided, Ways: r.Before.WaysTo(s)})
	}
	for _, s := range r.After.Steps {
		p.After = append(p.After, Box{Step: s, Ways: r.After.WaysTo(s)})
	}
	fate := func(oldID, newID, decision string, pending bool) {
		i, hasOld := old[oldID]
		j, hasNew := new[newID]
		if hasOld {
			p.Before[i].Fate, p.Before[i].Pending = decision, pending
		}
		if hasNew && decision == Add {
			p.After[j].Fate, p.After[j].Pending = Add, pending
		}
		if hasOld && hasNew {
			p.Joined = append(p.Joined, Pair{i, j})
		}
	}
	for _, c := range r.Changes {
		fate(c.Old, c.New, c.Decision, false)
	}
	sure := 0
	for _, s := range suggested {
		if s.Sure {
			sure++
		}
		fate(s.Old, s.New, s.Decision, true)
	}
	p.Finding, p.Sentence = r.finding(p, sure), r.whatHappened(p, groups)
	return p
}

func places(steps []Step) map[string]int {
	m := map[string]int{}
	for i, s := range steps {
		m[s.ID] = i
	}
	return m
}

// head is what stands over one side of the picture.
func (m Map) head(groups Groups) string {
	side := sentence(m.State.Side())
	minutes, missing := m.Minutes(groups)
	switch {
	case len(missing) > 0:
		return side
	case minutes.Administrative.Sign() == 0:
		return fmt.Sprintf("%s: %s clinical minutes a case", side, one(minutes.Clinical))
	case minutes.Clinical.Sign() == 0:
		return fmt.Sprintf("%s: %s administrative minutes a case", side, one(minutes.Administrative))
	default:
		return fmt.Sprintf("%s: %s clinical and %s administrative minutes a case", side, one(minutes.Clinical), one(minutes.Administrative))
	}
}

// fates says in the order of the sentence what happened to how many.
var fates = []struct{ key, one, many string }{
	{Keep, "is kept", "are kept"}, {Remove, "is removed", "are removed"}, {Merge, "is merged", "are merged"}, {Split, "is split", "are split"},
	{Standardise, "is standardised", "are standardised"}, {Automate, "is automated", "are automated"},
	{MoveRole, "moves to another role", "move to another role"}, {Undecided, "is not decided", "are not decided"},
}

// happened counts fates: "1 is kept, 2 are removed and 1 is automated".
func happened(boxes []Box) string {
	var parts []string
	for _, f := range fates {
		n := 0
		for _, b := range boxes {
			if b.Fate == f.key {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, plural(n, f.one, f.many)))
		}
	}
	return list(parts)
}

// whatHappened is the picture in full sentences.
func (r Redesign) whatHappened(p Picture, groups Groups) string {
	says := fmt.Sprintf("Of %s before, %s", counted(len(p.Before), "step", "steps"), happened(p.Before))
	added := 0
	for _, b := range p.After {
		if b.Fate == Add {
			added++
		}
	}
	if added > 0 {
		says += fmt.Sprintf("; %s added", counted(added, "step is", "steps are"))
	}
	says += "."
	h, found := r.Hours(groups)
	for _, f := range found {
		if f.Field != FieldVolume {
			return says
		}
	}
	staff := h.leading()
	who := map[Staff]string{Clinical: "clinicians", Administrative: "administrators"}[staff]
	switch h.Saved(staff).Sign() {
	case 0:
		return says + fmt.Sprintf(" Hands-on work of %s stays at %s minutes a case.", who, one(h.After.Of(staff)))
	case -1:
		return says + fmt.Sprintf(" Hands-on work of %s rises from %s to %s minutes a case.", who, one(h.Before.Of(staff)), one(h.After.Of(staff)))
	default:
		return says + fmt.Sprintf(" Hands-on work of %s falls from %s to %s minutes a case.", who, one(h.Before.Of(staff)), one(h.After.Of(staff)))
	}
}

// finding is the caption: what became of the wasted steps, and that what adds value is not cut.
func (r Redesign) finding(p Picture, suggested int) string {
	if len(p.Before) == 0 || len(p.After) == 0 {
		return "How the work is done, before and after"
	}
	start := ""
	if suggested > 0 {
		start = fmt.Sprintf("With the %s, ", counted(suggested, "suggestion", "suggestions"))
	}
	var wasted []Box
	for _, b := range p.Before {
		if b.Step.Worth == Waste {
			wasted = append(wasted, b)
		}
	}
	if len(wasted) == 0 {
		return sentence(start + fmt.Sprintf("of %s before, %s", counted(len(p.Before), "step", "steps"), happened(p.Before)))
	}
	says := happened(wasted)
	n, rest, _ := strings.Cut(says, " ")
	says = fmt.Sprintf("%s of %s %s", n, counted(len(wasted), "wasted step", "wasted steps"), rest)
	return sentence(start + says + p.protected())
}

// protected says that the one step that adds value keeps its time.
func (p Picture) protected() string {
	var kept []Pair
	for _, j := range p.Joined {
		o, n := p.Before[j.Old], p.After[j.New]
		if o.Fate == Keep && o.Step.Worth == AddsValue && o.Step.Minutes.Known && o.Step.Minutes == n.Step.Minutes {
			kept = append(kept, j)
		}
	}
	if len(kept) != 1 {
		return ""
	}
	return fmt.Sprintf("; the step that adds value keeps its %s minutes", minutesText(p.Before[kept[0].Old].Step.Minutes.D))
}

// Name is the step's number and words, and where it goes on to when that is not simply the next: "3. Scan the signed
// form and upload it", "4. Check it, then 5 (90%); 2 (10%)".
func (b Box) Name() string {
	if b.Ways != "" {
		return fmt.Sprintf("%d. %s, then %s", b.Step.Position, b.Step.Action, b.Ways)
	}
	return fmt.Sprintf("%d. %s", b.Step.Position, b.Step.Action)
}

// MinutesText is what stands in a box: "10.0 min × 20%", "no staff time", "minutes not known".
func (b Box) MinutesText() string {
	s := b.Step
	switch {
	case s.BySystem():
		return "no staff time"
	case !s.Minutes.Known && s.Type == WaitFor:
		return "waiting"
	case !s.Minutes.Known:
		return "minutes not known"
	case s.Share.Known && s.Share.D != decimal.Of(100):
		return minutesText(s.Minutes.D) + " min × " + s.Share.D.String() + "%"
	default:
		return minutesText(s.Minutes.D) + " min"
	}
}

// minutesText has one decimal, or two where one would hide something.
func minutesText(d decimal.Decimal) string {
	return strings.TrimSuffix(d.Fixed(2), "0")
}

// Chip is the word on a box: what happens to a step before; of a step after only that it is new or done by the system.
func (b Box) Chip(before bool) string {
	if !before {
		switch {
		case b.Fate == Add:
			return "Added"
		case b.Step.BySystem():
			return "Automated"
		}
		return ""
	}
	return map[string]string{
		Keep: "Kept", Remove: "Removed", Merge: "Merged", Split: "Split", MoveRole: "Role moved",
		Standardise: "Standardised", Automate: "Automated", Undecided: "Not decided",
	}[b.Fate]
}
