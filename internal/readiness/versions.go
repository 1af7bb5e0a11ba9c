package readiness

import (
	"fmt"
	"slices"
	"strings"
)

// Versions are all published versions of the checklist. A published version never changes, and answers keep the
// version they were given to: each item therefore knows since which version it is asked in its words. Made by
// NewVersions, never edited and shared freely.
type Versions struct{ all []*Checklist }

// NewVersions puts published versions of one checklist in order. The checklists themselves do not change.
func NewVersions(published ...*Checklist) (*Versions, error) {
	v := &Versions{all: slices.Clone(published)}
	slices.SortFunc(v.all, func(x, y *Checklist) int { return x.Version - y.Version })
	for i, c := range v.all {
		if i > 0 && (c.ID != v.all[0].ID || c.Version == v.all[i-1].Version) {
			return nil, fmt.Errorf("checklist %s version %d beside %s version %d", c.ID, c.Version, v.all[i-1].ID, v.all[i-1].Version)
		}
		known := *c
		known.Items = slices.Clone(c.Items)
		for j := range known.Items {
			it := &known.Items[j]
			it.Since = c.Version
			if i == 0 {
				continue
			}
			if before, ok := v.all[i-1].Item(it.ID); ok && sameWords(before, it) {
				it.Since = before.Since
			}
		}
		v.all[i] = &known
	}
	if len(v.all) == 0 {
		return nil, fmt.Errorf("no version of the checklist is published")
	}
	return v, nil
}

// sameWords reports whether an answer to one says the same about the other: what people read when they answer is
// the title, the question, the hint and what each level looks like. What is required, by whom and for how long is
// not part of it.
func sameWords(x, y *Item) bool {
	for l := Partly; l <= Embedded; l++ {
		if plain(x.Levels[l]) != plain(y.Levels[l]) {
			return false
		}
	}
	return plain(x.Title) == plain(y.Title) && plain(x.Question) == plain(y.Question) && plain(x.Hint) == plain(y.Hint)
}

// plain is text without what only its layout in a file says.
func plain(s string) string { return strings.Join(strings.Fields(s), " ") }

// Newest is the version that new adoptions answer.
func (v *Versions) Newest() *Checklist { return v.all[len(v.all)-1] }

// All are the versions, the oldest first.
func (v *Versions) All() []*Checklist { return v.all }

// Version is the checklist with this id and version.
func (v *Versions) Version(id string, n int) (*Checklist, bool) {
	i := slices.IndexFunc(v.all, func(c *Checklist) bool { return c.ID == id && c.Version == n })
	if i < 0 {
		return nil, false
	}
	return v.all[i], true
}

// Item is a core item as the newest version that asks it has it, and that version.
func (v *Versions) Item(id string) (*Item, *Checklist, bool) {
	for _, c := range slices.Backward(v.all) {
		if it, ok := c.Item(id); ok {
			return it, c, true
		}
	}
	return nil, nil, false
}

// Retired is the last version that asks a core item, when the newest asks it no more; 0 otherwise.
func (v *Versions) Retired(id string) int {
	if _, c, ok := v.Item(id); ok && c != v.Newest() {
		return c.Version
	}
	return 0
}

// Later reports whether an answer that was given to version given says nothing in version at yet, because the item
// got other words in between: somebody answered after a move that was undone since.
func (v *Versions) Later(item string, given, at int) bool {
	if given <= at {
		return false
	}
	for _, c := range v.all {
		if it, ok := c.Item(item); ok && c.Version == given {
			return it.Since > at
		}
	}
	return false
}

// Groundwork is what a trust answers about itself: the foundation items of the newest version, and those retired
// since that an open adoption on one of the versions at still reads.
func (v *Versions) Groundwork(at ...int) *Checklist {
	newest := v.Newest()
	m := newest
	for _, c := range slices.Backward(v.all) {
		if !slices.Contains(at, c.Version) {
			continue
		}
		for _, it := range c.Items {
			if _, there := m.Item(it.ID); there || it.Scope != Foundation {
				continue
			}
			if m == newest {
				m = newest.copied()
			}
			m.take(c, it)
		}
	}
	return m
}

func (c *Checklist) copied() *Checklist {
	m := *c
	m.Items = slices.Clone(c.Items)
	m.index = make(map[string]int, len(c.index)+1)
	for i := range m.Items {
		m.index[m.Items[i].ID] = i
	}
	return &m
}

// take adds a retired item. Later versions keep the areas, conditions and roles of earlier ones (CheckNext), so it
// finds its place; one that does not is left out.
func (c *Checklist) take(from *Checklist, it Item) {
	at, ok := c.domains[it.Domain]
	if !ok {
		return
	}
	it.area, it.needs = at, 0
	for _, f := range slices.Concat(it.AppliesWhen, from.Domains[from.domains[it.Domain]].AppliesWhen) {
		it.needs |= c.facts[f]
	}
	c.Items = append(c.Items, it)
	c.index[it.ID] = len(c.Items) - 1
}

// Retirement is an item of the groundwork that is asked no more, with the answer that is kept.
type Retirement struct {
	Item   *Item
	After  int // the last version that asked it
	Answer Answer
}

// RetiredIn is what later versions retired of a trust's groundwork: of the items that it still asks for open adoptions on an
// earlier version the last version of each, and the answers to items that it asks no more.
func (v *Versions) RetiredIn(asked *Checklist, answers map[string]Answer) (still map[string]int, dropped []Retirement) {
	still = map[string]int{}
	for _, c := range v.all[:len(v.all)-1] {
		for i := range c.Items {
			it := &c.Items[i]
			if v.Retired(it.ID) != c.Version || it.Scope != Foundation {
				continue
			}
			if asked.has(it.ID) {
				still[it.ID] = c.Version
			} else if answer, answered := answers[it.ID]; answered {
				dropped = append(dropped, Retirement{it, c.Version, answer})
			}
		}
	}
	return still, dropped
}
