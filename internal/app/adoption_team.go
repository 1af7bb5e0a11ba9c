package app

import (
	"context"
	"slices"
	"strconv"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/pilot"
	"groundwork/internal/readiness"
	"groundwork/internal/stage"
	"groundwork/internal/store"
)

// AddAdoptionTeam makes a team of the trust take part in an adoption, and answers its id. A name that the
// trust has already means that team.
func (a *App) AddAdoptionTeam(ctx context.Context, who access.Actor, id string, in pilot.TeamInput) (string, error) {
	named, err := pilot.CheckNewTeam(in)
	if err != nil {
		return "", err
	}
	var joined string
	err = a.editAdoption(ctx, who, id, func(tx store.Tx, s *seen, e *history.Event) error {
		team, err := a.teamOf(ctx, tx, s.Trust, named)
		if err != nil {
			return err
		}
		joined = team.ID
		have, err := tx.TeamsIn(ctx, s.subject())
		if err != nil {
			return err
		}
		if slices.ContainsFunc(have, func(t pilot.Team) bool { return t.ID == team.ID }) {
			return fault.Refused("name", "%s takes part already", team.Name)
		}
		e.Deed = "adoption.add_team"
		e.After["team"], e.After["planned to go live"] = team.Name, team.Planned.Long()
		since, err := tx.PlannedSince(ctx, s.subject())
		if err != nil {
			return err
		}
		if err := tx.AddPlannedTeam(ctx, a.NewID(), s.subject(), team.ID, team.Planned, false, a.instant(), who.ID); err != nil {
			return err
		}
		return a.scopeChanged(ctx, tx, who, s.Adoption, since)
	})
	return joined, err
}

// EditAdoptionTeam saves when a team is planned to go live, when it went live, and when the old way was
// switched off. No team goes live before the decision to go live.
func (a *App) EditAdoptionTeam(ctx context.Context, who access.Actor, id, teamID string, in pilot.TeamInput, version int) error {
	return a.editAdoption(ctx, who, id, func(tx store.Tx, s *seen, e *history.Event) error {
		teams, err := tx.TeamsIn(ctx, s.subject())
		if err != nil {
			return err
		}
		i := slices.IndexFunc(teams, func(t pilot.Team) bool { return t.ID == teamID })
		if i < 0 {
			return fault.Missing("team")
		}
		old := teams[i]
		opens := pilot.Opens{Decided: s.goLive(), Decision: "go live", LiveSince: old.Live}
		if opens.Redesign, err = a.workflowFirst(ctx, tx.View, s.subject()); err != nil {
			return err
		}
		now, err := pilot.CheckTeam(in, opens, a.Today())
		if err != nil {
			return err
		}
		if err := taken(version, old.Rows); err != nil {
			return err
		}
		leaves := in.Leaves == "yes"
		if err := a.saveTeam(ctx, tx, who, s.subject(), old, now, leaves); err != nil {
			return err
		}
		e.Before, e.After = diff(change{"planned to go live", old.Planned.Long(), now.Planned.Long()}, change{"went live", old.Live.Long(), now.Live.Long()},
			change{"old way switched off", old.Off.Long(), now.Off.Long()}, change{"note", old.Note, now.Note}, change{"takes part", "Yes", yesNo(!leaves)})
		e.Before["team"], e.After["team"] = old.Name, old.Name
		if e.Deed = "adoption.change_team"; old.Live.IsZero() && !now.Live.IsZero() {
			e.Deed = "adoption.start_team"
		}
		return nil
	})
}

// goLive is the day of the decision to go live that stands; zero when there is none.
func (s *seen) goLive() day.Day {
	for _, d := range stage.Standing(decisionsOf(s.decisions)) {
		if d.Gate == readiness.GoLive.String() && adoption.Passes(d.Outcome) {
			return d.On
		}
	}
	return 0
}

// SignOffSetUp records the day on which the technology was set up for an adoption: on or after the day on which both
// leads approved the adapted workflow. A later row corrects an earlier one, which stays in the record.
func (a *App) SignOffSetUp(ctx context.Context, who access.Actor, id, typed string) error {
	return a.editAdoption(ctx, who, id, func(tx store.Tx, s *seen, e *history.Event) error {
		first, err := a.workflowFirst(ctx, tx.View, s.subject())
		if err != nil {
			return err
		}
		on, err := adoption.CheckSetUp(typed, first, a.Today())
		if err != nil {
			return err
		}
		e.Deed = "adoption.sign_off"
		e.After["technology set-up signed off"] = on.Long()
		return tx.AddLiveEvent(ctx, a.NewID(), s.subject(), store.LiveEvent{Event: pilot.Configured, On: on}, a.instant(), who.ID)
	})
}

// BookReview says when a review of an adoption is due and by whom; with a day on which it was held, what it found.
func (a *App) BookReview(ctx context.Context, who access.Actor, id string, r adoption.Review) error {
	return a.editAdoption(ctx, who, id, func(tx store.Tx, s *seen, e *history.Event) error {
		if e.Deed = "adoption.book_review"; !r.HeldOn.IsZero() {
			e.Deed = "adoption.hold_review"
		}
		e.After["review after"] = strconv.Itoa(r.Months) + " months"
		e.After["due"], e.After["reviewer"], e.After["held on"], e.After["finding"] = r.Due.Long(), r.Reviewer, r.HeldOn.Long(), r.Finding
		return tx.AddAdoptionReview(ctx, a.line(who, id), r)
	})
}

// AgreeStopRules records what would end an adoption early, agreed before it starts.
func (a *App) AgreeStopRules(ctx context.Context, who access.Actor, id string, rules []string) error {
	return a.editAdoption(ctx, who, id, func(tx store.Tx, s *seen, e *history.Event) error {
		e.Deed = "adoption.agree_stop_rules"
		have, err := tx.StopRules(ctx, s.subject())
		if err != nil {
			return err
		}
		for i, text := range rules {
			rule := pilot.StopRule{Position: i + 1, Rule: text, DecidedBy: who.ID}
			if i < len(have) {
				rule.Rows = have[i].Rows
			}
			if err := tx.AddStopRule(ctx, a.NewID(), s.subject(), rule, a.instant(), who.ID); err != nil {
				return err
			}
			e.After["stop rule "+strconv.Itoa(i+1)] = text
		}
		return nil
	})
}
