package app

import (
	"context"
	"maps"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/board"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// keepTouched keeps in short, in the transaction of a deed, every benefit that the deed changed, or whose pilot or
// adoption it gave another day of go-live or of usual business, and what is open about their organisations. The event says which: it lists what the deed touched.
func (a *App) keepTouched(ctx context.Context, tx store.Tx, e history.Event) error {
	if err := a.keepMapRates(ctx, tx, e); err != nil {
		return err
	}
	moves := slices.Contains([]string{"team", "dates", "adoption", "decision"}, strings.Split(e.Deed, ".")[0])
	var ids []string
	for _, x := range append([]history.Touch{e.Subject}, e.Touched...) {
		switch {
		case x.Kind == "benefit" && !slices.Contains(ids, x.ID):
			ids = append(ids, x.ID)
		case moves && (x.Kind == benefit.OfPilot || x.Kind == benefit.OfAdoption):
			if err := a.keepGlances(ctx, tx, store.Chosen{Kind: x.Kind, Subject: x.ID}, e.Chain); err != nil {
				return err
			}
		}
	}
	if err := a.keepBenefits(ctx, tx, ids); err != nil {
		return err
	}
	return a.overtakeBoards(ctx, tx, e)
}

func (a *App) keepBenefits(ctx context.Context, tx store.Tx, ids []string) error {
	if len(ids) == 0 {
		return nil
	}
	places, err := tx.BenefitPlaces(ctx, ","+strings.Join(ids, ",")+",")
	if err != nil {
		return err
	}
	at := slices.Compact(slices.Sorted(maps.Values(places)))
	return a.keepGlances(ctx, tx, store.Chosen{IDs: strings.Join(ids, ",")}, strings.Join(at, ","))
}

// keepGlances works the chosen benefits of organisations ("RXK,R1D") out and keeps them in short, with what a case saves
// by the figures of their pilots.
func (a *App) keepGlances(ctx context.Context, tx store.Tx, c store.Chosen, at string) error {
	list, err := a.judgedIn(ctx, tx.View, ","+at+",", c)
	if err != nil || len(list) == 0 {
		return err
	}
	uses, err := tx.Uses(ctx, c)
	if err != nil {
		return err
	}
	kept := make([]store.KeptBenefit, len(list))
	for i, j := range list {
		if kept[i], err = a.keptBenefit(j, uses[j.ID]); err != nil {
			return err
		}
	}
	if err := tx.KeepBenefits(ctx, kept); err != nil {
		return err
	}
	return a.keepFigureRates(ctx, tx, list)
}

// keptBenefit is all that is kept of a benefit, with what was recorded about the use of its hours.
func (a *App) keptBenefit(j benefit.Judged, uses []benefit.Use) (store.KeptBenefit, error) {
	b := board.Benefit{Judged: j}
	if len(uses) > 0 {
		b.Ladders = j.Ladders(uses)
	}
	k := store.KeptBenefit{Glance: j.Glance(), Board: b.Kept(), Until: j.ChangesOn()}
	var err error
	k.Part, err = board.PartOf(j, a.Library.Measures.StaffGroups).Kept()
	return k, err
}

// KeepAll keeps every benefit in short where nothing is kept of any: they were recorded before anything was. It is all or
// nothing, so that a start that was cut short is made good by the next.
func (a *App) KeepAll(ctx context.Context) error {
	if all, err := a.Store.Read().KeepsNone(ctx); err != nil || !all {
		return err
	}
	return a.Store.Do(ctx, func(tx store.Tx) error {
		places, err := tx.Measuring(ctx)
		if err != nil {
			return err
		}
		for _, at := range places {
			if err := tx.Lock(ctx, at); err != nil {
				return err
			}
			if err := a.keepGlances(ctx, tx, store.Chosen{Organisation: at}, at); err != nil {
				return err
			}
		}
		if places, err = tx.Boarding(ctx); err != nil {
			return err
		}
		for _, at := range places {
			if err := a.keepBoard(ctx, tx, at); err != nil {
				return err
			}
		}
		return nil
	})
}

// mostGlances is how many benefits a table of many charts reads: its page must stay under two thousand rows.
const mostGlances = 1900

// Glances is a table of many charts: of a pilot, of an adoption, of a trust, or of one measure across trusts.
type Glances struct {
	Subject      benefit.Subject // of a pilot or an adoption
	Organisation store.Named     // Name and short name of a trust
	Code         string
	Measure      benefit.Measure
	List         []benefit.Glance
	More         bool // there are more than a page reads
}

// GlancesOf are the benefits of a pilot or an adoption in short, when who may know of it.
func (a *App) GlancesOf(ctx context.Context, who access.Actor, kind, id string) (Glances, error) {
	s, err := a.benefitSubject(ctx, a.Store.Read(), who, kind, id)
	if err != nil {
		return Glances{}, err
	}
	g, err := a.glances(ctx, who, store.Chosen{Kind: kind, Subject: id})
	g.Subject = s
	return g, err
}

// GlancesAt are the benefits that fall at an organisation in short, as far as who may know of them.
func (a *App) GlancesAt(ctx context.Context, who access.Actor, code string) (Glances, error) {
	o, err := a.Store.Read().Organisation(ctx, code, a.Today())
	if err != nil {
		return Glances{}, err
	}
	g, err := a.glances(ctx, who, store.Chosen{Organisation: o.Code})
	g.Code, g.Organisation = o.Code, store.Named{Name: o.Name, Job: o.Short}
	return g, err
}

// GlancesMeasuredBy are the benefits that follow one measure in short, by the name of the trust.
func (a *App) GlancesMeasuredBy(ctx context.Context, who access.Actor, id string) (Glances, error) {
	if err := a.readMeasures(ctx, a.Store.Read()); err != nil {
		return Glances{}, err
	}
	versions := a.versions(id)
	if len(versions) == 0 {
		return Glances{}, fault.Missing("measure")
	}
	g, err := a.glances(ctx, who, store.Chosen{Measure: id})
	g.Measure = versions[0]
	return g, err
}

func (a *App) glances(ctx context.Context, who access.Actor, c store.Chosen) (Glances, error) {
	list, err := a.Store.Read().Glances(ctx, c, who.Scope(), a.Today(), mostGlances+1)
	if err != nil {
		return Glances{}, err
	}
	g := Glances{List: list[:min(len(list), mostGlances)], More: len(list) > mostGlances}
	for i := range g.List {
		if g.List[i].Measure, err = a.measureIn(ctx, a.Store.Read(), g.List[i].Profile.Measure); err != nil {
			return g, err
		}
	}
	return g, nil
}
