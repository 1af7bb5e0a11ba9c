package app

import (
	"context"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/day"
	"groundwork/internal/insight"
	"groundwork/internal/organisation"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// HeatMap is how the areas of the checklist stand, as its reader may see it.
type HeatMap struct {
	InsightPlace
	Rows   []HeatRow         // the trust's own take-ups, or trusts as they handed in
	Handed bool              // levels are as last handed in
	Hidden int               // trusts of the area whose take-ups the reader may not know of, or who have none
	Sums   []insight.Stopped // over at least five trusts
	At     day.Instant       // of the sums
}

// HeatRow is one line: a take-up of the trust, or a trust.
type HeatRow struct {
	Name, Adoption, Trust string
	Gate                  readiness.Gate
	Waits                 int // take-ups that wait for a decision, of a trust
	Cells                 map[string]insight.HeatCell
}

// HeatMap reads it: of a trust live to its own people, to programme leads above as last handed in; of an area sums besides.
func (a *App) HeatMap(ctx context.Context, who access.Actor, code string) (HeatMap, error) {
	v := a.Store.Read()
	p, err := a.insightPlace(ctx, v, who, code)
	h := HeatMap{InsightPlace: p}
	switch {
	case err != nil:
		return h, err
	case p.Sight == insight.Whole:
		return h, a.heatTrust(ctx, v, &h)
	case p.Sight == insight.AsHanded && p.Type == organisation.Trust:
		return h, a.heatHanded(ctx, v, &h, []organisation.Organisation{p.Organisation})
	}
	c, at, err := a.country(ctx)
	if err != nil {
		return h, err
	}
	own := 0
	for trust := range c.areas {
		if who.Member(trust) {
			own++
		}
	}
	var domains []string
	for _, d := range a.Library.Checklist.Domains {
		domains = append(domains, d.Key)
	}
	h.At, h.Sums = day.At(at), c.areas.Stopping(c.list, code, domains, a.domainOf, own)
	register, err := v.Organisations(ctx, a.Today())
	if err != nil {
		return h, err
	}
	var below []organisation.Organisation
	for _, o := range register {
		if o.Type == organisation.Trust && o.Open(a.Today()) && (code == organisation.England || o.Region == code || o.ICB == code) && who.Oversees(o.Code) {
			below = append(below, o)
		}
	}
	if len(below) == 0 {
		return h, nil
	}
	return h, a.heatHanded(ctx, v, &h, below)
}

// domainOf is the area of the checklist to which an item of the core belongs; what a pack adds belongs to none here.
func (a *App) domainOf(item string) string {
	it, ok := a.Library.Checklist.Item(item)
	if !ok {
		return ""
	}
	return it.Domain
}

func (a *App) heatTrust(ctx context.Context, v store.View, h *HeatMap) error {
	w := store.Which{Trust: h.Code, Open: true}
	p, err := a.placed(ctx, v, w)
	if err != nil || len(p.adoptions) == 0 {
		return err
	}
	g, err := a.ground(ctx, v, h.Code, w)
	if err != nil {
		return err
	}
	for _, ad := range g.adoptions {
		if at := p.where[ad.ID]; at.Undecided {
			h.Rows = append(h.Rows, HeatRow{Name: ad.PilotName, Adoption: ad.ID, Trust: ad.Trust, Gate: at.Gate, Waits: 1, Cells: insight.Heat(g.result(ad), at.Gate)})
		}
	}
	return nil
}

// heatHanded reads trusts as they handed in, in two statements however many there are. The decision is the furthest that one
// of the take-ups waits for that the reader may know of; of a trust without any nothing is read.
func (a *App) heatHanded(ctx context.Context, v store.View, h *HeatMap, trusts []organisation.Organisation) error {
	h.Handed = true
	codes := ","
	for _, o := range trusts {
		codes += o.Code + ","
	}
	takes, err := v.KnownTakes(ctx, codes)
	if err != nil {
		return err
	}
	at := map[string]*HeatRow{}
	for _, k := range takes {
		if at[k.Trust] == nil {
			at[k.Trust] = &HeatRow{Trust: k.Trust}
		}
		at[k.Trust].Gate = max(at[k.Trust].Gate, k.Gate)
		at[k.Trust].Waits += k.Adoptions
	}
	handed, err := v.HandedGround(ctx, codes)
	if err != nil {
		return err
	}
	items := a.Library.Checklist.Applicable(nil)
	for _, o := range trusts {
		r := at[o.Code]
		if r == nil {
			h.Hidden++
			continue
		}
		marks := map[string]insight.Handed{}
		for item, mark := range handed[o.Code] {
			marks[item] = handedAs(mark)
		}
		r.Name, r.Cells = o.Name, insight.HandedHeat(items, r.Gate, marks)
		h.Rows = append(h.Rows, *r)
	}
	slices.SortStableFunc(h.Rows, func(x, y HeatRow) int { return strings.Compare(x.Name, y.Name) })
	return nil
}

// handedAs reads the mark of what an answer counted as when it was handed in.
func handedAs(mark string) insight.Handed {
	for l := readiness.Level(0); l.Valid(); l++ {
		if adoption.LevelKey(l) == mark {
			return insight.Handed{Level: l, Known: true}
		}
	}
	return insight.Handed{LeftOut: mark == readiness.NotApplicable.String()}
}
