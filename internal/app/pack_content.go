package app

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/content"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
	"groundwork/internal/pack"
	"groundwork/internal/pilot"
	"groundwork/internal/readiness"
	"groundwork/internal/staff"
	"groundwork/internal/store"
	"groundwork/internal/workflow"
)

// packContent is what a reader of the next version would see, as the records stand: what others may read of the pilot, with
// what the checklist with its pack asks for.
func (a *App) packContent(ctx context.Context, v store.View, who access.Actor, r PilotRecord, asks *readiness.Checklist) (pack.Content, error) {
	c := pack.Content{Version: asks.Pack.Version, By: strings.TrimPrefix(r.Faces[who.ID].Job+", "+r.TrustShort, ", "), Asks: asksOf(asks),
		Pilot: pack.Pilot{ID: r.ID, Name: r.Name, Trust: r.TrustName, Code: r.LeadTrust, Problem: r.Problem, Question: r.Facts.Plan.Question, Result: r.Facts.Plan.Result}}
	for _, s := range pilot.Subjects {
		if text := r.Facts.Notes[s.Key].Text; text != "" {
			c.Texts = append(c.Texts, pack.Text{Key: s.Key, Label: s.Label, Text: text})
		}
	}
	for _, l := range r.Lessons {
		if l.On <= a.Today() {
			c.Lessons = append(c.Lessons, pack.Lesson{ID: l.ID, Title: l.Title, Text: l.Text, On: l.On})
		}
	}
	worked, err := a.PilotStaff(ctx, v, r.ID)
	if err != nil {
		return c, err
	}
	c.Staff = staffWords(worked)
	benefits, err := a.recordedBenefits(ctx, v, who, r.ID)
	if err != nil {
		return c, err
	}
	for _, j := range benefits {
		c.Measures = append(c.Measures, pack.Measure{ID: j.ID, Name: j.Name(), Measure: j.Measure.ID, Version: j.Measure.Version, Costs: j.Costs(),
			Says: j.Headline(a.Library.Measures), Grade: j.Grade})
	}
	documents, err := v.Documents(ctx, r.ID)
	if err != nil {
		return c, err
	}
	for _, d := range documents {
		if d.Open() {
			c.Documents = append(c.Documents, pack.Document{ID: d.ID, Seq: d.Seq, Title: d.Title, Purpose: d.Purpose, KeptAt: d.KeptAt,
				FileName: d.File.Name, Kind: string(d.File.Kind), Size: d.File.Size, SHA256: d.File.SHA256, Dated: d.Dated})
		}
	}
	w, redesign, err := a.packWorkflow(ctx, v, r.ID)
	c.Workflow, c.Costs = w, a.packCosts(redesign, benefits)
	return c, err
}

// packCosts are what it takes as figures: the hours that the approved workflow needed once, and new costs and new work with
// what was measured of them. A new cost without figures is among the measures, which say so.
func (a *App) packCosts(r workflow.Redesign, benefits []benefit.Judged) []pack.Cost {
	out := []pack.Cost{}
	if once := r.Before.Record.OneOffHours; once.Known {
		x := pack.Cost{Label: "Training and set-up", Figure: once.D.String() + " hours of staff, once", Once: true, Source: "From the approved workflow"}
		if h, found := r.Hours(a.workflowWords().Groups); len(workflow.Stopped(found, workflow.StopsHours)) == 0 {
			x.Source += ": " + h.Repays(workflow.Clinical, once.D)
		}
		out = append(out, x)
	}
	for _, j := range benefits {
		if j.Costs() && j.Now.Value != nil && (j.Measure.Unit == "pounds" || j.Measure.Unit == "hours") {
			out = append(out, pack.Cost{Label: j.Name(), Figure: j.Show(j.Now.Value), Source: benefit.GradeWords(a.Library.Measures.Grades, j.Grade) + ", " + j.Now.Period.String()})
		}
	}
	return out
}

// staffWords are how staff were asked, trained and helped, as readers of other trusts may read it.
func staffWords(r staff.Record) []pack.Text {
	asked, trained, helped := []string{}, []string{}, []string{}
	for _, e := range r.Engagements {
		parts := []string{staff.KindLabel(e.Kind) + ", " + e.Held.Long() + ": " + e.TookPart, e.Survey(true)}
		if e.YouSaid != "" {
			parts = append(parts, "They said: "+e.YouSaid)
		}
		if e.WeDid != "" {
			parts = append(parts, "What changed: "+e.WeDid)
		}
		asked = append(asked, sentences(parts))
	}
	for _, t := range r.Trainings {
		parts := []string{t.Who() + ": " + t.Share(), t.How}
		if t.Hours.Known {
			parts = append(parts, t.Hours.D.String()+" hours each")
		}
		trained = append(trained, sentences(parts))
	}
	for _, s := range r.Supports {
		helped = append(helped, sentences([]string{s.Kind + ", " + s.When(), s.Cover}))
	}
	var out []pack.Text
	for _, x := range []struct {
		key, label string
		lines      []string
	}{{"engagement", "How staff were asked", asked}, {pilot.Training, "Who was trained", trained}, {pilot.Support, "Who helps", helped}} {
		if len(x.lines) > 0 {
			out = append(out, pack.Text{Key: x.key, Label: x.label, Text: strings.Join(x.lines, "\n")})
		}
	}
	return out
}

// sentences joins what is there into sentences.
func sentences(parts []string) string {
	out := ""
	for _, p := range parts {
		if p = strings.TrimRight(strings.TrimSpace(p), "."); p != "" {
			out += " " + p + "."
		}
	}
	return strings.TrimSpace(out)
}

// packWorkflow is the newest version of the redesign that both leads had approved by today; the zero one when there is none.
func (a *App) packWorkflow(ctx context.Context, v store.View, id string) (w pack.Workflow, r workflow.Redesign, err error) {
	of := access.Subject{Kind: "pilot", ID: id}
	versions, err := v.WorkflowVersions(ctx, of)
	if err != nil {
		return w, r, err
	}
	approvals, err := v.WorkflowApprovals(ctx, of)
	if err != nil {
		return w, r, err
	}
	approvals = slices.DeleteFunc(approvals, func(x store.Approval) bool { return x.On > a.Today() })
	approved, ok := approvedOf(versions, approvals)
	if !ok {
		return w, r, nil
	}
	if err := v.FillWorkflow(ctx, &approved); err != nil {
		return w, r, err
	}
	r = approved.Redesign
	groups := a.workflowWords().Groups
	w = pack.Workflow{ID: approved.ID, N: approved.N, Says: r.Answer(groups), Unit: r.Before.Record.UnitOfWork, Start: r.Before.Record.StartEvent, End: r.Before.Record.EndEvent,
		Before: packSteps(r.Before, groups), After: packSteps(r.After, groups)}
	w.Approved, _ = workflow.Approved(approvalsOf(approvals, approved.ID), approved.N)
	for _, x := range r.Changes {
		w.Changes = append(w.Changes, pack.Decision{Old: x.Old, New: x.New, What: workflow.Label(workflow.Decisions, x.Decision), Why: x.Why, Part: x.Part})
	}
	return w, r, nil
}

func packSteps(m workflow.Map, groups workflow.Groups) []pack.Step {
	out := []pack.Step{}
	for _, s := range m.Steps {
		who := s.Role
		if who == "" {
			who = groups.Label(s.StaffGroup)
		}
		out = append(out, pack.Step{ID: s.ID, Action: s.Action, Who: who, Minutes: knownText(s.Minutes), Share: knownText(s.Share)})
	}
	return out
}

func knownText(m decimal.Maybe) string {
	if !m.Known {
		return ""
	}
	return m.D.String()
}

// asksOf are what a pack asks for, in the words of the checklist.
func asksOf(c *readiness.Checklist) []pack.Ask {
	out := []pack.Ask{}
	for _, r := range c.Pack.Raises {
		it, _ := c.Item(r.Item)
		out = append(out, pack.Ask{Kind: pack.Raise, Item: r.Item, Title: it.Title, Question: it.Question, Needed: readiness.Needed(r.Strength, r.Required), Because: r.Because})
	}
	for _, it := range c.Pack.Adds {
		out = append(out, pack.Ask{Kind: pack.Add, Item: it.ID, Title: it.Title, Question: it.Question, Needed: readiness.Needed(it.Strength, it.Required), Because: it.Because})
	}
	for _, n := range c.Pack.Notes {
		it, _ := c.Item(n.Item)
		out = append(out, pack.Ask{Kind: pack.Note, Item: n.Item, Title: it.Title, Question: it.Question, Because: n.Text})
	}
	return out
}

// PackView is a version of a pack as one reader may see it.
type PackView struct {
	Content  pack.Content
	Redesign workflow.Redesign // the picture of it, from the version that the content names
	Groups   workflow.Groups
	Versions []store.PackVersion // published ones, newest first
	Shown    store.PackVersion   // the zero one for a preview of the next
	Before   int                 // the version that Since counts from; 0 without one, or where that was not kept whole
	Since    []string            // what it changes against the version before
	Parts    []pack.Part         // of a preview: what is there and what is missing
	Warnings []string
	Closed   string // why the next version cannot be published yet
}

// Preview reports whether the version is not published yet.
func (p PackView) Preview() bool { return p.Shown.N == 0 }

// PackView reads version n of a pilot's pack as it was frozen; 0 is the next one for those who may publish it, and the newest
// for everybody else. It is Missing when there is none.
func (a *App) PackView(ctx context.Context, who access.Actor, r PilotRecord, n int) (p PackView, err error) {
	v := a.Store.Read()
	p.Groups = a.workflowWords().Groups
	if p.Versions, err = v.PackVersions(ctx, r.ID); err != nil {
		return p, err
	}
	if n == 0 && r.MayPack {
		err = a.previewPack(ctx, v, who, r, &p)
	} else {
		err = showPack(&p, n)
	}
	if err != nil {
		return p, err
	}
	if n := p.Content.Version - 1; n > 0 && p.Versions[len(p.Versions)-n].Frozen != "" {
		was, err := frozenPack(p.Versions[len(p.Versions)-n])
		if err != nil {
			return p, err
		}
		p.Before, p.Since = n, pack.Difference(was, p.Content)
	}
	if p.Content.Workflow.N == 0 {
		return p, nil
	}
	shown := store.WorkflowVersion{ID: p.Content.Workflow.ID}
	versions, err := v.WorkflowVersions(ctx, access.Subject{Kind: "pilot", ID: r.ID})
	if err != nil {
		return p, err
	}
	for _, x := range versions {
		if x.ID == shown.ID {
			shown = x
		}
	}
	err = v.FillWorkflow(ctx, &shown)
	p.Redesign = shown.Redesign
	return p, err
}

func showPack(p *PackView, n int) (err error) {
	i := slices.IndexFunc(p.Versions, func(k store.PackVersion) bool { return n == 0 || k.N == n })
	if i < 0 {
		return fault.Missing("pack version")
	}
	p.Shown = p.Versions[i]
	p.Content, err = frozenPack(p.Shown)
	return err
}

func (a *App) previewPack(ctx context.Context, v store.View, who access.Actor, r PilotRecord, p *PackView) error {
	d, err := a.packDraft(ctx, v, r.Pilot)
	if err != nil {
		return err
	}
	asks, err := content.LayPack(a.Core(), "draft", []byte(d.Source))
	if err != nil {
		return err
	}
	if p.Content, err = a.packContent(ctx, v, who, r, asks); err != nil {
		return err
	}
	p.Parts, p.Warnings = pack.Parts(p.Content, pack.Recorded{Asked: d.Said}), d.Pack.Warnings()
	if first := r.Facts.Redesign; !first.Open() {
		p.Closed = pack.Closed(first.Why())
	}
	return nil
}

// frozenPack is a published version as its readers see it, when its bytes are still what was published. A version of the time
// before packs were frozen holds only its number.
func frozenPack(k store.PackVersion) (c pack.Content, err error) {
	if k.Frozen == "" {
		return pack.Content{Version: k.N, Published: k.Published, Changed: pilot.Lines(k.Changed)}, nil
	}
	if hashOf([]byte(k.Frozen)) != k.FrozenSHA256 {
		return c, fmt.Errorf("version %d of pack %s is not what was published", k.N, k.ID)
	}
	return c, json.Unmarshal([]byte(k.Frozen), &c)
}
