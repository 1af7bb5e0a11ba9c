package store

import (
	"context"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// BoardPack is a published board paper. Frozen is what its readers see, byte for byte; lists leave it out.
type BoardPack struct {
	ID           string
	Organisation string
	N            int
	AsAt         day.Day
	Frozen       string
	SHA256       string
	Recorded     day.Instant
	RecordedBy   string
}

// BoardPacks are the papers of an organisation, the newest first, without their bytes.
func (v View) BoardPacks(ctx context.Context, organisation string) ([]BoardPack, error) {
	return list(ctx, v, "board papers", `
		SELECT b.id, b.organisation, b.n, b.as_at, b.sha256, b.recorded_at, b.recorded_by
		FROM board_pack b
		WHERE b.organisation = $1
		ORDER BY b.n DESC`, []any{organisation}, func(b *BoardPack) []any {
		return []any{&b.ID, &b.Organisation, &b.N, &b.AsAt, &b.SHA256, &b.Recorded, &b.RecordedBy}
	})
}

const boardPackWhole = `
		SELECT b.id, b.organisation, b.n, b.as_at, b.frozen, b.sha256, b.recorded_at, b.recorded_by
		FROM board_pack b`

func (b *BoardPack) whole() []any {
	return []any{&b.ID, &b.Organisation, &b.N, &b.AsAt, &b.Frozen, &b.SHA256, &b.Recorded, &b.RecordedBy}
}

// BoardPack is paper n of an organisation.
func (v View) BoardPack(ctx context.Context, organisation string, n int) (b BoardPack, err error) {
	err = v.one(ctx, "board paper", boardPackWhole+`
		WHERE b.organisation = $1 AND b.n = $2`, []any{organisation, n}, b.whole()...)
	return b, err
}

// LastBoardPack is the newest paper of an organisation that was published by an instant; false when there was none.
func (v View) LastBoardPack(ctx context.Context, organisation string, until day.Instant) (b BoardPack, found bool, err error) {
	err = v.one(ctx, "board paper", boardPackWhole+`
		WHERE b.organisation = $1 AND b.recorded_at <= $2
		ORDER BY b.n DESC
		LIMIT 1`, []any{organisation, until}, b.whole()...)
	if fault.Is(err, fault.NotFound) {
		return b, false, nil
	}
	return b, err == nil, err
}

// EveryBoardPack is every paper of every organisation behind one of them, in order, at most limit.
func (v View) EveryBoardPack(ctx context.Context, organisation string, n, limit int) ([]BoardPack, error) {
	return list(ctx, v, "board papers", boardPackWhole+`
		WHERE b.organisation > $1 OR b.organisation = $1 AND b.n > $2
		ORDER BY b.organisation, b.n
		LIMIT $3`, []any{organisation, n, limit}, (*BoardPack).whole)
}

// AddBoardPack publishes a paper; it can never be changed after.
func (t Tx) AddBoardPack(ctx context.Context, b BoardPack) error {
	return t.exec(ctx, "board paper", `
		INSERT INTO board_pack (id, organisation, n, as_at, frozen, sha256, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, b.ID, b.Organisation, b.N, b.AsAt, b.Frozen, b.SHA256, b.Recorded, b.RecordedBy)
}

// BoardPackDraft is what is written in the draft of the next paper; Seq counts its rows, 0 when there are none.
type BoardPackDraft struct {
	Seq, For int
	Written  string
	At       day.Instant
	By       string
}

// BoardPackDraft is the newest one of an organisation.
func (v View) BoardPackDraft(ctx context.Context, organisation string) (d BoardPackDraft, err error) {
	err = v.each(ctx, `
		SELECT seq, for_n, written, recorded_at, recorded_by
		FROM board_pack_draft
		WHERE organisation = $1
		ORDER BY seq DESC
		LIMIT 1`, []any{organisation}, []any{&d.Seq, &d.For, &d.Written, &d.At, &d.By}, func() {})
	return d, err
}

// BegunPack is the draft of a paper that is not published yet.
type BegunPack struct {
	Organisation string
	For          int
	Written      string
}

// BoardPackDrafts are the drafts of the next papers of organisations (",RXK,R1D,").
func (v View) BoardPackDrafts(ctx context.Context, codes string) ([]BegunPack, error) {
	return list(ctx, v, "drafts of board papers", `
		SELECT d.organisation, d.for_n, d.written
		FROM board_pack_draft d
		WHERE `+among("d.organisation", 1)+` AND d.seq = (SELECT MAX(n.seq) FROM board_pack_draft n WHERE n.organisation = d.organisation)
			AND NOT EXISTS (SELECT 1 FROM board_pack p WHERE p.organisation = d.organisation AND p.n >= d.for_n)
		ORDER BY d.organisation`, []any{codes}, func(b *BegunPack) []any { return []any{&b.Organisation, &b.For, &b.Written} })
}

// AddBoardPackDraft writes what the draft says now.
func (t Tx) AddBoardPackDraft(ctx context.Context, id, organisation string, d BoardPackDraft) error {
	return t.exec(ctx, "draft of a board paper", `
		INSERT INTO board_pack_draft (id, organisation, seq, for_n, written, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`, id, organisation, d.Seq, d.For, d.Written, d.At, d.By)
}
