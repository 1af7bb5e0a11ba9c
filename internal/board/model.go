package board

import (
	"math/big"

	"groundwork/internal/decimal"
	"groundwork/internal/workflow"
)

// Model is what one redesign frees by its two maps, taken apart: work that stopped and work that is new. Minutes are those
// of one case, of clinical staff first and of everybody else second.
type Model struct {
	Subject  string // the pilot or adoption whose maps they are
	Stopped  [2]*big.Rat
	New      [2]*big.Rat
	Cases    decimal.Decimal // in one operating day
	Eligible decimal.Maybe   // cases a day to which it could apply
	DayType  string
	Grade    string // of the maps
	Approved bool   // by clinical and operational lead
}

// ModelOf takes a redesign apart; false while its hours cannot be reckoned. The time of a step that is kept is neither
// stopped nor new: only what it loses or gains is.
func ModelOf(subject string, r workflow.Redesign, groups workflow.Groups) (Model, bool) {
	h, missing := r.Hours(groups)
	if len(missing) > 0 {
		return Model{}, false
	}
	m := Model{Subject: subject, Cases: h.Cases, DayType: h.DayType, Grade: r.Grade(false).Letter, Eligible: r.Before.Record.Eligible,
		Stopped: [2]*big.Rat{new(big.Rat).Set(h.Before.Clinical), new(big.Rat).Set(h.Before.Administrative)},
		New:     [2]*big.Rat{new(big.Rat).Set(h.After.Clinical), new(big.Rat).Set(h.After.Administrative)}}
	if r.After.Record.Eligible.Known {
		m.Eligible = r.After.Record.Eligible
	}
	for _, c := range r.Changes {
		if c.Decision == workflow.Keep {
			m.keep(r, c, groups)
		}
	}
	return m, true
}

// keep takes the time that a kept step needed before and still needs out of both sides, where the same staff do it.
func (m *Model) keep(r workflow.Redesign, c workflow.Change, groups workflow.Groups) {
	old, hasOld := r.Before.Step(c.Old)
	now, hasNew := r.After.Step(c.New)
	staff, counted := groups.Of(old.StaffGroup)
	same, still := groups.Of(now.StaffGroup)
	if !hasOld || !hasNew || !counted || !still || staff != same {
		return
	}
	before, known := old.PerCase()
	after, also := now.PerCase()
	if !known || !also {
		return
	}
	if after.Cmp(before) < 0 {
		before = after
	}
	m.Stopped[staff].Sub(m.Stopped[staff], before)
	m.New[staff].Sub(m.New[staff], before)
}

// hours are minutes of one case as hours of a day of so many cases.
func hours(minutes *big.Rat, cases decimal.Decimal) *big.Rat {
	x := new(big.Rat).Mul(minutes, cases.Rat())
	return x.Quo(x, big.NewRat(60, 1))
}

// Clinical is what a day frees for clinical staff, net of new work.
func (m Model) Clinical() *big.Rat {
	return hours(new(big.Rat).Sub(m.Stopped[workflow.Clinical], m.New[workflow.Clinical]), m.Cases)
}

// Potential is the same if every case to which it could apply went the new way; nil when nobody counted those.
func (m Model) Potential() *big.Rat {
	if !m.Eligible.Known {
		return nil
	}
	return hours(new(big.Rat).Sub(m.Stopped[workflow.Clinical], m.New[workflow.Clinical]), m.Eligible.D)
}

// Modelled is what the maps together free for clinical staff in a day of one type; nil when there are none.
func Modelled(models []Model, dayType string) *big.Rat {
	var sum *big.Rat
	for _, m := range ofDay(models, dayType) {
		if sum == nil {
			sum = new(big.Rat)
		}
		sum.Add(sum, m.Clinical())
	}
	return sum
}

// ofDay are the models whose hours are of such a day; hours of different days do not add.
func ofDay(models []Model, dayType string) []Model {
	var out []Model
	for _, m := range models {
		if m.DayType == dayType || m.DayType == "" && dayType == workflow.WorkingDay || dayType == "" && m.DayType == workflow.WorkingDay {
			out = append(out, m)
		}
	}
	return out
}
