package store

import (
	"context"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
	"groundwork/internal/workflow"
)

// WorkflowVersion is one save of how the work of a pilot or an adoption is done, before and after. Every save is a
// new row; N, the number that people see, grows when the row before was approved by somebody.
type WorkflowVersion struct {
	ID, Workflow string
	N, Seq       int
	Redesign     workflow.Redesign
	Recorded     day.Instant
	RecordedBy   string
}

const workflowVersionColumns = `v.id, v.workflow, v.n, v.seq, v.unit_of_work, v.start_event, v.end_event, v.after_unit, v.after_start, v.after_end,
		v.day_type, v.volume, v.volume_source, v.timing_method, v.sample_size, v.mapped_on, v.mapped_by, v.took_part, v.in_use_from, v.why,
		v.eligible, v.one_off_hours, v.why_automate_first, v.why_more_handovers, v.scope_teams, v.recorded_at, v.recorded_by`

type workflowVersionRow struct {
	WorkflowVersion
	record                          workflow.Record
	afterUnit, afterStart, afterEnd string
	method, tookPart, teams         string
	sample                          *int
	mappedBy, recordedBy            *string
}

func (r *workflowVersionRow) columns() []any {
	return []any{&r.ID, &r.Workflow, &r.N, &r.Seq, &r.record.UnitOfWork, &r.record.StartEvent, &r.record.EndEvent, &r.afterUnit, &r.afterStart, &r.afterEnd,
		&r.record.DayType, &r.record.Volume, &r.record.VolumeSource, &r.method, &r.sample, &r.record.MappedOn, &r.mappedBy, &r.tookPart, &r.Redesign.InUseFrom, &r.Redesign.Why,
		&r.record.Eligible, &r.record.OneOffHours, &r.Redesign.WhyAutomateFirst, &r.Redesign.WhyMoreHandovers, &r.teams, &r.Recorded, &r.recordedBy}
}

// version is the row with both maps, still without steps; after is the state of the new way.
func (r workflowVersionRow) version(after workflow.State) WorkflowVersion {
	v := r.WorkflowVersion
	v.RecordedBy = text(r.recordedBy)
	r.record.MappedBy = text(r.mappedBy)
	if r.tookPart != "" {
		r.record.WhoTookPart = strings.Split(r.tookPart, "\n")
	}
	if r.teams != "" {
		r.record.ScopeTeams = strings.Split(r.teams, "\n")
	}
	timing := workflow.Timing{Method: r.method, Sample: number(r.sample)}
	v.Redesign.Before = workflow.Map{State: workflow.Current, Version: v.N, Record: r.record, Timing: timing}
	v.Redesign.After = workflow.Map{State: after, Version: v.N, Record: r.record, Timing: timing}
	for _, own := range []struct {
		typed string
		into  *string
	}{{r.afterUnit, &v.Redesign.After.Record.UnitOfWork}, {r.afterStart, &v.Redesign.After.Record.StartEvent}, {r.afterEnd, &v.Redesign.After.Record.EndEvent}} {
		if own.typed != "" {
			*own.into = own.typed
		}
	}
	return v
}

// AfterState is what the new way is called in a workflow of the subject: an adopting trust has its own.
func AfterState(of access.Subject) workflow.State {
	if of.Kind == "adoption" {
		return workflow.AsAdopted
	}
	return workflow.Redesigned
}

// WorkflowVersions are the newest save of each version of the subject's workflow, the newest first, without their
// steps; none when nobody has saved one.
func (v View) WorkflowVersions(ctx context.Context, of access.Subject) ([]WorkflowVersion, error) {
	rows, err := list(ctx, v, "workflow versions", `
		SELECT `+workflowVersionColumns+`
		FROM workflow w
		JOIN workflow_version v ON v.workflow = w.id
		WHERE w.subject_kind = $1 AND w.subject_id = $2
			AND NOT EXISTS (SELECT 1 FROM workflow_version later WHERE later.workflow = v.workflow AND later.n = v.n AND later.seq > v.seq)
		ORDER BY v.n DESC`, []any{of.Kind, of.ID}, (*workflowVersionRow).columns)
	if err != nil {
		return nil, err
	}
	out := make([]WorkflowVersion, len(rows))
	for i, r := range rows {
		out[i] = r.version(AfterState(of))
	}
	return out, nil
}

// WorkflowSave is one save of the subject's workflow with its steps, by its number in the ledger.
func (v View) WorkflowSave(ctx context.Context, of access.Subject, seq int) (WorkflowVersion, error) {
	rows, err := list(ctx, v, "workflow versions", `
		SELECT `+workflowVersionColumns+`
		FROM workflow w
		JOIN workflow_version v ON v.workflow = w.id
		WHERE w.subject_kind = $1 AND w.subject_id = $2 AND v.seq = $3`, []any{of.Kind, of.ID, seq}, (*workflowVersionRow).columns)
	if err == nil && len(rows) == 0 {
		err = fault.Missing("workflow version")
	}
	if err != nil {
		return WorkflowVersion{}, err
	}
	w := rows[0].version(AfterState(of))
	return w, v.FillWorkflow(ctx, &w)
}

type stepRow struct {
	workflow.Step
	side, rekeyed string
	sample        *int
	to, condition *string // of one way out of the step, when it has any
	linkShare     decimal.Maybe
}

func (r *stepRow) columns() []any {
	s := &r.Step
	return []any{&r.side, &s.ID, &s.Position, &s.PackStep, &s.Action, &s.Role, &s.StaffGroup, &s.PayBand, &s.Type, &s.Worth, &s.Minutes, &s.Median, &s.P90,
		&s.Share, &s.Timing.Method, &r.sample, &s.Wait, &s.System, &r.rekeyed, &s.Note, &s.Inputs, &s.Outputs, &s.Using, &s.Fails,
		&r.to, &r.condition, &r.linkShare}
}

type changeRow struct {
	workflow.Change
	old, new *string
	early    *bool
}

func (r *changeRow) columns() []any {
	return []any{&r.old, &r.new, &r.Decision, &r.Why, &r.Part, &r.Evidence, &r.early}
}

// FillWorkflow reads the steps, the ways between them and the decisions of a version.
func (v View) FillWorkflow(ctx context.Context, w *WorkflowVersion) error {
	steps, err := list(ctx, v, "steps", `
		SELECT s.side, s.step_id, s.position, s.pack_step, s.action, s.lane, s.staff_group, s.pay_band, s.type, s.value, s.minutes, s.minutes_median, s.minutes_p90,
			s.share, s.timing_method, s.sample_size, s.wait_minutes, s.system_used, s.rekeyed, s.note, s.inputs, s.outputs, s.standard_used, s.failure_modes,
			l.to_step, l.condition, l.share
		FROM step s
		LEFT JOIN step_link l ON l.version = s.version AND l.from_step = s.step_id
		WHERE s.version = $1
		ORDER BY s.side, s.position, l.position`, []any{w.ID}, (*stepRow).columns)
	if err != nil {
		return err
	}
	for _, r := range steps {
		s := r.Step
		s.Rekeyed, s.Timing.Sample = r.rekeyed == "yes", number(r.sample)
		m := &w.Redesign.After
		if r.side == workflow.Current.Side() {
			m = &w.Redesign.Before
		}
		if n := len(m.Steps); n == 0 || m.Steps[n-1].ID != s.ID { // a step stands once for each way out of it
			m.Steps = append(m.Steps, s)
		}
		if r.to != nil {
			m.Links = append(m.Links, workflow.Link{From: s.ID, To: *r.to, Condition: text(r.condition), Share: r.linkShare})
		}
	}
	changes, err := list(ctx, v, "changes", `
		SELECT old_step, new_step, decision, why, part, evidence, before_technology
		FROM change
		WHERE version = $1
		ORDER BY position`, []any{w.ID}, (*changeRow).columns)
	if err != nil {
		return err
	}
	for _, r := range changes {
		c := r.Change
		c.Old, c.New, c.DoneBefore = text(r.old), text(r.new), r.early != nil && *r.early
		w.Redesign.Changes = append(w.Redesign.Changes, c)
	}
	return nil
}

// number reads a count that may be NULL.
func number(n *int) int {
	if n == nil {
		return 0
	}
	return *n
}

// numberOrNull stores 0, which means that nobody said, as NULL.
func numberOrNull(n int) any {
	if n == 0 {
		return nil
	}
	return n
}

// AddWorkflow writes that a subject has a workflow.
func (t Tx) AddWorkflow(ctx context.Context, id string, of access.Subject) error {
	return t.exec(ctx, "workflow", `INSERT INTO workflow (id, subject_kind, subject_id) VALUES ($1, $2, $3)`, id, of.Kind, of.ID)
}

// AddWorkflowVersion writes one save with its steps and decisions. A second one with the same workflow and Seq is the
// edit conflict.
func (t Tx) AddWorkflowVersion(ctx context.Context, w WorkflowVersion) error {
	r := w.Redesign
	rec, after := r.Before.Record, r.After.Record
	err := t.exec(ctx, "workflow version", `
		INSERT INTO workflow_version (id, workflow, n, seq, unit_of_work, start_event, end_event, after_unit, after_start, after_end,
			day_type, volume, volume_source, timing_method, sample_size, mapped_on, mapped_by, took_part, in_use_from, why,
			eligible, one_off_hours, why_automate_first, why_more_handovers, scope_teams, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27)`,
		w.ID, w.Workflow, w.N, w.Seq, rec.UnitOfWork, rec.StartEvent, rec.EndEvent,
		unlike(after.UnitOfWork, rec.UnitOfWork), unlike(after.StartEvent, rec.StartEvent), unlike(after.EndEvent, rec.EndEvent),
		rec.DayType, rec.Volume, rec.VolumeSource, r.Before.Timing.Method, numberOrNull(r.Before.Timing.Sample), rec.MappedOn, orNull(rec.MappedBy),
		strings.Join(rec.WhoTookPart, "\n"), r.InUseFrom, r.Why, rec.Eligible, rec.OneOffHours, r.WhyAutomateFirst, r.WhyMoreHandovers, strings.Join(rec.ScopeTeams, "\n"), w.Recorded, orNull(w.RecordedBy))
	if err != nil {
		return err
	}
	for _, m := range []workflow.Map{r.Before, r.After} {
		for _, s := range m.Steps {
			if err := t.addStep(ctx, w.ID, m.State.Side(), s); err != nil {
				return err
			}
		}
		if err := t.addLinks(ctx, w.ID, m.Links); err != nil {
			return err
		}
	}
	for i, c := range r.Changes {
		err := t.exec(ctx, "change", `
			INSERT INTO change (version, position, old_step, new_step, decision, why, part, evidence, before_technology)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, w.ID, i+1, orNull(c.Old), orNull(c.New), c.Decision, c.Why, c.Part, c.Evidence, c.DoneBefore)
		if err != nil {
			return err
		}
	}
	return nil
}

// unlike is s where it differs from what is usual.
func unlike(s, usual string) string {
	if s == usual {
		return ""
	}
	return s
}

// addLinks writes the ways between steps; those out of one step are numbered in their order.
func (t Tx) addLinks(ctx context.Context, version string, links []workflow.Link) error {
	leaving := map[string]int{}
	for _, l := range links {
		leaving[l.From]++
		err := t.exec(ctx, "step link", `
			INSERT INTO step_link (version, from_step, position, to_step, condition, share)
			VALUES ($1, $2, $3, $4, $5, $6)`, version, l.From, leaving[l.From], l.To, l.Condition, l.Share)
		if err != nil {
			return err
		}
	}
	return nil
}

func (t Tx) addStep(ctx context.Context, version, side string, s workflow.Step) error {
	rekeyed := ""
	if s.Rekeyed {
		rekeyed = "yes"
	}
	return t.exec(ctx, "step", `
		INSERT INTO step (version, side, step_id, position, pack_step, action, lane, staff_group, pay_band, type, value, minutes, minutes_median, minutes_p90,
			share, timing_method, sample_size, wait_minutes, system_used, rekeyed, note, inputs, outputs, standard_used, failure_modes)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)`,
		version, side, s.ID, s.Position, s.PackStep, s.Action, s.Role, s.StaffGroup, s.PayBand, s.Type, s.Worth, s.Minutes, s.Median, s.P90,
		s.Share, s.Timing.Method, numberOrNull(s.Timing.Sample), s.Wait, s.System, rekeyed, s.Note, s.Inputs, s.Outputs, s.Using, s.Fails)
}
