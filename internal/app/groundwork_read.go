package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/day"
	"groundwork/internal/evidence"
	"groundwork/internal/fault"
	"groundwork/internal/organisation"
	"groundwork/internal/person"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
	"groundwork/internal/workaround"
)

// Groundwork is what a trust has said about itself, once for every adoption.
type Groundwork struct {
	organisation.Organisation
	Today     day.Day
	WhoSees   string
	Checklist *readiness.Checklist
	Items     []readiness.Standing // that its adoptions ask for, or a usual one would
	NotAsked  []*readiness.Item
	Retired   map[string]int         // the last version that asks an item of Items, where the newest asks it no more
	Dropped   []readiness.Retirement // answered, and asked by no version that an open adoption answers
	Tally     readiness.Tally
	Stops     map[string]int // open adoptions whose next gate an item keeps closed now, by item
	Adoptions []AdoptionRef  // open ones
	Stopped   int            // open adoptions that at least one item here keeps closed
	StoppedIn map[string]int // the same by area
	Reviews   int            // answers that a decision to come needs and that fall due
	First     []adoption.Share

	Fixes  []workaround.Workaround // of the trust that are in place
	Names  map[string]string
	People []person.Person
	Mine   []*readiness.Standing

	MayAnswer, MayShare, MayAgree, MayRecord bool

	reader   string
	duties   adoption.Duties
	ground   *ground
	handing  *handing
	evidence map[string][]evidence.Piece
}

// AdoptionRef is an open adoption by id and name.
type AdoptionRef struct{ ID, Title string }

// Groundwork reads it. Members of the trust may know of it, and nobody else: what those above it see
// is what was handed in, on the page of each adoption that it told others of.
func (a *App) Groundwork(ctx context.Context, who access.Actor, code string) (Groundwork, error) {
	v := a.Store.Read()
	o, err := v.Organisation(ctx, code, a.Today())
	if err != nil {
		return Groundwork{}, err
	}
	if o.Type != organisation.Trust || !adoption.SeesGround(adoption.Reader{Member: who.Member(code)}) {
		return Groundwork{}, fault.Missing("groundwork")
	}
	if err := access.Permit(who, access.ReadReadiness, access.At(code)); err != nil {
		return Groundwork{}, err
	}
	if err := a.Freshen(ctx); err != nil {
		return Groundwork{}, err
	}
	w := store.Which{Trust: code, Open: true}
	x := &full{seen: &seen{Adoption: adoption.Adoption{Trust: code}, which: w}}
	if x.ground, err = a.own(ctx, v, code); err != nil {
		return Groundwork{}, err
	}
	if err := a.readDuties(ctx, v, x); err != nil {
		return Groundwork{}, err
	}
	at := access.At(code)
	g := Groundwork{Organisation: o, Today: a.Today(), Checklist: x.ground.core, ground: x.ground, duties: x.duties, Names: x.duties.Names, reader: who.ID,
		WhoSees:   adoption.WhoSeesGround(o.Short, access.ReadReadiness),
		MayAnswer: may(who, access.AnswerItem, at), MayShare: may(who, access.ShareOut, at), MayAgree: may(who, access.AgreeNotApply, at), MayRecord: may(who, access.RecordExpiry, at)}
	if err := a.standingGround(ctx, v, &g); err != nil {
		return g, err
	}
	if err := a.stoppedBy(ctx, v, w, &g); err != nil {
		return g, err
	}
	if g.handing, err = a.readHanding(ctx, v, x.ground, Questions{Trust: code}, store.Which{}, nil); err != nil {
		return g, err
	}
	if err := g.readFixes(ctx, v, a.Today()); err != nil {
		return g, err
	}
	if g.evidence, err = v.EvidenceOf(ctx, code, store.Which{}); err != nil {
		return g, err
	}
	g.People, err = v.Colleagues(ctx, code, a.Today())
	return g, err
}

// standingGround works out how every question stands for the trust as a whole.
func (a *App) standingGround(ctx context.Context, v store.View, g *Groundwork) error {
	facts, err := a.groundFacts(ctx, v, g.ground)
	if err != nil {
		return err
	}
	c, x := g.Checklist, g.ground
	g.Items = c.Groundwork(facts, x.groundwork, x.events[""], x.merged, x.today)
	g.Tally = readiness.Count(g.Items)
	asked := map[string]bool{}
	var open []*readiness.Item
	for i := range g.Items {
		st := &g.Items[i]
		asked[st.Item.ID] = true
		if waitsFor(g.reader, g.duties.Assignments[st.Item.ID], st) {
			g.Mine = append(g.Mine, st)
		}
		if st.Item.CanStop() && !st.Known && !st.LeftOut {
			open = append(open, st.Item)
		}
	}
	for i := range c.Items {
		if it := &c.Items[i]; it.Scope == readiness.Foundation && !asked[it.ID] {
			g.NotAsked = append(g.NotAsked, it)
		}
	}
	g.Retired, g.Dropped = a.Versions().RetiredIn(c, x.groundwork)
	g.First = adoption.ShareOut(c, open, g.duties)
	return nil
}

// readFixes reads the local fixes that are in place at the trust, what asks for action first.
func (g *Groundwork) readFixes(ctx context.Context, v store.View, today day.Day) error {
	all, err := v.WorkaroundsAt(ctx, g.Code)
	g.Fixes = slices.DeleteFunc(all, func(w workaround.Workaround) bool { return !w.Closed.IsZero() })
	workaround.Sort(g.Fixes, today)
	return err
}

// GapClosed reports whether nothing is left to patch at a question about the trust.
func (g Groundwork) GapClosed(item string) bool {
	return slices.ContainsFunc(g.Items, func(st readiness.Standing) bool { return st.Item.ID == item && st.GapClosed() })
}

// stoppedBy counts, out of what is kept, how many open adoptions each item keeps closed at their next gate.
func (a *App) stoppedBy(ctx context.Context, v store.View, w store.Which, g *Groundwork) error {
	kept, err := v.KeptReadiness(ctx, w)
	if err != nil {
		return err
	}
	decided, err := v.AdoptionDecisions(ctx, w)
	if err != nil {
		return err
	}
	next := map[string]readiness.Gate{}
	var courses []readiness.Course
	for _, ad := range g.ground.adoptions {
		g.Adoptions = append(g.Adoptions, AdoptionRef{ad.ID, ad.PilotName})
		course := adoption.CourseOf(decisionsOf(decided[ad.ID]))
		if courses = append(courses, course); course.Undecided {
			next[ad.ID] = course.Next
		}
	}
	for i := range g.Items {
		st := &g.Items[i]
		if g.MayAnswerItem(st.Item.ID) && slices.ContainsFunc(courses, func(c readiness.Course) bool { return st.AsksAgain(c, g.ground.today) }) {
			g.Reviews++
		}
	}
	g.Stops = map[string]int{}
	stopped, in := map[string]bool{}, map[[2]string]bool{}
	for id, gate := range next {
		for k := range kept[id].Stops.At(gate) {
			it, ok := g.Checklist.Item(k.Item)
			if !ok || it.Scope != readiness.Foundation {
				continue
			}
			g.Stops[k.Item]++
			stopped[id] = true
			in[[2]string{it.Domain, id}] = true
		}
	}
	g.Stopped, g.StoppedIn = len(stopped), map[string]int{}
	for at := range in {
		g.StoppedIn[at[0]]++
	}
	return nil
}

// Owed is who sees to a question.
func (g Groundwork) Owed(st *readiness.Standing) adoption.Owed { return g.duties.Owed(st) }

// Pieces is how many pieces show an answer.
func (g Groundwork) Pieces(item string) []evidence.Piece {
	return g.evidence[g.ground.foundation.answers[item].ID]
}

// MayAnswerItem reports whether the reader may answer a question: a leader every one, others theirs.
func (g Groundwork) MayAnswerItem(item string) bool {
	return g.MayAnswer || g.duties.Assignments[item].Person == g.reader
}

// Question is one question of the groundwork; false when there is no such one.
func (g Groundwork) Question(item string) (Asked, bool) {
	it, ok := g.Checklist.Item(item)
	if !ok || it.Scope != readiness.Foundation {
		return Asked{}, false
	}
	q := Asked{Item: it, Row: g.ground.foundation.answers[item], Seen: g.ground.foundation.seq[item], Given: g.duties.Assignments[item]}
	q.Evidence = g.evidence[q.Row.ID]
	for i := range g.Items {
		if g.Items[i].Item == it {
			q.Standing, q.Owed = &g.Items[i], g.duties.Owed(&g.Items[i])
		}
	}
	return q, true
}

// Next is the question after item that waits for the reader, else the next that is not known; false when there is none.
func (g Groundwork) Next(item string) (string, bool) {
	var wanted []*readiness.Standing
	for i := range g.Items {
		st := &g.Items[i]
		if len(g.Mine) == 0 && g.MayAnswer && st.Item.CanStop() && !st.Known && !st.LeftOut {
			wanted = append(wanted, st)
		}
	}
	wanted = append(wanted, g.Mine...)
	past := false
	var first string
	for _, st := range wanted {
		switch {
		case st.Item.ID == item:
			past = true
		case past:
			return st.Item.ID, true
		case first == "":
			first = st.Item.ID
		}
	}
	return first, first != ""
}
