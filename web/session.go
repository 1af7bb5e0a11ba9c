package web

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/gob"
	"encoding/hex"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/gorilla/sessions"

	"groundwork/internal/app"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/store"
)

// The values of a session.
const (
	keyPerson       = "person"
	keyOrganisation = "organisation"
	keyCreated      = "created"
	keySeen         = "seen"
	keyRoles        = "roles"   // what the person could do when the id was made; another id follows when it changes
	keyPending      = "pending" // the person whose password was right and whose code is awaited
	keyPendingAt    = "pendingat"
	keyCodes        = "codes" // sealed recovery codes, until their owner says that they are kept
	keyLink         = "link"  // a sealed one-time link, for the page that shows it once
)

// sessionStore keeps gorilla sessions in the database, so that they can be listed and ended.
// The cookie carries 256 random bits; the table holds only their SHA-256, so a copied
// database opens no session. An id that we did not make is never adopted.
type sessionStore struct {
	app    *app.App
	name   string
	parked string // name of the cookie of a parked form
	said   string // name of the cookie of a message for the next page
	opts   sessions.Options
}

var _ sessions.Store = (*sessionStore)(nil)

func newSessionStore(a *app.App, c Config) *sessionStore {
	s := &sessionStore{app: a, name: "sid", parked: "unsent", said: "said", opts: sessions.Options{Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode}}
	if c.secure() {
		s.name, s.parked, s.said, s.opts.Secure = "__Host-sid", "__Host-unsent", "__Host-said", true
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
	row, err := s.app.Session(r.Context(), hashed(cookie.Value))
	if fault.Is(err, fault.NotFound) {
		return session, nil
	}
	if err != nil {
		return session, err
	}
	if err := gob.NewDecoder(bytes.NewReader(row.Payload)).Decode(&session.Values); err != nil {
		return session, fmt.Errorf("read session: %w", err)
	}
	session.ID, session.IsNew = cookie.Value, false
	session.Values[keyPerson], session.Values[keyOrganisation] = row.Person, row.Organisation
	session.Values[keyCreated], session.Values[keySeen] = row.Created.String(), row.Seen.String()
	return session, nil
}

// Save writes the session and its cookie. A negative MaxAge ends it. One that has no id yet gets one.
func (s *sessionStore) Save(r *http.Request, w http.ResponseWriter, session *sessions.Session) error {
	switch {
	case session.Options.MaxAge < 0:
		if err := s.app.EndSession(r.Context(), hashed(session.ID)); err != nil {
			return err
		}
		http.SetCookie(w, sessions.NewCookie(session.Name(), "", session.Options))
		return nil
	case session.ID == "":
		return s.begin(r, w, session)
	}
	row, err := s.row(session, r.UserAgent())
	if err != nil {
		return err
	}
	return s.app.KeepSession(r.Context(), row)
}

// begin gives the session of somebody who just proved who they are an id of its own: one from before is worth nothing.
func (s *sessionStore) begin(r *http.Request, w http.ResponseWriter, session *sessions.Session) error {
	session.Values[keyCreated] = day.At(s.app.Now()).String()
	return s.another(r, w, session, s.app.BeginSession)
}

// renew gives a session that goes on another id, when the organisation or a role changes. Its hours count on.
func (s *sessionStore) renew(r *http.Request, w http.ResponseWriter, session *sessions.Session) error {
	return s.another(r, w, session, s.app.RenewSession)
}

func (s *sessionStore) another(r *http.Request, w http.ResponseWriter, session *sessions.Session, write func(context.Context, string, store.Session) error) error {
	before := session.ID
	session.ID = newSecret()
	row, err := s.row(session, r.UserAgent())
	if err != nil {
		return err
	}
	if err := write(r.Context(), hashed(before), row); err != nil {
		return err
	}
	session.IsNew = false
	http.SetCookie(w, sessions.NewCookie(session.Name(), session.ID, session.Options))
	return nil
}

func (s *sessionStore) row(session *sessions.Session, agent string) (store.Session, error) {
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
		Payload: b.Bytes(), Created: created, Seen: day.At(s.app.Now()), Agent: beginning(agent, 200)}, nil
}

// beginning is at most n bytes of what a browser sent, without what a database cannot hold.
func beginning(s string, n int) string {
	s = strings.ToValidUTF8(s[:min(len(s), n)], "")
	return strings.ReplaceAll(s, "\x00", "")
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
