package pilot

import (
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// TypedDay joins the three boxes of a date as a form keeps them: 2026-11-22, or what was typed where
// it is no day; nothing when all are empty.
func TypedDay(d, month, year string) string {
	d, month, year = strings.TrimSpace(d), strings.TrimSpace(month), strings.TrimSpace(year)
	if d == "" && month == "" && year == "" {
		return ""
	}
	return year + "-" + month + "-" + d
}

// readDay reads what TypedDay joined. No day is zero; a day that does not exist is refused in the words of its label.
func readDay(bad *fault.Fields, name, label, typed string) day.Day {
	d, problem := day.Typed(typed)
	if problem != "" {
		bad.Add(name, "%s %s", label, problem)
	}
	return d
}

// notAhead refuses a day after today: what happened has happened.
func notAhead(bad *fault.Fields, name, label string, d, today day.Day) {
	if d > today {
		bad.Add(name, "%s must be today or in the past", label)
	}
}
