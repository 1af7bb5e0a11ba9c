package workflow

import (
	"fmt"
	"math/big"
	"strings"
)

// How says in which way a part is not as at the pilot.
type How int

// AsThere is as the pilot does it, as far as the maps show. Left out: the trust has no such step. Still done: the pilot
// removed it. By hand: the system does it at the pilot. Other staff: another staff group does it. Other words: the step
// is described differently, which may change it or not.
const (
	AsThere How = iota
	LeftOut
	StillDone
	ByHand
	OtherStaff
	OtherWords
)

// hard reports whether the maps leave no doubt that the part is changed. Words alone may mean the same.
func (h How) hard() bool { return h != AsThere && h != OtherWords }

// Here is one part of a pilot's workflow at one adopting trust.
type Here struct {
	PackPart
	How     How
	Says    string      // what the maps show, as a sentence without its stop; empty when as at the pilot
	Local   string      // the trust's own step after, where there is one
	Said    *Adaptation // what the trust wrote down about it, while it stands
	Changed bool        // it counts as changed
}

// Asks reports whether a reason is wanted: a core part is changed, or may be, and nobody has said why.
func (h Here) Asks() bool {
	return h.Core() && (h.Said == nil && h.How != AsThere || h.Said != nil && normal(h.Said.Reason) == "")
}

// Words is what is different: in the trust's own words, else what the maps show.
func (h Here) Words() string {
	if h.Said != nil && h.Said.Difference != "" {
		return h.Said.Difference
	}
	return h.Says
}

// Distance is how far an adopting trust's way is from the pilot's.
type Distance struct {
	Parts   []Here
	Added   []Step       // steps of the trust's own
	Earlier []Adaptation // what was different once and is not any more, or was taken back
}

// Distance compares a trust's own map with the pilot's, part by part. Minutes, shares, pay bands and the order of the
// steps are the trust's own: they change no part. A part counts as changed when the maps show it, unless the trust said
// of other words that the part is kept; or when the trust said so itself (stages-v1.yaml, computed distance_from_pack).
func (r Redesign) Distance(own Redesign, said []Adaptation) Distance {
	var d Distance
	parts := r.PackParts()
	rows := newest(parts, said)
	used := map[int]bool{}
	for _, p := range parts {
		h := own.here(r, p)
		for i, a := range rows {
			of, ok := PartOf(parts, a.PackStep)
			if !ok || of.Key != p.Key || a.Withdrawn || !own.stands(h, a) {
				continue
			}
			h.Said, used[i] = &rows[i], true
		}
		h.Changed = h.How != AsThere && !(h.How == OtherWords && h.Said != nil && h.Said.Part == Adaptable && p.Core())
		if h.Said != nil && (h.Said.Part == Core || !p.Core()) {
			h.Changed = true
		}
		d.Parts = append(d.Parts, h)
	}
	for i, a := range rows {
		if !used[i] && !a.Withdrawn {
			d.Earlier = append(d.Earlier, a)
		}
	}
	for _, s := range own.After.Steps {
		_, after := r.After.Step(s.PackStep)
		_, before := r.Before.Step(s.PackStep)
		if !after && !before && !own.comesFromPack(r, s.ID) {
			d.Added = append(d.Added, s)
		}
	}
	return d
}

// comesFromPack reports whether an own step after was made of an own step that comes from the pilot's.
func (r Redesign) comesFromPack(pack Redesign, id string) bool {
	for _, c := range r.Changes {
		if old, ok := r.Before.Step(c.Old); ok && c.New == id {
			if _, known := pack.Before.Step(old.PackStep); known {
				return true
			}
		}
	}
	return false
}

// stands reports whether what was written down is still so: the own step is still there, or still is not.
func (r Redesign) stands(h Here, a Adaptation) bool {
	if a.LocalStep == "" {
		return h.Local == ""
	}
	_, there := r.After.Step(a.LocalStep)
	return there
}

// here is what the maps show of one part.
func (r Redesign) here(pack Redesign, p PackPart) Here {
	h := Here{PackPart: p}
	there, kept := pack.After.Step(p.New)
	if !kept {
		if s, still := r.stillDoes(p); still {
			h.How, h.Local = StillDone, s.ID
			h.Says = fmt.Sprintf("Still done as “%s”; the pilot removed it", s.Action)
		}
		return h
	}
	best, found := Step{}, false
	for _, s := range r.After.Steps {
		if s.PackStep == p.New && (!found || howDiffers(there, s) < howDiffers(there, best)) {
			best, found = s, true
		}
	}
	if !found {
		h.How, h.Says = LeftOut, fmt.Sprintf("Left out: “%s” is not done here", there.Action)
		return h
	}
	h.Local, h.How = best.ID, howDiffers(there, best)
	switch h.How {
	case ByHand:
		h.Says = fmt.Sprintf("Done by hand, by %s; at the pilot the system does it", lowerFirst(best.Role))
	case OtherStaff:
		h.Says = fmt.Sprintf("Done by %s; at the pilot by %s", lowerFirst(best.Role), lowerFirst(there.Role))
	case OtherWords:
		h.Says = fmt.Sprintf("Done as “%s”", best.Action)
		if normal(best.Role) != normal(there.Role) {
			h.Says += " by " + lowerFirst(best.Role)
		}
	}
	return h
}

// howDiffers compares a step of the pilot with the own step that comes from it.
func howDiffers(there, own Step) How {
	switch {
	case there.BySystem() && !own.BySystem() && own.StaffGroup != "":
		return ByHand
	case there.StaffGroup != own.StaffGroup && there.StaffGroup != "" && own.StaffGroup != "":
		return OtherStaff
	case normal(there.Action) != normal(own.Action):
		return OtherWords
	}
	return AsThere
}

// stillDoes is the own step after that does what the pilot removed: one that comes from the removed step, or one that
// an own decision makes of it.
func (r Redesign) stillDoes(p PackPart) (Step, bool) {
	for _, s := range r.After.Steps {
		if s.PackStep == p.Old {
			return s, true
		}
	}
	for _, c := range r.Changes {
		old, ok := r.Before.Step(c.Old)
		if !ok || old.PackStep != p.Old || c.Decision == Remove {
			continue
		}
		if s, there := r.After.Step(c.New); there {
			return s, true
		}
	}
	return Step{}, false
}

// Core counts the core parts that are changed, of how many.
func (d Distance) Core() (changed, of int) { return d.count(true) }

// Adaptable counts the other parts that are changed, of how many.
func (d Distance) Adaptable() (changed, of int) { return d.count(false) }

func (d Distance) count(core bool) (changed, of int) {
	for _, h := range d.Parts {
		if h.Core() != core {
			continue
		}
		of++
		if h.Changed {
			changed++
		}
	}
	return changed, of
}

// Asking are the core parts for which a reason is wanted.
func (d Distance) Asking() []Here {
	var out []Here
	for _, h := range d.Parts {
		if h.Asks() {
			out = append(out, h)
		}
	}
	return out
}

// Differing are the parts that differ, or about which the trust wrote something down.
func (d Distance) Differing() []Here {
	var out []Here
	for _, h := range d.Parts {
		if h.How != AsThere || h.Said != nil {
			out = append(out, h)
		}
	}
	return out
}

// Words is the distance in words: "2 of 6 core parts changed, 1 of 2 adaptable parts changed, 1 step added".
func (d Distance) Words() string {
	var parts []string
	if n, of := d.Core(); of > 0 {
		parts = append(parts, fmt.Sprintf("%d of %s changed", n, counted(of, "core part", "core parts")))
	}
	if n, of := d.Adaptable(); of > 0 {
		parts = append(parts, fmt.Sprintf("%d of %s changed", n, counted(of, "adaptable part", "adaptable parts")))
	}
	if n := len(d.Added); n > 0 {
		parts = append(parts, counted(n, "step", "steps")+" added")
	}
	if len(parts) == 0 {
		return "The pilot has not yet said what happens to each step"
	}
	return strings.Join(parts, ", ")
}

// Apart sets the minutes saved a case here beside the pilot's: "9.1 minutes saved a case here, 10.0 at the pilot".
// It says so where either is not known yet.
func Apart(own, pack Redesign, groups Groups) string {
	here, a := own.savedACase(groups)
	there, b := pack.savedACase(groups)
	switch {
	case !a && !b:
		return "minutes saved a case are not known yet"
	case !a:
		return fmt.Sprintf("minutes saved a case are not known here yet, %s at the pilot", one(there))
	case !b:
		return fmt.Sprintf("%s minutes saved a case here, not known at the pilot", one(here))
	}
	return fmt.Sprintf("%s minutes saved a case here, %s at the pilot", one(here), one(there))
}

// savedACase is the minutes that a case saves, of the staff whom the answer speaks of; false while they are not known.
func (r Redesign) savedACase(groups Groups) (*big.Rat, bool) {
	h, found := r.Hours(groups)
	for _, f := range append(found, r.stopping()...) {
		if f.Stops == StopsHours && f.Field != FieldVolume {
			return nil, false
		}
	}
	return h.Saved(h.leading()), true
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// Part is the part to which one of the pilot's steps belongs.
func (d Distance) Part(step string) (Here, bool) {
	parts := make([]PackPart, len(d.Parts))
	for i, h := range d.Parts {
		parts[i] = h.PackPart
	}
	p, ok := PartOf(parts, step)
	for _, h := range d.Parts {
		if ok && h.Key == p.Key {
			return h, true
		}
	}
	return Here{}, false
}

// About is what was written down about a part and an own step, whether it stands or was so earlier; nil when nothing was.
func (d Distance) About(h Here, local string) *Adaptation {
	if h.Said != nil && (local == "" || local == h.Said.LocalStep) {
		return h.Said
	}
	for i, a := range d.Earlier {
		if of, ok := d.Part(a.PackStep); ok && of.Key == h.Key && local != "" && a.LocalStep == local {
			return &d.Earlier[i]
		}
	}
	return nil
}
