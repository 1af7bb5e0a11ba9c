package web_test

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"net/url"
	"strings"
	"sync"
	"testing"

	"groundwork/web"
	"groundwork/web/webtest"
)

// logBook collects what is logged.
type logBook struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *logBook) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *logBook) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// TestLogsHoldNoPersonalData: names, addresses, what was typed, tokens, codes and queries stay out of the log; who, where and how long are in it.
func TestLogsHoldNoPersonalData(t *testing.T) {
	emptyDatabases.Each(t, func(t *testing.T, dbURL string) {
		a := opened(t, dbURL)
		book := &logBook{}
		a.Log = slog.New(slog.NewJSONHandler(book, &slog.HandlerOptions{Level: slog.LevelDebug}))
		i := installation{t, a, webtest.Serve(t, web.New(a, web.Config{Secret: testSecret})), newClock(a)}
		who := maria
		who.Name, who.Email, who.Job = "Xanthippe Quillfeather", "xanthippe.quillfeather@example.org", "Keeper of zibaldones"
		acc := i.setUp(who)
		p := acc.in
		p.Visit("/search?q=zyzzyva+query").Visit("/pilots?secretquery=zyzzyva")
		p.Visit("/trusts/RRK/people/new").Fill("Full name", "Zebedee Oxenfree").Fill("Work email address", "zebedee@example.org").Choose("Respondent").Press("Make the link")
		_, link, _ := strings.Cut(p.Body(), "/welcome/")
		link, _, _ = strings.Cut(link, "<")
		i.site.Person(t, "Zebedee").Visit("/welcome/" + link).Sees(200)
		p.Visit("/trusts/NOWHERE-zyzzyva").Sees(404)
		p.Post("/trusts/RRK/people/"+acc.id+"/roles", url.Values{"role": {"admin"}}).Sees(403)
		i.site.Person(t, "a guesser").Visit("/sign-in").Fill("Email address", "pwd-in-the-wrong-field").Fill("Password", "a wrong zyzzyva").Press("Continue").Sees(422)
		plain(t, "POST", i.site.URL+"/sign-in", "email=%zz&zyzzyva", map[string]string{"Content-Type": formType, "User-Agent": "zyzzyva/1.0", "Referer": "http://x/zyzzyva"})
		a.Library = nil
		p.Visit("/rate-cards").Sees(500)

		text := book.String()
		for _, secret := range append(acc.codes, "Xanthippe", "Quillfeather", "quillfeather", "zibaldone", "zyzzyva", "Zebedee", "zebedee", "Oxenfree", acc.password, acc.secret,
			link, p.Cookie("sid"), "pwd-in-the-wrong-field", "127.0.0.1") {
			if secret == "" || strings.Contains(text, secret) {
				t.Errorf("the log holds %q", secret)
			}
		}
		if !strings.Contains(text, acc.id) || !strings.Contains(text, `"route":"/trusts/:ods/people"`) {
			t.Error("the log does not say who and where")
		}
		for line := range strings.Lines(text) {
			var entry map[string]any
			if err := json.Unmarshal([]byte(line), &entry); err != nil {
				t.Fatalf("%v: %s", err, line)
			}
			if entry["msg"] != "request" {
				continue
			}
			for key := range entry {
				if !strings.Contains(" time level msg id method route status ms person organisation ", " "+key+" ") {
					t.Errorf("a request is logged with %s", key)
				}
			}
		}
	})
}
