package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/fault"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// Decided is one decision about an adoption as its page shows it: out of the frozen bytes, whatever
// happened since.
type Decided struct {
	Of         adoption.Adoption
	WhoSees    string
	Row        store.Decision
	Frozen     adoption.Frozen
	Intact     bool // the bytes still have the fingerprint that was recorded with them
	ReplacedBy string
	Changed    []adoption.Changed // what it relied on and no longer holds
}

// Decision reads one decision of an adoption. The trust alone may read it: names and notes stand in it.
func (a *App) Decision(ctx context.Context, who access.Actor, id, decisionID string) (Decided, error) {
	v := a.Store.Read()
	s, err := a.see(ctx, v, who, id)
	if err != nil {
		return Decided{}, err
	}
	if !s.sight.Levels {
		return Decided{}, fault.Denied("Only members of %s can read what it decided on", s.TrustName)
	}
	d, err := v.Decision(ctx, decisionID)
	if err != nil {
		return Decided{}, err
	}
	if d.Of != s.subject() {
		return Decided{}, fault.Missing("decision")
	}
	out := Decided{Of: s.Adoption, Row: d, Intact: adoption.Fingerprint(d.Frozen) == d.SHA256}
	if out.Frozen, err = adoption.Thaw(d.Frozen); err != nil {
		return out, err
	}
	if out.WhoSees, err = a.whoSees(ctx, v, s, access.ReadReadiness); err != nil {
		return out, err
	}
	for _, other := range s.decisions {
		if other.Replaces == d.ID {
			out.ReplacedBy = other.ID
		}
	}
	g, err := a.ground(ctx, v, s.Trust, s.which)
	if err != nil {
		return out, err
	}
	if out.ReplacedBy == "" && s.Adoption.Open && adoption.Passes(d.Outcome) {
		out.Changed = out.Frozen.ChangedSince(g.result(g.adoptions[0]))
	}
	return out, nil
}

// ToDecide is what a person who decides at a gate sees first.
type ToDecide struct {
	adoption.Adoption
	WhoSees   string
	Gate      readiness.Gate
	Result    *readiness.Result
	Lines     []adoption.Line
	Obstacles []adoption.Obstacle
	Owners    []adoption.Holder
	Owner     bool // the reader is the senior responsible owner; else the board's secretary
	Next      readiness.Gate
	Undecided bool
	Pack      adoption.Pack
	Replaces  *store.Decision // the decision that this one would replace
	Names     map[string]string
	People    []adoption.Holder
}

// ToDecide reads it; whoever may not decide is refused.
func (a *App) ToDecide(ctx context.Context, who access.Actor, id, gate string) (ToDecide, error) {
	v := a.Store.Read()
	s, err := a.see(ctx, v, who, id)
	if err != nil {
		return ToDecide{}, err
	}
	if err := access.Permit(who, access.DecideGate, s.place()); err != nil {
		return ToDecide{}, err
	}
	if err := s.mustBeOpen(); err != nil {
		return ToDecide{}, err
	}
	if err := s.life.Rests(); err != nil {
		return ToDecide{}, err
	}
	x, err := a.full(ctx, v, s)
	if err != nil {
		return ToDecide{}, err
	}
	g := x.where.Gate
	if gate != "" && g.UnmarshalText([]byte(gate)) != nil {
		return ToDecide{}, fault.Missing("gate")
	}
	d := a.deciding(who, x, g)
	t := ToDecide{Adoption: s.Adoption, Gate: g, Result: x.result, Lines: d.Lines, Obstacles: d.Obstacles(), Owners: d.Owners, Next: d.Next, Undecided: d.Undecided,
		Pack: d.Pack, Replaces: decidedGate(s.decisions, g), Names: x.duties.Names, Owner: who.Holds(s.place().Subjects, adoption.Owner)}
	if t.WhoSees, err = a.whoSees(ctx, v, s, access.DecideGate); err != nil {
		return t, err
	}
	people, err := v.Colleagues(ctx, s.Trust, a.Today())
	for _, p := range people {
		t.People = append(t.People, adoption.Holder{Person: p.ID, Name: p.Name})
	}
	return t, err
}
