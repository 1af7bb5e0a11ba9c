package spc

import (
	"math"
	"time"

	"groundwork/internal/fault"
)

// inputJSON is a series as programs write it; the names are those of the published test vectors.
type inputJSON struct {
	Points         []pointJSON `json:"points"`
	Direction      string      `json:"improvement_direction"`
	Target         *float64    `json:"target"`
	Rebase         []string    `json:"rebase"`
	FixAfter       *float64    `json:"fix_after_n_points"`
	ScreenOutliers *bool       `json:"screen_outliers"`
}

type pointJSON struct {
	Date  string   `json:"date"`
	Value *float64 `json:"value"`
}

// series turns in into a Series, or says what to mend.
func (in inputJSON) series() (Series, error) {
	s := Series{Points: make([]Point, len(in.Points)), Target: figure(in.Target), ScreenOutliers: true}
	if in.ScreenOutliers != nil {
		s.ScreenOutliers = *in.ScreenOutliers
	}
	var ok bool
	if s.Direction, ok = directions[in.Direction]; !ok {
		return s, fault.Refused("improvement_direction", "improvement_direction must be increase, decrease or neutral")
	}
	if in.FixAfter != nil {
		n := *in.FixAfter
		if n != math.Trunc(n) || n < MinFixAfter || n > math.MaxInt32 {
			return s, fault.Refused("fix_after_n_points", "fix_after_n_points must be a whole number, %d or more", MinFixAfter)
		}
		s.FixAfter = int(n)
	}
	for i, p := range in.Points {
		at, err := moment(p.Date)
		if err != nil {
			return s, err
		}
		s.Points[i] = Point{At: at, Value: figure(p.Value)}
	}
	for _, d := range in.Rebase {
		at, err := moment(d)
		if err != nil {
			return s, err
		}
		s.Rebase = append(s.Rebase, at)
	}
	return s, nil
}

var directions = map[string]Direction{"": Increase, "increase": Increase, "decrease": Decrease, "neutral": Neutral}

func figure(v *float64) Figure {
	if v == nil {
		return Figure{}
	}
	return Of(*v)
}

// layouts are the ways to write a date or a date with a time.
var layouts = []string{time.DateOnly, time.RFC3339, "2006-01-02T15:04:05", time.DateTime, "2006-01-02T15:04", "2006-01-02 15:04"}

func moment(s string) (time.Time, error) {
	for _, l := range layouts {
		if t, err := time.Parse(l, s); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fault.Refused("date", "%q is not a date like 2026-03-31", s)
}
