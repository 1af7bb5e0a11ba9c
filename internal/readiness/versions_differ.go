package readiness

import (
	"slices"
	"strings"
)

// Difference is what a version of the checklist does to the items of another, in the order of the newer one. A
// person who answers under the newer one keeps the answers to Kept, confirms those to Reworded again, answers New
// and is no longer asked Retired.
type Difference struct {
	From, To int
	Kept     []Changed
	Reworded []Changed
	New      []Changed
	Retired  []Changed
	Facts    []FactText // that the newer one asks first; until somebody says yes, nothing that depends on one is asked
}

// Changed is one item in both versions; one of the two is nil for a new and for a retired one.
type Changed struct{ Was, Is *Item }

// Item is the one to name: as the newer version has it, if it does.
func (c Changed) Item() *Item {
	if c.Is != nil {
		return c.Is
	}
	return c.Was
}

// Stricter says what the newer version asks more strictly; empty when it asks no more than before.
func (c Changed) Stricter() string {
	if c.Was == nil || c.Is == nil {
		return ""
	}
	var says []string
	if c.Is.Strength > c.Was.Strength {
		says = append(says, "was "+c.Was.Strength.String()+", is "+c.Is.Strength.String())
	}
	for _, g := range Gates {
		if is := c.Is.Threshold(g); is > c.Was.Threshold(g) {
			says = append(says, "must be "+inWords(is)+" "+g.To())
			break
		}
	}
	return strings.Join(says, ", ")
}

// Differ is the difference between two versions, each with or without a pack.
func Differ(was, is *Checklist) Difference {
	d := Difference{From: was.Version, To: is.Version}
	for i := range is.Items {
		now := &is.Items[i]
		before, ok := was.Item(now.ID)
		switch {
		case !ok:
			d.New = append(d.New, Changed{Is: now})
		case sameWords(before, now):
			d.Kept = append(d.Kept, Changed{before, now})
		default:
			d.Reworded = append(d.Reworded, Changed{before, now})
		}
	}
	for _, f := range is.Facts {
		if _, known := was.facts[f.Key]; !known {
			d.Facts = append(d.Facts, f)
		}
	}
	for i := range was.Items {
		if old := &was.Items[i]; !is.has(old.ID) {
			d.Retired = append(d.Retired, Changed{Was: old})
		}
	}
	return d
}

// Only is the difference in the items that apply to an adoption, before or after.
func (d Difference) Only(before, after *Result) Difference {
	for _, list := range []*[]Changed{&d.Kept, &d.Reworded, &d.New, &d.Retired} {
		*list = slices.DeleteFunc(*list, func(c Changed) bool {
			_, was := before.Standing(c.Item().ID)
			_, is := after.Standing(c.Item().ID)
			return !was && !is
		})
	}
	return d
}

func (c *Checklist) has(id string) bool { _, ok := c.index[id]; return ok }

// Nothing reports whether the two versions ask the same, equally strictly.
func (d Difference) Nothing() bool {
	for _, c := range d.Kept {
		if c.Stricter() != "" {
			return false
		}
	}
	return len(d.Reworded)+len(d.New)+len(d.Retired)+len(d.Facts) == 0
}

// Burden is what a version newly asks of people: once for each trust, and again for each open adoption that moves.
// It counts items whether or not the facts of an adoption ask for them, so it is the most that can come.
type Burden struct {
	Facts                      int // to say yes or no to, for each adoption; those of an innovation are said once and burden no trust
	TrustNew, TrustAgain       int // foundation items to answer, and to confirm
	AdoptionNew, AdoptionAgain int // adoption items likewise, for each
}

// Burden is what the difference asks.
func (d Difference) Burden() (b Burden) {
	count := func(list []Changed, trust, adoption *int) {
		for _, c := range list {
			if c.Is.Scope == Foundation {
				*trust++
			} else {
				*adoption++
			}
		}
	}
	for _, f := range d.Facts {
		if f.AskedHere() {
			b.Facts++
		}
	}
	count(d.New, &b.TrustNew, &b.AdoptionNew)
	count(d.Reworded, &b.TrustAgain, &b.AdoptionAgain)
	return b
}

// Of is how many answers and confirmations that is for so many trusts with so many open adoptions.
func (b Burden) Of(trusts, adoptions int) (answers, confirmations int) {
	return b.TrustNew*trusts + b.AdoptionNew*adoptions, b.TrustAgain*trusts + b.AdoptionAgain*adoptions
}

// String says it in words.
func (b Burden) String() string {
	if b == (Burden{}) {
		return "Nobody has to answer or confirm anything"
	}
	return "Each trust " + asked(0, b.TrustNew, b.TrustAgain, " once") + "; each open take-up that moves " + asked(b.Facts, b.AdoptionNew, b.AdoptionAgain, "")
}

func asked(facts, fresh, again int, once string) string {
	var says []string
	if facts > 0 {
		says = append(says, "says yes or no to "+count(facts, "new fact", "new facts"))
	}
	if fresh > 0 {
		says = append(says, "answers "+count(fresh, "new question", "new questions")+once)
	}
	if again > 0 {
		says = append(says, "confirms "+count(again, "answer", "answers")+" again")
	}
	if len(says) == 0 {
		return "answers nothing new"
	}
	if n := len(says) - 1; n > 1 {
		says = []string{strings.Join(says[:n], ", "), says[n]}
	}
	return strings.Join(says, " and ")
}
