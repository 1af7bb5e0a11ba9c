package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/fault"
	"groundwork/internal/person"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
	"groundwork/internal/workaround"
)

// Workarounds are the local fixes of one pilot or adoption as their reader may know them.
type Workarounds struct {
	Subject   ChangeSubject
	All       []workaround.Workaround // what asks for action first
	Sum       workaround.Sum
	Checklist *readiness.Checklist
	Closed    map[string]bool // items whose gap is closed; only for members of the trust
	HoldingUp int             // of a pilot: with those of the trusts that decided to adopt it
	People    []person.Person // of the trust, for those who may record
	Faces     map[string]person.Person
	MayRecord bool
}

// Find is the local fix with an id.
func (w Workarounds) Find(id string) (workaround.Workaround, error) {
	for _, x := range w.All {
		if x.ID == id {
			return x, nil
		}
	}
	return workaround.Workaround{}, fault.Missing("local fix")
}

// Workarounds reads them.
func (a *App) Workarounds(ctx context.Context, who access.Actor, of access.Subject) (w Workarounds, err error) {
	v := a.Store.Read()
	if w.Subject, err = a.changeSubject(ctx, v, who, of); err != nil {
		return w, err
	}
	w.MayRecord = access.Permit(who, access.RecordWorkaround, w.Subject.Place()) == nil
	for _, read := range []func() error{
		func() error { w.All, err = v.Workarounds(ctx, of); return err },
		func() error { w.Checklist, err = a.checklistFor(ctx, v, of); return err },
		func() error { return a.gapsOf(ctx, v, &w) },
		func() error { w.Faces, err = v.Faces(ctx); return err },
		func() error { w.People, err = v.Colleagues(ctx, w.Subject.Organisation, a.Today()); return err },
		func() error {
			if of.Kind == "pilot" {
				w.HoldingUp, err = v.WorkaroundsHoldingUp(ctx, of.ID)
			}
			return err
		},
	} {
		if err := read(); err != nil {
			return w, err
		}
	}
	workaround.Sort(w.All, a.Today())
	w.Sum = workaround.Total(w.All, a.Today())
	return w, nil
}

// WorkaroundsFor are the local fixes in place at a trust for one question, for members of the trust.
func (a *App) WorkaroundsFor(ctx context.Context, who access.Actor, trust, item string) ([]workaround.Workaround, error) {
	if !who.Member(trust) {
		return nil, nil
	}
	all, err := a.Store.Read().WorkaroundsAt(ctx, trust)
	return slices.DeleteFunc(all, func(w workaround.Workaround) bool { return w.Item != item || !w.Closed.IsZero() }), err
}

// checklistFor is the checklist that a change is held against: with the newest pack of the pilot, or the one that the
// adopting trust has accepted.
func (a *App) checklistFor(ctx context.Context, v store.View, of access.Subject) (*readiness.Checklist, error) {
	if of.Kind == "pilot" {
		pack, err := v.NewestPack(ctx, of.ID)
		if err != nil {
			return nil, err
		}
		core := a.Core()
		return a.checklistOf(ctx, v, adoption.Adoption{Checklist: core.ID, Version: core.Version}, pack.ID)
	}
	which := store.Which{ID: of.ID}
	ad, err := v.Adoption(ctx, of.ID, a.Today())
	if err != nil {
		return nil, err
	}
	packs, err := v.AdoptionPacks(ctx, which)
	if err != nil {
		return nil, err
	}
	return a.checklistOf(ctx, v, ad, packs[of.ID].ID)
}

// gapsOf works out which of the gaps that open fixes patch are closed. Nobody outside the trust learns it.
func (a *App) gapsOf(ctx context.Context, v store.View, w *Workarounds) error {
	s := workaround.Total(w.All, a.Today())
	if !w.Subject.Inside || s.Open == 0 {
		return nil
	}
	var err error
	if w.Subject.Kind == "pilot" {
		w.Closed, err = a.closedGaps(ctx, v, w.Subject.Organisation)
		return err
	}
	g, err := a.ground(ctx, v, w.Subject.Organisation, store.Which{ID: w.Subject.ID})
	if err != nil {
		return err
	}
	w.Closed = map[string]bool{}
	for _, ad := range g.adoptions {
		items := g.result(ad).Items
		for i := range items {
			if items[i].GapClosed() {
				w.Closed[items[i].Item.ID] = true
			}
		}
	}
	return nil
}

// closedGaps are the questions about a trust as a whole at which nothing is left to patch.
func (a *App) closedGaps(ctx context.Context, v store.View, trust string) (map[string]bool, error) {
	g, err := a.own(ctx, v, trust)
	if err != nil {
		return nil, err
	}
	facts, err := a.groundFacts(ctx, v, g)
	if err != nil {
		return nil, err
	}
	out := map[string]bool{}
	items := g.core.Groundwork(facts, g.groundwork, g.events[""], g.merged, g.today)
	for i := range items {
		if items[i].GapClosed() {
			out[items[i].Item.ID] = true
		}
	}
	return out, nil
}

// ItemLabel is a question by its title, or a word where a later checklist has lost it.
func (w Workarounds) ItemLabel(id string) string { return itemTitle(w.Checklist, id) }

func itemTitle(c *readiness.Checklist, id string) string {
	if it, ok := c.Item(id); ok {
		return it.Title
	}
	return "A question that the checklist no longer has"
}

// OwnsWorkaround reports whether who owns a local fix: as the person, or by the function held in the trust or the record.
func OwnsWorkaround(who access.Actor, w workaround.Workaround) bool {
	if w.Owner.Function == "" {
		return w.Owner.Person == who.ID
	}
	return who.Holds([]access.Subject{{Kind: "organisation", ID: w.Trust}, {Kind: w.SubjectKind, ID: w.SubjectID}}, w.Owner.Function)
}
