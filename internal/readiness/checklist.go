package readiness

import (
	"slices"

	"groundwork/internal/day"
)

// Checklist is one published version of the questions. It is made by New, never edited, and shared freely.
type Checklist struct {
	ID        string
	Version   int
	Published day.Day
	Title     string
	Purpose   string

	Levels    []LevelText
	Specials  []SpecialText
	Gates     []GateText
	Strengths []StrengthText
	Events    []Choice // what makes a matching answer due for review at once
	Facts     []FactText
	Roles     []Choice // who normally answers
	Domains   []Domain
	Items     []Item

	// Pack is the adopter's pack that With laid over the core items; nil for the core alone.
	Pack *Pack

	index   map[string]int // by item id
	domains map[string]int
	facts   map[string]uint64 // one bit per fact, for Applies
}

// LevelText is the default description of one level, for items that do not say it themselves.
type LevelText struct {
	Value   Level  `yaml:"value"`
	Key     string `yaml:"key"`
	Label   string `yaml:"label"`
	Default string `yaml:"default"`
}

// SpecialText is one of the two answers that are not levels.
type SpecialText struct {
	Key                string     `yaml:"key"`
	Label              string     `yaml:"label"`
	CountsAs           string     `yaml:"counts_as"`
	Note               string     `yaml:"note"`
	Requires           []string   `yaml:"requires"`
	SecondPersonWhenIs []Strength `yaml:"requires_second_person_when"`
}

// GateText says in words what is decided at a gate.
type GateText struct {
	Key      Gate   `yaml:"key"`
	Label    string `yaml:"label"`
	Decision string `yaml:"decision"`
}

// StrengthText says in words what a strength means.
type StrengthText struct {
	Key     Strength `yaml:"key"`
	Meaning string   `yaml:"meaning"`
}

// Choice is a key with the label that people read.
type Choice struct {
	Key   string `yaml:"key"`
	Label string `yaml:"label"`
}

// FactText is one fact about an innovation or an adoption that decides which items apply.
// The content files call it a condition; here a Condition is an accepted gap.
type FactText struct {
	Key   string `yaml:"key"`
	Ask   string `yaml:"ask"` // innovation: stated once; adoption: asked at each trust
	Label string `yaml:"label"`
}

// AskedHere reports whether every adoption says for itself whether the fact is so; the others are stated once on the innovation.
func (f FactText) AskedHere() bool { return f.Ask == "adoption" }

// Domain is one of the areas that the items belong to.
type Domain struct {
	Key         string   `yaml:"key"`
	Prefix      string   `yaml:"prefix"`
	Order       int      `yaml:"order"`
	Label       string   `yaml:"label"`
	OneLine     string   `yaml:"one_line"`
	AppliesWhen []string `yaml:"applies_when"` // holds for every item of the domain
}

// Required is the lowest acceptable level named at each gate; zero names nothing.
type Required struct {
	Adopt           Level `yaml:"adopt,omitempty"`
	GoLive          Level `yaml:"go_live,omitempty"`
	BusinessAsUsual Level `yaml:"bau,omitempty"`
}

// At is the level named for gate g itself.
func (r Required) At(g Gate) Level { return [...]Level{r.Adopt, r.GoLive, r.BusinessAsUsual}[g] }

// Item is one question. Its id is permanent: evidence and history hang on it.
type Item struct {
	ID           string           `yaml:"id"`
	Domain       string           `yaml:"domain,omitempty"`
	Title        string           `yaml:"title,omitempty"`
	Question     string           `yaml:"question,omitempty"`
	Hint         string           `yaml:"hint,omitempty"`
	Scope        Scope            `yaml:"scope,omitempty"`
	LocalAnswer  bool             `yaml:"local_answer,omitempty"` // an adoption may answer for its own teams
	Strength     Strength         `yaml:"gate,omitempty"`
	Required     Required         `yaml:"required,omitempty"`
	RequiredNote string           `yaml:"required_note,omitempty"` // advice only; the rule never reads it
	AppliesWhen  []string         `yaml:"applies_when,omitempty"`  // all of them, and those of the domain
	Owner        string           `yaml:"owner,omitempty"`         // role that normally answers
	ReviewMonths int              `yaml:"review_months"`           // how long an answer lasts; 0 is for ever, notStated is a mistake
	ExpireOn     []string         `yaml:"expire_on,omitempty"`     // events that make the answer due at once
	Levels       map[Level]string `yaml:"levels,omitempty"`
	Evidence     []string         `yaml:"evidence,omitempty"` // what one would expect to be shown
	TracesTo     []string         `yaml:"traces_to,omitempty"`
	Because      string           `yaml:"because,omitempty"` // pack items only: what happened in the pilot

	// Since is the version of the checklist since which it is asked in these words; zero where only one is known.
	// An answer that was given to earlier words has to be confirmed (Versions).
	Since int `yaml:"-"`
	// RaisedBecause says why a pack made this core item stricter; empty when none did.
	RaisedBecause string `yaml:"-"`
	// PackNote is a pack's advice on a core item.
	PackNote string `yaml:"-"`

	threshold [len(Gates)]Level
	needs     uint64 // bits of the facts that must all hold
	area      int    // place of its domain in Checklist.Domains
}

// notStated keeps a forgotten review_months from meaning "for ever".
const notStated = -1

// UnmarshalYAML reads an item and remembers whether review_months was there at all.
func (it *Item) UnmarshalYAML(read func(any) error) error {
	type plain Item
	p := plain{ReviewMonths: notStated}
	if err := read(&p); err != nil {
		return err
	}
	*it = Item(p)
	return nil
}

// Threshold is the lowest acceptable level at g: the highest named for g or an
// earlier gate. Zero when g asks nothing of the item, as with every desirable one
// (scoring rule, step 2).
func (it *Item) Threshold(g Gate) Level { return it.threshold[g] }

// CanStop reports whether the item can keep any gate closed.
func (it *Item) CanStop() bool { return it.threshold[BusinessAsUsual] > 0 }

// FromPack reports whether a pilot's pack added the item.
func (it *Item) FromPack() bool { return it.Because != "" }

func (it *Item) settle() {
	it.threshold = [len(Gates)]Level{}
	if it.Strength < Essential {
		return
	}
	var high Level
	for _, g := range Gates {
		high = max(high, it.Required.At(g))
		it.threshold[g] = high
	}
}

// Item is the item with this id.
func (c *Checklist) Item(id string) (*Item, bool) {
	i, ok := c.index[id]
	if !ok {
		return nil, false
	}
	return &c.Items[i], true
}

// Domain is the domain with this key.
func (c *Checklist) Domain(key string) (*Domain, bool) {
	i, ok := c.domains[key]
	if !ok {
		return nil, false
	}
	return &c.Domains[i], true
}

// Describes says what level l looks like for it: its own words, else the default ones.
func (c *Checklist) Describes(it *Item, l Level) string {
	if s := it.Levels[l]; s != "" {
		return s
	}
	for _, t := range c.Levels {
		if t.Value == l {
			return t.Default
		}
	}
	return ""
}

// RoleLabel is the full name of an owner role, or the key when the checklist does not know it.
func (c *Checklist) RoleLabel(key string) string { return label(c.Roles, key) }

// EventLabel is the sentence of an event, or the key when the checklist does not know it.
func (c *Checklist) EventLabel(key string) string { return label(c.Events, key) }

func label(in []Choice, key string) string {
	if i := slices.IndexFunc(in, func(r Choice) bool { return r.Key == key }); i >= 0 {
		return in[i].Label
	}
	return key
}

// Applicable are the items that apply when exactly these facts hold, in checklist order.
func (c *Checklist) Applicable(facts []string) []*Item {
	have := c.bits(facts)
	var items []*Item
	for i := range c.Items {
		if it := &c.Items[i]; it.applies(have) {
			items = append(items, it)
		}
	}
	return items
}

// applies reports whether every fact that the item and its domain ask for holds;
// otherwise it is left out without anyone having to say so.
func (it *Item) applies(have uint64) bool { return it.needs&^have == 0 }

// Depend reports whether a fact decides if one of some items is asked at all.
func (c *Checklist) Depend(items ...string) bool {
	for _, id := range items {
		if it, ok := c.Item(id); ok && it.needs != 0 {
			return true
		}
	}
	return false
}

// bits ignores facts that this version does not know: a newer adoption may state them.
func (c *Checklist) bits(facts []string) (b uint64) {
	for _, f := range facts {
		b |= c.facts[f]
	}
	return b
}
