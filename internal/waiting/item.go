package waiting

import (
	"fmt"
	"slices"
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/workaround"
)

// Item is one line of what waits, with when.
type Item struct {
	Title, Href, More string
	On                day.Day // zero: no date
}

// changedSince says how much of the groundwork changed while a benefit slipped.
func changedSince(n int) string {
	if n == 0 {
		return "No answer of the groundwork changed since."
	}
	return count(n, "answer of the groundwork changed since.", "answers of the groundwork changed since.")
}

// Waits is what waits on the reader besides the sentence, soonest first: questions by what they are
// about, what they owe, gaps that fall due, decisions to make and to look at again.
func (m Matters) Waits() []Item {
	var out []Item
	for _, a := range m.Approvals {
		out = append(out, Item{Title: "Approve the workflow of " + a.Of, Href: a.Href, More: "As " + a.As})
	}
	for _, u := range m.Unlike {
		out = append(out, Item{Title: "Say why it differs from the maps: " + u.Of, Href: u.Href, More: u.Says})
	}
	for _, r := range m.Revisits {
		out = append(out, Item{Title: "Look at a benefit again: " + r.Of, Href: r.Href, More: "Accept it, say what to expect now, or say what became of it", On: r.On})
	}
	for _, l := range m.Lapsed {
		out = append(out, Item{Title: "A benefit has lapsed: " + l.Name + ", " + l.Of, Href: l.Href, More: joined(l.Why, changedSince(l.Changed))})
	}
	for _, p := range m.Papers {
		out = append(out, Item{Title: p.title(), Href: p.Href, More: "Go on with it, or publish it"})
	}
	for _, t := range m.Targets {
		out = append(out, t.item())
	}
	out = append(out, m.questionLines()...)
	for _, d := range m.Due {
		out = append(out, d.item())
	}
	for _, p := range m.Passed {
		out = append(out, p.item())
	}
	for _, a := range m.Agree {
		out = append(out, Item{Title: "Agree that it does not apply: " + a.Title, Href: a.Href, More: joined(a.Of, a.Why)})
	}
	for _, a := range m.Actions {
		if a.Own {
			out = append(out, Item{Title: a.Title, Href: a.Href, More: a.Text, On: a.Due})
		}
	}
	for _, g := range m.Gaps {
		out = append(out, Item{Title: "An accepted gap falls due: " + g.Title, Href: g.Href, On: g.Until,
			More: joined(owes(g.Owner), "If unmet, “ready "+g.Gate.To()+"” lapses; the decision stands until you review it")})
	}
	for _, f := range m.Fallen {
		out = append(out, Item{Title: "Readiness has changed since the decision that " + f.Name + " " + do(f.Gate), Href: f.Href,
			More: joined("No longer so: "+named(f.Titles),
				"The decision of "+f.Decided.Long()+" stands until it is reviewed")})
	}
	for _, p := range m.Paused {
		if p.Until <= m.Today {
			out = append(out, Item{Title: "Look at " + p.Name + " again: it is paused", Href: p.Href, More: "Restart it, or say that it is not for you", On: p.Until})
		}
	}
	for _, f := range m.Fixes {
		x := Item{Title: "Local fix runs out: " + f.Title, Href: f.Href, More: f.Of, On: f.Until}
		switch {
		case f.GapGone:
			x.Title, x.More = "Local fix can go: "+f.Title, f.Of+". What it covers for is in place"
		case f.State == workaround.Expired:
			x.Title = "Local fix has run out: " + f.Title
		}
		out = append(out, x)
	}
	for _, r := range m.Reviews {
		with := ""
		if r.Gaps {
			with = ", with accepted gaps"
		}
		out = append(out, Item{Title: "Review the decision that " + r.Of + " " + do(r.Gate), Href: r.Href, On: r.On, More: "You decided it on " + r.Decided.Long() + with})
	}
	for _, t := range m.Takeups {
		if t.Owner && !t.Done && !t.Planned.IsZero() {
			out = append(out, Item{Title: "Decide whether " + t.Name + " " + do(t.Gate), Href: t.decide(), On: t.Planned, More: today(t.Kept)})
		}
	}
	return soonest(out)
}

// Nothing reports whether nothing at all waits on the reader.
func (m Matters) Nothing() bool { return len(m.Waits()) == 0 && len(m.Takeups) == 0 }

// questionLines are the reader's questions, one line for each thing they are about.
func (m Matters) questionLines() []Item {
	var out []Item
	at := map[string]int{}
	n := map[string]int{}
	for _, q := range m.soonest() {
		n[q.About]++
		if _, seen := at[q.About]; !seen {
			at[q.About] = len(out)
			out = append(out, Item{Href: q.Href, On: q.Due})
		}
	}
	for about, i := range at {
		out[i].Title = count(n[about], "question", "questions") + " about " + about
		out[i].More = fmt.Sprintf("About %d minutes", n[about]*minutesAQuestion)
	}
	return out
}

// mostTitles is how many things that changed a line names.
const mostTitles = 3

// mostFromOthers is how many lines of other people's a home page shows.
const mostFromOthers = 4

// FromOthers is what other people owe at the trusts that the reader leads, soonest first, at most four.
func (m Matters) FromOthers() []Item {
	var out []Item
	for _, a := range m.Actions {
		if !a.Own {
			out = append(out, Item{Title: a.Title, Href: a.Href, More: owedBy(a), On: a.Due})
		}
	}
	out = soonest(out)
	return out[:min(len(out), mostFromOthers)]
}

// ComingBack is what the reader's trusts turned down and meant to look at again.
func (m Matters) ComingBack() []Item {
	var out []Item
	for _, p := range m.Paused {
		if p.Until > m.Today {
			out = append(out, Item{Title: p.Name + ": paused", Href: p.Href, On: p.Until, More: "To be looked at again, or restarted before"})
		}
	}
	for _, a := range m.Again {
		out = append(out, Item{Title: a.Name + ": ask again", Href: a.Href, On: a.On, More: "You decided not to adopt it on " + a.Declined.Long() + ": " + lower(a.Reason)})
	}
	return soonest(out)
}

// named are the first titles, and how many more there are.
func named(titles []string) string {
	s := strings.Join(titles[:min(len(titles), mostTitles)], ", ")
	if n := len(titles) - mostTitles; n > 0 {
		s += fmt.Sprintf(" and %d more", n)
	}
	return s
}

func today(k Kept) string {
	if !k.Assessed {
		return "Nothing is answered yet"
	}
	return k.Counts()
}

func owes(name string) string {
	if name == "" {
		return "Nobody owes it"
	}
	return name + " owes it"
}

func owedBy(a Action) string {
	if a.Owner == "" {
		return "No owner yet: " + a.Text
	}
	return a.Owner + ": " + lower(a.Text)
}

func soonest(list []Item) []Item {
	slices.SortStableFunc(list, func(x, y Item) int { return byDay(x.On, y.On) })
	return list
}
