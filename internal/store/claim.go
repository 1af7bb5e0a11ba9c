package store

import (
	"context"
	"strings"

	"groundwork/internal/benefit"
	"groundwork/internal/day"
)

// claimsAt joins the claims that stand at organisations ($1, as ",ZZ-NMR,") with their benefits. SQLite keeps the order of a CROSS JOIN:
// few benefits have a claim, and nothing else is looked up of those that have none.
var claimsAt = `
		FROM benefit b
		CROSS JOIN claim c
		JOIN measure m ON m.measure_id = b.measure_id AND m.version = b.measure_version
		JOIN benefit_profile f ON f.benefit = b.id AND NOT EXISTS (SELECT 1 FROM benefit_profile g WHERE g.benefit = f.benefit AND g.seq > f.seq)
		LEFT JOIN pilot p ON b.subject_kind = 'pilot' AND p.id = b.subject_id
		LEFT JOIN adoption a ON b.subject_kind = 'adoption' AND a.id = b.subject_id
		LEFT JOIN pilot l ON l.id = a.pilot
		WHERE ` + among("b.organisation", 1) + ` AND c.benefit = b.id AND NOT EXISTS (SELECT 1 FROM claim_withdrawal w WHERE w.claim = c.id)`

// Claims are the claims that stand at organisations (",ZZ-NMR,"), the earliest first, each with the name of its
// benefit: Clinical hours freed of Digital consent.
func (v View) Claims(ctx context.Context, organisations string) ([]benefit.Claim, error) {
	var out []benefit.Claim
	var c benefit.Claim
	var steps string
	err := v.each(ctx, `
		SELECT c.id, c.benefit, COALESCE(NULLIF(f.title, ''), m.name) || ' of ' || COALESCE(p.name, l.name), b.organisation, c.unit_of_work, c.steps, c.staff_group, c.from_day, c.to_day, c.cases,
			COALESCE(c.recorded_by, ''), c.recorded_at`+claimsAt+`
		ORDER BY c.recorded_at, c.id`, []any{organisations},
		[]any{&c.ID, &c.Benefit, &c.Name, &c.Organisation, &c.Unit, &steps, &c.Group, &c.From, &c.To, &c.Cases, &c.RecordedBy, &c.RecordedAt}, func() {
			c.Steps = strings.Split(steps, "\n")
			out = append(out, c)
		})
	return out, err
}

// SharedClaims are what was proposed and agreed about claims that meet at organisations, the newest last.
func (v View) SharedClaims(ctx context.Context, organisations string) ([]benefit.Shared, error) {
	return list(ctx, v, "shared claims", `
		SELECT s.id, s.first_claim, s.second_claim, s.step, s.cases, s.minutes, s.of_first, s.of_second, s.why, COALESCE(s.proposed_by, ''), s.on_day,
			COALESCE(g.person, ''), g.on_day
		FROM claim_share s
		LEFT JOIN claim_share_agreement g ON g.share = s.id
		WHERE s.first_claim IN (SELECT c.id`+claimsAt+`)
		ORDER BY s.recorded_at, s.id`, []any{organisations}, func(s *benefit.Shared) []any {
		return []any{&s.ID, &s.First, &s.Second, &s.Step, (*int64)(&s.Cases), (*int64)(&s.Minutes), (*int64)(&s.OfFirst), (*int64)(&s.OfSecond), &s.Why, &s.ProposedBy, &s.ProposedOn,
			&s.AgreedBy, &s.AgreedOn}
	})
}

// AddClaim writes a claim.
func (t Tx) AddClaim(ctx context.Context, c benefit.Claim) error {
	return t.exec(ctx, "claim", `
		INSERT INTO claim (id, benefit, unit_of_work, steps, staff_group, from_day, to_day, cases, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		c.ID, c.Benefit, c.Unit, strings.Join(c.Steps, "\n"), c.Group, c.From, c.To, c.Cases, c.RecordedAt, orNull(c.RecordedBy))
}

// WithdrawClaim writes that a claim stands no more.
func (t Tx) WithdrawClaim(ctx context.Context, claim, reason string, at day.Instant, by string) error {
	return t.exec(ctx, "claim withdrawn", `
		INSERT INTO claim_withdrawal (claim, reason, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4)`, claim, reason, at, orNull(by))
}

// AddSharedClaims writes how two claims share a step, as one person proposes it.
func (t Tx) AddSharedClaims(ctx context.Context, s benefit.Shared, at day.Instant) error {
	return t.exec(ctx, "shared claims", `
		INSERT INTO claim_share (id, first_claim, second_claim, step, cases, minutes, of_first, of_second, why, proposed_by, on_day, recorded_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		s.ID, s.First, s.Second, s.Step, int64(s.Cases), int64(s.Minutes), int64(s.OfFirst), int64(s.OfSecond), s.Why, orNull(s.ProposedBy), s.ProposedOn, at)
}

// AgreeSharedClaims writes that a second person agreed.
func (t Tx) AgreeSharedClaims(ctx context.Context, shared, person string, on day.Day, at day.Instant) error {
	return t.exec(ctx, "agreement", `
		INSERT INTO claim_share_agreement (share, person, on_day, recorded_at)
		VALUES ($1, $2, $3, $4)`, shared, person, on, at)
}
