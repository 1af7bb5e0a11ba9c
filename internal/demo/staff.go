package demo

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/day"
	"groundwork/internal/person"
	"groundwork/internal/staff"
)

// engagementKinds are the ways to ask staff as the record words them.
var engagementKinds = map[string]string{"walk-through of the work": "walk_through", "anonymous pulse": "survey", "partnership forum": "forum"}

// staff tells how the staff of the main pilot were asked and trained, and who they can call.
func (s *story) staff(ctx context.Context) error {
	of := access.Subject{Kind: "pilot", ID: s.demo.Pilot.ID}
	lead := s.demo.Pilot.InnovationLeads[0]
	line := app.StaffLine{Of: of}
	for _, e := range s.demo.Engagement {
		who, err := s.as(ctx, lead, e.HeldOn)
		if err != nil {
			return err
		}
		kind, known := engagementKinds[e.Kind]
		if !known {
			return fmt.Errorf("%s: staff cannot be asked by %q", e.ID, e.Kind)
		}
		in := staff.EngagementInput{Held: e.HeldOn.String(), Kind: kind, TookPart: e.With, YouSaid: e.YouSaid, WeDid: s.named(e.WeDid)}
		if e.Asked > 0 {
			in.Asked, in.Answered = strconv.Itoa(e.Asked), strconv.Itoa(e.Answered)
			in.WantIt, in.ThinkCan = strconv.Itoa(e.WantItPercent), strconv.Itoa(e.ThinkWeCanPercent)
		}
		if _, err := s.on(e.HeldOn, e.ID).RecordEngagement(ctx, who, line, in); err != nil {
			return fmt.Errorf("%s: %w", e.ID, err)
		}
	}
	for i, t := range s.demo.Training {
		who, err := s.as(ctx, lead, t.CompletedOn)
		if err != nil {
			return err
		}
		in := staff.TrainingInput{Team: t.Team, Planned: strconv.Itoa(t.InScope), Done: strconv.Itoa(t.Trained), Hours: t.HoursEach.Plain(), Finished: t.CompletedOn.String(), How: t.How}
		if _, err := s.on(t.CompletedOn, "trn-"+strconv.Itoa(i+1)).RecordTraining(ctx, who, line, in); err != nil {
			return fmt.Errorf("training of %s: %w", t.Team, err)
		}
	}
	for i, x := range s.demo.Support {
		who, err := s.as(ctx, lead, x.From)
		if err != nil {
			return err
		}
		in := staff.SupportInput{Kind: strings.ToUpper(x.Kind[:1]) + x.Kind[1:], Cover: x.Cover, Owner: person.Owner{Person: x.Owner}.Value(), From: x.From.String(), Until: x.To.String()}
		if _, err := s.on(x.From, "sup-"+strconv.Itoa(i+1)).RecordSupport(ctx, who, line, in); err != nil {
			return fmt.Errorf("support by %s: %w", x.Kind, err)
		}
	}
	return nil
}

// named is a text with the names of benefits where the record has their ids, which nobody reads.
func (s *story) named(text string) string {
	for _, b := range s.demo.Benefits {
		if m, ok := s.app.Library.Measures.Measure(b.Measure); ok {
			text = strings.ReplaceAll(text, b.ID, "the benefit “"+m.Name+"”")
		}
	}
	return text
}

// leadOr is the person on a day where they may do a deed at the trust, else a leader of the trust, who tells it for them.
func (s *story) leadOr(ctx context.Context, personID, trust string, deed access.Deed, on day.Day) (access.Actor, error) {
	who, err := s.as(ctx, personID, on)
	if err != nil || access.Permit(who, deed, access.At(trust)) == nil {
		return who, err
	}
	return s.as(ctx, s.leaderOf(trust, personID), on)
}
