package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/history"
	"groundwork/internal/pilot"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// InnovationRecord is an innovation with what is stated of it.
type InnovationRecord struct {
	pilot.Innovation
	Facts      map[string]bool // by condition; one that is not there is not stated
	Product    pilot.Product
	Conditions []readiness.FactText
	Checked    string // who checked the product facts, as the reader may call them
	Version    int    // of the form that edits it
	MayEdit    bool
}

// Innovation is one innovation, when who may know of it.
func (a *App) Innovation(ctx context.Context, who access.Actor, id string) (InnovationRecord, error) {
	v := a.Store.Read()
	i, err := v.Innovation(ctx, id, who.Scope(), a.Today())
	r := InnovationRecord{Innovation: i, Conditions: a.conditions(), MayEdit: access.Permit(who, access.EditPilot, access.At(i.Organisation)) == nil}
	if err != nil {
		return r, err
	}
	var rows int
	if r.Facts, rows, err = v.InnovationFacts(ctx, id); err != nil {
		return r, err
	}
	if r.Product, err = v.InnovationProduct(ctx, id); err != nil {
		return r, err
	}
	r.Version = rows + r.Product.Rows + int(i.Version)
	if r.Product.CheckedBy != "" {
		faces, err := v.Faces(ctx)
		if err != nil {
			return r, err
		}
		p := faces[r.Product.CheckedBy]
		r.Checked = p.Job
		if who.Member(i.Organisation) || p.Job == "" {
			r.Checked = p.Name
		}
	}
	return r, nil
}

// EditInnovation states what is known of an innovation, once for all its pilots and adoptions.
func (a *App) EditInnovation(ctx context.Context, who access.Actor, id string, in pilot.InnovationInput, version int) error {
	conditions := a.conditions()
	keys := make([]string, len(conditions))
	for i, c := range conditions {
		keys[i] = c.Key
	}
	name, facts, product, err := pilot.CheckInnovation(in, keys, a.Today())
	if err != nil {
		return err
	}
	_, err = a.do(ctx, who, func(tx store.Tx) (done, error) {
		old, err := tx.Innovation(ctx, id, who.Scope(), a.Today())
		if err != nil {
			return done{}, err
		}
		if err := access.Permit(who, access.EditPilot, access.At(old.Organisation)); err != nil {
			return done{}, err
		}
		if err := a.lockTakers(ctx, tx, id, old.Organisation); err != nil {
			return done{}, err
		}
		had, rows, err := tx.InnovationFacts(ctx, id)
		if err != nil {
			return done{}, err
		}
		was, err := tx.InnovationProduct(ctx, id)
		if err != nil {
			return done{}, err
		}
		if err := taken(version, rows+was.Rows+int(old.Version)); err != nil {
			return done{}, err
		}
		changes := []change{{"name", old.Name, name}}
		if name != old.Name {
			next := old
			next.Name = name
			if err := tx.EditInnovation(ctx, next); err != nil {
				return done{}, err
			}
		}
		for _, c := range conditions {
			holds, stated := facts[c.Key]
			held, before := had[c.Key]
			if !stated || before && held == holds {
				continue
			}
			rows++
			if err := tx.AddInnovationFact(ctx, a.NewID(), id, c.Key, holds, rows, a.instant(), who.ID); err != nil {
				return done{}, err
			}
			said := ""
			if before {
				said = pilot.YesNo(held)
			}
			changes = append(changes, change{lower(c.Label), said, pilot.YesNo(holds)})
		}
		if was.Changed(product) {
			product.Rows, product.CheckedBy = was.Rows, who.ID
			if err := tx.AddInnovationProduct(ctx, a.NewID(), id, product, a.instant(), who.ID); err != nil {
				return done{}, err
			}
			changes = append(changes, change{"supplier", was.Supplier, product.Supplier}, change{"version of the assessment form", was.DTACForm, product.DTACForm},
				change{"medical device class", was.DeviceClass, product.DeviceClass}, change{"evidence tier", was.NICETier, product.NICETier},
				change{"innovator passport", was.Passport, product.Passport}, change{"day the facts were checked", was.CheckedOn.Long(), product.CheckedOn.Long()})
		}
		if err := a.indexInnovation(ctx, tx, id); err != nil {
			return done{}, err
		}
		if err := tx.OvertakeKept(ctx, id, a.Today()); err != nil {
			return done{}, err
		}
		touched := []history.Touch{{Kind: "innovation", ID: id}}
		pilots, err := tx.InnovationTouches(ctx, id, old.Organisation)
		for _, p := range pilots {
			touched = append(touched, history.Touch{Kind: "pilot", ID: p})
		}
		before, after := diff(changes...)
		return done{id: id, event: history.Event{Chain: old.Organisation, Deed: "innovation.edit", Subject: touched[0], Touched: touched, Before: before, After: after}}, err
	})
	return err
}
