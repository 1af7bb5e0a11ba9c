package access

import (
	"slices"

	"groundwork/internal/fault"
)

// Grantable are the roles that the actor may give or take at the organisation, in the order of Roles.
// A leader and a secretary look after the roles of their own trust; roles that reach beyond it are an administrator's to give.
func Grantable(who Actor, organisation string) []Role {
	if Permit(who, ManagePeople, At(organisation)) != nil {
		return nil
	}
	if who.Operator || who.HasAnywhere(Admin) {
		return slices.Clone(Roles)
	}
	return []Role{InnovationLead, TrustLeader, Respondent, Secretary, BoardMember}
}

// Grant is nil when the actor may give person the role, or take it. Nobody makes themselves somebody: an administrator,
// who has no rights to content, would have them a minute later.
func Grant(who Actor, organisation string, r Role, person string) error {
	if err := Permit(who, ManagePeople, At(organisation)); err != nil {
		return err
	}
	if !slices.Contains(Grantable(who, organisation), r) {
		return fault.Denied("Only an administrator can make somebody %s", article(r))
	}
	if who.SignedIn() && who.ID == person {
		return fault.Denied("Only somebody else can change what you do here")
	}
	return nil
}

func article(r Role) string {
	if r == Admin {
		return "an administrator"
	}
	return "a programme lead"
}
