// Package access says who may do what: one table of deeds, from the product's
// section "Who may do what". It knows neither pages nor tables.
package access

import "slices"

// Role is what a membership makes of a person at one organisation.
type Role string

// The roles, as they stand in the membership table.
const (
	InnovationLead Role = "innovation_lead"
	TrustLeader    Role = "trust_leader"
	Respondent     Role = "respondent"
	Secretary      Role = "secretary"
	BoardMember    Role = "board_member"
	ProgrammeLead  Role = "programme_lead"
	Admin          Role = "admin"
)

// Roles are all of them, in the order in which pages list them.
var Roles = []Role{InnovationLead, TrustLeader, Respondent, Secretary, BoardMember, ProgrammeLead, Admin}

// Label is the role as a person reads it.
func (r Role) Label() string {
	return map[Role]string{
		InnovationLead: "Innovation lead", TrustLeader: "Trust leader", Respondent: "Respondent",
		Secretary: "Board secretary", BoardMember: "Board member", ProgrammeLead: "Programme lead", Admin: "Administrator",
	}[r]
}

// England is the root organisation; a membership there is national.
const England = "ENG"

// Membership is one role at one organisation.
type Membership struct {
	Organisation string
	Role         Role
}

// Workplace is what a header calls an organisation.
type Workplace struct{ Code, Short string }

// Function is a part that a person plays in a trust or a record: senior responsible owner, clinical lead …
type Function struct {
	Name        string // sro, clinical_lead, ops_lead, benefit_owner, …
	SubjectKind string // organisation, pilot, adoption, benefit
	SubjectID   string
}

// Actor is who is asking. The zero Actor is nobody: not signed in.
type Actor struct {
	ID           string
	Name         string
	Organisation string // the one that is chosen now; it decides what "our trust" means, never what is permitted
	Memberships  []Membership
	Functions    []Function
	Workplaces   []Workplace
	Below        []string // every organisation under those where the actor is programme lead, these included; not asked for where that is England, under which all are
	Operator     bool     // whoever runs a command on the installation's own machine: nobody's account, and people are all that it looks after
}

// Operator is who makes the first account.
var Operator = Actor{Operator: true}

// SignedIn reports whether anybody is asking.
func (a Actor) SignedIn() bool { return a.ID != "" }

// Has reports whether the actor holds one of roles at the organisation.
func (a Actor) Has(organisation string, roles ...Role) bool {
	return slices.ContainsFunc(a.Memberships, func(m Membership) bool {
		return m.Organisation == organisation && slices.Contains(roles, m.Role)
	})
}

// HasAnywhere reports whether the actor holds one of roles at any organisation.
func (a Actor) HasAnywhere(roles ...Role) bool {
	return slices.ContainsFunc(a.Memberships, func(m Membership) bool { return slices.Contains(roles, m.Role) })
}

// Member reports whether the actor has any role with content at the organisation; an administrator has none.
func (a Actor) Member(organisation string) bool {
	return slices.ContainsFunc(a.Memberships, func(m Membership) bool { return m.Organisation == organisation && m.Role != Admin })
}

// Oversees reports whether the actor is a programme lead above the organisation.
func (a Actor) Oversees(organisation string) bool {
	return a.Has(England, ProgrammeLead) || slices.Contains(a.Below, organisation)
}

// Leads reports whether the actor is a programme lead above any organisation.
func (a Actor) Leads() bool { return a.HasAnywhere(ProgrammeLead) }

// Holds reports whether the actor plays one of the functions in any of the subjects.
func (a Actor) Holds(subjects []Subject, functions ...string) bool {
	return slices.ContainsFunc(a.Functions, func(f Function) bool {
		return slices.Contains(functions, f.Name) && slices.Contains(subjects, Subject{f.SubjectKind, f.SubjectID})
	})
}

// Scope is the organisations whose drafts and levels the actor may read: the own ones.
// It is written so that one statement text serves any number of codes: ",ZZ-NMR,ZZ-EFD,".
func (a Actor) Scope() string {
	s := ","
	for _, m := range a.Memberships {
		if m.Role != Admin {
			s += m.Organisation + ","
		}
	}
	return s
}

// ShortName is what headers call the organisation that is chosen now.
func (a Actor) ShortName() string {
	for _, w := range a.Workplaces {
		if w.Code == a.Organisation {
			return w.Short
		}
	}
	return ""
}
