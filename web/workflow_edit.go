package web

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/internal/store"
	"groundwork/internal/workflow"
)

// edited does what a button of the form says to the draft, and answers where on the page it happened.
func (s *Server) edited(d *app.WorkflowDraft, w app.Workflow, do string) (at string, err error) {
	words := append(strings.Fields(do), "", "", "", "")
	what, side, n := words[0], sideOf(words[1]), rowOf(words[2])
	switch what {
	case "keep", "role":
		if what == "role" {
			return "#how", nil
		}
		return "", nil
	case "add":
		rows := *d.Sheet.Rows(side)
		d.Sheet.Insert(side, len(rows), min(max(n, 1), 20))
		return anchor(side, len(rows)+1, workflow.FieldAction), nil
	case "undo":
		last := len(d.Undone) - 1
		if last < 0 {
			return "", nil
		}
		u := d.Undone[last]
		d.Undone = d.Undone[:last]
		switch at := d.Sheet.TakeBack(u); {
		case at >= 0:
			return anchor(u.Side, at+1, workflow.FieldAction), nil
		case u.Did == workflow.DidAccept:
			return "#what", nil
		}
		return "#map", nil
	case "accept":
		return s.accepted(d, w, side, n)
	case "paste":
		d.Side = side
		_, err := workflow.Paste(d.Pasted, side, d.Sheet.Steps(side)+1)
		if err != nil {
			d.Side = ""
		}
		return "#paste", err
	case "use":
		return s.pasted(d, w, side)
	case "unpaste":
		d.Pasted, d.Side = "", ""
		return "", nil
	}
	return rowEdited(d, what, side, n, rowOf(words[3]), s.App.NewID)
}

// rowEdited does something to one step; to is where it is moved, when it is moved further than by one.
func rowEdited(d *app.WorkflowDraft, what string, side workflow.State, n, to int, newID func() string) (at string, err error) {
	rows := *d.Sheet.Rows(side)
	did := func(u workflow.Undo) {
		u.Side = side
		d.Undone = workflow.Note(d.Undone, u)
	}
	if n < 1 || n > len(rows) {
		return "", nil // the button of a page that is older than its draft
	}
	switch what {
	case "up", "down", "move":
		by := map[string]int{"up": -1, "down": 1, "move": to - n}[what]
		if d.Sheet.Move(side, n-1, by) {
			if id := rows[n-1].ID; id != "" {
				did(workflow.Undo{Did: workflow.DidMove, Row: n - 1, IDs: []string{id}})
			}
			n += by
		}
	case "above":
		d.Sheet.Insert(side, n-1, 1)
		return anchor(side, n, workflow.FieldAction), nil
	case "copy":
		id := newID()
		d.Sheet.Duplicate(side, n-1, id)
		did(workflow.Undo{Did: workflow.DidCopy, Row: n, IDs: []string{id}})
		return anchor(side, n+1, workflow.FieldAction), nil
	case "delete":
		if step, ok := d.Sheet.Delete(side, n-1); ok && !step.Empty() {
			did(workflow.Undo{Did: workflow.DidDelete, Row: n - 1, Step: step})
		}
		return "#map", nil
	case "more":
		if id := rows[n-1].ID; id != "" && !slices.Contains(d.Opened, id) {
			d.Opened = append(d.Opened, id)
		}
	case "less":
		d.Opened = slices.DeleteFunc(d.Opened, func(id string) bool { return id == rows[n-1].ID })
	}
	return fmt.Sprintf("#%s-%d", side.Side(), n), nil
}

// accepted takes over what the change list proposes: all of it, or the line of one step.
func (s *Server) accepted(d *app.WorkflowDraft, w app.Workflow, side workflow.State, n int) (string, error) {
	r, _, err := d.Sheet.Read(store.AfterState(w.Subject.Subject), w.Words.Groups, w.Words.Bands, s.App.Today())
	if err != nil && !fault.Is(err, fault.Invalid) {
		return "", err
	}
	only := ""
	if rows := *d.Sheet.Rows(side); n >= 1 && n <= len(rows) {
		only = rows[n-1].ID
	}
	if about := d.Sheet.Accept(r.Suggest(), only); len(about) > 0 {
		d.Undone = workflow.Note(d.Undone, workflow.Undo{Did: workflow.DidAccept, IDs: about})
	}
	return "#what", nil
}

// pasted puts what was understood of pasted cells into the table.
func (s *Server) pasted(d *app.WorkflowDraft, w app.Workflow, side workflow.State) (string, error) {
	p, err := workflow.Paste(d.Pasted, side, d.Sheet.Steps(side)+1)
	if err != nil {
		return "", err
	}
	first, ids := d.Sheet.Use(side, p.Inputs(), w.Words.Groups, s.App.NewID)
	d.Undone = workflow.Note(d.Undone, workflow.Undo{Did: workflow.DidPaste, Side: side, IDs: ids})
	d.Pasted, d.Side = "", ""
	return anchor(side, first, workflow.FieldAction), nil
}

func anchor(side workflow.State, n int, field string) string {
	return "#" + workflow.Cell(side, n, field)
}

func sideOf(word string) workflow.State {
	if word == workflow.Current.Side() {
		return workflow.Current
	}
	return workflow.Redesigned
}

func rowOf(word string) int {
	n, err := strconv.Atoi(word)
	if err != nil {
		return 0
	}
	return n
}
