package app

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/base64"
	"encoding/hex"

	"groundwork/internal/person"
)

// newToken is 256 random bits for a link.
func newToken() string {
	var b [32]byte
	_, _ = rand.Read(b[:]) // crypto/rand never fails since Go 1.24
	return base64.RawURLEncoding.EncodeToString(b[:])
}

// tokenHash is what the database holds of a token: one hash is enough for 256 random bits.
func tokenHash(token string) string {
	h := sha256.Sum256([]byte(token))
	return hex.EncodeToString(h[:])
}

// newAppSecret is what an authenticator app makes its codes from: 160 bits (RFC 4226, section 4).
func newAppSecret() string {
	var b [20]byte
	_, _ = rand.Read(b[:])
	return base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(b[:])
}

// newRecoveryCodes are as many as are given at once.
func newRecoveryCodes() []string {
	codes := make([]string, person.RecoveryCodes)
	for i := range codes {
		var b [12]byte
		_, _ = rand.Read(b[:])
		codes[i] = person.RecoveryCode(b)
	}
	return codes
}
