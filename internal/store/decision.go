package store

import (
	"context"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// Decision is a recorded decision at a gate of a pilot or an adoption. It is never changed: a changed
// mind is a new one that names the one it replaces.
type Decision struct {
	ID           string
	Of           access.Subject // pilot or adoption
	Organisation string         // that decided
	Gate         string
	Outcome      string
	On           day.Day
	By           string // person who decided
	Rationale    string
	Present      []string // person ids
	Dissent      string
	Minute       string
	NextReview   day.Day
	Frozen       []byte // the evidence as it stood; only Decision reads it
	SHA256       string // of Frozen, in hex
	Replaces     string
	Recorded     day.Instant
	RecordedBy   string
}

// Override is one criterion that was passed over, with who and why.
type Override struct {
	Decision  string
	Criterion string
	Person    string
	Reason    string
}

const decisionColumns = `d.id, d.subject_kind, d.subject_id, d.organisation, d.gate, d.outcome, d.decided_on, d.decided_by, d.rationale,
	d.present, d.dissent, d.minute_reference, d.next_review_on, d.sha256, d.replaces, d.recorded_at, d.recorded_by`

type decisionRow struct {
	Decision
	present              string
	replaces, recordedBy *string
}

func (r *decisionRow) columns() []any {
	return []any{&r.ID, &r.Of.Kind, &r.Of.ID, &r.Organisation, &r.Gate, &r.Outcome, &r.On, &r.By, &r.Rationale,
		&r.present, &r.Dissent, &r.Minute, &r.NextReview, &r.SHA256, &r.replaces, &r.Recorded, &r.recordedBy}
}

func (r decisionRow) decision() Decision {
	d := r.Decision
	d.Replaces, d.RecordedBy = text(r.replaces), text(r.recordedBy)
	d.Present = strings.FieldsFunc(r.present, func(c rune) bool { return c == ',' })
	return d
}

// Decisions are those about one pilot or adoption, in the order in which they were recorded, without their frozen evidence.
func (v View) Decisions(ctx context.Context, of access.Subject) ([]Decision, error) {
	return decisions(list(ctx, v, "decisions", `
		SELECT `+decisionColumns+`
		FROM gate_decision d
		WHERE d.subject_kind = $1 AND d.subject_id = $2
		ORDER BY d.recorded_at, d.id`, []any{of.Kind, of.ID}, (*decisionRow).columns))
}

// DecisionsAbout are those about all subjects of a kind whose ids stand in ids (",a,b,"), likewise.
func (v View) DecisionsAbout(ctx context.Context, kind, ids string) ([]Decision, error) {
	return decisions(list(ctx, v, "decisions", `
		SELECT `+decisionColumns+`
		FROM gate_decision d
		WHERE d.subject_kind = $1 AND `+among("d.subject_id", 2)+`
		ORDER BY d.recorded_at, d.id`, []any{kind, ids}, (*decisionRow).columns))
}

func decisions(rows []decisionRow, err error) ([]Decision, error) {
	if err != nil {
		return nil, err
	}
	out := make([]Decision, len(rows))
	for i, r := range rows {
		out[i] = r.decision()
	}
	return out, nil
}

// Decision is the one with the id, with its frozen evidence.
func (v View) Decision(ctx context.Context, id string) (Decision, error) {
	var r decisionRow
	err := v.one(ctx, "decision", `SELECT `+decisionColumns+`, d.frozen FROM gate_decision d WHERE d.id = $1`,
		[]any{id}, append(r.columns(), &r.Frozen)...)
	return r.decision(), err
}

// Overrides are what was passed over in the decisions about one pilot or adoption.
func (v View) Overrides(ctx context.Context, of access.Subject) ([]Override, error) {
	return list(ctx, v, "overrides", `
		SELECT o.decision, o.criterion, o.person, o.reason
		FROM decision_override o
		JOIN gate_decision d ON d.id = o.decision
		WHERE d.subject_kind = $1 AND d.subject_id = $2
		ORDER BY o.decision, o.criterion`, []any{of.Kind, of.ID},
		func(o *Override) []any { return []any{&o.Decision, &o.Criterion, &o.Person, &o.Reason} })
}

// AddDecision writes a decision with what it passed over. A decision can be replaced once.
func (t Tx) AddDecision(ctx context.Context, d Decision, overrides []Override) error {
	if d.Frozen == nil {
		return fault.Refused("frozen", "A decision needs the evidence it was made on")
	}
	err := t.exec(ctx, "decision", `
		INSERT INTO gate_decision (id, subject_kind, subject_id, organisation, gate, outcome, decided_on, decided_by, rationale,
			present, dissent, minute_reference, next_review_on, frozen, sha256, replaces, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
		d.ID, d.Of.Kind, d.Of.ID, d.Organisation, d.Gate, d.Outcome, d.On, d.By, d.Rationale,
		strings.Join(d.Present, ","), d.Dissent, d.Minute, d.NextReview, d.Frozen, d.SHA256, orNull(d.Replaces), d.Recorded, orNull(d.RecordedBy))
	if err != nil {
		return err
	}
	for _, o := range overrides {
		err := t.exec(ctx, "override", `
			INSERT INTO decision_override (decision, criterion, person, reason)
			VALUES ($1, $2, $3, $4)`, d.ID, o.Criterion, o.Person, o.Reason)
		if err != nil {
			return err
		}
	}
	return nil
}
