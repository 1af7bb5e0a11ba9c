package readiness

import "groundwork/internal/day"

// Kind is what sort of answer was given.
type Kind uint8

// Kinds of answer. An item without an Answer is not answered, which is something else than not known.
const (
	Stated        Kind = iota + 1 // a level
	NotKnown                      // "We don’t know yet": honourable, and counts as unanswered
	NotApplicable                 // "Does not apply here": an answer, and goes out of date like one
)

var kindKeys = []string{"", "level", "not_known", "not_applicable"}

func (k Kind) String() string { return key(kindKeys, int(k)) }

// MarshalText writes the key used in forms and tables.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads level, not_known or not_applicable.
func (k *Kind) UnmarshalText(b []byte) error { return parse(k, kindKeys, b, "kind of answer") }

// Answer is what somebody said about one item, as the newest row of its line says it.
type Answer struct {
	Kind  Kind
	Level Level // of Stated

	Note         string
	Reason       string // of NotApplicable
	By           string // person who answered or confirmed last
	SecondPerson string // who agreed that it does not apply; never By
	FindsOut     string // of NotKnown
	FindOutBy    day.Day
	Evidence     int     // pieces attached: notes, links and files
	ShownUntil   day.Day // the last day on which one of them holds; zero when one holds without end, or there is none

	Version int // of the checklist it was given to; zero where only one is known

	On day.Day     // last answered or confirmed
	At day.Instant // the same to the moment; zero when only the day is known
}

// Lowering says that a foundation answer is true in general, but not for one adoption.
type Lowering struct {
	To     Level
	Reason string
	By     string
	On     day.Day
}

// Event is something recorded that makes matching answers due for review at once.
type Event struct {
	Kind string      // one of Checklist.Events
	Item string      // one item only; empty for every item that lists Kind under expire_on
	On   day.Day     // the day it was recorded: answers are due from then
	At   day.Instant // the same to the moment; zero when only the day is known
}

// after reports whether e was recorded later than a was given: by instant, and
// where only days are known an event on the day of the answer is not later
// (Groundwork rules, section 2).
func (e *Event) after(a *Answer) bool {
	if !e.At.IsZero() && !a.At.IsZero() {
		return a.At.Before(e.At)
	}
	return e.On > a.On
}

// Sheet is everything about one adoption that the rule reads. Maps are by item id;
// what is missing is not answered.
type Sheet struct {
	Facts      []string          // of the innovation and of the adoption, together
	Foundation map[string]Answer // the trust's
	Adoption   map[string]Answer // of items asked per adoption
	Local      map[string]Answer // "these teams only"; ignored where an item does not allow it
	Lowered    map[string]Lowering
	Events     []Event
	MergedOn   day.Day // answers dated before the trust's latest merger are unknown
	Conditions []Condition
	Planned    [len(Gates)]day.Day // planned dates of the gates; zero where none is set
}

// answer is the answer that counts for it, and whose it is. A local answer
// replaces the foundation answer for this adoption, good or bad.
func (s *Sheet) answer(it *Item) (Answer, Source, bool) {
	if it.Scope == Adoption {
		a, ok := s.Adoption[it.ID]
		return a, ThisAdoption, ok
	}
	if it.LocalAnswer {
		if a, ok := s.Local[it.ID]; ok {
			return a, TheseTeams, true
		}
	}
	a, ok := s.Foundation[it.ID]
	return a, Groundwork, ok
}

// Source says where the answer that counts was given.
type Source uint8

// Sources of an answer.
const (
	Groundwork   Source = iota // the trust's foundation, read live
	ThisAdoption               // asked per adoption
	TheseTeams                 // an adoption's local answer to a foundation item
)
