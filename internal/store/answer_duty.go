package store

import (
	"context"
	"slices"

	"groundwork/internal/adoption"
	"groundwork/internal/day"
)

// Assignments are the newest of each question of a trust's groundwork and of the picked adoptions, by
// adoption ("" for the groundwork) and item.
func (v View) Assignments(ctx context.Context, trust string, w Which) (map[string]map[string]adoption.Assignment, error) {
	out := map[string]map[string]adoption.Assignment{}
	var id *string
	var a adoption.Assignment
	err := v.each(ctx, `
		SELECT g.adoption, g.item_id, g.person, g.due, g.recorded_at
		FROM `+w.placed()+`assignment g
		WHERE g.trust = $2 AND COALESCE(g.adoption, '') = place.id
		ORDER BY g.recorded_at, g.id`, []any{w.arg(), trust}, []any{&id, &a.Item, &a.Person, &a.Due, &a.At}, func() {
		key := text(id)
		if out[key] == nil {
			out[key] = map[string]adoption.Assignment{}
		}
		a.On = a.At.Day()
		out[key][a.Item] = a
	})
	return out, err
}

// MayWaitFor are the questions of a trust and of one of its adoptions that were ever given to a person, or that they once said they would
// find out: those that wait for them now are among them.
func (v View) MayWaitFor(ctx context.Context, trust, adoptionID, person string) (items []string, err error) {
	var place, item string
	err = v.each(ctx, `
		SELECT COALESCE(g.adoption, ''), g.item_id FROM assignment g WHERE g.person = $2 AND g.trust = $1
		UNION
		SELECT COALESCE(x.adoption, ''), x.item_id FROM answer x WHERE x.finds_out = $2 AND x.trust = $1`, []any{trust, person}, []any{&place, &item}, func() {
		if (place == "" || place == adoptionID) && !slices.Contains(items, item) {
			items = append(items, item)
		}
	})
	return items, err
}

// AddAssignment writes that a question was given to somebody; adoptionID is empty for the groundwork.
func (t Tx) AddAssignment(ctx context.Context, id, trust, adoptionID string, a adoption.Assignment, at day.Instant, by string) error {
	return t.exec(ctx, "assignment", `
		INSERT INTO assignment (id, trust, adoption, item_id, person, due, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, id, trust, orNull(adoptionID), a.Item, a.Person, a.Due, at, orNull(by))
}

// Actions are the newest of each item in the picked adoptions and in the trust's groundwork, by
// adoption ("" for the groundwork) and item; closed ones among them.
func (v View) Actions(ctx context.Context, trust string, w Which) (map[string]map[string]adoption.Action, error) {
	out := map[string]map[string]adoption.Action{}
	var id, owner, waits *string
	var a adoption.Action
	err := v.each(ctx, `
		SELECT x.adoption, x.item_id, x.text, x.owner, x.due, x.closed_on, x.waits_for
		FROM `+w.placed()+`action x
		WHERE x.trust = $2 AND COALESCE(x.adoption, '') = place.id
		ORDER BY x.recorded_at, x.id`, []any{w.arg(), trust}, []any{&id, &a.Item, &a.Text, &owner, &a.Due, &a.Closed, &waits}, func() {
		key := text(id)
		if out[key] == nil {
			out[key] = map[string]adoption.Action{}
		}
		a.Owner, a.Waits = text(owner), text(waits)
		out[key][a.Item] = a
	})
	return out, err
}

// AddAction writes what somebody owes for an item, or that it was closed.
func (t Tx) AddAction(ctx context.Context, id, trust, adoptionID string, a adoption.Action, at day.Instant, by string) error {
	return t.exec(ctx, "action", `
		INSERT INTO action (id, trust, adoption, item_id, text, owner, due, closed_on, waits_for, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		id, trust, orNull(adoptionID), a.Item, a.Text, orNull(a.Owner), a.Due, a.Closed, orNull(a.Waits), at, orNull(by))
}

// HandOnAction writes that somebody else owes it now; what it waits for stays as it was.
func (t Tx) HandOnAction(ctx context.Context, id, trust, adoptionID string, a adoption.Action, at day.Instant, by string) error {
	return t.exec(ctx, "action", `
		INSERT INTO action (id, trust, adoption, item_id, text, owner, due, waits_for, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, (
			SELECT x.waits_for FROM action x
			WHERE x.trust = $2 AND COALESCE(x.adoption, '') = $8 AND x.item_id = $4`+latest("action")+`), $9, $10)`,
		id, trust, orNull(adoptionID), a.Item, a.Text, orNull(a.Owner), a.Due, adoptionID, at, orNull(by))
}

// HelpWanted are the items with which the picked adoptions ask the pilot's team for help.
func (v View) HelpWanted(ctx context.Context, w Which) (map[string][]string, error) {
	out := map[string][]string{}
	var id, item string
	err := v.each(ctx, `
		SELECT h.adoption, h.item_id
		FROM help_wanted h
		WHERE h.adoption IN `+w.ids()+` AND h.wanted
			AND h.seq = (SELECT MAX(n.seq) FROM help_wanted n WHERE n.adoption = h.adoption AND n.item_id = h.item_id)
		ORDER BY h.item_id`, []any{w.arg()}, []any{&id, &item}, func() { out[id] = append(out[id], item) })
	return out, err
}

// AddHelpWanted writes that the trust asks for help with an item, or no longer does.
func (t Tx) AddHelpWanted(ctx context.Context, l Line, item string, wanted bool) error {
	return t.exec(ctx, "call for help", `
		INSERT INTO help_wanted (id, adoption, item_id, seq, wanted, recorded_at, recorded_by)
		VALUES ($1, $2, $3, (SELECT COALESCE(MAX(h.seq), 0) + 1 FROM help_wanted h WHERE h.adoption = $2 AND h.item_id = $3), $4, $5, $6)`,
		l.ID, l.Adoption, item, wanted, l.At, orNull(l.By))
}
