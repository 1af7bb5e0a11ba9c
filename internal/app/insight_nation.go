package app

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"groundwork/internal/access"
	"groundwork/internal/day"
	"groundwork/internal/insight"
	"groundwork/internal/organisation"
	"groundwork/internal/store"
)

// nation is what is kept of every trust, put together for the pages that look across: made once for all their readers and never
// changed. It never leaves this package as it is: who may not read what stops a trust reads only what insight.Country shows.
type nation struct {
	today    day.Day
	version  int64  // of all records
	register string // stamp of the register
	seq      int64  // of the newest row

	places  map[string]organisation.Organisation
	trusts  []*nationTrust // in the register, by name
	of      map[string]*nationTrust
	live    insight.Country
	handed  insight.Country
	helpers map[string][]store.Helper // by item, the trusts by name

	sums map[insight.Area]areaSums
	best *sync.Map // of what was handed in: the best sets by area; worked out by the first who asks
}

// nationTrust is one trust in it: what pages show line by line. What sums are made of is not held.
type nationTrust struct {
	organisation.Organisation
	known  insight.Answers
	open   int // that wait for a decision
	takes  int // of which something was handed in, and that others may know of
	silent int
	pilots int
	row    HeatRow
	helps  []string
}

type areaSums struct{ live, handed *insight.Sums }

// nations keeps the newest.
type nations struct {
	shared  Shared[string, *nation]
	last    atomic.Pointer[nation]
	country atomic.Pointer[country]
	spreads atomic.Pointer[spreads]
}

// nation is the country as it stood at most a moment ago, and when that was.
func (a *App) nation(ctx context.Context) (*nation, time.Time, error) {
	return a.nations.shared.Get(ctx, organisation.England, a.Now, a.SharedFor, a.readNation)
}

// readNation puts it together: of the one before whatever no deed and no day has changed since, so that in quiet times it takes two
// statements and one row, and after a deed somewhere the rows of a care board.
func (a *App) readNation(ctx context.Context) (*nation, error) {
	if err := a.Freshen(ctx); err != nil {
		return nil, err
	}
	v := a.Store.Read()
	version, err := v.Version(ctx)
	if err != nil {
		return nil, err
	}
	last := a.nations.last.Load()
	if last != nil && last.version == version && last.today == a.Today() {
		return last, nil
	}
	if err := a.freshenInsight(ctx); err != nil {
		return nil, err
	}
	stamp, err := v.RegisterStamp(ctx)
	if err != nil {
		return nil, err
	}
	n := &nation{today: a.Today(), version: version, register: stamp, best: &sync.Map{}}
	if last == nil || last.today != n.today || last.register != stamp {
		err = a.readWholeNation(ctx, v, n)
	} else {
		err = a.readChangedNation(ctx, v, n, last)
	}
	if err != nil {
		return nil, err
	}
	n.join()
	a.nations.last.Store(n)
	return n, nil
}

// readWholeNation reads the register and every row.
func (a *App) readWholeNation(ctx context.Context, v store.View, n *nation) error {
	register, err := a.register(ctx, v, n.today)
	if err != nil {
		return err
	}
	n.places, n.of = make(map[string]organisation.Organisation, len(register)), map[string]*nationTrust{}
	for _, o := range register {
		n.places[o.Code] = o
		if o.Type == organisation.Trust {
			t := &nationTrust{Organisation: o}
			n.trusts, n.of[o.Code] = append(n.trusts, t), t
		}
	}
	rows, err := v.InsightSince(ctx, 0)
	if err != nil {
		return err
	}
	n.sums = map[insight.Area]areaSums{}
	for _, t := range n.trusts {
		if _, ok := n.sums[standsIn(t)]; !ok {
			n.sums[standsIn(t)] = areaSums{insight.NewSums(), insight.NewSums()}
		}
	}
	return a.addRows(n, rows)
}

// readChangedNation reads the rows that were written since the last, and those of the areas in which they are.
func (a *App) readChangedNation(ctx context.Context, v store.View, n, last *nation) error {
	n.places, n.seq = last.places, last.seq
	changed, err := v.InsightSince(ctx, last.seq)
	if err != nil {
		return err
	}
	within := map[insight.Area]bool{}
	for _, k := range changed {
		if t := last.of[k.Trust]; t != nil {
			within[standsIn(t)] = true
		}
	}
	n.of, n.trusts, n.sums = make(map[string]*nationTrust, len(last.of)), slices.Clone(last.trusts), make(map[insight.Area]areaSums, len(last.sums))
	codes := ","
	for i, t := range n.trusts {
		if within[standsIn(t)] {
			t = &nationTrust{Organisation: t.Organisation}
			n.trusts[i], codes = t, codes+t.Code+","
		}
		n.of[t.Code] = t
	}
	for area, s := range last.sums {
		if within[area] {
			s = areaSums{insight.NewSums(), insight.NewSums()}
		}
		n.sums[area] = s
	}
	rows, err := v.InsightAt(ctx, codes)
	if err != nil {
		return err
	}
	return a.addRows(n, rows)
}

// addRows adds rows to the sums of their areas, the trusts by name.
func (a *App) addRows(n *nation, rows []store.KeptInsight) error {
	at := make(map[string]store.KeptInsight, len(rows))
	for _, k := range rows {
		at[k.Trust] = k
	}
	for _, t := range n.trusts {
		k, ok := at[t.Code]
		if !ok {
			continue
		}
		of, err := readInsight(k)
		if err != nil {
			return err
		}
		n.seq = max(n.seq, k.Seq)
		t.known, t.open, t.takes, t.silent, t.pilots, t.helps = of.Known, of.Live.Adoptions, of.Handed.Adoptions, of.Silent, of.Pilots, of.Helps
		t.row = HeatRow{Name: t.Name, Trust: t.Code, Gate: of.Gate, Waits: of.Known.All, Cells: of.Cells}
		s := n.sums[standsIn(t)]
		s.live.Add(of.Live, "", a.domainOf)
		s.handed.Add(of.Handed, t.Short, a.domainOf)
	}
	return nil
}

// readInsight reads what is kept of a trust.
func readInsight(k store.KeptInsight) (of insight.OfTrust, err error) {
	if err = json.Unmarshal([]byte(k.Part), &of); err != nil {
		err = fmt.Errorf("what is kept of %s: %w", k.Trust, err)
	}
	return of, err
}

// join sums the areas up, and gathers who offers help.
func (n *nation) join() {
	live, handed := map[insight.Area]*insight.Sums{}, map[insight.Area]*insight.Sums{}
	for area, s := range n.sums {
		live[area], handed[area] = s.live, s.handed
	}
	n.live, n.handed, n.helpers = insight.Join(live), insight.Join(handed), map[string][]store.Helper{}
	for _, t := range n.trusts {
		for _, item := range t.helps {
			n.helpers[item] = append(n.helpers[item], store.Helper{Item: item, Trust: t.Code, Short: t.Short})
		}
	}
	for _, list := range n.helpers {
		slices.SortStableFunc(list, func(x, y store.Helper) int { return strings.Compare(x.Short, y.Short) })
	}
}

func standsIn(t *nationTrust) insight.Area { return insight.Area{Region: t.Region, ICB: t.ICB} }

// in reports whether a trust belongs to an area, or is it.
func (t *nationTrust) in(area string) bool {
	return area == organisation.England || t.Code == area || t.Region == area || t.ICB == area
}

// below are the open trusts of an area that who leads a programme above, by name.
func (n *nation) below(who access.Actor, area string) []*nationTrust {
	var out []*nationTrust
	if !who.Leads() {
		return nil
	}
	for _, t := range n.trusts {
		if t.in(area) && t.Open(n.today) && n.oversees(who, t) {
			out = append(out, t)
		}
	}
	return out
}

// oversees is who.Oversees of a trust, without a search.
func (n *nation) oversees(who access.Actor, t *nationTrust) bool {
	for _, code := range []string{organisation.England, t.Region, t.ICB, t.Code} {
		if code != "" && who.Has(code, access.ProgrammeLead) {
			return true
		}
	}
	return false
}

// own is how many trusts are the reader's own.
func (n *nation) own(who access.Actor) int {
	var mine []string
	for _, m := range who.Memberships {
		if n.of[m.Organisation] != nil && who.Member(m.Organisation) && !slices.Contains(mine, m.Organisation) {
			mine = append(mine, m.Organisation)
		}
	}
	return len(mine)
}

// bestOf are the best sets of one, two and three gaps of an area, of what was handed in.
func (n *nation) bestOf(area string, gaps []insight.Gap) [insight.MostFixed][]insight.Set {
	if have, ok := n.best.Load(area); ok {
		return have.([insight.MostFixed][]insight.Set)
	}
	list := nearIn(n.handed.Of(area))
	best := bestSets(list, gaps)
	n.best.Store(area, best)
	return best
}

func nearIn(s *insight.Sums) []insight.Adoption {
	out := make([]insight.Adoption, len(s.Near))
	for i, x := range s.Near {
		out[i] = x.Adoption
	}
	return out
}
