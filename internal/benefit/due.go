package benefit

import "groundwork/internal/day"

// Due says how a period stands for which figures are owed.
type Due string

// A period has a figure, needs none, is not over, is over with nothing in yet, or is late. None is 0.
const (
	DueIn         Due = "in"
	DueNotOver    Due = "not_over"
	DueNoReturn   Due = "no_return_yet"
	DueLate       Due = "late"
	DueNotOwed    Due = "not_applicable"
	DueSuppressed Due = "suppressed"
)

// Words are what a screen says for a period without a figure.
func (d Due) Words() string {
	return map[Due]string{
		DueNotOver: "Not over yet", DueNoReturn: "No return yet", DueLate: "Late",
		DueNotOwed: "Not applicable", DueSuppressed: "Suppressed",
	}[d]
}

// Grace is how many days after the end of a period its figure is not called late yet; a setting, with these defaults.
func (f Frequency) Grace() int {
	return map[Frequency]int{Weekly: 5, Monthly: 20, Quarterly: 40, Yearly: 60}[f]
}

// Slot is one period with its figure, or with the reason why there is none.
type Slot struct {
	Period      Period
	Due         Due
	Observation Observation // the one that counts, when Due is DueIn, DueNotOwed or DueSuppressed
}

// Slots sets what was recorded beside the periods that are owed, oldest first. Rows for other periods are kept
// among them, so that nothing entered is hidden.
func Slots(rows []Observation, owed []Period, today day.Day, grace int) []Slot {
	standing := Standing(rows)
	var out []Slot
	i := 0
	for _, p := range owed {
		for ; i < len(standing) && before(standing[i].Period, p); i++ {
			out = append(out, filled(standing[i]))
		}
		if i < len(standing) && standing[i].Period == p {
			out = append(out, filled(standing[i]))
			i++
			continue
		}
		out = append(out, Slot{Period: p, Due: empty(p, today, grace)})
	}
	for ; i < len(standing); i++ {
		out = append(out, filled(standing[i]))
	}
	return out
}

func before(p, q Period) bool { return p.From < q.From || p.From == q.From && p.To < q.To }

func filled(o Observation) Slot { return Slot{o.Period, DueOf(o), o} }

// DueOf is how a period with a row stands.
func DueOf(o Observation) Due {
	return map[State]Due{Reported: DueIn, NotApplicable: DueNotOwed, Suppressed: DueSuppressed}[o.State]
}

func empty(p Period, today day.Day, grace int) Due {
	switch {
	case p.To >= today:
		return DueNotOver
	case p.To+day.Day(grace) >= today:
		return DueNoReturn
	default:
		return DueLate
	}
}
