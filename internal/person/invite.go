package person

import (
	"net/mail"
	"slices"
	"strings"
	"unicode/utf8"

	"groundwork/internal/access"
	"groundwork/internal/fault"
)

// Invite is what somebody who makes an account types: a form, or the options of a command.
type Invite struct {
	Name, Email, Job string
	Organisation     string // code or name, found in the register
	Role             string
}

// The longest labels of a person.
const (
	nameLongest  = 100
	jobLongest   = 100
	emailLongest = 254
)

// CheckInvite reads the labels of in, or says field by field what is wrong. Whether the organisation is in the register is not its to know.
func CheckInvite(in Invite) (Invite, error) {
	in = Invite{Name: squeeze(in.Name), Email: Address(in.Email), Job: squeeze(in.Job),
		Organisation: strings.TrimSpace(in.Organisation), Role: strings.TrimSpace(in.Role)}
	var bad fault.Fields
	switch n := utf8.RuneCountInString(in.Name); {
	case n == 0:
		bad.Add("name", "Enter the full name")
	case n > nameLongest:
		bad.Add("name", "Full name must be %d characters or fewer", nameLongest)
	}
	switch {
	case in.Email == "":
		bad.Add("email", "Enter the work email address")
	case !isAddress(in.Email):
		bad.Add("email", "Enter an email address in the correct format, like name@example.nhs.uk")
	}
	if utf8.RuneCountInString(in.Job) > jobLongest {
		bad.Add("job", "Job must be %d characters or fewer", jobLongest)
	}
	if in.Organisation == "" {
		bad.Add("organisation", "Enter the organisation by code or name")
	}
	if !slices.Contains(access.Roles, access.Role(in.Role)) {
		bad.Add("role", "Select what they do here")
	}
	return in, bad.Err()
}

// Address is an email address as it is stored and compared: in lower case, without blanks around it.
func Address(typed string) string { return strings.ToLower(strings.TrimSpace(typed)) }

func isAddress(s string) bool {
	a, err := mail.ParseAddress(s)
	if err != nil || a.Address != s || len(s) > emailLongest {
		return false
	}
	_, domain, _ := strings.Cut(s, "@")
	return strings.Contains(domain, ".") && !strings.HasPrefix(domain, ".") && !strings.HasSuffix(domain, ".")
}

// squeeze leaves one blank between words.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }
