package workflow

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"groundwork/internal/decimal"
	"groundwork/internal/fault"
)

// mostLinks is how many ways one step may leave.
const mostLinks = 20

// TypedLink is a way out of a step as somebody typed it: to which step, in which case, for what percent of cases.
type TypedLink struct{ To, When, Share string }

// Empty reports whether nobody has typed anything about the way.
func (l TypedLink) Empty() bool {
	return l.To == "" && normal(l.When) == "" && unknown(l.Share)
}

// LinkField is the name of an input for one way out of a step: before-3-link-2-to.
func LinkField(state State, position, n int, field string) string {
	return Cell(state, position, "link-"+strconv.Itoa(n)+"-"+field)
}

// Ways are the links leaving a step, in their order.
func (m Map) Ways(from string) []Link {
	var out []Link
	for _, l := range m.Links {
		if l.From == from {
			out = append(out, l)
		}
	}
	return out
}

// WaysOf says in words where a step goes on to, by what is done there: "Scan the form (80%, signed); Chase it (20%)".
// Nothing for a step without links, which goes on to the next.
func (m Map) WaysOf(s Step) string {
	return m.waysBy(s, func(to Step) string { return to.Action })
}

// WaysTo says the same by number: "4 (80%, signed); 6 (20%)".
func (m Map) WaysTo(s Step) string {
	return m.waysBy(s, func(to Step) string { return strconv.Itoa(to.Position) })
}

func (m Map) waysBy(s Step, called func(Step) string) string {
	var out []string
	for _, l := range m.Ways(s.ID) {
		says := "a step that is gone"
		if to, ok := m.Step(l.To); ok {
			says = called(to)
		}
		var more []string
		if l.Share.Known {
			more = append(more, l.Share.D.String()+"%")
		}
		if l.Condition != "" {
			more = append(more, l.Condition)
		}
		if len(more) > 0 {
			says += " (" + strings.Join(more, ", ") + ")"
		}
		out = append(out, says)
	}
	return strings.Join(out, "; ")
}

// typedLinks are the ways out of a step as they stand in a form.
func (m Map) typedLinks(from string) []TypedLink {
	var out []TypedLink
	for _, l := range m.Ways(from) {
		out = append(out, TypedLink{To: l.To, When: l.Condition, Share: l.Share.Plain()})
	}
	return out
}

// links reads the ways out of the steps of one side, or says cell by cell what is wrong with them.
func (s Sheet) links(state State, bad *fault.Fields) []Link {
	var out []Link
	for i, t := range *s.Rows(state) {
		if t.Empty() {
			continue
		}
		p := parser{state: state, position: i + 1}
		for n, typed := range t.Links {
			if typed.Empty() {
				continue
			}
			field := func(name string) string { return "link-" + strconv.Itoa(n+1) + "-" + name }
			l := Link{From: t.ID, To: typed.To, Condition: p.text(field("when"), "The case in a way out of", typed.When, longText)}
			l.Share = p.percent(field("share"), "Percent of a way out of", typed.Share)
			if typed.To == "" {
				p.add(field("to"), "Choose where %s goes on to in this case", p.step())
			}
			out = append(out, l)
		}
		if len(t.Links) > mostLinks {
			p.add(FieldLinks, "%s has %d ways out: the most is %d", sentence(p.step()), len(t.Links), mostLinks)
		}
		*bad = append(*bad, p.bad...)
	}
	return out
}

// ways checks that the shares leaving a step add to 100 (workflow_record.checks: "Shares leaving a decision add to
// 100") and that every way leads somewhere.
func (m Map) ways() []Finding {
	var found []Finding
	for _, s := range m.Steps {
		links := m.Ways(s.ID)
		say := func(stops Stops, format string, args ...any) {
			found = append(found, Finding{stops, fmt.Sprintf(format, args...), Cell(m.State, s.Position, FieldLinks)})
		}
		here := "step " + strconv.Itoa(s.Position) + " " + m.State.Side()
		sum, silent, known := new(big.Rat), "", 0
		for _, l := range links {
			to, ok := m.Step(l.To)
			switch {
			case !ok:
				say(StopsApproval, "A way out of %s leads to a step that is gone: choose where it goes on to", here)
			case !l.Share.Known && silent == "":
				silent = strconv.Itoa(to.Position)
			}
			if l.Share.Known {
				sum.Add(sum, l.Share.D.Rat())
				known++
			}
		}
		switch {
		case known == 0 && len(links) > 1:
			say(StopsNothing, "%s has %d ways out, and nobody has said what percent of cases takes each", sentence(here), len(links))
		case known > 0 && silent != "":
			say(StopsApproval, "The way from %s to step %s has no percent: the shares leaving a step must add to 100", here, silent)
		case known > 0 && sum.Cmp(big.NewRat(100, 1)) != 0:
			say(StopsApproval, "The shares leaving %s add to %s, not 100", here, short(sum))
		}
	}
	return found
}

// percent reads a share of cases under its own name.
func (p *parser) percent(field, what, typed string) decimal.Maybe {
	m := p.number(field, what, bare(typed, "%", "percent"))
	if m.D > decimal.Of(100) {
		p.add(field, "%s %s must be between 0 and 100", what, p.step())
		return decimal.Maybe{}
	}
	return m
}
