package content

import (
	"maps"
	"slices"

	"groundwork/internal/benefit"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
	"groundwork/internal/readiness"
	"groundwork/internal/stage"
)

// references are everything that the demo may point at.
type references struct {
	bad *fault.Fields

	organisations, people, teams, steps, items, measures, benefits, lessons, facts, pilots, adoptions, claims map[string]bool
}

// check finds every reference of the demo that leads to nothing.
func (d *Demo) check(l *Library) error {
	var bad fault.Fields
	c, err := l.Checklist.With(d.Pack())
	if err != nil {
		return err
	}
	r := d.references(c, l)
	r.bad = &bad
	r.checkPeople(d)
	r.checkPilot(d, l)
	r.checkBenefits(d)
	r.checkAdoptions(d, l)
	r.checkAnswers(d, l)
	return bad.Err()
}

func (d *Demo) references(c *readiness.Checklist, l *Library) *references {
	r := &references{
		organisations: set(d.Organisations, func(o DemoOrganisation) string { return o.Code }),
		people:        set(d.People, func(p DemoPerson) string { return p.ID }),
		teams:         set(d.Pilot.Teams, func(t DemoTeam) string { return t.ID }),
		steps:         set(slices.Concat(d.Workflow.Before, d.Workflow.After), func(s DemoStep) string { return s.ID }),
		items:         set(c.Items, func(i readiness.Item) string { return i.ID }),
		measures:      set(l.Measures.Measures, func(m benefit.Measure) string { return m.ID }),
		benefits:      set(d.Benefits, func(b DemoBenefit) string { return b.ID }),
		lessons:       set(d.Lessons, func(x DemoLesson) string { return x.ID }),
		facts:         set(c.Facts, func(f readiness.FactText) string { return f.Key }),
		pilots:        set(d.OtherPilots, func(p DemoOtherPilot) string { return p.ID }),
		adoptions:     set(d.Adoptions, func(a DemoAdoption) string { return a.ID }),
		claims:        set(d.Claims, func(x DemoClaim) string { return x.ID }),
	}
	r.pilots[d.Pilot.ID] = true
	for _, p := range d.OtherPilots {
		maps.Copy(r.benefits, set(p.Benefits, func(b DemoBenefit) string { return b.ID }))
	}
	for _, a := range d.Adoptions {
		maps.Copy(r.benefits, set(a.Benefits, func(b DemoBenefit) string { return b.ID }))
		maps.Copy(r.teams, set(a.Teams, func(t DemoTeam) string { return t.ID }))
	}
	return r
}

func set[T any](in []T, key func(T) string) map[string]bool {
	out := make(map[string]bool, len(in))
	for _, x := range in {
		out[key(x)] = true
	}
	return out
}

// all adds a fault for every id that is not there; an empty id refers to nothing on purpose.
func (r *references) all(where, what string, there map[string]bool, ids ...string) {
	for _, id := range ids {
		if id != "" && !there[id] {
			r.bad.Add(where, "%s %q does not exist", what, id)
		}
	}
}

func (r *references) person(where string, ids ...string) { r.all(where, "person", r.people, ids...) }

func (r *references) checkPeople(d *Demo) {
	for _, o := range d.Organisations {
		if o.Parent != "ENG" {
			r.all("organisations", "parent", r.organisations, o.Parent)
		}
		if !o.Fictional {
			r.bad.Add("organisations", "%s is not fictional, and figures of the demo are", o.Code)
		}
	}
	for _, p := range d.People {
		r.all(p.ID, "organisation", r.organisations, p.Organisation)
	}
}

func (r *references) checkPilot(d *Demo, l *Library) {
	p := d.Pilot
	r.person(p.ID, p.SeniorResponsible, p.ClinicalLead, p.OperationalLead, d.Innovation.Product.CheckedBy, d.Workflow.MappedBy)
	r.person(p.ID, p.InnovationLeads...)
	r.all(p.ID, "organisation", r.organisations, p.LeadTrust)
	r.all(p.ID, "condition", r.facts, d.Innovation.Conditions...)
	r.all(p.ID, "measure", r.measures, p.Threshold.Measure)
	r.stage(l.Stages.Innovation, p.ID, p.Stage)
	for _, s := range p.StopRules {
		r.person(p.ID, s.DecidedBy)
	}
	r.decisions(d.Decisions, l.Stages.Innovation)
	for _, x := range d.Decisions {
		r.all(x.ID, "pilot", r.pilots, x.Subject)
	}
	r.workflow(d, l)
	for _, t := range d.Training {
		r.all("training", "team", r.teams, t.Team)
	}
	for _, s := range d.Support {
		r.person("support", s.Owner)
	}
	r.checkLessons(d.Lessons)
	for _, k := range d.Packs {
		r.person("packs", k.PublishedBy)
		r.all("packs", "item", r.items, slices.Concat(k.Raise, k.Add)...)
		r.all("packs", "step", r.steps, slices.Concat(k.CoreSteps, k.AdaptableSteps)...)
		r.all("packs", "lesson", r.lessons, k.Lessons...)
	}
	for _, o := range d.OtherPilots {
		r.person(o.ID, append(slices.Clone(o.InnovationLeads), o.SeniorResponsible)...)
		r.all(o.ID, "organisation", r.organisations, o.LeadTrust)
		r.all(o.ID, "condition", r.facts, o.Conditions...)
		r.stage(l.Stages.Innovation, o.ID, o.Stage)
		r.decisions(o.Decisions, l.Stages.Innovation)
		r.checkLessons(o.Lessons)
		if o.Threshold != nil {
			r.all(o.ID, "measure", r.measures, o.Threshold.Measure)
		}
	}
}

func (r *references) workflow(d *Demo, l *Library) {
	for _, a := range slices.Concat(d.Workflow.Approved, d.AdopterWorkflow.Approved) {
		r.person("workflow", a.By)
	}
	local := slices.Concat(d.AdopterWorkflow.Before, d.AdopterWorkflow.After)
	for _, s := range slices.Concat(d.Workflow.Before, d.Workflow.After, local) {
		if _, ok := l.Measures.StaffGroup(s.StaffGroup); !ok {
			r.bad.Add(s.ID, "staff group %q does not exist", s.StaffGroup)
		}
		r.all(s.ID, "pay band", set(l.Measures.PayBands, func(t benefit.Term) string { return t.Key }), s.PayBand)
		r.all(s.ID, "pack step", r.steps, s.PackStep)
	}
	before := set(d.Workflow.Before, func(s DemoStep) string { return s.ID })
	after := set(d.Workflow.After, func(s DemoStep) string { return s.ID })
	for _, c := range d.Workflow.Changes {
		r.all("changes", "old step", before, c.OldStep)
		r.all("changes", "new step", after, c.NewStep)
	}
	r.all("adopter_workflow", "adoption", r.adoptions, d.AdopterWorkflow.Adoption)
	own := set(local, func(s DemoStep) string { return s.ID })
	for _, x := range d.AdopterWorkflow.Differences {
		r.all("differences", "pack step", r.steps, x.PackStep)
		r.all("differences", "step", own, x.LocalStep)
	}
}

func (r *references) stage(in []stage.Stage, where, key string) {
	if _, ok := stage.Find(in, key); !ok {
		r.bad.Add(where, "stage %q does not exist", key)
	}
}

func (r *references) decisions(in []DemoDecision, stages []stage.Stage) {
	gates := set(stages, func(s stage.Stage) string { return s.ExitGate })
	for _, x := range in {
		r.person(x.ID, append(slices.Clone(x.Present), x.DecidedBy)...)
		r.all(x.ID, "gate", gates, x.Gate)
		for _, o := range x.Overrides {
			r.person(x.ID, o.By)
		}
	}
}

func (r *references) checkLessons(in []DemoLesson) {
	for _, x := range in {
		r.person(x.ID, x.RecordedBy)
		r.all(x.ID, "step", r.steps, x.About.Step)
		r.all(x.ID, "item", r.items, x.About.Item)
	}
}

func (r *references) checkBenefits(d *Demo) {
	r.benefitList(d.Benefits)
	for _, s := range d.Series.Series {
		r.all("benefit_series", "benefit", r.benefits, s.Benefit)
		r.all("benefit_series", "measure", r.measures, s.Measure)
		r.person("benefit_series", s.EnteredBy)
	}
	for _, x := range d.Corrections {
		r.all("corrections", "benefit", r.benefits, x.Benefit)
		r.person("corrections", x.EnteredBy)
	}
	for _, x := range d.Verifications {
		r.all("verifications", "benefit", r.benefits, x.Benefit)
		r.person("verifications", x.VerifiedBy)
	}
	for _, x := range d.Contests {
		r.all("contests", "benefit", r.benefits, x.Benefit)
		r.person("contests", x.ContestedBy, x.AnswerOwedBy)
	}
	for _, x := range d.Claims {
		r.all(x.ID, "benefit", r.benefits, x.Benefit)
		r.all(x.ID, "pilot", r.pilots, x.Pilot)
		r.all(x.ID, "organisation", r.organisations, x.Organisation)
		r.all(x.ID, "step", r.steps, x.Steps...)
	}
	for _, x := range d.Overlaps {
		r.all(x.ID, "claim", r.claims, x.Claims...)
		r.all(x.ID, "claim", r.claims, slices.Collect(maps.Keys(x.Shares))...)
		r.all(x.ID, "step", r.steps, x.Step)
		r.person(x.ID, x.AgreedBy...)
	}
	for _, p := range d.OtherPilots {
		r.benefitList(p.Benefits)
	}
	r.all("adopter_series", "benefit", r.benefits, d.AdopterSeries.Benefits...)
	r.person("adopter_series", d.AdopterSeries.EnteredBy)
}

func (r *references) benefitList(in []DemoBenefit) {
	for _, b := range in {
		r.all(b.ID, "measure", r.measures, b.Measure)
		r.person(b.ID, b.Owner)
	}
}

func (r *references) checkAdoptions(d *Demo, l *Library) {
	for _, a := range d.Adoptions {
		r.all(a.ID, "organisation", r.organisations, a.Organisation)
		r.all(a.ID, "pilot", r.pilots, a.Pilot)
		r.all(a.ID, "condition", r.facts, a.Conditions...)
		r.person(a.ID, a.Contact, a.SeniorResponsible, a.ClinicalLead, a.OperationalLead)
		r.stage(l.Stages.Adoption, a.ID, a.Stage)
		r.decisions(a.Decisions, l.Stages.Adoption)
		r.benefitList(a.Benefits)
		for _, v := range a.PackVersions {
			r.person(a.ID, v.AcceptedBy)
		}
		for _, v := range a.Reviews {
			r.person(a.ID, v.Reviewer)
		}
		if n := a.NotAdopting; n != nil {
			r.person(a.ID, n.DecidedBy)
			if !slices.Contains(l.Stages.Reasons, n.Reason) {
				r.bad.Add(a.ID, "reason %q does not exist", n.Reason)
			}
		}
	}
	for _, a := range d.Adopters {
		r.all("adopters", "organisation", r.organisations, a.Code)
		r.stage(l.Stages.Adoption, a.Code, a.Stage)
	}
	for _, w := range d.Workarounds {
		r.all(w.ID, "organisation", r.organisations, w.Organisation)
		r.all(w.ID, "adoption", r.adoptions, w.Adoption)
		r.all(w.ID, "item", r.items, w.Item)
		r.all(w.ID, "step", r.steps, w.Step)
		r.person(w.ID, w.Owner)
		if closed := !w.ClosedOn.IsZero(); w.State != "live" && w.State != "closed" || closed != (w.State == "closed") || closed == (w.ExpiresInDays > 0) {
			r.bad.Add(w.ID, "state %q does not fit: a closed one has the day it was closed, a live one the days until it runs out", w.State)
		}
		if decimal.Of(int64(w.PoundsPerWeek)) != w.HoursPerWeek*decimal.Decimal(w.PoundsPerHour) {
			r.bad.Add(w.ID, "%d pounds a week is not %s hours at %d pounds", w.PoundsPerWeek, w.HoursPerWeek, w.PoundsPerHour)
		}
	}
	for _, t := range d.Training {
		if t.Trained > t.InScope {
			r.bad.Add("training", "%s: %d of %d are trained", t.Team, t.Trained, t.InScope)
		}
	}
	for _, e := range d.Engagement {
		r.all(e.ID, "organisation", r.organisations, e.Organisation)
	}
}

func (r *references) checkAnswers(d *Demo, l *Library) {
	events := set(l.Checklist.Events, func(e readiness.Choice) string { return e.Key })
	for _, t := range d.Answers.Trusts {
		where := t.Organisation
		r.all(where, "organisation", r.organisations, t.Organisation)
		r.all(where, "adoption", r.adoptions, t.Adoption.ID)
		r.all(where, "condition", r.facts, t.Adoption.Conditions...)
		for _, e := range t.Foundation.Events {
			r.all(where, "event", events, e.Event)
		}
		for _, a := range slices.Concat(t.Foundation.Answers, t.Adoption.Answers, t.Adoption.Local) {
			r.all(where, "item", r.items, a.Item)
			r.person(where, a.AnsweredBy, a.FindsOut, a.SecondPerson, a.AssignedTo)
		}
		for _, x := range t.Adoption.Lowered {
			r.all(where, "item", r.items, x.Item)
			r.person(where, x.By)
		}
		for _, k := range t.Adoption.Accepted {
			r.all(where, "item", r.items, k.Item)
			r.person(where, k.Owner, k.AcceptedBy)
		}
		for _, x := range t.Adoption.Actions {
			r.all(where, "item", r.items, x.Item)
			r.person(where, x.Owner)
		}
	}
}
