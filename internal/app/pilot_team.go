package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/fold"
	"groundwork/internal/history"
	"groundwork/internal/pilot"
	"groundwork/internal/store"
)

// AddPilotTeam makes a team of the lead trust take part in a pilot, and answers its id. A name that the trust has
// already means that team.
func (a *App) AddPilotTeam(ctx context.Context, who access.Actor, id string, in pilot.TeamInput) (string, error) {
	team, err := pilot.CheckNewTeam(in)
	if err != nil {
		return "", err
	}
	return a.inPilot(ctx, who, id, access.EditPilot, func(tx store.Tx, p pilot.Pilot) (done, error) {
		subject := access.Subject{Kind: "pilot", ID: p.ID}
		if team, err = a.teamOf(ctx, tx, p.LeadTrust, team); err != nil {
			return done{}, err
		}
		have, err := tx.TeamsIn(ctx, subject)
		if err != nil {
			return done{}, err
		}
		if slices.ContainsFunc(have, func(t pilot.Team) bool { return t.ID == team.ID }) {
			return done{}, fault.Refused("name", "%s takes part already", team.Name)
		}
		if err := tx.AddPlannedTeam(ctx, a.NewID(), subject, team.ID, team.Planned, false, a.instant(), who.ID); err != nil {
			return done{}, err
		}
		before, after := diff(change{"team", "", team.Name}, change{"planned to go live", "", team.Planned.Long()})
		return done{id: team.ID, event: history.Event{Deed: "team.add", Subject: history.Touch{Kind: "team", ID: team.ID}, Before: before, After: after}}, nil
	})
}

// teamOf is the team of the trust that was chosen or named; a name that is not there yet makes one.
func (a *App) teamOf(ctx context.Context, tx store.Tx, trust string, t pilot.Team) (pilot.Team, error) {
	teams, err := tx.Teams(ctx, trust)
	if err != nil {
		return t, err
	}
	for _, have := range teams {
		if t.ID == have.ID || t.ID == "" && fold.String(t.Name) == fold.String(have.Name) {
			t.ID, t.Name, t.Kind = have.ID, have.Name, have.Kind
			return t, nil
		}
	}
	if t.ID != "" {
		return t, fault.Refused("team", "Select one of the teams of the trust")
	}
	t.ID = a.NewID()
	return t, tx.AddTeam(ctx, store.Team{ID: t.ID, Organisation: trust, Name: t.Name, Kind: t.Kind})
}

// EditPilotTeam saves when a team is planned to go live, when it went live, and when the old way was switched off.
func (a *App) EditPilotTeam(ctx context.Context, who access.Actor, id, teamID string, in pilot.TeamInput, version int) error {
	_, err := a.inPilot(ctx, who, id, access.EditPilot, func(tx store.Tx, p pilot.Pilot) (done, error) {
		subject := access.Subject{Kind: "pilot", ID: p.ID}
		teams, err := tx.TeamsIn(ctx, subject)
		if err != nil {
			return done{}, err
		}
		i := slices.IndexFunc(teams, func(t pilot.Team) bool { return t.ID == teamID })
		if i < 0 {
			return done{}, fault.Missing("team")
		}
		old := teams[i]
		opens, err := a.opens(ctx, tx.View, p)
		if err != nil {
			return done{}, err
		}
		opens.LiveSince = old.Live
		team, err := pilot.CheckTeam(in, opens, a.Today())
		if err != nil {
			return done{}, err
		}
		if err := taken(version, old.Rows); err != nil {
			return done{}, err
		}
		if err := a.saveTeam(ctx, tx, who, subject, old, team, in.Leaves == "yes"); err != nil {
			return done{}, err
		}
		leaves := ""
		if in.Leaves == "yes" {
			leaves = "No"
		}
		before, after := diff(change{"planned to go live", old.Planned.Long(), team.Planned.Long()}, change{"went live", old.Live.Long(), team.Live.Long()},
			change{"old way switched off", old.Off.Long(), team.Off.Long()}, change{"note", old.Note, team.Note}, change{"takes part", "", leaves})
		after["team"] = old.Name
		before["team"] = old.Name
		return done{id: old.ID, event: history.Event{Deed: "team.edit", Subject: history.Touch{Kind: "team", ID: old.ID}, Before: before, After: after}}, nil
	})
	return err
}

func (a *App) saveTeam(ctx context.Context, tx store.Tx, who access.Actor, of access.Subject, old, now pilot.Team, leaves bool) error {
	if leaves || now.Planned != old.Planned {
		if err := tx.AddPlannedTeam(ctx, a.NewID(), of, old.ID, now.Planned, leaves, a.instant(), who.ID); err != nil {
			return err
		}
	}
	for _, e := range []struct {
		event         string
		before, after day.Day
		note          string
		noted         bool
	}{{pilot.Live, old.Live, now.Live, now.Note, now.Note != old.Note}, {pilot.OldWayOff, old.Off, now.Off, "", false}} {
		if e.before == e.after && (!e.noted || e.after.IsZero()) {
			continue
		}
		// A day that was taken away again is withdrawn, and stays in the record.
		on, withdrawn := e.after, e.after.IsZero()
		if withdrawn {
			on = e.before
		}
		if err := tx.AddLiveEvent(ctx, a.NewID(), of, store.LiveEvent{Team: old.ID, Event: e.event, On: on, Note: e.note, Withdrawn: withdrawn}, a.instant(), who.ID); err != nil {
			return err
		}
	}
	return nil
}

// TeamsOf are the teams of a trust by name.
func (a *App) TeamsOf(ctx context.Context, organisation string) ([]store.Team, error) {
	return a.Store.Read().Teams(ctx, organisation)
}
