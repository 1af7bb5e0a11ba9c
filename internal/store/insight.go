package store

import (
	"context"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/stage"
)

// Waiting is one open adoption as the search for what to fix first reads it.
type Waiting struct {
	ID, Trust, Pilot string
	Kept             // as last scored
	Live, Told       bool
	Cases            decimal.Maybe   // on a working day
	Decided          []stage.Decided // in the order in which they were recorded
}

// WaitingIn are the open adoptions of the trusts in a scope like ",A,B,", in three statements, one row for each adoption, one for
// each decision and one for each trust.
func (v View) WaitingIn(ctx context.Context, scope string) ([]Waiting, error) {
	return v.waiting(ctx, `a.open AND `+within("a.trust", 1), within("k.trust", 1), scope)
}

// WaitingAt are those of one trust.
func (v View) WaitingAt(ctx context.Context, trust string) ([]Waiting, error) {
	return v.waiting(ctx, `a.open AND a.trust = $1`, `k.trust = $1`, trust)
}

// WaitingOn are those of one pilot.
func (v View) WaitingOn(ctx context.Context, pilot string) ([]Waiting, error) {
	return v.waiting(ctx, `a.open AND a.pilot = $1`, `k.trust IN (SELECT a.trust FROM adoption a WHERE a.open AND a.pilot = $1)`, pilot)
}

func (v View) waiting(ctx context.Context, where, keptWhere string, args ...any) ([]Waiting, error) {
	all, err := list(ctx, v, "open adoptions", `
		SELECT a.id, a.trust, a.pilot,
			EXISTS (SELECT 1 FROM live_event e WHERE e.subject_kind = 'adoption' AND e.subject_id = a.id AND `+standingLive+`),
			(SELECT d.cases_a_day FROM adoption_volume d WHERE d.adoption = a.id ORDER BY d.seq DESC LIMIT 1), `+told+`
		FROM adoption a
		WHERE `+where+`
		ORDER BY a.trust, a.id`, args, func(w *Waiting) []any {
		return []any{&w.ID, &w.Trust, &w.Pilot, &w.Live, &w.Cases, &w.Told}
	})
	if err != nil {
		return nil, err
	}
	kept, err := v.kept(ctx, keptWhere, args...)
	if err != nil {
		return nil, err
	}
	stands, at := keptBy(kept), make(map[string]int, len(all))
	for i := range all {
		all[i].Kept = stands[all[i].ID]
		at[all[i].ID] = i
	}
	var id string
	var d stage.Decided
	var replaces *string
	err = v.each(ctx, `
		SELECT d.subject_id, d.id, d.gate, d.outcome, d.decided_on, d.replaces
		FROM gate_decision d
		WHERE d.subject_kind = 'adoption' AND d.subject_id IN (SELECT a.id FROM adoption a WHERE `+where+`)
		ORDER BY d.recorded_at, d.id`, args, []any{&id, &d.ID, &d.Gate, &d.Outcome, &d.On, &replaces}, func() {
		d.Replaces = text(replaces)
		all[at[id]].Decided = append(all[at[id]].Decided, d)
	})
	return all, err
}

// Apart is an answer that speaks for one adoption instead of its trust: these teams only, or lowered.
type Apart struct {
	Adoption, Item string
	Local          bool
	To             int // the level to which it is lowered
}

// AllApart are those that stand in the open adoptions of the whole country.
func (v View) AllApart(ctx context.Context) ([]Apart, error) {
	return list(ctx, v, "answers of these teams", `
		SELECT x.adoption, x.item_id, x.kind = 'local', COALESCE(x.level, 0)
		FROM answer x
		JOIN adoption a ON a.id = x.adoption
		WHERE a.open AND x.kind IN ('local', 'lower') AND NOT EXISTS (
			SELECT 1 FROM answer n
			WHERE n.trust = x.trust AND n.adoption = x.adoption AND n.item_id = x.item_id AND n.seq > x.seq
				AND (n.kind LIKE 'lower%') = (x.kind LIKE 'lower%'))
		ORDER BY x.adoption, x.item_id, x.kind`, nil, func(a *Apart) []any { return []any{&a.Adoption, &a.Item, &a.Local, &a.To} })
}

// HelpOffered are the questions on which a trust offers others help.
func (v View) HelpOffered(ctx context.Context, trust string) ([]string, error) {
	var out []string
	var item string
	err := v.each(ctx, `
		SELECT h.item_id
		FROM item_help h
		WHERE h.trust = $1 AND h.offered AND h.seq = (SELECT MAX(n.seq) FROM item_help n WHERE n.trust = h.trust AND n.item_id = h.item_id)
		ORDER BY h.item_id`, []any{trust}, []any{&item}, func() { out = append(out, item) })
	return out, err
}

// Helper is a trust that offers others help on a question.
type Helper struct{ Item, Trust, Short string }

// AllHelpers are the offers of the whole country, by question and name.
func (v View) AllHelpers(ctx context.Context, on day.Day) ([]Helper, error) {
	return list(ctx, v, "offers of help", `
		SELECT h.item_id, h.trust, v.short_name
		FROM item_help h
		JOIN organisation_version v ON v.code = h.trust AND v.valid_from = (
			SELECT MAX(w.valid_from) FROM organisation_version w WHERE w.code = h.trust AND w.valid_from <= $1)
		WHERE h.offered AND h.seq = (SELECT MAX(n.seq) FROM item_help n WHERE n.trust = h.trust AND n.item_id = h.item_id)
		ORDER BY h.item_id, v.short_name, h.trust`, []any{on}, func(h *Helper) []any { return []any{&h.Item, &h.Trust, &h.Short} })
}
