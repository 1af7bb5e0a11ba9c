package workflow

import (
	"slices"
	"strings"
)

// Keys of what a press of a button did to a sheet and another can take back.
const (
	DidDelete = "delete"
	DidCopy   = "copy"
	DidMove   = "move"
	DidPaste  = "paste"
	DidAccept = "accept"
)

// mostUndone is how many presses can be taken back, one after the other.
const mostUndone = 20

// Undo is what takes one press back. It names what it is about, so that what was typed since stays.
type Undo struct {
	Did  string
	Side State
	Row  int      // where the step stood, counting from 0
	Step Typed    // the step that was taken out
	IDs  []string // of the steps that came, that was moved, or whose suggestions were accepted
}

// Note puts u on top of those that can be taken back; the oldest goes when there are too many.
func Note(undone []Undo, u Undo) []Undo {
	undone = append(undone, u)
	return undone[max(0, len(undone)-mostUndone):]
}

// TakeBack undoes what u says and answers the row, counting from 0, where a page should go on; -1 for none.
func (s *Sheet) TakeBack(u Undo) int {
	rows := s.Rows(u.Side)
	switch u.Did {
	case DidDelete:
		s.PutBack(u.Side, u.Row, u.Step)
		return min(max(u.Row, 0), len(*rows)-1)
	case DidCopy, DidPaste:
		*rows = slices.DeleteFunc(slices.Clone(*rows), func(t Typed) bool { return t.ID != "" && slices.Contains(u.IDs, t.ID) })
	case DidMove:
		at := slices.IndexFunc(*rows, func(t Typed) bool { return t.ID != "" && slices.Contains(u.IDs, t.ID) })
		if at >= 0 {
			to := min(max(u.Row, 0), len(*rows)-1)
			s.Move(u.Side, at, to-at)
			return to
		}
	case DidAccept:
		for _, state := range []State{Current, Redesigned} {
			for i, t := range *s.Rows(state) {
				if slices.Contains(u.IDs, t.ID) && strings.HasPrefix(t.Because, suggestedBy) { // who has since said why has decided
					row := &(*s.Rows(state))[i]
					row.Decision, row.Other, row.Because, row.Early, row.Offered = "", "", "", true, ""
				}
			}
		}
	}
	return -1
}
