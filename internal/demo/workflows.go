package demo

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/content"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/workflow"
)

// workflows tells how the consent work was mapped as it was, redesigned, and approved by the two leads, each on their day.
func (s *story) workflows(ctx context.Context) error {
	w, p := s.demo.Workflow, s.demo.Pilot
	lead := p.InnovationLeads[0]
	r := s.consent()
	before := r
	before.After.Steps, before.Changes = nil, nil
	of := access.Subject{Kind: "pilot", ID: p.ID}
	version := "wfv-" + p.ID
	if err := s.saveMap(ctx, of, lead, w.MappedOn, 0, before, "wf-"+p.ID, version+"-current"); err != nil {
		return err
	}
	approvals := slices.Clone(w.Approved)
	slices.SortFunc(approvals, func(x, y content.DemoApproval) int { return int(x.ApprovedOn - y.ApprovedOn) })
	if err := s.saveMap(ctx, of, lead, approvals[0].ApprovedOn, 1, r, version); err != nil {
		return err
	}
	return s.approveMap(ctx, of, version, approvals)
}

// adopterWorkflow tells how an adopting trust mapped its own way, kept a second paper form at first, and withdrew it.
func (s *story) adopterWorkflow(ctx context.Context) error {
	w := s.demo.AdopterWorkflow
	of := access.Subject{Kind: "adoption", ID: w.Adoption}
	base := 0
	for _, v := range w.Versions {
		r := s.adopted(v.Version)
		r.InUseFrom, r.Why = v.From, v.Why
		version := "wfv-" + w.Adoption + "-" + string(rune('0'+v.Version))
		ids := []string{version}
		on := v.From
		if base == 0 {
			ids, on = []string{"wf-" + w.Adoption, version}, w.MappedOn
		}
		d := app.WorkflowDraft{Base: base, Sheet: r.Open(), From: "wfv-" + s.demo.Pilot.ID}
		if err := s.saveDraft(ctx, of, w.MappedBy, on, d, ids...); err != nil {
			return err
		}
		if err := s.adaptations(ctx, of, v.Version, on, version); err != nil {
			return err
		}
		if base == 0 {
			if err := s.approveMap(ctx, of, version, w.Approved); err != nil {
				return err
			}
		}
		base++
	}
	return nil
}

// saveMap opens a sheet on r and saves it, as a person did on a day.
func (s *story) saveMap(ctx context.Context, of access.Subject, person string, on day.Day, base int, r workflow.Redesign, ids ...string) error {
	return s.saveDraft(ctx, of, person, on, app.WorkflowDraft{Base: base, Sheet: r.Open()}, ids...)
}

func (s *story) saveDraft(ctx context.Context, of access.Subject, person string, on day.Day, d app.WorkflowDraft, ids ...string) error {
	who, err := s.as(ctx, person, on)
	if err != nil {
		return err
	}
	_, err = s.on(on, ids...).SaveWorkflow(ctx, who, of, d)
	return err
}

// adaptations tells what the trust wrote down about its differences: at first what differs and why, and what was seen of
// them once the next version was in use.
func (s *story) adaptations(ctx context.Context, of access.Subject, version int, on day.Day, save string) error {
	who, err := s.as(ctx, s.demo.AdopterWorkflow.MappedBy, on)
	if err != nil {
		return err
	}
	var rows []workflow.Adaptation
	for _, d := range s.demo.AdopterWorkflow.Differences {
		if version < d.InVersions[0] {
			continue
		}
		a := workflow.Adaptation{PackStep: d.PackStep, LocalStep: d.LocalStep, Difference: d.Difference, Reason: d.Reason, Part: d.CoreOrAdaptable, Agreed: d.AgreedWithPilotTeam}
		if version > 1 {
			a.Effect = d.EffectSeen
		}
		rows = append(rows, a)
	}
	return s.on(on).RecordAdaptations(ctx, who, of, save, rows)
}

func (s *story) approveMap(ctx context.Context, of access.Subject, version string, approvals []content.DemoApproval) error {
	for _, x := range approvals {
		who, err := s.as(ctx, x.By, x.ApprovedOn)
		if err != nil {
			return err
		}
		if err := s.on(x.ApprovedOn).ApproveWorkflow(ctx, who, of, version); err != nil {
			return err
		}
	}
	return nil
}

// consent is the pilot's redesign as the demo record has it.
func (s *story) consent() workflow.Redesign {
	w, a := s.demo.Workflow, s.demo.Arithmetic
	rec := workflow.Record{UnitOfWork: w.UnitOfWork, StartEvent: w.StartEvent, EndEvent: w.EndEvent, DayType: w.OperatingDays,
		Volume: decimal.Some(decimal.Of(int64(w.VolumePerDay))), VolumeSource: w.VolumeSource, Eligible: decimal.Some(decimal.Of(eligible)), OneOffHours: decimal.Some(a.OneOffHours),
		MappedOn: w.MappedOn, MappedBy: w.MappedBy, WhoTookPart: w.WhoTookPart}
	r := workflow.Redesign{Before: mapped(workflow.Current, rec, w.Before, 0), After: mapped(workflow.Redesigned, rec, w.After, 0)}
	for _, c := range w.Changes {
		r.Changes = append(r.Changes, workflow.Change{Old: c.OldStep, New: c.NewStep, Decision: c.Decision, Why: c.Why, Part: c.CoreOrAdaptable, DoneBefore: c.DoneBeforeTechnology})
	}
	return r
}

// eligible is the cases a day that the pilot could apply to (demo-consent-v1.yaml, potential_if_eligible_volume_420).
const eligible = 420

// mapped is one side; the times were found as most of its steps say, and the others say otherwise.
func mapped(state workflow.State, rec workflow.Record, steps []content.DemoStep, version int) workflow.Map {
	m := workflow.Map{State: state, Record: rec, Timing: workflow.Timing{Method: steps[0].TimingMethod, Sample: steps[0].SampleSize}}
	for _, x := range steps {
		if version != 0 && len(x.InVersions) > 0 && !slices.Contains(x.InVersions, version) {
			continue
		}
		step := workflow.Step{ID: x.ID, PackStep: x.PackStep, Position: len(m.Steps) + 1, Action: x.Action, Role: x.Lane, StaffGroup: x.StaffGroup, PayBand: x.PayBand,
			Type: x.Type, Worth: x.Value, Minutes: decimal.Some(x.TouchMinutes), Share: decimal.Some(x.SharePercent)}
		if t := (workflow.Timing{Method: x.TimingMethod, Sample: x.SampleSize}); t != m.Timing {
			step.Timing = t
		}
		m.Steps = append(m.Steps, step)
	}
	return m
}

// adopted is one version of the adopting trust's own map. What happens to its steps follows from the pilot's decisions
// about the steps they come from, and from the differences that the trust wrote down.
func (s *story) adopted(version int) workflow.Redesign {
	w := s.demo.AdopterWorkflow
	rec := workflow.Record{UnitOfWork: w.UnitOfWork, StartEvent: w.StartEvent, EndEvent: w.EndEvent, DayType: w.OperatingDays, MappedOn: w.MappedOn, MappedBy: w.MappedBy}
	r := workflow.Redesign{Before: mapped(workflow.Current, rec, w.Before, version), After: mapped(workflow.AsAdopted, rec, w.After, version)}
	came := map[string]bool{}
	for _, old := range r.Before.Steps {
		c := s.pilotsDecision(old.PackStep)
		c.Old, c.New = old.ID, comesFrom(r.After, c.New)
		if kept := comesFrom(r.After, old.PackStep); kept != "" && c.Decision == workflow.Remove {
			c.Decision, c.New = workflow.Keep, kept
		}
		for _, d := range w.Differences {
			if slices.Contains(d.InVersions, version) && d.LocalStep == c.New {
				c.Why, c.Part = d.Difference+". "+d.Reason+".", d.CoreOrAdaptable
			}
		}
		came[c.New] = true
		r.Changes = append(r.Changes, c)
	}
	for _, step := range r.After.Steps {
		if !came[step.ID] {
			c := workflow.Change{New: step.ID, Decision: workflow.Add, Why: "As the pilot does", DoneBefore: true}
			if step.PackStep == "" {
				c.Why = w.Versions[version-1].Why
			}
			r.Changes = append(r.Changes, c)
		}
	}
	if version == 1 {
		r.WhyMoreHandovers = w.Versions[0].Why
	}
	return r
}

// pilotsDecision is what the pilot decided about one of its old steps, with its own step after.
func (s *story) pilotsDecision(step string) workflow.Change {
	for _, c := range s.demo.Workflow.Changes {
		if c.OldStep == step {
			return workflow.Change{New: c.NewStep, Decision: c.Decision, Why: c.Why, Part: c.CoreOrAdaptable, DoneBefore: c.DoneBeforeTechnology}
		}
	}
	return workflow.Change{}
}

// comesFrom is the step of m that comes from a step of the pilot.
func comesFrom(m workflow.Map, packStep string) string {
	for _, s := range m.Steps {
		if s.PackStep == packStep && packStep != "" {
			return s.ID
		}
	}
	return ""
}
