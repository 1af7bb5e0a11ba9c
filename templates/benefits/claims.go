package benefits

import (
	"strconv"
	"strings"

	"groundwork/internal/benefit"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
	"groundwork/templates/ui"
)

// answer says what is counted and whether any of it is counted twice.
func (p Claims) answer() string {
	if len(p.Claims) == 0 {
		return "Say whose time at which steps this benefit counts. Each case is counted once for a step and a staff group: the register finds where another benefit at " + p.Subject.Short + " counts the same."
	}
	if why := benefit.CountedOnce(p.ID, p.Now, p.Overlaps).Why(p.ID); why != "" && p.Now.Value != nil {
		return "Of the newest figure: " + why + "."
	}
	if len(p.Overlaps) > 0 {
		return "All of the newest figure may be in the total. Another benefit counted the same time in other days."
	}
	return "No other benefit at " + p.Subject.Short + " counts the same time: all of it may be in the total."
}

func (p Claims) table() ui.TableProps {
	t := ui.TableProps{Caption: "Time that it counts", Stacked: true, Columns: []ui.Column{{Head: "Steps"}, {Head: "Whose time"}, {Head: "One case is"}, {Head: "From"}, ui.Number("Cases")}}
	for _, c := range p.Claims {
		from, cases := c.From.Long(), "Not counted"
		if !c.To.IsZero() {
			from += " to " + c.To.Long()
		}
		if c.Cases.Known {
			cases = c.Cases.D.Fixed(0)
		}
		t.Rows = append(t.Rows, ui.Cells(ui.Text(strings.Join(c.Steps, "; ")), ui.Text(p.groupName(c.Group)), ui.Text(c.Unit), ui.Text(from), ui.Text(cases)))
	}
	return t
}

func (p Claims) groupName(key string) string {
	if g, ok := p.Words.StaffGroup(key); ok {
		return g.Label
	}
	return key
}

func (p Claims) groups() ui.Choice {
	c := ui.Choice{Field: ui.Field{Name: "group", Label: "Whose time", Value: p.Input.Group, Error: p.Errors.For("group")}, Options: []ui.Option{{Label: "Choose"}}}
	for _, g := range p.Groups {
		c.Options = append(c.Options, ui.Option{Value: g.Key, Label: g.Label})
	}
	return c
}

// steps are those that were typed, or those of the map.
func (p Claims) steps() string {
	if p.Open == "new" || len(p.Claims) > 0 {
		return p.Input.Steps
	}
	return strings.Join(p.Steps, "\n")
}

func (p Claims) unit() string {
	if p.Input.Unit == "" && p.Open != "new" {
		return p.Unit
	}
	return p.Input.Unit
}

func takeBack(c benefit.Claim) string {
	if len(c.Steps) == 1 {
		return "Take “" + c.Steps[0] + "” back"
	}
	return "Take “" + c.Steps[0] + "” and " + strconv.Itoa(len(c.Steps)-1) + " more back"
}

// other is the claim of the other benefit.
func (p Claims) other(o benefit.Overlap) benefit.Claim {
	if o.First.Benefit == p.ID {
		return o.Second
	}
	return o.First
}

// sharing says what counts now, and in which days the two meet.
func (p Claims) sharing(o benefit.Overlap) string {
	s := "Both count it for " + strings.ToLower(p.groupName(o.First.Group)) + " from " + o.Period.From.Long()
	if o.Period.To.Time().Year() < 9999 {
		s += " to " + o.Period.To.Long()
	}
	switch {
	case o.Agreed():
		return s + ". Each case is counted once, as agreed."
	case o.Shared != nil:
		return s + ". The shares are proposed and wait for a second person; until then " + o.First.Name + " counts it and " + o.Second.Name + " does not."
	}
	return s + ". Until shares are agreed, " + o.First.Name + " counts it, which was recorded first, and " + o.Second.Name + " does not."
}

// shares are what was proposed or agreed.
func (p Claims) shares(o benefit.Overlap) []ui.Fact {
	s := o.Shared
	hours := func(c benefit.Claim, percent decimal.Decimal) ui.Fact {
		return ui.Fact{Key: c.Name, Value: percent.Plain() + "%, " + decimal.Format(s.Counts(c.ID), 1) + " hours"}
	}
	facts := []ui.Fact{
		{Key: "Counted by both", Value: s.Cases.Fixed(0) + " cases of " + s.Minutes.Plain() + " minutes: " + decimal.Format(s.Hours(), 1) + " hours"},
		hours(o.First, s.OfFirst), hours(o.Second, s.OfSecond), {Key: "Why", Value: s.Why},
		{Key: "Proposed", Value: s.ProposedOn.Long() + ", " + orNobody(p.Person(s.ProposedBy))},
	}
	if o.Agreed() {
		facts = append(facts, ui.Fact{Key: "Agreed", Value: s.AgreedOn.Long() + ", " + p.Person(s.AgreedBy)})
	}
	return facts
}

func (p Claims) mayAgree(o benefit.Overlap) bool {
	return p.MayShare && o.Shared != nil && !o.Agreed() && o.Shared.Agrees(p.Reader) == nil
}

func proposeWords(o benefit.Overlap) string {
	if o.Shared == nil {
		return "Propose shares"
	}
	return "Propose other shares"
}

// proposal is what was typed into the form of the overlap called name, or what stands.
func (p Claims) proposal(o benefit.Overlap, name string) (benefit.SharedInput, fault.Fields) {
	if p.Open == name {
		return p.Shared, p.Errors
	}
	if o.Shared == nil {
		return benefit.SharedInput{}, nil
	}
	s := o.Shared
	return benefit.SharedInput{Cases: s.Cases.Plain(), Minutes: s.Minutes.Plain(), OfFirst: s.OfFirst.Plain(), OfSecond: s.OfSecond.Plain()}, nil
}

// nth names one of several alike parts of a page.
func nth(of string, i int) string { return of + "-" + strconv.Itoa(i+1) }

// id is the id of a field that stands in several forms: the form that came back has the plain one, to which messages lead.
func id(form, open, field string) string {
	if form == open {
		return field
	}
	return form + "-" + field
}
