package content

import (
	"fmt"
	"slices"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/readiness"
)

// Demo is the demo record: one invented story at fictional trusts, in two files.
// Ids are local to the files. Days are fixed, except what lies ahead or must not
// go stale: keys ending in _in_days and _days_ago count from the day of loading
// and stay whole numbers here.
type Demo struct {
	Head      DemoHead    `yaml:"demo"`
	Published DemoExample `yaml:"published_example"`

	Organisations []DemoOrganisation `yaml:"organisations"`
	People        []DemoPerson       `yaml:"people"`
	Innovation    DemoInnovation     `yaml:"innovation"`
	Pilot         DemoPilot          `yaml:"pilot"`
	Decisions     []DemoDecision     `yaml:"decisions"`
	Workflow      DemoWorkflow       `yaml:"workflow"`
	Arithmetic    DemoArithmetic     `yaml:"arithmetic"`

	Benefits      []DemoBenefit      `yaml:"benefits"`
	Series        DemoSeries         `yaml:"benefit_series"`
	Corrections   []DemoCorrection   `yaml:"corrections"`
	Verifications []DemoVerification `yaml:"verifications"`
	Contests      []DemoContest      `yaml:"contests"`
	Claims        []DemoClaim        `yaml:"claims"`
	Overlaps      []DemoOverlap      `yaml:"overlaps"`

	Engagement  []DemoEngagement `yaml:"engagement"`
	Training    []DemoTraining   `yaml:"training"`
	Support     []DemoSupport    `yaml:"support"`
	Lessons     []DemoLesson     `yaml:"lessons"`
	Workarounds []DemoWorkaround `yaml:"workarounds"`
	Packs       []DemoPack       `yaml:"packs"`

	Adopters        []DemoAdopter       `yaml:"adopters"`
	Prerequisites   packYAML            `yaml:"pilot_prerequisites"`
	Adoptions       []DemoAdoption      `yaml:"adoptions"`
	AdopterWorkflow DemoAdopterWorkflow `yaml:"adopter_workflow"`
	AdopterSeries   DemoAdopterSeries   `yaml:"adopter_series"`
	WeeklySeries    DemoWeeklySeries    `yaml:"weekly_series"`
	OtherPilots     []DemoOtherPilot    `yaml:"other_pilots"`

	Answers DemoAnswers `yaml:"-"` // the second file
}

// LoadDemo reads both files of the demo and checks that nothing in them refers to nothing.
func LoadDemo(l *Library) (*Demo, error) {
	var d Demo
	for _, f := range []struct {
		name string
		into any
	}{{demoFile, &d}, {answersFile, &d.Answers}} {
		b, err := embedded(f.name)
		if err != nil {
			return nil, err
		}
		if err := decode(f.name, b, f.into); err != nil {
			return nil, err
		}
	}
	if err := d.check(l); err != nil {
		return nil, fmt.Errorf("demo: %w", err)
	}
	return &d, nil
}

// Pack is the newest version of what the demo's pilot asks for on top of the core.
func (d *Demo) Pack() readiness.Pack { return d.Prerequisites.pack() }

// PackVersion is version n of it. Of an earlier version the files say which items
// it raised and added, and nothing about notes.
func (d *Demo) PackVersion(n int) (readiness.Pack, bool) {
	p := d.Pack()
	if n == p.Version {
		return p, true
	}
	i := slices.IndexFunc(d.Packs, func(k DemoPack) bool { return k.Version == n })
	if i < 0 {
		return readiness.Pack{}, false
	}
	k := d.Packs[i]
	p.Version, p.Notes = n, nil
	p.Raises = slices.DeleteFunc(slices.Clone(p.Raises), func(r readiness.Raise) bool { return !slices.Contains(k.Raise, r.Item) })
	p.Adds = slices.DeleteFunc(slices.Clone(p.Adds), func(it readiness.Item) bool { return !slices.Contains(k.Add, it.ID) })
	return p, true
}

// DemoHead names the demo; Illustrative is always true.
type DemoHead struct {
	ID           string `yaml:"id"`
	Version      int    `yaml:"version"`
	Illustrative bool   `yaml:"illustrative"`
}

// DemoExample is the one real-world fact, to be shown as a quotation with its source and never as data.
type DemoExample struct {
	Organisation string   `yaml:"organisation"`
	Claim        string   `yaml:"claim"`
	Source       string   `yaml:"source"`
	Silent       []string `yaml:"what_the_source_does_not_say"`
}

// DemoOrganisation is a fictional organisation with its published facts; blank is not published.
type DemoOrganisation struct {
	Code            string  `yaml:"code"`
	Name            string  `yaml:"name"`
	Fictional       bool    `yaml:"fictional"`
	Type            string  `yaml:"type"`
	Subtype         string  `yaml:"subtype"`
	Parent          string  `yaml:"parent"`
	Role            string  `yaml:"role"`
	FactsAsAt       day.Day `yaml:"facts_as_at"`
	WholeTimeStaff  int     `yaml:"whole_time_staff"`
	Sites           int     `yaml:"sites"`
	Population      string  `yaml:"population"`
	RecordSystem    string  `yaml:"record_system"`
	RosterSystem    string  `yaml:"roster_system"`
	Ledger          string  `yaml:"ledger"`
	PayrollProvider string  `yaml:"payroll_provider"`
}

// DemoPerson is a person with memberships (Roles) and parts played (Functions).
type DemoPerson struct {
	ID           string   `yaml:"id"`
	Name         string   `yaml:"name"`
	Organisation string   `yaml:"organisation"`
	Job          string   `yaml:"job"`
	Roles        []string `yaml:"roles"`
	Functions    []string `yaml:"functions"`
}

// DemoInnovation is the thing being tried, with its product facts by reference.
type DemoInnovation struct {
	ID      string `yaml:"id"`
	Name    string `yaml:"name"`
	Problem string `yaml:"problem"`
	UsesAI  bool   `yaml:"uses_ai"`
	Product struct {
		Supplier    string  `yaml:"supplier"`
		DTACForm    string  `yaml:"dtac_form_version"`
		DeviceClass string  `yaml:"device_class"`
		NICETier    string  `yaml:"nice_tier"`
		Passport    string  `yaml:"passport"`
		CheckedBy   string  `yaml:"checked_by"`
		CheckedOn   day.Day `yaml:"checked_on"`
	} `yaml:"product"`
	Conditions []string `yaml:"conditions"` // facts stated once on the innovation
}

// DemoThreshold is what a pilot has to show, fixed before any result.
type DemoThreshold struct {
	Measure        string          `yaml:"measure"`
	MeasureVersion int             `yaml:"measure_version"`
	StaffGroups    []string        `yaml:"staff_groups"`
	ChangeAtLeast  decimal.Decimal `yaml:"change_at_least"`
	GradeAtLeast   string          `yaml:"grade_at_least"`
	By             day.Day         `yaml:"by"`
}

// DemoPilot is the main pilot, from registration to its first adopters.
type DemoPilot struct {
	ID                string        `yaml:"id"`
	Innovation        string        `yaml:"innovation"`
	LeadTrust         string        `yaml:"lead_trust"`
	Stage             string        `yaml:"stage"`
	InnovationLeads   []string      `yaml:"innovation_leads"`
	SeniorResponsible string        `yaml:"senior_responsible_owner"`
	ClinicalLead      string        `yaml:"clinical_lead"`
	OperationalLead   string        `yaml:"operational_lead"`
	Question          string        `yaml:"question"`
	Threshold         DemoThreshold `yaml:"threshold"`
	StopRules         []struct {
		Rule      string `yaml:"rule"`
		DecidedBy string `yaml:"decided_by"`
		State     string `yaml:"state"`
	} `yaml:"stop_rules"`
	Dates  DemoPilotDates `yaml:"dates"`
	Result string         `yaml:"result"`
	Teams  []DemoTeam     `yaml:"teams"`
}

// DemoPilotDates are the days of a pilot; zero where it has none yet.
type DemoPilotDates struct {
	Registered   day.Day `yaml:"registered"`
	PlannedStart day.Day `yaml:"planned_start"`
	PlannedEnd   day.Day `yaml:"planned_end"`
	SetUpStarted day.Day `yaml:"technology_set_up_started"`
	Started      day.Day `yaml:"started"`
	Ended        day.Day `yaml:"ended"`
	Decided      day.Day `yaml:"decided"`
}

// DemoTeam is a team that goes live.
type DemoTeam struct {
	ID                  string  `yaml:"id"`
	Name                string  `yaml:"name"`
	Kind                string  `yaml:"kind"`
	PlannedGoLive       day.Day `yaml:"planned_go_live"`
	PlannedGoLiveInDays int     `yaml:"planned_go_live_in_days"` // from the day of loading, where no day is planned
	WentLive            day.Day `yaml:"went_live"`
	LateBecause         string  `yaml:"late_because"`
}

// DemoDecision is one decision at a gate.
type DemoDecision struct {
	ID              string         `yaml:"id"`
	Subject         string         `yaml:"subject"` // of the main pilot's; elsewhere the record it stands in
	Gate            string         `yaml:"gate"`
	Outcome         string         `yaml:"outcome"`
	DecidedOn       day.Day        `yaml:"decided_on"`
	DecidedBy       string         `yaml:"decided_by"`
	Present         []string       `yaml:"present"`
	Rationale       string         `yaml:"rationale"`
	Dissent         string         `yaml:"dissent"`
	MinuteReference string         `yaml:"minute_reference"`
	NextReviewOn    day.Day        `yaml:"next_review_on"`
	Overrides       []DemoOverride `yaml:"overrides"`
}

// DemoOverride is one criterion passed over, with who and why.
type DemoOverride struct {
	Criterion string `yaml:"criterion"`
	By        string `yaml:"by"`
	Reason    string `yaml:"reason"`
}

// DemoLesson is what was learned, about a step of a map or an item.
type DemoLesson struct {
	ID    string `yaml:"id"`
	About struct {
		Step string `yaml:"step"`
		Item string `yaml:"item"`
	} `yaml:"about"`
	Title      string  `yaml:"title"`
	Text       string  `yaml:"text"`
	RecordedBy string  `yaml:"recorded_by"`
	RecordedOn day.Day `yaml:"recorded_on"`
}

// DemoOtherPilot is a shorter record, so that lists are not of one.
type DemoOtherPilot struct {
	ID                string         `yaml:"id"`
	Name              string         `yaml:"name"`
	LeadTrust         string         `yaml:"lead_trust"`
	Stage             string         `yaml:"stage"`
	InnovationLeads   []string       `yaml:"innovation_leads"`
	SeniorResponsible string         `yaml:"senior_responsible_owner"`
	Problem           string         `yaml:"problem"`
	Question          string         `yaml:"question"`
	Threshold         *DemoThreshold `yaml:"threshold"` // nil: not framed yet
	StopRules         []string       `yaml:"stop_rules"`
	UsesAI            bool           `yaml:"uses_ai"`
	Conditions        []string       `yaml:"conditions"`
	Dates             DemoPilotDates `yaml:"dates"`
	Decisions         []DemoDecision `yaml:"decisions"`
	Stopped           *struct {
		Cause     string `yaml:"cause"`
		SwitchOff string `yaml:"switch_off"`
		Learning  string `yaml:"learning"`
	} `yaml:"stopped"`
	Benefits []DemoBenefit `yaml:"benefits"`
	Lessons  []DemoLesson  `yaml:"lessons"`
}
