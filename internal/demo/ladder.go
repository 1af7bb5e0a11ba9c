package demo

import (
	"context"

	"groundwork/internal/benefit"
	"groundwork/internal/content"
	"groundwork/internal/day"
)

// hoursUsed says what the clinical hours freed were used for in the newest quarter for which their use was counted.
func (s *story) hoursUsed(ctx context.Context) error {
	var series content.DemoLine
	for _, b := range s.demo.Benefits {
		if b.Measure == "time-redeployed" {
			series = s.demo.SeriesOf(b.ID)
		}
	}
	who, err := s.as(ctx, series.EnteredBy, accepted)
	if err != nil {
		return err
	}
	newest := s.inputs(series)
	last := newest[len(newest)-1]
	from, err := day.Parse(last.in.From)
	if err != nil {
		return err
	}
	in := benefit.UseInput{Hours: last.in.Numerator, For: series.Source}
	return s.on(accepted).UseHours(ctx, who, "ben-1", from, in, 0)
}
