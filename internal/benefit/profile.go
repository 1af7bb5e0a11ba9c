package benefit

import (
	"math/big"
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
)

// What a profile promises: something good, or new cost and work, which is recorded the same way and subtracted.
const (
	Benefit    = "benefit"
	Disbenefit = "disbenefit"
)

// Profile is what a pilot or an adoption promises for one measure.
type Profile struct {
	ID          string
	Measure     Ref
	Title       string   // its own name, when the measure's is not enough
	StaffGroups []string // the groups it speaks of; empty means those of the measure
	Class       string   // cash_releasing, non_cash_releasing, societal, not_valued
	Kind        string   // benefit or disbenefit
	Target      decimal.Maybe
	TargetOn    day.Day       // the review day
	SustainAt   decimal.Maybe // still worth having; the target when not set (Groundwork rules, section 3)
	Owner       string        // a person's id
	OwnerRole   string
	Attribution string // direct, comparison, time_series, agreed_share
	Share       decimal.Maybe
	Every       Frequency
	DayType     string // working_day when empty: which days "a day" means
	Annual      bool   // baseline and target are per year, while the figures are per period
	Window      int    // how many of the last figures make "now"; 0 means UsualWindow
	Assumptions string
	Purpose     string // what the time or money is for, once it is free
	Found       Side   // how the figures after go-live are found
	Missed      string // the reason recorded for not reaching the target
}

// Baseline is the figure before, locked by a named person. A correction is a new baseline with a reason; figures that
// were given against the old one keep it.
type Baseline struct {
	ID         string
	Value      decimal.Maybe // unknown when there could be none, and From says why
	From       string        // what it is: "mean of 16 weekly points"
	Period     Period        // what it was taken from; the zero Period when only From says
	Minutes    decimal.Maybe // where hours are reckoned from minutes a case: the minutes before
	Found      Side          // how it was found
	LockedBy   string
	LockedOn   day.Day // none: not locked yet
	Reason     string
	RecordedAt day.Instant
	Supersedes string // the baseline that this one corrects
}

// Locked reports whether figures may be judged against the baseline.
func (b Baseline) Locked() bool { return !b.LockedOn.IsZero() }

// Lock says whether b may be locked: nothing after go-live can be a baseline, and correcting a locked one needs a reason.
func Lock(b, old Baseline, live, today day.Day) error {
	var bad fault.Fields
	switch {
	case b.LockedOn.IsZero():
		bad.Add("baseline-day", "Enter the day on which the baseline was locked")
	case b.LockedOn > today:
		bad.Add("baseline-day", "The baseline cannot be locked in the future")
	}
	if !live.IsZero() && !b.Period.To.IsZero() && b.Period.To >= live {
		bad.Add("baseline-period", "The baseline must end before go-live on %s", live.Long())
	}
	if !b.Value.Known && strings.TrimSpace(b.From) == "" {
		bad.Add("baseline", "Enter the baseline, or say why there is none")
	}
	if old.Locked() && strings.TrimSpace(b.Reason) == "" {
		bad.Add("baseline-reason", "Say why the baseline is corrected")
	}
	return bad.Err()
}

// UsualWindow is how many of the last figures make "now": four weeks, three months of a sum, otherwise the last one.
func (p Profile) UsualWindow() int {
	switch {
	case p.Window > 0:
		return p.Window
	case p.Every == Weekly:
		return 4
	case p.Annual && p.Every == Monthly:
		return 3
	default:
		return 1
	}
}

// Now is the newest figure in the terms of the target: the average of the last few, per year where the target is.
func (p Profile) Now(m Measure, standing []Observation) (Figure, error) {
	f, err := Latest(m, standing, p.UsualWindow())
	if err == nil && p.Annual {
		f = f.AYear(p.Every)
	}
	return f, err
}

// Met reports whether v is at the target or better; false when there is no target.
func (p Profile) Met(m Measure, v *big.Rat) bool { return p.Target.Known && m.Reaches(v, p.Target.D) }

// Threshold is from where on a benefit counts as sustained: its own field, else the target.
func (p Profile) Threshold() decimal.Maybe {
	if p.SustainAt.Known {
		return p.SustainAt
	}
	return p.Target
}

// Reaches reports whether v is at bar or better, by the direction of the measure. Where neither way is better, up counts.
func (m Measure) Reaches(v *big.Rat, bar decimal.Decimal) bool {
	if m.Lower() {
		return v.Cmp(bar.Rat()) <= 0
	}
	return v.Cmp(bar.Rat()) >= 0
}

// ProfileInput is a promise as somebody typed it; the first four are all that is needed.
type ProfileInput struct {
	Baseline, Target, TargetOn, Owner string
	BaselineFrom                      string
	Class, Attribution                string
}

// Promise turns in into a profile and its baseline, or says field by field why not. A target on the wrong side of the
// baseline is refused, except for new cost and work, whose target is the most that may come of it.
func Promise(m Measure, in ProfileInput, kind string) (Profile, Baseline, fault.Fields, error) {
	r := &reader{m: m}
	p := Profile{Measure: m.Ref(), Kind: kind, Class: in.Class, Owner: strings.TrimSpace(in.Owner), Attribution: in.Attribution, Every: FrequencyOf(m.Frequency)}
	if p.Class == "" {
		p.Class = m.DefaultClass
	}
	b := Baseline{Value: r.figure("baseline", "The baseline", in.Baseline, m.Unit), From: strings.TrimSpace(in.BaselineFrom)}
	p.Target = r.figure("target", "The target", in.Target, m.Unit)
	if p.Owner == "" {
		r.bad.Add("owner", "Choose who owns this benefit")
	}
	if strings.TrimSpace(in.Target) == "" {
		r.bad.Add("target", "Enter the target")
	}
	p.TargetOn = r.reviewDay(in.TargetOn)
	wrong := p.Target.Known && b.Value.Known && kind != Disbenefit && !m.IsDisbenefit && m.Direction != Neutral && !m.Reaches(p.Target.D.Rat(), b.Value.D)
	if wrong {
		better := map[bool]string{true: "lower", false: "higher"}[m.Lower()]
		r.bad.Add("target", "The target of %s is worse than the baseline of %s: for this measure %s is better", p.Target.D, b.Value.D, better)
	}
	return p, b, r.notes, r.bad.Err()
}

func (r *reader) reviewDay(s string) day.Day {
	s = strings.TrimSpace(s)
	if s == "" {
		r.bad.Add("target-on", "Enter the day by which the target should be met")
		return 0
	}
	d, err := day.Parse(s)
	if err != nil {
		r.bad.Add("target-on", "Enter the day like 2026-03-31")
	}
	return d
}
