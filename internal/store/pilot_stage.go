package store

import (
	"context"

	"groundwork/internal/day"
)

// KeepStage keeps the stage of a pilot for lists; it can always be reckoned again from the decisions.
func (t Tx) KeepStage(ctx context.Context, pilotID, stage string, since day.Day) error {
	return t.exec(ctx, "kept stage", `
		INSERT INTO kept_stage (pilot, stage, since)
		VALUES ($1, $2, $3)
		ON CONFLICT (pilot) DO UPDATE SET stage = excluded.stage, since = excluded.since`, pilotID, stage, since)
}

// KeptStage is the stage that is kept for a pilot.
type KeptStage struct {
	Pilot, Stage string
	Since        day.Day
	Created      day.Instant
}

// KeptStages are those of all pilots; a pilot without one has an empty stage.
func (v View) KeptStages(ctx context.Context) ([]KeptStage, error) {
	return list(ctx, v, "kept stages", `
		SELECT p.id, COALESCE(k.stage, ''), k.since, p.created_at
		FROM pilot p
		LEFT JOIN kept_stage k ON k.pilot = p.id
		ORDER BY p.id`, nil, func(k *KeptStage) []any { return []any{&k.Pilot, &k.Stage, &k.Since, &k.Created} })
}
