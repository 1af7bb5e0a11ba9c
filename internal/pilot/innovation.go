package pilot

import (
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// Innovation is the thing that is tried. Many pilots may try one.
type Innovation struct {
	ID                string
	Name              string
	Organisation      string // code of the organisation that states its facts
	OrganisationShort string
	Version           int64
}

// Product are what is known of the product, by reference and once for all pilots and adoptions.
type Product struct {
	Supplier    string
	DTACForm    string // which version of the assessment form was filled in
	DeviceClass string
	NICETier    string
	Passport    string
	CheckedBy   string // person id
	CheckedOn   day.Day
	Rows        int // how often it was saved
}

// Stated reports whether anything is known.
func (p Product) Stated() bool { return p.Supplier != "" || p.DTACForm != "" || p.DeviceClass != "" }

// InnovationInput is what is known of an innovation, as somebody typed it.
type InnovationInput struct {
	Name                                                string
	Facts                                               map[string]string // yes or no, by condition; empty is not stated
	Supplier, DTACForm, DeviceClass, NICETier, Passport string
	CheckedOn                                           string
}

// CheckInnovation reads the facts of an innovation. conditions are those that are stated once for all trusts.
func CheckInnovation(in InnovationInput, conditions []string, today day.Day) (name string, facts map[string]bool, p Product, err error) {
	var bad fault.Fields
	name = squeeze(in.Name)
	if name == "" {
		bad.Add("name", "Enter the name of the innovation")
	}
	tooLong(&bad, "name", "Name", name, nameLongest)
	facts = map[string]bool{}
	for _, c := range conditions {
		switch in.Facts[c] {
		case "yes":
			facts[c] = true
		case "no":
			facts[c] = false
		case "":
		default:
			bad.Add("fact-"+c, "Select yes or no")
		}
	}
	p = Product{Supplier: squeeze(in.Supplier), DTACForm: squeeze(in.DTACForm), DeviceClass: squeeze(in.DeviceClass),
		NICETier: squeeze(in.NICETier), Passport: squeeze(in.Passport)}
	for _, x := range []struct{ name, label, text string }{{"supplier", "Supplier", p.Supplier}, {"dtac-form", "Version of the assessment form", p.DTACForm},
		{"device-class", "Medical device class", p.DeviceClass}, {"nice-tier", "Evidence tier", p.NICETier}, {"passport", "Innovator passport", p.Passport}} {
		tooLong(&bad, x.name, x.label, x.text, lineLongest)
	}
	p.CheckedOn = readDay(&bad, "checked-on", "Day on which the facts were checked", in.CheckedOn)
	notAhead(&bad, "checked-on", "Day on which the facts were checked", p.CheckedOn, today)
	return name, facts, p, bad.Err()
}

// same reports whether two products say the same.
func (p Product) same(q Product) bool {
	p.Rows, q.Rows, p.CheckedBy, q.CheckedBy = 0, 0, "", ""
	return p == q
}

// Changed reports whether q says something else than p.
func (p Product) Changed(q Product) bool { return !p.same(q) }

// YesNo is an answer to a condition in words.
func YesNo(holds bool) string {
	if holds {
		return "Yes"
	}
	return "No"
}

// Lines are a pack's list of changes as one text, and back.
func Lines(s string) []string {
	var out []string
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}
