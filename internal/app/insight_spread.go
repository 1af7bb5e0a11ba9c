package app

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/day"
	"groundwork/internal/insight"
	"groundwork/internal/organisation"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// spreads are what everybody may know of how pilots spread over the country, and what is counted only.
type spreads struct {
	takes   []insight.TakeUp
	results []insight.Result
	against map[string][]store.Against // by pilot
	home    map[string]organisation.Organisation
	regions int

	told, committed map[string]int // take-ups that others may know of, by pilot

	version int64 // of all records
	today   day.Day
}

// Spread is how far what an organisation has to do with has spread, and why good results wait.
type Spread struct {
	InsightPlace
	Waits  []SpreadWait
	Ladder []SpreadRung // by the name of the innovation
	Curve  []insight.Point
	Takes  int // take-ups behind the curve
	At     day.Instant
}

// SpreadWait is a pilot with a good result that nobody has taken up.
type SpreadWait struct {
	insight.Result
	Cause  insight.Cause
	Since  day.Day
	Item   *readiness.Item // of insight.Item
	Reason string          // of insight.Reason
	Told   int             // take-ups that were told of
}

// SpreadRung is how far one innovation has spread.
type SpreadRung struct {
	Innovation, Name string
	Rung             insight.Rung
	Trusts           int
}

// Spread reads it: of a trust what it leads, of an area what its trusts lead and take up.
func (a *App) Spread(ctx context.Context, who access.Actor, code string) (Spread, error) {
	p, err := a.insightPlace(ctx, a.Store.Read(), who, code)
	s := Spread{InsightPlace: p}
	if err != nil {
		return s, err
	}
	all, at, err := a.spreading.Get(ctx, organisation.England, a.Now, a.SharedFor, a.readSpreads)
	if err != nil {
		return s, err
	}
	c, _, err := a.country(ctx)
	if err != nil {
		return s, err
	}
	s.At = day.At(at)
	in := func(trust string) bool {
		o := all.home[trust]
		return code == organisation.England || trust == code || o.ICB == code || o.Region == code
	}
	mine := map[string]bool{}
	var curve []insight.TakeUp
	for _, t := range all.takes {
		if p.Type == organisation.Trust && t.Lead == code || p.Type != organisation.Trust && in(t.Trust) {
			curve = append(curve, t)
		}
		if in(t.Trust) && !t.Live.IsZero() {
			mine[t.Innovation] = true
		}
	}
	s.Curve, s.Takes = insight.Curve(curve, a.Today()), len(curve)
	open := map[string]*opening{} // by pilot with a result that waits
	var waiting []insight.Result
	for _, r := range all.results {
		if !in(r.Trust) {
			continue
		}
		mine[r.Innovation] = true
		if _, _, waits := r.Waits(insight.Known{Committed: all.committed[r.Pilot]}, a.Today()); waits {
			waiting, open[r.Pilot] = append(waiting, r), &opening{}
		}
	}
	for x := range c.list.Of(slices.Collect(maps.Keys(open))...) {
		open[x.Pilot].stopped = append(open[x.Pilot].stopped, x)
	}
	for _, r := range waiting {
		s.Waits = append(s.Waits, a.waitOf(who, all, open[r.Pilot], r))
	}
	s.Ladder = all.ladder(mine)
	return s, nil
}

// opening is what stops the take-ups of one pilot.
type opening struct{ stopped []insight.Adoption }

// waitOf says why one result waits, as far as that singles no trust out.
func (a *App) waitOf(who access.Actor, all *spreads, o *opening, r insight.Result) SpreadWait {
	w := SpreadWait{Result: r, Told: all.told[r.Pilot]}
	k := insight.Known{Committed: all.committed[r.Pilot]}
	own := 0
	trusts, stopped, order := map[string]bool{}, map[string]map[string]bool{}, a.itemOrder()
	for _, x := range o.stopped {
		if trusts[x.Trust] {
			continue
		}
		trusts[x.Trust] = true
		if who.Member(x.Trust) {
			own++
		}
		for _, stop := range x.Stops {
			if stopped[stop.Item] == nil {
				stopped[stop.Item] = map[string]bool{}
			}
			stopped[stop.Item][x.Trust] = true
		}
	}
	most := 0
	for _, item := range order {
		if n := len(stopped[item]); n > most && (insight.Cell{Yes: n, All: len(trusts)}).Shown(own) {
			most, k.Item = n, item
		}
	}
	most = 0
	count := map[string]int{}
	for _, x := range all.against[r.Pilot] {
		if who.Member(x.Trust) {
			continue
		}
		if count[x.Reason]++; count[x.Reason] >= insight.Fewest && count[x.Reason] > most {
			most, k.Reason = count[x.Reason], x.Reason
		}
	}
	w.Cause, w.Since, _ = r.Waits(k, a.Today())
	w.Item, _ = a.Library.Checklist.Item(k.Item)
	w.Reason = k.Reason
	return w
}

// ladder is how far each of the innovations has spread over the whole country.
func (all *spreads) ladder(of map[string]bool) []SpreadRung {
	live := map[string][]insight.TakeUp{}
	for _, t := range all.takes {
		live[t.Innovation] = append(live[t.Innovation], t)
	}
	rows := map[string]*SpreadRung{}
	for _, r := range all.results {
		if !of[r.Innovation] {
			continue
		}
		if rows[r.Innovation] == nil {
			rows[r.Innovation] = &SpreadRung{Innovation: r.Innovation, Name: r.InnovationName}
		}
		if !r.Closed {
			o := all.home[r.Trust]
			live[r.Innovation] = append(live[r.Innovation], insight.TakeUp{Trust: r.Trust, ICB: o.ICB, Region: o.Region, Live: r.Live})
		}
	}
	var out []SpreadRung
	for id, x := range rows {
		if x.Rung, x.Trusts = insight.RungOf(live[id], all.regions); x.Trusts > 0 {
			out = append(out, *x)
		}
	}
	slices.SortFunc(out, func(x, y SpreadRung) int {
		return cmp.Or(cmp.Compare(x.Name, y.Name), cmp.Compare(x.Innovation, y.Innovation))
	})
	return out
}

// readSpreads reads them for the whole country, in six statements, and in one while nothing was recorded since.
func (a *App) readSpreads(ctx context.Context) (*spreads, error) {
	v := a.Store.Read()
	version, err := v.Version(ctx)
	if err != nil {
		return nil, err
	}
	if last := a.nations.spreads.Load(); last != nil && last.version == version && last.today == a.Today() {
		return last, nil
	}
	s := &spreads{version: version, today: a.Today(), against: map[string][]store.Against{}, home: map[string]organisation.Organisation{}, told: map[string]int{}, committed: map[string]int{}}
	register, err := v.Organisations(ctx, a.Today())
	if err != nil {
		return nil, err
	}
	regions := map[string]bool{}
	for _, o := range register {
		s.home[o.Code] = o
		if o.Type == organisation.Trust && o.Region != "" && o.Open(a.Today()) {
			regions[o.Region] = true
		}
	}
	s.regions = len(regions)
	if s.takes, err = v.TakeUps(ctx, a.Today()); err != nil {
		return nil, err
	}
	for _, t := range s.takes {
		s.told[t.Pilot]++
		if t.Committed {
			s.committed[t.Pilot]++
		}
	}
	if s.results, err = v.Results(ctx, a.Today()); err != nil {
		return nil, err
	}
	sure, err := v.SureFigures(ctx)
	if err != nil {
		return nil, err
	}
	lower := map[string]bool{}
	for _, m := range a.Library.Measures.Measures {
		lower[m.ID] = m.Lower()
	}
	met := map[string]bool{}
	for _, x := range sure {
		if lower[x.Measure] && x.Last <= x.Target || !lower[x.Measure] && x.Last >= x.Target {
			met[x.Pilot] = true
		}
	}
	for i := range s.results {
		s.results[i].Met = met[s.results[i].Pilot]
	}
	against, err := v.AllAgainst(ctx)
	if err != nil {
		return nil, err
	}
	for _, x := range against {
		s.against[x.Pilot] = append(s.against[x.Pilot], x)
	}
	a.nations.spreads.Store(s)
	return s, nil
}
