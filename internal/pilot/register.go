package pilot

import (
	"strings"
	"unicode/utf8"

	"groundwork/internal/fault"
)

// Input is the five answers that publish a pilot, as somebody typed them: a form, a spreadsheet row, an API body.
type Input struct {
	Name      string
	Trust     string // a code or a name, found in the register
	Problem   string
	Lead      string // person id of the innovation lead
	Situation string
}

// The longest texts.
const (
	nameLongest    = 120
	problemLongest = 4000
)

// Check reads the labels of in, or says field by field what is wrong. Only the name is needed to
// keep a draft; what else publishing needs is said by ToPublish.
func Check(in Input) (Input, error) {
	in = Input{Name: squeeze(in.Name), Trust: strings.TrimSpace(in.Trust), Problem: strings.TrimSpace(in.Problem),
		Lead: strings.TrimSpace(in.Lead), Situation: strings.TrimSpace(in.Situation)}
	var bad fault.Fields
	switch n := utf8.RuneCountInString(in.Name); {
	case n == 0:
		bad.Add("name", "Enter the name of the pilot")
	case n > nameLongest:
		bad.Add("name", "Name must be %d characters or fewer", nameLongest)
	}
	if in.Trust == "" {
		bad.Add("trust", "Enter the lead trust by name or code")
	}
	if n := utf8.RuneCountInString(in.Problem); n > problemLongest {
		bad.Add("problem", "Problem must be %d characters or fewer", problemLongest)
	}
	if s := Situation(in.Situation); s != "" && s.Label() == "" {
		bad.Add("situation", "Select where the pilot is now")
	}
	return in, bad.Err()
}

// ToPublish is what is still missing of the five answers (Groundwork rules, section 1).
func (p Pilot) ToPublish(lead string) error {
	var missing fault.Fields
	if p.Name == "" {
		missing.Add("name", "Enter the name of the pilot")
	}
	if p.LeadTrust == "" {
		missing.Add("trust", "Enter the lead trust by name or code")
	}
	if p.Problem == "" {
		missing.Add("problem", "Enter the problem in one paragraph")
	}
	if lead == "" {
		missing.Add("lead", "Select the innovation lead")
	}
	if p.Situation == "" {
		missing.Add("situation", "Select where the pilot is now")
	}
	return missing.Err()
}

// squeeze leaves one blank between words.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }
