package benefits

import (
	"groundwork/internal/benefit"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
	"groundwork/templates/ui"
)

func (p LadderPeriod) title() string { return ladderTitle + ", " + p.Ladder.Period.String() }

func (p LadderPeriod) stands(t benefit.Tier) benefit.Use {
	u, _ := p.Ladder.Stands(t)
	return u
}

// facts are the four rungs, with what stood there before.
func (p LadderPeriod) facts() []ui.Fact {
	cell := func(key string, c ui.Cell) ui.Fact { return ui.Fact{Key: key, Value: c.Text, Body: c.Body} }
	facts := []ui.Fact{cell("Could be freed", p.could(p.Ladder)), cell("Freed", p.freed(p.Ladder)),
		cell(benefit.Redeployed.Label(), p.used(p.Ladder)), cell(benefit.Cashed.Label(), p.out(p.Ladder))}
	for _, t := range []benefit.Tier{benefit.Redeployed, benefit.Cashed} {
		rows := p.Ladder.Used
		if t == benefit.Cashed {
			rows = p.Ladder.Budget
		}
		for i, u := range rows[min(1, len(rows)):] { // rows[i] came after it
			facts = append(facts, ui.Fact{Key: t.Label() + ", before", Body: rung(u.Hours.Fixed(1), u.For, p.by(u), "Corrected because: "+rows[i].Reason)})
		}
	}
	return facts
}

func (p LadderPeriod) asks(t benefit.Tier) string {
	again := p.stands(t).Seq > 0
	switch {
	case t == benefit.Cashed && again:
		return "Correct what was taken out of a budget"
	case t == benefit.Cashed:
		return "Sign for hours taken out of a budget"
	case again:
		return "Correct what they were used for"
	}
	return "Say what they were used for"
}

// open unfolds the form that came back, and the next one that is wanted.
func (p LadderPeriod) open(t benefit.Tier) bool {
	if p.Tier != "" {
		return p.Tier == t
	}
	if t == benefit.Cashed {
		return p.stands(benefit.Redeployed).Seq > 0 && p.stands(t).Seq == 0
	}
	return p.stands(t).Seq == 0
}

// typed is what was typed, else what stands, else what another measure counts.
func (p LadderPeriod) typed(t benefit.Tier) benefit.UseInput {
	switch u := p.stands(t); {
	case p.Tier == t:
		return p.Input
	case u.Seq > 0:
		return u.Input()
	case t == benefit.Redeployed && p.Ladder.Counted != nil:
		if d, _, err := decimal.FromRat(p.Ladder.Counted); err == nil {
			return benefit.UseInput{Hours: d.Plain()}
		}
	}
	return benefit.UseInput{}
}

func (p LadderPeriod) wrong(t benefit.Tier) fault.Fields {
	if p.Tier == t {
		return p.Errors
	}
	return nil
}

// limit is how many hours the rung may hold.
func (p LadderPeriod) limit(t benefit.Tier) string {
	if t == benefit.Cashed {
		if u := p.stands(benefit.Redeployed); u.Seq > 0 {
			return "In the whole period, at most the " + u.Hours.Fixed(1) + " hours put to use"
		}
		return "Say first what the hours were used for"
	}
	if p.Ladder.Freed == nil {
		return "No figures for this period yet"
	}
	return "In the whole period, at most the " + hoursOf(p.Ladder.Freed) + " hours freed"
}

type rungFields struct{ hours, hoursLabel, what, whatLabel, whatHint, why, whyLabel string }

func fieldsOf(t benefit.Tier) rungFields {
	if t == benefit.Cashed {
		return rungFields{benefit.FieldBudget, "Hours taken out of a budget", benefit.FieldBudgetFor, "What the budget pays for no more", "“Agency shifts on two wards”, “Overtime of the booking team”, “A vacant post that was removed”", benefit.FieldBudgetWhy, "Why the budget figure is corrected"}
	}
	return rungFields{benefit.FieldUsed, "Hours put to use", benefit.FieldUsedFor, "What they were used for, and what shows it", "“40 more first appointments a week: clinic templates of three teams.” No patient details", benefit.FieldUsedWhy, "Why it is corrected"}
}

// button saves: the form that is wanted next has the page's one primary button.
func (p LadderPeriod) button(t benefit.Tier) ui.ButtonProps {
	b := ui.ButtonProps{Text: "Save what they were used for"}
	if t == benefit.Cashed {
		b.Text = "Sign for these hours"
	}
	if !p.open(t) || t == benefit.Cashed && p.May.Record && p.open(benefit.Redeployed) {
		b.Look = ui.Secondary
	}
	return b
}

func (p LadderPeriod) theirs(t benefit.Tier) ui.Side {
	u := p.stands(t)
	return ui.Side{Title: "Saved now", Who: p.Person(u.By) + ", " + u.At.Day().Long() + ", " + u.At.Clock(), Body: says(u.Hours.Plain()+" hours", u.For),
		Keep: ui.ButtonProps{Text: "Keep what is saved", Look: ui.Secondary, Small: true, Name: "do", Value: "theirs"}}
}

func (p LadderPeriod) mine(t benefit.Tier) ui.Side {
	return ui.Side{Title: "Yours, not saved", Who: "As you typed it below. Say why it is corrected, and save it", Body: says(p.Input.Hours+" hours", p.Input.For), Keep: ui.ButtonProps{Text: "Save mine instead", Small: true}}
}
