package waiting

import (
	"fmt"
	"slices"
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/readiness"
)

// Answer is the one sentence of a home page, with its one button.
type Answer struct {
	Text  string
	More  string
	Means Meaning
	Do    Link // no button when empty
}

// Meaning says how it stands, besides the words.
type Meaning int

// The meanings: nothing said, something in the way, answers wanted, accepted gaps, and nothing in the way.
const (
	Neutral Meaning = iota
	Stops
	Wanted
	Conditions
	Good
)

// minutesAQuestion is how long one question takes, for "About 12 minutes".
const minutesAQuestion = 2

// Answer is the first of these that there is: an approval that others wait for, a decision that can be
// made, what stops a take-up, the reader's own questions, what a pilot lacks, what a trust has not
// described, a first pilot, an area, the installation.
func (m Matters) Answer() Answer {
	for _, say := range []func() (Answer, bool){m.approval, m.decision, m.takeup, m.questions, m.handing, m.duties, m.pilot, m.ground, m.first, m.paper, m.described, m.area, m.installation} {
		if a, ok := say(); ok {
			return a
		}
	}
	return Answer{Text: "Nothing waits on you.", Means: Good, Do: Link{"See the pilots", "/pilots"}}
}

// paper is for whoever prepares a board's papers and has nothing of their own to do.
func (m Matters) paper() (Answer, bool) {
	if len(m.Papers) == 0 {
		return Answer{}, false
	}
	p := m.Papers[0]
	return Answer{Text: p.title() + ".", More: more(len(m.Papers)-1, "other paper is begun", "other papers are begun"), Do: Link{"Go on with the board paper", p.Href}}, true
}

func (m Matters) approval() (Answer, bool) {
	if len(m.Approvals) == 0 {
		return Answer{}, false
	}
	a := m.Approvals[0]
	return Answer{Text: "The new workflow of " + a.Of + " wants your approval as " + a.As + ".", More: more(len(m.Approvals)-1, "other workflow wants it too", "other workflows want it too"),
		Means: Wanted, Do: Link{"Read and approve", a.Href}}, true
}

// decision is for the owner of a take-up that nothing stops any more.
func (m Matters) decision() (Answer, bool) {
	for _, t := range m.pressing() {
		if t.Owner && !t.Done && t.Assessed && t.Verdict >= readiness.ReadyWithConditions {
			means := Good
			if t.Verdict == readiness.ReadyWithConditions {
				means = Conditions
			}
			return Answer{Text: t.Name + " can be decided: " + lower(t.sentence()) + ".", More: m.others(t), Means: means,
				Do: Link{"Decide", t.decide()}}, true
		}
	}
	return Answer{}, false
}

// takeup is what stands in the way of the take-up whose decision is planned first.
func (m Matters) takeup() (Answer, bool) {
	for _, t := range m.pressing() {
		if t.Done || !t.Leads && !t.Owner {
			continue
		}
		a := Answer{Text: t.stopped(), More: joined(t.more(m.Today), m.others(t)), Means: meaningOf(t), Do: Link{"See what stops it", t.href("/readiness?gate=" + t.Gate.String())}}
		switch {
		case !t.Assessed, t.Verdict == readiness.NotEnoughKnown:
			a.Do.Text = "See which answers are wanted"
		case t.Verdict >= readiness.ReadyWithConditions:
			a.Do.Text = "See the answer"
		}
		return a, true
	}
	return Answer{}, false
}

// pressing are the take-ups, those first whose decision is planned first, then those worse off, then by name.
func (m Matters) pressing() []Takeup {
	list := slices.Clone(m.Takeups)
	slices.SortStableFunc(list, func(x, y Takeup) int {
		switch {
		case x.Done != y.Done:
			return order(!x.Done)
		case x.Planned != y.Planned:
			return byDay(x.Planned, y.Planned)
		case x.Verdict != y.Verdict:
			return int(x.Verdict) - int(y.Verdict)
		}
		return strings.Compare(x.Name, y.Name)
	})
	return list
}

// others says that there are more take-ups than the one in the sentence.
func (m Matters) others(but Takeup) string {
	n := 0
	for _, t := range m.Takeups {
		if t.ID != but.ID && !t.Done {
			n++
		}
	}
	return more(n, "other take-up below", "other take-ups below")
}

func (m Matters) questions() (Answer, bool) {
	n := len(m.Questions)
	if n == 0 {
		return Answer{}, false
	}
	all := m.soonest()
	a := Answer{Text: Capital(n) + " " + oneOf(n, "question", "questions"), More: m.owed(), Means: Wanted, Do: Link{oneOf(n, "Answer it", "Answer the first"), all[0].Href}}
	switch due := all[0].Due; {
	case due.IsZero():
	case due < m.Today:
		a.Text += ", due since " + m.short(due)
	case due == m.Today:
		a.Text += ", due today"
	case n > 1 && all[n-1].Due != due:
		a.Text += ", the first due " + m.short(due)
	default:
		a.Text += ", due " + m.short(due)
	}
	a.Text += fmt.Sprintf(". About %d minutes.", n*minutesAQuestion)
	return a, true
}

// duties is for somebody who has no questions and owes something.
func (m Matters) duties() (Answer, bool) {
	for _, i := range m.Waits() {
		for _, a := range m.Actions {
			if a.Own && a.Href == i.Href {
				text := strings.Replace(m.owed(), " more ", " ", 1)
				return Answer{Text: strings.Replace(text, " below", "", 1), Means: Wanted, Do: Link{oneOf(m.own(), "See it", "See the first"), a.Href}}, true
			}
		}
	}
	return Answer{}, false
}

func (m Matters) own() (n int) {
	for _, a := range m.Actions {
		if a.Own {
			n++
		}
	}
	return n
}

// owed says what else the reader owes.
func (m Matters) owed() string {
	n, first := 0, day.Day(0)
	for _, a := range m.Actions {
		if a.Own {
			if n++; first.IsZero() || !a.Due.IsZero() && a.Due < first {
				first = a.Due
			}
		}
	}
	switch {
	case n == 0:
		return ""
	case first.IsZero():
		return "You owe " + count(n, "more thing", "more things") + " below."
	}
	return "You owe " + count(n, "more thing", "more things") + ", " + oneOf(n, "due ", "the first due ") + first.Long() + "."
}

// soonest are the questions in the order in which they are due; those without a date come last.
func (m Matters) soonest() []Question {
	list := slices.Clone(m.Questions)
	slices.SortStableFunc(list, func(x, y Question) int { return byDay(x.Due, y.Due) })
	return list
}

// pilot is the reader's own pilot that lacks something: drafts first.
func (m Matters) pilot() (Answer, bool) {
	for _, draft := range []bool{true, false} {
		for _, p := range m.Pilots {
			if !p.Counted || p.Draft != draft || p.Closed {
				continue
			}
			if a, ok := p.answer(); ok {
				return a, true
			}
		}
	}
	return Answer{}, false
}

func (p Pilot) answer() (Answer, bool) {
	page := "/pilots/" + p.ID
	switch {
	case p.Draft && p.Missing == 0:
		return Answer{Text: p.Name + " is ready to publish.", More: "Until then only your trust sees it.", Means: Good, Do: Link{"Publish it", page}}, true
	case p.Draft:
		return Answer{Text: p.Name + ": " + count(p.Missing, "answer is", "answers are") + " missing before other trusts can see it.", Means: Wanted, Do: Link{oneOf(p.Missing, "Finish it", "Finish them"), page}}, true
	case p.Missing > 0:
		return Answer{Text: p.Name + ": " + count(p.Missing, "thing is", "things are") + " missing before other trusts can use it.", Means: Wanted, Do: Link{oneOf(p.Missing, "Finish it", "Finish them"), page}}, true
	}
	return Answer{}, false
}

// ground is a trust that nobody has described yet.
func (m Matters) ground() (Answer, bool) {
	for _, g := range m.Grounds {
		if g.Answered > 0 {
			continue
		}
		if g.Shared > 0 {
			return g.waits(), true
		}
		a := Answer{Text: g.Trust + " has not described its groundwork", Means: Wanted, Do: Link{"Describe our groundwork", "/trusts/" + g.Code + "/groundwork"}}
		if g.Like == "" || g.Stops == 0 {
			a.Text += "."
			a.More = "Answered once, read by every take-up."
			return a, true
		}
		a.Text += fmt.Sprintf(": %s can stop an adoption like %s, and %s can answer them.", count(g.Stops, "question", "questions"), g.Like, count(len(g.By), "head of service", "heads of service"))
		a.More = fmt.Sprintf("Answered once, read by every adoption: the next one like it starts with %d of %d questions answered.", g.Once, g.Total)
		a.Do = Link{fmt.Sprintf("Share out the first %d", g.Stops), "/trusts/" + g.Code + "/groundwork/share"}
		return a, true
	}
	return Answer{}, false
}

// first is for an innovation lead whose trusts have no pilot.
func (m Matters) first() (Answer, bool) {
	if !m.MayRegister || len(m.Pilots) > 0 {
		return Answer{}, false
	}
	return Answer{Text: "You have no pilots yet. Got one in a spreadsheet?", More: "Five answers publish it. Pilots that are running or finished are as welcome as planned ones.",
		Do: Link{"Register a pilot", "/pilots/new"}}, true
}

// described is for a leader whose trust is described and takes nothing up.
func (m Matters) described() (Answer, bool) {
	for _, g := range m.Grounds {
		if g.Answered > 0 && len(m.Takeups) == 0 {
			return Answer{Text: fmt.Sprintf("%s has described its groundwork: %s. It takes nothing up yet.", g.Trust, count(g.Answered, "answer", "answers")), Means: Good,
				Do: Link{"See what others found", "/pilots"}}, true
		}
	}
	if m.MayRegister && len(m.Pilots) > 0 {
		return Answer{Text: "Nothing is missing from your pilots.", Means: Good, Do: Link{"See the pilots", "/pilots"}}, true
	}
	return Answer{}, false
}

// area counts the take-ups that a programme lead may know of by their answer: no ranks, no averages.
func (m Matters) area() (Answer, bool) {
	if len(m.Areas) == 0 {
		return Answer{}, false
	}
	a := m.Areas[0]
	out := Answer{Do: Link{"See the trusts", "/trusts/" + a.Code}}
	if a.Takeups == 0 {
		out.Text = fmt.Sprintf("No trust in %s has told you of a take-up yet.", a.Name)
		return out, true
	}
	out.Text = fmt.Sprintf("%s in %s: %s at the next decision.", count(a.Takeups, "take-up", "take-ups"), a.Name, a.Split())
	out.More = fmt.Sprintf("%d of %d trusts take something up. Trusts that have not told others are not counted.", a.Adopting, a.Trusts)
	if a.NotReady > 0 {
		out.Means = Stops
	}
	if a.Fix != nil {
		out.More = a.Fix.String() + " " + out.More
		out.Do = Link{"See what to fix first", a.Fix.Href}
	}
	return out, true
}

// Split is the take-ups by their answer: "1 not ready, 2 not enough known".
func (a Area) Split() string {
	var parts []string
	for _, p := range []struct {
		n int
		v readiness.Verdict
	}{{a.NotReady, readiness.NotReady}, {a.NotKnown, readiness.NotEnoughKnown}, {a.Conditions, readiness.ReadyWithConditions}, {a.Ready, readiness.Ready}} {
		if p.n > 0 {
			parts = append(parts, decimal.Count(p.n)+" "+lower(p.v.Word()))
		}
	}
	if rest := a.Takeups - a.NotReady - a.NotKnown - a.Conditions - a.Ready; rest > 0 {
		parts = append(parts, decimal.Count(rest)+" not assessed")
	}
	return strings.Join(parts, ", ")
}

func (m Matters) installation() (Answer, bool) {
	if !m.Looks {
		return Answer{}, false
	}
	return Answer{Text: "Groundwork is running. " + count(m.People, "person has", "people have") + " an account that works.", More: "Looking after people and settings gives no right to what trusts record.",
		Do: Link{"Look after people", "/admin/people"}}, true
}

// byDay sorts by day, with no day last.
func byDay(x, y day.Day) int {
	switch {
	case x == y:
		return 0
	case x.IsZero():
		return 1
	case y.IsZero():
		return -1
	}
	return int(x - y)
}

func order(first bool) int {
	if first {
		return -1
	}
	return 1
}
