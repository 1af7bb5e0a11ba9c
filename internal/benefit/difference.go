package benefit

import (
	"strings"
	"unicode/utf8"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// What is said about a local difference; the keys of benefit_difference.
const (
	DeclareDifference  = "declare"
	WithdrawDifference = "withdraw"
	AcceptDifference   = "accept"
	RefuseDifference   = "refuse"
)

// Difference is what a trust counts differently from the definition. Its figures carry a mark and stay out of combined
// totals unless a programme lead accepts them (comparability_rules of the measure library).
type Difference struct {
	Seq      int    // of the last word about it; 0: nobody ever said anything
	Text     string // in words; empty: it is counted as defined
	By       string // who declared it
	On       day.Day
	Accepted bool
	Answered string // who accepted or refused it; nobody yet when empty
	Answer   string // why
}

// Declared reports whether something is counted differently.
func (d Difference) Declared() bool { return d.Text != "" }

// Said is one word about a local difference.
type Said struct {
	Kind, Text, By string
	At             day.Instant
}

// Differs is what stands of all that was said, in the order in which it was. An answer counts for the difference that stood
// when it was given; a difference that is declared anew waits for another.
func Differs(words []Said) Difference {
	var d Difference
	for i, w := range words {
		switch w.Kind {
		case DeclareDifference:
			d = Difference{Text: w.Text, By: w.By, On: w.At.Day()}
		case WithdrawDifference:
			d = Difference{}
		case AcceptDifference, RefuseDifference:
			d.Accepted, d.Answered, d.Answer = w.Kind == AcceptDifference, w.By, w.Text
		}
		d.Seq = i + 1
	}
	return d
}

// Next says whether a word may follow on d, and what it must hold.
func (d Difference) Next(kind, text string) (string, error) {
	text = strings.TrimSpace(text)
	var bad fault.Fields
	switch {
	case utf8.RuneCountInString(text) > longNote:
		bad.Add("difference", "This must be %d characters or fewer", longNote)
	case kind == DeclareDifference && text == "":
		bad.Add("difference", "Say what you count differently")
	case kind == DeclareDifference && text == d.Text:
		bad.Add("difference", "This is what is declared already")
	case kind != DeclareDifference && !d.Declared():
		bad.Add("difference", "No difference is declared")
	case kind != DeclareDifference && text == "":
		bad.Add("difference", "Say why")
	}
	return text, bad.Err()
}
