package app

import (
	"context"
	"encoding/json"
	"fmt"

	"groundwork/internal/access"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/store"
	"groundwork/internal/workflow"
)

// WorkflowDraft is a map while somebody types it: what stands in the form, and what the form was being used for.
type WorkflowDraft struct {
	Base   int    // Seq of the save that it began from; 0 when there was none
	Was    string // digest of that save, to tell whether anything was typed since
	Sheet  workflow.Sheet
	Opened []string // ids of the steps whose further fields are shown
	Pasted string   // cells that are looked at before they are used
	Side   workflow.State
	Undone []workflow.Undo // what can be taken back, the newest last

	From  string           // of an adopting trust: the save of the pilot's workflow that the form began with
	Taken []workflow.Taken // what became of the pilot's changes when its newer version was put in

	Kept day.Instant `json:"-"`
}

// Untouched reports whether the form says what it said when it was opened.
func (a *App) Untouched(of access.Subject, d WorkflowDraft) bool {
	words := a.workflowWords()
	r, _, err := d.Sheet.Read(store.AfterState(of), words.Groups, words.Bands, a.Today())
	return err == nil && d.Was != "" && r.Digest() == d.Was
}

// WorkflowDraft is what who left in the form of the workflow; false when nothing.
func (a *App) WorkflowDraft(ctx context.Context, who access.Actor, s WorkflowSubject) (WorkflowDraft, bool, error) {
	var d WorkflowDraft
	row, err := a.Store.Read().Draft(ctx, who.ID, s.Address())
	if err != nil || row.Body == "" {
		return d, false, err
	}
	if err := json.Unmarshal([]byte(row.Body), &d); err != nil {
		return d, false, fmt.Errorf("draft of %s: %w", s.Address(), err)
	}
	d.Kept = row.Kept
	return d, true, nil
}

// KeepWorkflowDraft keeps what who has typed and answers when. It is no fact: no ledger row, no line of history.
func (a *App) KeepWorkflowDraft(ctx context.Context, who access.Actor, of access.Subject, d WorkflowDraft) (day.Instant, error) {
	d.Kept = a.instant()
	body, err := json.Marshal(d)
	if err != nil {
		return d.Kept, err
	}
	return d.Kept, a.Store.Do(ctx, func(tx store.Tx) error {
		s, err := a.workflowSubject(ctx, tx.View, who, of)
		if err != nil {
			return err
		}
		if err := access.Permit(who, access.RecordWorkflow, s.Place()); err != nil {
			return err
		}
		return tx.KeepDraft(ctx, store.Draft{Person: who.ID, Address: s.Address(), Body: string(body), Kept: d.Kept})
	})
}

// TogetherWithSaved is the draft of somebody who began before the newest save of w, put together with that save, so that
// neither overwrites the other; both counts the answers that the two changed in different ways. A draft that began
// before there was anything lacks nothing of what both wrote.
func (a *App) TogetherWithSaved(ctx context.Context, w Workflow, d WorkflowDraft) (together WorkflowDraft, both int, err error) {
	var base workflow.Sheet
	began, err := a.Store.Read().WorkflowSave(ctx, w.Subject.Subject, d.Base)
	switch {
	case err == nil:
		base = began.Redesign.Open()
	case !fault.Is(err, fault.NotFound):
		return d, 0, err
	}
	d.Sheet, both = workflow.PutTogether(base, w.Shown.Redesign.Open(), d.Sheet.Unproposed())
	return d, both, nil
}

// DropWorkflowDraft forgets what who has typed.
func (a *App) DropWorkflowDraft(ctx context.Context, who access.Actor, of access.Subject) error {
	return a.Store.Do(ctx, func(tx store.Tx) error {
		s, err := a.workflowSubject(ctx, tx.View, who, of)
		if err != nil {
			return err
		}
		return tx.DropDraft(ctx, who.ID, s.Address())
	})
}
