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
	HeatFilter
	Rows    []HeatRow                   // the trust's own take-ups, or one page of the trusts as they handed in
	Known   int                         // rows there are, narrowed down or not
	All     int                         // rows there are on all pages, narrowed down
	Stops   []insight.Stopped           // areas of the checklist that stop a decision in any row that there is, narrowed down or not
	Handed  bool                        // levels are as last handed in
	Hidden  int                         // trusts of the area whose take-ups the reader may not know of, or who have none
	Regions []organisation.Organisation // that the list can be narrowed to
	Boards  []organisation.Organisation
	Before  string            // the page before begins after this name; empty on the first
	First   bool              // there is no page before
	After   string            // the next page begins after this name; empty on the last
	Sums    []insight.Stopped // over at least five trusts
	At      day.Instant       // of the sums, and of what was handed in
}

// HeatFilter narrows the trusts of an area down, and says where the page of them begins.
type HeatFilter struct {
	Region, ICB string // codes
	From        string // code of the last trust of the page before
}

// HeatRow is one line: a take-up of the trust, or a trust.
type HeatRow struct {
	Name, Adoption, Trust string
	Gate                  readiness.Gate
	Waits                 int // take-ups that wait for a decision, of a trust
	Cells                 map[string]insight.HeatCell
}

// heatRowsOnAPage is how many trusts stand on one page of the heat map.
const heatRowsOnAPage = 50

// HeatMap reads it: of a trust live to its own people, to programme leads above as last handed in; of an area sums besides.
func (a *App) HeatMap(ctx context.Context, who access.Actor, code string, filter HeatFilter) (HeatMap, error) {
	v := a.Store.Read()
	p, err := a.insightPlace(ctx, v, who, code)
	h := HeatMap{InsightPlace: p, HeatFilter: filter}
	if err != nil {
		return h, err
	}
	var domains []string
	for _, d := range a.Library.Checklist.Domains {
		domains = append(domains, d.Key)
	}
	if p.Sight == insight.Whole {
		return h, a.heatTrust(ctx, v, &h, domains)
	}
	n, at, err := a.nation(ctx)
	if err != nil {
		return h, err
	}
	h.At = day.At(at)
	if p.Type != organisation.Trust {
		h.Sums = n.live.Stopping(code, domains, n.own(who))
	}
	h.handed(n, n.below(who, code), domains)
	return h, nil
}

// handed puts one page of trusts together as they handed in. The decision is the furthest that one of the take-ups waits for that the
// reader may know of; of a trust without any nothing is read.
func (h *HeatMap) handed(n *nation, trusts []*nationTrust, domains []string) {
	h.Handed, h.First = len(trusts) > 0, true
	regions, boards := map[string]bool{}, map[string]bool{}
	var rows []map[string]insight.HeatCell
	var before []string // rows that stand on the pages before
	reached := h.From == "" || !slices.ContainsFunc(trusts, func(t *nationTrust) bool { return t.Code == h.From })
	for _, t := range trusts {
		past := reached
		reached = reached || t.Code == h.From
		regions[t.Region], boards[t.ICB] = true, true
		if t.row.Waits == 0 {
			h.Hidden++
			continue
		}
		h.Known++
		rows = append(rows, t.row.Cells)
		if h.Region != "" && t.Region != h.Region || h.ICB != "" && t.ICB != h.ICB {
			continue
		}
		h.All++
		switch {
		case !past:
			before = append(before, t.Code)
		case len(h.Rows) < heatRowsOnAPage:
			h.Rows = append(h.Rows, t.row)
		default:
			h.After = h.Rows[heatRowsOnAPage-1].Trust
		}
	}
	h.Stops = insight.StoppedIn(rows, domains)
	h.First = len(before) == 0
	if i := len(before) - heatRowsOnAPage - 1; i >= 0 {
		h.Before = before[i]
	}
	h.Regions, h.Boards = n.named(regions), n.named(boards)
}

// named are the organisations with the codes, by name; none where there is no choice.
func (n *nation) named(codes map[string]bool) []organisation.Organisation {
	var out []organisation.Organisation
	for code := range codes {
		if o, ok := n.places[code]; ok {
			out = append(out, o)
		}
	}
	slices.SortFunc(out, func(x, y organisation.Organisation) int { return strings.Compare(x.Name, y.Name) })
	if len(out) < 2 {
		return nil
	}
	return out
}

// domainOf is the area of the checklist to which an item of the core belongs; what a pack adds belongs to none here.
func (a *App) domainOf(item string) string {
	it, ok := a.Library.Checklist.Item(item)
	if !ok {
		return ""
	}
	return it.Domain
}

func (a *App) heatTrust(ctx context.Context, v store.View, h *HeatMap, domains []string) error {
	w := store.Which{Trust: h.Code, Open: true}
	p, err := a.placed(ctx, v, w)
	if err != nil || len(p.adoptions) == 0 {
		return err
	}
	g, err := a.ground(ctx, v, h.Code, w)
	if err != nil {
		return err
	}
	var rows []map[string]insight.HeatCell
	for _, ad := range g.adoptions {
		if at := p.where[ad.ID]; at.Undecided {
			cells := insight.Heat(g.result(ad), at.Gate)
			rows = append(rows, cells)
			h.Known++
			h.Rows = append(h.Rows, HeatRow{Name: ad.PilotName, Adoption: ad.ID, Trust: ad.Trust, Gate: at.Gate, Waits: 1, Cells: cells})
		}
	}
	h.Stops = insight.StoppedIn(rows, domains)
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
