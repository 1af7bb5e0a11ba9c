package demo

import (
	"context"

	"groundwork/internal/pilot"
)

// pilots registers the main pilot and the two short ones.
func (s *story) pilots(ctx context.Context) error {
	p := s.demo.Pilot
	who, err := s.as(ctx, p.InnovationLeads[0], p.Dates.Registered)
	if err != nil {
		return err
	}
	_, err = s.on(p.Dates.Registered, p.ID, p.Innovation).RegisterPilot(ctx, who, pilot.Input{
		Name: s.demo.Innovation.Name, Trust: p.LeadTrust, Problem: s.demo.Innovation.Problem, Lead: p.InnovationLeads[0], Situation: string(pilot.Planned)})
	return err
}
