package benefit

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

// Tier is a rung of the ladder that people record; the two above it are worked out (time_tiers of the measure library).
type Tier string

// Hours put to use are a part of those freed, and hours taken out of a budget a part of those put to use.
const (
	Redeployed Tier = "redeployed"
	Cashed     Tier = "cashed"
)

// Label is what pages call the rung.
func (t Tier) Label() string {
	if t == Cashed {
		return "Taken out of a budget"
	}
	return "Put to use"
}

// Use is what became of hours freed in one period, as somebody recorded it. A correction is a further row with a reason.
type Use struct {
	ID     string
	Period Period
	Tier   Tier
	Seq    int // of its rung and period: 1 as first recorded, then its corrections
	Hours  decimal.Decimal
	For    string // what they were used for; of a budget, what it pays for no more
	Budget string // the code of the budget that went down
	Reason string // why it was corrected
	By     string // who recorded it; of a budget, who signed for it
	At     day.Instant
}

// Ladder is what became of the hours of one benefit in one period, each rung a part of the one before. What nobody knows is
// nil or empty, never 0.
type Ladder struct {
	Period  Period
	Days    *big.Rat // operating days of the figures in it
	Figures int      // how many figures of the benefit it holds
	Could   *big.Rat // hours that could be freed, by the approved map
	Freed   *big.Rat // hours freed, by the figures
	Counted *big.Rat // hours put to use as another measure counted them, where nobody recorded any here
	Used    []Use    // the newest first
	Budget  []Use    // taken out of a budget, the newest first
}

// FreesTime reports whether the benefit is hours freed, which can be put to use.
func (j Judged) FreesTime() bool {
	return j.Measure.Method == hoursFreed && j.Measure.Unit == "hours" && !j.Costs() && !j.Profile.Described
}

// hoursFreed is the method of the measure library by which hours are freed.
const hoursFreed = "hours-freed"

// LadderEvery is how often somebody says what became of the hours: each quarter, or each year when figures come yearly.
func (j Judged) LadderEvery() Frequency {
	if j.Profile.Every == Yearly {
		return Yearly
	}
	return Quarterly
}

// Ladders are the periods that are over since go-live, the newest first, with what was recorded about each. A figure belongs
// to the period in which it starts.
func (j Judged) Ladders(uses []Use) []Ladder {
	live := j.Subject.Live
	if live.IsZero() || !j.FreesTime() {
		return nil
	}
	every := j.LadderEvery()
	var out []Ladder
	for _, p := range every.Owed(every.Starting(live), j.Today-1) {
		l := Ladder{Period: p}
		for _, o := range (Facts{Rows: j.Rows, Live: live}).after() {
			if o.Period.From >= p.From && o.Period.From <= p.To && o.Numerator.Known {
				l.add(o)
			}
		}
		for _, u := range uses {
			switch {
			case u.Period != p:
			case u.Tier == Cashed:
				l.Budget = append(l.Budget, u)
			default:
				l.Used = append(l.Used, u)
			}
		}
		for _, list := range [][]Use{l.Used, l.Budget} {
			slices.SortFunc(list, func(a, b Use) int { return cmp.Compare(b.Seq, a.Seq) })
		}
		out = append(out, l)
	}
	slices.Reverse(out)
	return out
}

func (l *Ladder) add(o Observation) {
	if l.Freed == nil {
		l.Freed, l.Days = new(big.Rat), new(big.Rat)
	}
	l.Figures++
	l.Freed.Add(l.Freed, o.Numerator.D.Rat())
	if o.Denominator.Known {
		l.Days.Add(l.Days, o.Denominator.D.Rat())
	}
}

// Stands is what stands on a rung; false when nobody recorded anything.
func (l Ladder) Stands(t Tier) (Use, bool) {
	list := l.Used
	if t == Cashed {
		list = l.Budget
	}
	if len(list) == 0 {
		return Use{}, false
	}
	return list[0], true
}

// Fits reports whether each recorded rung is still a part of the one before: figures may be corrected after it was recorded.
func (l Ladder) Fits() bool {
	used, have := l.Stands(Redeployed)
	return !have || l.Freed != nil && used.Hours.Rat().Cmp(l.Freed) <= 0
}

// InUse are the hours put to use, as recorded and still possible, else as another measure counted them; nil when nobody knows.
func (l Ladder) InUse() *big.Rat {
	used, have := l.Stands(Redeployed)
	switch {
	case !have:
		return l.Counted
	case l.Fits():
		return used.Hours.Rat()
	}
	return nil
}

// Share is what percent of the hours freed were put to use; nil when nobody knows, or when none were freed.
func (l Ladder) Share() *big.Rat {
	used := l.InUse()
	if used == nil || l.Freed == nil || l.Freed.Sign() <= 0 {
		return nil
	}
	return new(big.Rat).Quo(new(big.Rat).Mul(used, big.NewRat(100, 1)), l.Freed)
}

// Shown says for how many of the hours freed their use is known; share is a percentage, nil when nobody knows.
func Shown(share *big.Rat) string {
	switch {
	case share == nil:
		return "Nobody has shown yet what the hours freed are used for"
	case share.Sign() == 0:
		return "For none of the hours freed can we show what they were used for"
	default:
		return "For " + strings.TrimSuffix(decimal.Format(share, 1), ".0") + "% of the hours freed we can show what they were used for"
	}
}

// CountsUse reports whether the benefit is the share of hours freed that are put to use.
func (j Judged) CountsUse() bool { return j.Measure.ID == "time-redeployed" }
