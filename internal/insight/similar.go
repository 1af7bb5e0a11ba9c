package insight

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Likeness is how two trusts are found alike: Gower's distance over what both have published, 0 the same and 1 nothing in
// common (Groundwork rules, section 4). It says nothing of how well either works.

// Fact is one thing by which trusts are compared.
type Fact struct {
	Key    string
	Label  string
	Weight int  // fixed, and printed on the page
	Number bool // distance by size; otherwise the same or not
}

// The keys of facts that are not published ones: they come from the register and from what was handed in.
const (
	FactType   = "type"
	FactRegion = "region"
	FactLevels = "levels"
)

// Compared are the facts with their weights, in the order in which they are read.
var Compared = []Fact{
	{FactType, "Kind of trust", 3, false},
	{"whole_time_staff", "Staff, whole-time equivalent", 2, true},
	{FactRegion, "Region", 1, false},
	{"record_system", "Patient record system", 3, false},
	{"roster_system", "Rostering system", 1, false},
	{"ledger", "Finance ledger", 1, false},
	{"payroll_provider", "Payroll provider", 1, false},
	{FactLevels, "Groundwork as last handed in", 3, false},
}

const (
	leastShared = 3 // facts; with fewer two trusts are not compared
	leastLevels = 5 // questions of the groundwork that both have handed in
	mostLevel   = 4 // Embedded
)

// Place is a trust as likeness reads it. A fact that is not there is not known: it is never filled in.
type Place struct {
	Code, Name string
	Facts      map[string]string // by key
	Levels     map[string]int    // of the groundwork by item, only where the reader may read them
}

// Part is one fact of two trusts.
type Part struct {
	Fact
	Here, There string
	Distance    float64
	Shared      bool // both have published it
}

// Alike is a trust with how far it is from another.
type Alike struct {
	Place
	Parts    []Part
	Shared   int     // facts that both have published
	Distance float64 // meaningless where they are not compared
}

// IsCompared reports whether enough is known of both.
func (a Alike) IsCompared() bool { return a.Shared >= leastShared }

// Band says in a word how alike two trusts are: lists go by name, and nobody is first or last in them.
type Band uint8

// Bands of distance, and where each ends.
const (
	VeryAlike Band = iota
	PartlyAlike
	LessAlike
	NotCompared
)

var bandWords = [...]string{"Alike", "Partly alike", "Less alike", "Not compared"}
var bandKeys = [...]string{"alike", "partly", "less"}

// BandEnds are the greatest distances at which trusts are alike and partly alike.
var BandEnds = [...]float64{0.25, 0.5}

func (b Band) String() string { return bandWords[b] }

// Key is the band in an address; NotCompared has none.
func (b Band) Key() string { return bandKeys[b] }

// BandOf is the band with the key; VeryAlike for any other.
func BandOf(key string) Band { return Band(max(0, slices.Index(bandKeys[:], key))) }

// Band is how alike the two are.
func (a Alike) Band() Band {
	switch {
	case !a.IsCompared():
		return NotCompared
	case a.Distance <= BandEnds[VeryAlike]:
		return VeryAlike
	case a.Distance <= BandEnds[PartlyAlike]:
		return PartlyAlike
	}
	return LessAlike
}

// Like compares one trust with others, which come back by name.
func Like(one Place, others []Place) []Alike {
	spans := spansOf(append(slices.Clone(others), one))
	out := make([]Alike, 0, len(others))
	for _, o := range others {
		out = append(out, between(one, o, spans))
	}
	slices.SortStableFunc(out, func(x, y Alike) int { return cmp.Or(cmp.Compare(x.Name, y.Name), cmp.Compare(x.Code, y.Code)) })
	return out
}

// between is Gower's distance: the weighted mean of the distances of those facts that both have published.
func between(one, other Place, spans map[string]float64) Alike {
	a := Alike{Place: other}
	sum, weights := 0.0, 0
	for _, f := range Compared {
		p := f.part(one, other, spans[f.Key])
		if p.Shared {
			a.Shared++
			sum += float64(f.Weight) * p.Distance
			weights += f.Weight
		}
		a.Parts = append(a.Parts, p)
	}
	if weights > 0 {
		a.Distance = sum / float64(weights)
	}
	return a
}

func (f Fact) part(one, other Place, span float64) Part {
	p := Part{Fact: f, Here: one.Facts[f.Key], There: other.Facts[f.Key]}
	if f.Key == FactLevels {
		return levels(p, one.Levels, other.Levels)
	}
	if p.Here == "" || p.There == "" {
		return p
	}
	if !f.Number {
		p.Shared = true
		if !strings.EqualFold(strings.TrimSpace(p.Here), strings.TrimSpace(p.There)) {
			p.Distance = 1
		}
		return p
	}
	x, y := published(p.Here), published(p.There)
	if p.Shared = !math.IsNaN(x) && !math.IsNaN(y); p.Shared && span > 0 {
		p.Distance = math.Abs(x-y) / span
	}
	return p
}

// levels is how far two groundworks are apart: the mean over the questions that both have handed in.
func levels(p Part, here, there map[string]int) Part {
	sum, n := 0, 0
	for item, x := range here {
		if y, both := there[item]; both {
			n++
			sum += max(x-y, y-x)
		}
	}
	if n < leastLevels {
		return p
	}
	p.Here, p.There = strconv.Itoa(n)+" questions that both handed in", ""
	p.Shared, p.Distance = true, float64(sum)/float64(n*mostLevel)
	return p
}

// spansOf are the differences between the largest and the smallest of each number that was published.
func spansOf(all []Place) map[string]float64 {
	out := map[string]float64{}
	for _, f := range Compared {
		if !f.Number {
			continue
		}
		low, high := math.Inf(1), math.Inf(-1)
		for _, p := range all {
			if x := published(p.Facts[f.Key]); !math.IsNaN(x) {
				low, high = min(low, x), max(high, x)
			}
		}
		if high > low {
			out[f.Key] = high - low
		}
	}
	return out
}

func published(s string) float64 {
	x, err := strconv.ParseFloat(strings.ReplaceAll(strings.TrimSpace(s), ",", ""), 64)
	if err != nil || math.IsInf(x, 0) {
		return math.NaN()
	}
	return x
}
