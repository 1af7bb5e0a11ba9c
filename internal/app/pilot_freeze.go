package app

import (
	"context"
	"encoding/json"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/pilot"
	"groundwork/internal/store"
)

// FrozenPilot is the copy that a decision is made on. Its JSON is kept as bytes with their SHA-256; fields are only
// ever added, so that old copies can be read.
type FrozenPilot struct {
	Pilot       string              `json:"pilot"`
	Name        string              `json:"name"`
	LeadTrust   string              `json:"lead_trust"`
	Problem     string              `json:"problem"`
	Gate        string              `json:"gate"`
	Outcome     string              `json:"outcome"`
	DecidedOn   day.Day             `json:"decided_on"`
	Recorded    day.Instant         `json:"recorded"`
	Stages      FrozenContent       `json:"stages"`
	StageBefore string              `json:"stage_before"`
	Criteria    []pilot.Line        `json:"criteria"`
	Question    string              `json:"question"`
	Threshold   string              `json:"threshold"`
	Result      string              `json:"result"`
	Dates       map[string]day.Day  `json:"dates"`
	StopRules   []FrozenRule        `json:"stop_rules"`
	Teams       []FrozenTeam        `json:"teams"`
	People      map[string][]string `json:"people"` // person ids by function
	Workflow    store.FrozenVersion `json:"workflow"`
	Approved    day.Day             `json:"workflow_approved"`
	Benefits    []FrozenBenefit     `json:"benefits"`
	PackVersion int                 `json:"pack_version"` // 0: none published
}

// FrozenContent names a version of the content.
type FrozenContent struct {
	ID      string `json:"id"`
	Version int    `json:"version"`
}

// FrozenRule is a stop rule as it stood.
type FrozenRule struct {
	Rule string  `json:"rule"`
	Met  day.Day `json:"met"`
	Note string  `json:"note"`
}

// FrozenTeam is a team as it stood.
type FrozenTeam struct {
	ID      string  `json:"id"`
	Name    string  `json:"name"`
	Planned day.Day `json:"planned"`
	Live    day.Day `json:"live"`
}

// FrozenBenefit is a benefit as it stood; Says is its sentence.
type FrozenBenefit struct {
	ID             string        `json:"id"`
	Name           string        `json:"name"`
	Measure        string        `json:"measure"`
	MeasureVersion int           `json:"measure_version"`
	Costs          bool          `json:"costs"`
	Class          string        `json:"class"`
	Status         string        `json:"status"`
	Grade          string        `json:"grade"`
	Owner          string        `json:"owner"`
	Baseline       decimal.Maybe `json:"baseline"`
	BaselineLocked day.Day       `json:"baseline_locked"`
	Target         decimal.Maybe `json:"target"`
	TargetOn       day.Day       `json:"target_on"`
	Says           string        `json:"says"`
}

// freeze copies what the records said by now. Rows that were recorded later are no part of it, whatever their order.
func (a *App) freeze(ctx context.Context, v store.View, who access.Actor, r PilotRecord, ruling pilot.Ruling) ([]byte, error) {
	m, f := a.Library.Stages, r.Facts
	c := FrozenPilot{Pilot: r.ID, Name: r.Name, LeadTrust: r.LeadTrust, Problem: r.Problem, Gate: ruling.Gate, Outcome: ruling.Outcome,
		DecidedOn: ruling.On, Recorded: a.instant(), Stages: FrozenContent{m.ID, m.Version}, StageBefore: r.Reached.Stage.Key, Criteria: ruling.Lines,
		Question: f.Plan.Question, Threshold: a.ThresholdSentence(f.Plan.Threshold), Result: f.Plan.Result, Dates: map[string]day.Day{},
		StopRules: []FrozenRule{}, Teams: []FrozenTeam{}, People: map[string][]string{}, Benefits: []FrozenBenefit{}}
	if f.Approved <= a.Today() {
		c.Approved = f.Approved
	}
	for _, kind := range []string{pilot.Registered, pilot.PlannedStart, pilot.PlannedEnd, pilot.SetUpStarted, pilot.Started, pilot.Ended} {
		c.Dates[kind] = *f.Dates.Of(kind)
	}
	for _, s := range r.StopRules {
		if !s.Gone() {
			c.StopRules = append(c.StopRules, FrozenRule{s.Rule, s.Met, s.Note})
		}
	}
	for _, t := range r.Teams {
		c.Teams = append(c.Teams, FrozenTeam{t.ID, t.Name, t.Planned, t.Live})
	}
	for _, h := range r.Holders {
		c.People[h.Function] = append(c.People[h.Function], h.Person)
	}
	var err error
	if c.Benefits, err = a.frozenBenefits(ctx, v, who, r.ID); err != nil {
		return nil, err
	}
	if c.Workflow, err = v.WorkflowStanding(ctx, r.ID, a.instant()); err != nil {
		return nil, err
	}
	packs, err := v.PackVersions(ctx, r.ID)
	if err != nil {
		return nil, err
	}
	for _, k := range packs {
		if k.Published <= a.Today() {
			c.PackVersion = max(c.PackVersion, k.N)
		}
	}
	return json.Marshal(c)
}

// recordedBenefits are the benefits of a pilot as they had been recorded by now.
func (a *App) recordedBenefits(ctx context.Context, v store.View, who access.Actor, pilotID string) ([]benefit.Judged, error) {
	list, err := a.judged(ctx, v, who, store.Chosen{Kind: benefit.OfPilot, Subject: pilotID})
	var out []benefit.Judged
	for _, j := range list {
		if a.instant().Before(j.Created) {
			continue
		}
		r := j.Record
		if r.Subject.Live > a.Today() {
			r.Subject.Live = 0
		}
		r.Rows = benefit.AsAt(r.Rows, a.Today())
		r.Baselines = slices.DeleteFunc(slices.Clone(r.Baselines), func(b benefit.Baseline) bool { return a.instant().Before(b.RecordedAt) })
		out = append(out, r.Judge())
	}
	return out, err
}

func (a *App) frozenBenefits(ctx context.Context, v store.View, who access.Actor, pilotID string) ([]FrozenBenefit, error) {
	list, err := a.recordedBenefits(ctx, v, who, pilotID)
	out := []FrozenBenefit{}
	for _, j := range list {
		out = append(out, FrozenBenefit{ID: j.ID, Name: j.Name(), Measure: j.Measure.ID, MeasureVersion: j.Measure.Version, Costs: j.Costs(), Class: j.Profile.Class,
			Status: string(j.Status), Grade: j.Grade, Owner: j.Profile.Owner, Baseline: j.Baseline.Value, BaselineLocked: j.Baseline.LockedOn,
			Target: j.Profile.Target, TargetOn: j.Profile.TargetOn, Says: j.Headline(a.Library.Measures)})
	}
	return out, err
}
