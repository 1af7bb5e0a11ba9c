package person

import (
	"strings"
	"time"
	"unicode"
)

// StepLasts is how long a code of an authenticator app holds (RFC 6238, section 5.2).
const StepLasts = 30 * time.Second

// Step is the time step of an authenticator app at t.
func Step(t time.Time) int64 { return t.Unix() / int64(StepLasts/time.Second) }

// Steps are the time steps whose code is accepted at t: this one, and one on either side for clocks that differ.
func Steps(t time.Time) []int64 { return []int64{Step(t), Step(t) - 1, Step(t) + 1} }

// Code is a typed code as it is compared: without blanks and hyphens, in lower case, the letters o, i and l as the figures they are taken for.
func Code(typed string) string {
	return strings.Map(func(r rune) rune {
		r = unicode.ToLower(r)
		switch {
		case r == 'o':
			return '0'
		case r == 'i' || r == 'l':
			return '1'
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return r
		}
		return -1
	}, typed)
}

// IsAppCode reports whether a code is six figures, as an authenticator app shows it; anything else is taken for a recovery code.
func IsAppCode(code string) bool {
	return len(code) == 6 && strings.Trim(code, "0123456789") == ""
}

// RecoveryCodes is how many are given at once.
const RecoveryCodes = 10

// recoveryLetters leave out what is misread (Crockford's base 32).
const recoveryLetters = "0123456789abcdefghjkmnpqrstvwxyz"

// RecoveryCode is three groups of four letters from 12 random bytes: 60 bits.
func RecoveryCode(random [12]byte) string {
	var b strings.Builder
	for i, x := range random {
		if i > 0 && i%4 == 0 {
			b.WriteByte('-')
		}
		b.WriteByte(recoveryLetters[x%32])
	}
	return b.String()
}
