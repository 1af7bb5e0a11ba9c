package history

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"groundwork/internal/day"
)

// Line is one event as people read it: who did what, when, and what was there before and after.
type Line struct {
	Chain    string
	N        int64
	At       day.Instant
	Sentence string // "Amina Yusuf changed the problem"
	Changes  []Change
}

// When is 22 November 2026, 2:32pm.
func (l Line) When() string { return l.At.Day().Long() + ", " + l.At.Clock() }

// Change is one thing that an event changed. Before or After is empty where there was or is nothing.
type Change struct{ Field, Before, After string }

// Added reports whether there was nothing before.
func (c Change) Added() bool { return c.Before == "" }

// Teller tells events to one reader. Members of the owning organisation read names; others read
// roles, and find no name in a text either ("Pilot history shows other organisations roles, not
// names": Groundwork, the product, section 4).
type Teller struct {
	names map[string]string // by person id
	own   bool
	veil  *strings.Replacer

	benefits map[string]string // by id, where several stand in one history
}

// NotShown stands where another organisation would read a name.
const NotShown = "(name not shown)"

// NewTeller knows everybody's name by id; own says that the reader is a member of the owning organisation.
func NewTeller(names map[string]string, own bool) *Teller {
	t := &Teller{names: names, own: own}
	if !own {
		// The longest first, so that no name is left half covered by a shorter one.
		all := slices.SortedFunc(maps.Values(names), func(x, y string) int { return cmp.Or(len(y)-len(x), strings.Compare(x, y)) })
		var pairs []string
		for _, n := range all {
			if n != "" {
				pairs = append(pairs, n, NotShown)
			}
		}
		t.veil = strings.NewReplacer(pairs...)
	}
	return t
}

// Naming makes sentences say which benefit they are about.
func (t *Teller) Naming(benefits map[string]string) *Teller {
	t.benefits = benefits
	return t
}

// Tell is e as a sentence with its changes, each field by the name a person knows it by, in their order.
func (t *Teller) Tell(e Event) Line {
	l := Line{Chain: e.Chain, N: e.N, At: e.At}
	for _, field := range fieldsOf(e) {
		c := Change{Field: field, Before: t.text(e.Before[field]), After: t.text(e.After[field])}
		if c.Before != c.After {
			l.Changes = append(l.Changes, c)
		}
	}
	after := Values{}
	for field, value := range e.After {
		after[field] = t.text(value)
	}
	l.Sentence = t.who(e) + " " + which(deedWords(e, l.Changes, after), e, t.text(t.benefits[e.Subject.ID]))
	return l
}

// which names the benefit that a sentence is about.
func which(says string, e Event, benefit string) string {
	noun, _, _ := strings.Cut(e.Deed, ".")
	switch {
	case e.Subject.Kind != "benefit" || benefit == "":
		return says
	case strings.Contains(says, "the benefit"):
		return strings.Replace(says, "the benefit", "the benefit “"+benefit+"”", 1)
	case noun == "figures" || noun == "figure" || noun == "observation" || noun == "target" || noun == "baseline" || noun == "rebase":
		return says + " of “" + benefit + "”"
	}
	return says
}

// Outline is e without what was written: for readers who may know that something was done and no more.
func (t *Teller) Outline(e Event) Line {
	l := t.Tell(e)
	l.Sentence, l.Changes = t.who(e)+" "+deedWords(e, l.Changes, nil), nil
	return l
}

// who is the actor as the reader may know them. What nobody pressed a button for was Groundwork's own doing.
func (t *Teller) who(e Event) string {
	if e.Actor == "" {
		return "Groundwork"
	}
	if name := t.names[e.Actor]; t.own && name != "" {
		return name
	}
	if role := roleWords[e.Role]; role != "" {
		return role
	}
	return "A person"
}

// text is a value as the reader may know it; a person's id is told as their name.
func (t *Teller) text(value string) string {
	if name, ok := t.names[value]; ok {
		value = name
	}
	if t.own {
		return value
	}
	return t.veil.Replace(value)
}

func fieldsOf(e Event) []string {
	all := map[string]bool{}
	for f := range e.Before {
		all[f] = true
	}
	for f := range e.After {
		all[f] = true
	}
	return slices.Sorted(maps.Keys(all))
}
