// Package evidence is what shows that an answer is true: a sentence, a link or a file. A trust keeps each piece once and uses it
// for as many questions as it shows, in its groundwork and in every take-up.
package evidence

import (
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/file"
)

// Kinds of a piece, by what its newest revision holds.
const (
	Note = "note"
	Link = "link"
	File = "file"
)

// Piece is one piece as one of its revisions says it; the newest counts.
type Piece struct {
	ID       string
	Revision int
	Title    string
	Text     string      // of a note; the address of a link
	File     file.Chosen // of a file
	Until    day.Day     // the last day on which it holds; zero when it holds without end
	Changed  string      // what changed; nothing of the first revision
	On       day.Day
	By       string // who recorded the revision
	Began    string // who recorded the first one

	Checked Check // of this revision
	Uses    int   // questions that it shows now
}

// Check says that somebody held a revision against its source.
type Check struct {
	By     string
	On     day.Day
	Source string // what they held it against; may be left out
}

// Done reports whether somebody did.
func (c Check) Done() bool { return c.By != "" }

// Kind is note, link or file.
func (p Piece) Kind() string {
	switch {
	case p.File.SHA256 != "":
		return File
	case IsAddress(p.Text):
		return Link
	}
	return Note
}

// IsAddress reports whether s is an address that a browser can open, and nothing more.
func IsAddress(s string) bool {
	return (strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")) && !strings.ContainsAny(s, " \t\n")
}

// soonDays is how long before its end a piece is marked, as answers are (Groundwork rules, section 2).
const soonDays = 30

// Ended reports whether it held until a day that is over.
func (p Piece) Ended(today day.Day) bool { return !p.Until.IsZero() && p.Until < today }

// EndsSoon reports whether it holds, and for 30 days at most.
func (p Piece) EndsSoon(today day.Day) bool {
	return !p.Until.IsZero() && today <= p.Until && p.Until <= today+soonDays
}

// ShownUntil is the last day on which one of the pieces that show an answer holds: zero when one holds without end, or there is
// none. So a further piece never makes an answer fall due sooner.
func ShownUntil(pieces []Piece) (last day.Day) {
	for _, p := range pieces {
		if p.Until.IsZero() {
			return 0
		}
		last = max(last, p.Until)
	}
	return last
}
