package spc

import (
	"fmt"
	"strconv"
	"strings"
)

// recent is how many of the last rows a table of many charts draws (UI conventions, section 5).
const recent = 24

// Glance is what a table of many charts shows of a series: its newest lines, its icons, and its last values.
type Glance struct {
	Kind      Kind
	Variation Variation
	Assurance Assurance
	// Middle is the average of the newest part, or on a run chart its median; Lower and Upper are absent on a run chart.
	Middle, Lower, Upper, Target Figure
	Recent                       []Spot
}

// Spot is one of the last values.
type Spot struct {
	Value  Figure
	Type   PointType
	Begins bool // a new part begins with it
}

// Glance sums r up. A run chart has no icons and marks no point.
func (r Result) Glance() Glance {
	p := r.Newest()
	g := Glance{Kind: r.Kind(), Target: r.Series.Target, Middle: p.Mean}
	if g.Kind == RunChart {
		g.Middle = r.Median(p)
	} else {
		g.Lower, g.Upper, g.Variation, g.Assurance = p.Lower, p.Upper, r.Variation, r.Assurance
	}
	from := max(0, len(r.Points)-recent)
	for i, j := range r.Points[from:] {
		s := Spot{Value: j.Value, Begins: i > 0 && j.Part != r.Points[from+i-1].Part}
		if g.Kind != RunChart {
			s.Type = j.Type
		}
		g.Recent = append(g.Recent, s)
	}
	return g
}

// Signal reports whether the last figure is more than chance.
func (g Glance) Signal() bool { return g.Kind != RunChart && g.Variation != UsualVariation }

// spotTypes are the letters of point types in a text; the zero one has none.
const spotTypes = " +-hl"

// Spots are values as one text: 16.2,15.9,.,|6.4~-. A point is a missing value, a bar begins a part, and what follows ~ is
// a signal.
func Spots(spots []Spot) string {
	var b strings.Builder
	for i, s := range spots {
		if i > 0 {
			b.WriteByte(',')
		}
		if s.Begins {
			b.WriteByte('|')
		}
		if !s.Value.Known {
			b.WriteByte('.')
		} else {
			b.WriteString(strconv.FormatFloat(s.Value.Value, 'g', -1, 64))
			if s.Type != CommonCauseType {
				b.WriteByte('~')
				b.WriteByte(spotTypes[s.Type])
			}
		}
	}
	return b.String()
}

// ReadSpots reads what Spots wrote.
func ReadSpots(text string) ([]Spot, error) {
	if text == "" {
		return nil, nil
	}
	var out []Spot
	for _, word := range strings.Split(text, ",") {
		var s Spot
		word, s.Begins = strings.CutPrefix(word, "|")
		if number, letter, marked := strings.Cut(word, "~"); marked {
			at := strings.Index(spotTypes, letter)
			if at < 1 || len(letter) != 1 {
				return nil, fmt.Errorf("%q is no kept value", word)
			}
			word, s.Type = number, PointType(at)
		}
		if word != "." {
			v, err := strconv.ParseFloat(word, 64)
			if err != nil {
				return nil, fmt.Errorf("%q is no kept value", word)
			}
			s.Value = Of(v)
		}
		out = append(out, s)
	}
	return out, nil
}

func (k Kind) String() string { return [...]string{"run", "trial", "xmr"}[k] }

// ReadIcons reads the names of a kind and of two icons for programs.
func (g *Glance) ReadIcons(kind, variation, assurance string) error {
	for _, k := range []Kind{RunChart, TrialLimits, XmR} {
		if k.String() == kind {
			g.Kind = k
		}
	}
	for v, name := range variations {
		if name == variation {
			g.Variation = Variation(v)
		}
	}
	for _, a := range []Assurance{NoAssurance, Pass, Fail, HitOrMiss} {
		if a.String() == assurance {
			g.Assurance = a
		}
	}
	if g.Kind.String() != kind || g.Variation.String() != variation || g.Assurance.String() != assurance {
		return fmt.Errorf("%s, %s and %s are no kept icons", kind, variation, assurance)
	}
	return nil
}

// Words name a variation icon in a table: what the last figure is.
func (v Variation) Words() string {
	return [...]string{UsualVariation: "Usual variation", ImprovementHigh: "Better than usual, high", ImprovementLow: "Better than usual, low",
		ConcernHigh: "Worse than usual, high", ConcernLow: "Worse than usual, low", NeutralHigh: "Higher than usual", NeutralLow: "Lower than usual"}[v]
}

// Words name an assurance icon in a table: what becomes of the target.
func (a Assurance) Words() string {
	return [...]string{NoAssurance: "No target", Pass: "Met as a rule", Fail: "Missed as a rule", HitOrMiss: "Hit or miss"}[a]
}

// ByChance is about how many of n charts show a signal at their last figure although nothing has changed. The share is
// that of series of 24 independent figures, found by trying (TestChance): figures that depend on each other show more.
func ByChance(n int) float64 { return chance * float64(n) }

const chance = 0.013
