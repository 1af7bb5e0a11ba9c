package main

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// writesAtOnce is how many connections do random deeds.
const writesAtOnce = 16

// stir is a run of random deeds by many connections that ends with the process being killed.
type stir struct {
	n       atomic.Uint64 // the number of the next deed
	saved   atomic.Int64
	mu      sync.Mutex
	refused map[string]int // by what was tried
	done    map[string]int
	broken  []string // what went wrong inside
}

// killed does random deeds from many connections, ends the process as a power cut would in the middle of them and again at their end,
// and has what is kept compared with what is recorded, and the history walked: every deed that was answered stands in it.
func killed(m *measuring, ctx context.Context) (verdict, error) {
	lines, err := m.lines(ctx)
	if err != nil {
		return verdict{}, err
	}
	s := &stir{refused: map[string]int{}, done: map[string]int{}}
	s.n.Store(uint64(lines)) // a second run on the same country does other deeds
	begun := time.Now()
	for part, upTo := range []int64{int64(m.writes) / 2, int64(m.writes)} {
		if part > 0 {
			if m.site, err = start(ctx, m.database); err != nil {
				return verdict{}, err
			}
		}
		s.until(ctx, m.site, upTo)
		m.say("  %d deeds saved in %.0f s, then killed", s.saved.Load(), time.Since(begun).Seconds())
	}
	m.say("  saved: %s", counts(s.done))
	m.say("  refused by the rules: %s", counts(s.refused))
	if len(s.broken) > 0 {
		return held(false, "%d deeds went wrong, like: %s", len(s.broken), s.broken[0]), nil
	}
	if s.saved.Load() == 0 {
		return unmeasured("nothing was saved before the kill"), nil
	}
	a, err := opened(ctx, m.database)
	if err != nil {
		return verdict{}, err
	}
	report, err := a.Check(ctx)
	if err != nil {
		return verdict{}, errors.Join(err, a.Store.Close())
	}
	told, err := a.VerifyHistory(ctx)
	if err = errors.Join(err, a.Store.Close()); err != nil {
		return verdict{}, err
	}
	lost := s.saved.Load() - int64(told.Events) + lines
	for _, wrong := range append(report.Wrong, told.Broken...) {
		m.say("  %s", wrong)
	}
	return held(len(report.Wrong)+len(told.Broken) == 0 && lost <= 0, "%d random deeds of %d kinds saved by %d connections, killed twice: %d kept figures compared, %d wrong; %d chains walked, %d broken; %d deeds lost",
		s.saved.Load(), len(s.done), writesAtOnce, report.Compared, len(report.Wrong), told.Chains, len(told.Broken), max(0, lost)), nil
}

// lines are how many there are in all histories.
func (m *measuring) lines(ctx context.Context) (n int64, err error) {
	a, err := opened(ctx, m.database)
	if err != nil {
		return 0, err
	}
	heads, err := a.Store.Read().Heads(ctx)
	for _, h := range heads {
		n += h.N
	}
	return n, errors.Join(err, a.Store.Close())
}

// until does deeds until so many are saved in all, and then kills the process while others are still being done.
func (s *stir) until(ctx context.Context, p *process, upTo int64) {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: writesAtOnce}, Timeout: time.Minute}
	var kill sync.Once
	var over atomic.Bool
	var running sync.WaitGroup
	for range writesAtOnce {
		running.Go(func() {
			for !over.Load() && ctx.Err() == nil {
				s.one(ctx, client, p.addr, &over)
				if s.saved.Load() >= upTo {
					kill.Do(func() {
						over.Store(true)
						p.stop()
					})
				}
			}
		})
	}
	running.Wait()
}

func (s *stir) one(ctx context.Context, client *http.Client, site string, over *atomic.Bool) {
	v := &visitor{site: site, client: client}
	a, err := v.post(ctx, deedPath+"?n="+strconv.FormatUint(s.n.Add(1), 10), nil)
	what, _, _ := strings.Cut(string(plain(a.body)), ":")
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case err != nil:
		if !over.Load() {
			s.broken = append(s.broken, err.Error())
			over.Store(true)
		}
	case a.status == http.StatusOK:
		s.saved.Add(1)
		s.done[what]++
	case a.status == http.StatusConflict:
		s.refused[what]++
	default:
		s.broken = append(s.broken, string(plain(a.body)))
	}
}

// counts are how often what happened, the most often first.
func counts(of map[string]int) string {
	var keys []string
	for k := range of {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(x, y string) int { return of[y] - of[x] })
	var b strings.Builder
	for i, k := range keys {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(k + " " + strconv.Itoa(of[k]))
	}
	return b.String()
}
