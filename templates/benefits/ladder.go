package benefits

import (
	"math/big"
	"strconv"

	"github.com/a-h/templ"

	"groundwork/internal/benefit"
	"groundwork/internal/decimal"
	"groundwork/templates/ui"
)

const ladderTitle = "What became of the hours"

// newest is the newest period for which somebody knows what the hours were used for.
func (p Ladders) newest() (benefit.Ladder, bool) {
	for _, l := range p.Ladders {
		if l.Share() != nil {
			return l, true
		}
	}
	return benefit.Ladder{}, false
}

// answer is the sentence of the board, and of which period it speaks.
func (p Ladders) answer() string {
	if len(p.Ladders) == 0 {
		return "No " + string(p.LadderEvery()) + " since go-live is over yet: then somebody says what the hours freed were used for."
	}
	if l, ok := p.newest(); ok {
		return benefit.Shown(l.Share()) + ", " + l.Period.String() + "."
	}
	return benefit.Shown(nil) + "."
}

// more says what is taken out of a budget in the same period.
func (p Ladders) more() string {
	l, ok := p.newest()
	if !ok {
		return ""
	}
	s := hoursOf(l.InUse()) + " of " + hoursOf(l.Freed) + " hours freed. "
	if u, out := l.Stands(benefit.Cashed); out {
		return s + u.Hours.Fixed(1) + " of them were taken out of a budget."
	}
	return s + "Nobody claims that any were taken out of a budget."
}

func (p Ladders) copied() string {
	return p.answer() + " " + p.more() + " " + p.Name() + ", " + caption(p.Subject) + ". As recorded on " + p.Today.Long() + "."
}

// owed is the newest period with hours freed about whose use nobody recorded anything.
func (p Ladders) owed() (benefit.Ladder, bool) {
	for _, l := range p.Ladders {
		if _, said := l.Stands(benefit.Redeployed); !said && l.Freed != nil {
			return l, true
		}
	}
	return benefit.Ladder{}, false
}

func (p Ladders) do() templ.Component {
	if l, ok := p.owed(); ok && p.May.Record {
		return ui.LinkButton(p.at("ladder/"+l.Period.From.String()), "Say what they were used for")
	}
	return nil
}

func (p Ladders) table() ui.TableProps {
	t := ui.TableProps{Caption: "Hours, period by period", Stacked: true, Columns: ui.Columns("Period", "Could be freed", "Freed", "Put to use", "Taken out of a budget")}
	for _, l := range p.Ladders {
		t.Rows = append(t.Rows, ui.Cells(ui.With(ui.Link(p.at("ladder/"+l.Period.From.String()), l.Period.String())), p.could(l), p.freed(l), p.used(l), p.out(l)))
	}
	return t
}

func (p Show) could(l benefit.Ladder) ui.Cell {
	if l.Could == nil {
		return ui.Text("Not known")
	}
	return ui.With(rung(hoursOf(l.Could), aDay(l.Could, l.Days, p.Profile.DayType)))
}

func (p Show) freed(l benefit.Ladder) ui.Cell {
	if l.Freed == nil {
		return ui.Text("No figures yet")
	}
	return ui.With(rung(hoursOf(l.Freed), aDay(l.Freed, l.Days, p.Profile.DayType), p.many(l.Figures)))
}

// used is what the hours were used for, and who says so.
func (p Ladders) used(l benefit.Ladder) ui.Cell {
	u, said := l.Stands(benefit.Redeployed)
	switch {
	case said && !l.Fits():
		return ui.With(warned(u.Hours.Fixed(1), hoursOf(l.Freed), u.For, p.by(u)))
	case said:
		return ui.With(rung(u.Hours.Fixed(1)+share(l), u.For, p.by(u)))
	case l.Counted != nil:
		return ui.With(rung(hoursOf(l.Counted)+share(l), "As “"+p.Counts.Name()+"” counts them. What they were used for is not said yet."))
	}
	return ui.Text("Not known")
}

func (p Show) out(l benefit.Ladder) ui.Cell {
	u, said := l.Stands(benefit.Cashed)
	if !said {
		return ui.Text("None claimed")
	}
	return ui.With(rung(u.Hours.Fixed(1), u.For, p.code(u), "Signed: "+p.by(u)))
}

// code is the budget code, for readers of the trust alone.
func (p Show) code(u benefit.Use) string {
	if !p.Named {
		return ""
	}
	return "Budget code " + u.Budget
}

func (p Show) by(u benefit.Use) string {
	s := p.Person(u.By) + ", " + u.At.Day().Long()
	if u.Seq > 1 {
		s += ", corrected"
	}
	return s
}

// how says where each rung comes from.
func (p Ladders) how() string {
	s := "Could be freed: no workflow is approved, or nobody counted the cases to which it could apply. "
	if p.Map > 0 && p.Eligible.Known {
		s = "Could be freed: version " + strconv.Itoa(p.Map) + " of the approved workflow, for all " + p.Eligible.D.String() + " eligible cases a day. "
	}
	return s + "Freed: the figures of this benefit, net of new work; a figure belongs to the period in which it starts. " +
		"Put to use and taken out of a budget are recorded by people, each at most the one before."
}

func hoursOf(r *big.Rat) string {
	if r == nil {
		return "no"
	}
	return decimal.Format(r, 1)
}

func share(l benefit.Ladder) string {
	if l.Share() == nil {
		return ""
	}
	return " (" + decimal.Format(l.Share(), 0) + "%)"
}

// aDay is so many hours as those of one operating day.
func aDay(hours, days *big.Rat, dayType string) string {
	if days == nil || days.Sign() <= 0 {
		return ""
	}
	return decimal.Format(new(big.Rat).Quo(hours, days), 1) + " a " + benefit.DayWord(dayType)
}
