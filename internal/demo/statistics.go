package demo

import (
	"bytes"
	"context"

	"groundwork/internal/access"
	"groundwork/internal/content"
)

// statistics loads the real figures of real organisations that the program carries: the only figures in the demo that are
// not invented, and the only ones that stand at real trusts.
func (s *story) statistics(ctx context.Context) error {
	files, err := content.Statistics()
	if err != nil {
		return err
	}
	for _, f := range files {
		if _, err := s.app.LoadStatistics(ctx, access.Actor{Operator: true}, f.Name, bytes.NewReader(f.Bytes)); err != nil {
			return err
		}
	}
	return nil
}
