package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/day"
	"groundwork/internal/store"
)

// Actor loads who a person is today: memberships, functions and, for a programme lead, everything below.
// organisation is the one that was chosen; another is chosen when the person no longer belongs there.
func (a *App) Actor(ctx context.Context, personID, organisation string) (access.Actor, error) {
	return a.actor(ctx, a.Store.Read(), personID, organisation, a.Today())
}

func (a *App) actor(ctx context.Context, v store.View, personID, chosen string, on day.Day) (access.Actor, error) {
	who, err := v.Actor(ctx, personID, on)
	if err != nil {
		return who, err
	}
	who.Organisation = chosenOf(who, chosen)
	if over := leads(who); over != "" {
		register, err := a.register(ctx, v, on)
		if err != nil {
			return who, err
		}
		who.Below = under(register, over)
	}
	return who, nil
}

func chosenOf(who access.Actor, chosen string) string {
	if len(who.Memberships) == 0 {
		return ""
	}
	if slices.ContainsFunc(who.Memberships, func(m access.Membership) bool { return m.Organisation == chosen }) {
		return chosen
	}
	return who.Memberships[0].Organisation
}

// leads are the organisations where who is programme lead (",QWE,Y61,"), empty for anybody else.
func leads(who access.Actor) string {
	var over string
	for _, m := range who.Memberships {
		if m.Role == access.ProgrammeLead {
			over += "," + m.Organisation
		}
	}
	if over != "" {
		over += ","
	}
	return over
}
