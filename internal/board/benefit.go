package board

import (
	"math/big"
	"slices"

	"groundwork/internal/benefit"
)

// Benefit is one benefit of the organisation, as its board sees it on a day.
type Benefit struct {
	Innovation string           // by its brief name
	AnswerOwed string           // the name of who has to answer a contest
	Counted    benefit.Counted  // how much of its figure no other benefit counts too
	CountedWhy string           // why not all of it
	Charged    string           // who is charged for it, where both trusts are below the page: a transfer
	Ladders    []benefit.Ladder // what became of its hours, by period
	benefit.Judged

	behind *behind // of one that was read as it is kept: it has no figures of its own
}

// once is the part of a figure that no other benefit counts too.
func (b Benefit) once(v *big.Rat) *big.Rat {
	if b.Counted.Fraction == nil {
		return v
	}
	return new(big.Rat).Mul(v, b.Counted.Fraction)
}

// role is what a figure is to a board.
type role int

const (
	other         role = iota
	clinicalHours      // freed, for clinical staff
	otherHours         // freed, for administrative and other staff, or new work for anybody
	inUse
	cash // pounds that leave or enter a budget
)

// role follows from the definition of the measure, not from its name, except for the share of hours put to use.
func (b Benefit) role(clinical map[string]bool) role {
	m, p := b.Measure, b.Profile
	switch {
	case b.CountsUse():
		return inUse
	case m.Unit == "pounds" && p.Class == benefit.CashReleasing:
		return cash
	case m.Method != "hours-freed":
		return other
	}
	groups := p.StaffGroups
	if len(groups) == 0 {
		groups = m.StaffGroups
	}
	if len(groups) > 0 && !slices.ContainsFunc(groups, func(g string) bool { return !clinical[g] }) {
		return clinicalHours
	}
	return otherHours
}

// roleInTotals tells new cost from the cash that is released.
func (b Benefit) roleInTotals(clinical map[string]bool) role {
	if r := b.role(clinical); r != cash || !b.Costs() {
		return r
	}
	return newCost
}
