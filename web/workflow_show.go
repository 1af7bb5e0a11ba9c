package web

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/internal/store"
	"groundwork/internal/workflow"
	"groundwork/templates/ui"
	"groundwork/templates/workflows"
)

// showWorkflow answers with the page of a workflow: as a form on d, or for reading when d is nil.
func (s *Server) showWorkflow(c echo.Context, status int, w app.Workflow, d *app.WorkflowDraft, errors fault.Fields) error {
	return s.showWorkflowTyped(c, status, w, d, errors, nil)
}

// showWorkflowTyped is the same with what was typed for an approval.
func (s *Server) showWorkflowTyped(c echo.Context, status int, w app.Workflow, d *app.WorkflowDraft, errors fault.Fields, typed url.Values) error {
	p := workflowPage(w)
	p.Errors = errors
	if d == nil && w.Empty() && w.Subject.Kind == "adoption" {
		from, err := s.App.PilotWorkflow(c.Request().Context(), s.who(c), w.Subject)
		switch {
		case err == nil:
			pilot := workflowPage(from)
			p.From, p.MayStart = &pilot, w.MayRecord
		case !fault.Is(err, fault.NotFound):
			return err
		case w.MayRecord: // nothing to begin with: an empty form
			blank := openWorkflow(w)
			d = &blank
		}
	}
	if d != nil {
		if err := s.workflowForm(c.Request().Context(), &p, w, *d); err != nil {
			return err
		}
	}
	p.Approval = workflowApproval(w, s.who(c).ID, typed)
	if err := s.adopted(c, &p, w, d, typed); err != nil {
		return err
	}
	return render(c, status, p.Page())
}

// workflowForm makes the page a form on d.
func (s *Server) workflowForm(ctx context.Context, p *workflows.Show, w app.Workflow, d app.WorkflowDraft) error {
	read := func(sheet workflow.Sheet) (workflow.Redesign, error) {
		r, _, err := sheet.Read(store.AfterState(w.Subject.Subject), w.Words.Groups, w.Words.Bands, s.App.Today())
		if fault.Is(err, fault.Invalid) {
			err = nil // what can be read is shown; what is wrong stands in the form
		}
		return r, err
	}
	var err error
	both := 0
	if d.Base != w.Shown.Seq && !w.Empty() {
		if d, both, err = s.App.TogetherWithSaved(ctx, w, d); err != nil {
			return err
		}
	}
	if p.Redesign, err = read(d.Sheet); err != nil {
		return err
	}
	p.Edit = workflowEdit(w, d, p.Redesign)
	if p.Edit.Clash != nil {
		p.Edit.Clash.Both = both
	}
	if w.Empty() {
		return nil
	}
	saved, err := read(w.Shown.Redesign.Open())
	p.Edit.Was = saved.Digest()
	return err
}

// workflowPage is the page for reading.
func workflowPage(w app.Workflow) workflows.Show {
	sub := w.Subject
	p := workflows.Show{
		Record:   workflows.Record{Kind: sub.Kind, ID: sub.ID, Pilot: sub.Pilot, Title: sub.Title, Trust: sub.Short, Address: sub.Address()},
		Redesign: w.Shown.Redesign,
		Words:    workflows.Words{Groups: w.Words.Groups, Bands: w.Words.Bands, Year: w.Words.Year, Rules: w.Words.Rules, Source: w.Words.Source},
	}
	if w.Empty() {
		p.Redesign.Before.State, p.Redesign.After.State = workflow.Current, store.AfterState(sub.Subject)
	}
	for i, v := range w.Versions {
		x := workflows.Version{ID: v.ID, N: v.N, Saved: v.Recorded.Day().Long(), Why: v.Redesign.Why, Newest: i == 0}
		if name := w.Names[v.RecordedBy]; name != "" {
			x.Saved += " by " + name
		}
		if on, ok := workflow.Approved(w.Of(v.ID), v.N); ok {
			x.Approved = on
		}
		p.Versions = append(p.Versions, x)
		if v.ID == w.Shown.ID {
			p.Shown = x
		}
	}
	p.Mapped = mappedSays(w)
	return p
}

// mappedSays is who mapped the work, when and with whom; readers of other organisations read no names.
func mappedSays(w app.Workflow) string {
	rec := w.Shown.Redesign.Before.Record
	if rec.MappedOn.IsZero() && len(rec.WhoTookPart) == 0 {
		return ""
	}
	says := "Mapped"
	if !rec.MappedOn.IsZero() {
		says += " " + rec.MappedOn.Long()
	}
	if name := w.Names[rec.MappedBy]; name != "" {
		says += " by " + name
	}
	if len(rec.WhoTookPart) > 0 {
		part := make([]string, len(rec.WhoTookPart))
		for i, x := range rec.WhoTookPart {
			part[i] = strings.ToLower(x[:1]) + x[1:]
		}
		says += " with " + joined(part)
	}
	if len(rec.ScopeTeams) > 0 {
		says += ". It covers " + joined(rec.ScopeTeams)
	}
	return says + "."
}

func joined(words []string) string {
	if len(words) == 1 {
		return words[0]
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// workflowEdit is the form.
func workflowEdit(w app.Workflow, d app.WorkflowDraft, r workflow.Redesign) *workflows.Edit {
	e := &workflows.Edit{Base: w.Shown.Seq, Sheet: d.Sheet, Opened: map[string]bool{}, People: []ui.Option{{Label: "Choose"}}}
	for _, id := range d.Opened {
		e.Opened[id] = true
	}
	for _, x := range w.People {
		e.People = append(e.People, ui.Option{Value: x.ID, Label: x.Name})
	}
	if by := d.Sheet.About.MappedBy; by != "" && !slices.ContainsFunc(e.People, func(o ui.Option) bool { return o.Value == by }) {
		e.People = append(e.People, ui.Option{Value: by, Label: w.Names[by]})
	}
	edits := workflow.Compare(w.Shown.Redesign, r, w.Words.Groups)
	e.Pending = len(edits) > 0
	if !d.Kept.IsZero() {
		e.Draft = draftKept(d.Kept)
	}
	e.Paste.Text = d.Pasted
	if d.Side != "" {
		if read, err := workflow.Paste(d.Pasted, d.Side, d.Sheet.Steps(d.Side)+1); err == nil {
			e.Paste.Side, e.Paste.Read = d.Side, read
		}
	}
	if len(d.Undone) > 0 {
		e.Undo = &workflows.Undo{Last: d.Undone[len(d.Undone)-1], More: len(d.Undone) - 1, Carry: carried(d.Undone)}
	}
	if d.Base != w.Shown.Seq {
		e.Clash = &workflows.Clash{Who: clashWho(w), Edits: edits, Their: w.Shown.Redesign}
		for i, x := range e.Clash.Edits { // a person's id is told as their name
			e.Clash.Edits[i].Before, e.Clash.Edits[i].After = nameOr(w, x.Before), nameOr(w, x.After)
		}
	}
	return e
}

func nameOr(w app.Workflow, text string) string {
	if name, ok := w.Names[text]; ok {
		return name
	}
	return text
}

func clashWho(w app.Workflow) string {
	who := w.Names[w.Shown.RecordedBy]
	if who == "" {
		who = "Somebody"
	}
	return who + ", on " + w.Shown.Recorded.Day().Long() + " at " + w.Shown.Recorded.Clock() + ","
}

// workflowApproval is who approved the shown version, and what the reader can do about it.
func workflowApproval(w app.Workflow, reader string, typed url.Values) workflows.Approval {
	var a workflows.Approval
	if w.Empty() {
		return a
	}
	recorded := w.Of(w.Shown.ID)
	a.InTheWay = w.Shown.Redesign.InTheWay(w.Words.Groups)
	for _, f := range []string{workflow.ClinicalLead, workflow.OperationalLead} {
		a.Leads = append(a.Leads, leadOf(w, f))
		by, ok := workflow.ApprovedBy(recorded, w.Shown.N, f)
		if ok && by.Person == reader && w.Newest() {
			a.Withdraw = workflow.LeadName(f)
		}
	}
	if !w.Newest() {
		return a
	}
	a.Closed = w.First().Says
	wanting := workflow.Wanting(recorded, w.Shown.N)
	for _, f := range w.As {
		if a.As == "" && a.Withdraw == "" && slices.Contains(wanting, f) {
			a.As = workflow.LeadName(f)
		}
	}
	if w.MayRecord && w.Subject.Afterwards && len(wanting) == 2 && len(a.InTheWay) == 0 {
		a.Past = pastForm(w, typed)
	}
	a.Reason = typed.Get("reason")
	return a
}

func pastForm(w app.Workflow, typed url.Values) *workflows.Past {
	f := &workflows.Past{People: []ui.Option{{Label: "Choose"}}, ClinicalLead: typed.Get("clinical-lead"), ClinicalOn: typedDate(typed, "clinical-lead-on"),
		OperationalLead: typed.Get("operational-lead"), OperationalOn: typedDate(typed, "operational-lead-on"), Document: typed.Get("document")}
	for _, x := range w.People {
		f.People = append(f.People, ui.Option{Value: x.ID, Label: x.Name})
	}
	return f
}

// leadOf is one of the two who approve, and what became of it.
func leadOf(w app.Workflow, function string) workflows.Lead {
	l := workflows.Lead{Title: strings.ToUpper(workflow.LeadName(function)[:1]) + workflow.LeadName(function)[1:]}
	for _, a := range w.Approvals {
		if a.Version != w.Shown.ID || a.Function != function {
			continue
		}
		l.Approved, l.Name, l.Aside = !a.Withdrawn, w.Names[a.Person], ""
		l.State = "approved on " + a.On.Long()
		if a.Withdrawn {
			l.State = "withdrew the approval on " + a.On.Long() + ": " + strings.TrimSuffix(a.Why, ".")
		}
		if a.Document != "" {
			l.Aside = "Entered afterwards on " + a.Recorded.Day().Long() + ", written down in " + a.Document
		}
	}
	if l.State != "" {
		return l
	}
	l.State = "not approved yet"
	for _, f := range w.Leads {
		if f.Name == function && w.Names[f.Person] != "" {
			l.Name, l.State = w.Names[f.Person], "has not approved yet"
			if f.SubjectKind != "organisation" {
				break
			}
		}
	}
	if len(w.Names) > 0 && l.Name == "" {
		l.State = "nobody has this part yet: name somebody first"
	}
	return l
}
