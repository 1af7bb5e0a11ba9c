package app

import (
	"context"
	"strconv"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/history"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// PlanGates records when the gates of an adoption are planned: typed days by gate, none where one is empty.
func (a *App) PlanGates(ctx context.Context, who access.Actor, id string, in map[string]string) error {
	planned, err := adoption.CheckPlanned(in, a.Today())
	if err != nil {
		return err
	}
	return a.editAdoption(ctx, who, id, func(tx store.Tx, s *seen, e *history.Event) error {
		e.Deed = "adoption.plan_gates"
		dates, err := tx.AdoptionDates(ctx, s.which)
		if err != nil {
			return err
		}
		for _, g := range readiness.Gates {
			before := dates[id][g.String()]
			if before == planned[g] {
				continue
			}
			if err := tx.AddAdoptionDate(ctx, a.line(who, id), g.String(), planned[g]); err != nil {
				return err
			}
			label := lower(adoption.PlannedLabel(g))
			e.Before[label], e.After[label] = before.Long(), planned[g].Long()
		}
		return nil
	})
}

// StateFacts records which of the facts that every adoption answers for itself hold here.
func (a *App) StateFacts(ctx context.Context, who access.Actor, id string, in map[string]string) error {
	return a.editAdoption(ctx, who, id, func(tx store.Tx, s *seen, e *history.Event) error {
		e.Deed = "adoption.state_facts"
		core, err := a.coreOf(ctx, tx.View, s.Checklist, s.Version)
		if err != nil {
			return err
		}
		facts, err := adoption.CheckFacts(in, core.Facts)
		if err != nil {
			return err
		}
		hold, err := tx.AdoptionFacts(ctx, s.which)
		if err != nil {
			return err
		}
		was := map[string]bool{}
		for _, f := range hold[id] {
			was[f] = true
		}
		for _, f := range adoption.AskedHere(core.Facts) {
			if was[f.Key] == facts[f.Key] {
				continue
			}
			if err := tx.AddAdoptionFact(ctx, a.line(who, id), f.Key, facts[f.Key]); err != nil {
				return err
			}
			e.Before[f.Label], e.After[f.Label] = yesNo(was[f.Key]), yesNo(facts[f.Key])
		}
		return nil
	})
}

// CountCases records how many cases there are on a working day, and where the number comes from.
func (a *App) CountCases(ctx context.Context, who access.Actor, id, cases, source string) error {
	v, err := adoption.CheckVolume(cases, source, a.Today())
	if err != nil {
		return err
	}
	return a.editAdoption(ctx, who, id, func(tx store.Tx, s *seen, e *history.Event) error {
		e.Deed = "adoption.count_cases"
		before, err := tx.AdoptionVolumes(ctx, s.which)
		if err != nil {
			return err
		}
		e.Before["cases on a working day"], e.After["cases on a working day"] = before[id].CasesADay.Plain(), v.CasesADay.Plain()
		e.Before["where the number comes from"], e.After["where the number comes from"] = before[id].Source, v.Source
		return tx.AddAdoptionVolume(ctx, a.line(who, id), v.CasesADay, v.Source)
	})
}

// AcceptPack accepts a newer version of what the pilot asks for on top, after a person has seen what it changes.
func (a *App) AcceptPack(ctx context.Context, who access.Actor, id string, n int) error {
	return a.editAdoption(ctx, who, id, func(tx store.Tx, s *seen, e *history.Event) error {
		e.Deed = "adoption.accept_pack"
		packs, err := tx.AdoptionPacks(ctx, s.which)
		if err != nil {
			return err
		}
		if packs[id].N >= n {
			return nil // pressed twice, or somebody else was quicker
		}
		e.Before["version of the adopter’s pack"], e.After["version of the adopter’s pack"] = versionWords(packs[id].N), versionWords(n)
		return a.acceptShown(ctx, tx, who, s.Adoption, n)
	})
}

func versionWords(n int) string {
	if n == 0 {
		return ""
	}
	return "Version " + strconv.Itoa(n)
}

// editAdoption runs one change of an open adoption's own facts and scores it again.
func (a *App) editAdoption(ctx context.Context, who access.Actor, id string, change func(tx store.Tx, s *seen, e *history.Event) error) error {
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		s, err := a.mayDo(ctx, tx, who, id, access.EditAdoption)
		if err != nil {
			return done{}, err
		}
		if err := s.mustBeOpen(); err != nil {
			return done{}, err
		}
		e := history.Event{Chain: s.Trust, Deed: "adoption.edit", Subject: history.Touch{Kind: "adoption", ID: id}, Before: history.Values{}, After: history.Values{}}
		if err := change(tx, s, &e); err != nil {
			return done{}, err
		}
		_, err = a.rescore(ctx, tx, s.Trust, s.which)
		return done{id: id, event: e}, err
	})
	return err
}
