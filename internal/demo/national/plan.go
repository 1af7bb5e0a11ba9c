package national

import (
	"slices"
	"sort"

	"groundwork/internal/adoption"
	"groundwork/internal/day"
)

// The stages of a pilot, by how many gates it has passed; a stopped one has passed the gate at which it was decided.
const (
	registered = iota
	framed
	redesigned
	piloting
	packaging
	firstAdopters
	scaling
	standard
)

// pilotGates are the gates in the order in which they are passed; each leads to the stage of the next number.
var pilotGates = []string{"frame", "redesign", "start_pilot", "decide", "open_to_adopters", "ready_to_scale", "standard"}

// pilotPlan is a pilot as it is going to be written.
type pilotPlan struct {
	id, innovation, name string
	trust                *place
	stage                int
	stopped              bool
	waits                bool                  // its good result is left lying: not decided on, or without a pack
	on                   [standard + 1]day.Day // when each stage was entered
	benefits             int
	hours                float64 // that it frees in a week, about
	pack                 string  // id of its published pack
	facts                map[string]bool
}

// live is the day on which its first team went live; zero while none has.
func (p *pilotPlan) live() day.Day {
	if p.stage < piloting {
		return 0
	}
	return p.on[piloting] + 5
}

// The stages of an adoption, by how far it has come.
const (
	interested = iota
	assessing
	committed
	preparing
	live
	usual
)

// adoptionPlan is one trust's take-up as it is going to be written.
type adoptionPlan struct {
	id       string
	trust    *place
	pilot    *pilotPlan
	stage    int
	on       [usual + 1]day.Day
	aside    string // paused, declined or stopped
	benefits int
	careful  bool // its own questions are settled: what still stops it is the trust's groundwork
}

func (x *adoptionPlan) open() bool {
	return x.aside != adoption.Declined && x.aside != adoption.Stopped
}

// plan decides what there is of everything, before anything is written.
func (w *world) plan() {
	w.planPilots()
	w.planAdoptions()
	w.planBenefits()
}

// planPilots gives each trust its pilots: the big ones have more.
func (w *world) planPilots() {
	c, named := newChance(ofPilots, 1<<12), map[string]bool{}
	for i := range w.size.Pilots {
		t := w.trusts[c.IntN(len(w.trusts))]
		if t.big < 1 && c.is(60) {
			t = w.trusts[c.IntN(len(w.trusts))]
		}
		p := &pilotPlan{id: c.id(), innovation: c.id(), name: pilotName(i), trust: t, hours: c.near(40*t.big, 25),
			facts: map[string]bool{"used_in_care": c.is(85), "uses_personal_data": c.is(90), "integrates": c.is(75), "claims_time": c.is(80), "patient_facing": c.is(55), "uses_ai": c.is(15)}}
		for n := i; i >= len(tools)*len(settings) && (n == i || named[p.name]); n++ { // what is tried in many places is named after its trust
			p.name = pilotName(n) + ", " + t.Short
		}
		named[p.name] = true
		p.stage = c.weighted(12, 13, 10, 24, 10, 12, 15, 4)
		if p.stage >= packaging && c.is(28) {
			p.stage, p.stopped = packaging, true
		}
		last := w.today
		if t.Closed != 0 {
			last = t.Closed
		}
		p.on[p.stage] = last - day.Day(c.between(15, 230))
		for s := p.stage; s > registered; s-- {
			took := c.between(35, 100)
			if s == packaging {
				took = c.between(150, 260) // trying it takes longer than deciding
			}
			p.on[s-1] = p.on[s] - day.Day(took)
		}
		p.waits = p.stage == piloting && c.is(30) || p.stage == packaging && c.is(25)
		if p.stage >= packaging && !p.stopped && (!p.waits || p.stage > packaging) {
			p.pack = c.id()
		}
		w.pilots = append(w.pilots, p)
	}
}

// planAdoptions spreads take-ups over trusts and over the pilots that others may take up, most over those that are open to everybody.
func (w *world) planAdoptions() {
	c := newChance(ofAdoptions, 1<<12)
	var pilots []*pilotPlan
	var upTo []int
	sum := 0
	for _, p := range w.pilots {
		weight := [...]int{0, 0, 0, 0, 1, 5, 30, 60}[p.stage]
		if p.stopped || p.pack == "" {
			weight = 0
		}
		if weight > 0 {
			sum += weight
			pilots, upTo = append(pilots, p), append(upTo, sum)
		}
	}
	w.adoptions = make([][]*adoptionPlan, len(w.trusts))
	if sum == 0 {
		return
	}
	taken := map[[2]int]bool{}
	for made, tries := 0, 0; made < w.size.Adoptions && tries < w.size.Adoptions*20; tries++ {
		t := w.trusts[c.IntN(len(w.trusts))]
		at := sort.SearchInts(upTo, c.IntN(sum)+1)
		p := pilots[at]
		if taken[[2]int{t.n, at}] || p.trust == t || t.big < 1 && c.is(40) || t.Closed != 0 && p.on[packaging]+200 > t.Closed {
			continue
		}
		taken[[2]int{t.n, at}] = true
		made++
		w.adoptions[t.n] = append(w.adoptions[t.n], w.planAdoption(c, t, p, c.id()))
	}
}

func (w *world) planAdoption(c *chance, t *place, p *pilotPlan, id string) *adoptionPlan {
	x := &adoptionPlan{id: id, trust: t, pilot: p, stage: c.weighted(14, 31, 9, 18, 20, 8), careful: c.is(30 + 40*t.strong)}
	now := w.today - 2
	if t.Closed != 0 {
		now, x.aside = t.Closed-2, adoption.Stopped
	}
	since := p.on[packaging]
	began := since + day.Day(c.IntN(max(1, int(now-since)/3)))
	x.stage = min(x.stage, int(now-began)/45)
	step := int(now-began) / (x.stage + 1)
	for s := range x.stage + 1 {
		x.on[s] = began + day.Day(s*step+c.IntN(max(1, step/2)))
	}
	switch {
	case x.aside != "":
	case x.stage == assessing && c.is(8):
		x.aside = adoption.Declined
	case x.stage == preparing && c.is(6):
		x.aside = adoption.Paused
	case x.stage >= preparing && x.stage <= live && c.is(5):
		x.aside = adoption.Stopped
	}
	return x
}

// planBenefits gives pilots up to three, and the take-ups that were decided the rest, one after the other.
func (w *world) planBenefits() {
	left := w.size.Benefits
	for range 3 {
		for _, p := range w.pilots {
			if p.stage >= framed && left > 0 {
				p.benefits++
				left--
			}
		}
	}
	all := slices.Concat(w.adoptions...)
	all = slices.DeleteFunc(all, func(x *adoptionPlan) bool { return x.stage < committed })
	for round := 0; round < len(shapes) && left > 0; round++ {
		for _, x := range all {
			if left > 0 {
				x.benefits++
				left--
			}
		}
	}
}
