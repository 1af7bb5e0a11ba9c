package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"time"

	"groundwork/internal/demo/national"
)

// connections are how many are open at once, in turn.
var connections = []int{1, 16, 64}

// page is one address that is measured, and who asks for it.
type page struct {
	name, path string
	lead       bool // the national lead, else a trust's leader
}

var (
	hello      = page{name: "hello (empty handler)", path: "/healthz"}
	nation     = page{name: "board of England", path: "/board/ENG", lead: true}
	heat       = page{name: "heat map of England", path: "/insight/ENG/heat-map", lead: true}
	fixFirst   = page{name: "what to fix first, England", path: "/insight/ENG", lead: true}
	trustBoard = page{name: "board of a trust", path: "/board/" + national.LeadersTrust}
	pilotList  = page{name: "pilots, filtered, first page", path: "/pilots?stage=piloting"}
	trustGaps  = page{name: "what to fix first, a trust", path: "/insight/" + national.LeadersTrust}
	ground     = page{name: "groundwork of a trust", path: "/trusts/" + national.LeadersTrust + "/groundwork"}
)

// pages are those of the table.
var pages = []page{hello, nation, heat, fixFirst, trustBoard, pilotList, trustGaps, ground}

// measuring is one run.
type measuring struct {
	settings
	database     string
	say          func(string, ...any)
	site         *process
	lead, leader *visitor
	seen         map[string]sample
	bodies       map[string][]byte // of pages that answered, as they are without compression
	costs        map[string]cost
	absent       map[string]int // pages that did not, with their status
	adoptions    []string       // open ones of the leader's trust
}

// cost is what one answer takes from the database and the network.
type cost struct {
	statements, rows int
	bytes            int // as sent
}

var adoptionLink = regexp.MustCompile(`href="/adoptions/([0-9a-f-]{36})"`)

// find signs in, asks for every page once, and learns what it costs.
func (m *measuring) find(ctx context.Context) (err error) {
	if m.lead, err = enter(ctx, m.site.addr, national.Lead); err != nil {
		return err
	}
	if m.leader, err = enter(ctx, m.site.addr, national.Leader); err != nil {
		return err
	}
	m.bodies, m.costs, m.absent = map[string][]byte{}, map[string]cost{}, map[string]int{}
	for _, p := range pages {
		if _, err := m.look(ctx, p); err != nil {
			return err
		}
	}
	list, err := m.leader.get(ctx, "/trusts/"+national.LeadersTrust+"/adoptions")
	if err != nil {
		return err
	}
	for _, a := range adoptionLink.FindAllSubmatch(plain(list.body), -1) {
		m.adoptions = append(m.adoptions, string(a[1]))
	}
	if len(m.adoptions) == 0 {
		return fmt.Errorf("no take-ups on the page of %s: %d", national.LeadersTrust, list.status)
	}
	return nil
}

func (m *measuring) by(p page) *visitor {
	if p.lead {
		return m.lead
	}
	return m.leader
}

// look asks for a page twice, for the first may warm something, and keeps what the second cost.
func (m *measuring) look(ctx context.Context, p page) (answer, error) {
	var a answer
	for range 2 {
		var err error
		if a, err = m.by(p).get(ctx, p.path, counting, "1"); err != nil {
			return a, fmt.Errorf("%s: %w", p.path, err)
		}
	}
	if a.status != http.StatusOK {
		m.absent[p.path] = a.status
		return a, nil
	}
	m.bodies[p.path] = plain(a.body)
	s, _ := strconv.Atoi(a.header.Get(statements))
	r, _ := strconv.Atoi(a.header.Get(rowsRead))
	m.costs[p.path] = cost{s, r, len(a.body)}
	return a, nil
}

// plain is a body without its compression.
func plain(b []byte) []byte {
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return b
	}
	out, err := io.ReadAll(z)
	if err != nil {
		return b
	}
	return out
}

// drive measures a page with so many connections, once a run. Headers go with every request.
func (m *measuring) drive(ctx context.Context, p page, n int, headers ...string) sample {
	key := fmt.Sprint(p.path, n, headers)
	if s, ok := m.seen[key]; ok {
		return s
	}
	want := http.StatusOK
	if len(headers) > 0 && headers[0] == "If-None-Match" {
		want = http.StatusNotModified
	}
	v := m.by(p)
	ask := func(ctx context.Context, _ int) bool {
		a, err := v.get(ctx, p.path, headers...)
		return err == nil && a.status == want
	}
	ask(ctx, 0) // the first answer may warm something
	done := m.profiled(ctx, p, n)
	s := drive(ctx, m.site, n, m.each, ask)
	done()
	m.seen[key] = s
	m.say("  %-34s %2d: %8.1f/s, median %s, p99 %s, CPU %s, %d not answered", p.name, n, s.rate(), short(s.median()), short(s.percentile(99)), short(s.each()), s.errors)
	return s
}

// static measures the bytes of a page served from memory.
func (m *measuring) static(ctx context.Context, p page, n int) (sample, error) {
	path := staticPath + "?page=" + strconv.Itoa(len(p.path))
	if err := m.lead.put(ctx, path, m.bodies[p.path]); err != nil {
		return sample{}, err
	}
	return m.drive(ctx, page{name: "static: " + p.name, path: path, lead: true}, n), nil
}

// profiled keeps a CPU profile of what is driven until the answer is called.
func (m *measuring) profiled(ctx context.Context, p page, n int) func() {
	seconds := int(m.each / time.Second)
	if m.profile == "" || n != 16 || seconds < 1 {
		return func() {}
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		a, err := m.lead.get(ctx, profilePath+"?seconds="+strconv.Itoa(seconds))
		if err == nil && a.status == http.StatusOK {
			name := regexp.MustCompile(`[^A-Za-z]+`).ReplaceAllString(p.name, "-")
			err = os.WriteFile(filepath.Join(m.settings.profile, name+".pprof"), plain(a.body), 0o600)
		}
		if err != nil {
			m.say("  no profile of %s: %v", p.name, err)
		}
	}()
	return func() { <-done }
}

// short is a wait as a table shows it.
func short(d time.Duration) string {
	switch {
	case d < time.Millisecond:
		return fmt.Sprintf("%.2f ms", d.Seconds()*1e3)
	case d < 100*time.Millisecond:
		return fmt.Sprintf("%.1f ms", d.Seconds()*1e3)
	}
	return fmt.Sprintf("%.0f ms", d.Seconds()*1e3)
}
