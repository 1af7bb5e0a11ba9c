package workflow

import (
	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// Functions whose holders approve a redesign: two of them, two different people (stages-v1.yaml, stage redesigned).
const (
	ClinicalLead    = "clinical_lead"
	OperationalLead = "ops_lead"
)

// Approval is one person's yes to one version of a redesign, or the withdrawal of it; rows are never changed.
type Approval struct {
	Version   int
	Function  string
	Person    string // id
	On        day.Day
	Withdrawn bool
	Why       string // needed to withdraw
}

// Approve says whether a may be recorded after those already recorded for the same version, in their order.
func Approve(recorded []Approval, a Approval, today day.Day) error {
	var bad fault.Fields
	switch {
	case a.On.IsZero():
		bad.Add("on", "Enter the day this was approved")
	case a.On > today:
		bad.Add("on", "The day of approval must be today or in the past")
	}
	standing := stand(recorded, a.Version)
	other := map[string]string{ClinicalLead: OperationalLead, OperationalLead: ClinicalLead}[a.Function]
	switch has, approved := standing[a.Function]; {
	case other == "":
		bad.Add("function", "A workflow is approved by the clinical lead and by the operational lead")
	case a.Withdrawn && !approved:
		bad.Add("function", "There is no approval to withdraw")
	case a.Withdrawn && normal(a.Why) == "":
		bad.Add("reason", "Say why the approval is withdrawn")
	case a.Withdrawn:
	case approved && has.Person == a.Person:
		bad.Add("function", "This person has approved this version already")
	case approved:
		bad.Add("function", "The %s has approved this version already", LeadName(a.Function))
	case standing[other].Person == a.Person && a.Person != "":
		bad.Add("function", "The clinical lead and the operational lead must be two different people: this person has approved as %s", LeadName(other))
	}
	return bad.Err()
}

// InTheWay are the findings that keep r from being approved: what the record's checks demand, and that there is
// something to approve.
func (r Redesign) InTheWay(groups Groups) []Finding {
	var found []Finding
	for _, m := range []Map{r.Before, r.After} {
		if len(m.Steps) == 0 {
			side := m.State.Side()
			found = append(found, Finding{StopsApproval, "There are no steps " + side + " yet", side + "-add"})
		}
	}
	return append(found, Stopped(r.Checks(groups), StopsApproval)...)
}

// Approved is the day on which the second of the two leads approved a version, when both stand.
func Approved(recorded []Approval, version int) (day.Day, bool) {
	s := stand(recorded, version)
	c, hasC := s[ClinicalLead]
	o, hasO := s[OperationalLead]
	if !hasC || !hasO || c.Person == o.Person {
		return 0, false
	}
	return max(c.On, o.On), true
}

// ApprovedBy is the standing approval of a version by one function.
func ApprovedBy(recorded []Approval, version int, function string) (Approval, bool) {
	a, ok := stand(recorded, version)[function]
	return a, ok
}

// Wanting are the functions whose approval of a version is still to come.
func Wanting(recorded []Approval, version int) []string {
	s := stand(recorded, version)
	var out []string
	for _, f := range []string{ClinicalLead, OperationalLead} {
		if _, ok := s[f]; !ok {
			out = append(out, f)
		}
	}
	return out
}

// stand is the newest approval of each function that was not withdrawn afterwards.
func stand(recorded []Approval, version int) map[string]Approval {
	s := map[string]Approval{}
	for _, a := range recorded {
		switch {
		case a.Version != version:
		case a.Withdrawn:
			delete(s, a.Function)
		default:
			s[a.Function] = a
		}
	}
	return s
}

// LeadName is what the holder of one of the two functions is called.
func LeadName(function string) string {
	if function == ClinicalLead {
		return "clinical lead"
	}
	return "operational lead"
}

// WentLiveFirst says that a record's own dates show technology before the approved redesign, plainly and without
// blame; nothing when they do not. Without an approval only a day of going live says so.
func WentLiveFirst(live, approved day.Day) string {
	switch {
	case live.IsZero() || !approved.IsZero() && approved <= live:
		return ""
	case approved.IsZero():
		return "Went live on " + live.Long() + ", and the workflow has not been approved yet"
	default:
		return "Went live on " + live.Long() + ", before the workflow was approved on " + approved.Long()
	}
}

// SetUpFirst says the same of setting up technology, for which nothing is said while nothing is approved.
func SetUpFirst(setUp, approved day.Day) string {
	if setUp.IsZero() || approved.IsZero() || approved <= setUp {
		return ""
	}
	return "Technology was set up on " + setUp.Long() + ", before the workflow was approved on " + approved.Long()
}
