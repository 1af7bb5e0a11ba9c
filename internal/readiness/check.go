package readiness

import (
	"regexp"
	"slices"

	"groundwork/internal/fault"
)

// mostItems is the most items a domain may hold. A page of more is never finished,
// and up to here the mean of domain means stays exact in 64 bits (profile.go).
const mostItems = 40

var coreID = regexp.MustCompile(`^[a-z]{3}-\d{2}$`)

// New checks c and makes it ready for use. What is wrong comes back as fault.Fields
// named by the item or section it is about, so that a loader can add the line.
func New(c Checklist) (*Checklist, error) {
	var bad fault.Fields
	if c.ID == "" || c.Version < 1 {
		bad.Add("checklist", "has no id or no version")
	}
	c.checkVocabulary(&bad)
	c.index = make(map[string]int, len(c.Items))
	c.Items = slices.Clone(c.Items)
	for i := range c.Items {
		it := &c.Items[i]
		if !coreID.MatchString(it.ID) {
			bad.Add(it.ID, "id must be three letters, a dash and two digits, like fin-01")
		} else if d, ok := c.Domain(it.Domain); ok && d.Prefix != it.ID[:3] {
			bad.Add(it.ID, "id must begin with %q, the prefix of its domain", d.Prefix)
		}
		if it.Because != "" {
			bad.Add(it.ID, "only items of a pack say because")
		}
		c.admit(i, &bad)
	}
	c.checkSizes(&bad)
	if err := bad.Err(); err != nil {
		return nil, err
	}
	return &c, nil
}

func (c *Checklist) checkVocabulary(bad *fault.Fields) {
	for l := NotInPlace; l <= Embedded; l++ {
		if !slices.ContainsFunc(c.Levels, func(t LevelText) bool { return t.Value == l && t.Label == l.String() }) {
			bad.Add("levels", "level %q is missing", l)
		}
	}
	c.facts = make(map[string]uint64, len(c.Facts))
	if len(c.Facts) > 64 {
		bad.Add("conditions", "there are more than 64")
	}
	for i, f := range c.Facts {
		if _, twice := c.facts[f.Key]; twice || f.Key == "" {
			bad.Add("conditions", "key %q is missing or there twice", f.Key)
		}
		if f.Ask != "innovation" && f.Ask != "adoption" {
			bad.Add("conditions", "%s: ask must be innovation or adoption", f.Key)
		}
		c.facts[f.Key] = 1 << (i % 64)
	}
	c.domains = make(map[string]int, len(c.Domains))
	for i, d := range c.Domains {
		if _, twice := c.domains[d.Key]; twice || d.Key == "" || d.Prefix == "" || d.Label == "" {
			bad.Add("domains", "domain %q is there twice or has no key, prefix or label", d.Key)
		}
		c.domains[d.Key] = i
		if d.Order != i+1 {
			bad.Add("domains", "%s: order must be %d", d.Key, i+1)
		}
		for _, f := range d.AppliesWhen {
			if c.facts[f] == 0 {
				bad.Add("domains", "%s: condition %q is not in this checklist", d.Key, f)
			}
		}
	}
	unique(c.Roles, "roles", bad)
	unique(c.Events, "early_review_events", bad)
}

func unique(in []Choice, section string, bad *fault.Fields) {
	seen := map[string]bool{}
	for _, r := range in {
		if seen[r.Key] || r.Key == "" || r.Label == "" {
			bad.Add(section, "%q is there twice or has no key or label", r.Key)
		}
		seen[r.Key] = true
	}
}

// admit checks item i against the vocabulary, works out its thresholds and the
// facts it needs, and makes it findable.
func (c *Checklist) admit(i int, bad *fault.Fields) {
	it := &c.Items[i]
	name := it.ID
	if _, twice := c.index[name]; twice {
		bad.Add(name, "is there twice")
	}
	c.index[name] = i
	if it.Title == "" || it.Question == "" {
		bad.Add(name, "has no title or no question")
	}
	if it.Scope == 0 || it.Strength == 0 {
		bad.Add(name, "has no scope or no gate")
	}
	if it.LocalAnswer && it.Scope != Foundation {
		bad.Add(name, "local_answer is for foundation items only")
	}
	if it.ReviewMonths < 0 {
		bad.Add(name, "say under review_months after how many months an answer is due again, or 0 for never")
	}
	for _, g := range Gates {
		if !it.Required.At(g).Valid() {
			bad.Add(name, "required at %s must be a level from 1 to 4", g)
		}
	}
	if it.Strength > Desirable && it.Required == (Required{}) {
		bad.Add(name, "stops no gate: say what is required, or make it desirable")
	}
	if it.Strength == Desirable && it.Required != (Required{}) {
		bad.Add(name, "is desirable, so nothing can be required of it")
	}
	for l := Partly; l <= Embedded; l++ {
		if it.Levels[l] == "" {
			bad.Add(name, "does not say what %q looks like", l)
		}
	}
	for l := range it.Levels {
		if !l.Valid() {
			bad.Add(name, "describes a level that does not exist")
		}
	}
	c.checkReferences(it, bad)
	it.settle()
}

func (c *Checklist) checkReferences(it *Item, bad *fault.Fields) {
	at, ok := c.domains[it.Domain]
	if !ok {
		bad.Add(it.ID, "domain %q is not in this checklist", it.Domain)
	}
	it.area, it.needs = at, 0
	needs := it.AppliesWhen
	if ok {
		needs = slices.Concat(needs, c.Domains[at].AppliesWhen)
	}
	for _, f := range needs {
		if c.facts[f] == 0 {
			bad.Add(it.ID, "condition %q is not in this checklist", f)
		}
		it.needs |= c.facts[f]
	}
	if !slices.ContainsFunc(c.Roles, func(r Choice) bool { return r.Key == it.Owner }) {
		bad.Add(it.ID, "owner %q is not a role of this checklist", it.Owner)
	}
	for _, e := range it.ExpireOn {
		if !slices.ContainsFunc(c.Events, func(r Choice) bool { return r.Key == e }) {
			bad.Add(it.ID, "event %q is not in this checklist", e)
		}
	}
}

func (c *Checklist) checkSizes(bad *fault.Fields) {
	n := map[string]int{}
	for i := range c.Items {
		n[c.Items[i].Domain]++
	}
	for _, d := range c.Domains {
		if n[d.Key] > mostItems {
			bad.Add("domains", "%s has %d items; %d is the most", d.Key, n[d.Key], mostItems)
		}
	}
}
