package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/pilot"
	"groundwork/internal/store"
	"groundwork/internal/workflow"
)

// BenefitsOf are the benefits that fall at an organisation, those of its pilots and of its adoptions, as far as who may
// know of them. It asks the same five questions of the database however many there are.
func (a *App) BenefitsOf(ctx context.Context, who access.Actor, organisation string) ([]benefit.Judged, error) {
	return a.judged(ctx, a.Store.Read(), who, store.Chosen{Organisation: organisation})
}

// BenefitsOfSubject are the benefits that a pilot or an adoption promised, when who may know of it.
func (a *App) BenefitsOfSubject(ctx context.Context, who access.Actor, kind, id string) (benefit.Subject, []benefit.Judged, error) {
	v := a.Store.Read()
	s, err := a.benefitSubject(ctx, v, who, kind, id)
	if err != nil {
		return s, nil, err
	}
	list, err := a.judged(ctx, v, who, store.Chosen{Kind: kind, Subject: id})
	return s, list, err
}

// BenefitsMeasuredBy are the benefits that follow a measure, as far as who may know of them, by the name of what promised them.
func (a *App) BenefitsMeasuredBy(ctx context.Context, who access.Actor, measure string) ([]benefit.Judged, error) {
	return a.judged(ctx, a.Store.Read(), who, store.Chosen{Measure: measure})
}

// benefitSubject is a pilot or an adoption that who may know of; any other is missing.
func (a *App) benefitSubject(ctx context.Context, v store.View, who access.Actor, kind, id string) (benefit.Subject, error) {
	s, err := v.BenefitSubject(ctx, kind, id, a.Today())
	if err != nil {
		return s, err
	}
	if !s.Open && !who.Member(s.Organisation) {
		return benefit.Subject{}, fault.Missing(kind)
	}
	return s, nil
}

// judged reads the chosen benefits with everything that was recorded about them.
func (a *App) judged(ctx context.Context, v store.View, who access.Actor, c store.Chosen) ([]benefit.Judged, error) {
	return a.judgedIn(ctx, v, who.Scope(), c)
}

// judgedIn is judged for everybody of the organisations in a scope.
func (a *App) judgedIn(ctx context.Context, v store.View, scope string, c store.Chosen) ([]benefit.Judged, error) {
	records, err := v.Benefits(ctx, c, scope, a.Today())
	if err != nil || len(records) == 0 {
		return nil, err
	}
	baselines, err := v.Baselines(ctx, c)
	if err != nil {
		return nil, err
	}
	rows, err := v.Observations(ctx, c)
	if err != nil {
		return nil, err
	}
	reviews, err := v.BenefitReviews(ctx, c)
	if err != nil {
		return nil, err
	}
	rebases, err := v.Rebases(ctx, c)
	if err != nil {
		return nil, err
	}
	out := make([]benefit.Judged, len(records))
	for i, r := range records {
		if r.Measure, err = a.measureIn(ctx, v, r.Profile.Measure); err != nil {
			return nil, err
		}
		r.Baselines, r.Rows, r.Reviews, r.RebaseRows, r.Today = baselines[r.ID], rows[r.ID], reviews[r.ID], rebases[r.ID], a.Today()
		r.Rebases = benefit.StandingRebases(r.RebaseRows)
		out[i] = r.Judge()
	}
	return out, nil
}

// benefit is the one with the id, when who may know of it.
func (a *App) benefit(ctx context.Context, v store.View, who access.Actor, id string) (benefit.Judged, error) {
	list, err := a.judged(ctx, v, who, store.Chosen{ID: id})
	if err != nil {
		return benefit.Judged{}, err
	}
	if len(list) == 0 {
		return benefit.Judged{}, fault.Missing("benefit")
	}
	return list[0], nil
}

// BenefitRights are what the reader may do with a benefit.
type BenefitRights struct {
	Change, Record, Lock, Accept, Check, Contest, Explain, ExplainLapse bool

	Owns    bool // the benefit is theirs to answer for
	TakeOut bool // sign for hours taken out of a budget

	AnswerDifference bool // say whether a local difference may enter totals
	History          bool // read what happened to it: that of an adoption's benefit is the trust's alone

	NotCheck string // why the reader, who might check others, cannot check this one
}

// BenefitView is one benefit as its page shows it.
type BenefitView struct {
	benefit.Judged
	Marks []benefit.Mark // what the record says happened, by day
	May   BenefitRights
	Named bool // the reader reads names
	Way   benefit.Trajectory
	Words []benefit.Word // the promises as they stood, oldest first
	Newer int            // the newest version of the measure, when the benefit could move to it

	people map[string]store.Named
}

// Benefit is the page of one benefit, when who may know of it.
func (a *App) Benefit(ctx context.Context, who access.Actor, id string) (BenefitView, error) {
	v := a.Store.Read()
	j, err := a.benefit(ctx, v, who, id)
	if err != nil {
		return BenefitView{}, err
	}
	b := BenefitView{Judged: j, May: rightsTo(who, j), Named: who.Member(j.Subject.Organisation) || who.Oversees(j.Subject.Organisation)}
	approvals, err := v.ApprovalsOf(ctx, access.Subject{Kind: j.Subject.Kind, ID: j.Subject.ID})
	if err != nil {
		return b, err
	}
	teams, err := v.TeamsIn(ctx, access.Subject{Kind: j.Subject.Kind, ID: j.Subject.ID})
	if err != nil {
		return b, err
	}
	b.Marks = marks(j.Subject.Live, teams, approvals)
	if b.Way, err = v.Trajectory(ctx, j.ID); err != nil {
		return b, err
	}
	if b.Words, err = v.BenefitWords(ctx, j.ID); err != nil {
		return b, err
	}
	b.Newer = a.newer(j)
	ids := append(peopleOf(j), b.Way.By)
	for _, w := range b.Words {
		ids = append(ids, w.By)
	}
	b.people, err = v.PeopleCalled(ctx, ids)
	return b, err
}

// BenefitFor is the same page for somebody who wants to do a deed there; refused when they may not.
func (a *App) BenefitFor(ctx context.Context, who access.Actor, id string, deed access.Deed) (BenefitView, error) {
	b, err := a.Benefit(ctx, who, id)
	if err == nil {
		err = access.Permit(who, deed, benefitPlace(b.Judged))
	}
	return b, err
}

// Person is what the reader may call a person of the record: by name at the own trust and above, elsewhere by job.
func (b BenefitView) Person(id string) string {
	p := b.people[id]
	switch {
	case id == "":
		return ""
	case b.Named && p.Name != "":
		return p.Name
	case p.Job != "":
		return p.Job + ", " + b.Subject.Short
	}
	return "Somebody at " + b.Subject.Short
}

// rightsTo are what who may do with a benefit.
func rightsTo(who access.Actor, j benefit.Judged) BenefitRights {
	at := benefitPlace(j)
	can := func(d access.Deed) bool { return access.Permit(who, d, at) == nil }
	r := BenefitRights{Change: can(access.PromiseBenefit), Record: can(access.RecordFigures), Lock: can(access.LockBaseline),
		Accept: can(access.AcceptBenefit), Contest: can(access.ContestBenefit), Explain: can(access.ExplainGap), ExplainLapse: can(access.ExplainLapse),
		TakeOut:          access.Permit(who, access.TakeOutOfBudget, budgetPlace(j)) == nil,
		AnswerDifference: can(access.AcceptDifference) && j.Difference.Declared()}
	r.Owns = j.Profile.Owner == who.ID
	r.History = j.Subject.Kind == "pilot" || who.Member(j.Subject.Organisation)
	if can(access.VerifyBenefit) {
		err := benefit.Checker(who.ID, j.Profile, j.Rows, j.Reviewed)
		r.Check, r.NotCheck = err == nil, fault.Of(err).Message
	}
	return r
}

// benefitPlace is where the deeds of a benefit are done: only its own owner acts as owner.
func benefitPlace(j benefit.Judged) access.Place {
	return access.Place{Organisation: j.Subject.Organisation, Subjects: []access.Subject{{Kind: "benefit", ID: j.ID}}}
}

// marks are the redesigns that both leads approved, the first team's go-live, and the last one's.
func marks(live day.Day, teams []pilot.Team, approvals []workflow.Approval) []benefit.Mark {
	var out []benefit.Mark
	seen := map[int]bool{}
	for _, a := range approvals {
		if on, ok := workflow.Approved(approvals, a.Version); ok && !seen[a.Version] {
			seen[a.Version] = true
			m := benefit.Mark{On: on, Name: "Redesign approved"}
			if len(seen) > 1 { // the first is lived from go-live on, a later one from its approval
				m.Name, m.Changes = "New redesign approved", !live.IsZero() && on > live
			}
			out = append(out, m)
		}
	}
	if !live.IsZero() {
		out = append(out, benefit.Mark{On: live, Name: "First teams live", Changes: true})
	}
	if all := allLive(teams); all > live {
		out = append(out, benefit.Mark{On: all, Name: "All teams live", Widens: true})
	}
	slices.SortStableFunc(out, func(a, b benefit.Mark) int { return int(a.On - b.On) })
	return out
}

// allLive is the day on which the last of the teams went live; none while one of them has not.
func allLive(teams []pilot.Team) day.Day {
	var last day.Day
	for _, t := range teams {
		if t.Live.IsZero() {
			return 0
		}
		last = max(last, t.Live)
	}
	return last
}

// peopleOf are the ids of everybody whom the page of a benefit names.
func peopleOf(j benefit.Judged) []string {
	ids := []string{j.Profile.Owner, j.Profile.Measurer, j.Profile.Verifier, j.Forecast.By, j.Told.By, j.Difference.By, j.Difference.Answered, j.Moved.By, j.Charged.By}
	for _, b := range j.Baselines {
		ids = append(ids, b.LockedBy)
	}
	for _, o := range j.Rows {
		ids = append(ids, o.EnteredBy)
	}
	for _, r := range j.Reviews {
		ids = append(ids, r.Person, r.OwedBy)
	}
	for _, r := range j.RebaseRows {
		ids = append(ids, r.By)
	}
	slices.Sort(ids)
	return slices.DeleteFunc(slices.Compact(ids), func(s string) bool { return s == "" })
}
