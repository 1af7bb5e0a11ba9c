// Package assessment is the checklist of one adoption as rows that leave and come back: what each question was answered, in
// words that people read in a spreadsheet, and what bringing such a sheet in again would change. It scores nothing and saves
// nothing: package readiness decides what an answer counts as.
package assessment

import (
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/fold"
	"groundwork/internal/readiness"
)

// Said is what one question was answered. Two that are equal are the same answer, whoever gave it and when.
type Said struct {
	Choice    string // "0" to "4", "not_known", "not_applicable"; nothing where nobody answered
	Local     bool   // for the adoption's own teams only
	Note      string // why it is not known, where it is not
	Reason    string // why it does not apply
	Second    string // name of the second person, who agreed or is asked to
	FindsOut  string // name
	FindOutBy day.Day
	Shown     []Piece
	ToldBy    string
	ToldOn    day.Day

	LoweredTo      string // as Choice; nothing where it is not lowered for this adoption
	LoweredBecause string
}

// Piece is one piece of evidence.
type Piece struct {
	ID      string // nothing of one that a sheet brings
	Title   string
	Address string // of its page
}

// Line is one applicable question of an adoption with everything that a sheet says of it.
type Line struct {
	Said
	Item       *readiness.Item
	Area       string
	Foundation bool   // answered once for the trust
	Reference  string // id of the answer that stands; nothing where there is none
	Seq        int    // newest place of the adoption's own line, for writing

	// What a sheet says and never brings back.
	Counts     string // "Partly in place"
	Why        string // why it counts as that, where it is not as answered
	AnsweredBy string
	AnsweredOn day.Day
	ToDo       string
	Owner      string
	Due        day.Day
	Gaps       string   // accepted gaps, one a line
	Decisions  []string // what it does at each decision point
}

// Handed is what those above a trust may know of one question: what its answer counted as when it was last handed in.
type Handed struct {
	Item   *readiness.Item
	Area   string
	Counts string
	On     day.Day
}

// Words of the two answers that are no level, as the checklist's forms show them.
const (
	notKnown      = "We don’t know yet"
	notApplicable = "Does not apply here"
)

// Words is an answer's choice as people read it.
func Words(choice string) string {
	switch {
	case choice == readiness.NotKnown.String():
		return notKnown
	case choice == readiness.NotApplicable.String():
		return notApplicable
	case len(choice) == 1 && choice[0] >= '0' && choice[0] <= '4':
		return readiness.Level(choice[0] - '0').String()
	}
	return ""
}

// Choice is the choice that words stand for: nothing where they stand for none.
func Choice(words string) string {
	plain := plain(words)
	for _, c := range Choices {
		if plain != "" && plain == fold.String(straight(Words(c))) {
			return c
		}
	}
	return ""
}

// Choices are all answers, in the order of the form.
var Choices = []string{"0", "1", "2", "3", "4", "not_known", "not_applicable"}

// AllWords are their words.
func AllWords() []string {
	var out []string
	for _, c := range Choices {
		out = append(out, Words(c))
	}
	return out
}

func plain(s string) string { return fold.String(straight(strings.Join(strings.Fields(s), " "))) }

func straight(s string) string { return strings.ReplaceAll(s, "’", "'") }

// tidy is text as it is compared and carried: spreadsheets and browsers end lines differently.
func tidy(s string) string {
	return strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n"))
}
