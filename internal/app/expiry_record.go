package app

import (
	"context"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// RecordExpiry records that something happened that makes matching answers due for review at once: about
// the whole trust, or one adoption. What the product notices by itself is not for people to record. Faults are named
// event and about.
func (a *App) RecordExpiry(ctx context.Context, who access.Actor, at Questions, event, item, note string) error {
	if err := a.happens(event); err != nil {
		return err
	}
	return a.recordExpiry(ctx, who, at, event, item, note)
}

// happens refuses what people do not record.
func (a *App) happens(event string) error {
	if label := a.Core().EventLabel(event); label == event || label == "" {
		return fault.Refused("event", "Select what happened")
	}
	if readiness.RaisedHere(event) {
		return fault.Refused("event", "Groundwork records this by itself when it happens. Select something else")
	}
	return nil
}

// NoteRegister records what became of a trust in the register before this installation kept it, for loading a story.
func (a *App) NoteRegister(ctx context.Context, who access.Actor, trust, event, note string) error {
	return a.recordExpiry(ctx, who, Questions{Trust: trust}, event, "", note)
}

func (a *App) recordExpiry(ctx context.Context, who access.Actor, at Questions, event, item, note string) error {
	c := a.Core()
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		q, err := a.ask(ctx, tx, who, at)
		if err != nil {
			return done{}, err
		}
		if err := access.Permit(who, access.RecordExpiry, q.place()); err != nil {
			return done{}, err
		}
		e := history.Event{Deed: "expiry.record", After: history.Values{"what happened": c.EventLabel(event), "note": strings.TrimSpace(note)}}
		if item != "" {
			it, ok := q.checklist().Item(item)
			if !ok {
				return done{}, fault.Missing("question")
			}
			e.After["question"] = it.Title
		}
		err = tx.AddExpiries(ctx, q.Trust, a.instant(), who.ID, store.Expiry{ID: a.NewID(), Adoption: q.Adoption,
			Event: readiness.Event{Kind: event, Item: item, On: a.Today()}, Note: strings.TrimSpace(note)})
		if err != nil {
			return done{}, err
		}
		err = a.settle(ctx, tx, q, &e)
		return done{id: event, event: e}, err
	})
	return err
}

// Aftermath is what something that happened would do to the answers of a trust.
type Aftermath struct {
	Answers []Overtaken
	Changes []adoption.Change // today
	Until   day.Day           // to which the answers count that still do
	Later   []adoption.Change // the day after, if nobody confirms anything
}

// Overtaken is one answer that becomes due.
type Overtaken struct {
	Adoption, Title string // of the take-up whose own answer it is; empty for the groundwork
	Standing        *readiness.Standing
	By              string // name of who answered
}

// ForetellExpiry works out which answers an event would make due and what that changes, without keeping anything.
func (a *App) ForetellExpiry(ctx context.Context, who access.Actor, at Questions, event string) (Aftermath, error) {
	var out Aftermath
	if err := a.happens(event); err != nil {
		return out, err
	}
	v := a.Store.Read()
	q, err := a.foreseeing(ctx, v, who, at.Trust)
	if err != nil {
		return out, err
	}
	if err := access.Permit(who, access.RecordExpiry, q.place()); err != nil {
		return out, err
	}
	if !slices.ContainsFunc(q.ground.adoptions, func(ad adoption.Adoption) bool { return ad.ID == at.Adoption }) && at.Adoption != "" {
		return out, fault.Refused("about", "Select what it concerns")
	}
	names, err := v.NamesIn(ctx, at.Trust)
	if err != nil {
		return out, err
	}
	facts, err := a.groundFacts(ctx, v, q.ground)
	if err != nil {
		return out, err
	}
	e := readiness.Event{Kind: event, On: a.Today(), At: a.instant()}
	before, after := q.ground, q.ground.after(at.Adoption, e)
	c := q.ground.core
	add := func(ad adoption.Adoption, list []*readiness.Standing, here bool) {
		for _, st := range list {
			if (st.Source != readiness.Groundwork) == here {
				out.Answers = append(out.Answers, Overtaken{Adoption: ad.ID, Title: ad.PilotName, Standing: st, By: names[st.Answer.By]})
			}
		}
	}
	if at.Adoption == "" {
		was, is := c.Groundwork(facts, before.groundwork, before.events[""], before.merged, before.today), c.Groundwork(facts, after.groundwork, after.events[""], after.merged, after.today)
		add(adoption.Adoption{}, readiness.Overtaken(was, is), false)
	}
	for _, ad := range before.adoptions {
		list := readiness.Overtaken(before.result(ad).Items, after.result(ad).Items)
		add(ad, list, true)
		if at.Adoption == ad.ID {
			add(ad, list, false) // an answer of the groundwork, for this take-up only
		}
	}
	out.Changes, out.Until = compare(before, after), a.Today()+readiness.Grace
	out.Later = compare(before.on(out.Until+1), after.on(out.Until+1))
	return out, nil
}

// on is the ground as it would be read on another day.
func (g *ground) on(d day.Day) *ground {
	then := *g
	then.today, then.results = d, map[string]*readiness.Result{}
	return &then
}
