package adoption

import (
	"strings"
	"unicode/utf8"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
)

// The most characters of a line and of a text, as in spreadsheets.
const (
	lineLongest = 250
	textLongest = 4000
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

// readDay reads what TypedDay joined. No day is zero; one that does not exist is refused in the words of its label.
func readDay(bad *fault.Fields, name, label, typed string) day.Day {
	d, problem := day.Typed(typed)
	if problem != "" {
		bad.Add(name, "%s %s", label, problem)
	}
	return d
}

func tidy(s string) string { return strings.TrimSpace(s) }

func tooLong(bad *fault.Fields, name, label, text string, most int) {
	if n := utf8.RuneCountInString(text); n > most {
		bad.Add(name, "%s must be %s characters or fewer; it is %d too long", label, decimal.Of(int64(most)).Fixed(0), n-most)
	}
}

// CheckTold reads when somebody was told an answer that they give for another; both may be left out.
func CheckTold(by, on string, today day.Day) (day.Day, error) {
	var bad fault.Fields
	d := readDay(&bad, "told_on", "The day you were told", on)
	switch {
	case len(bad) > 0:
	case d > today:
		bad.Add("told_on", "The day you were told must be today or in the past")
	case d != 0 && tidy(by) == "":
		bad.Add("told_by", "Enter who told you")
	}
	tooLong(&bad, "told_by", "Who told you", tidy(by), lineLongest)
	return d, bad.Err()
}
