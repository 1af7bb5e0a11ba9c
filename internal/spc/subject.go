package spc

import (
	"math/big"
	"strconv"
	"strings"
	"time"

	"groundwork/internal/decimal"
)

// Subject is what a series is about: the words that its numbers need.
type Subject struct {
	// Measure begins a sentence: Hands-on minutes a case.
	Measure string
	// Unit follows a number: minutes, hours a working day. A % closes up, a £ goes before.
	Unit string
	// Decimals is how many decimals a figure is shown with, 0 to 4.
	Decimals int
	Period   Period
	// Events name the re-bases.
	Events []Event
}

// Event is what happened on the day of a re-base, as it reads after "before" and "since": go-live, the merger.
type Event struct {
	On   time.Time
	Name string
}

// Number is v with the subject's decimals and thousands commas.
func (s Subject) Number(v float64) string { return Number(v, s.Decimals) }

// Number is v with so many decimals and thousands commas. What is rounded is the shortest decimal that stands for v, so
// that 0.15 is rounded as it was typed.
func Number(v float64, places int) string {
	r, ok := new(big.Rat).SetString(strconv.FormatFloat(v, 'f', -1, 64))
	if !ok {
		return "not a number" // Analyse lets none through
	}
	return decimal.Format(r, places)
}

// pair are a and b with as many decimals as it takes to tell them apart: nobody should read that 7.0 lies above 7.0.
func (s Subject) pair(a, b float64) (string, string) {
	for places := s.Decimals; ; places++ {
		x, y := Number(a, places), Number(b, places)
		if x != y || a == b || places == 9 {
			return s.sign(x), s.sign(y)
		}
	}
}

// Amount is v with its unit: 16.5 minutes, 95.0%, £1,200.
func (s Subject) Amount(v float64) string { return s.withUnit(s.Number(v)) }

func (s Subject) withUnit(number string) string {
	switch {
	case s.signed():
		return s.sign(number)
	case s.Unit == "":
		return number
	}
	return number + " " + s.Unit
}

// Figure is v with its sign and without a unit in words, for places where the measure's name already says it.
func (s Subject) Figure(v float64) string { return s.sign(s.Number(v)) }

// sign puts a % or a £ to the number.
func (s Subject) sign(number string) string {
	switch {
	case s.Unit == "%" || s.Unit == "percent":
		return number + "%"
	case s.Unit == "£" && strings.HasPrefix(number, "-"):
		return "-£" + number[1:]
	case s.Unit == "£":
		return "£" + number
	}
	return number
}

// signed reports whether the unit is a sign rather than words.
func (s Subject) signed() bool { return s.Unit == "%" || s.Unit == "percent" || s.Unit == "£" }

// noun is what rises or falls: minutes, or the figure where the unit is only a sign.
func (s Subject) noun() string {
	if s.Unit == "" || s.signed() {
		return "the figure"
	}
	return s.Unit
}

// event is the name of the re-base at t, or its date.
func (s Subject) event(t time.Time) string {
	for _, e := range s.Events {
		if e.On.Equal(t) && e.Name != "" {
			return e.Name
		}
	}
	return written(t)
}
