package benefits

import (
	"math/big"
	"strings"

	"groundwork/internal/benefit"
	"groundwork/internal/decimal"
	"groundwork/templates/ui"
)

// Working is how the figure of a benefit is worked out.
type Working struct{ Show }

// answer is the figure, of what and when.
func (p Working) answer() string {
	if p.Now.Value == nil {
		return "There is no figure since go-live yet, so nothing is worked out."
	}
	return p.Name() + ": " + figureNow(p.Judged) + ", " + p.Now.Period.String() + "."
}

// formula is how the figure follows from its inputs.
func (p Working) formula() []ui.Fact {
	n := p.Now
	if n.Value == nil {
		return nil
	}
	last := "The last " + p.many(n.Count) + " with a figure"
	if n.Count == 1 {
		last = "The newest figure"
	}
	facts := []ui.Fact{{Key: "Taken over", Value: last + ", " + n.Period.String()}}
	h := p.Measure.Heads()
	switch {
	case n.Numerator != nil:
		facts = append(facts, ui.Fact{Key: "Formula", Value: sum(h.Numerator, n.Count) + " divided by " + lowerFirst(sum(h.Denominator, n.Count)) + p.percent()},
			ui.Fact{Key: "In figures", Value: decimal.Format(n.Numerator, places(n.Numerator)) + " ÷ " + decimal.Format(n.Denominator, places(n.Denominator)) + p.percent() + " = " + figureNow(p.Judged)})
	case p.Profile.Annual && p.Profile.Every.PerYear() > 0:
		facts = append(facts, ui.Fact{Key: "Formula", Value: "Average of these figures, times " + decimal.Format(big.NewRat(p.Profile.Every.PerYear(), 1), 0) + " for a year"})
	case n.Count > 1:
		facts = append(facts, ui.Fact{Key: "Formula", Value: "Average of these figures. Without their totals and cases they cannot be weighed."})
	}
	if saved := p.minutesSaved(); saved != "" {
		facts = append(facts, ui.Fact{Key: "Minutes saved a case", Value: saved})
	}
	return facts
}

func (p Working) percent() string {
	if p.Measure.Unit == "percent" && p.Measure.Kind == benefit.KindRatio {
		return " × 100"
	}
	return ""
}

// sum names a part when several are added.
func sum(head string, n int) string {
	if n > 1 {
		return "Sum of " + lowerFirst(head)
	}
	return head
}

// places are as many decimals as an exact sum needs, two at most.
func places(r *big.Rat) int {
	if r.IsInt() {
		return 0
	}
	return 2
}

// minutesSaved is the rate behind hours, where the cases were counted.
func (p Working) minutesSaved() string {
	hours, cases := new(big.Rat), new(big.Rat)
	for _, o := range p.inputs() {
		if !o.Cases.Known || !o.Numerator.Known {
			return ""
		}
		hours.Add(hours, o.Numerator.D.Rat())
		cases.Add(cases, o.Cases.D.Rat())
	}
	if cases.Sign() == 0 {
		return ""
	}
	rate := new(big.Rat).Quo(new(big.Rat).Mul(hours, big.NewRat(60, 1)), cases)
	return decimal.Format(hours, 2) + " hours × 60 ÷ " + decimal.Format(cases, 0) + " cases = " + decimal.Format(rate, 2) + " minutes"
}

// inputs are the observations that the newest figure was taken over.
func (p Working) inputs() []benefit.Observation {
	var out []benefit.Observation
	for _, o := range p.Standing {
		if o.State == benefit.Reported && o.Period.From >= p.Now.Period.From && o.Period.To <= p.Now.Period.To {
			out = append(out, o)
		}
	}
	return out
}

func (p Working) inputTable() ui.TableProps {
	t := ui.TableProps{Caption: "Inputs", Stacked: true, Columns: []ui.Column{{Head: periodHead(p.Profile.Every)}, ui.Number(p.Axis())}}
	fields, heads := p.heads()
	for _, head := range heads {
		t.Columns = append(t.Columns, ui.Number(head))
	}
	t.Columns = append(t.Columns, ui.Column{Head: "Entered"})
	for _, o := range p.inputs() {
		cells := []ui.Cell{ui.Text(period(p.Profile.Every, o.Period)), ui.Text(p.Measure.Exact(o))}
		for _, f := range fields {
			cells = append(cells, ui.Text(shown(part(o, f))))
		}
		when := o.RecordedAt.Day().Long() + ", " + p.Person(o.EnteredBy)
		if o.Seq > 1 {
			when = "Corrected " + when
		}
		t.Rows = append(t.Rows, ui.Row{Cells: append(cells, ui.Text(when))})
	}
	return t
}

// method are the rules of the library by which hours are reckoned.
func (p Working) method() []ui.Fact {
	if p.Measure.Method == "" {
		return nil
	}
	m := p.Words.TimeMethod
	facts := []ui.Fact{{Key: "Minutes saved a case", Value: m.MinutesSaved}, {Key: "Hours freed", Value: m.FreedHours}, {Key: "Net", Value: m.NetFreedHours}}
	if b := p.Baseline.Minutes; b.Known {
		facts = append(facts, ui.Fact{Key: "Minutes before", Value: b.D.Fixed(1) + " a case, " + p.Baseline.From})
	}
	return facts
}

// definition is the version of the measure that the figures follow.
func (p Working) definition() []ui.Fact {
	m := p.Measure
	facts := []ui.Fact{{Key: "Measure", Body: ui.Link("/measures/"+m.ID, m.Name)},
		{Key: "Version", Value: "Version " + decimal.Of(int64(m.Version)).String() + " of the shared definition, published " + published(p.Words)},
		{Key: "What it is", Value: m.Plain}, {Key: "Numerator", Value: m.Numerator}}
	if m.Denominator != "" {
		facts = append(facts, ui.Fact{Key: "Denominator", Value: m.Denominator})
	}
	if s := p.staff(); s != "" {
		facts = append(facts, ui.Fact{Key: "Staff groups", Value: strings.ToUpper(s[:1]) + s[1:]})
	}
	facts = append(facts, ui.Fact{Key: "Across trusts", Value: benefit.Combining(p.Words, m)})
	if p.Difference.Declared() {
		facts = append(facts, ui.Fact{Key: "We count differently", Value: p.Difference.Text}, ui.Fact{Key: "In combined totals", Value: p.allowed()})
	}
	return facts
}

// sure is the grade and what it follows from.
func (p Working) sure() []ui.Fact {
	s := p.Sureness
	facts := []ui.Fact{{Key: "Grade", Body: ui.GradeTag(p.Grade)},
		{Key: "Figure before", Value: found(p.Baseline.Found)},
		{Key: "Figures since go-live", Value: found(p.Profile.Found)},
		{Key: "To compare with", Value: count(s.Points, "figure", "figures") + " before go-live" + enough(s)}}
	if p.Grade > s.Grade {
		facts = append(facts, ui.Fact{Key: "By the evidence", Body: ui.GradeTag(s.Grade)})
	}
	if s.Lift != "" {
		facts = append(facts, ui.Fact{Key: "What would lift it", Value: s.Lift})
	}
	return append(facts, ui.Fact{Key: "How the change is shown", Value: benefit.Label(p.Words.AttributionMethods, p.Profile.Attribution)})
}

func enough(s benefit.Sureness) string {
	if s.Compared() {
		return ": enough for a comparison"
	}
	return "; 12 make a comparison"
}

// promise is what was promised, from what and to what.
func (p Working) promise() []ui.Fact {
	b := p.Baseline
	facts := []ui.Fact{{Key: "Baseline", Value: p.Bar(b.Value, "None")}}
	if b.From != "" {
		facts = append(facts, ui.Fact{Key: "What the baseline is", Value: b.From})
	}
	if b.Locked() {
		facts = append(facts, ui.Fact{Key: "Locked", Value: b.LockedOn.Long() + ", " + p.Person(b.LockedBy)})
	} else {
		facts = append(facts, ui.Fact{Key: "Locked", Value: "Not yet"})
	}
	if b.Supersedes != "" {
		facts = append(facts, ui.Fact{Key: "Corrected because", Value: b.Reason})
	}
	facts = append(facts, ui.Fact{Key: "Target", Value: target(p.Judged)}, ui.Fact{Key: "How finance counts it", Value: benefit.Label(p.Words.Classes, p.Profile.Class)})
	for _, x := range []ui.Fact{{Key: "What it is for", Value: p.Profile.Purpose}, {Key: "What is assumed", Value: p.Profile.Assumptions}, {Key: "Why the target was not met", Value: p.Profile.Missed}} {
		if x.Value != "" {
			facts = append(facts, x)
		}
	}
	return facts
}

// people are those who stand behind the figures.
func (p Working) people() []ui.Fact {
	facts := []ui.Fact{{Key: "Owner", Value: orNobody(p.Person(p.Profile.Owner))}}
	if s := p.enteredBy(); s != "" {
		facts = append(facts, ui.Fact{Key: "Entered by", Value: s})
	}
	if a := p.Reviewed.Accepted; a.ID != "" {
		facts = append(facts, ui.Fact{Key: "Accepted", Value: a.On.Long() + ", " + p.Person(a.Person) + ", " + benefit.GradeWords(p.Words.Grades, a.Grade)})
	}
	facts = append(facts, ui.Fact{Key: "Checked", Value: p.checked()})
	if v := p.Reviewed.Verified; v.ID != "" {
		facts = append(facts, ui.Fact{Key: "Checked against", Value: v.Text})
	}
	return facts
}

// published is the day of the library's version.
func published(words benefit.Library) string {
	if d, ok := dayOf(words.Published); ok {
		return d.Long()
	}
	return words.Published
}
