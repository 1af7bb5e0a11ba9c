package demo

import (
	"context"
	"fmt"
	"strings"

	"groundwork/internal/day"
)

// hoursPlanned is what the pilot's hours a working day should reach in single weeks: slowly while few teams are live, faster once
// all are, the target in the last week but one.
var hoursPlanned = []struct {
	week  day.Day
	hours int
}{
	{day.On(2025, 9, 29), 5}, {day.On(2025, 10, 27), 12}, {day.On(2025, 11, 24), 20}, {day.On(2025, 12, 29), 28},
	{day.On(2026, 1, 26), 38}, {day.On(2026, 2, 23), 46}, {day.On(2026, 3, 23), 50},
}

// trajectory plans the way to the target of the hours freed, on the day on which it was promised.
func (s *story) trajectory(ctx context.Context) error {
	who, err := s.as(ctx, s.demo.Pilot.InnovationLeads[1], promised)
	if err != nil {
		return err
	}
	var text strings.Builder
	for _, w := range hoursPlanned {
		fmt.Fprintf(&text, "%s\t%d\n", w.week, w.hours)
	}
	return s.on(promised).PlanTrajectory(ctx, who, "ben-1", text.String(), "", 0)
}
