package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
)

// ClaimsView is the double-counting register of one benefit.
type ClaimsView struct {
	BenefitView
	Claims   []benefit.Claim   // of the benefit
	Overlaps []benefit.Overlap // with other benefits of its organisation
	Groups   []benefit.StaffGroup
	Steps    []string // of its map before the change, to choose from
	Unit     string   // of work, as its map has it
	Shares   bool     // the reader may propose shares and agree to them
}

// Claims is the double-counting register of a benefit, for those who may change it.
func (a *App) Claims(ctx context.Context, who access.Actor, id string) (ClaimsView, error) {
	b, err := a.BenefitFor(ctx, who, id, access.PromiseBenefit)
	if err != nil {
		return ClaimsView{}, err
	}
	v := ClaimsView{BenefitView: b, Shares: b.May.Accept}
	for _, g := range a.Library.Measures.StaffGroups {
		if len(b.Measure.StaffGroups) == 0 || slices.Contains(b.Measure.StaffGroups, g.Key) {
			v.Groups = append(v.Groups, g)
		}
	}
	view := a.Store.Read()
	all, err := view.Claims(ctx, ","+b.Subject.Organisation+",")
	if err != nil {
		return v, err
	}
	shared, err := view.SharedClaims(ctx, ","+b.Subject.Organisation+",")
	if err != nil {
		return v, err
	}
	v.Claims = benefit.ClaimsOf(id, all)
	v.Overlaps = slices.DeleteFunc(benefit.Overlaps(all, shared), func(o benefit.Overlap) bool { return !o.Of(id) })
	ids := peopleOf(b.Judged)
	for _, o := range v.Overlaps {
		if o.Shared != nil {
			ids = append(ids, o.Shared.ProposedBy, o.Shared.AgreedBy)
		}
	}
	if v.people, err = view.PeopleCalled(ctx, ids); err != nil {
		return v, err
	}
	versions, err := view.WorkflowVersions(ctx, access.Subject{Kind: b.Subject.Kind, ID: b.Subject.ID})
	if err != nil || len(versions) == 0 {
		return v, err
	}
	newest := versions[0]
	if err := view.FillWorkflow(ctx, &newest); err != nil {
		return v, err
	}
	before := newest.Redesign.Before
	v.Unit = before.Record.UnitOfWork
	for _, s := range before.Steps {
		v.Steps = append(v.Steps, s.Action)
	}
	return v, nil
}
