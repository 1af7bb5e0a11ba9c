package demo

import (
	"context"
	"fmt"

	"groundwork/internal/adoption"
	"groundwork/internal/content"
)

// decisions records what the adopters decided, with the outcome of the file. The answers of the story are
// counted from the day of loading, so that on the days of the decisions most of them do not exist yet:
// like anything that is recorded afterwards, each is frozen on what is held when it is recorded.
func (s *story) decisions(ctx context.Context) error {
	for i := range s.demo.Adoptions {
		d := &s.demo.Adoptions[i]
		for _, x := range d.Decisions {
			if err := s.decideAdoption(ctx, d, x); err != nil {
				return fmt.Errorf("%s: %w", x.ID, err)
			}
		}
	}
	return nil
}

func (s *story) decideAdoption(ctx context.Context, d *content.DemoAdoption, x content.DemoDecision) error {
	who, err := s.as(ctx, x.DecidedBy, s.today)
	if err != nil {
		return err
	}
	in := adoption.DecisionInput{Outcome: x.Outcome, On: x.DecidedOn.String(), By: x.DecidedBy, Why: x.Rationale, Minute: x.MinuteReference,
		Present: x.Present, Concerns: x.Dissent, NextReview: x.NextReviewOn.String()}
	_, err = s.on(s.today, x.ID).RecordDecision(ctx, who, d.ID, x.Gate, in)
	return err
}
