package access

import (
	"slices"
	"testing"

	"groundwork/internal/fault"
)

func TestGrant(t *testing.T) {
	for _, c := range []struct {
		by    Role
		at    string
		gives Role
		to    string
		want  bool
	}{
		{TrustLeader, "ZZ-NMR", BoardMember, "q", true},
		{Secretary, "ZZ-NMR", TrustLeader, "q", true},
		{TrustLeader, "ZZ-EFD", BoardMember, "q", false},
		{TrustLeader, "ZZ-NMR", Admin, "q", false},
		{TrustLeader, "ZZ-NMR", ProgrammeLead, "q", false},
		{Secretary, "ZZ-NMR", Secretary, "p", false},
		{Admin, "ZZ-EFD", ProgrammeLead, "q", true},
		{Admin, "ZZ-EFD", Admin, "q", true},
		{Admin, "ZZ-NMR", TrustLeader, "p", false},
		{InnovationLead, "ZZ-NMR", Respondent, "q", false},
		{ProgrammeLead, "ZZ-NMR", Respondent, "q", false},
		{BoardMember, "ZZ-NMR", Respondent, "q", false},
	} {
		err := Grant(at("ZZ-NMR", c.by), c.at, c.gives, c.to)
		if (err == nil) != c.want {
			t.Errorf("%s of ZZ-NMR gives %s at %s to %s: %v", c.by, c.gives, c.at, c.to, err)
		}
		if err != nil && !fault.Is(err, fault.Forbidden) {
			t.Errorf("%s: not a Forbidden: %v", c.by, err)
		}
	}
	if got := Grantable(at("ZZ-NMR", Respondent), "ZZ-NMR"); got != nil {
		t.Errorf("a respondent may give %v", got)
	}
	if got := Grantable(at("ZZ-NMR", Admin), "ZZ-EFD"); !slices.Equal(got, Roles) {
		t.Errorf("an administrator may give %v", got)
	}
}

func TestTheOperatorLooksAfterPeopleAndNothingElse(t *testing.T) {
	for _, d := range Deeds() {
		if got, want := Permit(Operator, d, At("ZZ-NMR")) == nil, d == ManagePeople || d == ManageEverybody || d == ReadInstallation; got != want {
			t.Errorf("the operator may %s: %v", d, got)
		}
	}
	if err := Grant(Operator, "ZZ-NMR", Admin, "p"); err != nil {
		t.Error(err)
	}
}
