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
	Measurability                  string // measured when empty
	Outcome                        string // what should be different, when described
	Measurer, Verifier             string
	WorkflowChange                 string
	Reviews                        string // days, one on each line
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
	p.Described, p.Outcome = in.Measurability == Described, r.words("outcome", "What should be different", in.Outcome)
	p.Target = r.figure("target", "The target", in.Target, m.Unit)
	r.aim(in, p, b)
	p.TargetOn = r.reviewDay(in.TargetOn)
	if p.Owner == "" {
		r.bad.Add("owner", "Choose who owns this benefit")
	}
	p.Title = r.words("title", "The name", in.Title)
	p.SustainAt = r.figure("threshold", "The sustained level", in.SustainAt, m.Unit)
	p.Found = r.side("figures", in.Method, in.Sample)
	p.Purpose, p.Assumptions = r.words("purpose", "What it is for", in.Purpose), r.words("assumptions", "What is assumed", in.Assumptions)
	p.Share = r.share(p.Attribution, in.Share)
	p.WorkflowChange = r.words("workflow-change", "What changes in the work", in.WorkflowChange)
	r.hands(&p, in)
	p.ReviewOn = r.reviews(in.Reviews)
	r.chosen(p)
	r.rightSide(p, b)
	r.sustainedSide(p, b)
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

// sustainedSide refuses a level from which on the benefit would count as sustained although it is worse than before.
func (r *reader) sustainedSide(p Profile, b Baseline) {
	r.withinShare("threshold", "The sustained level", p.SustainAt)
	if p.Kind == Disbenefit || r.m.Direction == Neutral || !p.SustainAt.Known || !b.Value.Known || r.m.Reaches(p.SustainAt.D.Rat(), b.Value.D) {
		return
	}
	r.bad.Add("threshold", "The sustained level of %s is worse than the baseline of %s", p.SustainAt.D, b.Value.D)
}

// Whether figures are owed, as `measurability` in the library.
const (
	Measured  = "measured"
	Described = "described"
)

// aim asks for what should come of it: a target, or words where it is described.
func (r *reader) aim(in ProfileInput, p Profile, b Baseline) {
	target := strings.TrimSpace(in.Target) != ""
	switch {
	case in.Measurability != "" && in.Measurability != Measured && !p.Described:
		r.bad.Add("measurability", "Choose whether it is measured or described")
	case p.Described && target:
		r.bad.Add("target", "Leave the target empty: a described benefit has no figures")
	case p.Described && b.Value.Known:
		r.bad.Add("baseline", "Leave the baseline empty: a described benefit has no figures")
	case p.Described && p.Outcome == "":
		r.bad.Add("outcome", "Say in words what should be different")
	case !p.Described && !target:
		r.bad.Add("target", "Enter the target")
	}
	r.withinShare("target", "The target", p.Target)
}

// withinShare refuses a percentage of a whole that is below 0 or above 100.
func (r *reader) withinShare(field, label string, d decimal.Maybe) {
	if r.m.Share() && d.Known && (d.D < 0 || d.D > decimal.Of(100)) {
		r.bad.Add(field, "%s must be between 0 and 100: it is a share", label)
	}
}

// hands are who enters the figures and who checks them; a check by the same person, or by the owner, is none.
func (r *reader) hands(p *Profile, in ProfileInput) {
	p.Measurer, p.Verifier = strings.TrimSpace(in.Measurer), strings.TrimSpace(in.Verifier)
	switch {
	case p.Verifier == "":
	case p.Verifier == p.Measurer:
		r.bad.Add("verifier", "Choose somebody else to check: this person enters the figures")
	case p.Verifier == p.Owner:
		r.bad.Add("verifier", "Choose somebody else to check: this person owns the benefit")
	}
}

// reviews reads days, one on each line.
func (r *reader) reviews(text string) []day.Day {
	var days []day.Day
	for _, line := range strings.FieldsFunc(text, func(c rune) bool { return c == '\n' || c == '\r' || c == ',' || c == ';' }) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		d, ok := pastedDay(line)
		if !ok {
			r.bad.Add("reviews", "“%s” is not a date: write one on each line, like 31 March 2027", line)
			return nil
		}
		days = append(days, d)
	}
	slices.Sort(days)
	return slices.Compact(days)
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
		PerPeriod: !p.Annual, DayType: p.DayType, Purpose: p.Purpose, Assumptions: p.Assumptions, Measurability: Measured, Outcome: p.Outcome,
		Measurer: p.Measurer, Verifier: p.Verifier, WorkflowChange: p.WorkflowChange}
	if p.Described {
		in.Measurability = Described
	}
	for i, d := range p.ReviewOn {
		if i > 0 {
			in.Reviews += "\n"
		}
		in.Reviews += d.Long()
	}
	if !p.TargetOn.IsZero() {
		in.TargetOn = p.TargetOn.String()
	}
	if p.Found.Sample > 0 {
		in.Sample = strconv.Itoa(p.Found.Sample)
	}
	return in
}
