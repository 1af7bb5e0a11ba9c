package readiness

import (
	"fmt"
	"strings"
)

// Area is how one domain stands at one gate, in counts: "Finance: 4 of 6 in
// place, 1 stops go-live" (Groundwork rules, section 2, strength by area).
type Area struct {
	Domain     *Domain
	Gate       Gate
	Applicable int
	InPlace    int // in place or better and counting at this gate
	Asked      int // items with a threshold at this gate; none: nothing required
	Stops      int // short
	Gaps       int // carried by a condition
	Unknown    int // asked and not known

	// Lowest is the lowest effective level among the asked items that are known;
	// AnyKnown is false when there is none. Unknown is never drawn as not in place.
	Lowest   Level
	AnyKnown bool
}

// Areas are the domains with an applicable item as they stand at g, in domain order.
func (r *Result) Areas(g Gate) []Area {
	all := make([]Area, len(r.Checklist.Domains))
	for i := range r.Items {
		all[r.Items[i].Item.area].count(&r.Items[i], g)
	}
	areas := all[:0]
	for i := range all {
		if all[i].Applicable > 0 {
			all[i].Domain, all[i].Gate = &r.Checklist.Domains[i], g
			areas = append(areas, all[i])
		}
	}
	return areas
}

func (a *Area) count(st *Standing, g Gate) {
	state := st.At[g]
	if st.LeftOut && state == NotAsked {
		return
	}
	a.Applicable++
	if st.Known && st.Level >= InPlace && state != Unknown {
		a.InPlace++
	}
	switch state {
	case NotAsked:
		return
	case Short:
		a.Stops++
	case Accepted:
		a.Gaps++
	case Unknown:
		a.Unknown++
	}
	a.Asked++
	if st.KnownAtGate() && (!a.AnyKnown || st.Level < a.Lowest) {
		a.Lowest, a.AnyKnown = st.Level, true
	}
}

// Words are "4 of 6 in place, 1 stops go-live".
func (a Area) Words() string {
	return fmt.Sprintf("%d of %d in place, %s", a.InPlace, a.Applicable, a.Obstacles())
}

// Obstacles are "1 stops go-live, 1 not known", or "stops nothing".
func (a Area) Obstacles() string {
	var parts []string
	if a.Stops > 0 {
		parts = append(parts, count(a.Stops, "stops ", "stop ")+a.Gate.Noun())
	}
	if a.Gaps > 0 {
		parts = append(parts, count(a.Gaps, "accepted gap", "accepted gaps"))
	}
	if a.Unknown > 0 {
		parts = append(parts, count(a.Unknown, "not known", "not known"))
	}
	if len(parts) == 0 {
		return "stops nothing"
	}
	return strings.Join(parts, ", ")
}

// count is "1 stops " or "2 stop ".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
