package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/board"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/organisation"
	"groundwork/internal/store"
)

// BoardPack is one published paper as lists show it.
type BoardPack struct {
	N        int
	On       day.Day
	Recorded day.Instant
	By       string // name
	SHA256   string
}

// mayKnowPacks refuses the organisation's own people who do not read its board's pages; to everybody else its papers are
// missing.
func mayKnowPacks(who access.Actor, code string) error {
	err := access.Permit(who, access.ReadBoard, access.At(code))
	if err != nil && !who.Member(code) {
		return fault.Missing("board paper")
	}
	return err
}

// boardPapers adds to a page the papers that were published by its day, and what has changed since the newest.
func (a *App) boardPapers(ctx context.Context, v store.View, who access.Actor, b *Board) error {
	last, found, err := v.LastBoardPack(ctx, b.Code, b.until)
	if err != nil || !found {
		return err
	}
	p, err := board.ReadPack([]byte(last.Frozen))
	if err != nil {
		return err
	}
	if b.Packs, err = a.packsOf(ctx, v, b.Code); err != nil {
		return err
	}
	b.Packs = slices.DeleteFunc(b.Packs, func(k BoardPack) bool { return b.until.Before(k.Recorded) })
	now := a.paperOf(*b)
	if !who.Member(b.Code) {
		now.Takers = p.Takers // a programme lead may know of more trusts than the board that the paper was made for
	}
	b.Last, b.Changes = &p, now.Changes(p)
	return nil
}

func (a *App) packsOf(ctx context.Context, v store.View, code string) ([]BoardPack, error) {
	rows, err := v.BoardPacks(ctx, code)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	ids := make([]string, len(rows))
	for i, r := range rows {
		ids[i] = r.RecordedBy
	}
	people, err := v.PeopleCalled(ctx, ids)
	out := make([]BoardPack, len(rows))
	for i, r := range rows {
		out[i] = BoardPack{N: r.N, On: r.AsAt, Recorded: r.Recorded, By: people[r.RecordedBy].Name, SHA256: r.SHA256}
	}
	return out, err
}

// BoardPacks are the papers of an organisation, the newest first.
func (a *App) BoardPacks(ctx context.Context, who access.Actor, code string) (organisation.Organisation, []BoardPack, error) {
	v := a.Store.Read()
	if err := mayKnowPacks(who, code); err != nil {
		return organisation.Organisation{}, nil, err
	}
	o, err := v.Organisation(ctx, code, a.Today())
	if err != nil {
		return o, nil, err
	}
	packs, err := a.packsOf(ctx, v, code)
	return o, packs, err
}

// PublishedPack is a paper with whether its bytes are still those that were published.
type PublishedPack struct {
	board.Pack
	SHA256 string
	Intact bool
	Newest int  // the number of the newest paper
	Inside bool // the reader belongs to the organisation and reads what stops its take-ups
}

// BoardPackOf is paper n of an organisation as it was frozen.
func (a *App) BoardPackOf(ctx context.Context, who access.Actor, code string, n int) (PublishedPack, error) {
	v := a.Store.Read()
	if err := mayKnowPacks(who, code); err != nil {
		return PublishedPack{}, err
	}
	row, err := v.BoardPack(ctx, code, n)
	if err != nil {
		return PublishedPack{}, err
	}
	p, err := board.ReadPack([]byte(row.Frozen))
	if err != nil {
		return PublishedPack{}, err
	}
	newest, _, err := v.LastBoardPack(ctx, code, a.instant())
	return PublishedPack{Pack: p, SHA256: row.SHA256, Intact: hashOf([]byte(row.Frozen)) == row.SHA256, Newest: max(newest.N, n), Inside: who.Member(code)}, err
}
