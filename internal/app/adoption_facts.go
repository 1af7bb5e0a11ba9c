package app

import (
	"context"

	"groundwork/internal/adoption"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// full is an adoption with everything that a member of its trust may know: what its stage, its criteria
// and its readiness follow from. It takes a fixed number of statements.
type full struct {
	*seen
	ground  *ground
	result  *readiness.Result
	facts   adoption.Facts
	where   adoption.Where
	duties  adoption.Duties
	counts  store.AdoptionCounts
	holders []adoption.Holder
	reviews []adoption.Review
	given   map[string]map[string]adoption.Assignment
}

// full reads the rest of what was seen.
func (a *App) full(ctx context.Context, v store.View, s *seen) (*full, error) {
	x, err := a.scored(ctx, v, s)
	if err != nil {
		return nil, err
	}
	if err := a.readFacts(ctx, v, x); err != nil {
		return nil, err
	}
	x.where = adoption.Derive(a.Library.Stages.Adoption, s.life, x.facts)
	return x, nil
}

// scored is as much of it as the pages about questions ask: how it stands, who owes what and which decision comes next, not how
// far its stages have come.
func (a *App) scored(ctx context.Context, v store.View, s *seen) (*full, error) {
	x := &full{seen: s}
	var err error
	if x.ground, err = a.ground(ctx, v, s.Trust, s.which); err != nil {
		return nil, err
	}
	x.result = x.ground.result(x.ground.adoptions[0])
	x.where = adoption.Derive(nil, s.life, adoption.Facts{Decisions: decisionsOf(s.decisions)})
	return x, a.readDuties(ctx, v, x)
}

// readDuties reads who owes what.
func (a *App) readDuties(ctx context.Context, v store.View, x *full) error {
	var err error
	if x.holders, err = v.AdoptionHolders(ctx, x.subject(), x.Trust, a.Today()); err != nil {
		return err
	}
	if x.given, err = v.Assignments(ctx, x.Trust, x.which); err != nil {
		return err
	}
	actions, err := v.Actions(ctx, x.Trust, x.which)
	if err != nil {
		return err
	}
	names, err := v.NamesIn(ctx, x.Trust)
	if err != nil {
		return err
	}
	x.duties = dutiesIn(x.ID, actions, x.given, x.holders, names)
	if x.ID == "" {
		x.plannedAnywhere(actions)
	}
	return nil
}

// plannedAnywhere adds to the duties of a groundwork what was planned for one of its questions within an
// adoption: the soonest, where the trust itself has planned nothing.
func (x *full) plannedAnywhere(actions map[string]map[string]adoption.Action) {
	for _, ad := range x.ground.adoptions {
		for item, y := range actions[ad.ID] {
			if have, planned := x.duties.Actions[item]; y.Closed == 0 && (!planned || actions[""][item].Item == "" && y.Due < have.Due) {
				x.duties.Actions[item] = y
			}
		}
	}
}

// readFacts reads what the stage and the criteria are derived from.
func (a *App) readFacts(ctx context.Context, v store.View, x *full) error {
	f := adoption.Facts{Decisions: decisionsOf(x.decisions), Result: x.result, Pack: x.ground.packs[x.ID].N}
	owner := adoption.Holding(x.holders, adoption.Owner)
	f.Owner, f.OwnerSince, f.Contact = owner.Name, owner.Since, adoption.Holding(x.holders, adoption.Contact).Name
	asked, err := v.FirstAsked(ctx, x.which)
	if err != nil {
		return err
	}
	teams, err := v.AdoptionTeams(ctx, x.which)
	if err != nil {
		return err
	}
	reviews, err := v.AdoptionReviews(ctx, x.which)
	if err != nil {
		return err
	}
	flows, err := v.WorkflowDays(ctx, x.which)
	if err != nil {
		return err
	}
	if f.Redesign, err = a.workflowFirst(ctx, v, x.subject()); err != nil {
		return err
	}
	f.Approved = f.Redesign.Approved
	if x.counts, err = v.AdoptionCounts(ctx, x.ID); err != nil {
		return err
	}
	x.reviews = reviews[x.ID]
	f.Asked, f.Teams, f.Reviews, f.Workflow = asked[x.ID], teams[x.ID], reviews[x.ID], flows[x.ID]
	f.Benefits, f.Targets, f.Accepted, f.Locked = x.counts.Benefits, x.counts.Targets, x.counts.Accepted, x.counts.Locked
	f.StopRules, f.Lessons, f.Configured = x.counts.StopRules, x.counts.Lessons, x.counts.Configured
	g := x.ground
	f.Foundation = readiness.Count(g.checklists[x.ID].Groundwork(g.facts[x.ID], g.groundwork, g.events[""], x.MergedOn, g.today))
	for _, s := range x.result.Gate(readiness.GoLive).Stops {
		if o := x.duties.Owed(s.Standing); o.Person == "" || o.Due == 0 {
			f.Unplanned++
		}
	}
	x.facts = f
	return nil
}
