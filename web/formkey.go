package web

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"strings"
)

// The key of a form makes pressing twice count once. It also carries to whom the form was shown, as a keyed hash, and a
// second one over both, so that a form whose session ran out is known to be ours and whose it is, with nothing stored.

// formKey is a fresh key for a form that is shown to a person.
func (s *Server) formKey(personID string) string {
	id := strings.ReplaceAll(s.App.NewID(), "-", "")
	if personID == "" {
		return id
	}
	owner := s.owner(personID)
	return id + "." + owner + "." + s.mac("form key", id+owner)
}

// owner stands for a person in keys and parked forms.
func (s *Server) owner(personID string) string { return s.mac("owner", personID) }

// ownerOf is to whom a form with this key was shown; nothing when it is not a key of ours.
func (s *Server) ownerOf(key string) string {
	parts := strings.Split(key, ".")
	if len(parts) != 3 || !hmac.Equal([]byte(parts[2]), []byte(s.mac("form key", parts[0]+parts[1]))) {
		return ""
	}
	return parts[1]
}

// mac is the first 72 bits of a keyed hash.
func (s *Server) mac(purpose, text string) string {
	h := hmac.New(sha256.New, s.Config.Secret)
	h.Write([]byte(purpose + "\x00" + text)) // a hash never fails to write
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil)[:9])
}
