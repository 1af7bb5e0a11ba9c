package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/internal/workflow"
	"groundwork/templates/ui"
	"groundwork/templates/workflows"
)

// adopted puts into the page of an adopting trust how its own way stands to the pilot's. d is what is being typed, typed
// what was sent about the differences; both may be nil.
func (s *Server) adopted(c echo.Context, p *workflows.Show, w app.Workflow, d *app.WorkflowDraft, typed url.Values) error {
	if w.Subject.Kind != "adoption" || p.From != nil {
		return nil
	}
	from := ""
	if d != nil {
		from = d.From
	}
	x, err := s.App.Adopted(c.Request().Context(), s.who(c), w.Subject, from)
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	a := &workflows.Adopted{Pack: x.Pack.Redesign, PackN: x.Pack.N, Measured: x.Measured, From: from}
	if x.Volume.CasesADay.Known && !p.Redesign.Before.Record.Volume.Known {
		p.Redesign.Before.Record.Volume, p.Redesign.Before.Record.VolumeSource, a.Counted = x.Volume.CasesADay, x.Volume.Source, true
	}
	p.Redesign.CasesKept = x.Kept
	a.Distance = x.Distance(p.Redesign)
	for _, h := range a.Distance.Asking() {
		p.Approval.InTheWay = append(p.Approval.InTheWay, workflow.Finding{Stops: workflow.StopsApproval, Says: h.Warning(), Field: "distance"})
	}
	if d != nil {
		a.Taken = d.Taken
	}
	if n := x.Newer; n != nil && w.Newest() && !w.Empty() {
		a.Newer = &workflows.Newer{N: n.N, On: x.NewerOn, May: w.MayRecord, Edits: workflow.Compare(steps(x.Pack.Redesign), steps(n.Redesign), w.Words.Groups)}
		_, a.Newer.Would = w.Shown.Redesign.TakeOver(x.Pack.Redesign, n.Redesign)
	}
	if w.MayRecord && w.Newest() {
		a.Adapting = adapting(a.Distance, c.QueryParam("also"), p.Errors, typed)
	}
	p.Adopted = a
	return nil
}

// steps is a redesign with what is about its work only: the cases and the days of one trust mean nothing to another.
func steps(r workflow.Redesign) workflow.Redesign {
	r.Before.Record, r.After.Record, r.Before.Timing, r.After.Timing, r.InUseFrom, r.Why = workflow.Record{}, workflow.Record{}, workflow.Timing{}, workflow.Timing{}, 0, ""
	return r
}

// adapting is the form about the differences: those that the maps show or that were written down, the part that also
// names, and those of earlier.
func adapting(d workflow.Distance, also string, errors fault.Fields, typed url.Values) *workflows.Adapting {
	f := &workflows.Adapting{Open: len(d.Asking()) > 0}
	about := typed["about"]
	for _, h := range d.Parts {
		if h.How == workflow.AsThere && h.Said == nil && h.Key != also && !slices.Contains(about, h.Key) {
			f.More = append(f.More, ui.Option{Value: h.Key, Label: h.Title})
			continue
		}
		f.Open = f.Open || h.Key == also
		a := workflows.Adapt{Here: h, Key: h.Key, Difference: h.Words(), MayWithdraw: h.How == workflow.AsThere && h.Said != nil,
			AsksPart: h.Core() && (h.How == workflow.AsThere || h.How == workflow.OtherWords)}
		if h.Said != nil {
			a.Reason, a.Part, a.Effect, a.Agreed, a.Seen = h.Said.Reason, h.Said.Part, h.Said.Effect, h.Said.Agreed, true
		}
		f.Parts = append(f.Parts, typedAdapt(a, typed))
	}
	for _, was := range d.Earlier {
		if h, ok := d.Part(was.PackStep); ok && was.LocalStep != "" {
			a := workflows.Adapt{Here: h, Key: workflow.AdaptKey(h.Key, was.LocalStep), Earlier: true, Seen: true, Difference: was.Difference, Effect: was.Effect}
			f.Parts = append(f.Parts, typedAdapt(a, typed))
		}
	}
	for _, e := range errors {
		f.Open = f.Open || strings.HasPrefix(e.Name, "reason-") || strings.HasPrefix(e.Name, "difference-") || strings.HasPrefix(e.Name, "part-") || strings.HasPrefix(e.Name, "effect-")
	}
	return f
}

// typedAdapt is a part of the form with what was typed into it, when it was sent.
func typedAdapt(a workflows.Adapt, typed url.Values) workflows.Adapt {
	if !slices.Contains(typed["about"], a.Key) {
		return a
	}
	get := func(name string) string { return unbroken(typed.Get(name + "-" + a.Key)) }
	if !a.Earlier {
		a.Difference, a.Reason, a.Part = get("difference"), get("reason"), get("part")
		a.Agreed, a.Withdrawn = get("agreed") == "yes", get("withdrawn") == "yes"
	}
	a.Effect = get("effect")
	return a
}

// workflowAdapt writes down what the trust does in its own way.
func (s *Server) workflowAdapt(c echo.Context, of access.Subject) error {
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
	x, err := s.App.Adopted(ctx, who, w.Subject, "")
	if err != nil {
		return err
	}
	rows := readAdaptations(x.Distance(w.Shown.Redesign), form)
	if err := s.App.RecordAdaptations(ctx, who, of, form.Get("version"), rows); err != nil {
		return s.workflowRefused(c, of, err, form)
	}
	return s.done(c, workflowAddress(of)+"#distance", "Saved what is different here")
}

// readAdaptations are the rows of the form. What a person left as the page proposed it, without a reason, is no row.
func readAdaptations(d workflow.Distance, form url.Values) []workflow.Adaptation {
	var rows []workflow.Adaptation
	for _, was := range d.Earlier {
		if h, ok := d.Part(was.PackStep); ok && was.LocalStep != "" {
			if key := workflow.AdaptKey(h.Key, was.LocalStep); slices.Contains(form["about"], key) {
				was.Effect = strings.TrimSpace(unbroken(form.Get("effect-" + key)))
				rows = append(rows, was)
			}
		}
	}
	for _, h := range d.Parts {
		key := h.Key
		if !slices.Contains(form["about"], key) {
			continue
		}
		get := func(name string) string { return strings.TrimSpace(unbroken(form.Get(name + "-" + key))) }
		a := workflow.Adaptation{PackStep: key, Difference: get("difference"), Reason: get("reason"), Effect: get("effect"), Part: adaptedPart(h, get("part")),
			Agreed: get("agreed") == "yes", Withdrawn: get("withdrawn") == "yes"}
		untouched := h.Said == nil && !h.Core() && a.Reason == "" && a.Effect == "" && !a.Agreed && a.Difference == h.Says
		if !untouched {
			rows = append(rows, a)
		}
	}
	return rows
}

// adaptedPart is whether a part is changed or kept, where there is nothing to ask.
func adaptedPart(h workflow.Here, typed string) string {
	switch {
	case !h.Core():
		return workflow.Adaptable
	case h.How != workflow.AsThere && h.How != workflow.OtherWords:
		return workflow.Core
	}
	return typed
}

// workflowTakeOver opens the pilot's newer version in the trust's own map.
func (s *Server) workflowTakeOver(c echo.Context, w app.Workflow) error {
	ctx, who := c.Request().Context(), s.who(c)
	d, err := s.App.TakeOver(ctx, who, w)
	if fault.Is(err, fault.Invalid) {
		typed, _, again := s.App.WorkflowDraft(ctx, who, w.Subject)
		if again != nil {
			return again
		}
		return s.showWorkflow(c, http.StatusUnprocessableEntity, w, &typed, fault.Of(err).Fields)
	}
	if err != nil {
		return err
	}
	if _, err := s.App.KeepWorkflowDraft(ctx, who, w.Subject.Subject, d); err != nil {
		return err
	}
	return s.done(c, w.Subject.Address(), "Here is your map with the pilot’s newer version put in. Nothing is saved yet")
}
