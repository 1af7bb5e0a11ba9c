package board

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"

	"groundwork/internal/benefit"
	"groundwork/internal/decimal"
)

// Climb is what became of the clinical hours of trusts whose hours may be added: counted on days of one type, and equally sure. Of each
// trust it is the ladder of its own board, of the newest period for which use was recorded or counted there. What a trust does not know
// is in no sum, and how many know it is said.
type Climb struct {
	DayType  string         `json:"day_type,omitempty"`
	Standing Standing       `json:"standing"`
	Period   benefit.Period `json:"period"` // from the first day of any to the last of any
	Trusts   int            `json:"trusts"`
	Freed    *big.Rat       `json:"freed"`
	Grade    string         `json:"grade"` // of the least sure
	Could    Share          `json:"could"`
	Used     Share          `json:"used"`
	Cashed   Share          `json:"cashed"`
}

// Share is the sum of those trusts that know it.
type Share struct {
	Hours  *big.Rat `json:"hours,omitempty"` // nil where none does
	Of     *big.Rat `json:"of,omitempty"`    // hours freed at them
	Grade  string   `json:"grade,omitempty"`
	Trusts int      `json:"trusts,omitempty"`
}

// Climb is the ladder of one trust, to be added to those of others; false while no hours are freed.
func (t Totals) Climb(models []Model) (Climb, bool) {
	l, ok := t.Ladder(models, nil)
	if !ok {
		return Climb{}, false
	}
	freed := l.Rungs[1].Hours
	share := func(r Rung) Share {
		if r.Hours == nil {
			return Share{}
		}
		return Share{r.Hours, freed, r.Grade, 1}
	}
	return Climb{DayType: l.DayType, Standing: t.Freed.Standing, Period: l.Period, Trusts: 1, Freed: freed, Grade: t.Freed.Grade,
		Could: share(l.Rungs[0]), Used: share(l.Rungs[2]), Cashed: share(l.Rungs[3])}, true
}

// joinClimbs adds those that may be added, and keeps the others apart. What it is given stays as it is.
func joinClimbs(a, b []Climb) []Climb {
	out := slices.Clone(a)
	for _, c := range b {
		i := slices.IndexFunc(out, func(x Climb) bool { return x.DayType == c.DayType && x.Standing == c.Standing })
		if i < 0 {
			out = append(out, c)
			continue
		}
		x := out[i]
		x.Period = benefit.Period{From: min(x.Period.From, c.Period.From), To: max(x.Period.To, c.Period.To)}
		x.Trusts, x.Freed, x.Grade = x.Trusts+c.Trusts, plus(x.Freed, c.Freed), max(x.Grade, c.Grade)
		x.Could, x.Used, x.Cashed = x.Could.join(c.Could), x.Used.join(c.Used), x.Cashed.join(c.Cashed)
		out[i] = x
	}
	slices.SortFunc(out, func(x, y Climb) int {
		return cmp.Or(cmp.Compare(x.DayType, y.DayType), cmp.Compare(x.Standing, y.Standing))
	})
	return out
}

func (s Share) join(o Share) Share {
	return Share{plus(s.Hours, o.Hours), plus(s.Of, o.Of), max(s.Grade, o.Grade), s.Trusts + o.Trusts}
}

// AreaLadder sets the hours of the trusts of an area side by side: those that its total of hours freed counts, and no others. A rung that
// not every trust knows says at how many it is known; what could be freed is shown only where all know it, for it would be less than what
// was freed otherwise. False while no hours are freed.
func AreaLadder(t Totals, climbs []Climb, grades []benefit.Term) (Ladder, bool) {
	i := slices.IndexFunc(climbs, func(c Climb) bool { return c.DayType == t.Freed.DayType && c.Standing == t.Freed.Standing })
	if !t.Freed.Known() || i < 0 {
		return Ladder{}, false
	}
	c := climbs[i]
	l := Ladder{Period: c.Period, DayType: c.DayType}
	could := Rung{Label: "Could be freed", Says: c.known(c.Could)}
	if c.Could.Trusts == c.Trusts {
		could = Rung{Label: "Could be freed", Hours: c.Could.Hours, Sure: "Modelled"}
	}
	used := Rung{Label: "Put to use", Says: "not known"}
	l.Finding = benefit.Shown(nil)
	if c.Used.Hours != nil {
		used = Rung{Label: "Put to use", Hours: c.Used.Hours, Grade: c.Used.Grade, Sure: benefit.GradeWords(grades, c.Used.Grade)}
		if c.Freed.Sign() > 0 {
			l.Finding = benefit.Shown(new(big.Rat).Quo(new(big.Rat).Mul(c.Used.Hours, big.NewRat(100, 1)), c.Freed))
		}
	}
	budget := Rung{Label: "Taken out of a budget", Says: "none claimed"}
	if c.Cashed.Hours != nil {
		budget = Rung{Label: "Taken out of a budget", Hours: c.Cashed.Hours, Grade: c.Cashed.Grade, Sure: "Signed by finance"}
	}
	l.Rungs = []Rung{could, {Label: "Freed", Hours: c.Freed, Grade: c.Grade, Sure: benefit.GradeWords(grades, c.Grade)}, used, budget}
	l.Note = Sentence(ClinicalHoursA(c.DayType)) + " at 1 trust, " + c.Period.String() + "."
	if c.Trusts > 1 {
		l.Note = fmt.Sprintf("%s at %s, at each in its newest period that says what the hours were used for, between %s and %s.",
			Sentence(ClinicalHoursA(c.DayType)), Counted(c.Trusts, "trust"), c.Period.From.Long(), c.Period.To.Long())
	}
	if c.Used.Trusts > 0 && c.Used.Trusts < c.Trusts {
		l.Note += fmt.Sprintf(" Use is known at %d of %d, which freed %s hours.", c.Used.Trusts, c.Trusts, decimal.Format(c.Used.Of, 1))
	}
	apart := 0
	for n, x := range climbs {
		if n != i {
			apart += x.Trusts
		}
	}
	if apart > 0 {
		l.Note += " Not added: hours of " + Counted(apart, "trust") + " that are counted on other days, or stand otherwise."
	}
	return l, true
}

// known says at how many trusts something is known.
func (c Climb) known(s Share) string {
	if s.Trusts == 0 {
		return "not known"
	}
	return fmt.Sprintf("known at %d of %d", s.Trusts, c.Trusts)
}
