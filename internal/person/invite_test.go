package person

import (
	"strings"
	"testing"

	"groundwork/internal/fault"
)

func TestCheckInvite(t *testing.T) {
	whole := Invite{Name: " Amina  Yusuf ", Email: " Amina.Yusuf@Example.ORG", Organisation: "ZZ-NMR", Role: "innovation_lead"}
	got, err := CheckInvite(whole)
	if err != nil || got.Name != "Amina Yusuf" || got.Email != "amina.yusuf@example.org" {
		t.Fatalf("%+v, %v", got, err)
	}
	for name, c := range map[string]struct {
		change func(*Invite)
		field  string
	}{
		"no name":            {func(i *Invite) { i.Name = " " }, "name"},
		"a very long name":   {func(i *Invite) { i.Name = strings.Repeat("x", 101) }, "name"},
		"no address":         {func(i *Invite) { i.Email = "" }, "email"},
		"no at":              {func(i *Invite) { i.Email = "amina.example.org" }, "email"},
		"no domain":          {func(i *Invite) { i.Email = "amina@localhost" }, "email"},
		"a name around it":   {func(i *Invite) { i.Email = "Amina <amina@example.org>" }, "email"},
		"two addresses":      {func(i *Invite) { i.Email = "a@example.org, b@example.org" }, "email"},
		"a line break":       {func(i *Invite) { i.Email = "a@example.org\r\nBcc: b@example.org" }, "email"},
		"a long job":         {func(i *Invite) { i.Job = strings.Repeat("x", 101) }, "job"},
		"no organisation":    {func(i *Invite) { i.Organisation = "" }, "organisation"},
		"no role":            {func(i *Invite) { i.Role = "" }, "role"},
		"a role nobody knew": {func(i *Invite) { i.Role = "owner" }, "role"},
	} {
		in := whole
		c.change(&in)
		_, err := CheckInvite(in)
		if f := fault.Of(err).Fields; len(f) != 1 || f[0].Name != c.field {
			t.Errorf("%s: %v", name, err)
		}
	}
}
