package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/board"
	"groundwork/internal/waiting"
)

// papers are those that somebody has begun to prepare where who prepares them too.
func (h *homeReader) papers(ctx context.Context) error {
	at := scopeOf(h.who, access.Secretary, access.TrustLeader, access.ProgrammeLead)
	if at == nobodys {
		return nil
	}
	drafts, err := h.v.BoardPackDrafts(ctx, at)
	if err != nil {
		return err
	}
	for _, d := range drafts {
		written, err := board.ReadDraft(d.Written)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(h.who.Workplaces, func(w access.Workplace) bool { return w.Code == d.Organisation })
		if i < 0 {
			continue
		}
		h.m.Papers = append(h.m.Papers, waiting.Paper{Href: "/board/" + d.Organisation + "/packs/new", N: d.For, Of: h.who.Workplaces[i].Short, FiguresTo: written.FiguresTo})
	}
	return nil
}
