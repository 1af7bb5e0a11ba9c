package waiting

import (
	"testing"

	"groundwork/internal/day"
	"groundwork/internal/readiness"
)

var today22 = day.On(2026, 11, 22)

func on(n int) day.Day { return today22 + day.Day(n) }

func kept(v readiness.Verdict, met, conditions, short, unknown int) Kept {
	return Kept{Verdict: v, Asked: met + conditions + short + unknown, Met: met, Conditions: conditions, Short: short, Unknown: unknown, Assessed: true}
}

func takeup(k Kept, owner bool) Takeup {
	return Takeup{ID: "a", Name: "Digital consent", Trust: "Eastfold", Owner: owner, Leads: true, Gate: readiness.GoLive, Planned: on(130), Kept: k}
}

func asked(n int, due ...day.Day) (q []Question) {
	for i := range n {
		q = append(q, Question{Href: "/q" + string(rune('0'+i)), About: "Digital consent", Due: due[i%len(due)]})
	}
	return q
}

var (
	eastfold = takeup(kept(readiness.NotReady, 22, 0, 17, 3), true)
	thornsea = Ground{Code: "ZZ-THS", Trust: "Thornsea", Like: "Digital consent", Total: 63, Once: 25, Stops: 9, By: make([]By, 5)}
)

func TestOneSentence(t *testing.T) {
	for name, c := range map[string]struct {
		m              Matters
		text, more, do string
		means          Meaning
	}{
		"nothing at all": {Matters{}, "Nothing waits on you.", "", "See the pilots /pilots", Good},
		"a leader, new": {Matters{Grounds: []Ground{thornsea}},
			"Thornsea has not described its groundwork: 9 questions can stop an adoption like Digital consent, and 5 heads of service can answer them.",
			"Answered once, read by every adoption: the next one like it starts with 25 of 63 questions answered.", "Share out the first 9 /trusts/ZZ-THS/groundwork/share", Wanted},
		"a leader, new, one question": {Matters{Grounds: []Ground{{Code: "X", Trust: "Here", Like: "P", Stops: 1, By: make([]By, 1), Once: 2, Total: 3}}},
			"Here has not described its groundwork: 1 question can stop an adoption like P, and 1 head of service can answer them.",
			"Answered once, read by every adoption: the next one like it starts with 2 of 3 questions answered.", "Share out the first 1 /trusts/X/groundwork/share", Wanted},
		"a leader, new, no pilot open": {Matters{Grounds: []Ground{{Code: "X", Trust: "Here"}}},
			"Here has not described its groundwork.", "Answered once, read by every take-up.", "Describe our groundwork /trusts/X/groundwork", Wanted},
		"a leader, new, shared out": {Matters{Grounds: []Ground{{Code: "X", Trust: "Here", Like: "P", Stops: 9, Shared: 9, SharedWith: 5}}},
			"9 questions about Here are with 5 people. Nobody has answered yet.", "Answered once, read by every take-up.", "See who answers what /trusts/X/groundwork/handing", Wanted},
		"a leader, described, no take-up": {Matters{Grounds: []Ground{{Code: "X", Trust: "Here", Answered: 24}}},
			"Here has described its groundwork: 24 answers. It takes nothing up yet.", "", "See what others found /pilots", Good},
		"gaps and unknowns": {Matters{Takeups: []Takeup{eastfold}},
			"17 gaps stop Digital consent going live, and 3 answers are not known.", "22 of 42 met. Planned for 1 April 2027, in 130 days.", "See what stops it /adoptions/a/readiness?gate=go_live", Stops},
		"one gap": {Matters{Takeups: []Takeup{takeup(kept(readiness.NotReady, 41, 0, 1, 0), true)}},
			"1 gap stops Digital consent going live.", "41 of 42 met. Planned for 1 April 2027, in 130 days.", "See what stops it /adoptions/a/readiness?gate=go_live", Stops},
		"one unknown": {Matters{Takeups: []Takeup{takeup(kept(readiness.NotEnoughKnown, 41, 0, 0, 1), false)}},
			"Not enough is known for Digital consent to go live: 1 answer is missing.", "41 of 42 met. Planned for 1 April 2027, in 130 days.", "See which answers are wanted /adoptions/a/readiness?gate=go_live", Wanted},
		"nothing answered": {Matters{Takeups: []Takeup{takeup(Kept{Verdict: readiness.NotEnoughKnown, Asked: 30, Unknown: 30}, true)}},
			"Nothing is answered yet about Digital consent.", "Planned for 1 April 2027, in 130 days.", "See which answers are wanted /adoptions/a/readiness?gate=go_live", Wanted},
		"ready, for the owner": {Matters{Takeups: []Takeup{takeup(kept(readiness.Ready, 42, 0, 0, 0), true)}},
			"Digital consent can be decided: ready to go live: 42 of 42 met.", "", "Decide /adoptions/a/decisions/new?gate=go_live", Good},
		"ready with gaps, for the owner": {Matters{Takeups: []Takeup{takeup(kept(readiness.ReadyWithConditions, 40, 2, 0, 0), true)}},
			"Digital consent can be decided: ready to go live with conditions: 40 of 42 met, 2 accepted gaps.", "", "Decide /adoptions/a/decisions/new?gate=go_live", Conditions},
		"ready, for another leader": {Matters{Takeups: []Takeup{takeup(kept(readiness.Ready, 42, 0, 0, 0), false)}},
			"Digital consent: ready to go live: 42 of 42 met.", "42 of 42 met. Planned for 1 April 2027, in 130 days.", "See the answer /adoptions/a/readiness?gate=go_live", Good},
		"two take-ups, the sooner first": {Matters{Takeups: []Takeup{eastfold, {ID: "b", Name: "Letters", Leads: true, Gate: readiness.Adopt, Planned: on(1), Kept: kept(readiness.NotReady, 1, 0, 2, 0)}}},
			"2 gaps stop the adoption of Letters.", "1 of 3 met. Planned for 23 November 2026, in 1 day. 1 other take-up below.", "See what stops it /adoptions/b/readiness?gate=adopt", Stops},
		"planned for the past": {Matters{Takeups: []Takeup{{ID: "b", Name: "Letters", Leads: true, Planned: on(-1), Kept: kept(readiness.NotReady, 1, 0, 2, 0)}}},
			"2 gaps stop the adoption of Letters.", "1 of 3 met. It was planned for 21 November 2026.", "See what stops it /adoptions/b/readiness?gate=adopt", Stops},
		"planned for today": {Matters{Takeups: []Takeup{{ID: "b", Name: "Letters", Leads: true, Planned: on(0), Kept: kept(readiness.NotReady, 1, 0, 2, 0)}}},
			"2 gaps stop the adoption of Letters.", "1 of 3 met. It is planned for today.", "See what stops it /adoptions/b/readiness?gate=adopt", Stops},
		"not planned": {Matters{Takeups: []Takeup{{ID: "b", Name: "Letters", Leads: true, Kept: kept(readiness.NotReady, 1, 0, 2, 0)}}},
			"2 gaps stop the adoption of Letters.", "1 of 3 met. No day is planned yet.", "See what stops it /adoptions/b/readiness?gate=adopt", Stops},
		"a respondent": {Matters{Questions: asked(6, on(20))}, "Six questions, due 12 December. About 12 minutes.", "", "Answer the first /q0", Wanted},
		"one question": {Matters{Questions: asked(1, on(60))}, "One question, due 21 January 2027. About 2 minutes.", "", "Answer it /q0", Wanted},
		"a respondent who owes more": {Matters{Questions: asked(2, on(20)), Actions: []Action{{Own: true, Due: on(70)}, {Own: true, Due: on(55)}, {Own: true}, {Due: on(1)}}},
			"Two questions, due 12 December. About 4 minutes.", "You owe 3 more things, the first due 16 January 2027.", "Answer the first /q0", Wanted},
		"no questions, something owed": {Matters{Actions: []Action{{Href: "/b", Own: true, Due: on(70)}, {Href: "/a", Own: true, Due: on(55)}}},
			"You owe 2 things, the first due 16 January 2027.", "", "See the first /a", Wanted},
		"one thing owed, without a day": {Matters{Actions: []Action{{Href: "/b", Own: true}, {Href: "/a"}}}, "You owe 1 thing.", "", "See it /b", Wanted},
		"questions on several days":     {Matters{Questions: asked(12, on(9), on(8))}, "12 questions, the first due 30 November. About 24 minutes.", "", "Answer the first /q1", Wanted},
		"questions without a day":       {Matters{Questions: asked(2, 0)}, "Two questions. About 4 minutes.", "", "Answer the first /q0", Wanted},
		"questions for today":           {Matters{Questions: asked(2, on(0))}, "Two questions, due today. About 4 minutes.", "", "Answer the first /q0", Wanted},
		"questions overdue":             {Matters{Questions: asked(2, on(-1))}, "Two questions, due since 21 November. About 4 minutes.", "", "Answer the first /q0", Wanted},
		"a lead, new":                   {Matters{MayRegister: true}, "You have no pilots yet. Got one in a spreadsheet?", "Five answers publish it. Pilots that are running or finished are as welcome as planned ones.", "Register a pilot /pilots/new", Neutral},
		"a draft":                       {Matters{MayRegister: true, Pilots: []Pilot{{ID: "p", Name: "Letters", Draft: true, Missing: 2, Counted: true}}}, "Letters: 2 answers are missing before other trusts can see it.", "", "Finish them /pilots/p", Wanted},
		"a draft that is complete":      {Matters{MayRegister: true, Pilots: []Pilot{{ID: "p", Name: "Letters", Draft: true, Counted: true}}}, "Letters is ready to publish.", "Until then only your trust sees it.", "Publish it /pilots/p", Good},
		"a pilot that lacks things":     {Matters{MayRegister: true, Pilots: []Pilot{{ID: "p", Name: "Consent", Missing: 1, Counted: true}}}, "Consent: 1 thing is missing before other trusts can use it.", "", "Finish it /pilots/p", Wanted},
		"pilots that lack nothing":      {Matters{MayRegister: true, Pilots: []Pilot{{ID: "p", Name: "Consent", Counted: true}}}, "Nothing is missing from your pilots.", "", "See the pilots /pilots", Good},
		"an approval before all": {Matters{Approvals: []Approval{{"/w", "Digital consent", "clinical lead"}, {}}, Takeups: []Takeup{eastfold}},
			"The new workflow of Digital consent wants your approval as clinical lead.", "1 other workflow wants it too", "Read and approve /w", Wanted},
		"take-ups before own questions": {Matters{Takeups: []Takeup{eastfold}, Questions: asked(6, on(1))},
			"17 gaps stop Digital consent going live, and 3 answers are not known.", "22 of 42 met. Planned for 1 April 2027, in 130 days.", "See what stops it /adoptions/a/readiness?gate=go_live", Stops},
		"questions before a pilot": {Matters{Questions: asked(6, on(20)), MayRegister: true}, "Six questions, due 12 December. About 12 minutes.", "", "Answer the first /q0", Wanted},
		"a programme lead": {Matters{Areas: []Area{{Code: "ZZ-ICB", Name: "Upland North", Trusts: 4, Adopting: 2, Takeups: 3, NotReady: 1, Ready: 1}}},
			"3 take-ups in Upland North: 1 not ready, 1 ready, 1 not assessed at the next decision.", "2 of 4 trusts take something up. Trusts that have not told others are not counted.", "See the trusts /trusts/ZZ-ICB", Stops},
		"a programme lead with a gap to fix": {Matters{Areas: []Area{{Code: "ZZ-ICB", Name: "Upland North", Trusts: 4, Adopting: 2, Takeups: 3, NotReady: 3, Fix: &FixFirst{"Start with “Staff record is right”: it stops 2 of 3 take-ups", "/insight/ZZ-ICB"}}}},
			"3 take-ups in Upland North: 3 not ready at the next decision.", "Start with “Staff record is right”: it stops 2 of 3 take-ups. 2 of 4 trusts take something up. Trusts that have not told others are not counted.", "See what to fix first /insight/ZZ-ICB", Stops},
		"a programme lead, nothing told": {Matters{Areas: []Area{{Code: "ZZ-ICB", Name: "Upland North", Trusts: 4}}}, "No trust in Upland North has told you of a take-up yet.", "", "See the trusts /trusts/ZZ-ICB", Neutral},
		"an administrator":               {Matters{Looks: true, People: 1}, "Groundwork is running. 1 person has an account that works.", "Looking after people and settings gives no right to what trusts record.", "Look after people /admin/people", Neutral},
	} {
		c.m.Today = today22
		a := c.m.Answer()
		if a.Text != c.text || a.More != c.more || a.Do.Text+" "+a.Do.Href != c.do || a.Means != c.means {
			t.Errorf("%s:\n got %q %q %q %v\nwant %q %q %q %v", name, a.Text, a.More, a.Do.Text+" "+a.Do.Href, a.Means, c.text, c.more, c.do, c.means)
		}
	}
}

func TestWhatWaits(t *testing.T) {
	m := Matters{Today: today22, Questions: append(asked(2, on(30)), Question{Href: "/g", About: "our groundwork", Due: on(9)}),
		Actions: []Action{{Title: "Freed time has a destination", Text: "Name the use", Own: true, Due: on(70)}, {Title: "Old way switched off", Text: "Find out", Owner: "Chloe Barker", Due: on(21)},
			{Title: "No date", Text: "Do it"}},
		Takeups: []Takeup{eastfold}, Gaps: []Gap{{Title: "Staff record is right", Gate: readiness.Adopt, Owner: "Ravi Kapoor", Until: on(45)}},
		Reviews: []Review{{Of: "Digital consent", Gate: readiness.Adopt, Decided: on(-25), Gaps: true, On: on(59)}},
		Fallen:  []Fallen{{Name: "Digital consent", Gate: readiness.Adopt, Decided: on(-25), Titles: []string{"A", "B", "C", "D", "E"}}},
		Paused:  []Paused{{Name: "Letters", Until: on(0)}, {Name: "Triage", Until: on(1)}},
		Again:   []Again{{Name: "Digital consent", Declined: on(-80), Reason: "Already solved another way", On: on(283)}}}
	want := []string{
		"Look at Letters again: it is paused | Restart it, or say that it is not for you | 22 November 2026",
		"1 question about our groundwork | About 2 minutes | 1 December 2026",
		"2 questions about Digital consent | About 4 minutes | 22 December 2026",
		"An accepted gap falls due: Staff record is right | Ravi Kapoor owes it. If unmet, “ready to adopt” lapses; the decision stands until you review it. | 6 January 2027",
		"Review the decision that Digital consent is adopted | You decided it on 28 October 2026, with accepted gaps | 20 January 2027",
		"Freed time has a destination | Name the use | 31 January 2027",
		"Decide whether Digital consent goes live | 22 of 42 met, 17 stop it, 3 not known | 1 April 2027",
		"Readiness has changed since the decision that Digital consent is adopted | No longer so: A, B, C and 2 more. The decision of 28 October 2026 stands until it is reviewed. | ",
	}
	same(t, "what waits", m.Waits(), want)
	same(t, "from others", m.FromOthers(), []string{"Old way switched off | Chloe Barker: find out | 13 December 2026", "No date | No owner yet: Do it | "})
	same(t, "coming back", m.ComingBack(), []string{"Triage: paused | To be looked at again, or restarted before | 23 November 2026", "Digital consent: ask again | You decided not to adopt it on 3 September 2026: already solved another way | 1 September 2027"})
	same(t, "nobody", Matters{}.Waits(), nil)
}

func same(t *testing.T, what string, got []Item, want []string) {
	t.Helper()
	for i, g := range got {
		line := g.Title + " | " + g.More + " | " + g.On.Long()
		if i >= len(want) || line != want[i] {
			t.Errorf("%s, line %d: %q", what, i+1, line)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%s: %d lines, want %d", what, len(got), len(want))
	}
}
