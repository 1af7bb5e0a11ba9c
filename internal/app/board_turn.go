package app

import (
	"context"
	"errors"
	"time"

	"groundwork/internal/fault"
)

// A past day of an area is worked out from every figure that had been recorded by then: one at a time, and not for ever.
const (
	waitsForTurn = 10 * time.Second
	worksSoLong  = 30 * time.Second
)

// inTurn does work that takes long, one reader after the other. Who waits too long for their turn, or for the answer, is told
// what else they can do.
func (a *App) inTurn(ctx context.Context, work func(context.Context) error) error {
	turn, stop := context.WithTimeout(ctx, waitsForTurn)
	defer stop()
	select {
	case a.judging <- struct{}{}:
		defer func() { <-a.judging }()
	case <-turn.Done():
		return &fault.Error{Kind: fault.TooMany, Message: "Somebody else is looking at a past day of many trusts. Try again in a minute, or read the board paper of that time"}
	}
	timed, stop := context.WithTimeout(ctx, worksSoLong)
	defer stop()
	err := work(timed)
	if err != nil && errors.Is(timed.Err(), context.DeadlineExceeded) {
		return &fault.Error{Kind: fault.Unavailable, Err: err, Message: "That day takes too long to work out for so many trusts. Read the board paper of that time, or the page of one integrated care board"}
	}
	return err
}
