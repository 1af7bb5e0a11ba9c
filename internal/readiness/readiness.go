// Package readiness is the rule that says whether a trust is ready to adopt,
// go live and carry on, and how strong its groundwork is.
//
// Two results are never merged: a verdict per gate (can we go ahead?) and a
// profile (how strong are we?). Points play no part in a verdict, so that a good
// average cannot hide a missing essential. The rule is the product's "scoring
// rule" (domain README, closed in by Groundwork rules, section 2); the items it
// works on are content and live in internal/content. Nothing here reads a clock:
// the day arrives as an argument, and a Result says until when it holds.
package readiness

import (
	"encoding"
	"fmt"
)

// Level is how far one item is in place. Numerals are never shown: pages print the words.
type Level uint8

// The five levels, lowest first.
const (
	NotInPlace Level = iota
	Planned
	Partly
	InPlace
	Embedded
)

var levelWords = [...]string{"Not in place", "Planned", "Partly in place", "In place", "Embedded"}

// Valid reports whether l is one of the five levels.
func (l Level) Valid() bool { return l <= Embedded }

// String is the level's word as pages show it.
func (l Level) String() string {
	if !l.Valid() {
		return "unknown level"
	}
	return levelWords[l]
}

// points are what a level earns in the profile: a plan is not readiness, and
// embedded earns no more than in place, so that strength in one area cannot buy
// out a gap in another (scoring rule, step 3).
func (l Level) points() int { return [...]int{0, 10, 50, 100, 100}[l] }

// Strength says what an item can stop. A greater Strength is stricter.
type Strength uint8

// Strengths. The zero Strength means that none was stated.
const (
	Desirable Strength = iota + 1 // never stops a gate
	Essential                     // stops a gate; a dated condition can be accepted
	Hard                          // legal, safety or irrecoverable: cannot be waived
)

var strengthKeys = []string{"", "desirable", "essential", "hard"}

func (s Strength) String() string { return key(strengthKeys, int(s)) }

// MarshalText writes the key used in content and tables.
func (s Strength) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads desirable, essential or hard.
func (s *Strength) UnmarshalText(b []byte) error { return parse(s, strengthKeys, b, "strength") }

// UnmarshalYAML reads the same from a content file.
func (s *Strength) UnmarshalYAML(read func(any) error) error { return readYAML(s, read) }

// Scope says how often an item is answered.
type Scope uint8

// Scopes. The zero Scope means that none was stated.
const (
	Foundation Scope = iota + 1 // once per trust, read live by every adoption
	Adoption                    // for this innovation in this trust
)

var scopeKeys = []string{"", "foundation", "adoption"}

func (s Scope) String() string { return key(scopeKeys, int(s)) }

// MarshalText writes the key used in content and tables.
func (s Scope) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads foundation or adoption.
func (s *Scope) UnmarshalText(b []byte) error { return parse(s, scopeKeys, b, "scope") }

// UnmarshalYAML reads the same from a content file.
func (s *Scope) UnmarshalYAML(read func(any) error) error { return readYAML(s, read) }

// key is the text of a small enumeration's value.
func key(keys []string, i int) string {
	if i < 0 || i >= len(keys) {
		return "unknown"
	}
	return keys[i]
}

// parse sets v to the place of b among keys; the empty key is never accepted.
func parse[T ~uint8](v *T, keys []string, b []byte, what string) error {
	for i, k := range keys {
		if k != "" && k == string(b) {
			*v = T(i)
			return nil
		}
	}
	return fmt.Errorf("%q is not a %s", b, what)
}

// readYAML reads a scalar of a content file through v's text. The reader of YAML
// knows text by itself, but formats the whole file for each scalar.
func readYAML(v encoding.TextUnmarshaler, read func(any) error) error {
	var s string
	if err := read(&s); err != nil {
		return err
	}
	return v.UnmarshalText([]byte(s))
}
