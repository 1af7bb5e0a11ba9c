package main

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"time"

	"groundwork/internal/demo/national"
)

// bar is one of those that the pages are held to; measure says whether it holds, and by what.
type bar struct {
	name, says string
	measure    func(*measuring, context.Context) (verdict, error)
}

// verdict is what came of a bar. "no" is an answer; what could not be measured says why.
type verdict struct {
	bar
	holds string // yes, no, or not measured
	by    string
}

func held(yes bool, format string, args ...any) verdict {
	v := verdict{holds: "no", by: fmt.Sprintf(format, args...)}
	if yes {
		v.holds = "yes"
	}
	return v
}

func unmeasured(format string, args ...any) verdict {
	return verdict{holds: "not measured", by: fmt.Sprintf(format, args...)}
}

// bars are in the order in which they are measured: those that write come late, the kill last.
var bars = []bar{
	{"P1", "unchanged page answered 304: at least 0.4 × hello at 16 connections", unchanged},
	{"P2", "board and heat map of England, nothing changing: at least 0.3 × static", likeStatic},
	{"P3", "the same without any cache: median under 10 ms at 1 connection", uncached},
	{"P5", "board of a trust: median under 5 ms at 1 connection, p99 at most 5 × hello's", trustPage},
	{"P6", "pilots: last page at most 2 × the first; commonest word at most 20 × the rarest", lists},
	{"P10", "no page reads over 2,000 rows; 64 connections: no error, no stall over 2 s", crowded},
	{"P7", "save one answer: alone at least 0.5 × a bare audited insert; 16 connections at least 1.5 × alone", saving},
	{"P4", "8 readers beside 4 writers: readers keep 0.2 ×, writers 0.25 × of their rate alone", mixed},
	{"P13", "the same pages through PostgreSQL: at least 0.4 × SQLite's rate, identical bytes", otherEngine},
	{"P11", "start to first answer under 300 ms; private memory under 150 MB after the run", fresh},
	{"P12", "kept figures equal recomputation after 10,000 random concurrent writes and a kill -9", killed},
}

func unchanged(m *measuring, ctx context.Context) (verdict, error) {
	a, err := m.look(ctx, nation)
	if err != nil {
		return verdict{}, err
	}
	tag := a.header.Get("ETag")
	if tag == "" {
		return held(false, "the page carries no ETag, so it is never answered 304"), nil
	}
	h, s := m.drive(ctx, hello, 16), m.drive(ctx, nation, 16, "If-None-Match", tag)
	return held(s.errors == 0 && ratio(s.rate(), h.rate()) >= .4, "%.2f × hello (%.0f/s, %d not answered so)", ratio(s.rate(), h.rate()), s.rate(), s.errors), nil
}

func likeStatic(m *measuring, ctx context.Context) (verdict, error) {
	all, says := true, ""
	for _, p := range []page{nation, heat} {
		if status := m.absent[p.path]; status != 0 {
			all, says = false, says+fmt.Sprintf("%s answers %d. ", p.name, status)
			continue
		}
		still, err := m.static(ctx, p, 16)
		if err != nil {
			return verdict{}, err
		}
		r := ratio(m.drive(ctx, p, 16).rate(), still.rate())
		all, says = all && r >= .3, says+fmt.Sprintf("%s %.4f × static. ", p.name, r)
	}
	return held(all, "%s", says), nil
}

func uncached(m *measuring, ctx context.Context) (verdict, error) {
	all, says := true, ""
	for _, p := range []page{nation, heat} {
		if status := m.absent[p.path]; status != 0 {
			all, says = false, says+fmt.Sprintf("%s answers %d. ", p.name, status)
			continue
		}
		s, c := m.drive(ctx, p, 1, "Cache-Control", "no-cache"), m.costs[p.path]
		all, says = all && s.answers > 0 && s.median() < 10*time.Millisecond, says+fmt.Sprintf("%s %s (%d statements, %d rows). ", p.name, s.usual(), c.statements, c.rows)
	}
	return held(all, "%sCompare the medians of --scale 10: at most 1.3 × these.", says), nil
}

func trustPage(m *measuring, ctx context.Context) (verdict, error) {
	h, s, anew := m.drive(ctx, hello, 1), m.drive(ctx, trustBoard, 1), m.drive(ctx, trustBoard, 1, "Cache-Control", "no-cache")
	return held(s.answers > 0 && s.errors == 0 && s.median() < 5*time.Millisecond && s.percentile(99) <= 5*h.percentile(99), "median %s, p99 %s (%.1f × hello's); made anew for each reader %s", s.usual(),
		short(s.percentile(99)), ratio(float64(s.percentile(99)), float64(h.percentile(99))), anew.usual()), nil
}

var pageLink = regexp.MustCompile(`[?&](?:amp;)?page=(\d+)`)

func lists(m *measuring, ctx context.Context) (verdict, error) {
	last := 1
	for _, x := range pageLink.FindAllSubmatch(m.bodies[pilotList.path], -1) {
		if n, err := strconv.Atoi(string(x[1])); err == nil {
			last = max(last, n)
		}
	}
	first := m.drive(ctx, pilotList, 1)
	end := m.drive(ctx, page{name: "pilots, filtered, last page", path: pilotList.path + "&page=" + strconv.Itoa(last)}, 1)
	common := m.drive(ctx, page{name: "search: commonest word", path: "/search?q=in"}, 1)
	rare := m.drive(ctx, page{name: "search: rarest word", path: "/search?q=" + national.LeadersTrust}, 1)
	for _, s := range []sample{first, end, common, rare} {
		if s.answers == 0 {
			return held(false, "a page was not answered within %s", m.each+patience), nil
		}
	}
	pages, words := ratio(end.median().Seconds(), first.median().Seconds()), ratio(common.median().Seconds(), rare.median().Seconds())
	return held(pages <= 2 && words <= 20, "page %d takes %.2f × page 1 (%s); the commonest word %.1f × the rarest (%s)", last, pages, short(first.median()), words, short(rare.median())), nil
}

func crowded(m *measuring, ctx context.Context) (verdict, error) {
	all, says := true, ""
	for _, p := range pages {
		if m.absent[p.path] != 0 {
			continue
		}
		s, c := m.drive(ctx, p, 64), m.costs[p.path]
		if c.rows > 2_000 {
			all, says = false, says+fmt.Sprintf("%s reads %d rows. ", p.name, c.rows)
		}
		if worst := s.percentile(100); s.errors > 0 || worst > 2*time.Second {
			all, says = false, says+fmt.Sprintf("%s: %d not answered, slowest answer %s. ", p.name, s.errors, short(worst))
		}
	}
	return held(all, "%sStatements are read to their end one after the other by construction.", says), nil
}
