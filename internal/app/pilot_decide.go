package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/pilot"
	"groundwork/internal/stage"
	"groundwork/internal/store"
)

// DecidePilot records a decision at a gate of a pilot, on a frozen copy of what the records said, and answers its id.
// The senior responsible owner decides; the board secretary records a decision of the board with its minute; a third
// extension is recorded by a programme lead above the trust.
func (a *App) DecidePilot(ctx context.Context, who access.Actor, id string, in pilot.DecisionInput) (string, error) {
	return a.do(ctx, who, func(tx store.Tx) (done, error) {
		p, err := tx.Pilot(ctx, id, who.Scope(), a.Today())
		if err != nil {
			return done{}, err
		}
		if err := tx.Lock(ctx, p.LeadTrust); err != nil {
			return done{}, err
		}
		r, err := a.pilotRecord(ctx, tx.View, who, id) // behind the lock: nobody decides on what changes meanwhile
		if err != nil {
			return done{}, err
		}
		owner, err := mayDecide(who, r, in)
		if err != nil {
			return done{}, err
		}
		ruling, err := pilot.Decide(in, a.setting(r, in.Gate, owner, who.Oversees(r.LeadTrust)))
		if err != nil {
			return done{}, err
		}
		if err := r.known(ruling); err != nil {
			return done{}, err
		}
		d, err := a.addDecision(ctx, tx, who, r, ruling, owner)
		if err != nil {
			return done{}, err
		}
		if err := a.follow(ctx, tx, who, r, ruling); err != nil {
			return done{}, err
		}
		if err := a.keepStage(ctx, tx, r.Pilot); err != nil {
			return done{}, err
		}
		return decided(r, d, ruling), nil
	})
}

// mayDecide says whether the senior responsible owner is deciding, or who else may record it.
func mayDecide(who access.Actor, r PilotRecord, in pilot.DecisionInput) (owner bool, err error) {
	at := r.Place()
	err = access.Permit(who, access.DecideGate, at)
	if err != nil && r.MayExtend && in.Outcome == pilot.Extend && pilot.Extensions(r.Decisions) >= pilot.MostExtensions {
		err = nil
	}
	return who.Member(r.LeadTrust) && who.Holds(at.Subjects, pilot.ResponsibleOwner), err
}

// setting is what a decision at a gate is made on, as the records stand now.
func (a *App) setting(r PilotRecord, gate string, owner, above bool) pilot.Setting {
	stages := a.Library.Stages.Innovation
	return pilot.Setting{Today: a.Today(), Stages: stages, Reached: r.Reached, Criteria: pilot.Criteria(stages, gate, r.Facts),
		Extended: pilot.Extensions(r.Decisions), Afterwards: r.Afterwards, Owner: owner, Above: above}
}

// known refuses people who do not exist and a decision to replace that is not one of this pilot at this gate.
func (r PilotRecord) known(ruling pilot.Ruling) error {
	for _, p := range ruling.Present {
		if r.Faces[p].ID == "" {
			return fault.Refused("present", "Select who was present")
		}
	}
	if ruling.Replaces == "" {
		return nil
	}
	for _, d := range r.Decisions {
		if d.Replaces == ruling.Replaces {
			return &fault.Error{Kind: fault.Conflict, Message: "That decision was replaced already"}
		}
	}
	if !slices.ContainsFunc(r.Decisions, func(d pilot.Decision) bool { return d.ID == ruling.Replaces && d.Gate == ruling.Gate }) {
		return fault.Missing("decision")
	}
	return nil
}

// addDecision writes the decision with its frozen copy. It is the owner's, whoever records it.
func (a *App) addDecision(ctx context.Context, tx store.Tx, who access.Actor, r PilotRecord, ruling pilot.Ruling, owner bool) (store.Decision, error) {
	by := who.ID
	if !owner {
		owners := pilot.Holding(r.Holders, pilot.ResponsibleOwner)
		if len(owners) == 0 {
			return store.Decision{}, fault.Refused("outcome", "Name the senior responsible owner of the pilot first")
		}
		by = owners[0].Person
	}
	frozen, err := a.freeze(ctx, tx.View, who, r, ruling)
	if err != nil {
		return store.Decision{}, err
	}
	sum := sha256.Sum256(frozen)
	d := store.Decision{ID: a.NewID(), Of: access.Subject{Kind: "pilot", ID: r.ID}, Organisation: r.LeadTrust, Gate: ruling.Gate, Outcome: ruling.Outcome,
		On: ruling.On, By: by, Rationale: ruling.Rationale, Present: ruling.Present, Dissent: ruling.Dissent, Minute: ruling.Minute,
		NextReview: ruling.NextReview, Frozen: frozen, SHA256: hex.EncodeToString(sum[:]), Replaces: ruling.Replaces, Recorded: a.instant(), RecordedBy: who.ID}
	var over []store.Override
	for _, l := range ruling.PassedOver() {
		over = append(over, store.Override{Decision: d.ID, Criterion: l.Text, Person: by, Reason: l.Reason})
	}
	return d, tx.AddDecision(ctx, d, over)
}

// follow writes what an outcome leaves on the pilot: texts, a new planned end, its closing.
func (a *App) follow(ctx context.Context, tx store.Tx, who access.Actor, r PilotRecord, ruling pilot.Ruling) error {
	for _, about := range slices.Sorted(maps.Keys(ruling.Notes)) {
		n := pilot.Note{Text: ruling.Notes[about], Rows: r.Facts.Notes[about].Rows}
		if err := tx.AddPilotNote(ctx, a.NewID(), r.ID, about, n, a.instant(), who.ID); err != nil {
			return err
		}
	}
	if ruling.Outcome == pilot.Extend {
		return tx.AddPilotDate(ctx, a.NewID(), r.ID, pilot.PlannedEnd, ruling.NewEnd, r.DateRows+1, a.instant(), who.ID)
	}
	if behind, _ := stage.Behind(a.Library.Stages.Innovation, ruling.Gate); ruling.Outcome == pilot.Stop && len(behind.Outcomes) > 0 {
		return tx.AddPilotState(ctx, a.NewID(), r.ID, "closed", ruling.On, "", a.instant(), who.ID)
	}
	return nil
}

// decided is the line of history of a decision.
func decided(r PilotRecord, d store.Decision, ruling pilot.Ruling) done {
	changes := []change{{"decision", "", pilot.GateLabel(d.Gate)}, {"outcome", "", pilot.OutcomeLabel(d.Outcome)}, {"day of the decision", "", d.On.Long()},
		{"decided by", "", d.By}, {"why", "", d.Rationale}, {"concerns", "", d.Dissent}, {"minute reference", "", d.Minute},
		{"next review", "", d.NextReview.Long()}, {"checksum of the evidence", "", d.SHA256}}
	for _, l := range ruling.PassedOver() {
		changes = append(changes, change{"passed over: " + l.Text, "", l.Reason})
	}
	before, after := diff(changes...)
	out := done{id: d.ID, event: history.Event{Deed: "decision.record", Subject: history.Touch{Kind: "decision", ID: d.ID}, Before: before, After: after}}
	return out.about(r.Pilot)
}
