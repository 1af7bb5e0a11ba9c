package board

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

// Kept is b as it is kept, so that the page of its trust reads one row of it and none of its figures: one line of text with everything
// that pages of a board show of a benefit, and nothing that another record decides (who is charged, what else counts the same, what
// things are called). It holds until Judged.ChangesOn.
func (b Benefit) Kept() string {
	p, r, x := b.Profile, b.Reviewed, b.figures()
	k := keeping{}
	k.add(b.Grade, string(b.Status), p.Class, p.Kind, string(p.Every), p.DayType, strings.Join(p.StaffGroups, ","))
	k.flags(p.Annual, b.Checked(), b.Contested(), b.Difference.Declared(), b.Difference.Accepted, b.Moved.Happened())
	k.days(p.TargetOn, r.Verified.On, r.Contested.On)
	k.add(r.Contested.OwedBy)
	k.maybe(p.Target, b.Baseline.Value)
	k.figure(b.Now)
	k.days(x.owed.From, x.owed.To, x.slipping)
	k.number(int64(len(x.hours)))
	for _, h := range x.hours {
		k.days(h.From)
		k.number(int64(h.Hours), int64(h.Days))
	}
	k.number(int64(len(x.uses)))
	for _, u := range x.uses {
		k.days(u.From, u.To)
		k.number(int64(u.Used))
		k.maybe(u.Cashed)
	}
	k.add(x.why, p.Title)
	return string(k.text)
}

// ReadKept is the benefit of a measure as Kept wrote it, without its id, its pilot or take-up, and what other records decide.
func ReadKept(kept string, m benefit.Measure) (Benefit, error) {
	k := reading{rest: kept}
	var x behind
	b := Benefit{behind: &x}
	p, r := &b.Profile, &b.Reviewed
	b.Measure, p.Measure = m, m.Ref()
	b.Grade, b.Status = k.next(), benefit.Status(k.next())
	p.Class, p.Kind, p.Every, p.DayType = k.next(), k.next(), benefit.Frequency(k.next()), k.next()
	if staff := k.next(); staff != "" {
		p.StaffGroups = strings.Split(staff, ",")
	}
	flags := k.next()
	is := func(i int) bool { return i < len(flags) && flags[i] == yes }
	p.Annual = is(0)
	p.TargetOn, r.Verified.On, r.Contested.On = k.day(), k.day(), k.day()
	if is(1) {
		r.Verified.ID = "kept"
	}
	if is(2) {
		r.Contested.ID = "kept"
	}
	if is(3) {
		b.Difference.Text = "kept"
	}
	b.Difference.Accepted = is(4)
	if is(5) {
		b.Moved.Into = "kept"
	}
	r.Contested.OwedBy = k.next()
	p.Target, b.Baseline.Value = k.maybe(), k.maybe()
	b.Now = k.figure()
	b.Now.Measure = m.Ref()
	x.owed, x.slipping = benefit.Period{From: k.day(), To: k.day()}, k.day()
	for range k.count() {
		x.hours = append(x.hours, hoursOf{k.day(), decimal.Decimal(k.number()), decimal.Decimal(k.number())})
	}
	for range k.count() {
		x.uses = append(x.uses, useOf{benefit.Period{From: k.day(), To: k.day()}, decimal.Decimal(k.number()), k.maybe()})
	}
	x.why, p.Title = k.next(), k.next()
	if k.wrong != nil {
		return Benefit{}, fmt.Errorf("read what is kept of a benefit: %w", k.wrong)
	}
	return b, nil
}

// between ends every value; no name has it in it, because forms take it out.
const between, yes, no = '\t', '1', '0'

// keeping writes values one after the other; what nobody knows is empty.
type keeping struct{ text []byte }

func (k *keeping) add(values ...string) {
	for _, v := range values {
		k.text = append(append(k.text, strings.ReplaceAll(v, "\t", " ")...), between)
	}
}

func (k *keeping) flags(flags ...bool) {
	for _, f := range flags {
		if f {
			k.text = append(k.text, yes)
		} else {
			k.text = append(k.text, no)
		}
	}
	k.text = append(k.text, between)
}

func (k *keeping) number(numbers ...int64) {
	for _, n := range numbers {
		k.text = append(strconv.AppendInt(k.text, n, 10), between)
	}
}

func (k *keeping) days(days ...day.Day) {
	for _, d := range days {
		k.number(int64(d))
	}
}

func (k *keeping) maybe(figures ...decimal.Maybe) {
	for _, m := range figures {
		if m.Known {
			k.number(int64(m.D))
		} else {
			k.add("")
		}
	}
}

func (k *keeping) figure(f benefit.Figure) {
	k.days(f.Period.From, f.Period.To)
	k.number(int64(f.Count))
	for _, v := range []*big.Rat{f.Value, f.Numerator, f.Denominator} {
		if v == nil {
			k.add("")
		} else {
			k.add(v.RatString())
		}
	}
}

// reading reads them again.
type reading struct {
	rest  string
	wrong error
}

func (k *reading) next() string {
	v, rest, ok := strings.Cut(k.rest, "\t")
	if !ok && k.wrong == nil {
		k.wrong = fmt.Errorf("%q ends too early", v)
	}
	k.rest = rest
	return v
}

func (k *reading) number() int64 { return k.parsed(k.next()) }

func (k *reading) parsed(v string) int64 {
	n, err := strconv.ParseInt(v, 10, 64)
	if err != nil && k.wrong == nil {
		k.wrong = err
	}
	return n
}

// count is how many values follow; never so many that what follows could not be all of them.
func (k *reading) count() int { return int(min(max(k.number(), 0), int64(len(k.rest)))) }

func (k *reading) day() day.Day { return day.Day(k.number()) }

func (k *reading) maybe() decimal.Maybe {
	if v := k.next(); v != "" {
		return decimal.Some(decimal.Decimal(k.parsed(v)))
	}
	return decimal.Maybe{}
}

func (k *reading) figure() benefit.Figure {
	f := benefit.Figure{Period: benefit.Period{From: k.day(), To: k.day()}, Count: int(k.number())}
	f.Value, f.Numerator, f.Denominator = k.ratio(), k.ratio(), k.ratio()
	return f
}

func (k *reading) ratio() *big.Rat {
	v := k.next()
	if v == "" {
		return nil
	}
	over, under, parts := strings.Cut(v, "/")
	if len(over) > 18 || len(under) > 18 { // larger than a number of the machine
		r, ok := new(big.Rat).SetString(v)
		if !ok && k.wrong == nil {
			k.wrong = fmt.Errorf("%q is no ratio", v)
		}
		return r
	}
	a, b := k.parsed(over), int64(1)
	if parts {
		if b = k.parsed(under); b == 0 {
			b = 1
		}
	}
	return big.NewRat(a, b)
}
