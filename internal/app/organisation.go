package app

import (
	"context"

	"groundwork/internal/fold"
	"groundwork/internal/organisation"
	"groundwork/internal/store"
)

// Register is the organisations as they stand today, by name.
func (a *App) Register(ctx context.Context) ([]organisation.Organisation, error) {
	return a.Store.Read().Organisations(ctx, a.Today())
}

// trustIn is the trust that was typed into a field as a code or a full name. What is not in the
// register is refused with the nearest matches.
func (a *App) trustIn(ctx context.Context, v store.View, field, typed string) (organisation.Organisation, error) {
	register, err := v.Organisations(ctx, a.Today())
	if err != nil {
		return organisation.Organisation{}, err
	}
	return organisation.FindTrust(register, field, typed, a.Today())
}

// AddOrganisation writes an entry of the register and tells the search box about it. Closed trusts are
// found as well: their page names who carries on.
func (a *App) AddOrganisation(ctx context.Context, tx store.Tx, o organisation.Organisation) error {
	if err := tx.AddOrganisation(ctx, o, a.NewID(), fold.String(o.Name), a.instant()); err != nil {
		return err
	}
	kind := "area"
	if o.Type == organisation.Trust {
		kind = "trust"
	}
	detail := "Code " + o.Code
	if !o.Open(a.Today()) {
		detail += ", closed on " + o.Closed.Long()
	}
	return tx.PutSearchEntry(ctx, store.SearchEntry{Kind: kind, ID: o.Code, Owner: o.Code, Open: true,
		Title: o.Name, Detail: detail, Folded: fold.String(o.Name + " " + o.Code)})
}
