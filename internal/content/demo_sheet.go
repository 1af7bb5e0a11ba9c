package content

import (
	"groundwork/internal/day"
	"groundwork/internal/readiness"
)

// Sheet is the trust's adoption as the scoring rule reads it, when the demo was
// loaded on the day loaded.
func (t *DemoTrust) Sheet(a *DemoAdoption, loaded day.Day) readiness.Sheet {
	s := readiness.Sheet{
		Facts:      t.Adoption.Conditions,
		Foundation: given(t.Foundation.Answers, loaded),
		Adoption:   given(t.Adoption.Answers, loaded),
		Local:      given(t.Adoption.Local, loaded),
		Lowered:    map[string]readiness.Lowering{},
	}
	for _, e := range t.Foundation.Events {
		s.Events = append(s.Events, readiness.Event{Kind: e.Event, On: loaded - day.Day(e.DaysAgo)})
	}
	for _, l := range t.Adoption.Lowered {
		s.Lowered[l.Item] = readiness.Lowering{To: l.To, Reason: l.Reason, By: l.By}
	}
	for _, k := range t.Adoption.Accepted {
		s.Conditions = append(s.Conditions, readiness.Condition{
			Item: k.Item, Gate: k.Gate, Action: k.Action, Owner: k.Owner, Due: loaded + day.Day(k.DueInDays),
			AcceptedBy: k.AcceptedBy, AcceptedOn: loaded - day.Day(k.AcceptedDaysAgo),
		})
	}
	p := a.PlannedGates
	for g, in := range map[readiness.Gate]int{readiness.Adopt: p.AdoptInDays, readiness.GoLive: p.GoLiveInDays, readiness.BusinessAsUsual: p.BAUInDays} {
		if in > 0 {
			s.Planned[g] = loaded + day.Day(in)
		}
	}
	return s
}

func given(in []DemoAnswer, loaded day.Day) map[string]readiness.Answer {
	out := make(map[string]readiness.Answer, len(in))
	for _, x := range in {
		a := readiness.Answer{
			Kind: readiness.Stated, Level: x.Level, Note: x.Note, Reason: x.Reason, By: x.AnsweredBy, SecondPerson: x.SecondPerson,
			FindsOut: x.FindsOut, Evidence: len(x.Evidence), On: loaded - day.Day(x.AnsweredDaysAgo),
		}
		switch x.State {
		case "not_answered":
			continue
		case "not_known":
			a.Kind, a.FindOutBy = readiness.NotKnown, loaded+day.Day(x.FindOutInDays)
		case "not_applicable":
			a.Kind = readiness.NotApplicable
		}
		out[x.Item] = a
	}
	return out
}
