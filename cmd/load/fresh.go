package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"groundwork/internal/store/storetest/cluster"
)

// fresh starts the program that is shipped on the same database and waits for its first page; memory is that of the process that was measured.
func fresh(m *measuring, ctx context.Context) (verdict, error) {
	memory := m.site.private()
	binary := filepath.Join(m.dir, "groundwork")
	if out, err := exec.CommandContext(ctx, "go", "build", "-o", binary, "groundwork/cmd/groundwork").CombinedOutput(); err != nil {
		return unmeasured("the program does not build here: %s", bytes.TrimSpace(out)), nil
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return verdict{}, err
	}
	addr := l.Addr().String()
	if err := l.Close(); err != nil {
		return verdict{}, err
	}
	m.site.stop() // one program has the file of SQLite at a time
	c := exec.CommandContext(ctx, binary)
	c.Env = append(os.Environ(), "GROUNDWORK_DEMO=1", "GROUNDWORK_LOG_LEVEL=error", "GROUNDWORK_LISTEN="+addr, "GROUNDWORK_DATABASE_URL="+m.database, "GROUNDWORK_DATA_DIR="+m.dir)
	begun := time.Now()
	if err := c.Start(); err != nil {
		return verdict{}, err
	}
	took := time.Duration(0)
	for time.Since(begun) < 30*time.Second {
		if r, err := http.Get("http://" + addr + "/"); err == nil {
			_ = r.Body.Close() // nothing of it is wanted
			took = time.Since(begun)
			break
		}
		time.Sleep(2 * time.Millisecond)
	}
	_ = c.Process.Kill() // it served its purpose
	_ = c.Wait()         // it was killed, and says so
	if m.site, err = start(ctx, m.database); err != nil {
		return verdict{}, err
	}
	if err := m.find(ctx); err != nil {
		return verdict{}, err
	}
	return held(took > 0 && took < 300*time.Millisecond && memory < 150<<20, "first page after %s; %d MB private", short(took), memory>>20), nil
}

// otherEngine drives the same country in PostgreSQL: in a server of its own where that is installed, or at an address.
func otherEngine(m *measuring, ctx context.Context) (v verdict, err error) {
	address := m.postgres
	if address == "" {
		own, err := m.otherServer(ctx)
		if errors.Is(err, cluster.ErrAbsent) {
			return unmeasured("%v", err), nil
		}
		if err != nil {
			return verdict{}, err
		}
		defer func() { err = errors.Join(err, own.Stop()) }()
		address = own.URL
	} else if !strings.Contains(address, "127.0.0.1") && !strings.Contains(address, "localhost") && !strings.Contains(address, "host=/") {
		return unmeasured("the server is not on this machine, and nothing else is put under load"), nil
	} else if err := fillFrom(ctx, strings.TrimPrefix(m.database, "sqlite:"), address); err != nil {
		return verdict{}, err
	}
	site, err := start(ctx, address)
	if err != nil {
		return verdict{}, err
	}
	defer site.stop()
	there := &measuring{settings: m.settings, database: address, say: m.say, site: site, seen: map[string]sample{}}
	if err := there.find(ctx); err != nil {
		return verdict{}, err
	}
	all, says := true, ""
	for _, p := range []page{nation, heat, fixFirst, trustBoard, pilotList, trustGaps, ground} {
		if m.absent[p.path] != 0 {
			continue
		}
		if _, err := m.look(ctx, p); err != nil { // what was written since it was looked at last was copied
			return verdict{}, err
		}
		r := ratio(there.drive(ctx, p, 16).rate(), m.drive(ctx, p, 16).rate())
		same := bytes.Equal(comparable(there.bodies[p.path]), comparable(m.bodies[p.path]))
		all, says = all && r >= .4 && same, says+fmt.Sprintf("%s %.2f ×", p.name, r)
		if !same {
			says += ", other bytes"
			m.differ(p, there.bodies[p.path])
		}
		says += ". "
	}
	return held(all, "%s", says), nil
}

// clocks are the times at which a shared page was worked out; keys are what differs between two answers of the same page: the key of
// each form.
var (
	keys   = regexp.MustCompile(`value="[0-9a-f]{32}\.[^"]*"`)
	clocks = regexp.MustCompile(`\b\d\d?:\d\d(:\d\d)?( ?[ap]m)?\b|\b\d\d?:\d\d[ap]m\b`)
)

// comparable is a page without what differs between any two answers of it.
func comparable(page []byte) []byte { return clocks.ReplaceAll(keys.ReplaceAll(page, nil), nil) }

// differ keeps both pages where they can be looked at.
func (m *measuring) differ(p page, there []byte) {
	name := filepath.Join(m.dir, "differs-"+regexp.MustCompile(`[^A-Za-z]+`).ReplaceAllString(p.name, "-"))
	err := errors.Join(os.WriteFile(name+".sqlite.html", m.bodies[p.path], 0o600), os.WriteFile(name+".postgres.html", there, 0o600))
	if err == nil {
		m.say("  %s differs: compare %s.sqlite.html with %s.postgres.html", p.name, name, name)
	}
}
