// Package person holds people and the rules of their accounts: what a password
// must be, how long a wrong guess makes one wait, how long a session lasts.
package person

import (
	"strings"
	"time"
	"unicode/utf8"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// Person is somebody who works in or with an organisation. History and functions point at people by id.
type Person struct {
	ID       string
	Name     string
	Email    string // "" for a person who never signs in
	Job      string
	Disabled day.Instant
	Version  int64
}

// The limits of a session (OWASP ASVS 5.0, section 7.3).
const (
	SessionIdle     = 30 * time.Minute
	SessionLongest  = 12 * time.Hour
	InvitationLasts = 72 * time.Hour
	ParkedLasts     = time.Hour
)

// Password limits: long is what makes one strong; what it is made of is nobody's business (OWASP ASVS 5.0, section 6.2).
const (
	PasswordShortest = 12
	PasswordLongest  = 256
)

// CheckPassword refuses a password that is too short, too long, or among the first that anybody tries.
func CheckPassword(password, name, email string) error {
	n := utf8.RuneCountInString(password)
	folded := strings.ToLower(password)
	switch {
	case n < PasswordShortest:
		return fault.Refused("password", "Password must have at least %d characters. Three or four unrelated words work well", PasswordShortest)
	case n > PasswordLongest:
		return fault.Refused("password", "Password must have at most %d characters", PasswordLongest)
	case common(folded), email != "" && strings.Contains(folded, strings.ToLower(email)), folded == strings.ToLower(name):
		return fault.Refused("password", "Password is too easy to guess. Choose another")
	}
	return nil
}

// common reports whether a folded password is one that guessing programs try at once: a usual word, or one character or short run repeated.
func common(folded string) bool {
	for _, w := range []string{"password", "qwertyuiop", "1234567890", "letmein", "groundwork", "administrator", "welcome", "iloveyou", "abcdefghij"} {
		if rest := strings.Trim(strings.ReplaceAll(folded, w, ""), "0123456789!. "); rest == "" {
			return true
		}
	}
	distinct := map[rune]bool{}
	for _, c := range folded {
		distinct[c] = true
	}
	return len(distinct) < 5
}

// Wait is how long the next attempt must wait after so many failures in a row: nothing for the first
// four, a second for the fifth, doubling to a quarter of an hour; never for ever.
func Wait(failures int64) time.Duration {
	if failures < 5 {
		return 0
	}
	if failures > 15 {
		return 15 * time.Minute
	}
	return min(time.Second<<(failures-5), 15*time.Minute)
}
