package pilot_test

import (
	"testing"

	"groundwork/internal/day"
	"groundwork/internal/pilot"
	"groundwork/internal/stage"
)

func TestSay(t *testing.T) {
	in := stages(t)
	at := func(key string, since day.Day) stage.Reached {
		s, ok := stage.Find(in, key)
		if !ok {
			t.Fatalf("no stage %s", key)
		}
		return stage.Reached{Stage: s, Since: since}
	}
	open := pilot.Pilot{TrustShort: "Northmoor", Published: day.On(2026, 3, 3)}
	since := day.On(2026, 9, 1)
	running := pilot.Facts{Teams: 6, TeamsLive: 3, FirstLive: since, Dates: pilot.Dates{PlannedEnd: day.On(2027, 3, 31)}}
	ended := func(on day.Day) pilot.Facts {
		f := running
		f.Dates.Ended = on
		return f
	}
	for _, c := range []struct {
		name             string
		p                pilot.Pilot
		r                stage.Reached
		f                pilot.Facts
		wanting, missing int
		want, more       string
	}{
		{"draft", pilot.Pilot{TrustShort: "Northmoor"}, at("registered", since), pilot.Facts{}, 6, 2, "A draft: 2 answers are missing before other trusts can see it.", ""},
		{"ready to publish", pilot.Pilot{TrustShort: "Northmoor"}, at("registered", since), pilot.Facts{}, 6, 0, "A draft, ready to publish.", "Until then only Northmoor sees it."},
		{"registered", open, at("registered", since), pilot.Facts{}, 6, 0, "Registered: 6 things are missing before the question can be agreed.", ""},
		{"one thing", open, at("framed", since), pilot.Facts{}, 1, 0, "Framed: 1 thing is missing before the new workflow can be agreed.", ""},
		{"nothing", open, at("redesigned", since), pilot.Facts{Dates: pilot.Dates{PlannedStart: today + 1}}, 0, 0,
			"Workflow redesigned: nothing is missing before the pilot can start.", "Planned to start on 23 November 2026."},
		{"piloting", open, at("piloting", since), running, 0, 0, "Piloting: 3 of 6 teams live since 1 September 2026, until 31 March 2027.", "Nothing is missing before it can be decided what comes next."},
		{"no team", open, at("piloting", since), pilot.Facts{Teams: 6}, 0, 0, "Piloting: no team is live yet.", "Nothing is missing before it can be decided what comes next."},
		{"ended", open, at("piloting", since), ended(today - 90), 0, 0, "The pilot ended on 24 August 2026. What comes next is not decided yet.", "Nothing is missing before it can be decided what comes next."},
		{"ended long ago", open, at("piloting", since), ended(today - 91), 0, 0, "Waiting for a decision since 23 August 2026.", "Nothing is missing before it can be decided what comes next."},
		{"stopped", open, at("closed", since), pilot.Facts{Notes: map[string]pilot.Note{pilot.Learning: {Text: "Look first."}}}, 0, 0, "Stopped on 1 September 2026.", "Look first."},
		{"nobody yet", open, at("testing_spread", since), pilot.Facts{}, 1, 0, "Open to first adopters: no other trust has committed yet.", "1 thing is missing before it can be opened to every trust that is ready."},
		{"two adopters", open, at("testing_spread", since), pilot.Facts{Committed: 2, TrustsLive: 1}, 0, 0, "With its first adopters: 2 other trusts have committed, 1 is live.", "Nothing is missing before it can be opened to every trust that is ready."},
		{"standard", open, at("standard", since), pilot.Facts{}, 0, 0, "Standard practice since 1 September 2026.", ""},
	} {
		var next []pilot.Criterion
		for range c.wanting {
			next = append(next, pilot.Criterion{State: pilot.Wanting})
		}
		next = append(next, pilot.Criterion{State: pilot.Shown}, pilot.Criterion{State: pilot.Follows})
		got := pilot.Say(c.p, c.r, c.f, next, c.missing, today)
		if got.Text != c.want || got.More != c.more {
			t.Errorf("%s: %q %q", c.name, got.Text, got.More)
		}
	}
}

func TestTasks(t *testing.T) {
	empty := pilot.Tasks(pilot.Facts{Asked: 6})
	if len(empty) != 15 || len(pilot.Open(empty)) != 15 {
		t.Errorf("%d tasks, %d open", len(empty), len(pilot.Open(empty)))
	}
	for i, want := range []string{"Describe", "Redesign", "Prove", "Share"} {
		if pilot.Groups[i] != want {
			t.Errorf("group %d is %s", i, pilot.Groups[i])
		}
	}
	find := func(f pilot.Facts, title string) pilot.Status {
		for _, x := range pilot.Tasks(f) {
			if x.Title == title {
				return x.Status
			}
		}
		return ""
	}
	for _, c := range []struct {
		name  string
		f     pilot.Facts
		title string
		want  pilot.Status
	}{
		{"no steps", pilot.Facts{}, "What happens to each step", pilot.CannotStart},
		{"no new steps", pilot.Facts{StepsBefore: 3, Undecided: 3}, "What happens to each step", pilot.CannotStart},
		{"none decided", pilot.Facts{StepsBefore: 3, StepsAfter: 2, Undecided: 3}, "What happens to each step", pilot.NotStarted},
		{"one decided", pilot.Facts{StepsBefore: 3, StepsAfter: 2, Undecided: 2}, "What happens to each step", pilot.InProgress},
		{"all decided", pilot.Facts{StepsBefore: 3, StepsAfter: 2}, "What happens to each step", pilot.Completed},
		{"no new workflow", pilot.Facts{StepsBefore: 3}, "Approvals", pilot.CannotStart},
		{"one of three people", pilot.Facts{Owner: true}, "People", pilot.InProgress},
		{"facts without product", pilot.Facts{Asked: 6, Stated: 6}, "Innovation and product facts", pilot.InProgress},
		{"a benefit", pilot.Facts{Benefits: 1}, "Benefits, baseline and figures", pilot.InProgress},
	} {
		if got := find(c.f, c.title); got != c.want {
			t.Errorf("%s: %s is %q, want %q", c.name, c.title, got, c.want)
		}
	}
}

func TestSayWithoutCriteria(t *testing.T) {
	in := stages(t)
	open := pilot.Pilot{TrustShort: "Northmoor", Published: today}
	for key, want := range map[string]string{"registered": "Registered since 22 November 2026.", "testing_spread": "Open to first adopters: no other trust has committed yet."} {
		s, _ := stage.Find(in, key)
		if got := pilot.Say(open, stage.Reached{Stage: s, Since: today}, pilot.Facts{}, nil, 0, today); got.Text != want || got.More != "" {
			t.Errorf("%s: %q %q", key, got.Text, got.More)
		}
	}
}

func TestSayLeft(t *testing.T) {
	w, a, f := pilot.Criterion{State: pilot.Wanting}, pilot.Criterion{State: pilot.Asks}, pilot.Criterion{State: pilot.Follows}
	for _, c := range []struct {
		next []pilot.Criterion
		want string
	}{
		{nil, "Nothing is missing"},
		{[]pilot.Criterion{f}, "Nothing is missing"},
		{[]pilot.Criterion{a, f}, "1 thing is left to confirm"},
		{[]pilot.Criterion{a, a, w}, "1 thing is missing"},
		{[]pilot.Criterion{w, w}, "2 things are missing"},
	} {
		if got := pilot.SayLeft(c.next); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
