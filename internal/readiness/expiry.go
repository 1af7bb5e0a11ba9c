package readiness

import "groundwork/internal/day"

// Grace is for how many days an overdue answer still counts.
const Grace = 30

// Days of the expiry rule (domain README, "Answers going out of date"; Groundwork rules, section 2).
const (
	dueSoonDays = 30    // due soon from due-30 to due
	graceDays   = Grace // overdue and still counted from due+1 to due+30, unknown from due+31
)

// AsksWithin is how long before the clock changes a result its answers fall due at the earliest: what asks whether it is still
// true today is unknown already, or will be in so many days.
const AsksWithin = dueSoonDays + graceDays + 1

// Freshness is how an answer stands against its due date.
type Freshness uint8

// Freshness, from new to old.
const (
	Fresh Freshness = iota
	DueSoon
	Overdue   // still counted, shown with a mark; not for hard items at a gate
	OutOfDate // an out-of-date answer is an unanswered question
)

// Age is when an answer falls due and what made it so.
type Age struct {
	Due       day.Day // zero when it lasts for ever
	Freshness Freshness
	Event     *Event  // what brought the due date forward, if an event did
	MergedOn  day.Day // set when the answer is older than the trust's merger
	ShownEnds bool    // it falls due because what shows it holds no longer

	hardFrom day.Day // from when a hard item is unknown at a gate; zero for never
}

// age works out when a falls due. Time: answered + review months, clamped to the
// month's end. Evidence: the last day on which something that shows it holds. Event: the day it was recorded, when later than the answer. Hard
// items are unknown at a gate from the day after the first two and on the day of the third.
func (it *Item) age(a *Answer, events []Event, merged, today day.Day) Age {
	if merged > a.On && merged <= today {
		return Age{Due: merged, Freshness: OutOfDate, MergedOn: merged, hardFrom: merged}
	}
	var g Age
	if it.ReviewMonths > 0 {
		g.Due = a.On.AddMonths(it.ReviewMonths)
		g.hardFrom = g.Due + 1
	}
	if ends := a.ShownUntil; !ends.IsZero() {
		if g.Due.IsZero() || ends < g.Due {
			g.Due, g.ShownEnds = ends, true
		}
		if g.hardFrom.IsZero() || ends+1 < g.hardFrom {
			g.hardFrom = ends + 1
		}
	}
	for i := range events {
		e := &events[i]
		if e.On > today || !e.concerns(it) || !e.after(a) {
			continue
		}
		if g.Due.IsZero() || e.On < g.Due {
			g.Due, g.Event, g.ShownEnds = e.On, e, false
		}
		if g.hardFrom.IsZero() || e.On < g.hardFrom {
			g.hardFrom = e.On
		}
	}
	g.Freshness = freshness(g.Due, today)
	return g
}

func (e *Event) concerns(it *Item) bool {
	if e.Item != "" && e.Item != it.ID {
		return false
	}
	for _, k := range it.ExpireOn {
		if k == e.Kind {
			return true
		}
	}
	return false
}

func freshness(due, today day.Day) Freshness {
	switch {
	case due.IsZero() || today < due-dueSoonDays:
		return Fresh
	case today <= due:
		return DueSoon
	case today <= due+graceDays:
		return Overdue
	}
	return OutOfDate
}

// countsAtGate reports whether an answer of this age counts at a gate decision,
// where the days of grace do not apply to hard items.
func (g Age) countsAtGate(s Strength, today day.Day) bool {
	if g.Freshness == OutOfDate {
		return false
	}
	return s != Hard || g.hardFrom.IsZero() || today < g.hardFrom
}
