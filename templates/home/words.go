package home

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/a-h/templ"

	"groundwork/internal/adoption"
	"groundwork/internal/waiting"
	"groundwork/templates/ui"
)

// capital starts a text with a capital letter.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

var meanings = map[waiting.Meaning]ui.AnswerMeaning{waiting.Neutral: ui.Neutral, waiting.Stops: ui.Stops, waiting.Wanted: ui.Unknown,
	waiting.Conditions: ui.Conditions, waiting.Good: ui.Good}

func (p Home) button() templ.Component {
	if p.Answer.Do.Href == "" {
		return nil
	}
	return ui.LinkButton(p.Answer.Do.Href, p.Answer.Do.Text)
}

func lines(items []waiting.Item) []ui.Waiting {
	out := make([]ui.Waiting, len(items))
	for i, x := range items {
		out[i] = ui.Waiting{Title: x.Title, Href: x.Href, More: x.More, When: x.On.Long()}
		if x.On.IsZero() {
			out[i].When = "No date yet"
		}
	}
	return out
}

func links(list []waiting.Link) []ui.Waiting {
	out := make([]ui.Waiting, len(list))
	for i, x := range list {
		out[i] = ui.Waiting{Title: x.Text, Href: x.Href}
	}
	return out
}

func questions(n int) string {
	if n == 1 {
		return "question"
	}
	return strconv.Itoa(n) + " questions"
}

func byRows(by []waiting.By) []ui.Row {
	rows := make([]ui.Row, len(by))
	for i, b := range by {
		rows[i] = ui.Cells(ui.Text(b.Role), ui.Text(strconv.Itoa(len(b.Titles))), ui.Text(strings.Join(b.Titles, "; ")))
	}
	return rows
}

func (p Home) takeupRows() []ui.Row {
	rows := make([]ui.Row, len(p.Matters.Takeups))
	for i, t := range p.Matters.Takeups {
		next, planned := adoption.GateLabel(t.Gate), t.Planned.Long()
		answer := ui.With(answerOf(t))
		switch {
		case t.Done:
			next, planned, answer = "Every decision is made", "Nothing to plan", ui.Text("Business as usual")
		case t.Planned.IsZero():
			planned = "No date yet"
		}
		rows[i] = ui.Cells(ui.With(ui.Link("/adoptions/"+t.ID, t.Name+at(t, p.Matters.Takeups))), ui.Text(next), answer, ui.NoWrap(planned))
	}
	return rows
}

// at names the trust where the take-ups are not all of one.
func at(t waiting.Takeup, all []waiting.Takeup) string {
	for _, x := range all {
		if x.Trust != t.Trust {
			return ", " + t.Trust
		}
	}
	return ""
}

// verdict is the key of a take-up's answer; before anything is answered it is not assessed.
func verdict(t waiting.Takeup) string {
	if !t.Assessed {
		return "not_assessed"
	}
	return t.Verdict.String()
}

// listedOf says how the take-ups of an area are listed, and that there are more.
func listedOf(a waiting.Area) string {
	if len(a.List) < a.Takeups {
		return fmt.Sprintf("%d of %d by name, by trust", len(a.List), a.Takeups)
	}
	return "by trust"
}

func areaRows(list []waiting.Takeup) []ui.Row {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(x, y waiting.Takeup) int {
		return cmp.Or(cmp.Compare(x.Trust, y.Trust), cmp.Compare(x.Name, y.Name))
	})
	rows := make([]ui.Row, len(list))
	for i, t := range list {
		rows[i] = ui.Cells(ui.Text(t.Trust), ui.With(ui.Link("/adoptions/"+t.ID, t.Name)), ui.Text(adoption.GateLabel(t.Gate)), ui.With(answerOf(t)))
	}
	return rows
}

func areaTiles(a waiting.Area) []ui.Tile {
	tiles := []ui.Tile{
		{Name: "Trusts", Figure: strconv.Itoa(a.Trusts), Unit: "in the area", Href: "/trusts/" + a.Code},
		{Name: "Take something up", Figure: strconv.Itoa(a.Adopting), Unit: "trusts that told others or committed"},
		{Name: "Pilots published", Figure: strconv.Itoa(a.Pilots), Unit: "led by trusts of the area"},
	}
	if a.NotReady+a.NotKnown > 0 {
		tiles = append(tiles, ui.Tile{Name: "Not ready yet", Figure: strconv.Itoa(a.NotReady + a.NotKnown), Unit: "of " + strconv.Itoa(a.Takeups) + " take-ups at the next decision", Foot: a.Split()})
	}
	return tiles
}

func pilotLines(list []waiting.Pilot) []ui.Waiting {
	out := make([]ui.Waiting, len(list))
	for i, x := range list {
		out[i] = ui.Waiting{Title: x.Name, Href: "/pilots/" + x.ID, When: x.Stage}
		if x.Draft {
			out[i].When = "Draft"
		}
	}
	return out
}

func (p Home) found() []ui.Waiting {
	var out []ui.Waiting
	for _, o := range p.Matters.Others {
		line := ui.Waiting{Title: o.Name, Href: o.Href, More: o.Trust + ": " + strings.ToLower(o.Stage[:min(1, len(o.Stage))]) + o.Stage[min(1, len(o.Stage)):]}
		switch {
		case !o.Closed.IsZero():
			line.When = "Closed " + o.Closed.Long()
		case o.Live == 1:
			line.When = "Live at 1 trust"
		case o.Live > 1:
			line.When = "Live at " + strconv.Itoa(o.Live) + " trusts"
		}
		out = append(out, line)
	}
	return out
}
