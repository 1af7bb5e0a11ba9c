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
)

// Readiness is how one adoption stands, as its reader may know of it. Without Sight.Levels only the answer
// per gate is there, and the titles of what the pilot's team was asked to help with.
type Readiness struct {
	adoption.Adoption
	Sight   adoption.Sight
	WhoSees string
	Where   adoption.Where // the decision that comes next, and no stage
	Result  *readiness.Result
	Planned [len(readiness.Gates)]day.Day
	Behind  Behind
	Wanted  []string // titles of what the trust asks for help with
	Pack    adoption.Pack
	Handed  []adoption.Move // the newest of each question that hands its answer on; only where Sight.Handed

	Names  map[string]string
	People []person.Person
	Mine   []*readiness.Standing // questions that wait for the reader, in the order of the checklist

	OnlyTheirs bool // the reader has no other part here than to answer what they were given, and was given something

	MayAnswer, MayShare, MayAgree, MayAccept, MayDecide, MayAskHelp bool

	reader   string
	duties   adoption.Duties
	ground   *ground
	handing  *handing
	evidence map[string][]evidence.Piece
	help     map[string]bool
}

// Readiness reads it. Whoever may know of the adoption and not of its answer is refused.
func (a *App) Readiness(ctx context.Context, who access.Actor, id string) (Readiness, error) {
	return a.readiness(ctx, a.Store.Read(), who, id)
}

func (a *App) readiness(ctx context.Context, v store.View, who access.Actor, id string) (Readiness, error) {
	s, err := a.see(ctx, v, who, id)
	if err != nil {
		return Readiness{}, err
	}
	if !s.sight.Verdict {
		return Readiness{}, fault.Denied("Only %s, those above it and the pilot’s team can read its readiness", s.TrustName)
	}
	x, err := a.scored(ctx, v, s)
	if err != nil {
		return Readiness{}, err
	}
	r := Readiness{Adoption: s.Adoption, Sight: s.sight, Where: x.where, Result: x.result, Pack: x.ground.packs[id], reader: who.ID}
	if r.WhoSees, err = a.whoSees(ctx, v, s, access.ReadReadiness); err != nil {
		return r, err
	}
	for _, g := range readiness.Gates {
		r.Planned[g] = x.ground.planned[id][g.String()]
	}
	r.Behind = Behind{x}
	for _, item := range s.help {
		if it, ok := x.result.Checklist.Item(item); ok && s.sight.Titles {
			r.Wanted = append(r.Wanted, it.Title)
		}
	}
	if !s.sight.Levels {
		if s.sight.Handed {
			r.Handed, err = handedOn(ctx, v, s)
		}
		return r, err
	}
	return r, a.fillReadiness(ctx, v, who, x, &r)
}

// fillReadiness reads what only the trust may know.
func (a *App) fillReadiness(ctx context.Context, v store.View, who access.Actor, x *full, r *Readiness) error {
	r.ground, r.duties, r.Names, r.help = x.ground, x.duties, x.duties.Names, map[string]bool{}
	for _, item := range x.help {
		r.help[item] = true
	}
	if at := x.place(); x.Adoption.Open {
		r.MayAnswer, r.MayShare, r.MayAgree = may(who, access.AnswerItem, at), may(who, access.ShareOut, at), may(who, access.AgreeNotApply, at)
		r.MayAccept, r.MayDecide, r.MayAskHelp = may(who, access.AcceptCondition, at), may(who, access.DecideGate, at), may(who, access.EditAdoption, at)
	}
	for i := range x.result.Items {
		st := &x.result.Items[i]
		if waitsFor(who.ID, x.duties.Assignments[st.Item.ID], st) {
			r.Mine = append(r.Mine, st)
		}
	}
	var err error
	if r.handing, err = a.readHanding(ctx, v, x.ground, Questions{Trust: x.Trust, Adoption: x.ID}, x.which, x.given); err != nil {
		return err
	}
	r.OnlyTheirs = onlyAnswers(who, x.place()) && len(r.HandedAll()) > 0
	if r.evidence, err = v.EvidenceOf(ctx, x.Trust, x.which); err != nil {
		return err
	}
	r.People, err = v.Colleagues(ctx, x.Trust, a.Today())
	return err
}

// Unshared is how many of the questions that keep a gate closed nobody is asked for now: never given out, or answered since
// and still not good enough.
func (r Readiness) Unshared(g readiness.Gate) int {
	n := 0
	for _, st := range r.Result.Gate(g).Stops {
		given := r.duties.Assignments[st.Item.ID]
		if given.Person == "" || !given.Open(st.Answered, st.Answer.At) {
			n++
		}
	}
	return n
}

// waitsFor reports whether a question waits for a person: it was given to them and nobody has answered
// since, or they said they would find out.
func waitsFor(person string, given adoption.Assignment, st *readiness.Standing) bool {
	if st.Answered && st.Answer.Kind == readiness.NotKnown && st.Answer.FindsOut == person {
		return true
	}
	return given.Person == person && given.Open(st.Answered, st.Answer.At)
}

// handedOn are the answers of an adoption and of its trust's groundwork as they were last handed in.
func handedOn(ctx context.Context, v store.View, s *seen) ([]adoption.Move, error) {
	moves, err := v.Moves(ctx, s.Trust, s.which)
	if err != nil {
		return nil, err
	}
	var out []adoption.Move
	at := map[string]int{}
	for _, in := range []string{"", s.ID} {
		for _, m := range moves[in] {
			if i, known := at[m.Item]; m.Handed() && known {
				out[i] = m
			} else if m.Handed() {
				at[m.Item] = len(out)
				out = append(out, m)
			}
		}
	}
	return out, nil
}

// Owed is who sees to a question.
func (r Readiness) Owed(st *readiness.Standing) adoption.Owed { return r.duties.Owed(st) }

// Helped reports whether the trust asks the pilot's team for help with a question.
func (r Readiness) Helped(item string) bool { return r.help[item] }

// MayAnswerItem reports whether the reader may answer a question: a leader every one, others theirs.
func (r Readiness) MayAnswerItem(item string) bool {
	return r.MayAnswer || r.Open && r.reader != "" && r.duties.Assignments[item].Person == r.reader
}

// Asked is one question where it is asked, with what its page needs.
type Asked struct {
	Item     *readiness.Item
	Standing *readiness.Standing // nil where the question does not apply
	Row      store.Answer        // behind the standing answer; its ID is empty when nobody answered
	Evidence []evidence.Piece
	Seen     int // the newest place of the line that a form here would write to
	Given    adoption.Assignment
	Owed     adoption.Owed

	// Of a question of the groundwork within an adoption.
	Foundation, Local, Lowered store.Answer // each with an empty ID where there is none
}

// Question is one question of an adoption; false when its checklist does not know it.
func (r Readiness) Question(item string) (Asked, bool) {
	it, ok := r.Result.Checklist.Item(item)
	if !ok || r.ground == nil {
		return Asked{}, false
	}
	q := Asked{Item: it, Seen: r.ground.answers[r.ID].seq[item], Given: r.duties.Assignments[item]}
	if it.Scope == readiness.Foundation {
		here := r.ground.answers[r.ID]
		q.Foundation, q.Local, q.Lowered = r.ground.foundation.answers[item], here.local[item], here.lowered[item]
	}
	if st, applies := r.Result.Standing(item); applies {
		q.Standing, q.Owed = st, r.duties.Owed(st)
		if st.Answered {
			q.Row = r.ground.row(r.ID, st)
			q.Evidence = r.evidence[q.Row.ID]
		}
	}
	return q, true
}

// FoundationSeen is the newest place of a question's line in the trust's groundwork.
func (r Readiness) FoundationSeen(item string) int { return r.ground.foundation.seq[item] }

// Next is the question after item that waits for the reader; for a leader, whom none waits for, the next that
// stops the gate. False when there is none.
func (r Readiness) Next(item string, g readiness.Gate) (string, bool) {
	var wanted []*readiness.Standing
	if len(r.Mine) > 0 {
		wanted = r.Mine
	} else if r.MayAnswer {
		for i := range r.Result.Items {
			st := &r.Result.Items[i]
			if x := st.At[g]; (x == readiness.Short || x == readiness.Unknown) && st.Item.Scope == readiness.Adoption {
				wanted = append(wanted, st)
			}
		}
	}
	at := slices.IndexFunc(r.Result.Items, func(st readiness.Standing) bool { return st.Item.ID == item })
	for turn := range 2 {
		for _, st := range wanted {
			place := slices.IndexFunc(r.Result.Items, func(x readiness.Standing) bool { return x.Item == st.Item })
			if st.Item.ID != item && (turn == 1 || place > at) {
				return st.Item.ID, true
			}
		}
	}
	return "", false
}

// AnswerHistory is what was said about one question, newest first: in the groundwork, or within an adoption.
// Whoever knows the adoption's trust already says so; its answers are asked for by both.
func (a *App) AnswerHistory(ctx context.Context, who access.Actor, at Questions, item string) ([]store.Answer, error) {
	v := a.Store.Read()
	if at.Trust == "" {
		s, err := a.see(ctx, v, who, at.Adoption)
		if err != nil {
			return nil, err
		}
		at.Trust = s.Trust
	}
	if !who.Member(at.Trust) {
		return nil, fault.Missing("question")
	}
	return v.AnswerLine(ctx, at.Trust, at.Adoption, item, longestLine)
}

// longestLine is how many earlier answers a question's page shows.
const longestLine = 10

// Sharing is the table of sharing out: who usually answers, whom to ask, which questions.
type Sharing struct {
	adoption.Adoption // with an empty ID for the groundwork
	Where             organisation.Organisation
	WhoSees           string

	Rows   []adoption.Share
	People []person.Person
	Due    day.Day // the earliest day that somebody has already promised
	Count  int
}

// Sharing reads it; whoever may not share out is refused.
func (a *App) Sharing(ctx context.Context, who access.Actor, at Questions) (Sharing, error) {
	v := a.Store.Read()
	out := Sharing{}
	subject, w := access.Subject{Kind: "adoption", ID: at.Adoption}, store.Which{ID: at.Adoption}
	if at.Adoption != "" {
		s, err := a.see(ctx, v, who, at.Adoption)
		if err != nil {
			return out, err
		}
		at.Trust, out.Adoption = s.Trust, s.Adoption
		if out.WhoSees, err = a.whoSees(ctx, v, s, access.ShareOut); err != nil {
			return out, err
		}
	} else {
		o, err := v.Organisation(ctx, at.Trust, a.Today())
		if err != nil {
			return out, err
		}
		if !adoption.SeesGround(adoption.Reader{Member: who.Member(at.Trust)}) {
			return out, fault.Missing("groundwork")
		}
		out.Where, out.WhoSees, w = o, adoption.WhoSeesGround(o.Short, access.ShareOut), store.Which{Trust: at.Trust, Open: true}
	}
	if err := access.Permit(who, access.ShareOut, access.At(at.Trust, subject)); err != nil {
		return out, err
	}
	x := &full{seen: &seen{Adoption: adoption.Adoption{ID: at.Adoption, Trust: at.Trust}, which: w}}
	var err error
	if at.Adoption == "" {
		x.ground, err = a.own(ctx, v, at.Trust)
	} else {
		x.ground, err = a.ground(ctx, v, at.Trust, w)
	}
	if err != nil {
		return out, err
	}
	if err := a.readDuties(ctx, v, x); err != nil {
		return out, err
	}
	items, err := a.openQuestions(ctx, v, x.ground, at)
	if err != nil {
		return out, err
	}
	c := x.ground.core
	if at.Adoption != "" {
		c = x.ground.checklists[at.Adoption]
	}
	out.Rows, out.Count = adoption.ShareOut(c, items, x.duties), len(items)
	out.Due = x.promised(items)
	out.People, err = v.Colleagues(ctx, at.Trust, a.Today())
	return out, err
}

// promised is the earliest day from today on that somebody has already promised for one of the questions.
func (x *full) promised(items []*readiness.Item) (first day.Day) {
	sooner := func(d day.Day) {
		if d >= x.ground.today && (first == 0 || d < first) {
			first = d
		}
	}
	here := x.ground.answers[x.ID]
	for _, it := range items {
		sooner(x.duties.Actions[it.ID].Due)
		sooner(x.duties.Assignments[it.ID].Due)
		if here.answers != nil {
			sooner(here.answers[it.ID].FindOutBy)
		}
		sooner(x.ground.foundation.answers[it.ID].FindOutBy)
	}
	return first
}
