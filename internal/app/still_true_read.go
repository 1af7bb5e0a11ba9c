package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/day"
	"groundwork/internal/evidence"
	"groundwork/internal/fault"
	"groundwork/internal/organisation"
	"groundwork/internal/person"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// Reviewing is the answers of a trust, and of its take-ups, of which the reader is asked whether they are still true.
type Reviewing struct {
	organisation.Organisation
	WhoSees   string
	Answers   []Review
	Elsewhere int // that others are asked
	People    []person.Person
	Names     map[string]string
	Me        string
	Today     day.Day
}

// Review is one answer that is asked about once more.
type Review struct {
	StillTrue        // what confirming it sends back
	TakeUp    string // whose own answer it is; empty for the groundwork
	Standing  *readiness.Standing
	Checklist *readiness.Checklist
	Row       store.Answer
	Evidence  []evidence.Piece
	For       []string // take-ups with a decision to come that needs it
	Yearly    bool     // asked at the yearly check of what is business as usual
	Asks      bool     // a second person has to look
}

// Reviewing reads it, with a fixed number of statements. only narrows it to one answer (StillTrue.Key), due or not.
// Groundwork is known to members only, and a respondent is asked only about their own questions.
func (a *App) Reviewing(ctx context.Context, who access.Actor, code, only string) (Reviewing, error) {
	v := a.Store.Read()
	o, err := v.Organisation(ctx, code, a.Today())
	if err != nil {
		return Reviewing{}, err
	}
	if o.Type != organisation.Trust || !who.Member(code) {
		return Reviewing{}, fault.Missing("groundwork")
	}
	if err := access.Permit(who, access.ReadReadiness, access.At(code)); err != nil {
		return Reviewing{}, err
	}
	q, err := a.foreseeing(ctx, v, who, code)
	if err != nil {
		return Reviewing{}, err
	}
	c, err := a.confirming(ctx, v, who, q)
	if err != nil {
		return Reviewing{}, err
	}
	decided, err := v.AdoptionDecisions(ctx, q.which)
	if err != nil {
		return Reviewing{}, err
	}
	out := Reviewing{Today: a.Today(), Organisation: o, WhoSees: adoption.WhoSeesGround(o.Short, access.ReadReadiness), People: c.people, Me: who.ID}
	if out.Names, err = v.NamesIn(ctx, code); err != nil {
		return out, err
	}
	for at, x := range c.asksAgain(decided, only) {
		if !c.mayConfirm(at.Adoption, at.Item) {
			out.Elsewhere++
			continue
		}
		out.Answers = append(out.Answers, *x)
	}
	slices.SortFunc(out.Answers, func(x, y Review) int {
		return cmp.Or(cmp.Compare(x.Standing.Age.Due, y.Standing.Age.Due), cmp.Compare(x.Item, y.Item), cmp.Compare(x.Adoption, y.Adoption))
	})
	return out, nil
}

// review adds an answer that an adoption asks about, or that only names, to those found: one of the groundwork once
// for all that need it.
func (c *confirming) review(ad adoption.Adoption, st *readiness.Standing, course readiness.Course, only string, found map[store.AnswerPlace]*Review) {
	at := store.AnswerPlace{Adoption: ad.ID, Item: st.Item.ID}
	switch st.Source {
	case readiness.Groundwork:
		at.Adoption = ""
	case readiness.TheseTeams:
		return // answered anew, never confirmed
	}
	x := StillTrue{Adoption: at.Adoption, Item: at.Item}
	asked := st.AsksAgain(course, c.ground.today)
	if only != "" && (x.Key() != only || !st.Answered || st.Answer.Kind == readiness.NotKnown) || only == "" && !asked {
		return
	}
	line, checklist := c.answers(at.Adoption)
	if it, ok := checklist.Item(at.Item); ok && it.Since != st.Item.Since {
		now := *st
		now.Item, st = it, &now // it is confirmed in the words of today, whatever version the take-up reads
	}
	r := found[at]
	if r == nil {
		x.Seen = line.seq[at.Item]
		r = &Review{StillTrue: x, Standing: st, Checklist: checklist, Row: line.answers[at.Item], Yearly: asked && !course.Undecided, Asks: c.needsSecond(at.Adoption, at.Item)}
		r.Evidence = c.evidence[r.Row.ID]
		if at.Adoption != "" {
			r.TakeUp = ad.PilotName
		}
		found[at] = r
	}
	if st.Age.Due != 0 && st.Age.Due < r.Standing.Age.Due {
		r.Standing = st // an event that concerns one take-up made it due sooner there
	}
	if asked {
		r.For = append(r.For, ad.PilotName)
	}
}

// Key names the answer among those of its trust, in forms and addresses.
func (x StillTrue) Key() string {
	return strings.TrimSuffix(adoption.ItemSlug(x.Item)+"."+x.Adoption, ".")
}

// OfKey is the answer that a Key names.
func OfKey(key string) StillTrue {
	item, at, _ := strings.Cut(key, ".")
	return StillTrue{Item: adoption.ItemID(item), Adoption: at}
}

// Field is the id of the input that asks who looked too.
func (x StillTrue) Field() string { return "second-" + x.Key() }
