package readiness

import (
	"slices"

	"groundwork/internal/fault"
)

// CheckNext says why a checklist cannot be published as the version after the newest one. It may add, reword, retire
// and raise; it never lowers an item, gives a retired id to something else, or drops an area, owner role, condition
// or event: packs and answers refer to them. What is wrong comes back as fault.Fields named by item or section.
func (v *Versions) CheckNext(c *Checklist) error {
	var bad fault.Fields
	was := v.Newest()
	if c.ID != was.ID {
		bad.Add("checklist", "id must be %s, as before", was.ID)
	}
	if c.Version != was.Version+1 {
		bad.Add("checklist", "version must be %d, the one after version %d", was.Version+1, was.Version)
	}
	if c.Title == "" || c.Purpose == "" {
		bad.Add("checklist", "has no title or no purpose")
	}
	for _, d := range was.Domains {
		if _, kept := c.domains[d.Key]; !kept {
			bad.Add("domains", "%s of version %d is missing: packs and answers refer to it", d.Key, was.Version)
		}
	}
	for _, f := range was.Facts {
		if i := slices.IndexFunc(c.Facts, func(x FactText) bool { return x.Key == f.Key }); i < 0 {
			bad.Add("conditions", "%s of version %d is missing: packs and answers refer to it", f.Key, was.Version)
		} else if c.Facts[i].Ask != f.Ask {
			bad.Add("conditions", "%s is asked of each %s since version %d, and stays so", f.Key, f.Ask, was.Version)
		}
	}
	keeps(&bad, "roles", was.Roles, c.Roles, was.Version)
	keeps(&bad, "early_review_events", was.Events, c.Events, was.Version)
	for i := range c.Items {
		v.checkItem(&bad, was, &c.Items[i])
	}
	if len(bad) == 0 && Differ(was, c).Nothing() {
		bad.Add("checklist", "asks the same as version %d: nothing would change for anybody", was.Version)
	}
	return bad.Err()
}

func keeps(bad *fault.Fields, section string, was, is []Choice, version int) {
	for _, x := range was {
		if !slices.ContainsFunc(is, func(y Choice) bool { return y.Key == x.Key }) {
			bad.Add(section, "%s of version %d is missing: packs and answers refer to it", x.Key, version)
		}
	}
}

func (v *Versions) checkItem(bad *fault.Fields, was *Checklist, it *Item) {
	before, there := was.Item(it.ID)
	if !there {
		if _, in, used := v.Item(it.ID); used {
			bad.Add(it.ID, "was retired after version %d, and an id is never used again", in.Version)
		}
		return
	}
	if it.Scope != before.Scope {
		bad.Add(it.ID, "is a %s item since it was first asked: retire it and give the new one an id of its own", before.Scope)
	}
	if it.Strength < before.Strength {
		bad.Add(it.ID, "cannot be lowered: version %d makes it %s, this one %s", was.Version, before.Strength, it.Strength)
		return
	}
	for _, g := range Gates {
		switch need, had := it.Threshold(g), before.Threshold(g); {
		case need >= had:
			continue
		case need == 0:
			bad.Add(it.ID, "cannot be lowered: version %d asks for “%s” %s, this one for nothing", was.Version, inWords(had), g.To())
		default:
			bad.Add(it.ID, "cannot be lowered: version %d asks for “%s” %s, this one only for “%s”", was.Version, inWords(had), g.To(), inWords(need))
		}
		return
	}
}

// Over is the pack as it can be laid over a checklist that is newer than the one it was written for: it never
// lowers, so what that one asks as strictly already stays, and what it retired is asked no more.
func (p Pack) Over(c *Checklist) Pack {
	p.Raises, p.Notes = slices.Clone(p.Raises), slices.Clone(p.Notes)
	p.Raises = slices.DeleteFunc(p.Raises, func(r Raise) bool { return !c.has(r.Item) })
	for i := range p.Raises {
		r := &p.Raises[i]
		it, _ := c.Item(r.Item)
		r.Strength = max(r.Strength, it.Strength)
		r.Required.Adopt = raised(r.Required.Adopt, it, Adopt)
		r.Required.GoLive = raised(r.Required.GoLive, it, GoLive)
		r.Required.BusinessAsUsual = raised(r.Required.BusinessAsUsual, it, BusinessAsUsual)
	}
	p.Notes = slices.DeleteFunc(p.Notes, func(n Note) bool { return !c.has(n.Item) })
	return p
}

// raised is a level of a pack; nothing stays nothing.
func raised(l Level, it *Item, g Gate) Level {
	if l == 0 {
		return 0
	}
	return max(l, it.Threshold(g))
}
