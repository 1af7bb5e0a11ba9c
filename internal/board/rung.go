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
type subjectHours struct{ hours, days, used *big.Rat }

// Ladder sets the hours freed, the hours put to use and what the maps could free side by side for the newest period for
// which use was counted. False while no hours are freed.
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
	by, order := t.hoursBySubject(l.Period)
	if len(order) == 0 {
		return Ladder{}, false
	}
	freed, used, potential := new(big.Rat), new(big.Rat), new(big.Rat)
	cases, known, shown := decimal.Decimal(0), true, false
	for _, subject := range order {
		s := by[subject]
		freed.Add(freed, new(big.Rat).Quo(s.hours, s.days))
		if s.used != nil {
			used.Add(used, new(big.Rat).Quo(s.used, s.days))
			shown = true
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
	put := Rung{Label: "Put to use", Of: t.InUse.Entries, Hours: used, Grade: t.InUse.Grade, Sure: benefit.GradeWords(grades, t.InUse.Grade)}
	if !shown {
		put = Rung{Label: "Put to use", Says: "not known"}
	}
	l.Rungs = []Rung{could, {Label: "Freed", Of: t.Freed.Entries, Hours: freed, Grade: t.Freed.Grade, Sure: benefit.GradeWords(grades, t.Freed.Grade)}, put,
		{Label: "Taken out of a budget", Says: "none claimed"}}
	share := t.InUse.Value
	if len(t.InUse.Entries) > 1 && freed.Sign() > 0 {
		share = new(big.Rat).Quo(new(big.Rat).Mul(used, big.NewRat(100, 1)), freed) // of the hours drawn here
	}
	l.Finding = finding(share, shown)
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
		for _, o := range e.Benefit.sinceLive() {
			if o.State != benefit.Reported || !o.Numerator.Known || !o.Denominator.Known || o.Period.From < p.From || o.Period.From > p.To {
				continue
			}
			n := o.Numerator.D.Rat()
			if e.Benefit.Costs() {
				n.Neg(n)
			}
			s.hours.Add(s.hours, n)
			days.Add(days, o.Denominator.D.Rat())
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
		by[e.Benefit.Subject.ID] = s
	}
	for _, e := range t.InUse.Entries {
		s, ok := by[e.Benefit.Subject.ID]
		if ok && e.Figure.Numerator != nil && e.Figure.Period == p {
			s.used = e.Figure.Numerator
			by[e.Benefit.Subject.ID] = s
		}
	}
	return by, order
}

func modelOf(models []Model, subject string) (Model, bool) {
	for _, m := range models {
		if m.Subject == subject {
			return m, true
		}
	}
	return Model{}, false
}

func finding(share *big.Rat, shown bool) string {
	switch {
	case !shown:
		return "Nobody has shown yet what the hours freed are used for"
	case share.Sign() == 0:
		return "For none of the hours freed can we show what they were used for"
	default:
		return "For " + percent(share) + " of the hours freed we can show what they were used for"
	}
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
