package readiness

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Asking is p with a core item asked for as r says, and with this advice on it; a raise that asks for nothing and an empty
// advice take away what there was.
func (p Pack) Asking(r Raise, advice string) Pack {
	p.Raises = slices.DeleteFunc(slices.Clone(p.Raises), func(x Raise) bool { return x.Item == r.Item })
	p.Notes = slices.DeleteFunc(slices.Clone(p.Notes), func(x Note) bool { return x.Item == r.Item })
	if r.Strength != 0 || r.Required != (Required{}) {
		p.Raises = append(p.Raises, r)
	}
	if advice != "" {
		p.Notes = append(p.Notes, Note{Item: r.Item, Text: advice})
	}
	return p
}

// Adding is p with an item added, or put in the place of the one with its id.
func (p Pack) Adding(it Item) Pack {
	p.Adds = slices.Clone(p.Adds)
	if i := slices.IndexFunc(p.Adds, func(x Item) bool { return x.ID == it.ID }); i >= 0 {
		p.Adds[i] = it
	} else {
		p.Adds = append(p.Adds, it)
	}
	return p
}

// Without is p that asks nothing more of an item.
func (p Pack) Without(item string) Pack {
	p = p.Asking(Raise{Item: item}, "")
	p.Adds = slices.DeleteFunc(slices.Clone(p.Adds), func(x Item) bool { return x.ID == item })
	return p
}

// Asks is what p asks of a core item, with its advice.
func (p Pack) Asks(item string) (r Raise, advice string) {
	r.Item = item
	for _, x := range p.Raises {
		if x.Item == item {
			r = x
		}
	}
	for _, x := range p.Notes {
		if x.Item == item {
			advice = strings.TrimSpace(advice + " " + x.Text)
		}
	}
	return r, advice
}

// Highest is the number of the newest added item: 3 for p-03.
func (p Pack) Highest() (highest int) {
	for _, it := range p.Adds {
		if n, err := strconv.Atoi(it.ID[strings.LastIndexByte(it.ID, '-')+1:]); err == nil {
			highest = max(highest, n)
		}
	}
	return highest
}

// Count says how much p asks for: "2 questions raised, 3 added, 1 explained".
func (p Pack) Count() string {
	if len(p.Raises)+len(p.Adds)+len(p.Notes) == 0 {
		return "nothing"
	}
	return fmt.Sprintf("%d raised, %d added, %d explained", len(p.Raises), len(p.Adds), len(p.Notes))
}

// Needed says at which decision which level is asked for: "In place to go live. Cannot be passed over".
func Needed(s Strength, r Required) string {
	var parts []string
	for _, g := range Gates {
		if l := r.At(g); l > 0 {
			parts = append(parts, l.String()+" "+g.To())
		}
	}
	says := strings.Join(parts, "; ")
	switch {
	case s == Hard && says == "":
		return "Cannot be passed over"
	case s == Hard:
		return says + ". Cannot be passed over"
	case s == Essential && says == "":
		return "Stops a decision until it is in place or accepted as a gap"
	}
	return says
}
