package demo

import (
	"context"

	"groundwork/internal/content"
)

// rateCard tells how the programme lead for England published an example of a rate card. She stands in the file of the
// card: the story of the consent pilot has nobody who may publish content.
func (s *story) rateCard(ctx context.Context) error {
	c, err := content.LoadDemoRateCard(s.app.Library)
	if err != nil {
		return err
	}
	if err := s.arrive(ctx, []content.DemoPerson{c.PublishedBy}); err != nil {
		return err
	}
	who, err := s.as(ctx, c.PublishedBy.ID, c.PublishedOn)
	if err != nil {
		return err
	}
	_, err = s.on(c.PublishedOn).PublishRateCard(ctx, who, c.Input(), true)
	return err
}
