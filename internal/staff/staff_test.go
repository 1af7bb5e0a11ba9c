package staff_test

import (
	"slices"
	"testing"

	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/person"
	"groundwork/internal/staff"
)

var today = day.On(2026, 11, 22)

func TestNobodyTrainedIsNotUnknown(t *testing.T) {
	none := staff.Training{People: "Ward clerks", Planned: 40, Done: staff.Some(0), Due: today - 1}
	unknown := staff.Training{People: "Night staff", Planned: 12, Due: today}
	r := staff.Record{Trainings: []staff.Training{none, unknown}}
	if none.Share() != "0 of 40" || unknown.Share() != "Not counted, of 12" {
		t.Error(none.Share(), unknown.Share())
	}
	if got := r.TrainedWords(); got != "0 of 40 people are trained, and 1 group is not counted" {
		t.Error(got)
	}
	if got := r.Gaps(today); !slices.Equal(got, []string{"Ward clerks: 40 of 40 were to be trained by 21 November 2026 and are not"}) {
		t.Error(got)
	}
	if got := r.Gaps(today + 1); len(got) != 2 || got[1] != "Night staff: nobody has counted who of the 12 is trained, due by 22 November 2026" {
		t.Error(got)
	}
}

func TestSupportStandsOnItsLastDay(t *testing.T) {
	s := staff.Support{Kind: "Local experts", From: today - 9, Until: today}
	r := staff.Record{Supports: []staff.Support{s}}
	if !s.Stands(today) || s.Stands(today+1) || s.Stands(today-10) || len(r.Gaps(today)) != 0 || len(r.Gaps(today+1)) != 1 {
		t.Error(r.Gaps(today), r.Gaps(today+1))
	}
	if got := r.Sentence(today); got != "No training is recorded; staff were not asked yet; 1 place to call today" {
		t.Error(got)
	}
	if got := (staff.Record{}).Sentence(today); got != "Nothing is recorded about the staff whose work changes" {
		t.Error(got)
	}
}

func TestFewAnswersAreNotShownOutside(t *testing.T) {
	e := staff.Engagement{Asked: staff.Some(9), Answered: staff.Some(4), WantIt: staff.Some(75), ThinkCan: staff.Some(50)}
	if e.Survey(true) != "Fewer than 5 people answered" || e.Survey(false) != "4 of 9 answered: 75% want it, 50% think they can" {
		t.Error(e.Survey(true), e.Survey(false))
	}
	if e.Answered = staff.Some(5); e.Survey(true) != "5 of 9 answered: 75% want it, 50% think they can" {
		t.Error(e.Survey(true))
	}
}

func TestChecksSayWhatToDo(t *testing.T) {
	engagement := staff.EngagementInput{Held: "2026-11-22", Kind: "survey", Asked: "10", Answered: "0", YouSaid: "Nothing"}
	training := staff.TrainingInput{Team: "t-1", Planned: "40", Done: "40", Hours: "1.5", Due: "2027-01-01"}
	support := staff.SupportInput{Kind: "Desk", Cover: "Weekdays", Owner: "function:cdio", From: "2026-11-22", Until: "2026-11-22"}
	if e, err := staff.CheckEngagement(engagement, today); err != nil || e.Typed() != engagement {
		t.Errorf("%+v, %v", e, err)
	}
	takesPart := func(team string) bool { return team == "t-1" }
	if x, err := staff.CheckTraining(training, takesPart, today); err != nil || x.Typed() != training {
		t.Errorf("%+v, %v", x, err)
	}
	knows := func(o person.Owner) bool { return o.Function == "cdio" }
	if s, err := staff.CheckSupport(support, knows); err != nil || s.Typed() != support {
		t.Errorf("%+v, %v", s, err)
	}
	for _, c := range []struct {
		want   string
		change func(*staff.EngagementInput, *staff.TrainingInput, *staff.SupportInput)
	}{
		{"held: The day staff were asked must be today or in the past", func(e *staff.EngagementInput, _ *staff.TrainingInput, _ *staff.SupportInput) { e.Held = "2026-11-23" }},
		{"kind: Select how staff were asked", func(e *staff.EngagementInput, _ *staff.TrainingInput, _ *staff.SupportInput) { e.Kind = "gossip" }},
		{"answered: How many answered cannot be more than the 10 who were asked", func(e *staff.EngagementInput, _ *staff.TrainingInput, _ *staff.SupportInput) { e.Answered = "11" }},
		{"answered: Enter how many answered: a share is of them", func(e *staff.EngagementInput, _ *staff.TrainingInput, _ *staff.SupportInput) { e.WantIt = "50" }},
		{"took_part: Enter who took part: groups and functions, never names", func(e *staff.EngagementInput, _ *staff.TrainingInput, _ *staff.SupportInput) {
			e.Asked, e.Answered = "", ""
		}},
		{"you_said: Enter what staff said", func(e *staff.EngagementInput, _ *staff.TrainingInput, _ *staff.SupportInput) { e.YouSaid = "" }},
		{"team: Select a team that takes part", func(_ *staff.EngagementInput, x *staff.TrainingInput, _ *staff.SupportInput) { x.Team = "t-9" }},
		{"team: Select the team, or enter the group below", func(_ *staff.EngagementInput, x *staff.TrainingInput, _ *staff.SupportInput) { x.Team = "" }},
		{"people: Select a team or enter a group, not both", func(_ *staff.EngagementInput, x *staff.TrainingInput, _ *staff.SupportInput) { x.People = "Clerks" }},
		{"planned: Enter how many are to be trained, 1 or more", func(_ *staff.EngagementInput, x *staff.TrainingInput, _ *staff.SupportInput) {
			x.Planned, x.Done = "0", ""
		}},
		{"done: How many are trained cannot be more than the 40 who are to be", func(_ *staff.EngagementInput, x *staff.TrainingInput, _ *staff.SupportInput) { x.Done = "41" }},
		{"due: Enter by when all are trained, or below when the last training was", func(_ *staff.EngagementInput, x *staff.TrainingInput, _ *staff.SupportInput) { x.Due = "" }},
		{"hours: Hours each must be between 0 and 2,000", func(_ *staff.EngagementInput, x *staff.TrainingInput, _ *staff.SupportInput) { x.Hours = "-1" }},
		{"kind: Enter who to call", func(_ *staff.EngagementInput, _ *staff.TrainingInput, s *staff.SupportInput) { s.Kind = "" }},
		{"owner: Select who owns it: a person of the trust or a function", func(_ *staff.EngagementInput, _ *staff.TrainingInput, s *staff.SupportInput) { s.Owner = "person:p-9" }},
		{"until: The last day must be on or after the first", func(_ *staff.EngagementInput, _ *staff.TrainingInput, s *staff.SupportInput) { s.Until = "2026-11-21" }},
	} {
		e, x, s := engagement, training, support
		c.change(&e, &x, &s)
		_, err1 := staff.CheckEngagement(e, today)
		_, err2 := staff.CheckTraining(x, takesPart, today)
		_, err3 := staff.CheckSupport(s, knows)
		var got []string
		for _, err := range []error{err1, err2, err3} {
			if err != nil {
				for _, f := range fault.Of(err).Fields {
					got = append(got, f.Name+": "+f.Message)
				}
			}
		}
		if !slices.Equal(got, []string{c.want}) {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
