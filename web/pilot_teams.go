package web

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"groundwork/internal/fault"
	"groundwork/internal/pilot"
	"groundwork/templates/pilots"
	"groundwork/templates/ui"
)

// pilotTeams are the teams in which a pilot is tried.
func (s *Server) pilotTeams(c echo.Context) error {
	return s.pilotTeamsPage(c, http.StatusOK, pilot.TeamInput{}, nil)
}

func (s *Server) pilotTeamsPage(c echo.Context, status int, in pilot.TeamInput, errors fault.Fields) error {
	r, err := s.pilotForm(c)
	if err != nil {
		return err
	}
	p := pilots.Teams{Head: s.pilotHead(r), Teams: r.Teams, Input: in, Errors: errors, Others: []ui.Option{{Label: "Choose"}}}
	all, err := s.App.TeamsOf(c.Request().Context(), r.LeadTrust)
	if err != nil {
		return err
	}
	for _, t := range all {
		if !slices.ContainsFunc(r.Teams, func(x pilot.Team) bool { return x.ID == t.ID }) {
			p.Others = append(p.Others, ui.Option{Value: t.ID, Label: t.Name})
		}
	}
	return render(c, status, p.Page())
}

// pilotTeamAdd makes a team take part.
func (s *Server) pilotTeamAdd(c echo.Context) error {
	r, id := c.Request(), c.Param("pilot")
	in := pilot.TeamInput{Team: r.PostFormValue("team"), Name: r.PostFormValue("name"), Kind: r.PostFormValue("kind"), Planned: typedDay(r, "planned")}
	_, err := s.App.AddPilotTeam(r.Context(), s.who(c), id, in)
	return s.saved(c, err, "/pilots/"+id+"/teams", "Team added", func(status int, errors fault.Fields, _ bool) error {
		return s.pilotTeamsPage(c, status, in, errors)
	})
}

// pilotTeam asks for the days of one team.
func (s *Server) pilotTeam(c echo.Context) error { return s.pilotTeamPage(c, http.StatusOK, nil, nil) }

func (s *Server) pilotTeamPage(c echo.Context, status int, typed *pilot.TeamInput, errors fault.Fields) error {
	r, err := s.pilotForm(c)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(r.Teams, func(t pilot.Team) bool { return t.ID == c.Param("team") })
	if i < 0 {
		return fault.Missing("team")
	}
	t := r.Teams[i]
	now := pilot.TeamInput{Planned: t.Planned.String(), Live: t.Live.String(), Off: t.Off.String(), Note: t.Note}
	p := pilots.Team{Head: s.pilotHead(r), Team: t, Input: now, Errors: errors, Version: strconv.Itoa(t.Rows)}
	if typed != nil {
		p.Input = *typed
	}
	if status == http.StatusConflict {
		p.Both = differ(pilots.Difference{Field: "Planned to go live", Saved: longDay(now.Planned), Yours: longDay(typed.Planned)}, pilots.Difference{Field: "Went live", Saved: longDay(now.Live), Yours: longDay(typed.Live)},
			pilots.Difference{Field: "Old way switched off", Saved: longDay(now.Off), Yours: longDay(typed.Off)}, pilots.Difference{Field: "Why it differed from the plan", Saved: now.Note, Yours: typed.Note})
	}
	return render(c, status, p.Page())
}

// pilotTeamSave saves them.
func (s *Server) pilotTeamSave(c echo.Context) error {
	r, id := c.Request(), c.Param("pilot")
	in := pilot.TeamInput{Planned: typedDay(r, "planned"), Live: typedDay(r, "live"), Off: typedDay(r, "off"), Note: r.PostFormValue("note"), Leaves: r.PostFormValue("leaves")}
	err := s.App.EditPilotTeam(r.Context(), s.who(c), id, c.Param("team"), in, versionOf(r))
	return s.saved(c, err, "/pilots/"+id+"/teams", "Saved", func(status int, errors fault.Fields, _ bool) error {
		return s.pilotTeamPage(c, status, &in, errors)
	})
}
