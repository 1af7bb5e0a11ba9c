package web

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/gob"
	"encoding/hex"
	"fmt"
	"net/http"
	"time"

	"github.com/gorilla/sessions"

	"groundwork/internal/app"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/person"
	"groundwork/internal/store"
)

// The values of a session.
const (
	keyPerson       = "person"
	keyOrganisation = "organisation"
	keyCreated      = "created"
	keySeen         = "seen"
	keyFlash        = "flash"
	keyPending      = "pending" // the person whose password was right and whose code is awaited
	keyNext         = "next"
)

// sessionStore keeps gorilla sessions in the database, so that they can be listed and ended.
// The cookie carries 256 random bits; the table holds only their SHA-256, so a copied
// database opens no session. An id that we did not make is never adopted.
type sessionStore struct {
	app  *app.App
	name string
	opts sessions.Options
}

var _ sessions.Store = (*sessionStore)(nil)

func newSessionStore(a *app.App, c Config) *sessionStore {
	s := &sessionStore{app: a, name: "sid", opts: sessions.Options{Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode}}
	if c.secure() {
		s.name, s.opts.Secure = "__Host-sid", true
	}
	return s
}

// Get is the session of the request, read once.
func (s *sessionStore) Get(r *http.Request, name string) (*sessions.Session, error) {
	return sessions.GetRegistry(r).Get(s, name)
}

// New reads the session that the cookie names; without a cookie, or with a stale or unknown one, it is empty and new.
func (s *sessionStore) New(r *http.Request, name string) (*sessions.Session, error) {
	session := sessions.NewSession(s, name)
	opts := s.opts
	session.Options, session.IsNew = &opts, true
	cookie, err := r.Cookie(name)
	if err != nil {
		return session, nil // no cookie is no error
	}
	row, err := s.app.Store.Read().Session(r.Context(), hashed(cookie.Value))
	if fault.Is(err, fault.NotFound) {
		return session, nil
	}
	if err != nil {
		return session, err
	}
	now := s.app.Now()
	if now.Sub(row.Seen.Time()) > person.SessionIdle || now.Sub(row.Created.Time()) > person.SessionLongest {
		return session, nil
	}
	if err := gob.NewDecoder(bytes.NewReader(row.Payload)).Decode(&session.Values); err != nil {
		return session, fmt.Errorf("read session: %w", err)
	}
	session.ID, session.IsNew = cookie.Value, false
	session.Values[keyPerson], session.Values[keyOrganisation] = row.Person, row.Organisation
	session.Values[keyCreated], session.Values[keySeen] = row.Created.String(), row.Seen.String()
	return session, nil
}

// Save writes the session and its cookie. A negative MaxAge ends it.
func (s *sessionStore) Save(r *http.Request, w http.ResponseWriter, session *sessions.Session) error {
	if session.Options.MaxAge < 0 {
		if err := s.app.Store.Do(r.Context(), func(tx store.Tx) error { return tx.EndSession(r.Context(), hashed(session.ID)) }); err != nil {
			return err
		}
		http.SetCookie(w, sessions.NewCookie(session.Name(), "", session.Options))
		return nil
	}
	now := day.At(s.app.Now())
	if session.ID == "" {
		session.ID = newSecret()
		session.Values[keyCreated] = now.String()
	}
	row, err := s.row(session, now, r.UserAgent())
	if err != nil {
		return err
	}
	if err := s.app.Store.Do(r.Context(), func(tx store.Tx) error { return tx.KeepSession(r.Context(), row) }); err != nil {
		return err
	}
	http.SetCookie(w, sessions.NewCookie(session.Name(), session.ID, session.Options))
	return nil
}

func (s *sessionStore) row(session *sessions.Session, now day.Instant, agent string) (store.Session, error) {
	var created day.Instant
	if err := created.Scan(value(session, keyCreated)); err != nil {
		return store.Session{}, err
	}
	payload := map[any]any{}
	for k, v := range session.Values {
		switch k {
		case keyPerson, keyOrganisation, keyCreated, keySeen: // columns of their own
		default:
			payload[k] = v
		}
	}
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(payload); err != nil {
		return store.Session{}, fmt.Errorf("write session: %w", err)
	}
	return store.Session{IDHash: hashed(session.ID), Person: value(session, keyPerson), Organisation: value(session, keyOrganisation),
		Payload: b.Bytes(), Created: created, Seen: now, Agent: agent[:min(len(agent), 200)]}, nil
}

// renewed gives the session a new id and forgets the old one: after signing in, a second factor, a change of organisation.
func (s *sessionStore) renewed(r *http.Request, session *sessions.Session) error {
	old := session.ID
	session.ID = ""
	if old == "" {
		return nil
	}
	return s.app.Store.Do(r.Context(), func(tx store.Tx) error { return tx.EndSession(r.Context(), hashed(old)) })
}

// stale reports whether the last use should be written again: at most once a minute.
func stale(session *sessions.Session, now time.Time) bool {
	var seen day.Instant
	return seen.Scan(value(session, keySeen)) != nil || now.Sub(seen.Time()) > time.Minute
}

func value(session *sessions.Session, key string) string {
	s, _ := session.Values[key].(string)
	return s
}

// newSecret is 256 random bits as text.
func newSecret() string {
	var b [32]byte
	_, _ = rand.Read(b[:]) // crypto/rand never fails since Go 1.24
	return base64.RawURLEncoding.EncodeToString(b[:])
}

func hashed(secret string) string {
	h := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(h[:])
}
