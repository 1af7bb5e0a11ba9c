package national

import (
	"context"
	"strconv"
	"time"

	"groundwork/internal/adoption"
	"groundwork/internal/day"
	"groundwork/internal/history"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// handing is when the answers of one place are handed in, from which on those above the trust read their levels: what had been
// answered by the first day then, what was answered since on the second. A place that hands in nothing has no first day.
type handing struct {
	first, again day.Day
	rows         []store.HandIn
}

// groundworkHandedIn is when the trust handed in its groundwork: three of four did, some weeks ago.
func (x *writer) groundworkHandedIn() handing {
	c := x.c
	if x.t.Closed != 0 || !c.is(76) {
		return handing{}
	}
	return handing{first: x.today - day.Day(c.between(20, 90)), again: x.today - day.Day(c.between(2, 14))}
}

// handedIn is when a take-up's own answers were, of one that is being assessed or further.
func (x *writer) handedIn(a *adoptionPlan) handing {
	c := x.c
	if !a.open() || a.stage < assessing || x.t.Closed != 0 || !c.is(62) {
		return handing{}
	}
	again := x.today - day.Day(c.between(1, 10))
	return handing{first: min(again, max(a.on[assessing]+3, x.today-day.Day(c.between(15, 75)))), again: again}
}

// take puts an answer with those that are to be handed in; shown says whether it points to evidence, without which what is said to
// be in place counts as partly.
func (h *handing) take(r store.Answer, shown bool) {
	if h.first.IsZero() {
		return
	}
	on := h.first
	if r.On > h.first {
		on = h.again
	}
	if r.On > on {
		return // it is still being answered
	}
	counted := r.Special
	switch {
	case r.HasLevel && r.Level >= readiness.InPlace && !shown:
		counted = adoption.LevelKey(readiness.Partly)
	case r.HasLevel:
		counted = adoption.LevelKey(r.Level)
	}
	h.rows = append(h.rows, store.HandIn{Trust: r.Trust, Adoption: r.Adoption,
		Move: adoption.Move{Item: r.Item, Seq: 1, Kind: adoption.MoveHandedIn, Answer: r.ID, Counted: counted, On: on}})
}

// handIn hands in what was taken, with one line of history for each of the two days.
func (s *sitting) handIn(ctx context.Context) error {
	if len(s.to.rows) == 0 {
		return nil
	}
	of := history.Touch{Kind: "groundwork", ID: s.t.Code}
	if in := s.to.rows[0].Adoption; in != "" {
		of = adoptionOf(in)
	}
	for _, on := range []day.Day{s.to.first, s.to.again} {
		at, n := day.At(on.Time().Add(17*time.Hour)), 0 // when the day's answers are given
		for i := range s.to.rows {
			if h := &s.to.rows[i]; h.On == on && h.ID == "" {
				h.ID, h.At, h.By = s.c.id(), at, s.t.staff[manager].id
				n++
			}
		}
		if n > 0 {
			s.note(manager, at, "questions.hand_in", of, history.Values{"questions": strconv.Itoa(n)})
		}
	}
	return s.tx.AddHandIns(ctx, s.to.rows)
}
