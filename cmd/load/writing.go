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

// writers are so many, each at another take-up, whose questions they have opened.
func (m *measuring) writers(ctx context.Context, n int) func(context.Context, int) bool {
	all := make([]*writer, n)
	for i := range all {
		all[i] = &writer{adoption: m.adoptions[i%len(m.adoptions)], versions: map[string]int{}}
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

func saving(m *measuring, ctx context.Context) (verdict, error) {
	bare, err := m.bare(ctx)
	if err != nil {
		return verdict{}, err
	}
	deed, deeds, err := m.deeds(ctx)
	if err != nil {
		return verdict{}, err
	}
	m.say("  the deed without its form: %.0f/s alone, %.2f × bare; %.0f/s by 16 at once, %.2f × alone", deed, ratio(deed, bare), deeds, ratio(deeds, deed))
	one := drive(ctx, m.site, 1, m.each, m.writers(ctx, 1))
	many := drive(ctx, m.site, 16, m.each, m.writers(ctx, 16))
	m.say("  saving: %.0f/s alone (CPU %s), %.0f/s with 16 (CPU %s), bare %.0f/s", one.rate(), short(one.each()), many.rate(), short(many.each()), bare)
	alone, together := ratio(one.rate(), bare), ratio(many.rate(), one.rate())
	return held(alone >= .5 && together >= 1.5 && one.errors+many.errors == 0, "alone %.2f × bare (%.0f/s of %.0f/s); 16 connections %.2f × alone (%.0f/s); %d refused", alone, one.rate(), bare,
		together, many.rate(), one.errors+many.errors), nil
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

// bare is how many answers a second one connection writes with their line of history and nothing else, in a database of its own.
func (m *measuring) bare(ctx context.Context) (rate float64, err error) {
	a, err := opened(ctx, "sqlite:"+filepath.Join(m.dir, "bare-"+strconv.FormatInt(time.Now().UnixNano(), 36)+".db"))
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, a.Store.Close()) }()
	register, err := a.Register(ctx)
	if err != nil {
		return 0, err
	}
	trust, core := register[0].Code, a.Library.Checklist
	begun, n := time.Now(), 0
	for ; time.Since(begun) < m.each && err == nil; n++ {
		err = a.Store.Do(ctx, func(tx store.Tx) error {
			now := day.At(time.Now())
			row := store.Answer{ID: a.NewID(), Trust: trust, Item: asked[0], Checklist: core.ID, Version: core.Version, Kind: store.AnswerGiven, Seq: n + 1, Level: readiness.Planned,
				HasLevel: true, On: now.Day(), At: now}
			if err := tx.AddAnswer(ctx, row); err != nil {
				return err
			}
			of := history.Touch{Kind: "organisation", ID: trust}
			return tx.AddEvent(ctx, history.Event{Chain: trust, At: now, Organisation: trust, Deed: "question.answer", Subject: of, Touched: []history.Touch{of}})
		})
	}
	return float64(n) / time.Since(begun).Seconds(), err
}

func mixed(m *measuring, ctx context.Context) (verdict, error) {
	read := func(ctx context.Context, _ int) bool {
		a, err := m.lead.get(ctx, nation.path)
		return err == nil && a.status == http.StatusOK
	}
	readers, writers := drive(ctx, m.site, 8, m.each, read), drive(ctx, m.site, 4, m.each, m.writers(ctx, 4))
	var r, w sample
	var both sync.WaitGroup
	both.Go(func() { r = drive(ctx, m.site, 8, 2*m.each, read) })
	both.Go(func() { w = drive(ctx, m.site, 4, 2*m.each, m.writers(ctx, 4)) })
	both.Wait()
	kept, saved := ratio(r.rate(), readers.rate()), ratio(w.rate(), writers.rate())
	return held(kept >= .2 && saved >= .25 && r.errors+w.errors == 0, "readers keep %.2f × (%.0f/s), writers %.2f × (%.0f/s); %d errors", kept, r.rate(), saved, w.rate(), r.errors+w.errors), nil
}
