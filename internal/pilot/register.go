package pilot

import (
	"strings"
	"unicode/utf8"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// Input is the five answers that publish a pilot, as somebody typed them: a form, a spreadsheet row, an API body.
type Input struct {
	Name       string
	Trust      string // a code or a name, found in the register
	Problem    string
	Lead       string // person id of the innovation lead
	Situation  string
	Innovation string // id of an innovation that is tried again; empty starts a new one
}

// The longest texts.
const (
	nameLongest = 120
	textLongest = 4000
	lineLongest = 300
)

// Check reads the labels of in, or says field by field what is wrong. Only name and trust are needed to
// keep a draft; what else publishing needs is said by Missing.
func Check(in Input) (Input, error) {
	in = Input{Name: squeeze(in.Name), Trust: strings.TrimSpace(in.Trust), Problem: strings.TrimSpace(in.Problem),
		Lead: strings.TrimSpace(in.Lead), Situation: strings.TrimSpace(in.Situation), Innovation: strings.TrimSpace(in.Innovation)}
	var bad fault.Fields
	in.checkName(&bad)
	if in.Trust == "" {
		bad.Add("trust", "Enter the lead trust by name or code")
	}
	in.checkRest(&bad)
	return in, bad.Err()
}

// CheckEdit reads the answers of a pilot that is there already: the lead trust stays.
func CheckEdit(in Input) (Input, error) {
	in.Name, in.Problem = squeeze(in.Name), strings.TrimSpace(in.Problem)
	var bad fault.Fields
	in.checkName(&bad)
	in.checkRest(&bad)
	return in, bad.Err()
}

func (in Input) checkName(bad *fault.Fields) {
	switch n := utf8.RuneCountInString(in.Name); {
	case n == 0:
		bad.Add("name", "Enter the name of the pilot")
	case n > nameLongest:
		bad.Add("name", "Name must be %d characters or fewer", nameLongest)
	}
}

func (in Input) checkRest(bad *fault.Fields) {
	if utf8.RuneCountInString(in.Problem) > textLongest {
		bad.Add("problem", "Problem must be %d characters or fewer", textLongest)
	}
	if s := Situation(in.Situation); s != "" && s.Label() == "" {
		bad.Add("situation", "Select where the pilot is now")
	}
}

// Missing is what publishing still needs of the five answers, field by field (Groundwork rules, section 1).
// leads is how many innovation leads the pilot has.
func (p Pilot) Missing(leads int) fault.Fields {
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
	if leads == 0 {
		missing.Add("lead", "Select the innovation lead")
	}
	if p.Situation == "" {
		missing.Add("situation", "Select where the pilot is now")
	}
	return missing
}

// BegunBefore reports whether a pilot had begun before it was recorded, so that it is labelled
// "Recorded afterwards": it is running or finished when it is published, and nothing says that it
// started on the day of registering or later (Groundwork, the product, rule 8).
func (p Pilot) BegunBefore(started day.Day) bool {
	return (p.Situation == Running || p.Situation == Finished) && (started.IsZero() || started < p.Created.Day())
}

// squeeze leaves one blank between words.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// tooLong adds a message where a text is longer than most.
func tooLong(bad *fault.Fields, name, label, text string, most int) {
	if utf8.RuneCountInString(text) > most {
		bad.Add(name, "%s must be %d characters or fewer", label, most)
	}
}
