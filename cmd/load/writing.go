package main

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"path/filepath"
	"regexp"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"groundwork/internal/app"
	"groundwork/internal/day"
	"groundwork/internal/demo/national"
	"groundwork/internal/history"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// asked are questions of every take-up, whatever holds for it.
var asked = []string{"fin-02", "fin-04", "fin-05", "pay-05", "dat-04", "gov-03", "gov-04", "gov-06", "wfl-01", "wfl-04", "wfl-05", "wfl-06", "stf-01", "stf-02", "stf-03", "sup-01"}

var versionField = regexp.MustCompile(`name="_version"[^>]*value="(\d+)"`)

// writer is one connection that answers the questions of a take-up of its own in turn, so that none has been answered a thousand times.
type writer struct {
	adoption string
	versions map[string]int // by question, where it is known
	n        int
}

// writers are so many, each at another take-up from the first on, whose questions they have opened.
func (m *measuring) writers(ctx context.Context, n, first int) func(context.Context, int) bool {
	all := make([]*writer, n)
	for i := range all {
		all[i] = &writer{adoption: m.adoptions[(first+i)%len(m.adoptions)], versions: map[string]int{}}
		for _, item := range asked {
			m.open(ctx, all[i], item)
		}
	}
	return func(ctx context.Context, i int) bool { return m.save(ctx, all[i]) }
}

func (w *writer) path(item string) string { return "/adoptions/" + w.adoption + "/readiness/" + item }

// open reads which version of an answer is the newest.
func (m *measuring) open(ctx context.Context, w *writer, item string) {
	a, err := m.leader.get(ctx, w.path(item))
	if found := versionField.FindSubmatch(plain(a.body)); err == nil && found != nil {
		w.versions[item], _ = strconv.Atoi(string(found[1]))
	}
}

// save answers once more; what somebody else saved in between is read first.
func (m *measuring) save(ctx context.Context, w *writer) bool {
	item := asked[w.n%len(asked)]
	if _, known := w.versions[item]; !known {
		m.open(ctx, w, item)
	}
	w.n++
	a, err := m.leader.post(ctx, w.path(item), url.Values{"level": {strconv.Itoa(1 + w.n/len(asked)%2)}, "note": {"Seen again, for the " + strconv.Itoa(w.n) + "th time"},
		"_version": {strconv.Itoa(w.versions[item])}})
	w.versions[item]++
	if err != nil || a.status != http.StatusSeeOther {
		delete(w.versions, item)
		return false
	}
	return true
}

// rounds is how often saving is measured beside the bare insert: a disk that others use makes one round say little.
const rounds = 5

// saving saves in turn with the bare insert, so that each round compares what was measured a moment apart, and says the medians.
func saving(m *measuring, ctx context.Context) (v verdict, err error) {
	deed, deeds, err := m.deeds(ctx)
	if err != nil {
		return verdict{}, err
	}
	insert, done, err := m.bare(ctx)
	if err != nil {
		return verdict{}, err
	}
	defer func() { err = errors.Join(err, done()) }()
	single, sixteen := m.writers(ctx, 1, 0), m.writers(ctx, 16, 1) // two that write in turn at one take-up would refuse each other
	var bares, ones, manies, alones, togethers []float64
	refused := 0
	for range rounds {
		bare, err := insert(m.each)
		if err != nil {
			return verdict{}, err
		}
		one := drive(ctx, m.site, 1, m.each, single)
		many := drive(ctx, m.site, 16, m.each, sixteen)
		m.say("  saving: %.0f/s alone (CPU %s), %.0f/s with 16 (CPU %s), bare %.0f/s", one.rate(), short(one.each()), many.rate(), short(many.each()), bare)
		bares, ones, manies = append(bares, bare), append(ones, one.rate()), append(manies, many.rate())
		alones, togethers = append(alones, ratio(one.rate(), bare)), append(togethers, ratio(many.rate(), one.rate()))
		refused += one.errors + many.errors
	}
	m.say("  the deed without its form: %.0f/s alone, %.2f × bare; %.0f/s by 16 at once, %.2f × alone", deed, ratio(deed, middle(bares)), deeds, ratio(deeds, deed))
	alone, together := middle(alones), middle(togethers)
	return held(alone >= .5 && together >= 1.5 && refused == 0, "medians of %d rounds: alone %.2f × bare (%s; %.0f/s of %.0f/s); 16 connections %.2f × alone (%s; %.0f/s); %d refused", rounds, alone,
		span(alones), middle(ones), middle(bares), together, span(togethers), middle(manies), refused), nil
}

// deeds is how many answers a second are saved in this process by the deed alone, without a form, a session or a connection: by one and
// by sixteen at once. What the web adds to it is what saving shows besides.
func (m *measuring) deeds(ctx context.Context) (alone, together float64, err error) {
	a, err := opened(ctx, m.database)
	if err != nil {
		return 0, 0, err
	}
	defer func() { err = errors.Join(err, a.Store.Close()) }()
	who, err := a.Actor(ctx, national.Leader, "")
	if err != nil {
		return 0, 0, err
	}
	save := func(n int) (float64, error) {
		begun, errs := time.Now(), make([]error, n)
		var done atomic.Int64
		var all sync.WaitGroup
		for i := range n {
			all.Go(func() {
				for k := 0; time.Since(begun) < m.each && errs[i] == nil; k++ {
					r := app.Reply{Item: asked[k%len(asked)], Input: readiness.Input{Choice: strconv.Itoa(1 + k/len(asked)%2), Note: "Seen again, for the " + strconv.Itoa(k) + "th time"}, Seen: app.AsItStands}
					_, errs[i] = a.AnswerOne(ctx, who, app.Questions{Adoption: m.adoptions[i%len(m.adoptions)]}, r)
					done.Add(1)
				}
			})
		}
		all.Wait()
		return float64(done.Load()) / time.Since(begun).Seconds(), errors.Join(errs...)
	}
	if alone, err = save(1); err == nil {
		together, err = save(16)
	}
	return alone, together, err
}

// bare is a database of its own, in which one connection writes answers with their line of history and nothing else: insert does so
// for a while and says how many a second.
func (m *measuring) bare(ctx context.Context) (insert func(time.Duration) (float64, error), done func() error, err error) {
	a, err := opened(ctx, "sqlite:"+filepath.Join(m.dir, "bare-"+strconv.FormatInt(time.Now().UnixNano(), 36)+".db"))
	if err != nil {
		return nil, nil, err
	}
	register, err := a.Register(ctx)
	if err != nil {
		return nil, nil, errors.Join(err, a.Store.Close())
	}
	trust, core, seq := register[0].Code, a.Library.Checklist, 0
	return func(long time.Duration) (float64, error) {
		begun, from := time.Now(), seq
		for time.Since(begun) < long {
			seq++
			err := a.Store.Do(ctx, func(tx store.Tx) error {
				now := day.At(time.Now())
				row := store.Answer{ID: a.NewID(), Trust: trust, Item: asked[0], Checklist: core.ID, Version: core.Version, Kind: store.AnswerGiven, Seq: seq, Level: readiness.Planned,
					HasLevel: true, On: now.Day(), At: now}
				if err := tx.AddAnswer(ctx, row); err != nil {
					return err
				}
				of := history.Touch{Kind: "organisation", ID: trust}
				return tx.AddEvent(ctx, history.Event{Chain: trust, At: now, Organisation: trust, Deed: "question.answer", Subject: of, Touched: []history.Touch{of}})
			})
			if err != nil {
				return 0, err
			}
		}
		return float64(seq-from) / time.Since(begun).Seconds(), nil
	}, a.Store.Close, nil
}

func mixed(m *measuring, ctx context.Context) (verdict, error) {
	read := func(ctx context.Context, _ int) bool {
		a, err := m.lead.get(ctx, nation.path)
		return err == nil && a.status == http.StatusOK
	}
	readers, writers := drive(ctx, m.site, 8, m.each, read), drive(ctx, m.site, 4, m.each, m.writers(ctx, 4, 0))
	var r, w sample
	var both sync.WaitGroup
	both.Go(func() { r = drive(ctx, m.site, 8, 2*m.each, read) })
	both.Go(func() { w = drive(ctx, m.site, 4, 2*m.each, m.writers(ctx, 4, 0)) })
	both.Wait()
	kept, saved := ratio(r.rate(), readers.rate()), ratio(w.rate(), writers.rate())
	return held(kept >= .2 && saved >= .25 && r.errors+w.errors == 0, "readers keep %.2f × (%.0f/s), writers %.2f × (%.0f/s); %d errors", kept, r.rate(), saved, w.rate(), r.errors+w.errors), nil
}
