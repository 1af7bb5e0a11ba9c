package pilot

import (
	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// Team is part of the lead trust in which the pilot is tried.
type Team struct {
	ID      string
	Name    string
	Kind    string
	Planned day.Day
	Live    day.Day
	Off     day.Day // the old way was switched off
	Note    string  // about going live: "Slow sign-in at the site"
	Rows    int     // how often anything about it was saved
}

// Events in the life of a team in a pilot, as live_event names them.
const (
	Live       = "live"
	OldWayOff  = "old_way_off"
	Configured = "configured"
)

// TeamInput is a team of a pilot as somebody typed it.
type TeamInput struct {
	Team    string // id of a team of the trust; empty names a new one
	Name    string
	Kind    string
	Planned string
	Live    string
	Off     string
	Note    string
	Leaves  string // "yes": the team takes no part any more
}

// CheckNewTeam reads a team that joins: one that the trust has, or a new one by name.
func CheckNewTeam(in TeamInput) (Team, error) {
	var bad fault.Fields
	t := Team{ID: in.Team, Name: squeeze(in.Name), Kind: squeeze(in.Kind)}
	if t.ID == "" && t.Name == "" {
		bad.Add("name", "Enter the name of the team, or select one")
	}
	tooLong(&bad, "name", "Name of the team", t.Name, nameLongest)
	tooLong(&bad, "kind", "Kind of team", t.Kind, nameLongest)
	t.Planned = readDay(&bad, "planned", "Planned to go live", in.Planned)
	return t, bad.Err()
}

// CheckTeam reads what is known of a team.
func CheckTeam(in TeamInput, o Opens, today day.Day) (Team, error) {
	var bad fault.Fields
	t := Team{Note: squeeze(in.Note)}
	t.Planned = readDay(&bad, "planned", "Planned to go live", in.Planned)
	t.Live = readDay(&bad, "live", "Went live", in.Live)
	t.Off = readDay(&bad, "off", "Old way switched off", in.Off)
	notAhead(&bad, "live", "Went live", t.Live, today)
	notAhead(&bad, "off", "Old way switched off", t.Off, today)
	switch {
	case t.Live.IsZero() && !t.Off.IsZero():
		bad.Add("live", "Enter the day on which the team went live")
	case !t.Off.IsZero() && t.Off < t.Live:
		bad.Add("off", "Old way switched off must be on or after the day the team went live, %s", t.Live.Long())
	default:
		o.check(&bad, "live", "Went live", "A team cannot go live", t.Live)
	}
	tooLong(&bad, "note", "Note", t.Note, lineLongest)
	return t, bad.Err()
}

// TeamsLive counts the teams that are live, and says since when the first is.
func TeamsLive(teams []Team) (n int, first day.Day) {
	for _, t := range teams {
		if t.Live.IsZero() {
			continue
		}
		n++
		if first.IsZero() || t.Live < first {
			first = t.Live
		}
	}
	return n, first
}
