package workflow

import (
	"fmt"
	"math/big"

	"groundwork/internal/decimal"
)

// Year is what a year counts; the measure library gives the defaults (253, 365, 1,570).
type Year struct {
	WorkingDays     int
	CalendarDays    int
	ClinicDays      int             // 0 until somebody says how many clinics a year
	ProductiveHours decimal.Decimal // of one full-time worker
}

// weekdays is the most working days that any year can have; more means that weekends were counted.
const weekdays = 262

// Days is how many operating days of the given type a year has; 0 when nobody said.
func (y Year) Days(dayType string) int {
	switch dayType {
	case CalendarDay:
		return y.CalendarDays
	case ClinicDay:
		return y.ClinicDays
	default:
		return y.WorkingDays
	}
}

// Hours are what a redesign frees, modelled from its two maps.
type Hours struct {
	Before, After Minutes
	Cases         decimal.Decimal // in one operating day
	DayType       string
}

// Hours reckons what r frees. The findings say what stands in the way; with any, the hours mean nothing,
// and the minutes only when every finding is about the volume.
func (r Redesign) Hours(groups Groups) (Hours, []Finding) {
	before, found := r.Before.Minutes(groups)
	after, more := r.After.Minutes(groups)
	found = append(found, more...)
	found = append(found, r.unlike()...)
	h := Hours{Before: before, After: after, DayType: r.dayType()}
	volume := r.volume()
	if !volume.Known && r.CasesKept {
		return h, append(found, Finding{StopsHours, "Cases are known to the trust only", FieldVolume})
	}
	if !volume.Known {
		return h, append(found, Finding{StopsHours, "No hours yet: enter the cases in a " + Label(DayTypes, h.DayType), FieldVolume})
	}
	h.Cases = volume.D
	return h, found
}

// volume is the cases a day: those of the redesigned map when it has its own, else those counted before.
func (r Redesign) volume() decimal.Maybe {
	if r.After.Record.Volume.Known {
		return r.After.Record.Volume
	}
	return r.Before.Record.Volume
}

func (r Redesign) dayType() string {
	for _, t := range []string{r.After.Record.DayType, r.Before.Record.DayType} {
		if t != "" {
			return t
		}
	}
	return WorkingDay
}

// Saved is the minutes saved a case; below zero when the new way takes longer.
func (h Hours) Saved(s Staff) *big.Rat {
	return new(big.Rat).Sub(h.Before.Of(s), h.After.Of(s))
}

// GroupHours are the minutes of one staff group in a case, before and after, and the hours that makes in a day.
type GroupHours struct {
	Group                      string
	Before, After, Saved, ADay *big.Rat
}

// ByGroup are the hours of each staff group, in the order in which the steps first need them.
func (h Hours) ByGroup() []GroupHours {
	var out []GroupHours
	at := map[string]int{}
	line := func(group string) *GroupHours {
		i, ok := at[group]
		if !ok {
			i = len(out)
			at[group] = i
			out = append(out, GroupHours{Group: group, Before: new(big.Rat), After: new(big.Rat)})
		}
		return &out[i]
	}
	for _, g := range h.Before.ByGroup {
		line(g.Group).Before = g.Minutes
	}
	for _, g := range h.After.ByGroup {
		line(g.Group).After = g.Minutes
	}
	for i, g := range out {
		out[i].Saved = new(big.Rat).Sub(g.Before, g.After)
		out[i].ADay = h.hours(out[i].Saved, h.Cases)
	}
	return out
}

// Scattered reports a saving of under one minute a case: it counts, and is flagged, because
// scattered minutes rarely become usable time (time_method.rules).
func (h Hours) Scattered(s Staff) bool {
	saved := h.Saved(s)
	return saved.Sign() > 0 && saved.Cmp(big.NewRat(1, 1)) < 0
}

// ADay is the hours freed in one operating day: minutes saved x cases / 60.
func (h Hours) ADay(s Staff) *big.Rat { return h.at(s, h.Cases) }

// Potential is what a day would free if every eligible case went through the new way.
func (h Hours) Potential(s Staff, eligible decimal.Decimal) *big.Rat { return h.at(s, eligible) }

func (h Hours) at(s Staff, cases decimal.Decimal) *big.Rat { return h.hours(h.Saved(s), cases) }

func (h Hours) hours(minutes *big.Rat, cases decimal.Decimal) *big.Rat {
	x := new(big.Rat).Mul(minutes, cases.Rat())
	return x.Quo(x, big.NewRat(60, 1))
}

// AYear is the hours freed in a year of so many operating days.
func (h Hours) AYear(s Staff, days int) *big.Rat {
	return new(big.Rat).Mul(h.ADay(s), big.NewRat(int64(days), 1))
}

// DaysWarning says why days cannot be the operating days of a year, or nothing. Multiplying hours a
// working day by 365 is the commonest way in which hours freed are overstated.
func (h Hours) DaysWarning(s Staff, days int, y Year) string {
	if h.DayType == CalendarDay || days <= weekdays {
		return ""
	}
	return fmt.Sprintf("These are hours a %s: %d days would make %s hours a year, and a year has no more than %d weekdays. At %d it is %s.",
		Label(DayTypes, h.DayType), days, decimal.Format(h.AYear(s, days), 0), weekdays,
		y.WorkingDays, decimal.Format(h.AYear(s, y.WorkingDays), 0))
}

// FullTime is the working time of how many full-time staff the hours of a year are. No post is removed by it:
// screens show it only behind "Other units" (Groundwork rules, section 3).
func (h Hours) FullTime(s Staff, days int, y Year) *big.Rat {
	return new(big.Rat).Quo(h.AYear(s, days), y.ProductiveHours.Rat())
}

// DaysToRepay is after how many operating days the hours freed have made up for the one-off hours;
// false when nothing is freed, so that they never do.
func (h Hours) DaysToRepay(s Staff, oneOff decimal.Decimal) (*big.Rat, bool) {
	aDay := h.ADay(s)
	if aDay.Sign() <= 0 {
		return nil, false
	}
	return new(big.Rat).Quo(oneOff.Rat(), aDay), true
}

// Repays says the same in words: "16.8 working days repay them", or that nothing does.
func (h Hours) Repays(s Staff, oneOff decimal.Decimal) string {
	if days, ok := h.DaysToRepay(s, oneOff); ok {
		return one(days) + " " + Label(DayTypes, h.DayType) + "s repay them"
	}
	return "no hours are freed to repay them"
}
