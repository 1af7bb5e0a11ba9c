package benefit

import (
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// Move is how a benefit goes on under a newer version of its measure: as another benefit, from a day. The figures that were
// given to the old version keep it (comparability_rules: changing how something is measured starts a new series).
type Move struct {
	Into   string  // the benefit that goes on
	On     day.Day // the first day of its first period
	Reason string
	By     string // a person's id
	At     day.Instant
}

// Happened reports whether the benefit went on as another.
func (m Move) Happened() bool { return m.Into != "" }

// MoveInput is a move as somebody typed it.
type MoveInput struct{ On, Target, Reason string }

// Open reports whether figures may still come, so that the benefit can go on under another version.
func (j Judged) Open() bool {
	return !j.Moved.Happened() && (j.Subject.Ended.IsZero() || j.Subject.Ended >= j.Today)
}

// MoveTo is the promise that goes on under m, a newer version of the same measure, or says field by field why not. Target and
// first period are said anew, because the new definition may count otherwise; the baseline is taken and locked anew later.
func (j Judged) MoveTo(m Measure, in MoveInput) (Profile, Move, error) {
	again := j.Profile.Input()
	again.Target = in.Target
	p, _, _, err := Promise(m, again, j.Profile.Kind)
	r := &reader{m: m}
	r.bad = append(r.bad, fault.Of(err).Fields...)
	p.Every, p.Annual, p.Window = j.Line.Every, j.Profile.Annual, j.Profile.Window
	move := Move{On: r.typedDay("move-on", "The first day", in.On), Reason: r.words("reason", "The reason", in.Reason)}
	switch {
	case m.ID != j.Measure.ID || m.Version <= j.Measure.Version:
		r.bad.Add("move-on", "There is no newer version of this measure")
	case !j.Open():
		r.bad.Add("move-on", "No more figures are due here, so they keep the version they were given to")
	case move.On.IsZero() && r.bad.For("move-on") == "":
		r.bad.Add("move-on", "Enter the first day that is counted under the new definition")
	case !move.On.IsZero() && p.Every == Weekly && len(j.Standing) > 0 && (move.On-j.Standing[0].Period.From)%7 != 0:
		r.bad.Add("move-on", "%s is not the first day of a week: the others start on a %s", move.On.Long(), j.Standing[0].Period.From.Time().Weekday())
	case !move.On.IsZero() && !p.Every.Fits(p.Every.Running(move.On, 1)[0]):
		r.bad.Add("move-on", "%s is not the first day of a %s: that would be %s", move.On.Long(), p.Every, p.Every.Starting(move.On).Long())
	case !move.On.IsZero() && len(j.Standing) > 0 && move.On <= j.Standing[len(j.Standing)-1].Period.To:
		r.bad.Add("move-on", "Figures up to %s follow the old definition already: choose a later day", j.Standing[len(j.Standing)-1].Period.To.Long())
	}
	if strings.TrimSpace(in.Reason) == "" {
		r.bad.Add("reason", "Say why the benefit moves to the new definition")
	}
	return p, move, r.bad.Err()
}

// NextPeriod is the first day of the period after the newest figure, which a form offers for a move.
func (j Judged) NextPeriod() day.Day {
	if n := len(j.Standing); n > 0 {
		return j.Standing[n-1].Period.To + 1
	}
	return j.Profile.Every.Starting(j.Today)
}
