package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/day"
	"groundwork/internal/evidence"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/person"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// StillTrue is one answer of which somebody says that it is still true.
type StillTrue struct {
	Adoption string // whose own answer it is; empty for the trust's groundwork
	Item     string
	Seen     int    // the newest place of its line when the page was opened, or AsItStands
	Second   string // who looked at what shows it too, where the rule asks for that
}

// ConfirmAnswers is “Still true”, of one answer or of many on one page: each is repeated with what shows it, dated
// today, and kept as a confirmation and not as a new answer. Faults are named as StillTrue.Field says. One that
// somebody else answered meanwhile is a Conflict, and then nothing is kept.
func (a *App) ConfirmAnswers(ctx context.Context, who access.Actor, at Questions, all ...StillTrue) error {
	if len(all) == 0 {
		return fault.Refused("still", "Tick the answers that are still true")
	}
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		q, err := a.ask(ctx, tx, who, at)
		if err != nil {
			return done{}, err
		}
		c, err := a.confirming(ctx, tx.View, who, q)
		if err != nil {
			return done{}, err
		}
		rows, err := c.rows(all)
		if err != nil {
			return done{}, err
		}
		for _, x := range rows {
			if err := a.addConfirmed(ctx, tx, x, c); err != nil {
				return done{}, err
			}
		}
		e := c.event(rows)
		err = a.settle(ctx, tx, q, &e)
		e.Touched = append(e.Touched, c.touched(rows, e.Touched)...)
		return done{id: at.Trust + at.Adoption, event: e}, err
	})
	return err
}

// confirming is what confirming answers in one place reads, with a fixed number of statements.
type confirming struct {
	*asked
	core      *readiness.Checklist
	versions  *readiness.Versions
	who       string
	leads     bool
	now       day.Instant
	newID     func() string
	given     map[string]map[string]adoption.Assignment
	evidence  map[string][]evidence.Piece
	confirmed map[store.AnswerPlace][]readiness.Confirmation
	people    []person.Person
}

func (a *App) confirming(ctx context.Context, v store.View, who access.Actor, q *asked) (*confirming, error) {
	c := &confirming{asked: q, core: q.ground.core, versions: a.Versions(), who: who.ID, leads: may(who, access.AnswerItem, q.place()), now: a.instant(), newID: a.NewID}
	var err error
	if c.given, err = v.Assignments(ctx, q.Trust, q.which); err != nil {
		return nil, err
	}
	if c.evidence, err = v.EvidenceOf(ctx, q.Trust, q.which); err != nil {
		return nil, err
	}
	if c.confirmed, err = v.Confirmations(ctx, q.Trust, q.which); err != nil {
		return nil, err
	}
	c.people, err = v.Colleagues(ctx, q.Trust, a.Today())
	return c, err
}

// mayConfirm reports whether who may answer a question: a leader every one, others those given to them.
func (c *confirming) mayConfirm(adoptionID, item string) bool {
	return c.leads || c.given[adoptionID][item].Person == c.who || c.given[""][item].Person == c.who
}

// needsSecond reports whether somebody else has to look before who confirms an answer once more.
func (c *confirming) needsSecond(adoptionID, item string) bool {
	return readiness.NeedsSecondLook(c.confirmed[store.AnswerPlace{Adoption: adoptionID, Item: item}], c.who)
}

// answers are the standing rows of the trust, or of one adoption, and the checklist that asks them.
func (c *confirming) answers(adoptionID string) (given, *readiness.Checklist) {
	if adoptionID == "" {
		return c.ground.foundation, c.core
	}
	return c.ground.answers[adoptionID], c.ground.checklists[adoptionID]
}

// rows are the confirmations as they will be kept, or what is wrong with them.
func (c *confirming) rows(all []StillTrue) ([]store.Answer, error) {
	var rows []store.Answer
	var bad fault.Fields
	for _, x := range all {
		line, checklist := c.answers(x.Adoption)
		if checklist == nil {
			return nil, fault.Missing("question")
		}
		it, ok := checklist.Item(x.Item)
		if !ok || (it.Scope == readiness.Foundation) != (x.Adoption == "") {
			return nil, fault.Missing("question")
		}
		if !c.mayConfirm(x.Adoption, x.Item) {
			return nil, fault.Denied("Only a leader of the trust, or whoever was given the question, can confirm “%s”", it.Title)
		}
		row, ok := line.answers[x.Item]
		if !ok || row.Special == readiness.NotKnown.String() {
			return nil, fault.Refused("level", "Nobody has answered this yet, so there is nothing to confirm")
		}
		if x.Seen != AsItStands && x.Seen != line.seq[x.Item] {
			return nil, &fault.Error{Kind: fault.Conflict, Message: "Somebody else answered “" + it.Title + "” while you were looking at it"}
		}
		if err := canConfirm(row, c.now.Day()); err != nil {
			bad.Add(x.Field(), "%s", err)
		}
		if f, wrong := c.second(x, it); wrong {
			bad = append(bad, f)
		}
		next := c.row(row, x, line.seq[x.Item]+1)
		next.Checklist, next.Version = checklist.ID, checklist.Version // it is confirmed in the words of today
		if _, asks, known := c.versions.Item(x.Item); known && x.Adoption == "" {
			next.Version = asks.Version
		}
		rows = append(rows, next)
	}
	return rows, bad.Err()
}

// second checks who looked too, where the rule asks for a second person.
func (c *confirming) second(x StillTrue, it *readiness.Item) (fault.Field, bool) {
	f := fault.Field{Name: x.Field()}
	switch {
	case x.Second == "" && c.needsSecond(x.Adoption, x.Item):
		f.Message = "You have confirmed “" + it.Title + "” twice with nothing new to show. Select who looked at it with you"
	case x.Second == c.who:
		f.Message = "The second person must be somebody other than you"
	case x.Second != "" && !slices.ContainsFunc(c.people, func(p person.Person) bool { return p.ID == x.Second }):
		f.Message = "Select somebody who works for the trust"
	}
	return f, f.Message != ""
}

// row is an answer once more, as its confirmation. Of what does not apply the second person goes along; when that one
// confirms it, whoever had said so stands beside them.
func (c *confirming) row(was store.Answer, x StillTrue, seq int) store.Answer {
	next := was
	next.ID, next.Kind, next.Seq = c.newID(), store.AnswerConfirmed, seq
	next.By, next.On, next.At, next.RecordedBy, next.SecondLook = c.who, c.now.Day(), c.now, c.who, x.Second
	next.ToldBy, next.ToldOn = "", 0
	if was.Agreed == c.who {
		next.Agreed = was.By
	}
	return next
}

func (a *App) addConfirmed(ctx context.Context, tx store.Tx, row store.Answer, c *confirming) error {
	if err := tx.AddAnswer(ctx, row); err != nil {
		return err
	}
	line, _ := c.answers(row.Adoption)
	for _, e := range c.evidence[line.answers[row.Item].ID] {
		if err := tx.ShowEvidence(ctx, row.ID, e.ID, row.Trust); err != nil {
			return err
		}
	}
	if row.Special == readiness.NotApplicable.String() && row.Agreed != "" {
		return tx.AddAgreement(ctx, row.ID, row.Agreed, row.On, row.At)
	}
	return nil
}

// event is what the history says of it: one answer by its name, many as a list.
func (c *confirming) event(rows []store.Answer) history.Event {
	e := history.Event{Deed: "answers.confirm", After: history.Values{}}
	for _, row := range rows {
		_, checklist := c.answers(row.Adoption)
		it, _ := checklist.Item(row.Item)
		if len(rows) == 1 {
			e.Deed, e.After["question"], e.After["still true"] = "question.confirm", it.Title, answerWords(row)
		} else {
			e.After[it.Title] = answerWords(row)
		}
		if row.SecondLook != "" {
			e.After["who looked too, "+lower(it.Title)] = row.SecondLook
		}
	}
	return e
}

// touched are the adoptions whose own answers were confirmed, as far as the history does not name them already.
func (c *confirming) touched(rows []store.Answer, already []history.Touch) (more []history.Touch) {
	for _, row := range rows {
		t := history.Touch{Kind: "adoption", ID: row.Adoption}
		if row.Adoption != "" && !slices.Contains(already, t) && !slices.Contains(more, t) {
			more = append(more, t)
		}
	}
	return more
}
