package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/fold"
	"groundwork/internal/organisation"
	"groundwork/internal/store"
)

// Member is one of the people of an organisation.
type Member struct {
	store.Account
	Roles []store.Membership
	Parts []Part
}

// People are who belongs to an organisation, with what they do there.
type People struct {
	Organisation organisation.Organisation
	Members      []Member
}

// PeopleAt are the people of an organisation, for those who look after them.
func (a *App) PeopleAt(ctx context.Context, who access.Actor, code string) (People, error) {
	v := a.Store.Read()
	at, err := v.Organisation(ctx, code, a.Today())
	if err != nil {
		return People{}, err
	}
	if err := access.Permit(who, access.ManagePeople, access.At(code)); err != nil {
		return People{}, err
	}
	accounts, err := v.AccountsAt(ctx, code, a.Today())
	if err != nil {
		return People{}, err
	}
	roles, err := v.MembershipsAt(ctx, code, a.Today())
	if err != nil {
		return People{}, err
	}
	functions, err := v.Holders(ctx, access.Subject{Kind: "organisation", ID: code}, a.Today())
	if err != nil {
		return People{}, err
	}
	people := People{Organisation: at}
	for _, account := range accounts {
		people.Members = append(people.Members, a.member(account, roles, functions))
	}
	return people, nil
}

// member picks out of many roles and functions those of one person.
func (a *App) member(account store.Account, roles []store.Membership, functions []store.Function) Member {
	m := Member{Account: account}
	for _, r := range roles {
		if r.Person == account.ID {
			m.Roles = append(m.Roles, r)
		}
	}
	m.Parts = a.partsOf(slices.DeleteFunc(slices.Clone(functions), func(f store.Function) bool { return f.Person != account.ID }))
	return m
}

// PersonAt is one member of an organisation, for those who look after its people. An administrator also sees somebody who
// is not a member (yet).
func (a *App) PersonAt(ctx context.Context, who access.Actor, code, personID string) (organisation.Organisation, Member, error) {
	v := a.Store.Read()
	at, err := v.Organisation(ctx, code, a.Today())
	if err != nil {
		return at, Member{}, err
	}
	if err := a.mayLookAfter(ctx, v, who, personID, code); err != nil {
		return at, Member{}, err
	}
	m, err := a.oneMember(ctx, v, personID, code)
	return at, m, err
}

// oneMember is a person with what they do at an organisation, or everywhere when code is empty.
func (a *App) oneMember(ctx context.Context, v store.View, personID, code string) (Member, error) {
	account, err := v.Account(ctx, personID)
	if err != nil {
		return Member{}, err
	}
	roles, err := v.Memberships(ctx, personID, a.Today())
	if err != nil {
		return Member{}, err
	}
	functions, err := v.FunctionsOf(ctx, personID, a.Today())
	if err != nil {
		return Member{}, err
	}
	if code != "" {
		roles = slices.DeleteFunc(roles, func(m store.Membership) bool { return m.Organisation != code })
		functions = slices.DeleteFunc(functions, func(f store.Function) bool { return f.SubjectKind != "organisation" || f.SubjectID != code })
	}
	return a.member(account, roles, functions), nil
}

// peopleOnPage is how many people one page lists.
const peopleOnPage = 50

// Everybody is a page of the people of the whole installation.
type Everybody struct {
	Search  string
	Members []Member
	Count   int64 // of all that the search finds
	Page    int   // 1, 2, 3 …
	Pages   int
}

// Everybody finds people anywhere by name or address.
func (a *App) Everybody(ctx context.Context, who access.Actor, search string, page int) (Everybody, error) {
	if err := access.Permit(who, access.ManageEverybody, access.Place{}); err != nil {
		return Everybody{}, err
	}
	v := a.Store.Read()
	folded := fold.String(search)
	count, err := v.CountAccounts(ctx, folded)
	if err != nil {
		return Everybody{}, err
	}
	answer := Everybody{Search: search, Count: count, Page: max(page, 1), Pages: max(1, int((count+peopleOnPage-1)/peopleOnPage))}
	if answer.Page > answer.Pages {
		return answer, fault.Missing("page")
	}
	accounts, err := v.Accounts(ctx, folded, peopleOnPage, (answer.Page-1)*peopleOnPage)
	if err != nil {
		return answer, err
	}
	ids := make([]string, len(accounts))
	for i, x := range accounts {
		ids[i] = x.ID
	}
	roles, err := v.AllMemberships(ctx, ids, a.Today())
	for _, x := range accounts {
		answer.Members = append(answer.Members, a.member(x, roles, nil))
	}
	return answer, err
}

// Anybody is one person of the installation with everything they do, and how many browsers they are signed in with.
func (a *App) Anybody(ctx context.Context, who access.Actor, personID string) (Member, []OwnSession, error) {
	if err := access.Permit(who, access.ManageEverybody, access.Place{}); err != nil {
		return Member{}, nil, err
	}
	m, err := a.oneMember(ctx, a.Store.Read(), personID, "")
	if err != nil {
		return m, nil, err
	}
	sessions, err := a.Sessions(ctx, access.Actor{ID: personID}, "")
	return m, sessions, err
}
