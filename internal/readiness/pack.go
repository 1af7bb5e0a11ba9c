package readiness

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"groundwork/internal/fault"
)

// Pack is what a pilot asks for on top of the core checklist. It may raise, add
// and explain; it can never lower, remove or reword a core item (domain README,
// "A pilot's own prerequisites"; Groundwork rules, section 2).
type Pack struct {
	ID      string
	Version int
	Raises  []Raise
	Adds    []Item
	Notes   []Note
}

// Raise makes a core item stricter: a higher level at a gate, or more strength.
type Raise struct {
	Item     string   `yaml:"item"`
	Strength Strength `yaml:"gate_strength,omitempty"` // zero leaves it as it is
	Required Required `yaml:"required,omitempty"`
	Because  string   `yaml:"because"`
}

// Note is advice attached to a core item.
type Note struct {
	Item string `yaml:"item"`
	Text string `yaml:"text"`
}

// manyAdditions is the number of added items above which a pack is warned about.
const manyAdditions = 10

// Warnings are sentences that do not keep a pack from being published.
func (p Pack) Warnings() []string {
	if n := len(p.Adds); n > manyAdditions {
		return []string{fmt.Sprintf("This pack adds %d questions. Keep to %d or fewer: each one is asked of every trust.", n, manyAdditions)}
	}
	return nil
}

// With is c with p laid over it: thresholds and strengths as the stricter of the
// two, added items after the core ones. c itself does not change. What p may not
// do comes back as fault.Fields named by item.
func (c *Checklist) With(p Pack) (*Checklist, error) {
	var bad fault.Fields
	if p.ID == "" || p.Version < 1 {
		bad.Add("pack", "has no id or no version")
	}
	if c.Pack != nil {
		return nil, fmt.Errorf("checklist %s already carries pack %s", c.ID, c.Pack.ID)
	}
	m := *c
	m.Pack = &p
	m.Items = slices.Clone(c.Items)
	m.index = make(map[string]int, len(c.Items)+len(p.Adds))
	for i := range m.Items {
		m.index[m.Items[i].ID] = i
	}
	raised := map[string]bool{}
	for _, r := range p.Raises {
		if raised[r.Item] {
			bad.Add(r.Item, "is raised twice")
		}
		raised[r.Item] = true
		m.raise(r, &bad)
	}
	for _, n := range p.Notes {
		if it, ok := m.Item(n.Item); !ok {
			bad.Add(n.Item, "is not in this checklist, so it cannot carry a note")
		} else {
			it.PackNote = strings.TrimSpace(it.PackNote + " " + n.Text)
		}
	}
	for _, it := range p.Adds {
		m.add(p, it, &bad)
	}
	m.checkSizes(&bad)
	if err := bad.Err(); err != nil {
		return nil, err
	}
	return &m, nil
}

func (c *Checklist) raise(r Raise, bad *fault.Fields) {
	it, ok := c.Item(r.Item)
	if !ok {
		bad.Add(r.Item, "is not in this checklist, so it cannot be raised")
		return
	}
	if strings.TrimSpace(r.Because) == "" {
		bad.Add(r.Item, "say why it is raised")
	}
	if r.Strength != 0 && r.Strength < it.Strength {
		bad.Add(r.Item, "a pack cannot make %s item %s", withArticle(it.Strength), r.Strength)
		return
	}
	for _, g := range Gates {
		l := r.Required.At(g)
		if !l.Valid() {
			bad.Add(r.Item, "required at %s must be a level from 1 to 4", g)
			return
		}
		if l > 0 && l < it.Threshold(g) {
			bad.Add(r.Item, "a pack cannot lower it: the checklist asks for “%s” %s, the pack only for “%s”",
				inWords(it.Threshold(g)), g.To(), inWords(l))
			return
		}
	}
	it.Strength = max(it.Strength, r.Strength)
	it.Required = Required{
		Adopt:           max(it.Required.Adopt, r.Required.Adopt),
		GoLive:          max(it.Required.GoLive, r.Required.GoLive),
		BusinessAsUsual: max(it.Required.BusinessAsUsual, r.Required.BusinessAsUsual),
	}
	it.RaisedBecause = r.Because
	switch {
	case it.Strength == Desirable:
		bad.Add(r.Item, "is desirable and never stops a gate: make it essential or hard to raise it")
	case it.Required == (Required{}):
		bad.Add(r.Item, "say at which gate which level is required")
	}
	it.settle()
}

func withArticle(s Strength) string {
	if s == Essential {
		return "an essential"
	}
	return "a " + s.String()
}

func (c *Checklist) add(p Pack, it Item, bad *fault.Fields) {
	if !regexp.MustCompile(`^` + regexp.QuoteMeta(p.ID) + `/p-\d{2}$`).MatchString(it.ID) {
		bad.Add(it.ID, "id must be like %s/p-01", p.ID)
	}
	if it.Scope == 0 {
		it.Scope = Adoption
	}
	if it.Scope != Adoption {
		bad.Add(it.ID, "items of a pack are answered for the adoption, never in the foundation")
	}
	if strings.TrimSpace(it.Because) == "" {
		bad.Add(it.ID, "say what happened in the pilot, under because")
	}
	c.Items = append(c.Items, it)
	c.admit(len(c.Items)-1, bad)
}
