package app

import (
	"context"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/pack"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// PackDifference is what the newest version of a pilot's pack changes for an adoption.
type PackDifference struct {
	From, To int
	Pilot    string   // whose pack it is
	Whole    bool     // Changes are of the whole pack; else only of what it asks for, because one of the two was not kept whole
	Changes  []string // in sentences
	Words    []string // what those who published it say has changed
}

// PackDifference reads it for those who may accept it.
func (a *App) PackDifference(ctx context.Context, who access.Actor, id string) (PackDifference, error) {
	v := a.Store.Read()
	s, err := a.see(ctx, v, who, id)
	if err != nil {
		return PackDifference{}, err
	}
	if err := access.Permit(who, access.EditAdoption, s.place()); err != nil {
		return PackDifference{}, err
	}
	packs, err := v.AdoptionPacks(ctx, s.which)
	if err != nil {
		return PackDifference{}, err
	}
	versions, err := v.PackVersions(ctx, s.Pilot)
	if err != nil {
		return PackDifference{}, err
	}
	d := PackDifference{From: packs[id].N, To: packs[id].N}
	if len(versions) == 0 || versions[0].N <= d.From {
		return d, nil
	}
	newest := versions[0]
	d.To, d.Pilot = newest.N, s.Pilot
	for _, line := range strings.Split(newest.Changed, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			d.Words = append(d.Words, line)
		}
	}
	if d.From > 0 {
		accepted := versions[len(versions)-d.From]
		if d.Whole = accepted.Frozen != "" && newest.Frozen != ""; d.Whole {
			d.Changes, err = packsDiffer(accepted, newest)
			return d, err
		}
	}
	was, err := a.checklistOf(ctx, v, s.Adoption, packs[id].ID)
	if err != nil {
		return d, err
	}
	is, err := a.checklistOf(ctx, v, s.Adoption, newest.ID)
	if err != nil {
		return d, err
	}
	d.Changes = difference(was, is)
	return d, nil
}

// packsDiffer says what differs between two versions as their readers saw them, part by part.
func packsDiffer(was, is store.PackVersion) ([]string, error) {
	before, err := frozenPack(was)
	if err != nil {
		return nil, err
	}
	after, err := frozenPack(is)
	return pack.Difference(before, after), err
}

// difference says question by question what differs between two versions of a checklist with its pack.
func difference(was, is *readiness.Checklist) []string {
	var out []string
	for i := range is.Items {
		now := &is.Items[i]
		before, ok := was.Item(now.ID)
		if !ok {
			out = append(out, "New question: “"+now.Title+"”. "+now.Because)
			continue
		}
		for _, g := range readiness.Gates {
			if now.Threshold(g) > before.Threshold(g) {
				s := "“" + now.Title + "” must be " + strings.ToLower(now.Threshold(g).String()) + " " + g.To()
				if now.RaisedBecause != "" {
					s += ", because " + lower(strings.TrimSuffix(now.RaisedBecause, "."))
				}
				out = append(out, s+".")
				break
			}
		}
	}
	for i := range was.Items {
		if old := &was.Items[i]; !slices.ContainsFunc(is.Items, func(it readiness.Item) bool { return it.ID == old.ID }) {
			out = append(out, "No longer asked: “"+old.Title+"”. What you answered stays in the record.")
		}
	}
	return out
}

// AdoptionStopRules are the stop rules of an adoption, in order; the handler has made sure who reads.
func (a *App) AdoptionStopRules(ctx context.Context, id string) ([]string, error) {
	rules, err := a.Store.Read().StopRules(ctx, access.Subject{Kind: "adoption", ID: id})
	if err != nil {
		return nil, err
	}
	var out []string
	for _, r := range rules {
		if !r.Gone() {
			out = append(out, r.Rule)
		}
	}
	return out, nil
}
