package web

import (
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"groundwork/internal/readiness"
	"groundwork/templates/questions"
	"groundwork/templates/ui"
)

// pager is a page.
type pager interface{ Page() templ.Component }

// typedForm is a form that came back: what was typed, and what is wrong with it.
type typedForm struct {
	item string
	form *questions.Form
}

// domain is the page of one area. open is the question whose form is shown; without one it is the first
// in the way that the reader may answer here.
func (a asking) domain(d *readiness.Domain, open string, typed *typedForm) (questions.Domain, error) {
	p := questions.Domain{Place: a.place, Label: d.Label, OneLine: d.OneLine, Says: a.says(d)}
	if typed != nil {
		open, p.Errors = typed.item, typed.form.Errors
	}
	var list []*readiness.Standing
	for i := range a.items {
		st := &a.items[i]
		switch {
		case st.Item.Domain != d.Key:
		case st.LeftOut:
			p.NotHere = append(p.NotHere, a.line(st, st.Answer.Reason))
		case !st.Item.CanStop() && st.Item.ID != open:
			p.Good = append(p.Good, a.line(st, ""))
		default:
			list = append(list, st)
		}
	}
	slices.SortStableFunc(list, func(x, y *readiness.Standing) int { return a.urgency(x) - a.urgency(y) })
	if open == "" {
		open = a.firstOpen(list)
	}
	slices.SortStableFunc(list, func(x, y *readiness.Standing) int { return first(x.Item.ID == open) - first(y.Item.ID == open) })
	for _, st := range list {
		q, _ := a.question(st.Item.ID)
		item := a.item(q)
		item.Links = item.Links[:min(len(item.Links), mostLinks)]
		if st.Item.ID == open && a.answersHere(st.Item) {
			item.Form = a.form(q, false, "domain")
			if typed != nil {
				item.Form = typed.form
			}
			item.Form.Wide = true
			if err := a.offered(q, item.Form); err != nil {
				return p, err
			}
		}
		p.Items = append(p.Items, item)
	}
	a.notAsked(d, &p)
	p.Next = a.nextDomain(d)
	return p, nil
}

// mostLinks is how many links stand beside a question of an area; the question's own page has all.
const mostLinks = 2

func first(yes bool) int {
	if yes {
		return 0
	}
	return 1
}

// urgency puts what stops first, then what is not known, then the rest.
func (a asking) urgency(st *readiness.Standing) int {
	switch a.state(st) {
	case ui.ItemStops:
		return 0
	case ui.ItemUnknown:
		return 1
	}
	return 2
}

func (a asking) firstOpen(list []*readiness.Standing) string {
	for _, st := range list {
		if a.urgency(st) < 2 && a.answersHere(st.Item) {
			return st.Item.ID
		}
	}
	return ""
}

// answersHere reports whether the reader answers a question in this place: within an adoption those of the
// groundwork are only shown.
func (a asking) answersHere(it *readiness.Item) bool {
	return (a.result == nil || it.Scope == readiness.Adoption) && a.mayAnswer(it.ID)
}

// says is an area in counts.
func (a asking) says(d *readiness.Domain) string {
	if a.result != nil {
		for _, x := range a.result.Areas(a.place.Gate) {
			if x.Domain.Key == d.Key {
				return x.Words()
			}
		}
		return "Nothing is asked here"
	}
	x := a.area(d)
	s := strconv.Itoa(x.In) + " of " + strconv.Itoa(x.In+x.Out+x.Stops+x.Unknown) + " in place"
	if x.Says != "" {
		s += ", " + strings.ToLower(x.Says[:1]) + x.Says[1:]
	}
	return s
}

// area is an area of the groundwork: what stops adoptions now, and what is not known.
func (a asking) area(d *readiness.Domain) ui.Area {
	x := ui.Area{Name: d.Label, Href: a.place.Base + "/" + d.Key}
	unanswered := 0
	for i := range a.items {
		st := &a.items[i]
		switch {
		case st.Item.Domain != d.Key || st.LeftOut:
		case !st.Known:
			x.Unknown++
			if !st.Answered {
				unanswered++
			}
		case a.stops[st.Item.ID] > 0:
			x.Stops++
		case st.Level >= readiness.InPlace:
			x.In++
		default:
			x.Out++
		}
	}
	var parts []string
	if x.Stops > 0 {
		parts = append(parts, countOf(x.Stops, "stops take-ups", "stop take-ups"))
	}
	if n := x.Unknown - unanswered; n > 0 {
		parts = append(parts, strconv.Itoa(n)+" not known")
	}
	if unanswered > 0 {
		parts = append(parts, strconv.Itoa(unanswered)+" not answered")
	}
	if x.Says = strings.Join(parts, ", "); x.Says == "" {
		x.Says = "Stops nothing"
	}
	return x
}

func countOf(n int, one, other string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + other
}

func (a asking) notAsked(d *readiness.Domain, p *questions.Domain) {
	asked := map[string]bool{}
	for i := range a.items {
		asked[a.items[i].Item.ID] = true
	}
	for i := range a.checklist.Items {
		it := &a.checklist.Items[i]
		if it.Domain != d.Key || asked[it.ID] || a.result == nil && it.Scope != readiness.Foundation {
			continue
		}
		var when []string
		for _, f := range a.checklist.Facts {
			if slices.Contains(it.AppliesWhen, f.Key) || slices.Contains(d.AppliesWhen, f.Key) {
				when = append(when, strings.ToLower(f.Label[:1])+f.Label[1:])
			}
		}
		p.NotAsked = append(p.NotAsked, questions.Line{Title: it.Title, Href: a.place.Item(it.ID), More: "Asked only of what is: " + strings.Join(when, "; ")})
	}
}

func (a asking) nextDomain(d *readiness.Domain) ui.Crumb {
	past := false
	for i := range a.checklist.Domains {
		x := &a.checklist.Domains[i]
		if past && slices.ContainsFunc(a.items, func(st readiness.Standing) bool { return st.Item.Domain == x.Key }) {
			return ui.Crumb{Label: x.Label, Href: a.place.Base + "/" + x.Key + a.gateQuery()}
		}
		past = past || x.Key == d.Key
	}
	return ui.Crumb{}
}

func (a asking) gateQuery() string { return gateQuery(a.place) }

func gateQuery(p questions.Place) string {
	if p.Gated {
		return "?gate=" + p.Gate.String()
	}
	return ""
}

func (a asking) line(st *readiness.Standing, more string) questions.Line {
	return questions.Line{Title: st.Item.Title, Href: a.place.Item(st.Item.ID) + a.gateQuery(), Level: questions.LevelKey(st), More: more, Once: a.once(st.Item)}
}

// once reports whether a question is mended once for the whole trust, seen from an adoption.
func (a asking) once(it *readiness.Item) bool {
	return a.result != nil && it.Scope == readiness.Foundation
}

// state is how a question stands here.
func (a asking) state(st *readiness.Standing) ui.ItemState {
	if a.result == nil {
		switch {
		case a.stops[st.Item.ID] > 0 && st.Known:
			return ui.ItemStops
		case !st.Known && !st.LeftOut:
			return ui.ItemUnknown
		}
		return ui.ItemEnough
	}
	switch st.At[a.place.Gate] {
	case readiness.Short:
		return ui.ItemStops
	case readiness.Unknown:
		return ui.ItemUnknown
	case readiness.Met, readiness.Accepted:
		return ui.ItemEnough
	}
	return ui.ItemOpen
}
