package demo

import (
	"context"
	"fmt"
	"strconv"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/person"
	"groundwork/internal/workaround"
)

// workarounds are the local fixes of the adopters. The record does not say whether the next trust would need them too,
// so nobody says it; one that was closed was to stay until the day it was.
func (s *story) workarounds(ctx context.Context) error {
	for _, x := range s.demo.Workarounds {
		of := access.Subject{Kind: "adoption", ID: x.Adoption}
		who, err := s.leadOr(ctx, x.Owner, x.Organisation, access.RecordWorkaround, x.StartedOn)
		if err != nil {
			return err
		}
		expires := s.inDays(x.ExpiresInDays)
		if x.ExpiresInDays == 0 {
			expires = x.ClosedOn
		}
		in := workaround.Input{Item: x.Item, Title: x.Title, Why: x.Why, Hours: x.HoursPerWeek.Plain(), Rate: strconv.Itoa(x.PoundsPerHour), Owner: person.Owner{Person: x.Owner}.Value(),
			Started: x.StartedOn.String(), Expires: expires.String(), Others: string(workaround.Unknown), ClosesWhen: x.ClosesWhen}
		if _, err := s.on(x.StartedOn, x.ID).RecordWorkaround(ctx, who, of, in); err != nil {
			return fmt.Errorf("%s: %w", x.ID, err)
		}
		if x.ClosedOn.IsZero() {
			continue
		}
		if who, err = s.leadOr(ctx, x.Owner, x.Organisation, access.RecordWorkaround, x.ClosedOn); err != nil {
			return err
		}
		gone := workaround.CloseInput{On: x.ClosedOn.String(), Because: x.ClosedBecause}
		if err := s.on(x.ClosedOn).CloseWorkaround(ctx, who, of, x.ID, gone, app.AsItStands); err != nil {
			return fmt.Errorf("%s: %w", x.ID, err)
		}
	}
	return nil
}
