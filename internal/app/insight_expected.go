package app

import (
	"context"

	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/insight"
	"groundwork/internal/readiness"
)

// ExpectedDate is when one adoption may be ready for its next decision, as far as its reader may know.
type ExpectedDate struct {
	insight.Expected
	Gate    readiness.Gate
	Last    string   // title of what is last most often; only for the trust itself
	Undated []string // titles of what has neither a date nor a comparison; only for the trust itself
	Missing int      // how many those are
	Circle  string   // why there is no date: questions wait for each other; only for the trust itself
}

// Known reports whether there is anything to say.
func (e ExpectedDate) Known() bool { return e.Basis != insight.NothingOpen || e.Circle != "" }

// Behind is what an adoption's page was made from, for what only some of its pages ask.
type Behind struct{ x *full }

// Expected works it out for the one adoption that a page shows, never for a list, and for its own trust alone: it follows from what the
// trust plans, which is handed to nobody (Groundwork, the product, section 4, Reading: others have the verdict).
func (a *App) Expected(ctx context.Context, b Behind) (ExpectedDate, error) {
	x := b.x
	e := ExpectedDate{Gate: x.where.Gate}
	if !x.sight.Levels || !x.Adoption.Open || !x.where.Undecided || x.where.Aside != nil || !x.result.Assessed() {
		return e, nil
	}
	open := pending(x)
	if len(open) == 0 {
		return e, nil
	}
	closed, err := a.Store.Read().Closures(ctx, x.Trust, a.Today())
	if err != nil {
		return e, err
	}
	if e.Expected, err = insight.Expect(x.ID, a.Today(), open, insight.Observe(closed)); fault.Is(err, fault.Invalid) {
		e.Expected, err = insight.Expected{Basis: insight.NotEnoughData}, nil
		e.Circle = "Questions wait for each other in a circle. Change what one of them waits for."
	}
	e.Missing = len(e.Expected.Undated)
	title := func(item string) string { it, _ := x.result.Checklist.Item(item); return it.Title }
	if e.Driver != "" {
		e.Last = title(e.Driver)
	}
	for _, item := range e.Expected.Undated {
		e.Undated = append(e.Undated, title(item))
	}
	return e, err
}

// pending are the questions that stop the next decision of an adoption, and those that something waits for and that are not
// in place.
func pending(x *full) []insight.Pending {
	var out []insight.Pending
	for i := range x.result.Items {
		st := &x.result.Items[i]
		at := st.At[x.where.Gate]
		stops := false
		for _, s := range x.result.Gate(x.where.Gate).Stops {
			stops = stops || s.Item == st.Item && (at == readiness.Short || at == readiness.Unknown)
		}
		if !stops && (st.LeftOut || st.Known && st.Level >= readiness.InPlace) {
			continue
		}
		owed := x.duties.Owed(st)
		out = append(out, insight.Pending{Item: st.Item.ID, Due: owed.Due, Since: askedSince(x, st.Item.ID), Stops: stops, Waits: waited(x, st.Item.ID)})
	}
	return out
}

// askedSince is since when a question of an adoption was somebody's: from when it was given out, else from when the adoption began.
func askedSince(x *full, item string) day.Day {
	if g := x.duties.Assignments[item]; g.On != 0 {
		return g.On
	}
	return x.Adoption.Created.Day()
}

// waited is the question that another waits for, while it is not in place.
func waited(x *full, item string) string {
	w := x.duties.Actions[item].Waits
	if st, applies := x.result.Standing(w); w == "" || !applies || st.LeftOut || st.Known && st.Level >= readiness.InPlace {
		return ""
	}
	return w
}
