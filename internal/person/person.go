// Package person holds people and the rules of their accounts: what a password
// must be, how long a wrong guess makes one wait, how long a session lasts.
package person

import (
	"time"

	"groundwork/internal/day"
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
	PendingLasts    = 10 * time.Minute // between the password and the code
	FailuresLast    = time.Hour        // after which wrong passwords are forgotten
)

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

// WaitThere is the same for the address that attempts come from. Hundreds of people in one trust share an
// address, so it takes ten times as many failures; each of their accounts still counts its own.
func WaitThere(failures int64) time.Duration { return Wait(failures / 10) }
