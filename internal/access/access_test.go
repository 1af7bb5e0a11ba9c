package access

import (
	"strings"
	"testing"

	"groundwork/internal/fault"
)

func at(org string, role Role) Actor {
	return Actor{ID: "p", Memberships: []Membership{{org, role}}}
}

// The table of the product's section "Who may do what", line by line, by role at the own organisation.
func TestDeedsByRole(t *testing.T) {
	want := map[Deed]string{
		RegisterPilot: "innovation_lead", EditPilot: "innovation_lead", PublishPack: "innovation_lead", PublishRateCard: "programme_lead",
		RecordWorkflow: "innovation_lead trust_leader", PromiseBenefit: "innovation_lead trust_leader", RecordFigures: "innovation_lead trust_leader", RecordLesson: "innovation_lead trust_leader",
		RecordWorkaround: "innovation_lead trust_leader", RecordStaff: "innovation_lead trust_leader",
		ApproveWorkflow: "", AcceptCondition: "", AcceptBenefit: "trust_leader", ExplainGap: "", ExplainLapse: "trust_leader", TakeOutOfBudget: "", VerifyBenefit: "trust_leader", ContestBenefit: "trust_leader", LockBaseline: "innovation_lead trust_leader",
		StartAdoption: "trust_leader", EditAdoption: "trust_leader", RestartAdoption: "trust_leader", AddEvidence: "trust_leader innovation_lead respondent", ShareOut: "trust_leader", AnswerItem: "trust_leader", AgreeNotApply: "trust_leader",
		KeepEvidence: "trust_leader", CheckEvidence: "innovation_lead trust_leader respondent",
		AcceptDifference: "", ProposeMeasure: "innovation_lead", PublishMeasure: "programme_lead", PublishChecklist: "programme_lead",
		NoteItem: "innovation_lead trust_leader secretary", OfferHelp: "trust_leader",
		DecideGate:       "secretary",
		RecordExpiry:     "innovation_lead trust_leader",
		ReadReadiness:    "innovation_lead trust_leader respondent secretary board_member",
		ReadBoard:        "innovation_lead trust_leader secretary board_member programme_lead",
		PrepareBoardPack: "trust_leader secretary programme_lead",
		ManagePeople:     "trust_leader secretary admin", ManageEverybody: "admin", ReadInstallation: "admin",
	}
	for _, d := range Deeds() {
		allowed, listed := want[d]
		if !listed {
			t.Errorf("%q has no line in this table", d)
		}
		for _, r := range Roles {
			own := Permit(at("ZZ-NMR", r), d, At("ZZ-NMR")) == nil
			if own != strings.Contains(" "+allowed+" ", " "+string(r)+" ") {
				t.Errorf("%s at the own organisation: %q is %v", r, d, own)
			}
			if other := Permit(at("ZZ-EFD", r), d, At("ZZ-NMR")) == nil; other != (own && r == Admin) {
				t.Errorf("%s at another organisation: %q is %v", r, d, other)
			}
		}
		if Permit(Actor{}, d, At("ZZ-NMR")) == nil {
			t.Errorf("nobody may %q", d)
		}
	}
}

func TestFunctionsCountOnlyInTheirSubjectAndForMembers(t *testing.T) {
	place := At("ZZ-EFD", Subject{"adoption", "a1"})
	for name, c := range map[string]struct {
		who  Actor
		want bool
	}{
		"owner of this adoption": {Actor{ID: "p", Memberships: []Membership{{"ZZ-EFD", TrustLeader}}, Functions: []Function{{"sro", "adoption", "a1"}}}, true},
		"owner in the trust":     {Actor{ID: "p", Memberships: []Membership{{"ZZ-EFD", Respondent}}, Functions: []Function{{"sro", "organisation", "ZZ-EFD"}}}, true},
		"owner of another":       {Actor{ID: "p", Memberships: []Membership{{"ZZ-EFD", TrustLeader}}, Functions: []Function{{"sro", "adoption", "a2"}}}, false},
		"owner who left":         {Actor{ID: "p", Functions: []Function{{"sro", "adoption", "a1"}}}, false},
		"member without it":      {Actor{ID: "p", Memberships: []Membership{{"ZZ-EFD", TrustLeader}}}, false},
	} {
		err := Permit(c.who, AcceptCondition, place)
		if (err == nil) != c.want {
			t.Errorf("%s: %v", name, err)
		}
		if err != nil && !fault.Is(err, fault.Forbidden) {
			t.Errorf("%s: not a Forbidden: %v", name, err)
		}
	}
}

func TestAssignedQuestionsAndProgrammeLeads(t *testing.T) {
	mine := Place{Organisation: "ZZ-EFD", Assigned: true}
	if err := Permit(at("ZZ-EFD", Respondent), AnswerItem, mine); err != nil {
		t.Error(err)
	}
	if Permit(at("ZZ-EFD", Respondent), AnswerItem, At("ZZ-EFD")) == nil {
		t.Error("a respondent may answer a question that was not given to them")
	}
	if Permit(at("ZZ-NMR", Respondent), AnswerItem, mine) == nil {
		t.Error("a respondent of another trust may answer")
	}
	lead := Actor{ID: "p", Memberships: []Membership{{"ZZ-ICB", ProgrammeLead}}, Below: []string{"ZZ-ICB", "ZZ-EFD"}}
	if err := Permit(lead, VerifyBenefit, At("ZZ-EFD")); err != nil {
		t.Error(err)
	}
	if Permit(lead, VerifyBenefit, At("ZZ-CVL")) == nil {
		t.Error("a programme lead may check a benefit outside their area")
	}
	if Permit(lead, AnswerItem, At("ZZ-EFD")) == nil {
		t.Error("a programme lead may answer for a trust below")
	}
}
