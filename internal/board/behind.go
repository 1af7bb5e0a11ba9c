package board

import (
	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/spc"
)

// behind is what a board asks of the figures behind a benefit, and what it knows of one that was read without them.
type behind struct {
	owed     benefit.Period // the newest period whose figure is late; none when none is
	slipping day.Day        // of a lapsed one: the first day of the figures by which it lapsed
	why      string         // and why
	hours    []hoursOf      // freed, by the periods of the figures
	uses     []useOf        // of them, as recorded and still possible, the newest first
	says     spc.Variation  // its chart, of the newest figure; usual where it has no limits
}

// hoursOf is a figure of hours freed since go-live, of a period that starts on From.
type hoursOf struct {
	From        day.Day
	Hours, Days decimal.Decimal // operating days
}

// useOf is what was recorded about the hours of a period.
type useOf struct {
	benefit.Period
	Used   decimal.Decimal
	Cashed decimal.Maybe // signed for by finance
}

// figures are what is behind b: as it was kept, or from the figures themselves.
func (b Benefit) figures() behind {
	if b.behind != nil {
		return *b.behind
	}
	x := behind{owed: b.Owed(), hours: b.hours(), uses: b.uses()}
	if b.Status == benefit.Lapsed {
		x.slipping, x.why = b.SlippedSince(), b.Why()
	}
	return x
}

// Owed is the newest period whose figure is late; none when none is.
func (b Benefit) Owed() benefit.Period {
	if b.behind != nil {
		return b.behind.owed
	}
	if late := b.Late(); len(late) > 0 {
		return late[len(late)-1]
	}
	return benefit.Period{}
}

// lapse is since when and why a benefit has lapsed.
func (b Benefit) lapse() (since day.Day, why string) {
	if b.behind != nil {
		return b.behind.slipping, b.behind.why
	}
	return b.SlippedSince(), b.Why()
}

// hours are the hours freed with their operating days, of every period since go-live; before it nothing can be a result.
func (b Benefit) hours() []hoursOf {
	switch {
	case b.behind != nil:
		return b.behind.hours
	case b.Subject.Live.IsZero() || b.Measure.Method != "hours-freed":
		return nil
	}
	var out []hoursOf
	for _, o := range b.Standing {
		if o.Period.To >= b.Subject.Live && o.State == benefit.Reported && o.Numerator.Known && o.Denominator.Known {
			out = append(out, hoursOf{o.Period.From, o.Numerator.D, o.Denominator.D})
		}
	}
	return out
}

// uses are what was recorded about the use of its hours, where it still fits the figures.
func (b Benefit) uses() []useOf {
	if b.behind != nil {
		return b.behind.uses
	}
	var out []useOf
	for _, l := range b.Ladders {
		if used, said := l.Stands(benefit.Redeployed); said && l.Fits() {
			u := useOf{Period: l.Period, Used: used.Hours}
			if out, said := l.Stands(benefit.Cashed); said {
				u.Cashed = decimal.Some(out.Hours)
			}
			out = append(out, u)
		}
	}
	return out
}

// variation is what its chart says of its newest figure.
func (b Benefit) variation() spc.Variation {
	if b.behind != nil {
		return b.behind.says
	}
	return b.Glance().Chart.Variation
}

// Says adds to a benefit that was read as it is kept what is kept of its chart.
func (b *Benefit) Says(v spc.Variation) {
	if b.behind != nil {
		b.behind.says = v
	}
}

// Signal is what its chart says of its newest figure, in words; empty where that is no more than chance.
func (b Benefit) Signal() string {
	if v := b.variation(); v != spc.UsualVariation {
		return v.Words()
	}
	return ""
}
