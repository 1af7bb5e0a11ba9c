package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/person"
	"groundwork/internal/store"
)

// NamePeople says who plays which part in an adoption: person ids by function, nobody where one is empty.
func (a *App) NamePeople(ctx context.Context, who access.Actor, id string, people map[string]string) error {
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		s, err := a.mayDo(ctx, tx, who, id, access.EditAdoption)
		if err != nil {
			return done{}, err
		}
		if err := s.mustBeOpen(); err != nil {
			return done{}, err
		}
		changed := &history.Event{Before: history.Values{}, After: history.Values{}}
		if err := a.namePeople(ctx, tx, who, s.Adoption, people, changed); err != nil {
			return done{}, err
		}
		return done{id: id, event: history.Event{Chain: s.Trust, Deed: "adoption.name_people", Subject: history.Touch{Kind: "adoption", ID: id},
			Before: changed.Before, After: changed.After}}, nil
	})
	return err
}

// namePeople ends who played a part before and names who plays it now; what changes is told in changed, if there is one.
func (a *App) namePeople(ctx context.Context, tx store.Tx, who access.Actor, ad adoption.Adoption, people map[string]string, changed *history.Event) error {
	members, err := tx.Colleagues(ctx, ad.Trust, a.Today())
	if err != nil {
		return err
	}
	of := access.Subject{Kind: "adoption", ID: ad.ID}
	gone := leaver{adoption: ad.ID}
	for _, function := range adoption.Functions {
		now, asked := people[function]
		if !asked {
			continue
		}
		if now != "" && !slices.ContainsFunc(members, func(p person.Person) bool { return p.ID == now }) {
			return fault.Refused(function, "%s must be somebody of your trust", adoption.FunctionLabel(function))
		}
		before, err := tx.HolderIn(ctx, of, function, a.Today())
		if err != nil {
			return err
		}
		if before.Person == now {
			continue
		}
		if before.ID != "" {
			if err := a.endPart(ctx, tx, who, before); err != nil {
				return err
			}
			gone.functions = append(gone.functions, function)
		}
		if now != "" {
			f := store.Function{ID: a.NewID(), Person: now, From: a.Today(), Function: access.Function{Name: function, SubjectKind: of.Kind, SubjectID: of.ID}}
			if err := tx.AddFunction(ctx, f, a.instant(), who.ID); err != nil {
				return err
			}
		}
		if changed != nil {
			changed.Before[adoption.FunctionLabel(function)], changed.After[adoption.FunctionLabel(function)] = before.Person, now
		}
	}
	if len(gone.functions) == 0 {
		return nil
	}
	return a.ownerLeft(ctx, tx, who, ad.Trust, gone, changed)
}
