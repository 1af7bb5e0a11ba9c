package app

import (
	"context"
	"strconv"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// Handed is one question with how far it has got since it was given out.
type Handed struct {
	Item     *readiness.Item
	Standing *readiness.Standing
	Row      store.Answer // the standing answer; with an empty ID where nobody answered
	Given    adoption.Assignment
	Last     adoption.Move // the newest move; its Kind is empty where there was none
	State    adoption.Handing
}

// handing works out how far every question of a place has got.
type handing struct {
	place    string // the adoption's id, or nothing for the groundwork
	ground   *ground
	standing []readiness.Standing // of questions about the trust and, in an adoption, of its own
	given    map[string]map[string]adoption.Assignment
	last     map[string]adoption.Move
}

// readHanding reads it: within an adoption its own questions and those about the trust, each where it is answered.
func (a *App) readHanding(ctx context.Context, v store.View, g *ground, at Questions, w store.Which, given map[string]map[string]adoption.Assignment) (*handing, error) {
	h := &handing{place: at.Adoption, ground: g, last: map[string]adoption.Move{}, given: given}
	var err error
	if given == nil {
		if h.given, err = v.Assignments(ctx, at.Trust, w); err != nil {
			return nil, err
		}
	}
	moves, err := v.Moves(ctx, at.Trust, w)
	if err != nil {
		return nil, err
	}
	for _, in := range []string{"", at.Adoption} {
		for _, m := range moves[in] {
			h.last[m.Item] = m
		}
	}
	c, facts := g.core, []string(nil)
	if at.Adoption == "" {
		if facts, err = a.groundFacts(ctx, v, g); err != nil {
			return nil, err
		}
	} else {
		c, facts = g.checklists[at.Adoption], g.facts[at.Adoption]
	}
	h.standing = c.Groundwork(facts, g.groundwork, g.events[""], g.merged, g.today)
	if at.Adoption != "" {
		for _, st := range g.result(g.adoptions[0]).Items {
			if st.Item.Scope == readiness.Adoption {
				h.standing = append(h.standing, st)
			}
		}
	}
	return h, nil
}

// of is where a question is answered and handed in.
func (h *handing) of(it *readiness.Item) string {
	if it.Scope == readiness.Foundation {
		return ""
	}
	return h.place
}

// one is one question of the place.
func (h *handing) one(st *readiness.Standing) Handed {
	in := h.of(st.Item)
	rows := h.ground.foundation.answers
	if in != "" {
		rows = h.ground.answers[in].answers
	}
	x := Handed{Item: st.Item, Standing: st, Row: rows[st.Item.ID], Given: h.given[in][st.Item.ID], Last: h.last[st.Item.ID]}
	x.State = x.Given.Handing(x.Row.ID, x.Row.At, x.Last)
	return x
}

// all are the questions of the place, in the order of the checklist.
func (h *handing) all() []Handed {
	out := make([]Handed, len(h.standing))
	for i := range h.standing {
		out[i] = h.one(&h.standing[i])
	}
	return out
}

func (h *handing) find(item string) (Handed, bool) {
	for i := range h.standing {
		if h.standing[i].Item.ID == item {
			return h.one(&h.standing[i]), true
		}
	}
	return Handed{}, false
}

// ToHandIn reports whether a person can hand the question in: it is theirs and they answered it, or looked again at
// what they were asked to change.
func (x Handed) ToHandIn(person string) bool {
	return x.Given.Person == person && x.Row.ID != "" && (x.State == adoption.BeingAnswered || x.State == adoption.ChangesAsked)
}

// ToCallDone reports whether whoever shares out can call the answer done with all the others: it was handed in, or
// nobody but them was asked.
func (x Handed) ToCallDone(person string) bool {
	if x.Row.ID == "" || x.State == adoption.Done || x.State == adoption.ChangesAsked {
		return false
	}
	return x.State == adoption.HandedIn || x.Given.Person == "" || x.Given.Person == person
}

// HandIn hands in every question of a place that is the actor's and that they answered, as one deed.
func (a *App) HandIn(ctx context.Context, who access.Actor, at Questions) (int, error) {
	return a.moveMany(ctx, who, at, "questions.hand_in", adoption.MoveHandedIn, func(q *asked, all []Handed) ([]Handed, error) {
		var mine []Handed
		asked := false
		for _, x := range all {
			asked = asked || x.Given.Person == who.ID
			if x.ToHandIn(who.ID) {
				mine = append(mine, x)
			}
		}
		place := q.place()
		place.Assigned = asked
		if err := access.Permit(who, access.AnswerItem, place); err != nil {
			return nil, err
		}
		if len(mine) == 0 {
			return nil, fault.Refused("questions", "Answer at least one of your questions before you hand them in")
		}
		return mine, nil
	})
}

// CallAllDone calls every answer done that was handed in, or that nobody else was asked for.
func (a *App) CallAllDone(ctx context.Context, who access.Actor, at Questions) (int, error) {
	return a.moveMany(ctx, who, at, "questions.done", adoption.MoveDone, func(q *asked, all []Handed) ([]Handed, error) {
		if err := access.Permit(who, access.ShareOut, q.place()); err != nil {
			return nil, err
		}
		var list []Handed
		for _, x := range all {
			if x.ToCallDone(who.ID) {
				list = append(list, x)
			}
		}
		if len(list) == 0 {
			return nil, fault.Refused("questions", "Nothing is handed in that is not done already")
		}
		return list, nil
	})
}

func (a *App) moveMany(ctx context.Context, who access.Actor, at Questions, deed, kind string, choose func(*asked, []Handed) ([]Handed, error)) (int, error) {
	id, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		q, h, err := a.askHanding(ctx, tx, who, at)
		if err != nil {
			return done{}, err
		}
		list, err := choose(q, h.all())
		if err != nil {
			return done{}, err
		}
		for _, x := range list {
			if err := a.move(ctx, tx, who, q, h, x, kind, ""); err != nil {
				return done{}, err
			}
		}
		e := a.handedEvent(q, deed)
		e.After["questions"] = questionsOf(len(list))
		return done{id: strconv.Itoa(len(list)), event: e}, nil
	})
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(id)
}

// askHanding loads a place for a deed, with how far its questions have got.
func (a *App) askHanding(ctx context.Context, tx store.Tx, who access.Actor, at Questions) (*asked, *handing, error) {
	q, err := a.ask(ctx, tx, who, at)
	if err != nil {
		return nil, nil, err
	}
	h, err := a.readHanding(ctx, tx.View, q.ground, q.Questions, q.which, nil)
	return q, h, err
}

func (a *App) move(ctx context.Context, tx store.Tx, who access.Actor, q *asked, h *handing, x Handed, kind, note string) error {
	return tx.AddHandIn(ctx, a.NewID(), q.Trust, h.of(x.Item), adoption.Move{Item: x.Item.ID, Kind: kind, Answer: x.Row.ID, Counted: adoption.CountedKey(x.Standing),
		Note: note, On: a.Today(), At: a.instant(), By: who.ID})
}

// handedEvent is an event that stands in the history of the place, and of the groundwork where some of its questions are.
func (a *App) handedEvent(q *asked, deed string) history.Event {
	e := history.Event{Chain: q.Trust, Deed: deed, Subject: q.touch(), After: history.Values{}}
	if q.Adoption != "" {
		e.Touched = []history.Touch{e.Subject, {Kind: "groundwork", ID: q.Trust}}
	}
	return e
}

// Judge is what whoever shared out says to one answer: that it is done, or what to change. seen is the newest move
// when the form was opened; another since is a Conflict.
func (a *App) Judge(ctx context.Context, who access.Actor, at Questions, item string, isDone bool, note string, seen int) error {
	kind, deed := adoption.MoveDone, "question.done"
	if !isDone {
		kind, deed = adoption.MoveChangesAsked, "question.ask_changes"
		var err error
		if note, err = adoption.CheckChanges(note); err != nil {
			return err
		}
	} else {
		note = ""
	}
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		q, h, err := a.askHanding(ctx, tx, who, at)
		if err != nil {
			return done{}, err
		}
		if err := access.Permit(who, access.ShareOut, q.place()); err != nil {
			return done{}, err
		}
		x, ok := h.find(item)
		switch {
		case !ok:
			return done{}, fault.Missing("question")
		case x.Row.ID == "":
			return done{}, fault.Refused("change", "Nobody has answered this yet")
		case x.Last.Seq != seen:
			return done{}, &fault.Error{Kind: fault.Conflict, Message: "This question was handed in or judged while you were writing. Open it again to see what was said"}
		}
		if err := a.move(ctx, tx, who, q, h, x, kind, note); err != nil {
			return done{}, err
		}
		e := a.handedEvent(q, deed)
		e.After["question"] = x.Item.Title
		if note != "" {
			e.After["what to change"] = note
		}
		return done{id: item, event: e}, nil
	})
	return err
}

// questionsOf counts questions in words.
func questionsOf(n int) string {
	if n == 1 {
		return "1 question"
	}
	return strconv.Itoa(n) + " questions"
}
