// Package adoption is one trust's take-up of one pilot's innovation: how it begins, where it stands,
// who may know of it, and what a decision about it needs.
//
// Readiness itself is package readiness; the stages are content (package stage). A stage is derived
// from facts and from decisions and never set; what a reader may know follows from one rule, which
// also writes “Who can see this?”. Nothing here reads a clock, a table or a request.
package adoption

import (
	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

// Adoption is one trust taking up what one pilot tried. There is one open adoption of a pilot at a trust.
type Adoption struct {
	ID         string
	Trust      string // code
	TrustName  string
	TrustShort string
	Pilot      string // id
	PilotName  string
	Innovation string
	LeadTrust  string // of the pilot
	LeadShort  string
	PackID     string
	Open       bool // neither declined nor stopped
	Checklist  string
	Version    int // of the checklist; it changes only when a person moves the take-up to a newer one
	Newest     int // version of the checklist that is published
	Created    day.Instant
	CreatedBy  string
	MergedOn   day.Day // the trust's latest merger; zero when there was none
}

// Functions that somebody plays in an adoption, as function_holder names them.
const (
	Owner           = "sro"
	ClinicalLead    = "clinical_lead"
	OperationalLead = "ops_lead"
	Contact         = "contact"
)

// Functions are those that an adoption asks for, in the order in which pages show them.
var Functions = []string{Owner, ClinicalLead, OperationalLead, Contact}

// FunctionLabel is the full name of a function.
func FunctionLabel(function string) string {
	return map[string]string{Owner: "Senior responsible owner", ClinicalLead: "Clinical lead", OperationalLead: "Operational lead",
		Contact: "Contact for this take-up"}[function]
}

// Holder is somebody with a function in the adoption or in its trust.
type Holder struct {
	Function string
	Person   string // id
	Name     string
	Since    day.Day
	Here     bool // held in the adoption itself, and not only in the trust
}

// Holding is who plays a function: somebody named in the adoption before somebody named in the trust.
// The zero Holder is nobody.
func Holding(all []Holder, function string) Holder {
	var found Holder
	for _, h := range all {
		if h.Function == function && (found.Person == "" || h.Here && !found.Here) {
			found = h
		}
	}
	return found
}

// Volume is how many cases the adopting teams have on a working day, as somebody counted.
type Volume struct {
	CasesADay decimal.Maybe
	Source    string
	On        day.Day
}

// Pack is the version of the pilot's pack that the adoption has accepted.
type Pack struct {
	ID     string // of the version
	N      int
	SHA256 string
	On     day.Day // accepted
	By     string
}

// Review is one look back at an adoption, so many months after it went live.
type Review struct {
	Months   int
	Due      day.Day
	Reviewer string
	HeldOn   day.Day
	Finding  string
}
