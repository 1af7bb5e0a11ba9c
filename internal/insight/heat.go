package insight

import "groundwork/internal/readiness"

// HeatCell is how one area of the checklist stands at a decision: the lowest effective level among its items that the
// decision asks for, and how many of them stop it (Groundwork rules, section 2).
type HeatCell struct {
	Asked   int             `json:"asked"`             // items that the decision asks for; none: nothing required
	Known   int             `json:"known,omitempty"`   // of them, those with a level
	Lowest  readiness.Level `json:"lowest,omitempty"`  // of those that are known
	Stops   int             `json:"stops,omitempty"`   // of them, those that are short or not known
	Unknown int             `json:"unknown,omitempty"` // of them, those that are not known
}

// add counts one item that the decision asks for.
func (c *HeatCell) add(level readiness.Level, known, stops bool) {
	c.Asked++
	if known {
		if c.Known == 0 || level < c.Lowest {
			c.Lowest = level
		}
		c.Known++
	} else {
		c.Unknown++
	}
	if stops {
		c.Stops++
	}
}

// Heat is how each area stands in one adoption at a decision, by the area's key, as the rule of readiness scored it. What
// does not apply is not asked for; an accepted gap stops nothing.
func Heat(r *readiness.Result, g readiness.Gate) map[string]HeatCell {
	out := map[string]HeatCell{}
	for i := range r.Items {
		st := &r.Items[i]
		if st.At[g] == readiness.NotAsked {
			continue
		}
		c := out[st.Item.Domain]
		c.add(st.Level, st.KnownAtGate(), st.At[g] == readiness.Short || st.At[g] == readiness.Unknown)
		out[st.Item.Domain] = c
	}
	return out
}

// HandedHeat is the same of a trust as its programme leads read it: of the questions that are answered once for the trust,
// the level as last handed in, and nothing else. What was never handed in is not known to them and stops nothing that they
// could say. handed gives what an answer counted as, by item; nothing for one that does not apply is asked for.
func HandedHeat(items []*readiness.Item, g readiness.Gate, handed map[string]Handed) map[string]HeatCell {
	out := map[string]HeatCell{}
	for _, it := range items {
		t := it.Threshold(g)
		if it.Scope != readiness.Foundation || t == 0 {
			continue
		}
		h := handed[it.ID]
		if h.LeftOut {
			continue
		}
		c := out[it.Domain]
		c.add(h.Level, h.Known, h.Known && h.Level < t)
		out[it.Domain] = c
	}
	return out
}

// Handed is what an answer counted as when it was handed in.
type Handed struct {
	Level          readiness.Level
	Known, LeftOut bool
}

// Stopped is an area of the checklist with at how many trusts it stops a take-up, of how many that have one.
type Stopped struct {
	Domain     string
	Trusts, Of int
}

// StoppedIn are the areas of the checklist that stop a decision in rows of a heat map, each with in how many of all rows.
func StoppedIn(rows []map[string]HeatCell, domains []string) []Stopped {
	var out []Stopped
	for _, d := range domains {
		n := 0
		for _, cells := range rows {
			if cells[d].Stops > 0 {
				n++
			}
		}
		if n > 0 {
			out = append(out, Stopped{d, n, len(rows)})
		}
	}
	return out
}

// Foremost is the area of the checklist that stops a decision at most trusts, the first of several; alone says that no other stops
// one at as many. False when none stops any.
func Foremost(list []Stopped) (most Stopped, alone, any bool) {
	for _, x := range list {
		switch {
		case !any || x.Trusts > most.Trusts:
			most, alone, any = x, true, true
		case x.Trusts == most.Trusts:
			alone = false
		}
	}
	return most, alone, any
}

// Stopping are the areas of the checklist that stop take-ups in a part of the country, as far as that singles nobody out;
// domain says to which area an item belongs. own are how many of the trusts are the reader's own.
func (a Areas) Stopping(list []Adoption, area string, domains []string, domain func(item string) string, own int) []Stopped {
	at := map[string]map[string]bool{} // trusts by area of the checklist
	for _, x := range list {
		for _, s := range x.Stops {
			d := domain(s.Item)
			if at[d] == nil {
				at[d] = map[string]bool{}
			}
			at[d][x.Trust] = true
		}
	}
	v := a.view(list, area, own)
	var out []Stopped
	for _, d := range domains {
		var trusts []string
		for t := range at[d] {
			trusts = append(trusts, t)
		}
		if !v.shows(trusts) {
			continue
		}
		c := v.cell(at[d], area)
		out = append(out, Stopped{d, c.Yes, c.All})
	}
	return out
}
