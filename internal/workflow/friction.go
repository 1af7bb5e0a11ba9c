package workflow

import (
	"fmt"
	"math/big"
)

// Friction is what a map makes people go through, reckoned and never typed. A nil figure is not known.
type Friction struct {
	Steps       int
	Handovers   int      // how often the work passes from one role to another; the system in between is nobody
	Decisions   int      // steps at which somebody decides
	Rekeyed     int      // steps that type again what is already held
	Systems     *int     // different systems opened; nil while no step names one
	ReworkShare *big.Rat // share of hands-on minutes that is doing again or chasing
	ValueShare  *big.Rat // share of hands-on minutes that adds value; nil while a timed step has no value named
	TouchShare  *big.Rat // hands-on share of elapsed minutes; nil while a wait is not known
}

// Friction counts what m makes people go through.
func (m Map) Friction(groups Groups) Friction {
	f := Friction{Steps: len(m.Steps)}
	systems := map[string]bool{}
	last := ""
	for _, s := range m.Steps {
		if s.Type == Decide {
			f.Decisions++
		}
		if s.Rekeyed {
			f.Rekeyed++
		}
		if s.System != "" {
			systems[normal(s.System)] = true
		}
		if s.BySystem() {
			continue
		}
		if role := normal(s.Role); role != "" {
			if last != "" && role != last {
				f.Handovers++
			}
			last = role
		}
	}
	if n := len(systems); n > 0 {
		f.Systems = &n
	}
	f.shares(m, groups)
	return f
}

func (f *Friction) shares(m Map, groups Groups) {
	minutes, missing := m.Minutes(groups)
	touch := minutes.Of(All)
	if len(missing) > 0 || touch.Sign() <= 0 {
		return
	}
	rework, value, elapsed := new(big.Rat), new(big.Rat), new(big.Rat).Set(touch)
	valued, waits := true, true
	for _, s := range m.Steps {
		per, ok := s.PerCase()
		if ok && s.timed() {
			if s.Type == Rework {
				rework.Add(rework, per)
			}
			if s.Worth == AddsValue {
				value.Add(value, per)
			}
			valued = valued && (s.Worth != "" || s.Minutes.D == 0)
		}
		waits = waits && s.Wait.Known && s.Share.Known
		if waits {
			share := new(big.Rat).Quo(s.Share.D.Rat(), big.NewRat(100, 1))
			elapsed.Add(elapsed, share.Mul(share, s.Wait.D.Rat()))
		}
	}
	f.ReworkShare = rework.Quo(rework, touch)
	if valued {
		f.ValueShare = value.Quo(value, touch)
	}
	if waits {
		f.TouchShare = elapsed.Quo(touch, elapsed)
	}
}

// Difference is one line of "what changed, in figures"; what grew is said as plainly as what fell.
type Difference struct {
	What          string
	Before, After string
	Known         bool // false: one side is not known, and the words say so
	Grew          bool // worse: more of what slows people down, or less of what helps them
}

// Differences sets the friction of both maps side by side.
func (r Redesign) Differences(groups Groups) []Difference {
	b, a := r.Before.Friction(groups), r.After.Friction(groups)
	number := func(what string, x, y int) Difference {
		return Difference{what, fmt.Sprint(x), fmt.Sprint(y), true, y > x}
	}
	share := func(what string, x, y *big.Rat, moreIsWorse bool) Difference {
		d := Difference{What: what, Before: percent(x), After: percent(y), Known: x != nil && y != nil}
		if d.Known {
			d.Grew = y.Cmp(x) > 0 == moreIsWorse && y.Cmp(x) != 0
		}
		return d
	}
	systems := Difference{What: "Systems opened", Before: perhaps(b.Systems), After: perhaps(a.Systems), Known: b.Systems != nil && a.Systems != nil}
	systems.Grew = systems.Known && *a.Systems > *b.Systems
	return []Difference{
		number("Steps", b.Steps, a.Steps),
		number("Times the work changes hands", b.Handovers, a.Handovers),
		number("Points at which somebody decides", b.Decisions, a.Decisions),
		number("Times data are typed again", b.Rekeyed, a.Rekeyed),
		systems,
		share("Hands-on time spent on doing again or chasing", b.ReworkShare, a.ReworkShare, true),
		share("Hands-on time that adds value", b.ValueShare, a.ValueShare, false),
		share("Hands-on share of the time from start to finish", b.TouchShare, a.TouchShare, false),
	}
}

func perhaps(n *int) string {
	if n == nil {
		return "Not known"
	}
	return fmt.Sprint(*n)
}
