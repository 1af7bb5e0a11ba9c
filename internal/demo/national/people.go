package national

import (
	"context"
	"fmt"
	"strconv"

	"groundwork/internal/access"
	"groundwork/internal/organisation"
	"groundwork/internal/person"
	"groundwork/internal/store"
)

// member is somebody of an organisation with what they do there.
type member struct {
	id, name, job string
	role          access.Role
	functions     []string
}

// Members of a trust, by their place in its staff.
const (
	chief = iota
	innovator
	manager
	clinician
	finance
	digital
	workforce
	secretary
	board
)

var trustStaff = []member{
	chief:     {job: "Chief operating officer", role: access.TrustLeader, functions: []string{"sro"}},
	innovator: {job: "Innovation lead", role: access.InnovationLead, functions: []string{"innovation_lead"}},
	manager:   {job: "Service manager", role: access.Respondent, functions: []string{"ops_lead", "service_owner", "improvement_lead"}},
	clinician: {job: "Deputy medical director", role: access.TrustLeader, functions: []string{"clinical_lead", "cso", "benefit_owner"}},
	finance:   {job: "Finance business partner", role: access.Respondent, functions: []string{"cfo", "finance_partner", "procurement_lead", "payroll_lead", "benefits_lead"}},
	digital:   {job: "Chief digital and information officer", role: access.Respondent, functions: []string{"cdio", "ccio", "cnio", "info_lead", "training_lead"}},
	workforce: {job: "Deputy chief people officer", role: access.Respondent, functions: []string{"cpo", "workforce_lead", "dpo", "siro"}},
	secretary: {job: "Board secretary", role: access.Secretary, functions: []string{"board_secretary"}},
	board:     {job: "Non-executive director", role: access.BoardMember},
}

// people invents who works where; the same person has the same id every time: n-R0K-1.
func (w *world) people() {
	w.england = &place{Organisation: organisation.Organisation{Code: organisation.England, Version: organisation.Version{Short: "England"}}}
	for _, p := range append(w.all(), w.england) {
		c := newChance(ofPlaces, 1<<14|p.n<<2|len(p.Type)%4)
		staff := trustStaff
		switch p.Type {
		case organisation.Region:
			staff = []member{{job: "Regional scaling lead", role: access.ProgrammeLead}}
		case organisation.ICB:
			staff = []member{{job: "Innovation programme lead", role: access.ProgrammeLead}}
		case "":
			staff = []member{{job: "National programme lead", role: access.ProgrammeLead}}
		}
		for i, m := range staff {
			m.id, m.name = personID(p.Code, i), personName(c)
			p.staff = append(p.staff, m)
		}
	}
}

func personID(code string, n int) string {
	if code != organisation.England {
		code = code[3:]
	}
	return "n-" + code + "-" + strconv.Itoa(n+1)
}

func (w *world) writePeople(ctx context.Context) error {
	c := newChance(ofPlaces, 1<<15)
	return w.on(w.began).LoadPeople(ctx, access.Actor{}, func(tx store.Tx) (int, error) {
		at, n := c.during(w.began), 0
		for _, p := range append(w.all(), w.england) {
			for _, m := range p.staff {
				n++
				if err := tx.AddPerson(ctx, person.Person{ID: m.id, Name: m.name, Email: address(m.name, m.id), Job: m.job}, at); err != nil {
					return 0, err
				}
				role := store.Membership{ID: c.id(), Person: m.id, Membership: access.Membership{Organisation: p.Code, Role: m.role}, From: w.began, To: p.Closed}
				if err := tx.AddMembership(ctx, role, at, ""); err != nil {
					return 0, err
				}
				for _, f := range m.functions {
					part := store.Function{ID: c.id(), Person: m.id, From: w.began, To: p.Closed, Function: access.Function{Name: f, SubjectKind: "organisation", SubjectID: p.Code}}
					if err := tx.AddFunction(ctx, part, at, ""); err != nil {
						return 0, err
					}
				}
			}
		}
		return n, nil
	})
}

// Whom a run that measures walks in as: the national lead, and the leader of a trust.
var (
	Lead         = personID(organisation.England, 0)
	LeadersTrust = trustCode(0)
	Leader       = personID(LeadersTrust, chief)
)

// Visitors are whom a newcomer may walk in as.
func Visitors(ctx context.Context, v store.View) ([]person.Visitor, error) {
	var out []person.Visitor
	for _, x := range []struct {
		code  string
		n     int
		trust string
		does  string
	}{
		{organisation.England, 0, "England", "looks across the country: which gap is worth fixing first?"},
		{"ZZ-Y01", 0, "the first region", "looks across the trusts of a region"},
		{"ZZ-Q01", 0, "the first board", "looks across the trusts of an integrated care board"},
		{trustCode(0), chief, "a trust", "decides what the trust takes up"},
		{trustCode(0), board, "a trust", "reviews the benefits realised"},
		{trustCode(0), innovator, "a trust", "registers and runs pilots"},
		{trustCode(0), finance, "a trust", "answers questions and enters figures"},
	} {
		p, err := v.Person(ctx, personID(x.code, x.n))
		if err != nil {
			return nil, fmt.Errorf("the people of the national demo: %w", err)
		}
		out = append(out, person.Visitor{ID: p.ID, Name: p.Name, Job: p.Job, Trust: x.trust, Does: x.does})
	}
	return out, nil
}

// People of a trust as whom a run that measures acts, by their place in its staff.
const (
	Chief     = chief
	Manager   = manager
	Clinician = clinician
)

// Member is the id of somebody of the n-th trust's staff, and the code of the trust.
func Member(trust, place int) (id, code string) {
	code = trustCode(trust)
	return personID(code, place), code
}
