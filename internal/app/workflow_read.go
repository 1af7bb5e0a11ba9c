package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/store"
	"groundwork/internal/workflow"
)

// Workflow is what a page about how work is done needs to know.
type Workflow struct {
	Subject   WorkflowSubject
	Versions  []store.WorkflowVersion // the newest save of each version, newest first; only the shown one has its steps
	Shown     store.WorkflowVersion   // the zero one when nobody has saved a map
	Approvals []store.Approval        // of all versions, in their order
	Leads     []store.Function        // who may approve
	Names     map[string]string       // by person id; nothing for readers of other organisations
	People    []Colleague             // who may have mapped it, for those who may record
	Words     WorkflowWords
	MayRecord bool
	As        []string // the functions in which the reader may approve
}

// Colleague is somebody of the own trust to choose.
type Colleague struct{ ID, Name string }

// WorkflowWords are what the measure library says of work: whose time it is, how it is paid, and what a year has.
type WorkflowWords struct {
	Groups workflow.Groups
	Bands  []workflow.Term
	Year   workflow.Year
	Rules  []string // of the method, in words
	Source string   // the library and its version
}

// Empty reports whether nobody has saved a map yet.
func (w Workflow) Empty() bool { return w.Shown.ID == "" }

// Newest reports whether the shown version is the newest.
func (w Workflow) Newest() bool { return len(w.Versions) == 0 || w.Versions[0].ID == w.Shown.ID }

// Of are the approvals of one version as the rules read them.
func (w Workflow) Of(version string) []workflow.Approval { return approvalsOf(w.Approvals, version) }

func approvalsOf(all []store.Approval, version string) []workflow.Approval {
	var out []workflow.Approval
	for _, a := range all {
		if a.Version == version {
			out = append(out, a.Approval)
		}
	}
	return out
}

// Approved is the newest version that both leads approved, without its steps.
func (w Workflow) Approved() (store.WorkflowVersion, bool) {
	return approvedOf(w.Versions, w.Approvals)
}

func approvedOf(versions []store.WorkflowVersion, approvals []store.Approval) (store.WorkflowVersion, bool) {
	for _, v := range versions {
		if _, ok := workflow.Approved(approvalsOf(approvals, v.ID), v.N); ok {
			return v, true
		}
	}
	return store.WorkflowVersion{}, false
}

// Workflow reads the workflow of a pilot or an adoption; n is the version to show, 0 the newest.
func (a *App) Workflow(ctx context.Context, who access.Actor, of access.Subject, n int) (Workflow, error) {
	v := a.Store.Read()
	w := Workflow{Words: a.workflowWords()}
	var err error
	if w.Subject, err = a.workflowSubject(ctx, v, who, of); err != nil {
		return w, err
	}
	if w.Versions, err = v.WorkflowVersions(ctx, of); err != nil {
		return w, err
	}
	if w.Approvals, err = v.WorkflowApprovals(ctx, of); err != nil {
		return w, err
	}
	if w.Leads, err = v.WorkflowLeads(ctx, of, w.Subject.Organisation, a.Today()); err != nil {
		return w, err
	}
	w.hideUnapproved(who)
	i := slices.IndexFunc(w.Versions, func(x store.WorkflowVersion) bool { return n == 0 || x.N == n })
	if i < 0 && n != 0 {
		return w, fault.Missing("workflow version")
	}
	if i >= 0 {
		w.Shown = w.Versions[i]
		if err := v.FillWorkflow(ctx, &w.Shown); err != nil {
			return w, err
		}
	}
	w.MayRecord = access.Permit(who, access.RecordWorkflow, w.Subject.Place()) == nil
	w.As = approvesAs(who, w.Subject)
	return w, a.workflowPeople(ctx, v, who, &w)
}

// hideUnapproved takes away, for readers of other organisations, what a pilot saved after its approved version: that is
// a draft of the next. While nothing is approved, they read the newest.
func (w *Workflow) hideUnapproved(who access.Actor) {
	if w.Subject.Kind != "pilot" || who.Member(w.Subject.Organisation) {
		return
	}
	if approved, ok := w.Approved(); ok {
		w.Versions = slices.DeleteFunc(w.Versions, func(v store.WorkflowVersion) bool { return v.N > approved.N })
	}
}

// workflowPeople reads names for members of the organisation, and colleagues for those who may record.
func (a *App) workflowPeople(ctx context.Context, v store.View, who access.Actor, w *Workflow) (err error) {
	if !who.Member(w.Subject.Organisation) {
		return nil
	}
	if w.Names, err = v.Names(ctx); err != nil || !w.MayRecord {
		return err
	}
	members, err := v.MembershipsAt(ctx, w.Subject.Organisation, a.Today())
	if err != nil {
		return err
	}
	for _, m := range members {
		c := Colleague{m.Person, w.Names[m.Person]}
		if m.Role != access.Admin && !slices.Contains(w.People, c) {
			w.People = append(w.People, c)
		}
	}
	slices.SortFunc(w.People, func(x, y Colleague) int { return strings.Compare(x.Name+x.ID, y.Name+y.ID) })
	return nil
}

// approvesAs are the functions in which who may approve the workflow of s, the clinical lead's first.
func approvesAs(who access.Actor, s WorkflowSubject) []string {
	var out []string
	if access.Permit(who, access.ApproveWorkflow, s.Place()) != nil {
		return nil
	}
	for _, f := range []string{workflow.ClinicalLead, workflow.OperationalLead} {
		if who.Holds(s.Place().Subjects, f) {
			out = append(out, f)
		}
	}
	return out
}

// versionsOf are the versions of a workflow, the newest first and without their steps, and the approvals of all.
func versionsOf(ctx context.Context, v store.View, of access.Subject) ([]store.WorkflowVersion, []store.Approval, error) {
	versions, err := v.WorkflowVersions(ctx, of)
	if err != nil {
		return nil, nil, err
	}
	approvals, err := v.WorkflowApprovals(ctx, of)
	return versions, approvals, err
}

// ApprovedWorkflow is the newest version of the subject's workflow that both leads approved, with its steps; missing
// when there is none. It asks no permission: the caller has found the subject for its reader.
func (a *App) ApprovedWorkflow(ctx context.Context, v store.View, of access.Subject) (store.WorkflowVersion, error) {
	versions, approvals, err := versionsOf(ctx, v, of)
	if err != nil {
		return store.WorkflowVersion{}, err
	}
	w, ok := approvedOf(versions, approvals)
	if !ok {
		return w, fault.Missing("approved workflow")
	}
	return w, v.FillWorkflow(ctx, &w)
}

// workflowWords are those of the measure library.
func (a *App) workflowWords() WorkflowWords {
	l := a.Library.Measures
	w := WorkflowWords{Year: workflow.Year{WorkingDays: l.TimeMethod.WorkingDays, CalendarDays: l.TimeMethod.CalendarDays, ProductiveHours: l.TimeMethod.ProductiveHours},
		Rules: l.TimeMethod.Rules, Source: fmt.Sprintf("Measure library version %d, method hours freed version %d", l.Version, l.TimeMethod.Version)}
	for _, g := range l.StaffGroups {
		w.Groups = append(w.Groups, workflow.Group(g))
	}
	for _, b := range l.PayBands {
		w.Bands = append(w.Bands, workflow.Term{Key: b.Key, Label: b.Label})
	}
	return w
}

// StaffGroups are whose time a step can take, as the measure library names them.
func (a *App) StaffGroups() workflow.Groups { return a.workflowWords().Groups }
