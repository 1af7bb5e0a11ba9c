package benefit

import (
	"slices"
	"strconv"
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
)

// ProfileInput is a promise as somebody typed it; the first four are all that is needed.
type ProfileInput struct {
	Baseline, Target, TargetOn, Owner string

	BaselineFrom, BaselineMinutes  string
	BaselineMethod, BaselineSample string
	Title                          string
	Kind                           string // benefit when empty
	Class, Attribution             string // those of the measure when empty
	Share                          string // percent, where owners agreed one
	StaffGroups                    []string
	SustainAt                      string // the target when empty
	Every                          string // as often as the measure says when empty
	Method, Sample                 string // how the figures are found
	Source                         string // in words
	PerPeriod                      bool   // pounds are for each period, not for a year
	DayType                        string
	Purpose, Assumptions           string
	Reason                         string // why an earlier promise is changed
}

// Attribution methods, as `attribution_methods` in the library.
const (
	Direct      = "direct"
	Comparison  = "comparison"
	TimeSeries  = "time_series"
	AgreedShare = "agreed_share"
)

// UsualAttribution is how a change in m is shown to come from the new way unless somebody says otherwise: hours and money
// are counted, other figures are read off their chart.
func (m Measure) UsualAttribution() string {
	if m.Kind == KindComputed || m.Kind == KindSum || m.Chart.Type != "xmr" {
		return Direct
	}
	return TimeSeries
}

// Yearly reports whether people speak of m by the year, while figures come more often: money.
func (m Measure) Yearly() bool {
	return m.Unit == "pounds" && m.Kind == KindSum && FrequencyOf(m.Frequency) != Yearly
}

// Promise turns in into a profile and its baseline, or says field by field why not. A target on the wrong side of the
// baseline is refused, except for new cost and work, whose target is the most that may come of it.
func Promise(m Measure, in ProfileInput, kind string) (Profile, Baseline, fault.Fields, error) {
	r := &reader{m: m}
	if in.Kind != "" {
		kind = in.Kind
	}
	if m.IsDisbenefit {
		kind = Disbenefit
	}
	b := r.baseline(BaselineInput{Value: in.Baseline, Minutes: in.BaselineMinutes, From: in.BaselineFrom, Method: in.BaselineMethod, Sample: in.BaselineSample})
	p := Profile{Measure: m.Ref(), Kind: kind, Class: orElse(in.Class, m.DefaultClass), Owner: strings.TrimSpace(in.Owner),
		Attribution: orElse(in.Attribution, m.UsualAttribution()), Every: Frequency(orElse(in.Every, string(FrequencyOf(m.Frequency)))),
		StaffGroups: in.StaffGroups, DayType: in.DayType, Annual: m.Yearly() && !in.PerPeriod}
	p.Target = r.figure("target", "The target", in.Target, m.Unit)
	if strings.TrimSpace(in.Target) == "" {
		r.bad.Add("target", "Enter the target")
	}
	p.TargetOn = r.reviewDay(in.TargetOn)
	if p.Owner == "" {
		r.bad.Add("owner", "Choose who owns this benefit")
	}
	p.Title = r.words("title", "The name", in.Title)
	p.SustainAt = r.figure("threshold", "The sustained level", in.SustainAt, m.Unit)
	p.Found = r.side("figures", in.Method, in.Sample)
	p.Purpose, p.Assumptions = r.words("purpose", "What it is for", in.Purpose), r.words("assumptions", "What is assumed", in.Assumptions)
	p.Share = r.share(p.Attribution, in.Share)
	r.chosen(p)
	r.rightSide(p, b)
	return p, b, r.notes, r.bad.Err()
}

// rightSide refuses a target on the wrong side of the baseline.
func (r *reader) rightSide(p Profile, b Baseline) {
	if p.Kind == Disbenefit || r.m.Direction == Neutral || !p.Target.Known || !b.Value.Known || r.m.Reaches(p.Target.D.Rat(), b.Value.D) {
		return
	}
	better := map[bool]string{true: "lower", false: "higher"}[r.m.Lower()]
	r.bad.Add("target", "The target of %s is worse than the baseline of %s: for this measure %s is better", p.Target.D, b.Value.D, better)
}

// chosen refuses words that no list offers.
func (r *reader) chosen(p Profile) {
	for _, c := range []struct {
		field, label, value string
		from                []string
	}{
		{"kind", "whether this is a benefit or a new cost", p.Kind, []string{Benefit, Disbenefit}},
		{"class", "how finance counts it", p.Class, []string{CashReleasing, NonCashReleasing, Societal, NotValued}},
		{"attribution", "how the change is shown to come from this", p.Attribution, []string{Direct, Comparison, TimeSeries, AgreedShare}},
		{"every", "how often a figure is due", string(p.Every), []string{string(Weekly), string(Monthly), string(Quarterly), string(Yearly), string(Irregular)}},
		{"day-type", "which days count", p.DayType, []string{"", "working_day", "calendar_day", "clinic_day"}},
	} {
		if !slices.Contains(c.from, c.value) {
			r.bad.Add(c.field, "Choose %s", c.label)
		}
	}
	for _, g := range p.StaffGroups {
		if len(r.m.StaffGroups) > 0 && !slices.Contains(r.m.StaffGroups, g) {
			r.bad.Add("staff-groups", "Choose staff groups of this measure")
			return
		}
	}
}

// share is the agreed percentage, which only that attribution needs.
func (r *reader) share(attribution, s string) decimal.Maybe {
	d := r.figure("share", "The agreed share", s, "percent")
	switch {
	case attribution == AgreedShare && strings.TrimSpace(s) == "":
		r.bad.Add("share", "Enter the agreed share")
	case d.Known && (d.D <= 0 || d.D > decimal.Of(100)):
		r.bad.Add("share", "The agreed share must be more than 0 and at most 100")
	case attribution != AgreedShare:
		return decimal.Maybe{}
	}
	return d
}

func orElse(s, usual string) string {
	if s == "" {
		return usual
	}
	return s
}

func (r *reader) reviewDay(s string) day.Day {
	if strings.Trim(s, "- ") == "" {
		r.bad.Add("target-on", "Enter the day by which the target should be met")
		return 0
	}
	return r.typedDay("target-on", "The day by which the target should be met", s)
}

// Input is the profile as a form shows it again, to be changed.
func (p Profile) Input() ProfileInput {
	in := ProfileInput{Target: p.Target.Plain(), Owner: p.Owner, Title: p.Title, Kind: p.Kind, Class: p.Class, Attribution: p.Attribution,
		Share: p.Share.Plain(), StaffGroups: p.StaffGroups, SustainAt: p.SustainAt.Plain(), Every: string(p.Every), Method: p.Found.Method,
		PerPeriod: !p.Annual, DayType: p.DayType, Purpose: p.Purpose, Assumptions: p.Assumptions}
	if !p.TargetOn.IsZero() {
		in.TargetOn = p.TargetOn.String()
	}
	if p.Found.Sample > 0 {
		in.Sample = strconv.Itoa(p.Found.Sample)
	}
	return in
}
