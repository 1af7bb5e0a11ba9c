// Package history is the tamper-evident record of every deed: one event a deed,
// chained by SHA-256 for each owning organisation, readable by ordinary people.
package history

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"hash"
	"slices"
	"strconv"

	"groundwork/internal/day"
)

// Touch names one record that a deed changed.
type Touch struct {
	Kind string `json:"kind"`
	ID   string `json:"id"`
}

// Values are the changed fields of a record, by the name a person knows them by.
type Values map[string]string

// Event is one line of history: who did what to which record, when, in which
// role, what it was before and what it is after.
type Event struct {
	Chain        string // the owning organisation's code, or "installation"
	N            int64  // 1, 2, 3 … without a gap
	At           day.Instant
	Actor        string // person id; "" is the product itself
	Role         string // the role or function acted in
	Organisation string // the organisation acted for
	Request      string
	Deed         string
	Subject      Touch
	Touched      []Touch // everything changed, the subject among it
	Before       Values
	After        Values
	Salt         string // keeps a redacted text from being guessed from its hash
	BodyHash     string
	Prev         string
	Hash         string
}

// Installation is the chain of deeds that belong to no organisation.
const Installation = "installation"

// Index are the records under whose own id the event is found. What one answer of a trust's groundwork did to its adoptions is found
// through the groundwork: the sealed line names them, so that an answer which fifty adoptions read is one row of the index and
// not fifty-one.
func (e Event) Index() []Touch {
	var out []Touch
	for _, t := range e.Touched {
		if !e.throughGroundwork(t) && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// throughGroundwork reports whether a record that the event touched is found through the groundwork of the event's own trust.
func (e Event) throughGroundwork(t Touch) bool {
	return t.Kind == "adoption" && slices.Contains(e.Touched, Touch{"groundwork", e.Chain})
}

// Seal fills the hashes of e as the event after prev, whose hash is prevHash ("" for the first).
func Seal(e Event, n int64, prevHash string) Event {
	e.N, e.Prev = n, prevHash
	e.BodyHash = bodyHash(e)
	e.Hash = chainHash(e)
	return e
}

// Canonical is v as JSON with its keys in order; the same values always give the same bytes.
func Canonical(v any) string {
	b, err := json.Marshal(v) // maps of strings and slices of Touch always marshal
	if err != nil {
		panic(err)
	}
	return string(b)
}

func bodyHash(e Event) string {
	h := sha256.New()
	put(h, e.Salt, Canonical(e.Before), Canonical(e.After))
	return hex.EncodeToString(h.Sum(nil))
}

func chainHash(e Event) string {
	h := sha256.New()
	put(h, e.Prev, e.Chain, strconv.FormatInt(e.N, 10), e.At.String(), e.Actor, e.Role, e.Organisation,
		e.Request, e.Deed, e.Subject.Kind, e.Subject.ID, Canonical(e.Touched), e.BodyHash)
	return hex.EncodeToString(h.Sum(nil))
}

// put writes each field behind its length, so that no two lists of fields give the same bytes.
func put(h hash.Hash, fields ...string) {
	var n [8]byte
	for _, f := range fields {
		binary.BigEndian.PutUint64(n[:], uint64(len(f)))
		h.Write(n[:]) // a hash never fails to write
		h.Write([]byte(f))
	}
}
