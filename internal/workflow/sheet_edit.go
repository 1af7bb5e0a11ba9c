package workflow

import "slices"

// Insert puts n empty rows in front of row at, counting from 0.
func (s *Sheet) Insert(state State, at, n int) {
	rows := s.Rows(state)
	at = min(max(at, 0), len(*rows))
	for range n {
		*rows = slices.Insert(*rows, at, Blank())
	}
}

// Duplicate puts a copy of a row behind it under a new id; nothing is decided about the copy.
func (s *Sheet) Duplicate(state State, row int, id string) {
	rows := s.Rows(state)
	if row < 0 || row >= len(*rows) {
		return
	}
	t := (*rows)[row]
	t.ID, t.Decision, t.Other, t.Because, t.Part, t.Evidence, t.Early, t.Offered = id, "", "", "", "", "", true, ""
	t.Links = slices.Clone(t.Links)
	*rows = slices.Insert(*rows, row+1, t)
}

// Delete takes a row out and answers it, so that it can be put back.
func (s *Sheet) Delete(state State, row int) (Typed, bool) {
	rows := s.Rows(state)
	if row < 0 || row >= len(*rows) {
		return Typed{}, false
	}
	t := (*rows)[row]
	*rows = slices.Delete(slices.Clone(*rows), row, row+1)
	return t, true
}

// PutBack puts a row that was taken out where it was.
func (s *Sheet) PutBack(state State, row int, t Typed) {
	rows := s.Rows(state)
	*rows = slices.Insert(*rows, min(max(row, 0), len(*rows)), t)
}

// Move moves a row by so many places, up when by is below zero, and reports whether it could.
func (s *Sheet) Move(state State, row, by int) bool {
	rows := *s.Rows(state)
	to := row + by
	if row < 0 || row >= len(rows) || to < 0 || to >= len(rows) {
		return false
	}
	t := rows[row]
	rows = slices.Delete(slices.Clone(rows), row, row+1)
	*s.Rows(state) = slices.Insert(rows, to, t)
	return by != 0
}

// Use puts pasted steps behind those that are there; empty rows make room. It answers the number of the first, and
// the ids of all.
func (s *Sheet) Use(state State, in []Input, groups Groups, newID func() string) (first int, ids []string) {
	rows := s.Rows(state)
	*rows = slices.DeleteFunc(slices.Clone(*rows), Typed.Empty)
	first = len(*rows) + 1
	for _, x := range in {
		t := Blank()
		t.Input = x
		t.ID = newID()
		t.Role = s.lane(x.Role, groups)
		*rows = append(*rows, t)
		ids = append(ids, t.ID)
	}
	return first, ids
}

// lane is the name of the role that a pasted one means; a role that is new is added with the staff group that its
// words leave no doubt about.
func (s *Sheet) lane(role string, groups Groups) string {
	for _, l := range s.Lanes {
		if normal(l.Role) == normal(role) {
			return l.Role
		}
	}
	if normal(role) == "" {
		return ""
	}
	s.Lanes = append(s.Lanes, Lane{Role: role, StaffGroup: GuessGroup(role, groups)})
	return role
}

// Accept turns sure suggestions into decisions, and answers the steps they are about. only is the row of one
// suggestion, by step id; empty accepts all.
func (s *Sheet) Accept(suggested []Suggestion, only string) []string {
	var sure []Suggestion
	for _, x := range suggested {
		if x.Sure && (only == "" || x.Old == only || x.Old == "" && x.New == only) {
			sure = append(sure, x)
		}
	}
	for _, t := range []*[]Typed{&s.Before, &s.After} {
		for i := range *t {
			row := &(*t)[i]
			if row.Offered != "" && row.Offered == Offer(row.Decision, row.Other) && (only == "" || row.ID == only) {
				row.Decision, row.Other = "", "" // what was only proposed makes room
			}
		}
	}
	s.decide(Accept(sure))
	var about []string
	for _, x := range sure {
		if x.Old == "" {
			x.Old = x.New
		}
		about = append(about, x.Old)
	}
	return about
}
