package board

import (
	"fmt"
	"math/big"

	"groundwork/internal/benefit"
	"groundwork/internal/decimal"
)

// Ladder is what became of clinical hours in one period: could be freed, freed, put to use, taken out of a budget. Each rung
// is a part of the one before (time_tiers of the measure library); a rung that nobody knows is not 0.
type Ladder struct {
	Period  benefit.Period
	DayType string
	Days    *big.Rat // operating days in it; nil when several changes counted them
	Rungs   []Rung
	Finding string
	Note    string
}

// Rung is one step of the ladder.
type Rung struct {
	Label string
	Hours *big.Rat // nil: nobody knows, which Says tells
	Grade string   // A to D; empty for what is modelled
	Sure  string   // in words: Measured (B), Modelled
	Says  string   // in place of hours: none claimed
	Of    []Entry  // whose figures it is; none for what is modelled
}

// Shown is its hours with one decimal.
func (r Rung) Shown() string { return decimal.Format(r.Hours, 1) }

// subjectHours are what the figures of one pilot or adoption say about a period.
// used and cashed are nil where nobody knows; recorded says that the use stands in a ladder, not only in a share.
type subjectHours struct {
	hours, days, used, cashed *big.Rat
	recorded                  bool
}

// Ladder sets what the maps could free, the hours freed, the hours put to use and those taken out of a budget side by side
// for the newest period for which use was recorded or counted; what was recorded about a change goes before what a share of
// its hours counts. False while no hours are freed.
func (t Totals) Ladder(models []Model, grades []benefit.Term) (Ladder, bool) {
	if !t.Freed.Known() {
		return Ladder{}, false
	}
	l := Ladder{Period: t.Freed.Period, DayType: t.Freed.DayType}
	for i, e := range t.InUse.Entries {
		if e.Figure.Numerator != nil && (i == 0 || e.Figure.Period.To > l.Period.To) {
			l.Period = e.Figure.Period
		}
	}
	if p, ok := t.recordedUse(); ok && (len(t.InUse.Entries) == 0 || p.To > l.Period.To) {
		l.Period = p
	}
	by, order := t.hoursBySubject(l.Period)
	if len(order) == 0 {
		return Ladder{}, false
	}
	freed, used, cashed, potential := new(big.Rat), new(big.Rat), new(big.Rat), new(big.Rat)
	cases, known, shown, recorded, out := decimal.Decimal(0), true, false, false, false
	for _, subject := range order {
		s := by[subject]
		freed.Add(freed, new(big.Rat).Quo(s.hours, s.days))
		if s.used != nil {
			used.Add(used, new(big.Rat).Quo(s.used, s.days))
			shown, recorded = true, recorded || s.recorded
		}
		if s.cashed != nil {
			cashed.Add(cashed, new(big.Rat).Quo(s.cashed, s.days))
			out = true
		}
		m, ok := modelOf(ofDay(models, l.DayType), subject)
		if known = known && ok && m.Eligible.Known; known {
			potential.Add(potential, m.Potential())
			cases += m.Eligible.D
		}
	}
	if len(order) == 1 {
		l.Days = by[order[0]].days
	}
	could := Rung{Label: "Could be freed", Sure: "Modelled", Hours: potential}
	if !known {
		could = Rung{Label: "Could be freed", Says: "not known"}
	}
	how, of := t.InUse.Grade, t.InUse.Entries
	if how == "" {
		of, how = t.Freed.Entries, estimated // words say what the hours were used for; nobody counted them as a measure
	}
	put := Rung{Label: "Put to use", Of: of, Hours: used, Grade: how, Sure: benefit.GradeWords(grades, how)}
	if !shown {
		put = Rung{Label: "Put to use", Says: "not known"}
	}
	budget := Rung{Label: "Taken out of a budget", Says: "none claimed"}
	if out {
		budget = Rung{Label: "Taken out of a budget", Of: t.Freed.Entries, Hours: cashed, Grade: t.Freed.Grade, Sure: "Signed by finance"}
	}
	l.Rungs = []Rung{could, {Label: "Freed", Of: t.Freed.Entries, Hours: freed, Grade: t.Freed.Grade, Sure: benefit.GradeWords(grades, t.Freed.Grade)}, put, budget}
	share := t.InUse.Value
	if (recorded || len(t.InUse.Entries) > 1) && freed.Sign() > 0 {
		share = new(big.Rat).Quo(new(big.Rat).Mul(used, big.NewRat(100, 1)), freed) // of the hours drawn here
	}
	if !shown {
		share = nil
	}
	l.Finding = benefit.Shown(share)
	l.Note = l.note(known, cases)
	return l, true
}

// hoursBySubject are hours, operating days and hours put to use within the period, for each change that has hours; a figure
// belongs to the period in which it starts.
func (t Totals) hoursBySubject(p benefit.Period) (by map[string]subjectHours, order []string) {
	by = map[string]subjectHours{}
	for _, e := range t.Freed.Entries {
		s, seen := by[e.Benefit.Subject.ID]
		if !seen {
			s = subjectHours{hours: new(big.Rat), days: new(big.Rat)}
		}
		days := new(big.Rat)
		for _, x := range e.Benefit.hours() {
			if x.From < p.From || x.From > p.To {
				continue
			}
			n := x.Hours.Rat()
			if e.Benefit.Costs() {
				n.Neg(n)
			}
			s.hours.Add(s.hours, n)
			days.Add(days, x.Days.Rat())
		}
		if days.Sign() == 0 {
			continue
		}
		if !seen {
			order = append(order, e.Benefit.Subject.ID)
		}
		if days.Cmp(s.days) > 0 {
			s.days = days // new work is counted on the same days
		}
		for _, u := range e.Benefit.uses() {
			if u.Period == p {
				s.record(u)
			}
		}
		by[e.Benefit.Subject.ID] = s
	}
	for _, e := range t.InUse.Entries {
		s, ok := by[e.Benefit.Subject.ID]
		if ok && !s.recorded && e.Figure.Numerator != nil && e.Figure.Period == p {
			s.used = e.Figure.Numerator
			by[e.Benefit.Subject.ID] = s
		}
	}
	return by, order
}

// record adds what was recorded about the hours of one benefit.
func (s *subjectHours) record(u useOf) {
	add := func(to *big.Rat, d decimal.Decimal) *big.Rat {
		if to == nil {
			return d.Rat()
		}
		return to.Add(to, d.Rat())
	}
	s.used, s.recorded = add(s.used, u.Used), true
	if u.Cashed.Known {
		s.cashed = add(s.cashed, u.Cashed.D)
	}
}

// recordedUse is the newest period for which somebody recorded what the hours of a benefit in the total were used for.
func (t Totals) recordedUse() (newest benefit.Period, ok bool) {
	for _, e := range t.Freed.Entries {
		for _, u := range e.Benefit.uses() {
			if u.To > newest.To {
				newest, ok = u.Period, true
			}
		}
	}
	return newest, ok
}

// estimated is the grade of what is said and not counted.
const estimated = "C"

func modelOf(models []Model, subject string) (Model, bool) {
	for _, m := range models {
		if m.Subject == subject {
			return m, true
		}
	}
	return Model{}, false
}

func (l Ladder) note(known bool, cases decimal.Decimal) string {
	says := Sentence(ClinicalHoursA(l.DayType)) + ", " + l.Period.String()
	if l.Days != nil {
		says += fmt.Sprintf(" (%s %ss)", decimal.Format(l.Days, 0), benefit.DayWord(l.DayType))
	}
	says += "."
	if known {
		says += " Could be freed: all " + cases.String() + " eligible cases a day."
	}
	return says
}
