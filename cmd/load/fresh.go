package main

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"
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

// keys are what differs between two answers of the same page: the key of each form.
var keys = regexp.MustCompile(`value="[0-9a-f]{32}\.[^"]*"`)

// otherEngine drives the same country in PostgreSQL.
func otherEngine(m *measuring, ctx context.Context) (verdict, error) {
	if m.postgres == "" {
		return unmeasured("give --postgres the address of an empty database"), nil
	}
	if !strings.Contains(m.postgres, "127.0.0.1") && !strings.Contains(m.postgres, "localhost") && !strings.Contains(m.postgres, "host=/") {
		return unmeasured("the server is not on this machine, and nothing else is put under load"), nil
	}
	if err := fill(ctx, m.postgres, m.scale, m.say); err != nil {
		return verdict{}, err
	}
	site, err := start(ctx, m.postgres)
	if err != nil {
		return verdict{}, err
	}
	defer site.stop()
	there := &measuring{settings: m.settings, database: m.postgres, say: m.say, site: site, seen: map[string]sample{}}
	if err := there.find(ctx); err != nil {
		return verdict{}, err
	}
	all, says := true, ""
	for _, p := range []page{nation, heat, fixFirst, trustBoard, pilotList} {
		if m.absent[p.path] != 0 {
			continue
		}
		r := ratio(there.drive(ctx, p, 16).rate(), m.drive(ctx, p, 16).rate())
		same := bytes.Equal(keys.ReplaceAll(there.bodies[p.path], nil), keys.ReplaceAll(m.bodies[p.path], nil))
		all, says = all && r >= .4 && same, says+fmt.Sprintf("%s %.2f ×", p.name, r)
		if !same {
			says += ", other bytes"
		}
		says += ". "
	}
	return held(all, "%s", says), nil
}
