package app

import (
	"context"
	"slices"
	"strings"
	"time"

	"groundwork/internal/adoption"
	"groundwork/internal/day"
	"groundwork/internal/insight"
	"groundwork/internal/organisation"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// country is what stops the open adoptions of the whole country, as everybody's sums are made of it. It never leaves this
// package as it is: who may not read what stops a trust reads only what insight.Parts lets through.
type country struct {
	list    insight.Packed
	areas   insight.Areas
	days    int
	version int64 // of all records
	today   day.Day
}

// country is the country as it stood at most a moment ago, and when that was.
func (a *App) country(ctx context.Context) (*country, time.Time, error) {
	return a.countries.Get(ctx, organisation.England, a.Now, a.SharedFor, a.readCountry)
}

// trustsAtOnce is of how many trusts the take-ups are read together: what is read of one takes far more memory than what is packed.
const trustsAtOnce = 250

// readCountry reads it in one pass: one row for each adoption, in as many statements as there are hundreds of trusts.
func (a *App) readCountry(ctx context.Context) (*country, error) {
	if err := a.Freshen(ctx); err != nil {
		return nil, err
	}
	v := a.Store.Read()
	version, err := v.Version(ctx)
	if err != nil {
		return nil, err
	}
	if last := a.nations.country.Load(); last != nil && last.version == version && last.today == a.Today() {
		return last, nil
	}
	c := &country{version: version, today: a.Today(), areas: insight.Areas{}, days: a.Library.Measures.TimeMethod.WorkingDays}
	register, err := v.Organisations(ctx, a.Today())
	if err != nil {
		return nil, err
	}
	var trusts []string
	for _, o := range register {
		if o.Type == organisation.Trust {
			trusts = append(trusts, o.Code)
			c.areas[o.Code] = insight.Area{Region: o.Region, ICB: o.ICB}
		}
	}
	stays, err := a.apart(ctx, v)
	if err != nil {
		return nil, err
	}
	all, err := v.AllRates(ctx)
	if err != nil {
		return nil, err
	}
	rates := ratesBy(all)
	slices.Sort(trusts)
	for some := range slices.Chunk(trusts, trustsAtOnce) {
		waiting, err := v.WaitingIn(ctx, ","+strings.Join(some, ",")+",")
		if err != nil {
			return nil, err
		}
		for _, w := range waiting {
			gate, undecided := adoption.NextGate(w.Decided)
			k, err := w.Readiness()
			if err != nil {
				return nil, err
			}
			if !undecided {
				continue
			}
			x := insight.Adoption{ID: w.ID, Trust: w.Trust, Pilot: w.Pilot, Gate: gate, Live: w.Live}
			if r, ok := rates.of(w.ID, w.Pilot); ok {
				x.Wait = r.Wait(w.Cases, c.days)
			}
			for s := range k.Stops.At(gate) {
				x.Stops = append(x.Stops, insight.Stop{Item: s.Item, Unknown: s.State == readiness.Unknown, Stays: a.staysApart(stays[w.ID+" "+s.Item], s.Item, gate)})
			}
			c.list.Add(x)
		}
	}
	a.nations.country.Store(c)
	return c, nil
}

func (a *App) apart(ctx context.Context, v store.View) (map[string]store.Apart, error) {
	all, err := v.AllApart(ctx)
	out := make(map[string]store.Apart, len(all))
	for _, x := range all {
		if have, ok := out[x.Adoption+" "+x.Item]; ok && have.Local {
			continue // these teams only speaks before a lowering
		}
		out[x.Adoption+" "+x.Item] = x
	}
	return out, err
}

// staysApart reports whether what an adoption says apart from its trust keeps the item short. What a pack raises is not
// looked up for a lowering: the core's threshold is the least there can be, so that a lowering is never overlooked that
// the core alone would stop.
func (a *App) staysApart(x store.Apart, item string, g readiness.Gate) bool {
	it, _, ok := a.Versions().Item(item)
	if !ok || x.Adoption == "" || it.Scope != readiness.Foundation {
		return false
	}
	return x.Local && it.LocalAnswer || !x.Local && x.To < int(it.Threshold(g))
}

// ratesIn are the rates of pilots and adoptions by id.
type ratesIn map[string][]insight.Rate

func ratesBy(all []insight.Rate) ratesIn {
	out := ratesIn{}
	for _, r := range all {
		out[r.Kind+" "+r.Subject] = append(out[r.Kind+" "+r.Subject], r)
	}
	return out
}

func (r ratesIn) of(adoptionID, pilotID string) (insight.Rate, bool) {
	return insight.RateOf(r["adoption "+adoptionID], r["pilot "+pilotID])
}
