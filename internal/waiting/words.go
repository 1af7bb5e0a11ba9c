package waiting

import (
	"fmt"
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

var small = []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}

// Capital is a number that begins a sentence: Six, 12.
func Capital(n int) string {
	if n < 0 || n >= len(small) {
		return fmt.Sprint(n)
	}
	return strings.ToUpper(small[n][:1]) + small[n][1:]
}

// short is a day without its year while that is this year.
func (m Matters) short(d day.Day) string {
	y, _, _ := d.Date()
	now, _, _ := m.Today.Date()
	if y == now {
		return d.Time().Format("2 January")
	}
	return d.Long()
}

func count(n int, one, other string) string {
	if n == 1 {
		return "1 " + one
	}
	return decimal.Count(n) + " " + other
}

func oneOf(n int, one, other string) string {
	if n == 1 {
		return one
	}
	return other
}

// more says how many others there are, or nothing.
func more(n int, one, other string) string {
	if n <= 0 {
		return ""
	}
	return count(n, one, other)
}

// joined puts sentences behind each other, each with its stop.
func joined(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, strings.TrimSuffix(p, ".")+".")
		}
	}
	return strings.Join(out, " ")
}

// lower starts a text with a small letter, unless it starts with an abbreviation.
func lower(s string) string {
	if len(s) < 2 || s[1] >= 'A' && s[1] <= 'Z' {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
