package pilot

import (
	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// Kinds of day in the life of a pilot, as pilot_date names them.
const (
	Registered   = "registered"
	PlannedStart = "planned_start"
	PlannedEnd   = "planned_end"
	SetUpStarted = "set_up_started"
	Started      = "started"
	Ended        = "ended"
)

// Dates are the days of a pilot; zero where there is none yet.
type Dates struct {
	Registered, PlannedStart, PlannedEnd, SetUpStarted, Started, Ended day.Day
}

// Of is the day of a kind.
func (d *Dates) Of(kind string) *day.Day {
	return map[string]*day.Day{Registered: &d.Registered, PlannedStart: &d.PlannedStart, PlannedEnd: &d.PlannedEnd,
		SetUpStarted: &d.SetUpStarted, Started: &d.Started, Ended: &d.Ended}[kind]
}

// DateLabel is a kind in the words of its label.
func DateLabel(kind string) string {
	return map[string]string{Registered: "Registered", PlannedStart: "Planned start", PlannedEnd: "Planned end",
		SetUpStarted: "Technology set-up started", Started: "Started", Ended: "Ended"}[kind]
}

// Now is where the pilot is on a day: what its days say, else what was answered when it was registered.
func (d Dates) Now(told Situation) Situation {
	switch {
	case !d.Ended.IsZero():
		return Finished
	case !d.Started.IsZero():
		return Running
	}
	return told
}

// DatesInput is what happened when, as somebody typed it. FirstWritten is asked only of a pilot that was recorded
// afterwards: the day on which problem and idea were first written down.
type DatesInput struct{ FirstWritten, SetUpStarted, Started, Ended string }

// CheckDates reads the days on which things happened. None is needed, each may be corrected, and none lies ahead.
func CheckDates(in DatesInput, o Opens, today day.Day) (Dates, error) {
	var bad fault.Fields
	var d Dates
	for _, x := range []struct {
		kind, name, typed string
	}{{SetUpStarted, "set-up", in.SetUpStarted}, {Started, "started", in.Started}, {Ended, "ended", in.Ended}} {
		on := readDay(&bad, x.name, DateLabel(x.kind), x.typed)
		notAhead(&bad, x.name, DateLabel(x.kind), on, today)
		*d.Of(x.kind) = on
	}
	if o.Afterwards && in.FirstWritten != "" {
		d.Registered = readDay(&bad, "first-written", "First written down", in.FirstWritten)
		notAhead(&bad, "first-written", "First written down", d.Registered, today)
	}
	if len(bad) == 0 && !d.Ended.IsZero() {
		switch {
		case d.Started.IsZero():
			bad.Add("started", "Enter the day on which the pilot started")
		case d.Ended < d.Started:
			bad.Add("ended", "Ended must be on or after the day on which it started, %s", d.Started.Long())
		}
	}
	if len(bad) == 0 {
		o.checkSetUp(&bad, "set-up", DateLabel(SetUpStarted), d.SetUpStarted)
		o.check(&bad, "started", DateLabel(Started), "A pilot cannot start", d.Started)
	}
	return d, bad.Err()
}
