// Package typed reads what people type into a form, field by field, and says in the words of the label what to do
// about what cannot be read. The concepts say what is wanted; this says whether it is there.
package typed

import (
	"strings"
	"unicode/utf8"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
)

// The most characters of a line and of a text, as in spreadsheets.
const (
	LineLongest = 250
	TextLongest = 4000
)

// Reader collects what is wrong with the fields of one form.
type Reader struct{ Wrong fault.Fields }

// Line is one line of words without needless spaces; want asks for it when it is empty, nothing where it may be.
func (r *Reader) Line(name, label, text, want string) string {
	return r.words(name, label, strings.Join(strings.Fields(text), " "), want, LineLongest)
}

// Text is a text of several lines.
func (r *Reader) Text(name, label, text, want string) string {
	return r.words(name, label, strings.TrimSpace(text), want, TextLongest)
}

// Most is a text of several lines of at most so many characters, where a page has room for no more.
func (r *Reader) Most(name, label, text string, most int) string {
	return r.words(name, label, strings.TrimSpace(text), "", most)
}

func (r *Reader) words(name, label, text, want string, most int) string {
	if text == "" && want != "" {
		r.Wrong.Add(name, "%s", want)
	}
	if n := utf8.RuneCountInString(text); n > most {
		r.Wrong.Add(name, "%s must be %s characters or fewer; it is %d too long", label, decimal.Of(int64(most)).Fixed(0), n-most)
	}
	return text
}

// Day is a day as three boxes gave it (2026-11-22); want asks for it when there is none.
func (r *Reader) Day(name, label, joined, want string) day.Day {
	d, problem := day.Typed(joined)
	switch {
	case problem != "":
		r.Wrong.Add(name, "%s %s", label, problem)
	case d.IsZero() && want != "":
		r.Wrong.Add(name, "%s", want)
	}
	return d
}

// Past is a Day that must be today or earlier: what happened has happened.
func (r *Reader) Past(name, label, joined, want string, today day.Day) day.Day {
	d := r.Day(name, label, joined, want)
	if d > today {
		r.Wrong.Add(name, "%s must be today or in the past", label)
	}
	return d
}

// Figure is a number from 0 to most in unit; nothing typed is unknown, which is never 0.
func (r *Reader) Figure(name, label, text, unit string, most int64) decimal.Maybe {
	if strings.TrimSpace(text) == "" {
		return decimal.Maybe{}
	}
	d, _, err := decimal.Parse(text)
	switch {
	case err != nil:
		r.Wrong.Add(name, "%s must be a number, like 2.5", label)
	case d < 0 || d > decimal.Of(most):
		r.Wrong.Add(name, "%s must be between 0 and %s%s", label, decimal.Of(most).Fixed(0), unit)
	default:
		return decimal.Some(d)
	}
	return decimal.Maybe{}
}

// Count is a whole number from 0 to most; known is false when nothing was typed, or nothing that can be read.
func (r *Reader) Count(name, label, text string, most int64) (n int, known bool) {
	before := len(r.Wrong)
	m := r.Figure(name, label, text, "", most)
	if len(r.Wrong) > before || !m.Known {
		return 0, false
	}
	if m.D%decimal.One != 0 {
		r.Wrong.Add(name, "%s must be a whole number", label)
		return 0, false
	}
	return int(m.D / decimal.One), true
}

// One is the chosen value, when it is among the offered ones; want asks for it otherwise.
func (r *Reader) One(name, chosen, want string, offered ...string) string {
	for _, o := range offered {
		if o == chosen && o != "" {
			return chosen
		}
	}
	r.Wrong.Add(name, "%s", want)
	return ""
}

// Err is nil when everything could be read.
func (r *Reader) Err() error { return r.Wrong.Err() }
