package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/insight"
	"groundwork/internal/organisation"
	"groundwork/internal/waiting"
)

// area counts the take-ups below those where they are programme lead, as far as they may know of them, and says what to fix first
// there. It reads what is kept of each trust; by name only as many take-ups as the page lists.
func (h *homeReader) area(ctx context.Context) error {
	if !h.who.Leads() {
		return nil
	}
	n, _, err := h.a.nation(ctx)
	if err != nil {
		return err
	}
	var area waiting.Area
	for _, w := range h.who.Workplaces {
		if area.Code == "" && h.who.Has(w.Code, access.ProgrammeLead) {
			area.Code, area.Name = w.Code, w.Short
		}
	}
	var known insight.Answers
	listed, first := 0, nobodys // the first trusts by name with as many take-ups as are listed
	for _, t := range n.below(h.who, organisation.England) {
		area.Trusts++
		area.Pilots += t.pilots
		if t.known.All == 0 {
			continue
		}
		area.Adopting++
		known.Join(t.known)
		if listed < waiting.MostListed {
			listed += t.known.All
			first += t.Code + ","
		}
	}
	area.Takeups, area.NotReady, area.NotKnown, area.Conditions, area.Ready = known.All, known.NotReady, known.NotKnown, known.Conditions, known.Ready
	if area.List, err = h.listed(ctx, first); err != nil {
		return err
	}
	if area.Fix, err = h.a.firstToFix(ctx, h.v, n, h.who, area.Code); err != nil {
		return err
	}
	h.m.Areas = []waiting.Area{area}
	return nil
}

// listed are the take-ups of trusts (",RXK,R1D,") that others may know of, by trust and pilot, as many as a page lists.
func (h *homeReader) listed(ctx context.Context, codes string) ([]waiting.Takeup, error) {
	if codes == nobodys {
		return nil, nil
	}
	points, err := h.v.AreaPoints(ctx, codes, h.m.Today)
	var out []waiting.Takeup
	for _, p := range points {
		o := adoption.Openness{Told: p.Told, Committed: committed(p.Decided)}
		if t := takeupOf(p.Standpoint); o.Sees(adoption.Reader{Above: true}).Verdict && !t.Done {
			out = append(out, t)
		}
	}
	slices.SortStableFunc(out, func(x, y waiting.Takeup) int {
		return cmp.Or(strings.Compare(x.Trust, y.Trust), strings.Compare(x.Name, y.Name))
	})
	return out[:min(len(out), waiting.MostListed)], err
}
