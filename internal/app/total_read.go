package app

import (
	"context"
	"math/big"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/board"
	"groundwork/internal/fault"
	"groundwork/internal/organisation"
	"groundwork/internal/ratecard"
	"groundwork/internal/store"
	"groundwork/internal/workflow"
)

// BenefitTotals are the totals of a pilot with its take-ups, of a trust, or of the trusts below an area.
type BenefitTotals struct {
	Kind       string // pilot or trust; an area's are those of the trusts below it
	Code       string // id of the pilot or code of the organisation
	Name       string
	Short      string
	Area       bool
	Totals     []benefit.Totalled
	Card       ratecard.Card // version 0 while none is published
	benefits   map[string]benefit.Judged
	worth      map[string]ratecard.Worth
	hours      map[string]*big.Rat
	people     map[string]store.Named
	namesKnown func(string) bool
}

// TotalsAt are the totals of the benefits that fall at a trust, as far as who may know of them, or of those that are open
// to everybody below an area. The number of statements is the same however many there are.
func (a *App) TotalsAt(ctx context.Context, who access.Actor, code string) (BenefitTotals, error) {
	v := a.Store.Read()
	o, err := v.Organisation(ctx, code, a.Today())
	if err != nil {
		return BenefitTotals{}, err
	}
	t := BenefitTotals{Kind: "trust", Code: o.Code, Name: o.Name, Short: o.Short, Area: o.Type != organisation.Trust}
	codes, chosen := ","+o.Code+",", store.Chosen{Organisation: o.Code}
	asking := who
	if t.Area {
		register, err := a.register(ctx, v, a.Today())
		if err != nil {
			return t, err
		}
		codes = "," + strings.Join(lie(register).trustsIn(code), ",") + ","
		chosen, asking = store.Chosen{Organisations: codes}, access.Actor{}
	}
	all, err := a.judged(ctx, v, asking, chosen)
	if err != nil {
		return t, err
	}
	lead := o.Code
	if t.Area {
		lead = ""
	}
	return t, a.totalled(ctx, v, who, &t, all, codes, lead)
}

// TotalsOfPilot are the totals of a pilot and of its take-ups, as far as who may know of them.
func (a *App) TotalsOfPilot(ctx context.Context, who access.Actor, id string) (BenefitTotals, error) {
	v := a.Store.Read()
	s, err := a.benefitSubject(ctx, v, who, benefit.OfPilot, id)
	if err != nil {
		return BenefitTotals{}, err
	}
	all, err := a.judged(ctx, v, who, store.Chosen{Pilot: id})
	if err != nil {
		return BenefitTotals{}, err
	}
	codes := ","
	for _, j := range all {
		if !strings.Contains(codes, ","+j.Subject.Organisation+",") {
			codes += j.Subject.Organisation + ","
		}
	}
	t := BenefitTotals{Kind: benefit.OfPilot, Code: id, Name: s.Name, Short: s.Short}
	return t, a.totalled(ctx, v, who, &t, all, codes, s.Organisation)
}

// totalled fills in the totals of some benefits, each counted once, and prices their hours by the newest rate card and the
// pay bands of the maps of one trust, where the reader may read them.
func (a *App) totalled(ctx context.Context, v store.View, who access.Actor, t *BenefitTotals, all []benefit.Judged, codes, mapsOf string) error {
	list := make([]board.Benefit, len(all))
	t.benefits = map[string]benefit.Judged{}
	var ids []string
	for i, j := range all {
		list[i].Judged, t.benefits[j.ID] = j, j
		ids = append(ids, j.Profile.Owner, j.Reviewed.Accepted.Person, j.Reviewed.Verified.Person)
	}
	if err := a.countOnce(ctx, v, list, codes, a.instant()); err != nil {
		return err
	}
	entries := make([]benefit.Candidate, len(list))
	for i, x := range transfers(list, codes) {
		entries[i] = benefit.Candidate{Judged: x.Judged, Counted: x.Counted, CountedWhy: x.CountedWhy, Transfer: x.Charged}
	}
	var err error
	if t.Totals, err = benefit.TotalsOf(entries); err != nil {
		return err
	}
	slices.Sort(ids)
	if t.people, err = v.PeopleCalled(ctx, slices.Compact(ids)); err != nil {
		return err
	}
	t.namesKnown = func(code string) bool { return who.Member(code) || who.Oversees(code) }
	return a.priced(ctx, v, who, t, mapsOf)
}

// priced works the realised hours out for a year, and what they are worth.
func (a *App) priced(ctx context.Context, v store.View, who access.Actor, t *BenefitTotals, mapsOf string) error {
	var err error
	if t.Card, err = v.RateCard(ctx, 0); fault.Is(err, fault.NotFound) {
		err = nil
	}
	if err != nil {
		return err
	}
	bands := map[access.Subject]workflow.Redesign{}
	if mapsOf != "" && t.Card.Version > 0 {
		if bands, err = a.bandsOf(ctx, v, mapsOf); err != nil {
			return err
		}
	}
	t.worth, t.hours = map[string]ratecard.Worth{}, map[string]*big.Rat{}
	words := a.workflowWords()
	for _, x := range t.Totals {
		if x.Measure.Unit != "hours" || x.Net == nil {
			continue
		}
		days := words.Year.Days(x.Of.Profile.DayType)
		if days == 0 {
			continue
		}
		aYear := func(v *big.Rat) *big.Rat { return new(big.Rat).Mul(v, big.NewRat(int64(days), 1)) }
		t.hours[x.Key] = aYear(x.Net)
		var hours []ratecard.Hours
		for _, it := range x.Items {
			j, n := t.benefits[it.ID], aYear(it.InTotal())
			if it.Disbenefit {
				n.Neg(n)
			}
			of := access.Subject{Kind: j.Subject.Kind, ID: j.Subject.ID}
			r, mapped := bands[of]
			if !mapped || it.Disbenefit || !who.Member(j.Subject.Organisation) && !(of.Kind == benefit.OfPilot && j.Subject.Open) {
				hours = append(hours, ratecard.Hours{Hours: n})
				continue
			}
			hours = append(hours, divided(n, r.AYearByBand(words.Groups, staffOf(words.Groups, j.Timed()), days))...)
		}
		t.worth[x.Key] = t.Card.Value(hours)
	}
	return nil
}

// bandsOf are the redesigns of a trust's pilots and take-ups that both leads approved.
func (a *App) bandsOf(ctx context.Context, v store.View, trust string) (map[access.Subject]workflow.Redesign, error) {
	maps, err := a.boardMaps(ctx, v, trust, a.instant())
	if err != nil {
		return nil, err
	}
	var fill []*store.WorkflowVersion
	for _, of := range maps.order {
		if maps.approved[of] {
			fill = append(fill, &maps.chosen[of].WorkflowVersion)
		}
	}
	if err := v.FillWorkflows(ctx, fill); err != nil {
		return nil, err
	}
	out := map[access.Subject]workflow.Redesign{}
	for _, of := range maps.order {
		if maps.approved[of] {
			out[of] = maps.chosen[of].Redesign
		}
	}
	return out, nil
}

// staffOf is whose time some staff groups are: everybody's where they are of both kinds.
func staffOf(groups workflow.Groups, keys []string) workflow.Staff {
	all := workflow.All
	for i, k := range keys {
		s, ok := groups.Of(k)
		if !ok || i > 0 && s != all {
			return workflow.All
		}
		all = s
	}
	return all
}

// divided spreads hours over pay bands as the map's hours of a year stand to each other.
func divided(hours *big.Rat, mix []ratecard.Hours) []ratecard.Hours {
	sum := new(big.Rat)
	for _, h := range mix {
		sum.Add(sum, h.Hours)
	}
	if sum.Sign() <= 0 {
		return []ratecard.Hours{{Hours: hours}}
	}
	var out []ratecard.Hours
	for _, h := range mix {
		part := new(big.Rat).Quo(h.Hours, sum)
		out = append(out, ratecard.Hours{Band: h.Band, Hours: part.Mul(part, hours)})
	}
	return out
}

// Benefit is the one behind an item.
func (t BenefitTotals) Benefit(id string) benefit.Judged { return t.benefits[id] }

// AYear are the net hours of a year behind a total in hours a day, and what they are worth by the card; false for any other.
func (t BenefitTotals) AYear(key string) (*big.Rat, ratecard.Worth, bool) {
	h, ok := t.hours[key]
	return h, t.worth[key], ok
}

// Total is the one with the key.
func (t BenefitTotals) Total(key string) (benefit.Totalled, error) {
	i := slices.IndexFunc(t.Totals, func(x benefit.Totalled) bool { return x.Key == key })
	if i < 0 {
		return benefit.Totalled{}, fault.Missing("total")
	}
	return t.Totals[i], nil
}

// Person is what the reader may call a person behind a benefit: by name at the own trust and above, elsewhere by job.
func (t BenefitTotals) Person(j benefit.Judged, id string) string {
	p := t.people[id]
	switch {
	case id == "":
		return ""
	case t.namesKnown(j.Subject.Organisation) && p.Name != "":
		return p.Name
	case p.Job != "":
		return p.Job + ", " + j.Subject.Short
	}
	return "Somebody at " + j.Subject.Short
}
