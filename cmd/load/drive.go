package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

// visitor is somebody signed in.
type visitor struct {
	site   string
	cookie string
	client *http.Client
}

// enter signs one of the demo's people in.
func enter(ctx context.Context, site, person string) (*visitor, error) {
	v := &visitor{site: site, client: &http.Client{
		Transport:     &http.Transport{MaxIdleConnsPerHost: 128, DisableCompression: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Timeout:       60 * time.Second,
	}}
	answer, err := v.post(ctx, "/demo/enter", url.Values{"person": {person}})
	if err != nil {
		return nil, err
	}
	for _, c := range answer.cookies {
		v.cookie = c.Name + "=" + c.Value
	}
	return v, nil
}

// answer is what came back.
type answer struct {
	status  int
	header  http.Header
	cookies []*http.Cookie
	body    []byte
}

func (v *visitor) get(ctx context.Context, path string, headers ...string) (answer, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, v.site+path, nil)
	if err != nil {
		return answer{}, err
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return v.do(r)
}

func (v *visitor) post(ctx context.Context, path string, form url.Values) (answer, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, v.site+path, strings.NewReader(form.Encode()))
	if err != nil {
		return answer{}, err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return v.do(r)
}

func (v *visitor) put(ctx context.Context, path string, b []byte) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodPut, v.site+path, bytes.NewReader(b))
	if err != nil {
		return err
	}
	_, err = v.do(r)
	return err
}

func (v *visitor) do(r *http.Request) (answer, error) {
	r.Header.Set("Accept-Encoding", "gzip")
	if v.cookie != "" {
		r.Header.Set("Cookie", v.cookie)
	}
	w, err := v.client.Do(r)
	if err != nil {
		return answer{}, err
	}
	b, err := io.ReadAll(w.Body)
	if c := w.Body.Close(); err == nil {
		err = c
	}
	return answer{w.StatusCode, w.Header, w.Cookies(), b}, err
}

// patience is how much longer than the time of a drive its last answers may take; what is open then is given up and counts as not answered.
const patience = 4 * time.Second

// drive asks from several connections at once for a time, each its next as soon as the last is answered; ask says whether it went well.
func drive(ctx context.Context, p *process, connections int, long time.Duration, ask func(ctx context.Context, connection int) bool) sample {
	ctx, cancel := context.WithTimeout(ctx, long+patience)
	defer cancel()
	var all sync.Mutex
	var s sample
	var running sync.WaitGroup
	begun, before := time.Now(), p.cpu()
	for i := range connections {
		running.Go(func() {
			var waits []time.Duration
			wrong := 0
			for time.Since(begun) < long {
				start := time.Now()
				if ask(ctx, i) {
					waits = append(waits, time.Since(start))
				} else {
					wrong++
				}
			}
			all.Lock()
			defer all.Unlock()
			s.waits, s.answers, s.errors = append(s.waits, waits...), s.answers+len(waits), s.errors+wrong
		})
	}
	running.Wait()
	s.took, s.cpu = time.Since(begun), p.cpu()-before
	return s
}
