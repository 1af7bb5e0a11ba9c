package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/organisation"
	"groundwork/internal/person"
	"groundwork/internal/store"
)

// InvitedPerson is what inviting somebody leaves: who it is and, unless they sign in already, the secret of their one-time link.
// The secret is answered once; only its hash is kept.
type InvitedPerson struct {
	ID    string
	Token string
	Known bool // they had an account before; the role was added to it
}

// InvitePerson makes a person with a role at an organisation and a link to set up their account. Somebody whose address is
// known gets the role beside what they do elsewhere.
func (a *App) InvitePerson(ctx context.Context, who access.Actor, in person.Invite) (InvitedPerson, error) {
	in, err := person.CheckInvite(in)
	if err != nil {
		return InvitedPerson{}, err
	}
	var answer InvitedPerson
	answer.ID, err = a.do(ctx, who, func(tx store.Tx) (done, error) {
		answer = InvitedPerson{}
		register, err := tx.Organisations(ctx, a.Today())
		if err != nil {
			return done{}, err
		}
		at, err := organisation.FindAny(register, "organisation", in.Organisation, a.Today())
		if err != nil {
			return done{}, err
		}
		if err := access.Permit(who, access.ManagePeople, access.At(at.Code)); err != nil {
			return done{}, err
		}
		account, err := tx.AccountByEmail(ctx, in.Email)
		switch {
		case fault.Is(err, fault.NotFound):
			account.Person = person.Person{ID: a.NewID(), Name: in.Name, Email: in.Email, Job: in.Job}
			err = tx.AddPerson(ctx, account.Person, a.instant())
		case err == nil && !account.Disabled.IsZero():
			err = fault.Refused("email", "This account is disabled. An administrator can let the person in again")
		default:
			answer.Known = true
		}
		if err != nil {
			return done{}, err
		}
		event, err := a.giveRole(ctx, tx, who, account.ID, at.Code, access.Role(in.Role))
		if err != nil {
			return done{}, err
		}
		// Whoever belonged elsewhere before has a link from there already, or an account.
		if !answer.Known {
			if answer.Token, err = a.newLink(ctx, tx, account.ID); err != nil {
				return done{}, err
			}
		}
		event.Deed = "person.invite"
		return done{id: account.ID, event: event}, nil
	})
	return answer, err
}

// newLink makes a one-time link; older ones that were not used stop working.
func (a *App) newLink(ctx context.Context, tx store.Tx, personID string) (token string, err error) {
	token = newToken()
	at := a.instant()
	return token, tx.AddInvitation(ctx, store.Invitation{IDHash: tokenHash(token), Person: personID, Created: at, Expires: at.Add(person.InvitationLasts)})
}

// giveRole writes a membership that the person has not got yet, and answers its event.
func (a *App) giveRole(ctx context.Context, tx store.Tx, who access.Actor, personID, at string, r access.Role) (history.Event, error) {
	if err := access.Grant(who, at, r, personID); err != nil {
		return history.Event{}, err
	}
	have, err := tx.Memberships(ctx, personID, a.Today())
	if err != nil {
		return history.Event{}, err
	}
	for _, m := range have {
		if m.Organisation == at && m.Role == r {
			return history.Event{}, fault.Refused("role", "They are %s here already", lower(r.Label()))
		}
	}
	m := store.Membership{ID: a.NewID(), Person: personID, Membership: access.Membership{Organisation: at, Role: r}, From: a.Today()}
	if err := tx.AddMembership(ctx, m, a.instant(), who.ID); err != nil {
		return history.Event{}, err
	}
	return history.Event{Chain: at, Deed: "membership.give", Subject: history.Touch{Kind: "person", ID: personID},
		Touched: []history.Touch{{Kind: "person", ID: personID}, {Kind: "membership", ID: m.ID}},
		After:   history.Values{"role": r.Label()}}, nil
}
