package spc

import (
	"fmt"
	"strings"
)

// lastFew is how many periods at the end the caption averages (Groundwork rules, section 3: the last 4 periods).
const lastFew = 4

// finding is the caption: the averages of the last two parts and of the last four periods.
func (t telling) finding() string {
	newest := t.Newest()
	switch {
	case newest.Known == 0:
		return "No figures" + t.since(newest) + " yet"
	case t.Kind() == RunChart:
		return t.runFinding()
	case !newest.Mean.Known:
		return "No average" + t.since(newest) + ": the periods it is set over have no figures"
	}
	s := fmt.Sprintf("%s on average%s", t.Amount(newest.Mean.Value), t.since(newest))
	if before, ok := t.before(); ok && before.Mean.Known {
		s = fmt.Sprintf("%s on average %s, %s since", t.Amount(before.Mean.Value), t.stretch(len(t.Parts)-2), t.Figure(newest.Mean.Value))
	}
	if v, ok := t.lastAverage(); ok {
		s += fmt.Sprintf(", %s in the last four %s", t.Figure(v), t.Period.Many())
	}
	return s
}

func (t telling) runFinding() string {
	newest := t.Newest()
	now := t.Median(newest).Value
	if before, ok := t.before(); ok && before.Known > 0 {
		return fmt.Sprintf("Median %s %s, %s in %s since: too few for limits",
			t.Amount(t.Median(before).Value), t.stretch(len(t.Parts)-2), t.Figure(now), t.covered(newest))
	}
	return fmt.Sprintf("Median %s in %s%s: too few for limits", t.Amount(now), t.covered(newest), t.since(newest))
}

// lastAverage is the mean of the last four periods, when none of them is missing and they are not the whole part.
func (t telling) lastAverage() (float64, bool) {
	p := t.Newest()
	if p.Rows() <= lastFew {
		return 0, false
	}
	v := known(t.Points[p.To-lastFew : p.To])
	if len(v) < lastFew {
		return 0, false
	}
	return mean(v), true
}

// stretch is when part i was: before go-live, between the redesign and go-live. The newest is "since".
func (t telling) stretch(i int) string {
	switch {
	case i == len(t.Parts)-1:
		return "since"
	case i == 0:
		return "before " + t.start(t.Parts[1])
	}
	return "between " + t.start(t.Parts[i]) + " and " + t.start(t.Parts[i+1])
}

// partNames are the stretches as heads of a table.
func (t telling) partNames() []string {
	if len(t.Parts) == 1 {
		return nil
	}
	names := make([]string, len(t.Parts))
	for i, p := range t.Parts {
		name := t.stretch(i)
		if i == len(t.Parts)-1 {
			name += " " + t.start(p)
		}
		names[i] = strings.ToUpper(name[:1]) + name[1:]
	}
	return names
}

// covered is over how many periods: the 16 weeks, 15 of the 16 weeks.
func (t telling) covered(p Part) string {
	if p.Known == p.Rows() {
		return t.the() + t.Period.Count(p.Known)
	}
	return fmt.Sprintf("%d of %s%s", p.Known, t.the(), t.Period.Count(p.Rows()))
}

// the stands before a number of periods that belong to one of several parts.
func (t telling) the() string {
	if len(t.Parts) > 1 {
		return "the "
	}
	return ""
}

// meanOver is over how many periods the mean was taken, which are fewer where limits are fixed.
func (t telling) meanOver(p Part) string {
	n := t.Series.FixAfter
	if n == 0 || n >= p.Rows() {
		return t.covered(p)
	}
	if k := len(known(t.In(p)[:n])); k < n {
		return fmt.Sprintf("%d of the first %s", k, t.Period.Count(n))
	}
	return fmt.Sprintf("the first %d of %s%s", n, t.the(), t.Period.Count(p.Rows()))
}

// averages is the first sentence: one average, or median, for each part.
func (t telling) averages() string {
	verb, of := "averaged ", ""
	if t.Kind() == RunChart {
		verb, of = "had a median of ", "of "
	}
	var said []string
	missing := false
	for i, p := range t.Parts {
		v, over := p.Mean, t.meanOver(p)
		if t.Kind() == RunChart {
			v, over = t.Median(p), t.covered(p)
		}
		when := ""
		if len(t.Parts) > 1 {
			when = " " + t.stretch(i)
		}
		switch {
		case !v.Known:
			said = append(said, "had no figures in "+strings.TrimPrefix(over, "0 of ")+when)
			missing = true
		case i == 0 || missing:
			said = append(said, verb+t.Figure(v.Value)+" in "+over+when)
			missing = false
		default:
			said = append(said, of+t.Figure(v.Value)+" in "+over+when)
		}
	}
	s := t.Measure + " " + list(said)
	if v, ok := t.lastAverage(); ok && t.Kind() != RunChart {
		s += fmt.Sprintf("; the last four %s average %s", t.Period.Many(), t.Figure(v))
	}
	return s + "."
}

// tooFew says why a run chart has no limits.
func (t telling) tooFew() string {
	if t.Kind() != RunChart {
		return ""
	}
	p := t.Newest()
	return fmt.Sprintf("Limits need %d figures, and there are %d%s, so the chart shows the median only.", enoughForLimits, p.Known, t.since(p))
}

// list joins with commas and "and".
func list(s []string) string {
	if len(s) == 1 {
		return s[0]
	}
	return strings.Join(s[:len(s)-1], ", ") + " and " + s[len(s)-1]
}
