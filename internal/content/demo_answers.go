package content

import "groundwork/internal/readiness"

// DemoAnswers are the foundation and adoption answers of the demo's adopters, with what they must give.
type DemoAnswers struct {
	Head struct {
		ID               string `yaml:"id"`
		Version          int    `yaml:"version"`
		Illustrative     bool   `yaml:"illustrative"`
		Checklist        string `yaml:"checklist"`
		ChecklistVersion int    `yaml:"checklist_version"`
		Pack             string `yaml:"pack"`
		PackVersion      int    `yaml:"pack_version"`
	} `yaml:"answers"`
	Trusts []DemoTrust `yaml:"trusts"`
}

// DemoTrust is one adopter's answers.
type DemoTrust struct {
	Organisation string `yaml:"organisation"`
	Foundation   struct {
		Events  []DemoEvent  `yaml:"events"`
		Answers []DemoAnswer `yaml:"answers"`
	} `yaml:"foundation"`
	Adoption struct {
		ID         string          `yaml:"id"`
		Conditions []string        `yaml:"conditions"`
		Answers    []DemoAnswer    `yaml:"answers"`
		Local      []DemoAnswer    `yaml:"local"`
		Lowered    []DemoLowering  `yaml:"lowered"`
		Accepted   []DemoCondition `yaml:"accepted_conditions"`
		Actions    []DemoAction    `yaml:"actions"`
	} `yaml:"adoption"`
	Expected DemoExpected `yaml:"expected"`
}

// DemoEvent is an event that makes answers due for review.
type DemoEvent struct {
	Event   string `yaml:"event"`
	DaysAgo int    `yaml:"days_ago"`
	Note    string `yaml:"note"`
}

// DemoAnswer is what was said about one item, or with whom it waits.
type DemoAnswer struct {
	Item            string          `yaml:"item"`
	State           string          `yaml:"state"` // answered, not_known, not_applicable, not_answered; empty in local answers
	Level           readiness.Level `yaml:"level"`
	AnsweredBy      string          `yaml:"answered_by"`
	AnsweredDaysAgo int             `yaml:"answered_days_ago"`
	Verification    string          `yaml:"verification"`
	Evidence        []DemoEvidence  `yaml:"evidence"`
	Note            string          `yaml:"note"`
	FindsOut        string          `yaml:"finds_out"`
	FindOutInDays   int             `yaml:"find_out_in_days"`
	Reason          string          `yaml:"reason"`
	SecondPerson    string          `yaml:"second_person"`
	AssignedTo      string          `yaml:"assigned_to"`
}

// DemoEvidence is one piece of what shows it: a note, a link or a file.
type DemoEvidence struct {
	Kind  string `yaml:"kind"`
	Title string `yaml:"title"`
}

// DemoLowering is a foundation answer lowered for this adoption.
type DemoLowering struct {
	Item   string          `yaml:"item"`
	To     readiness.Level `yaml:"to"`
	By     string          `yaml:"by"`
	Reason string          `yaml:"reason"`
}

// DemoCondition is an accepted gap.
type DemoCondition struct {
	Item            string         `yaml:"item"`
	Gate            readiness.Gate `yaml:"gate"`
	Action          string         `yaml:"action"`
	Owner           string         `yaml:"owner"`
	DueInDays       int            `yaml:"due_in_days"`
	AcceptedBy      string         `yaml:"accepted_by"`
	AcceptedDaysAgo int            `yaml:"accepted_days_ago"`
}

// DemoAction is what somebody owes for an item.
type DemoAction struct {
	Item      string `yaml:"item"`
	Action    string `yaml:"action"`
	Owner     string `yaml:"owner"`
	DueInDays int    `yaml:"due_in_days"`
}

// DemoExpected is what the scoring rule must give on the day of loading and for HoldsForDays after it.
type DemoExpected struct {
	HoldsForDays int `yaml:"holds_for_days"`
	Foundation   struct {
		Applicable    int `yaml:"applicable"`
		Answered      int `yaml:"answered"`
		OutOfDate     int `yaml:"out_of_date"`
		NotKnown      int `yaml:"not_known"`
		NotAnswered   int `yaml:"not_answered"`
		NotApplicable int `yaml:"not_applicable"`
	} `yaml:"foundation"`
	Gates struct {
		Adopt           DemoExpectedGate `yaml:"adopt"`
		GoLive          DemoExpectedGate `yaml:"go_live"`
		BusinessAsUsual DemoExpectedGate `yaml:"bau"`
	} `yaml:"gates"`
	Profile struct {
		Domains         map[string]int `yaml:"domains"`
		Overall         int            `yaml:"overall"`
		OverallHigh     int            `yaml:"overall_high"`
		KnownItems      int            `yaml:"known_items"`
		ApplicableItems int            `yaml:"applicable_items"`
		KnownPercent    int            `yaml:"known_percent"`
		EmbeddedItems   int            `yaml:"embedded_items"`
		Weakest         string         `yaml:"weakest"`
	} `yaml:"profile"`
}

// DemoExpectedGate is the verdict at one gate, with its items.
type DemoExpectedGate struct {
	Verdict    readiness.Verdict `yaml:"verdict"`
	Asked      int               `yaml:"asked"`
	Met        int               `yaml:"met"`
	Conditions []string          `yaml:"conditions"`
	Short      []string          `yaml:"short"`
	Unknown    []string          `yaml:"unknown"`
}
