package national

import (
	"context"

	"groundwork/internal/content"
	"groundwork/internal/organisation"
)

// rateCard publishes the example of a rate card that the small demo has, by the national programme lead.
func (w *world) rateCard(ctx context.Context) error {
	card, err := content.LoadDemoRateCard(w.app.Library)
	if err != nil {
		return err
	}
	a := w.on(w.began + 1)
	who, err := a.Actor(ctx, personID(organisation.England, 0), "")
	if err != nil {
		return err
	}
	_, err = a.PublishRateCard(ctx, who, card.Input(), true)
	return err
}
