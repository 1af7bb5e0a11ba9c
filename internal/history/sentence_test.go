package history

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"groundwork/internal/day"
)

var people = map[string]string{"p-01": "Amina Yusuf", "p-03": "Grace Okonkwo", "p-04": "Grace Okonkwo-Hall"}

func at(hour, minute int) day.Instant {
	return day.At(time.Date(2026, time.November, 22, hour, minute, 0, 0, time.UTC))
}

func TestSentences(t *testing.T) {
	change := func(fields ...string) (before, after Values) {
		before, after = Values{}, Values{}
		for _, f := range fields {
			before[f], after[f] = "old", "new"
		}
		return before, after
	}
	edit := func(deed string, fields ...string) Event {
		e := Event{Actor: "p-01", Role: "innovation_lead", Deed: deed, Subject: Touch{"pilot", "a"}}
		e.Before, e.After = change(fields...)
		return e
	}
	for name, c := range map[string]struct {
		event    Event
		own, not string // the sentence for a member of the owner, and for others
	}{
		"a phrase of its own":     {edit("pilot.register", "name"), "Amina Yusuf registered the pilot", "An innovation lead registered the pilot"},
		"noun and verb":           {edit("workflow.approve"), "Amina Yusuf approved the workflow", "An innovation lead approved the workflow"},
		"one field":               {edit("pilot.edit", "problem"), "Amina Yusuf changed the problem", "An innovation lead changed the problem"},
		"a field that asks":       {edit("pilot.edit", "where it is now"), "Amina Yusuf changed where it is now", "An innovation lead changed where it is now"},
		"two fields":              {edit("pilot.edit", "problem", "name"), "Amina Yusuf changed the name and the problem", "An innovation lead changed the name and the problem"},
		"five fields":             {edit("pilot.edit", "k", "l", "m", "n", "o"), "Amina Yusuf changed the k, the l, the m and other fields", "An innovation lead changed the k, the l, the m and other fields"},
		"an edit of nothing":      {edit("pilot.edit"), "Amina Yusuf changed the pilot", "An innovation lead changed the pilot"},
		"a verb nobody worded":    {edit("pilot.send_on"), "Amina Yusuf recorded the pilot: send on", "An innovation lead recorded the pilot: send on"},
		"a noun nobody worded":    {Event{Actor: "p-01", Deed: "rota_gap.close", Subject: Touch{"rota_gap", "1"}}, "Amina Yusuf closed the rota gap", "A person closed the rota gap"},
		"a noun by its subject":   {Event{Actor: "p-01", Deed: "x.close", Subject: Touch{"condition", "1"}}, "Amina Yusuf closed a gap until a date", "A person closed a gap until a date"},
		"nothing but a noun":      {Event{Actor: "p-01", Deed: "audit", Subject: Touch{"thing", "1"}}, "Amina Yusuf recorded the audit", "A person recorded the audit"},
		"somebody who is gone":    {Event{Actor: "p-99", Role: "sro", Deed: "gate.decide"}, "The senior responsible owner recorded a decision", "The senior responsible owner recorded a decision"},
		"nobody":                  {Event{Deed: "organisations.load"}, "Groundwork loaded the register of organisations", "Groundwork loaded the register of organisations"},
		"deeds with two stops":    {edit("pilot.mark.late"), "Amina Yusuf recorded the pilot: mark late", "An innovation lead recorded the pilot: mark late"},
		"a role nobody describes": {Event{Actor: "p-01", Role: "clerk", Deed: "pilot.publish"}, "Amina Yusuf published the pilot", "A person published the pilot"},
	} {
		if got := NewTeller(people, true).Tell(c.event).Sentence; got != c.own {
			t.Errorf("%s: a member reads %q, want %q", name, got, c.own)
		}
		if got := NewTeller(people, false).Tell(c.event).Sentence; got != c.not {
			t.Errorf("%s: others read %q, want %q", name, got, c.not)
		}
	}
}

func TestChangesSayBeforeAndAfter(t *testing.T) {
	e := Event{At: at(14, 32), Actor: "p-01", Deed: "pilot.edit",
		Before: Values{"problem": "Paper forms", "owner": "p-03", "note": "same", "end": "3 March 2026"},
		After:  Values{"problem": "Paper consent forms", "owner": "p-04", "note": "same", "start": "1 March 2026, told by Grace Okonkwo-Hall"}}
	own := NewTeller(people, true).Tell(e)
	if own.When() != "22 November 2026, 2:32pm" {
		t.Errorf("when: %q", own.When())
	}
	want := []Change{{"end", "3 March 2026", ""}, {"owner", "Grace Okonkwo", "Grace Okonkwo-Hall"},
		{"problem", "Paper forms", "Paper consent forms"}, {"start", "", "1 March 2026, told by Grace Okonkwo-Hall"}}
	compare(t, "a member", own.Changes, want)
	// Two people become the same words for others, so that who it was stays unknown and nothing seems to have changed.
	want = []Change{{"end", "3 March 2026", ""}, {"problem", "Paper forms", "Paper consent forms"}, {"start", "", "1 March 2026, told by " + NotShown}}
	compare(t, "others", NewTeller(people, false).Tell(e).Changes, want)
	decided := Event{Actor: "p-01", Role: "sro", Deed: "decision.record", After: Values{"decision": "Decide what comes next", "outcome": "Stop"}}
	if l := NewTeller(people, false).Outline(decided); l.Sentence != "The senior responsible owner recorded a decision" {
		t.Errorf("an outline says what was decided: %q", l.Sentence)
	}
	if l := NewTeller(people, false).Outline(e); len(l.Changes) > 0 || l.Sentence == "" {
		t.Errorf("outline: %+v", l)
	}
}

func compare(t *testing.T, who string, got, want []Change) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s reads %+v, want %+v", who, got, want)
		return
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("%s reads %+v, want %+v", who, got[i], want[i])
		}
	}
}

func TestSummerTimeInTheHistory(t *testing.T) {
	l := Line{At: day.At(time.Date(2026, time.July, 1, 23, 30, 0, 0, time.UTC))}
	if l.When() != "2 July 2026, 12:30am" {
		t.Errorf("half past midnight in London is told as %q", l.When())
	}
}

func TestSentencesSayWhatTheyAreAbout(t *testing.T) {
	for name, c := range map[string]struct {
		event Event
		want  string
	}{
		"the question":          {Event{Actor: "p-01", Deed: "question.answer", After: Values{"question": "Staff record is right", "answer": "In place"}}, "Amina Yusuf answered “Staff record is right”"},
		"without it":            {Event{Actor: "p-01", Deed: "question.answer", After: Values{"answer": "In place"}}, "Amina Yusuf answered a question"},
		"first written":         {Event{Actor: "p-01", Deed: "pilot.edit", Before: Values{"cost to run": ""}, After: Values{"cost to run": "£4 a case"}}, "Amina Yusuf added the cost to run"},
		"written and rewritten": {Event{Actor: "p-01", Deed: "pilot.edit", Before: Values{"name": "A"}, After: Values{"name": "B", "problem": "C"}}, "Amina Yusuf changed the name and the problem"},
		"a field that is no name": {Event{Actor: "p-01", Deed: "adoption.edit", Before: Values{"went live": "1 May 2026", "ended": "x"}, After: Values{"went live": "2 May 2026", "ended": "y"}},
			"Amina Yusuf changed “ended” and “went live”"},
		"a team":               {Event{Actor: "p-01", Deed: "adoption.add_team", After: Values{"team": "Larkhill Ward", "planned to go live": "1 April 2027"}}, "Amina Yusuf added the team “Larkhill Ward” to the take-up, planned to go live on 1 April 2027"},
		"a team without a day": {Event{Actor: "p-01", Deed: "adoption.add_team", After: Values{"team": "Larkhill Ward"}}, "Amina Yusuf added a team to the take-up"},
		"a team that is live":  {Event{Actor: "p-01", Deed: "adoption.start_team", Before: Values{"team": "Larkhill Ward"}, After: Values{"team": "Larkhill Ward", "went live": "1 April 2027"}}, "Amina Yusuf recorded that the team “Larkhill Ward” went live on 1 April 2027"},
		"a review to come":     {Event{Actor: "p-01", Deed: "adoption.book_review", After: Values{"review after": "3 months", "due": "1 July 2027"}}, "Amina Yusuf booked the review after 3 months, due on 1 July 2027"},
		"a review held":        {Event{Actor: "p-01", Deed: "adoption.hold_review", After: Values{"review after": "3 months", "held on": "2 July 2027"}}, "Amina Yusuf recorded the review after 3 months, held on 2 July 2027"},
		"set-up":               {Event{Actor: "p-01", Deed: "adoption.sign_off", After: Values{"technology set-up signed off": "1 March 2027"}}, "Amina Yusuf signed off that the technology is set up, on 1 March 2027"},
		"cases":                {Event{Actor: "p-01", Deed: "adoption.count_cases", After: Values{"cases on a working day": "210"}}, "Amina Yusuf said how many cases there are on a working day: 210"},
		"a pack accepted":      {Event{Actor: "p-01", Deed: "adoption.accept_pack", After: Values{"version of the adopter’s pack": "Version 2"}}, "Amina Yusuf accepted what the pilot asks for on top: Version 2"},
		"a part of the pack":   {Event{Actor: "p-01", Deed: "pilot.note", After: Values{"cost to run": "£4 a case"}}, "Amina Yusuf wrote the part “Cost to run”"},
		"a pack written":       {Event{Actor: "p-01", Deed: "pack.draft", After: Values{"cost to run": "£4 a case"}}, "Amina Yusuf changed what the next adopter’s pack asks for"},
		"an accepted gap":      {Event{Actor: "p-01", Deed: "condition.accept", After: Values{"question": "Staff record is right", "until": "6 January 2027"}}, "Amina Yusuf accepted the gap at “Staff record is right” until 6 January 2027"},
		"a decision":           {Event{Actor: "p-01", Deed: "decision.decide", After: Values{"decision point": "Adopt", "outcome": "Go, with accepted gaps"}}, "Amina Yusuf recorded the decision “Adopt”: Go, with accepted gaps"},
		"a pilot’s decision":   {Event{Actor: "p-01", Deed: "decision.record", After: Values{"decision": "Decide what comes next", "outcome": "Go on"}}, "Amina Yusuf recorded the decision “Decide what comes next”: Go on"},
		"several answers":      {Event{Actor: "p-01", Deed: "answers.record", After: Values{"Basics work": "In place", "Rotas": "Planned"}}, "Amina Yusuf answered several questions at once"},
		"an operator":          {Event{Actor: "p-99", Role: "operator", Deed: "account.link"}, "Whoever runs this installation made a one-time link for an account"},
	} {
		if got := NewTeller(people, true).Tell(c.event).Sentence; got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Every deed that package app names has words of its own.
func TestEveryDeedHasWords(t *testing.T) {
	files, err := filepath.Glob("../app/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	deed := regexp.MustCompile(`"([a-z_]+\.[a-z_]+[a-z])"`)
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range deed.FindAllStringSubmatch(string(text), -1) {
			if !Worded(m[1]) {
				t.Errorf("%s: give %q a sentence in deeds.go", f, m[1])
			}
		}
	}
	for _, p := range phrases {
		if strings.Count(p, "{") != strings.Count(p, "}") || strings.HasPrefix(p, " ") || strings.HasSuffix(p, ".") {
			t.Errorf("the phrase %q is not well formed", p)
		}
	}
}

// Where several benefits stand in one history, each sentence says which it is about; shared questions are counted in words.
func TestWhichBenefit(t *testing.T) {
	teller := NewTeller(map[string]string{"p": "Ann Lee"}, true).Naming(map[string]string{"b": "Late invoices"})
	for deed, want := range map[string]string{
		"benefit.accept": "Ann Lee accepted the benefit “Late invoices”", "figures.record": "Ann Lee recorded figures of “Late invoices”", "gap.explain": "Ann Lee said why figures differ from the maps",
	} {
		if got := teller.Tell(Event{Actor: "p", Deed: deed, Subject: Touch{"benefit", "b"}}).Sentence; got != want {
			t.Errorf("%s: %q, want %q", deed, got, want)
		}
	}
	if got := teller.Outline(Event{Actor: "p", Deed: "benefit.accept", Subject: Touch{"benefit", "b"}}).Sentence; got != "Ann Lee accepted the benefit" {
		t.Errorf("an outline names it: %q", got)
	}
	for people, want := range map[string]string{"9": "Ann Lee shared out 38 questions among 9 people", "1": "Ann Lee shared out 38 questions among 1 person"} {
		e := Event{Actor: "p", Deed: "questions.share_out", Subject: Touch{"adoption", "a"}, After: Values{"questions": "38", "people": people}}
		if got := teller.Tell(e).Sentence; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
