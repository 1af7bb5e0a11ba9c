package benefit

import (
	"fmt"
	"math/big"
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

// Headline is the sentence at the top of a benefit's page: "Clinicians spend 6.0 minutes a case, down from 16.2: the
// target of 10.2 is met, Measured with comparison (A)." grade is in words, as GradeWords writes it; now has no Value while
// nothing was reported.
func Headline(m Measure, p Profile, b Baseline, now Figure, grade string, groups []StaffGroup, today day.Day) string {
	if now.Value == nil {
		return "No figures yet" + p.promise(m) + "."
	}
	if p.Kind == Disbenefit || m.IsDisbenefit {
		return fmt.Sprintf("%s: %s%s, %s.", p.name(m), p.show(m, now.Value), p.against(m, now.Value), grade)
	}
	says, stop := p.name(m)+": "+p.show(m, now.Value), "; "
	if m.Unit == "minutes" && m.Kind == KindMean {
		says, stop = fmt.Sprintf("%s spend %s minutes a case", who(m, p, groups), p.amount(m, now.Value)), ": "
	}
	if target := p.outcome(m, now.Value, today); target != "" {
		return says + p.change(m, b, now.Value) + stop + target + ", " + grade + "."
	}
	return says + p.change(m, b, now.Value) + ", " + grade + "."
}

func (p Profile) name(m Measure) string {
	if p.Title != "" {
		return p.Title
	}
	return m.Name
}

// promise is what is expected while there are no figures.
func (p Profile) promise(m Measure) string {
	if !p.Target.Known {
		return ""
	}
	says := ": the target is " + p.bar(m, p.Target.D) + p.unit(m)
	if !p.TargetOn.IsZero() {
		says += " by " + p.TargetOn.Long()
	}
	return says
}

// change is ", down from 16.2"; nothing without a baseline, or with one of 0, from which everything is up.
func (p Profile) change(m Measure, b Baseline, v *big.Rat) string {
	if !b.Value.Known || b.Value.D == 0 {
		return ""
	}
	switch v.Cmp(b.Value.D.Rat()) {
	case -1:
		return ", down from " + p.bar(m, b.Value.D)
	case 1:
		return ", up from " + p.bar(m, b.Value.D)
	default:
		return ", the same as before"
	}
}

func (p Profile) outcome(m Measure, v *big.Rat, today day.Day) string {
	switch {
	case !p.Target.Known:
		return ""
	case p.Met(m, v):
		return "the target of " + p.bar(m, p.Target.D) + " is met"
	case !p.TargetOn.IsZero() && p.TargetOn >= today:
		return "the target of " + p.bar(m, p.Target.D) + " is due on " + p.TargetOn.Long()
	default:
		return "the target of " + p.bar(m, p.Target.D) + " is not met"
	}
}

// against is how new cost or work stands to its plan: ", £2,400 over the plan of £86,000".
func (p Profile) against(m Measure, v *big.Rat) string {
	if !p.Target.Known {
		return ""
	}
	plan := p.Target.D.Rat()
	if v.Cmp(plan) <= 0 {
		return ", within the plan of " + p.bar(m, p.Target.D)
	}
	return ", " + amount(m, new(big.Rat).Sub(v, plan)) + " over the plan of " + p.bar(m, p.Target.D)
}

// show is a figure with what it is of: 55.6 hours a working day, £88,400 a year, 98%.
func (p Profile) show(m Measure, v *big.Rat) string {
	return p.amount(m, v) + p.unit(m)
}

// amount is v as its unit is read, or exactly where rounding would hide that it misses the target.
func (p Profile) amount(m Measure, v *big.Rat) string {
	shown := amount(m, v)
	if p.Target.Known && !p.Met(m, v) && shown == amount(m, p.Target.D.Rat()) {
		if d, _, err := decimal.FromRat(v); err == nil {
			return p.bar(m, d)
		}
	}
	return shown
}

// unit is what stands behind a figure.
func (p Profile) unit(m Measure) string {
	switch {
	case m.Unit == "pounds" && p.Annual:
		return " a year"
	case m.Unit == "pounds" && p.Every.PerYear() > 0:
		return " a " + string(p.Every)
	case m.Unit == "pounds" || m.Unit == "percent":
		return ""
	case m.PerOperatingDay():
		return " " + m.Unit + " a " + DayWord(p.DayType)
	default:
		return " " + m.Unit
	}
}

// bar is a baseline or a target, as short as it was typed.
func (p Profile) bar(m Measure, d decimal.Decimal) string {
	switch m.Unit {
	case "pounds":
		return pounds(d.Rat())
	case "percent":
		return d.String() + "%"
	default:
		return d.String()
	}
}

// amount is a figure in the precision in which its unit is read.
func amount(m Measure, v *big.Rat) string {
	switch m.Unit {
	case "pounds":
		return pounds(v)
	case "percent":
		return strings.TrimSuffix(decimal.Format(v, 1), ".0") + "%"
	case "hours", "minutes", "days", "working days":
		return decimal.Format(v, 1)
	default:
		return strings.TrimSuffix(decimal.Format(v, 1), ".0")
	}
}

func pounds(v *big.Rat) string {
	if v.Sign() < 0 {
		return "-£" + decimal.Format(new(big.Rat).Neg(v), 0)
	}
	return "£" + decimal.Format(v, 0)
}

// DayWord is what a day type is called behind "a": hours a working day.
func DayWord(dayType string) string {
	switch dayType {
	case "calendar_day":
		return "day of the year"
	case "clinic_day":
		return "clinic day"
	default:
		return "working day"
	}
}

// who names the people whose minutes a benefit counts.
func who(m Measure, p Profile, groups []StaffGroup) string {
	keys := p.StaffGroups
	if len(keys) == 0 {
		keys = m.StaffGroups
	}
	clinical, other := 0, 0
	for _, k := range keys {
		for _, g := range groups {
			switch {
			case g.Key != k:
			case g.Clinical:
				clinical++
			default:
				other++
			}
		}
	}
	switch {
	case clinical > 0 && other == 0:
		return "Clinicians"
	case other > 0 && clinical == 0:
		return "Administrative staff"
	default:
		return "Staff"
	}
}
