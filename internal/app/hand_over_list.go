package app

import (
	"context"
	"strconv"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/benefit"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// holdings collects what one person holds at one trust, kind by kind, each with how it is given to somebody else.
type holdings struct {
	a             *App
	v             store.View
	who           access.Actor
	person, trust string
	scope         string
	list          []Holding
	packs         map[string]adoption.Pack
}

func (h *holdings) add(x Holding) {
	x.Key = strconv.Itoa(len(h.list) + 1)
	h.list = append(h.list, x)
}

// touches are the records in whose history the handing over stands.
func (x Holding) touches() []history.Touch {
	var out []history.Touch
	for _, f := range x.parts {
		out = append(out, history.Touch{Kind: "function", ID: f.ID})
		if f.SubjectKind == "adoption" || f.SubjectKind == "pilot" {
			out = append(out, history.Touch{Kind: f.SubjectKind, ID: f.SubjectID})
		}
	}
	return append(out, x.touch...)
}

func (h *holdings) placeTouch(adoptionID string) []history.Touch {
	if adoptionID == "" {
		return []history.Touch{{Kind: "groundwork", ID: h.trust}}
	}
	return []history.Touch{{Kind: "adoption", ID: adoptionID}}
}

func placeName(d store.Duty) string {
	if d.Adoption == "" {
		return "our groundwork"
	}
	return d.Pilot
}

// questions are one line for each take-up and one for the groundwork: who takes over gets them all, each with its day.
func (h *holdings) questions(ctx context.Context) error {
	all, err := h.v.GivenTo(ctx, h.person, h.scope, h.a.Today())
	if err != nil {
		return err
	}
	by := map[string][]store.Duty{}
	var order []string
	for _, d := range all {
		if by[d.Adoption] == nil {
			order = append(order, d.Adoption)
		}
		by[d.Adoption] = append(by[d.Adoption], d)
	}
	for _, in := range order {
		mine := by[in]
		h.add(Holding{Kind: HoldsQuestions, Title: questionsOf(len(mine)), Of: placeName(mine[0]), touch: h.placeTouch(in),
			give: func(ctx context.Context, tx store.Tx, a *App, who access.Actor, to string) error {
				for _, d := range mine {
					g := adoption.Assignment{Item: d.Item, Person: to, Due: d.Due}
					if err := tx.AddAssignment(ctx, a.NewID(), d.Trust, d.Adoption, g, a.instant(), who.ID); err != nil {
						return err
					}
				}
				return nil
			}})
	}
	return nil
}

func (h *holdings) parts(ctx context.Context) error {
	all, err := h.v.PartsHeld(ctx, h.person, h.trust, h.a.Today())
	for _, p := range all {
		of := p.Of
		if p.SubjectKind == "organisation" {
			of = "the whole trust"
		}
		h.add(Holding{Kind: HoldsPart, Title: h.a.partLabel(p.Name), Of: of, parts: []store.Function{p.Function}, give: givePart(p.Function)})
	}
	return err
}

// givePart ends a part and gives it to somebody, unless they play it already.
func givePart(f store.Function) func(context.Context, store.Tx, *App, access.Actor, string) error {
	return func(ctx context.Context, tx store.Tx, a *App, who access.Actor, to string) error {
		if err := a.endPart(ctx, tx, who, f); err != nil {
			return err
		}
		held, err := tx.Holders(ctx, access.Subject{Kind: f.SubjectKind, ID: f.SubjectID}, a.Today())
		if err != nil {
			return err
		}
		for _, x := range held {
			if x.Person == to && x.Name == f.Name {
				return nil
			}
		}
		return tx.AddFunction(ctx, store.Function{ID: a.NewID(), Person: to, From: a.Today(), Function: f.Function}, a.instant(), who.ID)
	}
}

// title is what a question is called, also one that a pilot's pack added.
func (h *holdings) title(ctx context.Context, adoptionID, item string) (string, error) {
	home := homeReader{a: h.a, v: h.v, who: h.who, packs: h.packs}
	t, err := home.title(ctx, adoptionID, item)
	h.packs = home.packs
	return t, err
}

func (h *holdings) actions(ctx context.Context) error {
	all, err := h.v.ActionsFor(ctx, h.person, h.scope, nobodys, h.a.Today())
	if err != nil {
		return err
	}
	for _, d := range all {
		title, err := h.title(ctx, d.Adoption, d.Item)
		if err != nil {
			return err
		}
		h.add(Holding{Kind: HoldsAction, Title: d.Text, Of: title + ", " + placeName(d), Due: d.Due, touch: h.placeTouch(d.Adoption),
			give: func(ctx context.Context, tx store.Tx, a *App, who access.Actor, to string) error {
				return tx.HandOnAction(ctx, a.NewID(), d.Trust, d.Adoption, adoption.Action{Item: d.Item, Text: d.Text, Owner: to, Due: d.Due}, a.instant(), who.ID)
			}})
	}
	return nil
}

// toFindOut are answers “We don’t know yet” that the person promised to find out.
func (h *holdings) toFindOut(ctx context.Context) error {
	all, err := h.v.FindingOut(ctx, h.scope, h.a.Today())
	if err != nil {
		return err
	}
	for _, d := range all {
		if d.Owner != h.person {
			continue
		}
		title, err := h.title(ctx, d.Adoption, d.Item)
		if err != nil {
			return err
		}
		h.add(Holding{Kind: HoldsToFindOut, Title: title, Of: placeName(d), Due: d.Due, touch: h.placeTouch(d.Adoption),
			give: func(ctx context.Context, tx store.Tx, a *App, who access.Actor, to string) error {
				line, err := tx.AnswerLine(ctx, d.Trust, d.Adoption, d.Item, longestLine)
				if err != nil {
					return err
				}
				newest := line[0].Seq
				for _, r := range line {
					if r.Special == readiness.NotKnown.String() && r.FindsOut == h.person {
						r.ID, r.Seq, r.FindsOut, r.At, r.RecordedBy = a.NewID(), newest+1, to, a.instant(), who.ID
						return tx.AddAnswer(ctx, r)
					}
				}
				return fault.Missing("answer")
			}})
	}
	return nil
}

func (h *holdings) gaps(ctx context.Context) error {
	all, err := h.v.HeldGaps(ctx, h.scope)
	if err != nil {
		return err
	}
	for _, g := range all {
		if g.Owner != h.person {
			continue
		}
		title, err := h.title(ctx, g.Adoption, g.Item)
		if err != nil {
			return err
		}
		h.add(Holding{Kind: HoldsGap, Title: title, Of: adoption.GateLabel(g.Gate), Due: g.Due, touch: h.placeTouch(g.Adoption),
			give: func(ctx context.Context, tx store.Tx, a *App, who access.Actor, to string) error {
				return tx.AddConditionOwner(ctx, a.NewID(), g.ID, to, a.instant(), who.ID)
			}})
	}
	return nil
}

// benefits are those that the person owns, or whose figures they enter or check.
func (h *holdings) benefits(ctx context.Context) error {
	ids, err := h.v.BenefitsHeld(ctx, h.person, h.trust)
	if err != nil || ids == "," {
		return err
	}
	all, err := h.a.judgedIn(ctx, h.v, h.scope, store.Chosen{IDs: ids})
	if err != nil {
		return err
	}
	for _, j := range all {
		h.add(Holding{Kind: HoldsBenefit, Title: j.Name(), Of: j.Subject.Name, touch: []history.Touch{{Kind: "benefit", ID: j.ID}},
			give: func(ctx context.Context, tx store.Tx, a *App, who access.Actor, to string) error {
				return h.giveBenefit(ctx, tx, who, j, to)
			}})
	}
	return nil
}

func (h *holdings) giveBenefit(ctx context.Context, tx store.Tx, who access.Actor, j benefit.Judged, to string) error {
	a, p := h.a, j.Profile
	for _, part := range []*string{&p.Owner, &p.Measurer, &p.Verifier} {
		if *part == h.person {
			*part = to
		}
	}
	if p.Verifier != "" && (p.Verifier == p.Owner || p.Verifier == p.Measurer) {
		return fault.Refused("to", "Whoever checks %s may neither own it nor enter its figures: select somebody else for it", j.Name())
	}
	if p.Owner == to {
		named, err := tx.PeopleCalled(ctx, []string{to})
		if err != nil {
			return err
		}
		p.OwnerRole = named[to].Job
	}
	p.ID = a.NewID()
	p.Every = j.Line.Every
	if err := tx.AddBenefitProfile(ctx, j.ID, j.ProfileSeq+1, p, "Handed over", a.instant(), who.ID); err != nil {
		return err
	}
	return a.hand(ctx, tx, who, j.ID, p)
}

// fixes are the local fixes that the person owns in name; those owned by a part go with the part.
func (h *holdings) fixes(ctx context.Context) error {
	all, err := h.v.WorkaroundsOwned(ctx, h.person, h.scope, h.a.Today())
	for _, w := range all {
		if w.Owner.Person != h.person {
			continue
		}
		h.add(Holding{Kind: HoldsFix, Title: w.Title, Of: w.Of, Due: w.Expires, touch: []history.Touch{{Kind: "workaround", ID: w.ID}},
			give: func(ctx context.Context, tx store.Tx, a *App, who access.Actor, to string) error {
				w.Owner.Person = to
				return tx.AddWorkaround(ctx, a.NewID(), w, a.instant(), who.ID)
			}})
	}
	return err
}

// agreements are answers “Does not apply here” to which the person was asked to agree. Whoever is asked instead is
// not the one who answered.
func (h *holdings) agreements(ctx context.Context) error {
	all, err := h.v.ToAgree(ctx, h.person, h.scope, h.a.Today())
	if err != nil {
		return err
	}
	for _, d := range all {
		title, err := h.title(ctx, d.Adoption, d.Item)
		if err != nil {
			return err
		}
		h.add(Holding{Kind: HoldsAgreement, Title: title, Of: placeName(d), touch: h.placeTouch(d.Adoption),
			give: func(ctx context.Context, tx store.Tx, a *App, who access.Actor, to string) error {
				line, err := tx.AnswerLine(ctx, d.Trust, d.Adoption, d.Item, longestLine)
				if err != nil {
					return err
				}
				newest := line[0].Seq
				for _, r := range line {
					if r.Special != readiness.NotApplicable.String() || r.AskedToAgree != h.person {
						continue
					}
					if r.By == to {
						return fault.Refused("to", "Whoever agrees that “%s” does not apply must be somebody other than who said so: select somebody else for it", title)
					}
					r.ID, r.Seq, r.AskedToAgree, r.At, r.RecordedBy = a.NewID(), newest+1, to, a.instant(), who.ID
					return tx.AddAnswer(ctx, r)
				}
				return fault.Missing("answer")
			}})
	}
	return nil
}

// reviews are the looks back at open take-ups that the person is to hold.
func (h *holdings) reviews(ctx context.Context) error {
	open := store.Which{Trust: h.trust, Open: true}
	booked, err := h.v.AdoptionReviews(ctx, open)
	if err != nil {
		return err
	}
	all, err := h.v.Adoptions(ctx, open, h.a.Today())
	if err != nil {
		return err
	}
	for _, ad := range all {
		for _, r := range booked[ad.ID] {
			if r.Reviewer != h.person || r.HeldOn != 0 {
				continue
			}
			h.add(Holding{Kind: HoldsReview, Title: "After " + strconv.Itoa(r.Months) + " months", Of: ad.PilotName, Due: r.Due, touch: h.placeTouch(ad.ID),
				give: func(ctx context.Context, tx store.Tx, a *App, who access.Actor, to string) error {
					r.Reviewer = to
					return tx.AddAdoptionReview(ctx, a.line(who, ad.ID), r)
				}})
		}
	}
	return nil
}
