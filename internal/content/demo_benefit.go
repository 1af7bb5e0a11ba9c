package content

import (
	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

// DemoBenefit is one measure promised, with its locked baseline and where it stands.
type DemoBenefit struct {
	ID               string        `yaml:"id"`
	Measure          string        `yaml:"measure"`
	MeasureVersion   int           `yaml:"measure_version"`
	StaffGroups      []string      `yaml:"staff_groups"`
	Class            string        `yaml:"class"`
	Status           string        `yaml:"status"`
	Grade            string        `yaml:"grade"`
	OwnerRole        string        `yaml:"owner_role"`
	Owner            string        `yaml:"owner"`
	Baseline         decimal.Maybe `yaml:"baseline"`
	BaselineFrom     string        `yaml:"baseline_from"`
	BaselineMinutes  decimal.Maybe `yaml:"baseline_minutes"`
	BaselineLockedOn day.Day       `yaml:"baseline_locked_on"`
	Target           decimal.Maybe `yaml:"target"`
	TargetOn         day.Day       `yaml:"target_on"`
	Actual           decimal.Maybe `yaml:"actual"`
	ActualPeriod     string        `yaml:"actual_period"`
	Unit             string        `yaml:"unit"`
	Disbenefit       bool          `yaml:"disbenefit"`
	Attribution      string        `yaml:"attribution"`
	Reason           string        `yaml:"reason"`
}

// DemoSeries are the pilot's figures as first entered; corrections come on top.
type DemoSeries struct {
	States        []string   `yaml:"states"`
	FirstEntered  bool       `yaml:"first_entered"`
	MeasuredUntil day.Day    `yaml:"measured_until"`
	Columns       []string   `yaml:"columns"`
	Series        []DemoLine `yaml:"series"`
}

// DemoLine is the line of figures of one benefit.
type DemoLine struct {
	Benefit   string       `yaml:"benefit"`
	Measure   string       `yaml:"measure"`
	Every     string       `yaml:"every"`
	Source    string       `yaml:"source"`
	EnteredBy string       `yaml:"entered_by"`
	Note      string       `yaml:"note"`
	Rows      []DemoFigure `yaml:"rows"`
}

// SeriesOf is the line of figures of a benefit of the main pilot; without rows where it has none.
func (d *Demo) SeriesOf(benefit string) DemoLine {
	for _, s := range d.Series.Series {
		if s.Benefit == benefit {
			return s
		}
	}
	return DemoLine{}
}

// DemoFigure is one period's figure. In a state other than reported there is no value, which is not 0.
type DemoFigure struct {
	Start, End  day.Day
	State       string // reported, not_applicable or late
	Value       decimal.Maybe
	Numerator   decimal.Maybe
	Denominator decimal.Maybe
}

// UnmarshalYAML reads a row of six cells.
func (f *DemoFigure) UnmarshalYAML(read func(any) error) error {
	return readRow(read, &f.Start, &f.End, &f.State, &f.Value, &f.Numerator, &f.Denominator)
}

// DemoCorrection is a newer row that says why an older one was wrong.
type DemoCorrection struct {
	Benefit      string          `yaml:"benefit"`
	PeriodStart  day.Day         `yaml:"period_start"`
	Was          decimal.Decimal `yaml:"was"`
	Now          decimal.Decimal `yaml:"now"`
	NumeratorWas decimal.Maybe   `yaml:"numerator_was"`
	NumeratorNow decimal.Maybe   `yaml:"numerator_now"`
	Reason       string          `yaml:"reason"`
	EnteredBy    string          `yaml:"entered_by"`
	EnteredOn    day.Day         `yaml:"entered_on"`
}

// DemoVerification is a second person's check of a benefit.
type DemoVerification struct {
	Benefit        string  `yaml:"benefit"`
	VerifiedBy     string  `yaml:"verified_by"`
	VerifiedOn     day.Day `yaml:"verified_on"`
	Against        string  `yaml:"against"`
	GradeConfirmed string  `yaml:"grade_confirmed"`
}

// DemoContest is a benefit that somebody disputes.
type DemoContest struct {
	Benefit      string  `yaml:"benefit"`
	ContestedBy  string  `yaml:"contested_by"`
	ContestedOn  day.Day `yaml:"contested_on"`
	Reason       string  `yaml:"reason"`
	AnswerOwedBy string  `yaml:"answer_owed_by"`
	State        string  `yaml:"state"`
}

// DemoClaim says which cases, steps and staff group a benefit claims.
type DemoClaim struct {
	ID           string   `yaml:"id"`
	Benefit      string   `yaml:"benefit"`
	Pilot        string   `yaml:"pilot"`
	Organisation string   `yaml:"organisation"`
	StaffGroup   string   `yaml:"staff_group"`
	Steps        []string `yaml:"steps"`
	From         day.Day  `yaml:"from"`
	To           day.Day  `yaml:"to"`
	Cases        int      `yaml:"cases"`
}

// DemoOverlap is where two claims meet, and how the owners share it.
type DemoOverlap struct {
	ID             string                     `yaml:"id"`
	Claims         []string                   `yaml:"claims"`
	Step           string                     `yaml:"step"`
	StaffGroup     string                     `yaml:"staff_group"`
	From           day.Day                    `yaml:"from"`
	To             day.Day                    `yaml:"to"`
	Cases          int                        `yaml:"cases"`
	MinutesPerCase decimal.Decimal            `yaml:"minutes_per_case"`
	Hours          decimal.Decimal            `yaml:"hours"`
	Shares         map[string]decimal.Decimal `yaml:"shares"` // percent by claim
	HoursByClaim   map[string]decimal.Decimal `yaml:"hours_by_claim"`
	AgreedBy       []string                   `yaml:"agreed_by"`
	AgreedOn       day.Day                    `yaml:"agreed_on"`
	Why            string                     `yaml:"why"`
}

// DemoAdopterSeries are the first adopter's weekly figures and what must come of them.
type DemoAdopterSeries struct {
	Adoption        string          `yaml:"adoption"`
	Benefits        []string        `yaml:"benefits"`
	EnteredBy       string          `yaml:"entered_by"`
	BaselineMinutes decimal.Decimal `yaml:"baseline_minutes"`
	Expected        struct {
		First struct {
			MinutesSaved decimal.Decimal `yaml:"minutes_saved_per_case"`
			SharePercent int             `yaml:"share_of_pilot_percent"`
		} `yaml:"weeks_1_to_8"`
		Later struct {
			MinutesSaved decimal.Decimal `yaml:"minutes_saved_per_case"`
			SharePercent int             `yaml:"share_of_pilot_percent"`
		} `yaml:"weeks_9_to_14"`
		Travel struct {
			Pilot        decimal.Decimal `yaml:"pilot_after_week_8"`
			Adopter      decimal.Decimal `yaml:"adopter_after_week_8"`
			RatioPercent int             `yaml:"ratio_percent"`
		} `yaml:"does_it_travel"`
	} `yaml:"expected"`
	Columns []string          `yaml:"columns"`
	Rows    []DemoAdopterWeek `yaml:"rows"`
}

// DemoAdopterWeek is one week at the first adopter. State is that of the hours.
type DemoAdopterWeek struct {
	Starting     day.Day
	WorkingDays  decimal.Maybe
	CasesInScope decimal.Maybe
	CasesThrough decimal.Maybe
	Minutes      decimal.Maybe // clinical, per case
	Hours        decimal.Maybe // clinical, freed
	HoursPerDay  decimal.Maybe
	State        string
}

// UnmarshalYAML reads a row of eight cells.
func (w *DemoAdopterWeek) UnmarshalYAML(read func(any) error) error {
	return readRow(read, &w.Starting, &w.WorkingDays, &w.CasesInScope, &w.CasesThrough, &w.Minutes, &w.Hours, &w.HoursPerDay, &w.State)
}

// DemoWeeklySeries are the pilot's weekly figures and the limits that its chart must show.
type DemoWeeklySeries struct {
	Columns  []string        `yaml:"columns"`
	Rows     []DemoPilotWeek `yaml:"rows"`
	Expected struct {
		Mean            decimal.Decimal `yaml:"mean"`
		MeanMovingRange decimal.Decimal `yaml:"mean_moving_range"`
		UpperLimit      decimal.Decimal `yaml:"upper_limit"`
		LowerLimit      decimal.Decimal `yaml:"lower_limit"`
	} `yaml:"expected_xmr_for_baseline_minutes"`
}

// DemoPilotWeek is one week at the pilot.
type DemoPilotWeek struct {
	Starting     day.Day
	WorkingDays  decimal.Maybe
	CasesInScope decimal.Maybe
	CasesThrough decimal.Maybe
	Minutes      decimal.Maybe
	HoursPerDay  decimal.Maybe
}

// UnmarshalYAML reads a row of six cells.
func (w *DemoPilotWeek) UnmarshalYAML(read func(any) error) error {
	return readRow(read, &w.Starting, &w.WorkingDays, &w.CasesInScope, &w.CasesThrough, &w.Minutes, &w.HoursPerDay)
}
