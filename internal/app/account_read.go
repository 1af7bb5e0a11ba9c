package app

import (
	"cmp"
	"context"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/pilot"
	"groundwork/internal/store"
)

// OwnAccount is what somebody sees of their own account.
type OwnAccount struct {
	store.Account
	Roles     []store.Membership
	Parts     []Part
	Sessions  []OwnSession
	CodesLeft int64
}

// Part is a function that somebody plays, with its name.
type Part struct {
	ID, Label string
	In        string // code of the organisation, or "" for a part in a single record
	Where     string // "pilot", "take-up" or "benefit"; nothing for the whole organisation
}

// OwnAccount is who's account; this is the hash of the session that asks.
func (a *App) OwnAccount(ctx context.Context, who access.Actor, this string) (OwnAccount, error) {
	v := a.Store.Read()
	account, err := v.Account(ctx, who.ID)
	if err != nil {
		return OwnAccount{}, err
	}
	page := OwnAccount{Account: account}
	if page.Roles, err = v.Memberships(ctx, who.ID, a.Today()); err != nil {
		return page, err
	}
	functions, err := v.FunctionsOf(ctx, who.ID, a.Today())
	if err != nil {
		return page, err
	}
	page.Parts = a.partsOf(functions)
	if page.CodesLeft, err = v.RecoveryCodesLeft(ctx, who.ID); err != nil {
		return page, err
	}
	page.Sessions, err = a.Sessions(ctx, who, this)
	return page, err
}

// partsOf names functions; one that a newer checklist no longer names keeps its key.
func (a *App) partsOf(functions []store.Function) []Part {
	out := make([]Part, len(functions))
	for i, f := range functions {
		out[i] = Part{ID: f.ID, Label: cmp.Or(a.FunctionLabel(f.Name), pilot.FunctionLabel(f.Name), adoption.FunctionLabel(f.Name), f.Name)}
		switch f.SubjectKind {
		case "organisation":
			out[i].In = f.SubjectID
		case "adoption":
			out[i].Where = "take-up"
		default:
			out[i].Where = f.SubjectKind
		}
	}
	return out
}
