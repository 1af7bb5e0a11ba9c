package store

import (
	"context"

	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/person"
)

// Trajectory is the way to the target of a benefit that was saved last; without steps where nobody planned one.
func (v View) Trajectory(ctx context.Context, benefitID string) (benefit.Trajectory, error) {
	var t benefit.Trajectory
	var s benefit.Step
	var by *string
	err := v.each(ctx, `
		SELECT t.seq, t.period_start, t.period_end, t.value, t.reason, t.recorded_by, t.recorded_at
		FROM target_period t
		WHERE t.benefit = $1 AND t.seq = (SELECT MAX(n.seq) FROM target_period n WHERE n.benefit = $1)
		ORDER BY t.period_start`, []any{benefitID}, []any{&t.Seq, &s.Period.From, &s.Period.To, &s.Value, &t.Reason, &by, &t.At}, func() {
		t.By = text(by)
		t.Steps = append(t.Steps, s)
	})
	return t, err
}

// AddTrajectory writes a way to the target, all of it, as number seq of its benefit.
func (t Tx) AddTrajectory(ctx context.Context, newID func() string, benefitID string, x benefit.Trajectory) error {
	for _, s := range x.Steps {
		err := t.exec(ctx, "step to the target", `
			INSERT INTO target_period (id, benefit, seq, period_start, period_end, value, reason, recorded_at, recorded_by)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
			newID(), benefitID, x.Seq, s.Period.From, s.Period.To, s.Value, x.Reason, x.At, orNull(x.By))
		if err != nil {
			return err
		}
	}
	return nil
}

// BenefitWords are the promises of a benefit as they stood one after the other.
func (v View) BenefitWords(ctx context.Context, benefitID string) ([]benefit.Word, error) {
	var out []benefit.Word
	var w benefit.Word
	var by *string
	err := v.each(ctx, `
		SELECT f.seq, f.target, f.target_on, f.outcome, f.reason, f.recorded_by, f.recorded_at
		FROM benefit_profile f
		WHERE f.benefit = $1
		ORDER BY f.seq`, []any{benefitID}, []any{&w.Seq, &w.Target, &w.TargetOn, &w.Outcome, &w.Reason, &by, &w.At}, func() {
		w.By = text(by)
		out = append(out, w)
	})
	return out, err
}

// AddForecast writes a forecast of a benefit.
func (t Tx) AddForecast(ctx context.Context, id, benefitID string, e benefit.Expectation) error {
	return t.exec(ctx, "forecast", `
		INSERT INTO benefit_forecast (id, benefit, seq, value, low, high, reason, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, id, benefitID, e.Seq, e.Value, e.Low, e.High, e.Reason, e.At, orNull(e.By))
}

// AddOutcome writes what became of a described benefit.
func (t Tx) AddOutcome(ctx context.Context, id, benefitID string, o benefit.Outcome) error {
	return t.exec(ctx, "outcome", `
		INSERT INTO benefit_outcome (id, benefit, seq, on_day, reached, text, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, id, benefitID, o.Seq, o.On, o.Reached, o.Text, o.At, orNull(o.By))
}

// AddDifference writes one word about a local difference as number seq of its benefit.
func (t Tx) AddDifference(ctx context.Context, id, benefitID string, seq int, w benefit.Said) error {
	return t.exec(ctx, "local difference", `
		INSERT INTO benefit_difference (id, benefit, seq, kind, text, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`, id, benefitID, seq, w.Kind, w.Text, w.At, orNull(w.By))
}

// AddMove writes that a benefit goes on as another.
func (t Tx) AddMove(ctx context.Context, id, benefitID string, m benefit.Move) error {
	return t.exec(ctx, "move to a newer version", `
		INSERT INTO benefit_move (id, benefit, into_benefit, from_day, reason, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`, id, benefitID, m.Into, m.On, m.Reason, m.At, orNull(m.By))
}

// Checkers are the people who may check benefits of an organisation on the day, by name: its leaders, and the programme
// leads above it.
func (v View) Checkers(ctx context.Context, organisation string, on day.Day) ([]person.Person, error) {
	rows, err := list(ctx, v, "checkers", `
		SELECT `+personColumns+`
		FROM person p
		WHERE p.disabled_at IS NULL AND p.id IN (
			SELECT m.person FROM membership m
			WHERE `+standing("m", "membership")+` AND (m.organisation = $2 AND m.role = 'trust_leader' OR m.role = 'programme_lead' AND (
				m.organisation = 'ENG' OR m.organisation IN (
					SELECT v.icb FROM organisation_version v WHERE v.code = $2`+owned+`
					UNION SELECT v.region FROM organisation_version v WHERE v.code = $2`+owned+`))))
		ORDER BY p.name, p.id`, []any{on, organisation}, (*personRow).columns)
	if err != nil {
		return nil, err
	}
	out := make([]person.Person, len(rows))
	for i, r := range rows {
		out[i] = r.person()
	}
	return out, nil
}
