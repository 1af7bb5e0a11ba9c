package board

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"groundwork/internal/benefit"
	"groundwork/internal/decimal"
	"groundwork/internal/workflow"
)

// Waterfall is what was gained, what it costs and what is left, in one unit. Hours and pounds are never in one.
type Waterfall struct {
	Steps   []Fall // the last is the net
	Finding string
	Note    string
	Unit    string // the head of the column of figures: hours a working day, £ a year
}

// Fall is one step of a waterfall.
type Fall struct {
	Label   string
	Value   *big.Rat
	Shown   string // +61.6, −£88,400
	Hatch   bool   // an estimate, or cost
	Benefit string // id of the one whose working it is; empty for sums and models
	Sure    string // how sure, in words, for the table
}

// HoursWaterfall is what the maps say: work that stopped, new work, what is left. False when there are no maps. It is
// modelled and says so; what was measured since stands beside it with its own words.
func (t Totals) HoursWaterfall(models []Model) (Waterfall, bool) {
	days := t.Freed.DayType
	if !t.Freed.Known() && len(models) > 0 {
		days = models[0].DayType
	}
	models = ofDay(models, days)
	if len(models) == 0 {
		return Waterfall{}, false
	}
	var stopped, added [2]*big.Rat
	for i := range stopped {
		stopped[i], added[i] = new(big.Rat), new(big.Rat)
	}
	cases, hatch, approved := decimal.Decimal(0), false, true
	for _, m := range models {
		for i := range stopped {
			stopped[i].Add(stopped[i], hours(m.Stopped[i], m.Cases))
			added[i].Add(added[i], hours(m.New[i], m.Cases))
		}
		cases += m.Cases
		hatch = hatch || !benefit.Counts(m.Grade)
		approved = approved && m.Approved
	}
	w := Waterfall{Unit: "Hours a " + benefit.DayWord(days)}
	net := new(big.Rat)
	for _, s := range []struct {
		label string
		value *big.Rat
		cost  bool
	}{
		{"Clinical work that stopped", stopped[workflow.Clinical], false},
		{"Administrative work that stopped", stopped[workflow.Administrative], false},
		{"New clinical work", new(big.Rat).Neg(added[workflow.Clinical]), true},
		{"New administrative work", new(big.Rat).Neg(added[workflow.Administrative]), true},
	} {
		if s.value.Sign() == 0 {
			continue
		}
		net.Add(net, s.value)
		w.Steps = append(w.Steps, Fall{Label: s.label, Value: s.value, Shown: signed(s.value, 1), Hatch: s.cost || hatch, Sure: "Modelled"})
	}
	w.Steps = append(w.Steps, Fall{Label: "Net, all staff", Value: net, Shown: signed(net, 1), Sure: "Modelled"})
	w.Finding = "After new work, " + decimal.Format(net, 1) + " hours a " + benefit.DayWord(days) + " are left"
	if net.Sign() < 0 {
		w.Finding = "New work takes " + decimal.Format(new(big.Rat).Neg(net), 1) + " hours a " + benefit.DayWord(days) + " more than was freed"
	}
	w.Note = w.Unit + ", modelled from both maps at " + cases.String() + " cases."
	if !approved {
		w.Note = w.Unit + ", modelled from maps that are not approved yet, at " + cases.String() + " cases."
	}
	if since := t.measuredSince(); since != "" {
		w.Note += " Measured since: " + since + "."
	}
	return w, true
}

// measuredSince is "55.6 clinical, 3.3 administrative (contested)".
func (t Totals) measuredSince() string {
	var parts []string
	if t.Freed.Known() && t.Freed.Standing <= Measured {
		parts = append(parts, decimal.Format(t.Freed.Value, 1)+" clinical")
	}
	for _, b := range t.others {
		f := b.Now
		if f.Value == nil || !benefit.Counts(b.Grade) || b.Profile.DayType != t.Freed.DayType {
			continue
		}
		part := decimal.Format(b.once(f.Value), 1) + " administrative"
		if b.Costs() {
			part = decimal.Format(b.once(f.Value), 1) + " of new work"
		}
		if b.Contested() {
			part += " (contested)"
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ", ")
}

// most is how many lines of one side a cash waterfall shows one by one.
const most = 3

// CashWaterfall is what was released, line by line, less what it costs. False while nothing of either is realised.
func (t Totals) CashWaterfall(grades []benefit.Term) (Waterfall, bool) {
	var in, out []Entry
	if t.Cash.Standing == Realised {
		in = t.Cash.Entries
	}
	if t.Cost.Standing == Realised {
		out = t.Cost.Entries
	}
	if len(in)+len(out) == 0 {
		return Waterfall{}, false
	}
	w := Waterfall{Unit: "£ a year"}
	net := new(big.Rat)
	add := func(entries []Entry, cost bool) {
		rest := new(big.Rat)
		for i, e := range entries {
			v := new(big.Rat).Set(e.Value)
			if cost {
				v.Neg(v)
			}
			net.Add(net, v)
			if i >= most && len(entries) > most+1 {
				rest.Add(rest, v)
				continue
			}
			w.Steps = append(w.Steps, Fall{Label: e.line(), Value: v, Shown: signedPounds(v), Hatch: cost, Benefit: e.Benefit.ID,
				Sure: benefit.GradeWords(grades, e.Benefit.Grade)})
		}
		if rest.Sign() != 0 {
			w.Steps = append(w.Steps, Fall{Label: counted(len(entries)-most, "other line"), Value: rest, Shown: signedPounds(rest), Hatch: cost})
		}
	}
	add(in, false)
	add(out, true)
	w.Steps = append(w.Steps, Fall{Label: "Net cash, a year", Value: net, Shown: signedPounds(net)})
	w.Finding = cashFinding(t.Net(), len(in), len(out))
	w.Note = "Pounds a year" + t.cashPeriod(in, out) + ". " + linesSure(append(append([]Entry{}, in...), out...), grades) + " Hours are not priced here."
	return w, true
}

// line is what a step of the cash waterfall is called: spending that fell is named for what is no longer spent.
func (e Entry) line() string {
	m := e.Benefit.Measure
	if e.Benefit.Profile.Title == "" && !e.Benefit.Costs() && m.Lower() {
		return "Less spent: " + lowerFirst(spentOn(m.Name))
	}
	return e.Benefit.Name()
}

// spentOn is the name of a cost without the word cost: paper, print, post and storage.
func spentOn(name string) string { return strings.TrimSuffix(name, " cost") }

func cashFinding(net *int64, in, out int) string {
	switch {
	case net == nil:
		return "What it costs in cash is not settled yet"
	case *net < 0 && in == 0:
		return "In cash it costs " + Pounds(-*net) + " a year"
	case *net < 0:
		return "In cash it costs " + Pounds(-*net) + " a year more than it saves"
	case *net > 0 && out == 0:
		return "In cash it saves " + Pounds(*net) + " a year"
	case *net > 0:
		return "In cash it saves " + Pounds(*net) + " a year more than it costs"
	default:
		return "In cash it saves as much as it costs"
	}
}

// cashPeriod is ", January to March 2026 times four", where all lines are of one period.
func (t Totals) cashPeriod(in, out []Entry) string {
	all := append(append([]Entry{}, in...), out...)
	for _, e := range all {
		if e.Figure.Period != all[0].Figure.Period {
			return ""
		}
	}
	return ", " + all[0].Figure.Period.String() + all[0].times()
}

// times is how often the period of a yearly figure goes into a year: " times four". Empty for figures that are of a year.
func (e Entry) times() string {
	p, n := e.Benefit.Profile, int64(e.Figure.Count)
	if n == 0 || p.Every.PerYear() == 0 || p.Every == benefit.Yearly || p.Every.PerYear()%n != 0 || p.Every.PerYear() == n {
		return ""
	}
	words := []string{"", "", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	k := p.Every.PerYear() / n
	if int(k) < len(words) {
		return " times " + words[k]
	}
	return " times " + strconv.FormatInt(k, 10)
}

// linesSure says how sure the lines are and whether a second person checked them.
func linesSure(entries []Entry, grades []benefit.Term) string {
	var sure []string
	checked := true
	for _, e := range entries {
		if words := benefit.GradeWords(grades, e.Benefit.Grade); !slices.Contains(sure, words) {
			sure = append(sure, words)
		}
		checked = checked && e.Benefit.Checked()
	}
	subject := "All lines are "
	switch len(entries) {
	case 1:
		subject = "It is "
	case 2:
		subject = "Both lines are "
	}
	says := subject + strings.Join(sure, " or ")
	if checked {
		return says + " and checked."
	}
	return says + ", not all checked by a second person."
}
