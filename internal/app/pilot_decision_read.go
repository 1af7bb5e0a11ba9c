package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/person"
	"groundwork/internal/pilot"
	"groundwork/internal/stage"
)

// GateState is a gate before somebody decides: what it asks for, and what the reader may do.
type GateState struct {
	PilotRecord
	Gate     string
	Behind   stage.Stage
	Criteria []pilot.Criterion
	Owner    bool // the reader is the senior responsible owner
	Extended int
	Replaces *pilot.Decision
	People   []person.Person // who may have been present
}

// DecidePage is what the page on which a gate is decided shows. replaces is the decision whose place the new one takes.
func (a *App) DecidePage(ctx context.Context, who access.Actor, id, gate, replaces string) (GateState, error) {
	v := a.Store.Read()
	r, err := a.pilotRecord(ctx, v, who, id)
	if err != nil {
		return GateState{}, err
	}
	s := GateState{PilotRecord: r, Gate: gate, Extended: pilot.Extensions(r.Decisions)}
	var ok bool
	if s.Behind, ok = stage.Behind(a.Library.Stages.Innovation, gate); !ok {
		return s, fault.Missing("decision point")
	}
	if !r.MayDecide && !(r.MayExtend && s.Extended >= pilot.MostExtensions) {
		return s, access.Permit(who, access.DecideGate, r.Place())
	}
	s.Owner = r.Inside && who.Holds(r.Place().Subjects, pilot.ResponsibleOwner)
	s.Criteria = pilot.Criteria(a.Library.Stages.Innovation, gate, r.Facts)
	for i := range r.Decisions {
		if r.Decisions[i].ID == replaces && r.Decisions[i].Gate == gate {
			s.Replaces = &r.Decisions[i]
		}
	}
	if replaces != "" && s.Replaces == nil {
		return s, fault.Missing("decision")
	}
	if r.Inside {
		s.People, err = v.Colleagues(ctx, r.LeadTrust, a.Today())
	}
	return s, err
}

// Needs are what an outcome of the gate asks for on top.
func (a *App) Needs(gate, outcome string) []pilot.Criterion {
	return pilot.Needs(a.Library.Stages.Innovation, gate, outcome)
}

// DecisionPage is one decision with the copy it was made on.
type DecisionPage struct {
	PilotRecord
	pilot.Decision
	Frozen  FrozenPilot
	Intact  bool // the copy still has its checksum
	Stands  bool
	Replace bool // the reader may record another in its place
}

// PilotDecision is one decision about a pilot.
func (a *App) PilotDecision(ctx context.Context, who access.Actor, id, decision string) (DecisionPage, error) {
	v := a.Store.Read()
	r, err := a.pilotRecord(ctx, v, who, id)
	p := DecisionPage{PilotRecord: r}
	if err != nil {
		return p, err
	}
	i := slices.IndexFunc(r.Decisions, func(d pilot.Decision) bool { return d.ID == decision })
	if i < 0 {
		return p, fault.Missing("decision")
	}
	p.Decision = r.Decisions[i]
	full, err := v.Decision(ctx, decision)
	if err != nil {
		return p, err
	}
	sum := sha256.Sum256(full.Frozen)
	p.Intact = hex.EncodeToString(sum[:]) == full.SHA256
	p.Stands = slices.ContainsFunc(stage.Standing(pilot.Decided(r.Decisions)), func(d stage.Decided) bool { return d.ID == decision })
	p.Replace = p.Stands && r.MayDecide
	return p, json.Unmarshal(full.Frozen, &p.Frozen)
}
