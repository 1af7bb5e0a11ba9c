package demo

import (
	"context"
	"strings"

	"groundwork/internal/benefit"
	"groundwork/internal/content"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

// claims says whose time each benefit counts, and how two that met agreed to share it: the register was written up when
// the last of the days that it speaks of were over.
func (s *story) claims(ctx context.Context) error {
	w := s.demo.Workflow
	action := map[string]string{}
	for _, step := range w.Before {
		action[step.ID] = step.Action
	}
	var over day.Day
	benefits := map[string]string{}
	for _, c := range s.demo.Claims {
		over, benefits[c.ID] = max(over, c.To), c.Benefit
	}
	who, err := s.as(ctx, s.demo.Pilot.InnovationLeads[0], over)
	if err != nil {
		return err
	}
	for _, c := range s.demo.Claims {
		var steps []string
		for _, id := range c.Steps {
			steps = append(steps, action[id])
		}
		in := benefit.ClaimInput{Unit: w.UnitOfWork, Steps: strings.Join(steps, "\n"), Group: c.StaffGroup, From: c.From.String(), To: c.To.String(), Cases: decimal.Of(int64(c.Cases)).Plain()}
		if err := s.on(over, c.ID).ClaimTime(ctx, who, c.Benefit, in); err != nil {
			return err
		}
	}
	for _, o := range s.demo.Overlaps {
		if err := s.overlap(ctx, o, benefits[o.Claims[0]], action[o.Step]); err != nil {
			return err
		}
	}
	return nil
}

// overlap tells how one owner proposed shares and the other agreed.
func (s *story) overlap(ctx context.Context, o content.DemoOverlap, of, step string) error {
	first, second := o.Claims[0], o.Claims[1]
	proposes, err := s.as(ctx, o.AgreedBy[0], o.AgreedOn)
	if err != nil {
		return err
	}
	agrees, err := s.as(ctx, o.AgreedBy[1], o.AgreedOn)
	if err != nil {
		return err
	}
	in := benefit.SharedInput{Cases: decimal.Of(int64(o.Cases)).Plain(), Minutes: o.MinutesPerCase.Plain(), OfFirst: o.Shares[first].Plain(), OfSecond: o.Shares[second].Plain(), Why: o.Why}
	if err := s.on(o.AgreedOn, o.ID).ProposeShares(ctx, proposes, of, first, second, step, in); err != nil {
		return err
	}
	return s.on(o.AgreedOn).AgreeShares(ctx, agrees, of, first, second, step)
}
