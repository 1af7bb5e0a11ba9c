package app

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/organisation"
	"groundwork/internal/person"
	"groundwork/internal/pilot"
	"groundwork/internal/store"
)

// Holding is one thing that somebody holds at a trust: all questions of one take-up, one part, one action.
type Holding struct {
	Key   string // names its field
	Kind  string // one of HoldingKinds
	Title string
	Of    string // what it belongs to
	Due   day.Day

	parts []store.Function
	touch []history.Touch
	give  func(ctx context.Context, tx store.Tx, a *App, who access.Actor, to string) error
}

// The kinds of what somebody holds, in the order in which pages show them.
const (
	HoldsQuestions = "Questions"
	HoldsPart      = "Parts they play"
	HoldsAction    = "Things to do"
	HoldsToFindOut = "Answers to find out"
	HoldsGap       = "Accepted gaps"
	HoldsAgreement = "Answers to agree to"
	HoldsReview    = "Reviews booked"
	HoldsBenefit   = "Benefits"
	HoldsFix       = "Local fixes"
)

// HandingOver is everything that a person holds at a trust, with to whom it could go.
type HandingOver struct {
	Where   organisation.Organisation
	Person  person.Person
	Member  bool // they still belong to the trust
	MayEnd  bool // and the reader may end everything that they do here
	List    []Holding
	People  []person.Person   // everybody else at the trust
	Changes []adoption.Change // what handing over changes in verdicts; of a preview
}

// ToHandOver reads what a person holds. Those who look after the trust's people may know of it.
func (a *App) ToHandOver(ctx context.Context, who access.Actor, code, personID string) (HandingOver, error) {
	return a.toHandOver(ctx, a.Store.Read(), who, code, personID)
}

func (a *App) toHandOver(ctx context.Context, v store.View, who access.Actor, code, personID string) (HandingOver, error) {
	out := HandingOver{}
	var err error
	if out.Where, err = v.Organisation(ctx, code, a.Today()); err != nil {
		return out, err
	}
	if err := access.Permit(who, access.ManagePeople, access.At(code)); err != nil {
		return out, err
	}
	if out.Person, err = v.Person(ctx, personID); err != nil {
		return out, err
	}
	people, err := v.Colleagues(ctx, code, a.Today())
	if err != nil {
		return out, err
	}
	for _, p := range people {
		if p.ID != personID {
			out.People = append(out.People, p)
		}
	}
	roles, err := v.Memberships(ctx, personID, a.Today())
	if err != nil {
		return out, err
	}
	out.MayEnd = true
	for _, m := range roles {
		if m.Organisation == code {
			out.Member = true
			out.MayEnd = out.MayEnd && access.Grant(who, code, m.Role, personID) == nil
		}
	}
	out.MayEnd = out.MayEnd && out.Member
	h := holdings{a: a, v: v, who: who, person: personID, trust: code, scope: "," + code + ","}
	for _, read := range []func(context.Context) error{h.questions, h.parts, h.actions, h.toFindOut, h.agreements, h.gaps, h.reviews, h.benefits, h.fixes} {
		if err := read(ctx); err != nil {
			return out, err
		}
	}
	if out.List = h.list; !out.Member && len(h.list) == 0 {
		return out, fault.Missing("person")
	}
	return out, nil
}

// HandOverInput says who gets what: everything goes to To, unless a thing has somebody of its own in Each, by Key.
type HandOverInput struct {
	To   string
	Each map[string]string
	Left bool // what they do here ends too, from today
}

// For is who gets a thing; nobody when nobody was chosen.
func (in HandOverInput) For(h Holding) string { return cmp.Or(in.Each[h.Key], in.To) }

// check says what is missing before everything has somebody.
func (in HandOverInput) check(x HandingOver) error {
	known := func(id string) bool {
		return slices.ContainsFunc(x.People, func(p person.Person) bool { return p.ID == id })
	}
	var bad fault.Fields
	if in.To != "" && !known(in.To) {
		bad.Add("to", "Select somebody of your trust")
	}
	open := 0
	for _, h := range x.List {
		switch to := in.For(h); {
		case to == "":
			open++
		case !known(to) && to != in.To:
			bad.Add("to-"+h.Key, "Select somebody of your trust")
		}
	}
	if open > 0 {
		bad.Add("to", "Select who takes over what has nobody yet: %s", things(open))
	}
	if len(x.List) == 0 && !in.Left {
		bad.Add("to", "%s holds nothing here that could be handed over", x.Person.Name)
	}
	return bad.Err()
}

func things(n int) string {
	if n == 1 {
		return "1 thing"
	}
	return strconv.Itoa(n) + " things"
}

// PreviewHandOver is what would be handed over to whom, and what that changes in verdicts, without doing it.
func (a *App) PreviewHandOver(ctx context.Context, who access.Actor, code, personID string, in HandOverInput) (HandingOver, error) {
	x, err := a.ToHandOver(ctx, who, code, personID)
	if err != nil {
		return x, err
	}
	if err := in.check(x); err != nil {
		return x, err
	}
	x.Changes, err = a.foretellLeft(ctx, code, personID, x.partsHeld())
	return x, err
}

func (x HandingOver) partsHeld() []store.Function {
	var out []store.Function
	for _, h := range x.List {
		out = append(out, h.parts...)
	}
	return out
}

// HandOver gives everything that a person holds at a trust to others, as one deed and one line of history. Answers that
// go out of date when their owner leaves are due for review from now (Groundwork rules, section 2: owner_left).
func (a *App) HandOver(ctx context.Context, who access.Actor, code, personID string, in HandOverInput) error {
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		if err := tx.Lock(ctx, code); err != nil {
			return done{}, err
		}
		x, err := a.toHandOver(ctx, tx.View, who, code, personID)
		if err != nil {
			return done{}, err
		}
		if err := in.check(x); err != nil {
			return done{}, err
		}
		q, err := a.wholeTrust(ctx, tx.View, code)
		if err != nil {
			return done{}, err
		}
		events, err := a.leftBehind(ctx, tx.View, q, personID, x.partsHeld())
		if err != nil {
			return done{}, err
		}
		subject := history.Touch{Kind: "person", ID: personID}
		e := history.Event{Deed: "person.hand_over", After: history.Values{"person": x.Person.Name}}
		var touched []history.Touch
		for _, h := range x.List {
			to := in.For(h)
			if err := h.give(ctx, tx, a, who, to); err != nil {
				return done{}, err
			}
			touched = append(touched, h.touches()...)
			i := slices.IndexFunc(x.People, func(p person.Person) bool { return p.ID == to })
			label := lower(h.Kind) + " now with " + x.People[i].Name
			e.After[label] = joinWords(e.After[label], h.Title+ofWords(h.Of))
		}
		if err := tx.AddExpiries(ctx, code, a.instant(), who.ID, events...); err != nil {
			return done{}, err
		}
		if len(events) > 0 {
			e.After["answers due for review"] = strconv.Itoa(len(events))
		}
		if in.Left {
			more, err := a.endMembership(ctx, tx, who, code, personID)
			if err != nil {
				return done{}, err
			}
			touched = append(touched, more...)
			e.After["what they did here"] = "ended"
		}
		if err := a.settle(ctx, tx, q, &e); err != nil {
			return done{}, err
		}
		e.Touched = distinct(append(append(e.Touched, subject), touched...))
		e.Subject = subject
		return done{id: personID, event: e}, nil
	})
	return err
}

// endMembership ends what somebody does at an organisation; the parts that they played have been handed over.
func (a *App) endMembership(ctx context.Context, tx store.Tx, who access.Actor, code, personID string) ([]history.Touch, error) {
	all, err := tx.Memberships(ctx, personID, a.Today())
	if err != nil {
		return nil, err
	}
	var touched []history.Touch
	for _, m := range all {
		if m.Organisation != code {
			continue
		}
		if err := access.Grant(who, code, m.Role, personID); err != nil {
			return nil, err
		}
		ended := store.Membership{ID: a.NewID(), Person: m.Person, Membership: m.Membership, From: m.From, To: a.Today() - 1, Supersedes: m.ID}
		if err := tx.AddMembership(ctx, ended, a.instant(), who.ID); err != nil {
			return nil, err
		}
		touched = append(touched, history.Touch{Kind: "membership", ID: m.ID})
	}
	return touched, nil
}

func joinWords(had, more string) string {
	if had == "" {
		return more
	}
	return had + "; " + more
}

func ofWords(of string) string {
	if of == "" {
		return ""
	}
	return " (" + of + ")"
}

func distinct(in []history.Touch) []history.Touch {
	var out []history.Touch
	for _, t := range in {
		if !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// partLabel is the full name of a part, wherever it is played.
func (a *App) partLabel(function string) string {
	return cmp.Or(a.FunctionLabel(function), pilot.FunctionLabel(function), adoption.FunctionLabel(function), function)
}
