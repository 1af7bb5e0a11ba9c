package national

import (
	"cmp"
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/day"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// chronicle is what is going to stand in a trust's history, in any order.
type chronicle []history.Event

// note writes down a deed of a member of the trust.
func (l *chronicle) note(c *chance, t *place, m member, at day.Instant, deed string, of history.Touch, after history.Values, touched ...history.Touch) {
	*l = append(*l, history.Event{Chain: t.Code, At: at, Actor: m.id, Role: string(m.role), Organisation: t.Code, Request: c.id()[24:], Deed: deed, Subject: of,
		Touched: append([]history.Touch{of}, touched...), After: after, Salt: c.id()})
}

// write seals it in the order in which it happened.
func (l chronicle) write(ctx context.Context, tx store.Tx) error {
	slices.SortStableFunc(l, func(a, b history.Event) int { return cmp.Compare(a.At.Time().UnixMicro(), b.At.Time().UnixMicro()) })
	return tx.AddEvents(ctx, l...)
}

func pilotOf(id string) history.Touch    { return history.Touch{Kind: "pilot", ID: id} }
func adoptionOf(id string) history.Touch { return history.Touch{Kind: "adoption", ID: id} }
func benefitOf(id string) history.Touch  { return history.Touch{Kind: "benefit", ID: id} }

func subject(t history.Touch) access.Subject { return access.Subject{Kind: t.Kind, ID: t.ID} }
