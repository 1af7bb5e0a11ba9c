package board

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"groundwork/internal/benefit"
	"groundwork/internal/day"
)

// Part is what some benefits add to totals above their trusts, in as few lines as their rules allow: enough for the four
// figures, the cash that is left and the headline, and nothing else. It says the same as Total of the benefits themselves.
type Part struct {
	Lines       []PartLine `json:"lines,omitempty"`
	CostUnknown bool       `json:"cost_unknown,omitempty"` // new cost was promised, and nobody knows yet what it is
	Promised    *big.Rat   `json:"promised,omitempty"`     // clinical hours a day that have no figure yet
	PromisedBy  day.Day    `json:"promised_by,omitempty"`
	Climbs      []Climb    `json:"climbs,omitempty"` // what became of the hours of trusts
	Benefits    int        `json:"benefits"`
	AtRisk      int        `json:"at_risk,omitempty"` // of them, that miss their target or may
	Lapsed      int        `json:"lapsed,omitempty"`  // of them, that were realised and are no more
	Until       day.Day    `json:"until,omitempty"`   // the day on which the clock alone changes it; none when nothing but a record does
}

// PartLine is one figure, or several that a total adds without asking which they were.
type PartLine struct {
	Alike
	Value       *big.Rat `json:"value"`            // in the terms of its sum
	Target      *big.Rat `json:"target,omitempty"` // nil unless every one has a target
	Numerator   *big.Rat `json:"numerator,omitempty"`
	Denominator *big.Rat `json:"denominator,omitempty"`

	Period    benefit.Period `json:"period"`
	Grade     string         `json:"grade"` // of the least sure
	TargetOn  day.Day        `json:"target_on,omitempty"`
	N         int            `json:"n"`
	Checked   int            `json:"checked,omitempty"`
	CheckedOn day.Day        `json:"checked_on,omitempty"`
	Title     string         `json:"title,omitempty"` // of one alone
	First     string         `json:"first,omitempty"` // where the first of them stands in the order of benefits
	Names     []string       `json:"names,omitempty"` // of the innovations

	// One that a claim or a charge may keep out of a total stays alone: which total it is decides.
	Alone     string         `json:"alone,omitempty"` // its id
	At        string         `json:"at,omitempty"`
	ChargedTo benefit.Charge `json:"charged_to,omitzero"`
}

// Alike is what figures must have in common so that a total may add them unseen.
type Alike struct {
	Measure    benefit.Ref       `json:"measure"`
	Class      string            `json:"class,omitempty"`
	Disbenefit bool              `json:"disbenefit,omitempty"`
	Staff      string            `json:"staff,omitempty"` // groups, joined by commas
	DayType    string            `json:"day_type,omitempty"`
	Every      benefit.Frequency `json:"every,omitempty"`
	Figures    int               `json:"figures"`
	Standing   Standing          `json:"standing"`
	Whole      bool              `json:"whole,omitempty"` // it says its numerator
}

// PartOf is what one benefit adds.
func PartOf(j benefit.Judged, groups []benefit.StaffGroup) Part {
	p := Part{Benefits: 1, Until: j.MissedFrom()}
	t := newTotals(groups)
	b := Benefit{Judged: j}
	for _, w := range AtRisk([]Benefit{b}, j.Today) {
		if w.Mark == MarkLapsed {
			p.Lapsed++
		} else {
			p.AtRisk++
		}
	}
	p.Until = day.Earlier(p.Until, b.riskFrom(j.Today))
	r := b.roleInTotals(t.clinical)
	c, ok := b.candidate(r)
	switch {
	case !ok && r == newCost:
		p.CostUnknown = true
	case !ok && r == clinicalHours:
		t.promise(b)
		p.Promised, p.PromisedBy = t.promised, t.promisedBy
	case ok && r != otherHours:
		f := c.Figure
		l := PartLine{Alike: Alike{Measure: j.Measure.Ref(), Class: j.Profile.Class, Disbenefit: j.Profile.Kind == benefit.Disbenefit, Staff: strings.Join(j.Profile.StaffGroups, ","),
			DayType: j.Profile.DayType, Every: j.Profile.Every, Figures: f.Count, Standing: c.standing, Whole: f.Numerator != nil},
			Value: c.Value, Target: c.Target, Numerator: f.Numerator, Denominator: f.Denominator, Period: f.Period, Grade: j.Grade, TargetOn: j.Profile.TargetOn,
			N: 1, Title: j.Profile.Title, ChargedTo: benefit.Charge{To: j.Charged.To, Name: j.Charged.Name}}
		if b.Checked() {
			l.Checked, l.CheckedOn = 1, j.Reviewed.Verified.On
		}
		p.Lines = []PartLine{l}
	}
	return p
}

// Kept is a part as it is stored.
func (p Part) Kept() (string, error) {
	b, err := json.Marshal(p)
	return string(b), err
}

// ReadPart reads one that was kept.
func ReadPart(kept string) (Part, error) {
	var p Part
	if err := json.Unmarshal([]byte(kept), &p); err != nil {
		return p, fmt.Errorf("read what is kept of figures: %w", err)
	}
	return p, nil
}

// Join puts parts together. What it is given stays as it is.
func Join(parts ...Part) Part {
	var out Part
	at := map[Alike]int{}
	for _, p := range parts {
		out.CostUnknown = out.CostUnknown || p.CostUnknown
		out.Promised, out.PromisedBy, out.Benefits = plus(out.Promised, p.Promised), max(out.PromisedBy, p.PromisedBy), out.Benefits+p.Benefits
		out.Climbs = joinClimbs(out.Climbs, p.Climbs)
		out.AtRisk, out.Lapsed, out.Until = out.AtRisk+p.AtRisk, out.Lapsed+p.Lapsed, day.Earlier(out.Until, p.Until)
		for _, l := range p.Lines {
			i, seen := at[l.Alike]
			switch {
			case l.Alone != "":
				out.Lines = append(out.Lines, l)
			case seen:
				out.Lines[i].add(l)
			default:
				at[l.Alike] = len(out.Lines)
				out.Lines = append(out.Lines, l.own())
			}
		}
	}
	for i := range out.Lines {
		slices.Sort(out.Lines[i].Names)
	}
	slices.SortStableFunc(out.Lines, func(a, b PartLine) int { return cmp.Compare(a.First, b.First) })
	return out
}

// own is a copy of l that may be added to.
func (l PartLine) own() PartLine {
	copied := func(v *big.Rat) *big.Rat {
		if v == nil {
			return nil
		}
		return new(big.Rat).Set(v)
	}
	l.Value, l.Target, l.Numerator, l.Denominator = copied(l.Value), copied(l.Target), copied(l.Numerator), copied(l.Denominator)
	l.Names, l.ChargedTo = slices.Clone(l.Names), benefit.Charge{}
	return l
}

func (l *PartLine) add(m PartLine) {
	l.Value.Add(l.Value, m.Value)
	if l.Target == nil || m.Target == nil {
		l.Target = nil
	} else {
		l.Target.Add(l.Target, m.Target)
	}
	if l.Whole {
		l.Numerator.Add(l.Numerator, m.Numerator)
		l.Denominator.Add(l.Denominator, m.Denominator)
	}
	l.Period = benefit.Period{From: min(l.Period.From, m.Period.From), To: max(l.Period.To, m.Period.To)}
	l.Grade, l.TargetOn = max(l.Grade, m.Grade), max(l.TargetOn, m.TargetOn)
	l.N, l.Checked, l.CheckedOn = l.N+m.N, l.Checked+m.Checked, max(l.CheckedOn, m.CheckedOn)
	l.Title, l.First = "", min(l.First, m.First)
	for _, name := range m.Names {
		if !slices.Contains(l.Names, name) {
			l.Names = append(l.Names, name)
		}
	}
}

// plus adds where nil is nothing.
func plus(a, b *big.Rat) *big.Rat {
	if a == nil || b == nil {
		return cmp.Or(a, b)
	}
	return new(big.Rat).Add(a, b)
}

// TotalParts is Total of the benefits behind a part. measures are the definitions of its lines; loose are its lines that stand
// alone, as benefits of the area, by id: what a claim or a charge keeps out of this total is said there.
func TotalParts(p Part, measures map[benefit.Ref]benefit.Measure, loose map[string]Benefit, groups []benefit.StaffGroup) Totals {
	t := newTotals(groups)
	t.costUnknown, t.promised, t.promisedBy = p.CostUnknown, p.Promised, p.PromisedBy
	by := map[role][]candidate{}
	for _, l := range p.Lines {
		c := l.candidate(measures[l.Measure])
		r := c.Benefit.roleInTotals(t.clinical)
		if x, ok := loose[l.Alone]; ok && l.Alone != "" {
			c.apart(r, x)
		}
		by[r] = append(by[r], c)
	}
	t.add(by)
	return t
}

// candidate is the line as a sum takes it.
func (l PartLine) candidate(m benefit.Measure) candidate {
	var j benefit.Judged
	j.ID, j.Measure, j.Grade = l.Alone, m, l.Grade
	j.Profile = benefit.Profile{Measure: l.Measure, Title: l.Title, Class: l.Class, Kind: benefit.Benefit, DayType: l.DayType, Every: l.Every, TargetOn: l.TargetOn}
	if l.Disbenefit {
		j.Profile.Kind = benefit.Disbenefit
	}
	if l.Staff != "" {
		j.Profile.StaffGroups = strings.Split(l.Staff, ",")
	}
	f := benefit.Figure{Measure: l.Measure, Value: l.Value, Numerator: l.Numerator, Denominator: l.Denominator, Period: l.Period, Count: l.Figures}
	return candidate{Entry: Entry{Benefit: Benefit{Judged: j}, Figure: f, Value: l.Value, Target: l.Target, several: &several{l.N, l.Checked, l.CheckedOn, l.Names}}, standing: l.Standing}
}

// apart keeps out of the line's candidate what b says no total of the area may count.
func (c *candidate) apart(r role, b Benefit) {
	c.Benefit.Counted, c.Benefit.CountedWhy, c.Benefit.Charged = b.Counted, b.CountedWhy, b.Charged
	if r != cash && r != newCost {
		c.Value = b.once(c.Value)
	}
	if b.Charged != "" || b.Counted.Nothing() {
		c.standing = NoFigure
	}
}

// Loose is a line that stands alone as a benefit, as far as claims and charges ask.
func (l PartLine) Loose() Benefit {
	var j benefit.Judged
	j.ID, j.Subject.Organisation, j.Charged = l.Alone, l.At, l.ChargedTo
	j.Now = benefit.Figure{Value: l.Value, Numerator: l.Numerator, Denominator: l.Denominator, Period: l.Period}
	return Benefit{Judged: j}
}

// several is what an entry that stands for more than one benefit knows of them.
type several struct {
	n, checked int
	checkedOn  day.Day
	names      []string
}

// count is for how many benefits the entry stands.
func (e Entry) count() int {
	if e.several == nil {
		return 1
	}
	return e.several.n
}

// innovations are the names of those behind the entry.
func (e Entry) innovations() []string {
	if e.several == nil {
		return []string{e.Benefit.Innovation}
	}
	return e.several.names
}

func countOf(entries []Entry) int {
	n := 0
	for _, e := range entries {
		n += e.count()
	}
	return n
}
