package content

import (
	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

// DemoEngagement is one time staff were asked, and what changed because of it.
type DemoEngagement struct {
	ID                string  `yaml:"id"`
	Organisation      string  `yaml:"organisation"`
	HeldOn            day.Day `yaml:"held_on"`
	Kind              string  `yaml:"kind"`
	With              string  `yaml:"with"`
	Asked             int     `yaml:"asked"`
	Answered          int     `yaml:"answered"`
	WantItPercent     int     `yaml:"want_it_percent"`
	ThinkWeCanPercent int     `yaml:"think_we_can_percent"`
	YouSaid           string  `yaml:"you_said"`
	WeDid             string  `yaml:"we_did"`
}

// DemoTraining is one team's training before it got access.
type DemoTraining struct {
	Team        string          `yaml:"team"`
	InScope     int             `yaml:"in_scope"`
	Trained     int             `yaml:"trained"`
	HoursEach   decimal.Decimal `yaml:"hours_each"`
	CompletedOn day.Day         `yaml:"completed_on"`
	How         string          `yaml:"how"`
}

// DemoSupport is one kind of help, from a day until another or for good.
type DemoSupport struct {
	Kind  string  `yaml:"kind"`
	From  day.Day `yaml:"from"`
	To    day.Day `yaml:"to"`
	Cover string  `yaml:"cover"`
	Owner string  `yaml:"owner"`
}

// DemoWorkaround is a local fix with its price.
type DemoWorkaround struct {
	ID            string          `yaml:"id"`
	Organisation  string          `yaml:"organisation"`
	Adoption      string          `yaml:"adoption"`
	Item          string          `yaml:"item"` // the checklist item it patches
	Step          string          `yaml:"step"`
	Title         string          `yaml:"title"`
	Why           string          `yaml:"why"`
	HoursPerWeek  decimal.Decimal `yaml:"hours_per_week"`
	PoundsPerHour int             `yaml:"rate_pounds_per_hour"`
	PoundsPerWeek int             `yaml:"pounds_per_week"`
	Owner         string          `yaml:"owner"`
	StartedOn     day.Day         `yaml:"started_on"`
	State         string          `yaml:"state"`
	ExpiresInDays int             `yaml:"expires_in_days"`
	ClosesWhen    string          `yaml:"closes_when"`
	ClosedOn      day.Day         `yaml:"closed_on"`
	ClosedBecause string          `yaml:"closed_because"`
}

// DemoPack is one version of what another trust gets.
type DemoPack struct {
	Version        int      `yaml:"version"`
	PublishedOn    day.Day  `yaml:"published_on"`
	PublishedBy    string   `yaml:"published_by"`
	Raise          []string `yaml:"raise"` // items; Demo.Pack says how
	Add            []string `yaml:"add"`
	CoreSteps      []string `yaml:"core_steps"`
	AdaptableSteps []string `yaml:"adaptable_steps"`
	Lessons        []string `yaml:"lessons"`
	Costs          struct {
		SetUpPounds        int    `yaml:"set_up_pounds"`
		RunningPoundsAYear int    `yaml:"running_pounds_a_year"`
		OneOffHours        int    `yaml:"one_off_hours"`
		PriceNote          string `yaml:"price_note"`
	} `yaml:"costs"`
	TimeTakenWeeks struct {
		Policy          int `yaml:"policy"`
		Interface       int `yaml:"interface"`
		Training        int `yaml:"training"`
		FirstTeamToLast int `yaml:"first_team_to_last"`
	} `yaml:"time_taken_weeks"`
	Changed []string `yaml:"changed"`
}

// DemoAdopter says in short how one adopter's readiness must come out.
type DemoAdopter struct {
	Code          string `yaml:"code"`
	Stage         string `yaml:"stage"`
	AdoptVerdict  string `yaml:"adopt_verdict"`
	GoLiveVerdict string `yaml:"go_live_verdict"`
	WeakestDomain string `yaml:"weakest_domain"`
	Story         string `yaml:"story"`
}

// DemoAdoption is one trust taking up the pilot's innovation, or deciding not to.
type DemoAdoption struct {
	ID           string `yaml:"id"`
	Organisation string `yaml:"organisation"`
	Pilot        string `yaml:"pilot"`
	Stage        string `yaml:"stage"`
	PackVersion  int    `yaml:"pack_version"` // 0: none accepted
	PackVersions []struct {
		Version    int     `yaml:"version"`
		AcceptedOn day.Day `yaml:"accepted_on"`
		AcceptedBy string  `yaml:"accepted_by"`
	} `yaml:"pack_versions"`
	Conditions        []string `yaml:"conditions"` // facts asked per adoption; the innovation's own are added
	Contact           string   `yaml:"contact"`
	SeniorResponsible string   `yaml:"senior_responsible_owner"`
	ClinicalLead      string   `yaml:"clinical_lead"`
	OperationalLead   string   `yaml:"operational_lead"`
	ToldOthers        bool     `yaml:"told_others"`
	OthersMayAskUs    bool     `yaml:"others_may_ask_us"`
	Reached           struct {
		Interested day.Day `yaml:"interested"`
		Assessing  day.Day `yaml:"assessing"`
		Committed  day.Day `yaml:"committed"`
		Preparing  day.Day `yaml:"preparing"`
		Live       day.Day `yaml:"live"`
		Declined   day.Day `yaml:"declined"`
	} `yaml:"reached"`
	PlannedGates struct { // days from the day of loading; 0: not planned
		AdoptInDays  int `yaml:"adopt_in_days"`
		GoLiveInDays int `yaml:"go_live_in_days"`
		BAUInDays    int `yaml:"bau_in_days"`
	} `yaml:"planned_gates"`
	Volume *struct { // nil: nobody has counted
		CasesPerWorkingDay int    `yaml:"cases_per_working_day"`
		Source             string `yaml:"source"`
	} `yaml:"volume"`
	StopRules []string `yaml:"stop_rules"`
	Reviews   []struct {
		Months   int     `yaml:"months"`
		DueOn    day.Day `yaml:"due_on"`
		Reviewer string  `yaml:"reviewer"`
		HeldOn   day.Day `yaml:"held_on"`
		Finding  string  `yaml:"finding"`
	} `yaml:"reviews"`
	Teams       []DemoTeam     `yaml:"teams"`
	Decisions   []DemoDecision `yaml:"decisions"`
	Benefits    []DemoBenefit  `yaml:"benefits"`
	NotAdopting *struct {
		Reason     string  `yaml:"reason"`
		Text       string  `yaml:"text"`
		DecidedBy  string  `yaml:"decided_by"`
		DecidedOn  day.Day `yaml:"decided_on"`
		AskAgainOn day.Day `yaml:"ask_again_on"`
	} `yaml:"not_adopting"`
}
