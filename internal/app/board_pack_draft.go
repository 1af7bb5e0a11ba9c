package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/board"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// BoardDraft is the next paper of an organisation while it is being prepared: live, and without a number.
type BoardDraft struct {
	Pack   board.Pack  // as it would be published now
	Draft  board.Draft // what people wrote
	N      int         // the number that it will get
	Seq    int         // rows of the draft, for saving over what was read
	By     string      // who saved it last, by name
	Inside bool
}

// boardDraft reads the next paper as it stands.
func (a *App) boardDraft(ctx context.Context, v store.View, code string) (BoardDraft, error) {
	live, err := a.livePack(ctx, v, code)
	if err != nil {
		return BoardDraft{}, err
	}
	d := BoardDraft{N: 1}
	last, found, err := v.LastBoardPack(ctx, code, a.instant())
	if err != nil {
		return d, err
	}
	if found {
		before, err := board.ReadPack([]byte(last.Frozen))
		if err != nil {
			return d, err
		}
		d.N = last.N + 1
		live.Replaces, live.SinceTitle, live.Since = last.N, before.ChangesTitle(), live.Changes(before)
		d.Draft.Front = board.Front{Title: before.Front.Title, Accountable: before.Front.Accountable}
		d.Draft.NoFront = before.NoFront
	}
	saved, err := v.BoardPackDraft(ctx, code)
	if err != nil {
		return d, err
	}
	d.Seq = saved.Seq
	if saved.Seq > 0 && saved.For == d.N {
		if d.Draft, err = board.ReadDraft(saved.Written); err != nil {
			return d, err
		}
		people, err := v.PeopleCalled(ctx, []string{saved.By})
		if err != nil {
			return d, err
		}
		d.By = people[saved.By].Name
	}
	d.Pack = live
	return d, nil
}

// mayPrepare is Missing to those who may not know of an organisation's papers, and refuses those who only read them.
func mayPrepare(who access.Actor, code string) error {
	if err := mayKnowPacks(who, code); err != nil {
		return err
	}
	return access.Permit(who, access.PrepareBoardPack, access.At(code))
}

// BoardDraftOf reads the next paper for those who prepare it.
func (a *App) BoardDraftOf(ctx context.Context, who access.Actor, code string) (BoardDraft, error) {
	if err := mayPrepare(who, code); err != nil {
		return BoardDraft{}, err
	}
	if err := a.freshFor(ctx, code); err != nil {
		return BoardDraft{}, err
	}
	d, err := a.boardDraft(ctx, a.Store.Read(), code)
	d.Inside = who.Member(code)
	return d, err
}

// SaveBoardDraft keeps what somebody wrote for the next paper, over the rows that they had read.
func (a *App) SaveBoardDraft(ctx context.Context, who access.Actor, code string, in board.DraftInput, version int) (string, error) {
	if err := a.freshFor(ctx, code); err != nil {
		return "", err
	}
	return a.do(ctx, who, func(tx store.Tx) (done, error) {
		d, next, err := a.nextDraft(ctx, tx, who, code, in, version)
		if err != nil {
			return done{}, err
		}
		written, err := next.Written()
		if err != nil {
			return done{}, err
		}
		if err := tx.AddBoardPackDraft(ctx, a.NewID(), code, store.BoardPackDraft{Seq: d.Seq + 1, For: d.N, Written: written, At: a.instant(), By: who.ID}); err != nil {
			return done{}, err
		}
		e := history.Event{Chain: code, Deed: "paper.draft", Subject: history.Touch{Kind: "organisation", ID: code}, After: history.Values{"title": next.Front.Title}}
		return done{event: e}, nil
	})
}

// freshFor works out what is overtaken of an area before its paper is read.
func (a *App) freshFor(ctx context.Context, code string) error {
	o, err := a.Store.Read().Organisation(ctx, code, a.Today())
	if err == nil {
		err = a.freshArea(ctx, o)
	}
	return err
}

// nextDraft waits for its turn, and reads the draft with what somebody typed over it.
func (a *App) nextDraft(ctx context.Context, tx store.Tx, who access.Actor, code string, in board.DraftInput, version int) (BoardDraft, board.Draft, error) {
	if err := mayPrepare(who, code); err != nil {
		return BoardDraft{}, board.Draft{}, err
	}
	if err := tx.Lock(ctx, code); err != nil {
		return BoardDraft{}, board.Draft{}, err
	}
	d, err := a.boardDraft(ctx, tx.View, code)
	if err != nil {
		return d, board.Draft{}, err
	}
	if err := taken(version, d.Seq); err != nil {
		return d, board.Draft{}, err
	}
	people, err := tx.PeopleCalled(ctx, []string{who.ID})
	if err != nil {
		return d, board.Draft{}, err
	}
	next, err := d.Draft.Next(in, d.Pack, board.Signed{Person: who.ID, Name: people[who.ID].Name, On: a.Today()})
	return d, next, err
}
