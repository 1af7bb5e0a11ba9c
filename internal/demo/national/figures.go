package national

import (
	"context"
	"math"
	"math/big"
	"time"

	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// batches is how many times the figures of a benefit were entered: people come once in a while and enter what has come together.
const batches = 5

// figures invents the series up to the last whole period: around one mean before go-live and another since, as it came.
func (x *writer) figures(b *promised) {
	n := x.size.Figures
	var before []float64
	for i := n; i > 0; i-- {
		o := benefit.Observation{Period: period(b.every, x.lastDay(), i), State: benefit.Reported, Seq: 1}
		since := b.live != 0 && o.Period.To >= b.live
		v := x.value(b, o.Period.From, since)
		switch {
		case b.hours && !since:
			o.State = benefit.NotApplicable
		case b.hours:
			o.Value, o.Denominator, o.Cases = tenths(v), decimal.Some(decimal.Of(5)), whole(v*4)
		case b.parts > 0:
			x.parts(b, &o, v)
		default:
			o.Value = tenths(v)
		}
		if !since && o.Value.Known {
			before = append(before, o.Value.D.Float())
		}
		b.rows = append(b.rows, o)
	}
	mean := b.mean
	if len(before) > 0 && !b.hours {
		mean = 0
		for _, v := range before {
			mean += v / float64(len(before))
		}
	}
	b.baseline, b.target = tenths(mean), tenths(mean*(1+b.gain*.7))
	if b.hours {
		b.baseline, b.target = decimal.Some(0), tenths(b.mean*.8)
	}
	if b.costs {
		b.baseline = decimal.Some(0)
	}
}

// period is the i-th whole week or month back from a day.
func period(every benefit.Frequency, last day.Day, i int) benefit.Period {
	if every == benefit.Weekly {
		monday := last - day.Day((int(last.Time().Weekday())+6)%7)
		from := monday - day.Day(7*i)
		return benefit.Period{From: from, To: from + 6}
	}
	y, m, _ := last.Date()
	from := day.On(y, m, 1).AddMonths(-i)
	return benefit.Period{From: from, To: from.AddMonths(1) - 1}
}

// value is one figure: noise around the mean of its time.
func (x *writer) value(b *promised, from day.Day, since bool) float64 {
	mean := b.mean
	if b.hours && b.came == worse {
		mean *= .3
	}
	if since && !b.hours {
		switch {
		case b.came == worked, b.came == lapsed && from < b.live+150:
			mean *= 1 + b.gain
		case b.came == worse:
			mean *= 1 - b.gain/2
		}
	}
	if b.hours && b.came == lapsed && from > b.live+200 {
		mean *= .4
	}
	if _, m, _ := from.Date(); m == time.August || m == time.December {
		mean *= .95
	}
	v := x.c.near(mean, mean*b.spread)
	if b.per == 100 {
		v = math.Min(v, 98)
	}
	return v
}

// parts makes a rate from what it is counted of, so that sums over trusts can be made of numerators and denominators.
func (x *writer) parts(b *promised, o *benefit.Observation, v float64) {
	of := math.Round(x.c.near(b.parts, b.parts*.12))
	count := math.Round(v * of / b.per)
	o.Numerator, o.Denominator = whole(count), whole(of)
	d, _, err := decimal.FromRat(new(big.Rat).Mul(big.NewRat(int64(count), int64(of)), big.NewRat(int64(b.per), 1)))
	if err == nil {
		o.Value = decimal.Some(d)
	}
}

// record enters the figures: those from before the promise at once, the others as they came together.
func (x *writer) record(ctx context.Context, b *promised, line string) error {
	c, who := x.c, x.t.staff[manager].id
	rows := make([]store.FigureRow, 0, len(b.rows))
	for part := range batches {
		lo, hi := part*len(b.rows)/batches, (part+1)*len(b.rows)/batches
		if lo == hi {
			continue
		}
		on := max(b.rows[hi-1].Period.To+4, b.on+2)
		at := c.during(min(on, x.lastDay()))
		after := history.Values{}
		for _, o := range b.rows[lo:hi] {
			o.ID, o.EnteredBy, o.RecordedAt = c.id(), who, at
			row := store.FigureRow{Series: line, Observation: o}
			if b.hours {
				row.Days = o.Denominator
			}
			rows = append(rows, row)
		}
		first, last := b.rows[lo], b.rows[hi-1]
		after["from"], after["to"], after["last figure"] = first.Period.From.Long(), last.Period.To.Long(), last.Value.Plain()
		x.note(manager, at, "figures.record", benefitOf(b.id), after)
	}
	return x.tx.AddObservations(ctx, rows)
}
