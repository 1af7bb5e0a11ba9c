package board

import (
	"math/big"
	"slices"

	"groundwork/internal/benefit"
)

// Gain is the totals as the headline says them. tried are the innovations that are being tried or taken up, by their brief
// names; they are named while none has figures. modelled are hours a day from their maps, or nil.
func (t Totals) Gain(tried []string, modelled *big.Rat, grades []benefit.Term) Gain {
	g := Gain{Names: t.names(), Cash: t.Net(), CashOpen: t.CostOpen(), Modelled: modelled, Of: ClinicalHoursA(t.Freed.DayType)}
	if len(g.Names) == 0 {
		g.Names = tried
	}
	g.Promised, g.By = t.promised, t.promisedBy
	if t.InUse.Known() {
		g.InUse = t.InUse.Value
	}
	if t.Freed.Known() {
		g.Promised = nil
		g.Hours, g.Grade = t.Freed.Value, benefit.GradeWords(grades, t.Freed.Grade)
		g.Doubt = map[Standing]string{Measured: "not yet accepted by its owner", Estimated: "not measured yet", Assumed: "not measured yet"}[t.Freed.Standing]
	}
	return g
}

// names are the innovations behind the four figures, each once, in order of name.
func (t Totals) names() []string {
	var out []string
	for _, s := range []Sum{t.Freed, t.InUse, t.Cash, t.Cost} {
		for _, e := range s.Entries {
			for _, name := range e.innovations() {
				if !slices.Contains(out, name) {
					out = append(out, name)
				}
			}
		}
	}
	slices.Sort(out)
	return out
}

// ClinicalHoursA is the unit of the hours freed, which always says the day: clinical hours a working day.
func ClinicalHoursA(dayType string) string { return "clinical hours a " + benefit.DayWord(dayType) }
