package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/workflow"
)

// Rows that a new map begins with on each side.
const firstRows = 5

// workflowOf makes a handler for the workflow of a pilot or an adoption.
func (s *Server) workflowOf(kind string, handle func(echo.Context, access.Subject) error) echo.HandlerFunc {
	return func(c echo.Context) error { return handle(c, access.Subject{Kind: kind, ID: c.Param(kind)}) }
}

// workflow is the page: the form with what the person was typing, or what is saved.
func (s *Server) workflow(c echo.Context, of access.Subject) error {
	n, err := versionAsked(c)
	if err != nil {
		return err
	}
	w, err := s.App.Workflow(c.Request().Context(), s.who(c), of, n)
	if err != nil {
		return err
	}
	if !w.MayRecord || !w.Newest() {
		return s.showWorkflow(c, http.StatusOK, w, nil, nil)
	}
	d, kept, err := s.App.WorkflowDraft(c.Request().Context(), s.who(c), w.Subject)
	if err != nil {
		return err
	}
	if kept && d.Base != w.Shown.Seq && s.App.Untouched(of, d) {
		kept = false // only looked at: somebody else's save takes nothing away
	}
	if !kept {
		if of.Kind == "adoption" && w.Empty() {
			return s.showWorkflow(c, http.StatusOK, w, nil, nil)
		}
		d = openWorkflow(w)
	}
	return s.showWorkflow(c, http.StatusOK, w, &d, nil)
}

// versionAsked is the version that the address names; 0 is the newest.
func versionAsked(c echo.Context) (int, error) {
	return versionOfQuery(c, "version")
}

// openWorkflow is the form on what is saved; a new map begins with empty rows.
func openWorkflow(w app.Workflow) app.WorkflowDraft {
	if w.Empty() {
		var d app.WorkflowDraft
		d.Sheet.Insert(workflow.Current, 0, firstRows)
		d.Sheet.Insert(workflow.Redesigned, 0, firstRows)
		return d
	}
	return app.WorkflowDraft{Base: w.Shown.Seq, Sheet: w.Shown.Redesign.Open()}
}

// workflowChange takes the form. Save writes it; every other button changes the draft and keeps all that was typed.
func (s *Server) workflowChange(c echo.Context, of access.Subject) error {
	ctx, who := c.Request().Context(), s.who(c)
	form, err := formOf(c)
	if err != nil {
		return err
	}
	w, err := s.App.Workflow(ctx, who, of, 0)
	if err != nil {
		return err
	}
	if err := access.Permit(who, access.RecordWorkflow, w.Subject.Place()); err != nil {
		return err
	}
	switch do := form.Get("do"); do {
	case "", "save":
		return s.workflowSave(c, w, readWorkflow(form, w.Words.Groups, s.App.NewID))
	case "discard":
		if err := s.App.DropWorkflowDraft(ctx, who, of); err != nil {
			return err
		}
		return s.done(c, w.Subject.Address(), "Draft thrown away")
	case "start":
		return s.workflowStart(c, w)
	case "take-over":
		return s.workflowTakeOver(c, w)
	default:
		d := readWorkflow(form, w.Words.Groups, s.App.NewID)
		at, err := s.edited(&d, w, do)
		if fault.Is(err, fault.Invalid) {
			return s.showWorkflow(c, http.StatusUnprocessableEntity, w, &d, fault.Of(err).Fields)
		}
		if err != nil {
			return err
		}
		if _, err := s.App.KeepWorkflowDraft(ctx, who, of, d); err != nil {
			return err
		}
		return c.Redirect(http.StatusSeeOther, w.Subject.Address()+at)
	}
}

// workflowSave saves, or shows the form again with what has to be mended or with what somebody else saved meanwhile.
func (s *Server) workflowSave(c echo.Context, w app.Workflow, d app.WorkflowDraft) error {
	ctx, who := c.Request().Context(), s.who(c)
	d.Sheet = d.Sheet.Compact()
	saved, err := s.App.SaveWorkflow(ctx, who, w.Subject.Subject, d)
	switch {
	case fault.Is(err, fault.Invalid):
		if _, kept := s.App.KeepWorkflowDraft(ctx, who, w.Subject.Subject, d); kept != nil {
			return kept
		}
		return s.showWorkflow(c, http.StatusUnprocessableEntity, w, &d, fault.Of(err).Fields)
	case fault.Is(err, fault.Conflict):
		if _, kept := s.App.KeepWorkflowDraft(ctx, who, w.Subject.Subject, d); kept != nil {
			return kept
		}
		if w, err = s.App.Workflow(ctx, who, w.Subject.Subject, 0); err != nil {
			return err
		}
		return s.showWorkflow(c, http.StatusConflict, w, &d, nil)
	case err != nil:
		return err
	case !saved.Changed:
		if err := s.App.DropWorkflowDraft(ctx, who, w.Subject.Subject); err != nil {
			return err
		}
		return s.done(c, w.Subject.Address(), "Nothing has changed since version "+strconv.Itoa(saved.N)+" was saved")
	}
	return s.done(c, w.Subject.Address(), "Saved as version "+strconv.Itoa(saved.N))
}

// workflowStart begins the map of an adopting trust with the pilot's approved one.
func (s *Server) workflowStart(c echo.Context, w app.Workflow) error {
	ctx := c.Request().Context()
	d, err := s.App.StartFromPilot(ctx, s.who(c), w.Subject)
	if err != nil {
		return err
	}
	if _, err := s.App.KeepWorkflowDraft(ctx, s.who(c), w.Subject.Subject, d); err != nil {
		return err
	}
	return s.done(c, w.Subject.Address(), "Here is the pilot’s workflow to adapt. Nothing is saved yet")
}

// workflowKeep keeps the draft while somebody types and answers the words to show.
func (s *Server) workflowKeep(c echo.Context, of access.Subject) error {
	form, err := formOf(c)
	if err != nil {
		return err
	}
	kept, err := s.App.KeepWorkflowDraft(c.Request().Context(), s.who(c), of, readWorkflow(form, s.App.StaffGroups(), s.App.NewID))
	if err != nil {
		return err
	}
	return c.String(http.StatusOK, draftKept(kept))
}

func draftKept(at day.Instant) string { return "Draft kept at " + at.Clock() }

// workflowApprove records the approval of who pressed the button.
func (s *Server) workflowApprove(c echo.Context, of access.Subject) error {
	r := c.Request()
	err := s.App.ApproveWorkflow(r.Context(), s.who(c), of, r.PostFormValue("version"))
	if err != nil {
		return s.workflowRefused(c, of, err, nil)
	}
	return s.done(c, workflowAddress(of), "Approved")
}

// workflowWithdraw takes an approval back.
func (s *Server) workflowWithdraw(c echo.Context, of access.Subject) error {
	r := c.Request()
	err := s.App.WithdrawApproval(r.Context(), s.who(c), of, r.PostFormValue("version"), r.PostFormValue("reason"))
	if err != nil {
		return s.workflowRefused(c, of, err, r.PostForm)
	}
	return s.done(c, workflowAddress(of), "Approval withdrawn")
}

// workflowPast enters approvals that were given before the pilot was recorded.
func (s *Server) workflowPast(c echo.Context, of access.Subject) error {
	form, err := formOf(c)
	if err != nil {
		return err
	}
	in := app.PastApprovals{ClinicalLead: form.Get("clinical-lead"), ClinicalOn: typedDate(form, "clinical-lead-on"),
		OperationalLead: form.Get("operational-lead"), OperationalOn: typedDate(form, "operational-lead-on"), Document: form.Get("document")}
	if err := s.App.RecordApprovals(c.Request().Context(), s.who(c), of, form.Get("version"), in); err != nil {
		return s.workflowRefused(c, of, err, form)
	}
	return s.done(c, workflowAddress(of), "Both approvals entered")
}

// workflowRefused shows the page again with what keeps an approval from being recorded, and what was typed for it.
func (s *Server) workflowRefused(c echo.Context, of access.Subject, err error, typed url.Values) error {
	if !fault.Is(err, fault.Invalid) {
		return err
	}
	w, again := s.App.Workflow(c.Request().Context(), s.who(c), of, 0)
	if again != nil {
		return again
	}
	var d *app.WorkflowDraft
	if w.MayRecord {
		kept, found, err := s.App.WorkflowDraft(c.Request().Context(), s.who(c), w.Subject)
		if err != nil {
			return err
		}
		if !found {
			kept = openWorkflow(w)
		}
		d = &kept
	}
	return s.showWorkflowTyped(c, http.StatusUnprocessableEntity, w, d, fault.Of(err).Fields, typed)
}

func workflowAddress(of access.Subject) string {
	return app.WorkflowSubject{Subject: of}.Address()
}

// carried is what can be taken back, as the form carries it.
func carried(undone []workflow.Undo) string {
	b, err := json.Marshal(undone)
	if err != nil {
		return "" // texts always marshal
	}
	return string(b)
}
