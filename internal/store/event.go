package store

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"groundwork/internal/history"
)

// Lock waits for its turn on the organisation's chain, so that on both engines the deeds of
// one organisation happen one after the other. A deed that counts before it writes takes it first.
func (t Tx) Lock(ctx context.Context, chain string) error {
	_, err := t.lock(ctx, chain)
	return err
}

// head is the last event of a chain.
type head struct {
	n    int64
	hash string
}

func (t Tx) lock(ctx context.Context, chain string) (head, error) {
	if h, locked := t.heads[chain]; locked {
		return h, nil
	}
	var h head
	err := t.one(ctx, "chain head", `
		INSERT INTO chain_head (chain, n, hash)
		VALUES ($1, 0, '')
		ON CONFLICT (chain) DO UPDATE SET n = chain_head.n
		RETURNING n, hash`, []any{chain}, &h.n, &h.hash)
	if err == nil {
		t.heads[chain] = h
	}
	return h, err
}

// AddEvent seals e behind the last event of its chain and writes it.
func (t Tx) AddEvent(ctx context.Context, e history.Event) error { return t.AddEvents(ctx, e) }

// AddEvents seals events of one chain behind its last one, in their order, and writes them.
func (t Tx) AddEvents(ctx context.Context, events ...history.Event) error {
	if len(events) == 0 {
		return nil
	}
	chain := events[0].Chain
	h, err := t.lock(ctx, chain)
	if err != nil {
		return err
	}
	for _, e := range events {
		e.Chain = chain
		e = history.Seal(e, h.n+1, h.hash)
		if err := t.addSealed(ctx, e); err != nil {
			return err
		}
		h = head{e.N, e.Hash}
	}
	t.heads[chain] = h
	return t.exec(ctx, "chain head", `UPDATE chain_head SET n = $2, hash = $3 WHERE chain = $1`, chain, h.n, h.hash)
}

// addSealed writes an event and in whose history it stands.
func (t Tx) addSealed(ctx context.Context, e history.Event) error {
	err := t.exec(ctx, "event", `
		INSERT INTO event (chain, n, at, actor, role, organisation, request, deed, subject_kind, subject_id,
			touched, before, after, salt, body_hash, prev, hash)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
		e.Chain, e.N, e.At, orNull(e.Actor), e.Role, e.Organisation, e.Request, e.Deed, e.Subject.Kind, e.Subject.ID,
		history.Canonical(e.Touched), history.Canonical(e.Before), history.Canonical(e.After), e.Salt, e.BodyHash, e.Prev, e.Hash)
	if err != nil {
		return err
	}
	for part := range slices.Chunk(e.Index(), rowsAtOnce) {
		var args []any
		for _, touch := range part {
			args = append(args, touch.Kind, touch.ID, e.Chain, e.N)
		}
		err := t.exec(ctx, "event touch", `
			INSERT INTO event_touch (kind, id, chain, n)
			VALUES `+places(len(part), 4), args...)
		if err != nil {
			return err
		}
	}
	return nil
}

const eventColumns = `e.chain, e.n, e.at, e.actor, e.role, e.organisation, e.request, e.deed, e.subject_kind, e.subject_id,
	e.touched, e.before, e.after, e.salt, e.body_hash, e.prev, e.hash`

// eventRow is an event with its JSON still as text.
type eventRow struct {
	history.Event
	actor, before, after *string
	touched              string
}

func (r *eventRow) columns() []any {
	return []any{&r.Chain, &r.N, &r.At, &r.actor, &r.Role, &r.Organisation, &r.Request, &r.Deed, &r.Subject.Kind, &r.Subject.ID,
		&r.touched, &r.before, &r.after, &r.Salt, &r.BodyHash, &r.Prev, &r.Hash}
}

func (r eventRow) event() (history.Event, error) {
	e := r.Event
	e.Actor = text(r.actor)
	for _, part := range []struct {
		from string
		into any
	}{{r.touched, &e.Touched}, {text(r.before), &e.Before}, {text(r.after), &e.After}} {
		if part.from == "" {
			continue
		}
		if err := json.Unmarshal([]byte(part.from), part.into); err != nil {
			return e, fmt.Errorf("event %s %d: %w", e.Chain, e.N, err)
		}
	}
	return e, nil
}

func events(rows []eventRow, err error) ([]history.Event, error) {
	if err != nil {
		return nil, err
	}
	out := make([]history.Event, len(rows))
	for i, r := range rows {
		if out[i], err = r.event(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Chain is the part of a chain after event n, at most limit lines, in order.
func (v View) Chain(ctx context.Context, chain string, after int64, limit int) ([]history.Event, error) {
	return events(list(ctx, v, "chain", `
		SELECT `+eventColumns+`
		FROM event e
		WHERE e.chain = $1 AND e.n > $2
		ORDER BY e.n
		LIMIT $3`, []any{chain, after, limit}, (*eventRow).columns))
}

// Head is where a chain says that it ends.
type Head struct {
	Chain string
	N     int64
	Hash  string
	Last  int64 // the last event that is there, in the same instant: always N, unless somebody cut or added
}

// Heads are the ends of all chains that have an event or a head.
func (v View) Heads(ctx context.Context) ([]Head, error) {
	return list(ctx, v, "chain heads", `
		SELECT c.chain, COALESCE(h.n, 0), COALESCE(h.hash, ''), COALESCE((SELECT MAX(e.n) FROM event e WHERE e.chain = c.chain), 0)
		FROM (SELECT chain FROM chain_head UNION SELECT chain FROM event) AS c
		LEFT JOIN chain_head h ON h.chain = c.chain
		ORDER BY c.chain`, nil, func(h *Head) []any { return []any{&h.Chain, &h.N, &h.Hash, &h.Last} })
}

// Touches are the records in whose history the events of a chain stand, from event first to event last.
func (v View) Touches(ctx context.Context, chain string, first, last int64) (map[int64][]history.Touch, error) {
	touches := map[int64][]history.Touch{}
	var n int64
	var t history.Touch
	err := v.each(ctx, `
		SELECT n, kind, id
		FROM event_touch
		WHERE chain = $1 AND n BETWEEN $2 AND $3`, []any{chain, first, last}, []any{&n, &t.Kind, &t.ID},
		func() { touches[n] = append(touches[n], t) })
	return touches, err
}
