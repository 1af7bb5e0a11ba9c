package workflow

import "fmt"

// Suggestion is a proposed line of the change list. It counts only once a person has accepted it.
type Suggestion struct {
	Old, New string // step ids; one of them may be empty
	Decision string // what to choose; empty when only a person can tell
	Why      string
	Sure     bool // false: needs a person, though Old and New seem to belong together
}

// Suggest proposes what happened to the steps that have no decision yet, in the order of the steps before and then
// of the new ones. Steps with the same words belong together wherever they stand; the others are set side by side
// in order, by their words, by what kind of work they are and by who does them.
func (r Redesign) Suggest() []Suggestion {
	b, a := r.open()
	pairs := match(b, a)
	var out []Suggestion
	taken := map[int]bool{}
	for i, old := range b {
		j, ok := pairs[i]
		switch {
		case ok:
			taken[j] = true
			out = append(out, paired(old, a[j], only(b, a, old, a[j])))
		default:
			out = append(out, gone(old, a))
		}
	}
	for j, new := range a {
		if !taken[j] {
			out = append(out, come(new, b))
		}
	}
	return out
}

// SuggestionsLine is the heading of the change list: "6 suggestions, 2 need you".
func SuggestionsLine(s []Suggestion) string {
	sure := 0
	for _, x := range s {
		if x.Sure {
			sure++
		}
	}
	line := counted(sure, "suggestion", "suggestions")
	if n := len(s) - sure; n > 0 {
		line += fmt.Sprintf(", %d %s you", n, plural(n, "needs", "need"))
	}
	return line
}

// suggestedBy starts the reason of a decision that was accepted as it was proposed.
const suggestedBy = "Suggested: "

// Accept turns the sure suggestions into decisions. Everything but automating is taken as done before the
// technology; a person can say otherwise.
func Accept(s []Suggestion) []Change {
	var out []Change
	for _, x := range s {
		if x.Sure {
			out = append(out, Change{Old: x.Old, New: x.New, Decision: x.Decision, Why: suggestedBy + x.Why, DoneBefore: x.Decision != Automate})
		}
	}
	return out
}

// open are the steps on which nobody has decided yet.
func (r Redesign) open() (before, after []read) {
	var b, a []Step
	for _, s := range r.Before.Steps {
		if len(r.decisionsOf(s.ID)) == 0 {
			b = append(b, s)
		}
	}
	for _, s := range r.After.Steps {
		if !r.comesFrom(s.ID) {
			a = append(a, s)
		}
	}
	return readAll(b), readAll(a)
}

// paired proposes what happened to an old step that seems to have become a new one.
func paired(old, new read, alone bool) Suggestion {
	s := Suggestion{Old: old.ID, New: new.ID, Sure: true}
	same := likeness(old, new) >= nearly
	exactly := old.action == new.action
	moved := old.role != new.role
	switch {
	case new.BySystem() && !old.BySystem() && likeness(old, new) >= alike:
		s.Decision, s.Why = Automate, "after, the system does it"
	case exactly && !moved:
		s.Decision, s.Why = Keep, "same words before and after"
	case same && !moved:
		s.Decision, s.Why = Keep, "nearly the same words before and after"
	case moved && !new.BySystem() && (same || alone):
		s.Decision, s.Why = MoveRole, "after, another role does it"
	default:
		s.Sure, s.Why = false, "it may have become this step"
	}
	return s
}

// only reports whether old and new are the only steps of their kind done by their staff group, so that one must
// have become the other although the words differ.
func only(before, after []read, old, new read) bool {
	one := func(steps []read, like read) bool {
		n := 0
		for _, s := range steps {
			if s.kind == like.kind && sameGroup(s, like) {
				n++
			}
		}
		return n == 1
	}
	return old.kind == new.kind && sameGroup(old, new) && one(before, old) && one(after, new)
}

func sameGroup(a, b read) bool {
	if a.StaffGroup == "" || b.StaffGroup == "" {
		return shared(a.roleWords, b.roleWords) > 0
	}
	return a.StaffGroup == b.StaffGroup
}

// gone proposes what happened to an old step that became no new one.
func gone(old read, after []read) Suggestion {
	if new, ok := resembling(old, after); ok {
		return Suggestion{Old: old.ID, New: new.ID, Why: "it may have been merged into this step, or removed"}
	}
	return Suggestion{Old: old.ID, Decision: Remove, Why: "nothing like it after", Sure: true}
}

// come proposes where a new step came from that no old one became.
func come(new read, before []read) Suggestion {
	if old, ok := resembling(new, before); ok {
		return Suggestion{Old: old.ID, New: new.ID, Why: "it may have been split off this step, or added"}
	}
	return Suggestion{New: new.ID, Decision: Add, Why: "nothing like it before", Sure: true}
}

// resembling is the first of the others that is clearly like s, so that "nothing like it" would be untrue.
func resembling(s read, others []read) (read, bool) {
	for _, o := range others {
		if likeness(s, o) >= alike {
			return o, true
		}
	}
	return read{}, false
}
