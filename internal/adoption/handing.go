package adoption

import (
	"slices"

	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/readiness"
	"groundwork/internal/typed"
)

// The moves of a question between who answers it and who shared it out.
const (
	MoveHandedIn     = "handed_in"
	MoveChangesAsked = "changes_asked"
	MoveDone         = "done"
)

// Move is one row of the ledger of handing in, with the answer as it stood.
type Move struct {
	Item    string
	Seq     int
	Kind    string // MoveHandedIn, MoveChangesAsked or MoveDone
	Answer  string // id of the answer that stood
	Counted string // key of what that answer counted as
	Note    string // what is to change
	On      day.Day
	At      day.Instant
	By      string // person id
}

// Handed reports whether the move hands an answer on to those above the trust; asking for changes does not.
func (m Move) Handed() bool { return m.Kind == MoveHandedIn || m.Kind == MoveDone }

// Handing is how far a question has got that somebody was asked.
type Handing uint8

// How far it has got, in the order in which it happens.
const (
	NotStarted Handing = iota
	BeingAnswered
	HandedIn
	ChangesAsked
	Done
)

var handingWords = [...]string{"Not started", "Being answered", "Handed in", "Changes asked", "Done"}

func (h Handing) String() string { return handingWords[h] }

// Handing is how far a question has got since it was given out: answer is the id of the standing answer, empty
// where nobody answered, given at the instant at, and last is the newest move, its Kind empty where there was none.
// An answer that changed after it was handed in or called done is being answered again, until it is handed in
// again; what was asked to change stays so until then. Giving the question out again starts anew.
func (a Assignment) Handing(answer string, at day.Instant, last Move) Handing {
	switch {
	case last.Kind == "" || last.At.Before(a.At):
		if answer != "" && !at.Before(a.At) {
			return BeingAnswered
		}
		return NotStarted
	case last.Kind == MoveChangesAsked:
		return ChangesAsked
	case answer != last.Answer:
		return BeingAnswered
	case last.Kind == MoveDone:
		return Done
	}
	return HandedIn
}

// CheckChanges reads what somebody is asked to change in an answer. The fault is named change.
func CheckChanges(note string) (string, error) {
	var r typed.Reader
	s := r.Text("change", "What to change", note, "Enter what to change")
	return s, r.Wrong.Err()
}

// CheckNote reads a note about a question. The fault is named thread.
func CheckNote(note string) (string, error) {
	var r typed.Reader
	s := r.Text("thread", "Your note", note, "Enter a note")
	return s, r.Wrong.Err()
}

// Help is what one trust offers others on one question.
type Help struct {
	Trust, Short string
	Offered      bool
	Approach     string // how it did it, published
	Contact      string // key of the part to ask for
	At           day.Instant
}

// CheckHelp reads what a trust offers others on a question; known are the parts that can be asked for. Faults are
// named approach and contact.
func CheckHelp(approach, contact string, known func(string) bool) (Help, error) {
	var r typed.Reader
	h := Help{Offered: true, Contact: contact, Approach: r.Text("approach", "How you did it", approach, "Enter how you did it, in a few sentences")}
	if !known(contact) {
		r.Wrong.Add("contact", "Select whom others may ask for")
	}
	return h, r.Wrong.Err()
}

// levelKeys are the marks of the levels, from the lowest.
var levelKeys = [...]string{"not_in_place", "planned", "partly", "in_place", "embedded"}

// LevelKey is the mark of a level.
func LevelKey(l readiness.Level) string { return levelKeys[l] }

// LevelOf is the level with the mark; false for a question that counts as not known or as not applying.
func LevelOf(key string) (readiness.Level, bool) {
	at := slices.Index(levelKeys[:], key)
	return readiness.Level(max(at, 0)), at >= 0
}

// CountedKey is the mark of how a question stands: what its level counts as, not known, or that it does not apply.
func CountedKey(st *readiness.Standing) string {
	switch {
	case st.LeftOut:
		return readiness.NotApplicable.String()
	case !st.Known:
		return readiness.NotKnown.String()
	}
	return LevelKey(st.Level)
}

// MayOffer reports whether a trust may offer others help on a question: only where it is in place.
func MayOffer(st *readiness.Standing) error {
	if st == nil || st.LeftOut || !st.Known || st.Level < readiness.InPlace {
		return fault.Refused("approach", "Others may ask you once this is in place here")
	}
	return nil
}
