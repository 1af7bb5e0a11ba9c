package app

import (
	"context"
	"strconv"

	"groundwork/internal/access"
	"groundwork/internal/board"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// PublishBoardPack freezes the next paper with what was typed, numbers and hashes it, and answers its number. It supersedes
// the paper before and changes nothing in it. A paper of nothing is refused.
func (a *App) PublishBoardPack(ctx context.Context, who access.Actor, code string, in board.DraftInput, version int) (string, error) {
	if err := a.freshFor(ctx, code); err != nil {
		return "", err
	}
	return a.do(ctx, who, func(tx store.Tx) (done, error) {
		d, next, err := a.nextDraft(ctx, tx, who, code, in, version)
		if err != nil {
			return done{}, err
		}
		p := d.Pack.Written(next)
		if p.Nothing() {
			return done{}, fault.Refused("title", "There is nothing to report yet. Register a pilot or check if you are ready for one first")
		}
		people, err := tx.PeopleCalled(ctx, []string{who.ID})
		if err != nil {
			return done{}, err
		}
		p.N, p.Prepared = d.N, board.Signed{Person: who.ID, Name: people[who.ID].Name, On: a.Today()}
		frozen, err := p.Bytes()
		if err != nil {
			return done{}, err
		}
		k := store.BoardPack{ID: a.NewID(), Organisation: code, N: p.N, AsAt: p.On, Frozen: string(frozen), SHA256: hashOf(frozen), Recorded: a.instant(), RecordedBy: who.ID}
		if err := tx.AddBoardPack(ctx, k); err != nil {
			return done{}, err
		}
		e := history.Event{Chain: code, Deed: "paper.publish", Subject: history.Touch{Kind: "board_pack", ID: k.ID}, Touched: []history.Touch{{Kind: "organisation", ID: code}},
			After: history.Values{"number": strconv.Itoa(k.N), "title": p.Front.Title, "as recorded on": p.On.Long(), "fingerprint": k.SHA256}}
		return done{id: strconv.Itoa(k.N), event: e}, nil
	})
}

// checkBoardPacks compares every published paper with its fingerprint, and its numbers with the order of publishing.
func (a *App) checkBoardPacks(ctx context.Context, v store.View, report *CheckReport) error {
	const some = 100
	at, n := "", 0
	for {
		rows, err := v.EveryBoardPack(ctx, at, n, some)
		if err != nil {
			return err
		}
		for _, r := range rows {
			report.Compared++
			if hashOf([]byte(r.Frozen)) != r.SHA256 {
				report.wrong("%s: board paper %d is not as it was published: its fingerprint differs", r.Organisation, r.N)
			} else if p, err := board.ReadPack([]byte(r.Frozen)); err != nil || p.N != r.N || p.Organisation != r.Organisation || p.On != r.AsAt {
				report.wrong("%s: board paper %d does not say the number, organisation and day that it is kept under", r.Organisation, r.N)
			}
			want := 1
			if r.Organisation == at {
				want = n + 1
			}
			if r.N != want {
				report.wrong("%s: board paper %d is missing", r.Organisation, want)
			}
			at, n = r.Organisation, r.N
		}
		if len(rows) < some {
			return nil
		}
	}
}
