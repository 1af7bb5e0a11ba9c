package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/board"
	"groundwork/internal/pilot"
	"groundwork/internal/readiness"
	"groundwork/internal/stage"
	"groundwork/internal/store"
)

// notAssessed is the key of what screens say while nobody ever answered anything (Groundwork rules, section 2).
const notAssessed = "not_assessed"

// takingAt is what the open take-ups and the published pilots of a trust come to, in a fixed number of statements.
func (a *App) takingAt(ctx context.Context, v store.View, trust string) (board.Taking, error) {
	var t board.Taking
	names, err := v.InnovationNames(ctx, trust)
	if err != nil {
		return t, err
	}
	if err := a.takenUpAt(ctx, v, trust, names, &t); err != nil {
		return t, err
	}
	if err := a.triedAt(ctx, v, trust, names, &t); err != nil {
		return t, err
	}
	return board.JoinTakings(t), nil
}

// takenUpAt adds its take-ups.
func (a *App) takenUpAt(ctx context.Context, v store.View, trust string, names map[string]string, t *board.Taking) error {
	w := store.Which{Trust: trust, Open: true}
	p, err := a.placed(ctx, v, w)
	if err != nil || len(p.adoptions) == 0 {
		return err
	}
	kept, err := v.KeptReadiness(ctx, w)
	if err != nil {
		return err
	}
	planned, err := v.AdoptionDates(ctx, w)
	if err != nil {
		return err
	}
	conditions, err := v.Conditions(ctx, w)
	if err != nil {
		return err
	}
	rates, err := v.RatesFor(ctx, w)
	if err != nil {
		return err
	}
	volumes, err := v.AdoptionVolumes(ctx, w)
	if err != nil {
		return err
	}
	met, err := v.MetRules(ctx, trust)
	if err != nil {
		return err
	}
	by := ratesBy(rates)
	t.Trusts, t.Stages = 1, map[string]int{}
	private, gaps, lapsed, waiting := 0, 0, 0, 0
	for _, ad := range p.adoptions {
		if !openness(p.lives[ad.ID], p.decisions[ad.ID], nil).Sees(adoption.Reader{}).Exists {
			private++
			continue
		}
		at, k := p.where[ad.ID], kept[ad.ID]
		s, since := a.shown(at)
		t.Stages[s.Key]++
		t.Soonest(k.Until)
		for _, c := range conditions[ad.ID] {
			if c.ClosedOn.IsZero() && c.Due < a.Today() && k.Stops.Has(c.Gate, c.Item) {
				lapsed++
			}
		}
		if !at.Undecided {
			continue
		}
		gate := k.Gates[at.Gate]
		gaps += gate.Conditions
		x := board.Wanted{Adoption: ad.ID, Trust: trust, Brief: board.Brief(names[ad.Pilot]), Stage: s.Key, Since: since, Gate: at.Gate.String(), Verdict: gate.Verdict.String(), Counts: gate.Counts()}
		if !k.Assessed {
			x.Verdict, x.Counts = notAssessed, ""
		}
		x.Point = board.Point{Planned: planned[ad.ID][at.Gate.String()], Met: metSince(met, access.Subject{Kind: "adoption", ID: ad.ID}, p.decisions[ad.ID]).On,
			Ready: k.Assessed && gate.Verdict >= readiness.ReadyWithConditions, Today: a.Today()}
		if _, x.Asks = x.Point.Waiting(); x.Asks {
			waiting++
		}
		if x.Point.Planned >= a.Today() {
			t.Soonest(x.Point.Planned + 1)
		}
		x.Point.Today = 0
		if r, ok := by.of(ad.ID, ad.Pilot); ok && !p.live[ad.ID] {
			wait := r.Wait(volumes[ad.ID].CasesADay, a.Library.Measures.TimeMethod.WorkingDays)
			x.Hours, x.Grade = wait.Hours, wait.Grade
		}
		t.Wanted = append(t.Wanted, x)
	}
	t.Private.Add(private)
	t.Gaps.Add(gaps)
	t.Lapsed.Add(lapsed)
	t.Waiting.Add(waiting)
	return nil
}

// triedAt adds its published pilots: those that wait for a decision, and the decisions made about them with what became of it.
func (a *App) triedAt(ctx context.Context, v store.View, trust string, names map[string]string, t *board.Taking) error {
	led, by, err := a.ledPilots(ctx, v, trust, "")
	if err != nil {
		return err
	}
	trials := 0
	for _, p := range led {
		r := a.reached(p, by[p.ID])
		point := trialPoint(p, r, a.Today())
		if _, asks := point.Waiting(); asks {
			trials++
		} else if !point.Ended.IsZero() {
			t.Soonest(point.Ended + 1)
		}
		if d, ok := lastStanding(by[p.ID]); ok {
			t.Decided = append(t.Decided, board.Outcome{ID: d.ID, Pilot: p.ID, Trust: trust, Brief: board.Brief(names[p.ID]), Gate: pilot.GateLabel(d.Gate), Outcome: pilot.OutcomeLabel(d.Outcome),
				On: d.On, Minute: d.Minute, Now: r.Stage.Key, Since: r.Since})
		}
	}
	t.Trials.Add(trials)
	return nil
}

// lastStanding is the newest decision that no other replaces.
func lastStanding(decided []store.Decision) (last store.Decision, ok bool) {
	for _, d := range decided {
		if !slices.ContainsFunc(decided, func(x store.Decision) bool { return x.Replaces == d.ID }) && (!ok || d.On >= last.On) {
			last, ok = d, true
		}
	}
	return last, ok
}

// reached is the stage in which a pilot is by its decisions.
func (a *App) reached(p store.LedPilot, decided []store.Decision) stage.Reached {
	began := p.Facts.Dates.Registered
	if began.IsZero() {
		began = p.Created.Day()
	}
	return stage.Reach(a.Library.Stages.Innovation, decisionsOf(decided), began)
}
