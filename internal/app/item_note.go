package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// WriteNote adds to what people of the trust say to each other about one question. Notes about a question of the
// groundwork stand there, for every adoption that reads it.
func (a *App) WriteNote(ctx context.Context, who access.Actor, at Questions, item, text string) error {
	text, err := adoption.CheckNote(text)
	if err != nil {
		return err
	}
	_, err = a.do(ctx, who, func(tx store.Tx) (done, error) {
		q, h, err := a.askHanding(ctx, tx, who, at)
		if err != nil {
			return done{}, err
		}
		x, ok := h.find(item)
		if !ok {
			return done{}, fault.Missing("question")
		}
		place := q.place()
		place.Assigned = x.Given.Person == who.ID
		if err := access.Permit(who, access.NoteItem, place); err != nil {
			return done{}, err
		}
		err = tx.AddItemNote(ctx, q.Trust, h.of(x.Item), item, store.ItemNote{ID: a.NewID(), Note: text, By: who.ID, At: a.instant()})
		e := a.handedEvent(q, "question.note")
		e.After["question"], e.After["note"] = x.Item.Title, text
		return done{id: item, event: e}, err
	})
	return err
}

// About is what stands around one question besides its answer: what people of the trust say to each other, and
// which trusts offer help.
type About struct {
	Handed
	Notes   []store.ItemNote
	Helpers []adoption.Help // other trusts
	Ours    adoption.Help   // what the trust itself offers
	MayNote bool
	MaySay  bool // that the answer is done, or what to change
	MayHelp bool // offer other trusts help
}

// AboutQuestion reads it. The caller has shown that who may read the trust's levels.
func (a *App) aboutQuestion(ctx context.Context, v store.View, who access.Actor, place access.Place, trust, in string, x Handed) (About, error) {
	out := About{Handed: x}
	var err error
	if x.Item.Scope == readiness.Foundation {
		in = ""
	}
	if out.Notes, err = v.ItemNotes(ctx, trust, in, x.Item.ID); err != nil {
		return out, err
	}
	all, err := v.Helpers(ctx, x.Item.ID, a.Today())
	for _, h := range all {
		if h.Trust == trust {
			out.Ours = h
		} else {
			out.Helpers = append(out.Helpers, h)
		}
	}
	place.Assigned = x.Given.Person == who.ID
	out.MayNote, out.MaySay = may(who, access.NoteItem, place), may(who, access.ShareOut, place) && x.Row.ID != ""
	out.MayHelp = may(who, access.OfferHelp, place) && (out.Ours.Offered || adoption.MayOffer(x.Standing) == nil)
	return out, err
}

// AboutAdoption is what stands around a question of an adoption.
func (a *App) AboutAdoption(ctx context.Context, who access.Actor, r Readiness, item string) (About, error) {
	x, ok := r.handing.find(item)
	if !ok || !r.Sight.Levels {
		return About{}, fault.Missing("question")
	}
	return a.aboutQuestion(ctx, a.Store.Read(), who, access.At(r.Trust, access.Subject{Kind: "adoption", ID: r.ID}), r.Trust, r.ID, x)
}

// AboutGround is the same of a question of a trust's groundwork.
func (a *App) AboutGround(ctx context.Context, who access.Actor, g Groundwork, item string) (About, error) {
	x, ok := g.handing.find(item)
	if !ok {
		return About{}, fault.Missing("question")
	}
	return a.aboutQuestion(ctx, a.Store.Read(), who, access.At(g.Code), g.Code, "", x)
}

// OfferHelp names the trust as helper on a question, with how it did it and whom to ask for, or takes that back.
func (a *App) OfferHelp(ctx context.Context, who access.Actor, at Questions, item string, offered bool, approach, contact string) error {
	help := adoption.Help{}
	if offered {
		var err error
		if help, err = adoption.CheckHelp(approach, contact, func(key string) bool { return a.FunctionLabel(key) != "" }); err != nil {
			return err
		}
	}
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		q, h, err := a.askHanding(ctx, tx, who, at)
		if err != nil {
			return done{}, err
		}
		if err := access.Permit(who, access.OfferHelp, q.place()); err != nil {
			return done{}, err
		}
		x, ok := h.find(item)
		if !ok {
			return done{}, fault.Missing("question")
		}
		deed := "question.offer_help"
		if offered {
			if err := adoption.MayOffer(x.Standing); err != nil {
				return done{}, err
			}
		} else {
			deed = "question.end_help"
			if help, err = ourHelp(ctx, tx.View, a, item, q.Trust); err != nil {
				return done{}, err
			}
			help.Offered = false
		}
		help.Trust = q.Trust
		e := a.handedEvent(q, deed)
		e.After = history.Values{"question": x.Item.Title, "how we did it": help.Approach, "ask for": a.FunctionLabel(help.Contact)}
		return done{id: item, event: e}, tx.AddItemHelp(ctx, a.NewID(), item, help, a.instant(), who.ID)
	})
	return err
}

func ourHelp(ctx context.Context, v store.View, a *App, item, trust string) (adoption.Help, error) {
	all, err := v.Helpers(ctx, item, a.Today())
	if err != nil {
		return adoption.Help{}, err
	}
	for _, h := range all {
		if h.Trust == trust {
			return h, nil
		}
	}
	return adoption.Help{}, fault.Missing("offer of help")
}
