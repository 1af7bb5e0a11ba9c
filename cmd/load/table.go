package main

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"time"

	"groundwork/internal/day"
)

// print writes the run as two tables in Markdown: what each page took, and whether each bar holds.
func (m *measuring) print(out io.Writer, verdicts []verdict) {
	line := func(format string, args ...any) { fmt.Fprintf(out, format+"\n", args...) }
	line("Measured on %s at %g × England (SQLite), %d cores, load and server on one machine.", day.Of(time.Now()).Long(), m.scale, runtime.NumCPU())
	line("")
	if len(m.only) == 0 {
		m.printPages(line)
	}
	line("| bar | says | holds | measured |")
	line("|---|---|---|---|")
	for _, v := range verdicts {
		line("| %s | %s | %s | %s |", v.name, v.says, v.holds, v.by)
	}
}

// table drives every page with each number of connections, before anything is written.
func (m *measuring) table(ctx context.Context) {
	for _, p := range pages {
		for _, n := range connections {
			if m.absent[p.path] == 0 {
				m.drive(ctx, p, n)
			}
		}
	}
}

func (m *measuring) printPages(line func(string, ...any)) {
	line("| page | connections | answers/s | × hello | median | p99 | CPU an answer | not answered | statements | rows | KB sent |")
	line("|---|---|---|---|---|---|---|---|---|---|---|")
	for _, p := range pages {
		if status := m.absent[p.path]; status != 0 {
			line("| %s | | answers %d | | | | | | | | |", p.name, status)
			continue
		}
		c := m.costs[p.path]
		for _, n := range connections {
			s, h := m.drive(context.Background(), p, n), m.drive(context.Background(), hello, n)
			line("| %s | %d | %.1f | %.4f | %s | %s | %s | %d | %d | %d | %.1f |", p.name, n, s.rate(), ratio(s.rate(), h.rate()), s.usual(), short(s.percentile(99)), short(s.each()),
				s.errors, c.statements, c.rows, float64(c.bytes)/1024)
		}
	}
	line("")
}
