package store

import (
	"context"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/day"
	"groundwork/internal/pilot"
)

// PilotPlan is the newest plan of a pilot; the zero Plan when none was saved.
func (v View) PilotPlan(ctx context.Context, id string) (p pilot.Plan, err error) {
	var measure *string
	var version *int
	var groups string
	var recorded day.Instant
	err = v.each(ctx, `
		SELECT question, threshold_measure, threshold_version, threshold_groups, threshold_change, threshold_grade, threshold_by, result, seq, recorded_at
		FROM pilot_plan
		WHERE pilot = $1
		ORDER BY seq DESC
		LIMIT 1`, []any{id}, []any{&p.Question, &measure, &version, &groups, &p.Threshold.Change, &p.Threshold.Grade, &p.Threshold.By, &p.Result, &p.Rows, &recorded}, func() {})
	p.Threshold.Measure = text(measure)
	if version != nil {
		p.Threshold.Version = *version
	}
	if groups != "" {
		p.Threshold.Groups = strings.Split(groups, ",")
	}
	p.Recorded = recorded.Day()
	return p, err
}

// AddPilotPlan writes a plan behind the last one, whose number is p.Rows.
func (t Tx) AddPilotPlan(ctx context.Context, id, pilotID string, p pilot.Plan, at day.Instant, by string) error {
	var version any
	if p.Threshold.Version != 0 {
		version = p.Threshold.Version
	}
	return t.exec(ctx, "pilot plan", `
		INSERT INTO pilot_plan (id, pilot, seq, question, threshold_measure, threshold_version, threshold_groups, threshold_change, threshold_grade, threshold_by, result, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
		id, pilotID, p.Rows+1, p.Question, orNull(p.Threshold.Measure), version, strings.Join(p.Threshold.Groups, ","), p.Threshold.Change,
		p.Threshold.Grade, p.Threshold.By, p.Result, at, orNull(by))
}

// PilotDates are the newest days of a pilot, and how many rows say so.
func (v View) PilotDates(ctx context.Context, id string) (d pilot.Dates, rows int, err error) {
	var kind string
	var on day.Day
	err = v.each(ctx, `
		SELECT kind, on_day
		FROM pilot_date
		WHERE pilot = $1
		ORDER BY seq`, []any{id}, []any{&kind, &on}, func() {
		if at := d.Of(kind); at != nil {
			*at = on
		}
		rows++
	})
	return d, rows, err
}

// AddPilotDate writes a day of a kind; no day says that there is none any more. seq is counted over all kinds of the pilot.
func (t Tx) AddPilotDate(ctx context.Context, id, pilotID, kind string, on day.Day, seq int, at day.Instant, by string) error {
	return t.exec(ctx, "pilot date", `
		INSERT INTO pilot_date (id, pilot, kind, on_day, seq, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`, id, pilotID, kind, on, seq, at, orNull(by))
}

// StopRules are the newest wording and state of each stop rule of a record, in order; one that was taken off is Gone.
func (v View) StopRules(ctx context.Context, of access.Subject) ([]pilot.StopRule, error) {
	type row struct {
		pilot.StopRule
		by *string
	}
	rows, err := list(ctx, v, "stop rules", `
		SELECT s.position, s.rule, s.decided_by, s.met_on, s.note, s.seq
		FROM stop_rule s
		WHERE s.subject_kind = $1 AND s.subject_id = $2 AND s.seq = (
			SELECT MAX(n.seq) FROM stop_rule n WHERE n.subject_kind = s.subject_kind AND n.subject_id = s.subject_id AND n.position = s.position)
		ORDER BY s.position`, []any{of.Kind, of.ID}, func(r *row) []any {
		return []any{&r.Position, &r.Rule, &r.by, &r.Met, &r.Note, &r.Rows}
	})
	if err != nil {
		return nil, err
	}
	out := make([]pilot.StopRule, len(rows))
	for i, r := range rows {
		out[i] = r.StopRule
		out[i].DecidedBy = text(r.by)
	}
	return out, nil
}

// AddStopRule writes a stop rule behind its last row, whose number is s.Rows.
func (t Tx) AddStopRule(ctx context.Context, id string, of access.Subject, s pilot.StopRule, at day.Instant, by string) error {
	state := "not_met"
	if !s.Met.IsZero() {
		state = "met"
	}
	return t.exec(ctx, "stop rule", `
		INSERT INTO stop_rule (id, subject_kind, subject_id, position, rule, decided_by, state, met_on, note, seq, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		id, of.Kind, of.ID, s.Position, s.Rule, orNull(s.DecidedBy), state, s.Met, s.Note, s.Rows+1, at, orNull(by))
}

// PilotNotes are the newest texts of a pilot, by subject.
func (v View) PilotNotes(ctx context.Context, id string) (map[string]pilot.Note, error) {
	out := map[string]pilot.Note{}
	var about string
	var n pilot.Note
	err := v.each(ctx, `
		SELECT n.about, n.text, n.seq
		FROM pilot_note n
		WHERE n.pilot = $1
		ORDER BY n.about, n.seq`, []any{id}, []any{&about, &n.Text, &n.Rows}, func() { out[about] = n })
	return out, err
}

// AddPilotNote writes a text behind the last one on its subject, whose number is n.Rows.
func (t Tx) AddPilotNote(ctx context.Context, id, pilotID, about string, n pilot.Note, at day.Instant, by string) error {
	return t.exec(ctx, "pilot note", `
		INSERT INTO pilot_note (id, pilot, about, seq, text, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`, id, pilotID, about, n.Rows+1, n.Text, at, orNull(by))
}
