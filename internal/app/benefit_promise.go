package app

import (
	"context"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/person"
	"groundwork/internal/store"
)

// PromiseBenefit promises one measure of the library for a pilot or an adoption, and answers the benefit's id.
func (a *App) PromiseBenefit(ctx context.Context, who access.Actor, kind, subject, measure string, in benefit.ProfileInput) (string, error) {
	m, ok := a.Words().Measure(measure)
	if !ok {
		return "", fault.Refused("measure", "Choose a measure from the library")
	}
	return a.do(ctx, who, func(tx store.Tx) (done, error) {
		s, err := a.benefitSubject(ctx, tx.View, who, kind, subject)
		if err != nil {
			return done{}, err
		}
		if err := access.Permit(who, access.PromiseBenefit, access.At(s.Organisation, access.Subject{Kind: kind, ID: subject})); err != nil {
			return done{}, err
		}
		p, b, _, err := benefit.Promise(m, in, benefit.Benefit)
		owner, err := a.handsIn(ctx, tx.View, s.Organisation, p, err)
		if err != nil {
			return done{}, err
		}
		r := benefit.Record{ID: a.NewID(), Subject: s, Profile: p, Created: a.instant()}
		r.Line = benefit.Line{ID: a.NewID(), Every: p.Every, Source: orElse(in.Source, m.Source)}
		if err := a.addBenefit(ctx, tx, who, r, owner, b); err != nil {
			return done{}, err
		}
		return done{id: r.ID, event: history.Event{Chain: s.Organisation, Deed: "benefit.promise", Subject: history.Touch{Kind: "benefit", ID: r.ID},
			Touched: []history.Touch{{Kind: "benefit", ID: r.ID}, {Kind: kind, ID: subject}}, After: a.promised(m, p, b, owner.Name)}}, nil
	})
}

// PromiseForm is what a promise is asked with: for whom, and who could own it.
type PromiseForm struct {
	Subject benefit.Subject
	Owners  []person.Person

	Checkers []person.Person // who could check it
}

// PromiseForm is the form for a promise of a pilot or an adoption, when who may promise there.
func (a *App) PromiseForm(ctx context.Context, who access.Actor, kind, subject string) (PromiseForm, error) {
	v := a.Store.Read()
	s, err := a.benefitSubject(ctx, v, who, kind, subject)
	if err != nil {
		return PromiseForm{}, err
	}
	if err := access.Permit(who, access.PromiseBenefit, access.At(s.Organisation)); err != nil {
		return PromiseForm{}, err
	}
	if err := a.readMeasures(ctx, v); err != nil {
		return PromiseForm{}, err
	}
	people, err := v.People(ctx, s.Organisation, a.Today())
	if err != nil {
		return PromiseForm{}, err
	}
	checkers, err := v.Checkers(ctx, s.Organisation, a.Today())
	return PromiseForm{s, people, checkers}, err
}

// addBenefit writes the promise, its line of figures, its owner's part and, where one was given, its baseline.
func (a *App) addBenefit(ctx context.Context, tx store.Tx, who access.Actor, r benefit.Record, owner person.Person, b benefit.Baseline) error {
	if err := tx.AddBenefit(ctx, r); err != nil {
		return err
	}
	if err := tx.AddSeries(ctx, r.Line, r.ID, r.Profile.Measure); err != nil {
		return err
	}
	r.Profile.ID, r.Profile.OwnerRole = a.NewID(), owner.Job
	if err := tx.AddBenefitProfile(ctx, r.ID, 1, r.Profile, "", a.instant(), who.ID); err != nil {
		return err
	}
	if err := a.hand(ctx, tx, who, r.ID, r.Profile); err != nil {
		return err
	}
	if !b.Value.Known && b.From == "" {
		return nil
	}
	b.ID = a.NewID()
	return tx.AddBaseline(ctx, r.ID, 1, b, a.instant(), who.ID)
}

// hand gives the owner and the measurer of a benefit their parts in it, from today, in the place of whoever had them.
func (a *App) hand(ctx context.Context, tx store.Tx, who access.Actor, id string, p benefit.Profile) error {
	have, err := tx.Holders(ctx, access.Subject{Kind: "benefit", ID: id}, a.Today())
	if err != nil {
		return err
	}
	for _, part := range []struct{ name, person string }{{benefitOwner, p.Owner}, {benefitMeasurer, p.Measurer}} {
		i := slices.IndexFunc(have, func(f store.Function) bool { return f.Name == part.name })
		switch {
		case i >= 0 && have[i].Person == part.person || i < 0 && part.person == "":
			continue
		case part.person == "":
			err = a.endPart(ctx, tx, who, have[i])
		default:
			f := store.Function{ID: a.NewID(), Person: part.person, From: a.Today(), Function: access.Function{Name: part.name, SubjectKind: "benefit", SubjectID: id}}
			if i >= 0 {
				f.Supersedes = have[i].ID
			}
			err = tx.AddFunction(ctx, f, a.instant(), who.ID)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// The parts that people have in a benefit.
const (
	benefitOwner    = "benefit_owner"
	benefitMeasurer = "benefit_measurer"
)

// handsIn is the owner who was chosen, among the people of the trust, after looking that measurer and verifier may be what
// they were chosen for too; bad is what was wrong with the form besides.
func (a *App) handsIn(ctx context.Context, v store.View, organisation string, p benefit.Profile, bad error) (person.Person, error) {
	if bad != nil && !fault.Is(bad, fault.Invalid) {
		return person.Person{}, bad
	}
	people, err := v.People(ctx, organisation, a.Today())
	if err != nil {
		return person.Person{}, err
	}
	checkers, err := v.Checkers(ctx, organisation, a.Today())
	if err != nil {
		return person.Person{}, err
	}
	among := func(list []person.Person, id string) int {
		return slices.IndexFunc(list, func(x person.Person) bool { return x.ID == id })
	}
	fields := fault.Of(bad).Fields
	i := among(people, p.Owner)
	if i < 0 && p.Owner != "" {
		fields.Add("owner", "Choose an owner who belongs to the trust")
	}
	if p.Measurer != "" && among(people, p.Measurer) < 0 {
		fields.Add("measurer", "Choose somebody who belongs to the trust")
	}
	if p.Verifier != "" && among(checkers, p.Verifier) < 0 {
		fields.Add("verifier", "Choose a leader of the trust or a programme lead above it")
	}
	if err := fields.Err(); err != nil || i < 0 {
		return person.Person{}, err
	}
	return people[i], nil
}

// promised is a promise in the words of its form.
func (a *App) promised(m benefit.Measure, p benefit.Profile, b benefit.Baseline, owner string) history.Values {
	words := a.Words()
	v := history.Values{"measure": m.Name, "owner": owner, "how finance counts it": benefit.Label(words.Classes, p.Class),
		"how the change is shown": benefit.Label(words.AttributionMethods, p.Attribution)}
	j := benefit.Record{Measure: m, Profile: p}.Judge()
	v["target"] = j.Bar(p.Target, "")
	if !p.TargetOn.IsZero() {
		v["target"] += " by " + p.TargetOn.Long()
	}
	for label, value := range map[string]string{"baseline": j.Bar(b.Value, ""), "what the baseline is": b.From, "name": p.Title, "what it is for": p.Purpose,
		"what is assumed": p.Assumptions, "sustained level": j.Bar(p.SustainAt, ""),
		"what should be different": p.Outcome, "what changes in the work": p.WorkflowChange, "who enters the figures": p.Measurer, "who checks them": p.Verifier, "review days": daysSaid(p.ReviewOn)} {
		if value != "" {
			v[label] = value
		}
	}
	if p.Kind == benefit.Disbenefit {
		v["kind"] = "New cost or work"
	}
	return v
}

func daysSaid(days []day.Day) string {
	var out []string
	for _, d := range days {
		out = append(out, d.Long())
	}
	return strings.Join(out, ", ")
}

func orElse(s, usual string) string {
	if s == "" {
		return usual
	}
	return s
}
