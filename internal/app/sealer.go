package app

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
)

// Sealer encrypts what must not be read from a copied database, with AES-256-GCM. The zero Sealer seals and opens nothing.
type Sealer struct{ aead cipher.AEAD }

// NewSealer seals with a key of any length; the caller sees to it that it is long enough.
func NewSealer(key []byte) (Sealer, error) {
	k := sha256.Sum256(key)
	block, err := aes.NewCipher(k[:])
	if err != nil {
		return Sealer{}, err
	}
	aead, err := cipher.NewGCM(block)
	return Sealer{aead}, err
}

var errNoKey = errors.New("there is no key to seal secrets with")

// Seal encrypts plain under a fresh nonce. It opens only for the same purpose, so that a text
// sealed for one place is of no use in another.
func (s Sealer) Seal(purpose, plain string) (string, error) {
	if s.aead == nil {
		return "", errNoKey
	}
	nonce := make([]byte, s.aead.NonceSize())
	_, _ = rand.Read(nonce) // crypto/rand never fails since Go 1.24
	return base64.RawURLEncoding.EncodeToString(s.aead.Seal(nonce, nonce, []byte(plain), []byte(purpose))), nil
}

// Open is the text that was sealed for purpose; a changed or foreign text is an error.
func (s Sealer) Open(purpose, sealed string) (string, error) {
	if s.aead == nil {
		return "", errNoKey
	}
	b, err := base64.RawURLEncoding.DecodeString(sealed)
	if err != nil || len(b) < s.aead.NonceSize() {
		return "", errors.New("a sealed secret is damaged")
	}
	plain, err := s.aead.Open(nil, b[:s.aead.NonceSize()], b[s.aead.NonceSize():], []byte(purpose))
	if err != nil {
		return "", errors.New("a sealed secret does not open with this key")
	}
	return string(plain), nil
}
