package store

import (
	"context"

	"groundwork/internal/adoption"
	"groundwork/internal/day"
	"groundwork/internal/readiness"
	"groundwork/internal/stage"
	"groundwork/internal/waiting"
)

// Standpoint is one open adoption with what its next decision and its openness follow from.
type Standpoint struct {
	ID, Trust, TrustShort, Pilot, PilotName string
	States                                  []adoption.State // in the order in which they were recorded
	Decided                                 []stage.Decided  // likewise
	Planned                                 map[string]day.Day
	Kept                                    map[string]waiting.Kept
	Stops                                   readiness.KeptStops // what keeps gates closed now
}

// Standpoints are the open adoptions of the trusts in scope, by pilot and trust. Each part comes from
// one statement, so that their number never depends on how many adoptions there are.
func (v View) Standpoints(ctx context.Context, scope string, on day.Day) ([]Standpoint, error) {
	all, err := list(ctx, v, "adoptions", `
		SELECT a.id, a.trust, v.short_name, a.pilot, p.name
		FROM adoption a
		JOIN pilot p ON p.id = a.pilot
		JOIN organisation_version v ON v.code = a.trust`+owned+`
		WHERE a.open AND `+within("a.trust", 2)+`
		ORDER BY p.name, v.short_name, a.id`, []any{on, scope}, func(s *Standpoint) []any {
		return []any{&s.ID, &s.Trust, &s.TrustShort, &s.Pilot, &s.PilotName}
	})
	if err != nil || len(all) == 0 {
		return nil, err
	}
	at := map[string]*Standpoint{}
	for i := range all {
		all[i].Planned, all[i].Kept = map[string]day.Day{}, map[string]waiting.Kept{}
		at[all[i].ID] = &all[i]
	}
	for _, read := range []func(context.Context, string, map[string]*Standpoint) error{v.statesIn, v.decidedIn, v.plannedIn, v.standingIn} {
		if err := read(ctx, scope, at); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// AreaPoint is one open adoption below a programme lead.
type AreaPoint struct {
	Standpoint
	Told bool // its trust tells others
}

// AreaPoints are the open adoptions of the trusts in scope about which their trust told others, or that something was decided about,
// by pilot and trust: what an area is counted from, in three statements and without what only the trust itself asks.
func (v View) AreaPoints(ctx context.Context, scope string, on day.Day) ([]AreaPoint, error) {
	out, err := list(ctx, v, "adoptions", `
		SELECT a.id, a.trust, v.short_name, a.pilot, p.name,
			COALESCE((SELECT s.state FROM adoption_state s WHERE s.adoption = a.id AND s.state IN ('told_others', 'kept_private')
				ORDER BY s.recorded_at DESC, s.id DESC LIMIT 1), '') = 'told_others'
		FROM adoption a
		JOIN pilot p ON p.id = a.pilot
		JOIN organisation_version v ON v.code = a.trust`+owned+`
		WHERE a.open AND `+within("a.trust", 2)+`
			AND (EXISTS (SELECT 1 FROM adoption_state s WHERE s.adoption = a.id AND s.state = 'told_others')
				OR EXISTS (SELECT 1 FROM gate_decision d WHERE d.subject_kind = 'adoption' AND d.subject_id = a.id))
		ORDER BY p.name, v.short_name, a.id`, []any{on, scope}, func(s *AreaPoint) []any {
		return []any{&s.ID, &s.Trust, &s.TrustShort, &s.Pilot, &s.PilotName, &s.Told}
	})
	if err != nil || len(out) == 0 {
		return nil, err
	}
	at := make(map[string]*Standpoint, len(out))
	for i := range out {
		out[i].Kept = map[string]waiting.Kept{}
		at[out[i].ID] = &out[i].Standpoint
	}
	if err := v.standingIn(ctx, scope, at); err != nil {
		return nil, err
	}
	return out, v.decidedIn(ctx, scope, at)
}

func (v View) statesIn(ctx context.Context, scope string, at map[string]*Standpoint) error {
	var s adoption.State
	return v.each(ctx, `
		SELECT s.adoption, s.state, s.on_day, s.again_on
		FROM adoption_state s
		JOIN adoption a ON a.id = s.adoption
		WHERE a.open AND `+within("a.trust", 1)+`
		ORDER BY s.recorded_at, s.id`, []any{scope}, []any{&s.Adoption, &s.Key, &s.On, &s.Again}, func() {
		if x := at[s.Adoption]; x != nil {
			x.States = append(x.States, s)
		}
	})
}

func (v View) decidedIn(ctx context.Context, scope string, at map[string]*Standpoint) error {
	var id string
	var d stage.Decided
	var replaces *string
	return v.each(ctx, `
		SELECT d.subject_id, d.id, d.gate, d.outcome, d.decided_on, d.replaces
		FROM gate_decision d
		WHERE (d.subject_kind, d.subject_id) IN (SELECT 'adoption', a.id FROM adoption a WHERE a.open AND `+within("a.trust", 1)+`)
		ORDER BY d.recorded_at, d.id`, []any{scope}, []any{&id, &d.ID, &d.Gate, &d.Outcome, &d.On, &replaces}, func() {
		d.Replaces = text(replaces)
		if x := at[id]; x != nil {
			x.Decided = append(x.Decided, d)
		}
	})
}

func (v View) plannedIn(ctx context.Context, scope string, at map[string]*Standpoint) error {
	var id, gate string
	var planned day.Day
	return v.each(ctx, `
		SELECT d.adoption, d.gate, d.planned
		FROM adoption_date d
		JOIN adoption a ON a.id = d.adoption
		WHERE a.open AND `+within("a.trust", 1)+` AND d.planned IS NOT NULL
			AND d.seq = (SELECT MAX(n.seq) FROM adoption_date n WHERE n.adoption = d.adoption AND n.gate = d.gate)`, []any{scope},
		[]any{&id, &gate, &planned}, func() {
			if s := at[id]; s != nil {
				s.Planned[gate] = planned
			}
		})
}

func (v View) standingIn(ctx context.Context, scope string, at map[string]*Standpoint) error {
	rows, err := v.keptIn(ctx, scope)
	for id, s := range at {
		if k, known := rows[id]; known && err == nil {
			err = s.keep(k)
		}
	}
	return err
}

// keep fills in how an adoption stands at each gate.
func (s *Standpoint) keep(row Kept) error {
	k, err := row.Readiness()
	if err != nil {
		return err
	}
	s.Stops = k.Stops
	for _, g := range readiness.Gates {
		s.Kept[g.String()] = waiting.Kept{Verdict: k.Gates[g].Verdict, Asked: k.Gates[g].Asked, Met: k.Gates[g].Met, Conditions: k.Gates[g].Conditions,
			Short: k.Gates[g].Short, Unknown: k.Gates[g].Unknown, Assessed: k.Assessed}
	}
	return nil
}

// HeldGap is an accepted gap that was not closed.
type HeldGap struct {
	ID, Adoption, Item, Owner string
	Gate                      readiness.Gate
	Due                       day.Day
}

// HeldGaps are those of the open adoptions in scope.
func (v View) HeldGaps(ctx context.Context, scope string) ([]HeldGap, error) {
	type row struct {
		HeldGap
		gate string
	}
	rows, err := list(ctx, v, "accepted gaps", `
		SELECT c.id, c.adoption, c.item_id, `+ownerNow+`, c.gate, c.due
		FROM condition c
		JOIN adoption a ON a.id = c.adoption
		WHERE a.open AND `+within("a.trust", 1)+` AND NOT EXISTS (SELECT 1 FROM condition_close x WHERE x.condition = c.id)
			AND NOT EXISTS (SELECT 1 FROM condition n WHERE n.adoption = c.adoption AND n.item_id = c.item_id AND n.gate = c.gate AND n.recorded_at > c.recorded_at)
		ORDER BY c.due, c.id`, []any{scope}, func(r *row) []any { return []any{&r.ID, &r.Adoption, &r.Item, &r.Owner, &r.gate, &r.Due} })
	if err != nil {
		return nil, err
	}
	out := make([]HeldGap, len(rows))
	for i, r := range rows {
		out[i] = r.HeldGap
		if err := out[i].Gate.UnmarshalText([]byte(r.gate)); err != nil {
			return nil, err
		}
	}
	return out, nil
}
