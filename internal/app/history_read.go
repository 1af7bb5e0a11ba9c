package app

import (
	"context"
	"strconv"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// linesOfHistory is how many lines one page of a history shows.
const linesOfHistory = 50

// RecordHistory is one page of what happened to a record, newest first.
type RecordHistory struct {
	store.Record
	Own   bool // the reader is a member of the owner and reads names
	Lines []history.Line
	Older string // the key of the next page; empty on the last
	First bool   // the page starts with the newest line
}

// PilotHistory is what happened to a pilot, its workflow and its benefits. Everybody who may know of
// the pilot may read it; what was written before it was published stays with its own organisation.
func (a *App) PilotHistory(ctx context.Context, who access.Actor, id, before string) (RecordHistory, error) {
	p, err := a.Pilot(ctx, who, id)
	if err != nil {
		return RecordHistory{}, err
	}
	r := store.Record{Kind: "pilot", ID: p.ID, Title: p.Name, Owner: p.LeadTrust, OwnerShort: p.TrustShort}
	return a.recordHistory(ctx, who, r, before, func(e history.Event) bool { return e.At.Day() >= p.Published })
}

// AdoptionHistory is what happened to an adoption: the trust's alone, because answers, evidence and
// names stand in it.
func (a *App) AdoptionHistory(ctx context.Context, who access.Actor, id, before string) (RecordHistory, error) {
	r, err := a.Store.Read().AdoptionRecord(ctx, id, a.Today())
	if err != nil {
		return RecordHistory{}, err
	}
	r.Title += " at " + r.OwnerShort
	return a.ownHistory(ctx, who, r, before)
}

// BenefitHistory is what happened to a benefit and its figures. Those of a pilot are as open as the
// pilot; those of an adoption are the trust's alone.
func (a *App) BenefitHistory(ctx context.Context, who access.Actor, id, before string) (RecordHistory, error) {
	r, err := a.Store.Read().BenefitRecord(ctx, id, a.Today())
	if err != nil {
		return RecordHistory{}, err
	}
	if r.SubjectKind != "pilot" {
		return a.ownHistory(ctx, who, r, before)
	}
	p, err := a.Pilot(ctx, who, r.SubjectID)
	if err != nil {
		return RecordHistory{}, err
	}
	return a.recordHistory(ctx, who, r, before, func(e history.Event) bool { return e.At.Day() >= p.Published })
}

// GroundworkHistory is what happened to a trust's answers about itself: the trust's alone.
func (a *App) GroundworkHistory(ctx context.Context, who access.Actor, code, before string) (RecordHistory, error) {
	o, err := a.Store.Read().Organisation(ctx, code, a.Today())
	if err != nil {
		return RecordHistory{}, err
	}
	return a.ownHistory(ctx, who, store.Record{Kind: "groundwork", ID: o.Code, Title: "Groundwork of " + o.Short, Owner: o.Code, OwnerShort: o.Short}, before)
}

// ownHistory is the history of a record of which others may know, at most, that it exists.
func (a *App) ownHistory(ctx context.Context, who access.Actor, r store.Record, before string) (RecordHistory, error) {
	if !who.Member(r.Owner) {
		return RecordHistory{}, fault.Missing(r.Kind)
	}
	return a.recordHistory(ctx, who, r, before, func(history.Event) bool { return true })
}

// recordHistory tells one page of lines; open says of which lines others read what was written.
func (a *App) recordHistory(ctx context.Context, who access.Actor, r store.Record, before string, open func(history.Event) bool) (RecordHistory, error) {
	key, err := parseEventKey(before)
	if err != nil {
		return RecordHistory{}, err
	}
	h := RecordHistory{Record: r, Own: who.Member(r.Owner), First: key.At.IsZero()}
	v := a.Store.Read()
	events, err := v.RecordHistory(ctx, r, key, linesOfHistory+1)
	if err != nil {
		return h, err
	}
	names, err := v.Names(ctx)
	if err != nil {
		return h, err
	}
	if len(events) > linesOfHistory {
		events = events[:linesOfHistory]
		last := events[len(events)-1]
		h.Older = last.At.String() + "~" + strconv.FormatInt(last.N, 10)
	}
	benefits, err := v.BenefitTitles(ctx, r.Kind, r.ID)
	if err != nil {
		return h, err
	}
	teller := history.NewTeller(names, h.Own).Naming(benefits)
	for _, e := range events {
		if h.Own || open(e) {
			h.Lines = append(h.Lines, teller.Tell(e))
		} else {
			h.Lines = append(h.Lines, teller.Outline(e))
		}
	}
	return h, nil
}

func parseEventKey(s string) (store.EventKey, error) {
	var k store.EventKey
	if s == "" {
		return k, nil
	}
	at, n, found := strings.Cut(s, "~")
	var i day.Instant
	if err := i.Scan(at); err != nil || !found || i.IsZero() {
		return k, fault.Missing("page of history")
	}
	number, err := strconv.ParseInt(n, 10, 64)
	if err != nil {
		return k, fault.Missing("page of history")
	}
	return store.EventKey{At: i, N: number}, nil
}

// HistoryHead is where the history of the actor's organisation ends: how many lines, and the
// fingerprint that changes when any of them does.
func (a *App) HistoryHead(ctx context.Context, who access.Actor) (store.Head, error) {
	return a.Store.Read().Head(ctx, who.Organisation)
}
