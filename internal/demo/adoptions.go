package demo

import (
	"context"
	"fmt"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/content"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/pilot"
	"groundwork/internal/readiness"
)

// adoptions tells how three trusts take up the main pilot, and how a fourth decided not to.
func (s *story) adoptions(ctx context.Context) error {
	for i := range s.demo.Adoptions {
		if err := s.adoption(ctx, &s.demo.Adoptions[i]); err != nil {
			return fmt.Errorf("%s: %w", s.demo.Adoptions[i].ID, err)
		}
	}
	return nil
}

func (s *story) adoption(ctx context.Context, d *content.DemoAdoption) error {
	if err := s.startAdoption(ctx, d); err != nil {
		return err
	}
	for _, reached := range []struct {
		key string
		on  day.Day
	}{{adoption.Assessing, d.Reached.Assessing}, {adoption.Preparing, d.Reached.Preparing}} {
		if reached.on.IsZero() {
			continue
		}
		err := s.asOwner(ctx, d, reached.on, func(a *app.App, who access.Actor) error { return a.ReachStage(ctx, who, d.ID, reached.key) })
		if err != nil {
			return err
		}
	}
	for _, v := range d.PackVersions {
		who, err := s.as(ctx, v.AcceptedBy, v.AcceptedOn)
		if err != nil {
			return err
		}
		if err := s.on(v.AcceptedOn).AcceptPack(ctx, who, d.ID, v.Version); err != nil {
			return err
		}
	}
	if n := d.NotAdopting; n != nil {
		who, err := s.as(ctx, n.DecidedBy, n.DecidedOn)
		if err != nil {
			return err
		}
		return s.on(n.DecidedOn).DeclineAdoption(ctx, who, d.ID, adoption.DeclineInput{Reason: n.Reason, Text: n.Text, Again: n.AskAgainOn.String()})
	}
	return s.planAdoption(ctx, d)
}

// asOwner does something as the senior responsible owner on a day.
func (s *story) asOwner(ctx context.Context, d *content.DemoAdoption, on day.Day, do func(a *app.App, who access.Actor) error) error {
	who, err := s.as(ctx, d.SeniorResponsible, on)
	if err != nil {
		return err
	}
	return do(s.on(on), who)
}

func (s *story) startAdoption(ctx context.Context, d *content.DemoAdoption) error {
	began := d.Reached.Interested
	who, err := s.as(ctx, d.SeniorResponsible, began)
	if err != nil {
		return err
	}
	in := adoption.StartInput{Pilot: d.Pilot, Facts: map[string]string{}, People: map[string]string{adoption.Owner: d.SeniorResponsible,
		adoption.ClinicalLead: d.ClinicalLead, adoption.OperationalLead: d.OperationalLead, adoption.Contact: d.Contact}}
	for _, f := range adoption.AskedHere(s.app.Core().Facts) {
		in.Facts[f.Key] = "no"
		if slices.Contains(d.Conditions, f.Key) {
			in.Facts[f.Key] = "yes"
		}
	}
	if _, err := s.on(began, d.ID).StartAdoption(ctx, who, in, 0); err != nil {
		return err
	}
	if !d.ToldOthers {
		return nil
	}
	return s.on(began).TellOthers(ctx, who, d.ID)
}

// planAdoption tells what is planned: the gates, counted from the day of loading, the teams, the volume,
// the stop rules and the reviews.
func (s *story) planAdoption(ctx context.Context, d *content.DemoAdoption) error {
	p := d.PlannedGates
	planned := map[string]string{}
	for g, in := range map[readiness.Gate]int{readiness.Adopt: p.AdoptInDays, readiness.GoLive: p.GoLiveInDays, readiness.BusinessAsUsual: p.BAUInDays} {
		if in > 0 {
			planned[g.String()] = s.inDays(in).String()
		}
	}
	if err := s.asOwner(ctx, d, s.today, func(a *app.App, who access.Actor) error { return a.PlanGates(ctx, who, d.ID, planned) }); err != nil {
		return err
	}
	assessing := d.Reached.Assessing
	if v := d.Volume; v != nil {
		err := s.asOwner(ctx, d, assessing, func(a *app.App, who access.Actor) error {
			return a.CountCases(ctx, who, d.ID, decimal.Of(int64(v.CasesPerWorkingDay)).Plain(), v.Source)
		})
		if err != nil {
			return err
		}
	}
	if err := s.asOwner(ctx, d, assessing, func(a *app.App, who access.Actor) error { return a.AgreeStopRules(ctx, who, d.ID, d.StopRules) }); err != nil {
		return err
	}
	for _, t := range d.Teams {
		on := t.PlannedGoLive
		if t.PlannedGoLiveInDays > 0 {
			on = s.inDays(t.PlannedGoLiveInDays)
		}
		err := s.asOwner(ctx, d, cmpDay(d.Reached.Preparing, assessing), func(a *app.App, who access.Actor) error {
			_, err := a.Named(t.ID).AddAdoptionTeam(ctx, who, d.ID, pilot.TeamInput{Name: t.Name, Kind: t.Kind, Planned: on.String()})
			return err
		})
		if err != nil {
			return err
		}
	}
	for _, r := range d.Reviews {
		err := s.asOwner(ctx, d, cmpDay(r.HeldOn, d.Reached.Live), func(a *app.App, who access.Actor) error {
			return a.BookReview(ctx, who, d.ID, adoption.Review{Months: r.Months, Due: r.DueOn, Reviewer: r.Reviewer, HeldOn: r.HeldOn, Finding: r.Finding})
		})
		if err != nil {
			return err
		}
	}
	if d.OthersMayAskUs {
		return s.asOwner(ctx, d, d.Reached.Live, func(a *app.App, who access.Actor) error { return a.OfferAnswers(ctx, who, d.ID) })
	}
	return nil
}

// cmpDay is the first day, or the second where there is no first.
func cmpDay(first, second day.Day) day.Day {
	if first.IsZero() {
		return second
	}
	return first
}

// goLives tells which teams of the adopters went live: behind the decisions, without which no team may.
func (s *story) goLives(ctx context.Context) error {
	for i := range s.demo.Adoptions {
		d := &s.demo.Adoptions[i]
		if w := s.demo.AdopterWorkflow; w.Adoption == d.ID && !w.SetUpSignedOff.IsZero() {
			on := w.SetUpSignedOff
			if err := s.asOwner(ctx, d, on, func(a *app.App, who access.Actor) error { return a.SignOffSetUp(ctx, who, d.ID, on.String()) }); err != nil {
				return err
			}
		}
		for _, t := range d.Teams {
			if t.WentLive.IsZero() {
				continue
			}
			err := s.asOwner(ctx, d, t.WentLive, func(a *app.App, who access.Actor) error {
				in := pilot.TeamInput{Planned: t.PlannedGoLive.String(), Live: t.WentLive.String(), Note: t.LateBecause}
				return a.EditAdoptionTeam(ctx, who, d.ID, t.ID, in, app.AsItStands)
			})
			if err != nil {
				return fmt.Errorf("%s: %w", t.ID, err)
			}
		}
	}
	return nil
}
