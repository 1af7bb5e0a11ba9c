package content

import (
	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

// DemoWorkflow is the pilot's work before and after, with a decision per old step.
type DemoWorkflow struct {
	UnitOfWork    string         `yaml:"unit_of_work"`
	StartEvent    string         `yaml:"start_event"`
	EndEvent      string         `yaml:"end_event"`
	OperatingDays string         `yaml:"operating_days"` // the day type: working_day
	VolumePerDay  int            `yaml:"volume_per_working_day"`
	VolumeSource  string         `yaml:"volume_source"`
	MappedOn      day.Day        `yaml:"mapped_on"`
	MappedBy      string         `yaml:"mapped_by"`
	WhoTookPart   []string       `yaml:"who_took_part"`
	Version       int            `yaml:"redesign_version"`
	Approved      []DemoApproval `yaml:"approved"`
	Before        []DemoStep     `yaml:"before"`
	After         []DemoStep     `yaml:"after"`
	Changes       []DemoChange   `yaml:"changes"`
}

// DemoApproval is one person's approval of a redesign.
type DemoApproval struct {
	By         string  `yaml:"by"`
	As         string  `yaml:"as"` // clinical_lead or ops_lead
	ApprovedOn day.Day `yaml:"approved_on"`
}

// DemoStep is one step of a map.
type DemoStep struct {
	ID           string          `yaml:"id"`
	InVersions   []int           `yaml:"in_versions"` // adopter's map: the versions that have the step
	PackStep     string          `yaml:"pack_step"`   // adopter's map: the pilot's step it comes from
	Action       string          `yaml:"action"`
	Lane         string          `yaml:"lane"`
	StaffGroup   string          `yaml:"staff_group"`
	PayBand      string          `yaml:"pay_band"`
	Type         string          `yaml:"type"`
	Value        string          `yaml:"value"`
	TouchMinutes decimal.Decimal `yaml:"touch_minutes_mean"`
	SharePercent decimal.Decimal `yaml:"share_of_cases_percent"`
	TimingMethod string          `yaml:"timing_method"`
	SampleSize   int             `yaml:"sample_size"`
}

// DemoChange is the decision on one old step, or an added new one.
type DemoChange struct {
	OldStep              string `yaml:"old_step"` // empty: added
	NewStep              string `yaml:"new_step"` // empty: removed
	Decision             string `yaml:"decision"`
	Why                  string `yaml:"why"`
	CoreOrAdaptable      string `yaml:"core_or_adaptable"`
	DoneBeforeTechnology bool   `yaml:"done_before_technology"`
}

// DemoArithmetic are the figures that the hours-freed method has to give.
type DemoArithmetic struct {
	CasesPerWorkingDay     int             `yaml:"cases_per_working_day"`
	ClinicalMinutesBefore  decimal.Decimal `yaml:"clinical_minutes_before"`
	ClinicalMinutesAfter   decimal.Decimal `yaml:"clinical_minutes_after"`
	ClinicalMinutesSaved   decimal.Decimal `yaml:"clinical_minutes_saved_per_case"`
	ClinicalHoursFreed     decimal.Decimal `yaml:"clinical_hours_freed_per_working_day"`
	AdminMinutesBefore     decimal.Decimal `yaml:"admin_minutes_before"`
	AdminMinutesAfter      decimal.Decimal `yaml:"admin_minutes_after"`
	AdminHoursFreed        decimal.Decimal `yaml:"admin_hours_freed_per_working_day"`
	AllHoursFreed          decimal.Decimal `yaml:"all_staff_hours_freed_per_working_day"`
	AnnualClinicalHours    decimal.Decimal `yaml:"annual_clinical_hours_at_253_working_days"`
	WholeTimeEquivalents   decimal.Decimal `yaml:"whole_time_equivalents_at_1570_hours"`
	ValuePounds            int             `yaml:"value_at_illustrative_36_pounds_per_hour"`
	WronglyTimes365        decimal.Decimal `yaml:"if_wrongly_multiplied_by_365"`
	PotentialAtEligible420 decimal.Decimal `yaml:"potential_if_eligible_volume_420"`
	RedeployedSharePercent decimal.Decimal `yaml:"redeployed_share_percent"`
	RedeployedHours        decimal.Decimal `yaml:"redeployed_hours_per_working_day"`
	OneOffHours            decimal.Decimal `yaml:"one_off_cost_hours"`
	WorkingDaysToRepay     decimal.Decimal `yaml:"working_days_to_repay_one_off_hours"`
}

// DemoAdopterWorkflow is the first adopter's own map against the pack.
type DemoAdopterWorkflow struct {
	Adoption       string         `yaml:"adoption"`
	UnitOfWork     string         `yaml:"unit_of_work"`
	StartEvent     string         `yaml:"start_event"`
	EndEvent       string         `yaml:"end_event"`
	OperatingDays  string         `yaml:"operating_days"`
	MappedOn       day.Day        `yaml:"mapped_on"`
	MappedBy       string         `yaml:"mapped_by"`
	Approved       []DemoApproval `yaml:"approved"`
	SetUpSignedOff day.Day        `yaml:"set_up_signed_off_on"`
	Versions       []struct {
		Version int     `yaml:"version"`
		From    day.Day `yaml:"from"`
		To      day.Day `yaml:"to"` // zero: in use
		Why     string  `yaml:"why"`
	} `yaml:"versions"`
	Before      []DemoStep `yaml:"before"`
	After       []DemoStep `yaml:"after"`
	Differences []struct {
		PackStep            string `yaml:"pack_step"`
		LocalStep           string `yaml:"local_step"`
		Difference          string `yaml:"difference"`
		Reason              string `yaml:"reason"`
		CoreOrAdaptable     string `yaml:"core_or_adaptable"`
		AgreedWithPilotTeam bool   `yaml:"agreed_with_pilot_team"`
		EffectSeen          string `yaml:"effect_seen"`
		InVersions          []int  `yaml:"in_versions"`
	} `yaml:"differences"`
	Expected struct {
		MinutesBefore decimal.Decimal `yaml:"clinical_minutes_before"`
		MinutesAfter1 decimal.Decimal `yaml:"clinical_minutes_after_version_1"`
		MinutesAfter2 decimal.Decimal `yaml:"clinical_minutes_after_version_2"`
		Saved1        decimal.Decimal `yaml:"saved_version_1"`
		Saved2        decimal.Decimal `yaml:"saved_version_2"`
		SharePercent1 int             `yaml:"share_of_pilot_percent_version_1"`
		SharePercent2 int             `yaml:"share_of_pilot_percent_version_2"`
		CoreChanged1  int             `yaml:"core_parts_changed_version_1"`
		CoreChanged2  int             `yaml:"core_parts_changed_version_2"`
	} `yaml:"expected"`
}
