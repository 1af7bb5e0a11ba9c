package insight

import (
	"fmt"
	"math/big"
	"strings"

	"groundwork/internal/benefit"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
)

// enoughSites is how many sites a word about travelling needs: one alone could be luck.
const enoughSites = 2

// hereOnly is the share of the pilot's rate that no site reaches where a benefit works at the pilot's site only.
var hereOnly = big.NewRat(1, 2)

// Site is one adopter's benefit beside the pilot's.
type Site struct {
	Judged benefit.Judged
	Rate   benefit.PerCase
	Ratio  *big.Rat // of the pilot's rate; nil where the two are not compared
	Why    string   // they are not
}

// Travel is one benefit of a pilot with what its adopters got of it, by name (Groundwork rules, section 4).
type Travel struct {
	Pilot   benefit.Judged
	Rate    benefit.PerCase
	Why     string // the pilot's own figures give no rate
	Sites   []Site // with a Ratio
	Refused []Site // without
	Low     *big.Rat
	High    *big.Rat // the range over Sites; nil without one
}

// HereOnly reports whether the benefit works at the pilot's site only, so far: at none of two or more sites half of it came.
func (t Travel) HereOnly() bool { return len(t.Sites) >= enoughSites && t.High.Cmp(hereOnly) < 0 }

// Alone reports whether no adopter promised the benefit.
func (t Travel) Alone() bool { return len(t.Sites)+len(t.Refused) == 0 }

// Travels sets every benefit of a pilot against those that its adopters promised on the same measure. Costs do not travel,
// and a benefit that went on under a newer version of its measure is compared as that one. Both lists are in the order in
// which they are read.
func Travels(l benefit.Library, pilots, adopters []benefit.Judged) []Travel {
	var out []Travel
	for _, p := range pilots {
		if p.Costs() || p.Moved.Happened() {
			continue
		}
		t := Travel{Pilot: p}
		t.Rate, t.Why = rateOf(l, p)
		if t.Why == "" && t.Rate.Value.Sign() <= 0 {
			t.Why = "nothing became better there"
		}
		for _, a := range adopters {
			if a.Profile.Measure.ID == p.Profile.Measure.ID && !a.Moved.Happened() && !a.Costs() && !closer(pilots, p, a) {
				t.put(siteOf(l, t, a))
			}
		}
		out = append(out, t)
	}
	return out
}

// closer reports whether another benefit of the pilot is the one that a compares with.
func closer(pilots []benefit.Judged, p, a benefit.Judged) bool {
	if alike(p, a) == nil {
		return false
	}
	for _, other := range pilots {
		if other.ID != p.ID && alike(other, a) == nil {
			return true
		}
	}
	return false
}

func alike(p, a benefit.Judged) error {
	return benefit.Comparable(p.Glance().Line(), a.Glance().Line())
}

func rateOf(l benefit.Library, j benefit.Judged) (benefit.PerCase, string) {
	if err := j.Measurable(l); err != nil {
		return benefit.PerCase{}, fault.Of(err).Message
	}
	r, err := j.PerCase()
	if err != nil {
		return r, fault.Of(err).Message
	}
	return r, ""
}

func siteOf(l benefit.Library, t Travel, a benefit.Judged) Site {
	s := Site{Judged: a}
	if err := alike(t.Pilot, a); err != nil {
		_, s.Why, _ = strings.Cut(fault.Of(err).Message, ": ")
		return s
	}
	if s.Rate, s.Why = rateOf(l, a); s.Why != "" {
		return s
	}
	if t.Why != "" {
		s.Why = "at the pilot " + t.Why
		return s
	}
	s.Ratio = new(big.Rat).Quo(s.Rate.Value, t.Rate.Value)
	return s
}

func (t *Travel) put(s Site) {
	if s.Ratio == nil {
		t.Refused = append(t.Refused, s)
		return
	}
	t.Sites = append(t.Sites, s)
	if t.Low == nil || s.Ratio.Cmp(t.Low) < 0 {
		t.Low = s.Ratio
	}
	if t.High == nil || s.Ratio.Cmp(t.High) > 0 {
		t.High = s.Ratio
	}
}

// Share is a ratio as it is read: 0.93.
func Share(r *big.Rat) string { return decimal.Format(r, 2) }

// Answer says whether the benefit travels.
func (t Travel) Answer() Answer {
	there := t.Pilot.Subject.Short
	switch n := len(t.Sites); {
	case t.Alone():
		return Answer{Text: "Nobody else has promised this yet, so nobody can say whether it travels."}
	case n == 0 && t.Why != "":
		return Answer{Text: "Nobody can say yet whether this travels: at " + there + " " + t.Why + "."}
	case n == 0:
		return Answer{Text: "Nobody can say yet whether this travels: no other site has figures that may be set against those of " + there + "."}
	case n < enoughSites:
		s := t.Sites[0]
		return Answer{Text: fmt.Sprintf("At %s %s of what it gave at %s; one site is too few to say that it travels.", s.Judged.Subject.Short, Share(s.Ratio), there)}
	case t.HereOnly():
		return Answer{Text: fmt.Sprintf("Works at %s only, so far: %d other sites got %s of what it gave there.", there, n, t.span()), More: "Where no site gets half of the pilot's rate, look at what differs there before anybody else starts."}
	default:
		return Answer{Text: fmt.Sprintf("At %d sites it gave %s of what it gave at %s.", n, t.span(), there)}
	}
}

// span is the range over the sites: "0.62 to 0.93".
func (t Travel) span() string {
	if low, high := Share(t.Low), Share(t.High); low != high {
		return low + " to " + high
	}
	return Share(t.Low)
}

// First is the benefit whose answer opens the page: the one that most sites are compared on, hours freed before others.
func First(all []Travel) (Travel, bool) {
	best := -1
	rank := func(t Travel) int {
		r := 2 * len(t.Sites)
		if t.Pilot.Measure.Method != "" {
			r++
		}
		return r
	}
	for i := range all {
		if best < 0 || rank(all[i]) > rank(all[best]) {
			best = i
		}
	}
	if best < 0 {
		return Travel{}, false
	}
	return all[best], true
}
