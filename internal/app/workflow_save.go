package app

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
	"groundwork/internal/workflow"
)

// SavedWorkflow is what became of a save.
type SavedWorkflow struct {
	N       int
	Changed bool // false: the sheet says what the newest version says already, and nothing was written
}

// SaveWorkflow writes the map on d's sheet as one row with one line of history. It is a Conflict when somebody saved
// after the save that d began from. After an approval the number of the version grows: what was approved never changes.
func (a *App) SaveWorkflow(ctx context.Context, who access.Actor, of access.Subject, d WorkflowDraft) (SavedWorkflow, error) {
	s, err := a.workflowSubject(ctx, a.Store.Read(), who, of)
	if err != nil {
		return SavedWorkflow{}, err
	}
	if err := access.Permit(who, access.RecordWorkflow, s.Place()); err != nil {
		return SavedWorkflow{}, err
	}
	words := a.workflowWords()
	r, _, err := d.Sheet.Compact().Read(store.AfterState(of), words.Groups, words.Bands, a.Today())
	if err != nil {
		return SavedWorkflow{}, err
	}
	a.nameSteps(&r)
	from, err := a.takenFrom(ctx, a.Store.Read(), s, d.From)
	if err != nil {
		return SavedWorkflow{}, err
	}
	same, own, err := a.sameWorkflow(ctx, of, d.Base, r)
	if err == nil && same.N > 0 && from.ID != "" {
		err = a.takeNothing(ctx, who, s, own, from)
	}
	if err != nil || same.N > 0 {
		return same, err
	}
	n, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		if err := tx.Lock(ctx, s.Organisation); err != nil {
			return done{}, err
		}
		next, was, err := a.nextWorkflow(ctx, tx, of, d.Base)
		if err != nil {
			return done{}, err
		}
		if err := a.checkMapper(ctx, tx.View, s, was, r); err != nil {
			return done{}, err
		}
		next.Redesign, next.Recorded, next.RecordedBy = r, a.instant(), who.ID
		if err := tx.AddWorkflowVersion(ctx, next); err != nil {
			return done{}, err
		}
		if err := tx.DropDraft(ctx, who.ID, s.Address()); err != nil {
			return done{}, err
		}
		before, after := workflowValues(was, r, words.Groups)
		after["version"] = strconv.Itoa(next.N)
		if from.ID != "" {
			if err := a.noteTaken(ctx, tx, who, s, from); err != nil {
				return done{}, err
			}
			after[takenOver] = "version " + strconv.Itoa(from.N)
		}
		return done{id: after["version"], event: history.Event{Chain: s.Organisation, Deed: "workflow.save",
			Subject: history.Touch{Kind: "workflow", ID: next.Workflow}, Before: before, After: after}}, nil
	})
	if err != nil {
		return SavedWorkflow{}, err
	}
	saved := SavedWorkflow{Changed: true}
	saved.N, err = strconv.Atoi(n)
	return saved, err
}

// sameWorkflow reports the newest version, and the workflow's id, when it is the one that the sheet began from and says
// the same as r.
func (a *App) sameWorkflow(ctx context.Context, of access.Subject, base int, r workflow.Redesign) (SavedWorkflow, string, error) {
	v := a.Store.Read()
	versions, err := v.WorkflowVersions(ctx, of)
	if err != nil || len(versions) == 0 || versions[0].Seq != base {
		return SavedWorkflow{}, "", err
	}
	newest := versions[0]
	if err := v.FillWorkflow(ctx, &newest); err != nil {
		return SavedWorkflow{}, "", err
	}
	if len(workflow.Compare(newest.Redesign, r, a.workflowWords().Groups)) > 0 {
		return SavedWorkflow{}, "", nil
	}
	return SavedWorkflow{N: newest.N}, newest.Workflow, nil
}

// nextWorkflow is the row that a save after base writes, and the redesign before it; the subject's workflow is made
// with its first save. Somebody else's save in between is a Conflict.
func (a *App) nextWorkflow(ctx context.Context, tx store.Tx, of access.Subject, base int) (store.WorkflowVersion, workflow.Redesign, error) {
	var none workflow.Redesign
	versions, err := tx.WorkflowVersions(ctx, of)
	if err != nil {
		return store.WorkflowVersion{}, none, err
	}
	if len(versions) == 0 {
		w := store.WorkflowVersion{Workflow: a.NewID(), ID: a.NewID(), N: 1, Seq: 1}
		if base != 0 {
			return w, none, conflict()
		}
		none.Before.State, none.After.State = workflow.Current, store.AfterState(of)
		return w, none, tx.AddWorkflow(ctx, w.Workflow, of)
	}
	newest := versions[0]
	if newest.Seq != base {
		return newest, none, conflict()
	}
	if err := tx.FillWorkflow(ctx, &newest); err != nil {
		return newest, none, err
	}
	approvals, err := tx.WorkflowApprovals(ctx, of)
	if err != nil {
		return newest, none, err
	}
	next := store.WorkflowVersion{Workflow: newest.Workflow, ID: a.NewID(), N: newest.N, Seq: newest.Seq + 1}
	if len(approvalsOf(approvals, newest.ID)) > 0 {
		next.N++
	}
	return next, newest.Redesign, nil
}

func conflict() error {
	return &fault.Error{Kind: fault.Conflict, Message: "Somebody else saved this map while you were typing"}
}

// nameSteps gives every step an id of its own: those of a form are taken when they are plain and not there twice.
func (a *App) nameSteps(r *workflow.Redesign) {
	seen := map[string]bool{}
	for _, steps := range [][]workflow.Step{r.Before.Steps, r.After.Steps} {
		for i := range steps {
			if id := steps[i].ID; !plainID(id) || seen[id] {
				steps[i].ID = a.NewID()
			}
			seen[steps[i].ID] = true
			if !plainID(steps[i].PackStep) {
				steps[i].PackStep = ""
			}
		}
	}
	for _, m := range []*workflow.Map{&r.Before, &r.After} {
		// A step that was renamed takes nobody else's ways along.
		m.Links = slices.DeleteFunc(m.Links, func(l workflow.Link) bool {
			_, from := m.Step(l.From)
			return !from || !plainID(l.To)
		})
	}
}

// plainID reports whether an id that came with a form may be an id.
func plainID(id string) bool {
	return id != "" && utf8.RuneCountInString(id) <= 64 && strings.Trim(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == ""
}

// checkMapper holds that who mapped the work belongs to the trust, or was named before.
func (a *App) checkMapper(ctx context.Context, v store.View, s WorkflowSubject, was, r workflow.Redesign) error {
	by := r.Before.Record.MappedBy
	if by == "" || by == was.Before.Record.MappedBy {
		return nil
	}
	return a.belongs(ctx, v, s.Organisation, by, workflow.FieldMappedBy, "Choose who mapped it from the list")
}

// belongs refuses a person who is no member of the organisation today.
func (a *App) belongs(ctx context.Context, v store.View, organisation, person, field, says string) error {
	members, err := v.MembershipsAt(ctx, organisation, a.Today())
	if err != nil {
		return err
	}
	for _, m := range members {
		if m.Person == person {
			return nil
		}
	}
	return fault.Refused(field, "%s", says)
}

// workflowValues is what a save changed, by the names that people know, and what it comes to.
func workflowValues(was, is workflow.Redesign, groups workflow.Groups) (before, after history.Values) {
	before, after = history.Values{}, history.Values{}
	put := func(what, x, y string) {
		if x != "" {
			before[what] = x
		}
		if y != "" {
			after[what] = y
		}
	}
	for _, e := range workflow.Compare(was, is, groups) {
		put(e.What, e.Before, e.After)
	}
	if x, y := was.Answer(groups), is.Answer(groups); x != y {
		if len(was.Before.Steps)+len(was.After.Steps) == 0 {
			x = ""
		}
		put("what it comes to", x, y)
	}
	return before, after
}
