package benefit

import "groundwork/internal/day"

// RevisitDue is the newest day, up to today, on which the benefit was to be looked at again and has not been: since that day
// nobody accepted, checked or concluded it, and nobody gave a forecast or said what became of it.
func (j Judged) RevisitDue() (day.Day, bool) {
	var due day.Day
	for _, d := range j.Profile.ReviewOn {
		if d <= j.Today && d > due {
			due = d
		}
	}
	if due.IsZero() {
		return 0, false
	}
	looked := []day.Instant{j.Forecast.At, j.Told.At}
	for _, r := range j.Reviews {
		looked = append(looked, r.At)
	}
	for _, at := range looked {
		if !at.IsZero() && at.Day() >= due {
			return 0, false
		}
	}
	return due, true
}
