package store

import (
	"context"
	"time"

	"groundwork/internal/day"
)

// Session is one signed-in browser. The table holds only the SHA-256 of the id that the cookie carries.
type Session struct {
	IDHash       string
	Person       string // "" before somebody signed in
	Organisation string
	Payload      []byte
	Created      day.Instant
	Seen         day.Instant
	Agent        string
}

type sessionRow struct {
	Session
	person, organisation *string
}

func (r *sessionRow) columns() []any {
	return []any{&r.IDHash, &r.person, &r.organisation, &r.Payload, &r.Created, &r.Seen, &r.Agent}
}

func (r sessionRow) session() Session {
	s := r.Session
	s.Person, s.Organisation = text(r.person), text(r.organisation)
	return s
}

const sessionColumns = `id_hash, person, organisation, payload, created_at, seen_at, agent`

// Session is the one whose cookie has this hash.
func (v View) Session(ctx context.Context, idHash string) (Session, error) {
	var r sessionRow
	err := v.one(ctx, "session", `SELECT `+sessionColumns+` FROM session WHERE id_hash = $1`, []any{idHash}, r.columns()...)
	return r.session(), err
}

// SessionsOf are the open sessions of one person, newest first.
func (v View) SessionsOf(ctx context.Context, personID string) ([]Session, error) {
	rows, err := list(ctx, v, "sessions", `
		SELECT `+sessionColumns+`
		FROM session
		WHERE person = $1
		ORDER BY seen_at DESC`, []any{personID}, (*sessionRow).columns)
	if err != nil {
		return nil, err
	}
	out := make([]Session, len(rows))
	for i, r := range rows {
		out[i] = r.session()
	}
	return out, nil
}

// AddSession writes a new session.
func (t Tx) AddSession(ctx context.Context, s Session) error {
	return t.exec(ctx, "session", `
		INSERT INTO session (id_hash, person, organisation, payload, created_at, seen_at, agent)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		s.IDHash, orNull(s.Person), orNull(s.Organisation), s.Payload, s.Created, s.Seen, s.Agent)
}

// KeepSession writes the new contents of a session; false when it was ended meanwhile, which no request undoes.
func (t Tx) KeepSession(ctx context.Context, s Session) (bool, error) {
	n, err := t.changed(ctx, "session", `
		UPDATE session SET person = $2, organisation = $3, payload = $4, seen_at = $5
		WHERE id_hash = $1`, s.IDHash, orNull(s.Person), orNull(s.Organisation), s.Payload, s.Seen)
	return n == 1, err
}

// SeeSession notes that a session was used.
func (t Tx) SeeSession(ctx context.Context, idHash string, at day.Instant) error {
	return t.exec(ctx, "session", `UPDATE session SET seen_at = $2 WHERE id_hash = $1`, idHash, at)
}

// EndSession removes one session; false when it was gone already.
func (t Tx) EndSession(ctx context.Context, idHash string) (bool, error) {
	n, err := t.changed(ctx, "session", `DELETE FROM session WHERE id_hash = $1`, idHash)
	return n == 1, err
}

// EndSessionOf removes one session of a person, named by the beginning of its hash.
func (t Tx) EndSessionOf(ctx context.Context, personID, begins string) (bool, error) {
	n, err := t.changed(ctx, "session", `DELETE FROM session WHERE person = $1 AND id_hash LIKE $2 ESCAPE '\'`, personID, escapeLike(begins)+"%")
	return n > 0, err
}

// EndSessionsOf removes all sessions of a person but one (keep may be empty).
func (t Tx) EndSessionsOf(ctx context.Context, personID, keep string) error {
	return t.exec(ctx, "sessions", `DELETE FROM session WHERE person = $1 AND id_hash <> $2`, personID, keep)
}

// Sweep removes what has run out: sessions, parked forms, spent keys and old throttles.
func (t Tx) Sweep(ctx context.Context, now day.Instant, idle, longest, parked time.Duration) error {
	for _, s := range []struct {
		query string
		args  []any
	}{
		{`DELETE FROM session WHERE seen_at < $1 OR created_at < $2`, []any{now.Add(-idle), now.Add(-longest)}},
		{`DELETE FROM parked_form WHERE parked_at < $1`, []any{now.Add(-parked)}},
		{`DELETE FROM idempotency WHERE used_at < $1`, []any{now.Add(-48 * time.Hour)}},
		{`DELETE FROM invitation WHERE expires_at < $1`, []any{now.Add(-30 * 24 * time.Hour)}},
		{`DELETE FROM sign_in_throttle WHERE not_before < $1`, []any{now.Add(-24 * time.Hour)}},
	} {
		if err := t.exec(ctx, "sweep", s.query, s.args...); err != nil {
			return err
		}
	}
	return nil
}
