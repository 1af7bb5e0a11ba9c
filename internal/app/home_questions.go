package app

import (
	"context"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/store"
	"groundwork/internal/waiting"
)

func (h *homeReader) questions(ctx context.Context) error {
	found, err := h.v.QuestionsFor(ctx, h.who.ID, h.who.Scope(), h.m.Today)
	for _, q := range found {
		if h.who.Member(q.Trust) {
			h.m.Questions = append(h.m.Questions, waiting.Question{Href: itemPage(q.Trust, q.Adoption, q.Item), About: about(q), Due: q.Due})
		}
	}
	return err
}

// passed are questions on their way: the reader's own that were sent back or wait to be handed in, and at the trusts that
// they lead those that others handed in.
func (h *homeReader) passed(ctx context.Context) error {
	found, err := h.v.Passed(ctx, h.who.ID, h.who.Scope(), h.leads, h.m.Today)
	if err != nil {
		return err
	}
	at := map[waiting.Passed]int{}
	for _, d := range found {
		p := waiting.Passed{Href: handingPage(d.Trust, d.Adoption), About: about(d.Duty), Kind: waiting.ToHandIn}
		switch {
		case d.Move == adoption.MoveHandedIn && d.Owner != h.who.ID && h.who.Has(d.Trust, access.TrustLeader):
			p.Kind = waiting.ToLookAt
		case d.Owner != h.who.ID || !h.who.Member(d.Trust):
			continue
		case d.Move == adoption.MoveChangesAsked:
			title, err := h.title(ctx, d.Adoption, d.Item)
			if err != nil {
				return err
			}
			h.m.Passed = append(h.m.Passed, waiting.Passed{Href: itemPage(d.Trust, d.Adoption, d.Item), About: p.About, Kind: waiting.SentBack, N: 1, Title: title, Note: d.Note, Due: d.Due})
			continue
		case d.Move == adoption.MoveHandedIn && d.HandedSame:
			continue
		}
		i, known := at[p]
		if !known {
			i, at[p] = len(h.m.Passed), len(h.m.Passed)
			h.m.Passed = append(h.m.Passed, p)
		}
		h.m.Passed[i].N++
		if due := h.m.Passed[i].Due; p.Kind == waiting.ToHandIn && (due.IsZero() || !d.Due.IsZero() && d.Due < due) {
			h.m.Passed[i].Due = d.Due
		}
	}
	return nil
}

// agreements are the answers “Does not apply here” to which they were asked to agree.
func (h *homeReader) agreements(ctx context.Context) error {
	found, err := h.v.ToAgree(ctx, h.who.ID, h.who.Scope(), h.m.Today)
	if err != nil {
		return err
	}
	for _, d := range found {
		if !h.who.Member(d.Trust) {
			continue
		}
		title, err := h.title(ctx, d.Adoption, d.Item)
		if err != nil {
			return err
		}
		h.m.Agree = append(h.m.Agree, waiting.Agree{Href: itemPage(d.Trust, d.Adoption, d.Item), Title: title, Of: about(d), Why: d.Text})
	}
	return nil
}

// handingPage is where the questions of a place are handed in.
func handingPage(trust, adoptionID string) string {
	if adoptionID != "" {
		return "/adoptions/" + adoptionID + "/readiness/handing"
	}
	return "/trusts/" + trust + "/groundwork/handing"
}

// about is what a question belongs to.
func about(d store.Duty) string {
	if d.Adoption == "" {
		return "the groundwork of " + d.TrustShort
	}
	return d.Pilot
}

// itemPage is where one question is answered. A question of a pilot's pack has a stroke in its id, which
// addresses write as a tilde.
func itemPage(trust, adoptionID, item string) string {
	item = strings.ReplaceAll(item, "/", "~")
	if adoptionID != "" {
		return "/adoptions/" + adoptionID + "/readiness/" + item
	}
	return "/trusts/" + trust + "/groundwork/" + item
}

// actions are what they owe, and what others owe at the trusts that they lead.
func (h *homeReader) actions(ctx context.Context) error {
	found, err := h.v.ActionsFor(ctx, h.who.ID, h.who.Scope(), h.leads, h.m.Today)
	if err != nil {
		return err
	}
	for _, d := range found {
		if err := h.owed(ctx, d, d.Text); err != nil {
			return err
		}
	}
	if h.leads == nobodys {
		return nil
	}
	unknown, err := h.v.FindingOut(ctx, h.leads, h.m.Today)
	if err != nil {
		return err
	}
	for _, d := range unknown {
		if d.Owner != h.who.ID && d.Owner != "" {
			if err := h.owed(ctx, d, "Finds out"); err != nil {
				return err
			}
		}
	}
	return nil
}

// owed adds what somebody owes at a trust that the reader belongs to.
func (h *homeReader) owed(ctx context.Context, d store.Duty, text string) error {
	if !h.who.Member(d.Trust) {
		return nil
	}
	title, err := h.title(ctx, d.Adoption, d.Item)
	h.m.Actions = append(h.m.Actions, waiting.Action{Href: itemPage(d.Trust, d.Adoption, d.Item), Title: title, Text: text,
		Owner: d.Owner, Own: d.Owner == h.who.ID, Due: d.Due})
	return err
}
