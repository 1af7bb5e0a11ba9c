package benefit

import (
	"math/big"
	"slices"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
)

// FieldTrajectory is the box in which the way to the target is typed.
const FieldTrajectory = "trajectory"

// Step is what a benefit should have reached in one period on the way to its target.
type Step struct {
	Period Period
	Value  decimal.Decimal
}

// Trajectory is the way to the target, by period; one saving of it is one number.
type Trajectory struct {
	Seq    int // 0: nobody planned one
	Steps  []Step
	Reason string
	By     string // a person's id
	At     day.Instant
}

// Due is the newest step whose period is over on the day.
func (t Trajectory) Due(today day.Day) (Step, bool) {
	for i := len(t.Steps) - 1; i >= 0; i-- {
		if t.Steps[i].Period.To < today {
			return t.Steps[i], true
		}
	}
	return Step{}, false
}

// For is the step of the period.
func (t Trajectory) For(p Period) (Step, bool) {
	i := slices.IndexFunc(t.Steps, func(s Step) bool { return s.Period == p })
	if i < 0 {
		return Step{}, false
	}
	return t.Steps[i], true
}

// PlanTrajectory reads a trajectory as somebody typed or pasted it, one line for each period: its first day, then what should
// be reached. Periods are whole ones of the benefit, in step with each other and with its figures, each once.
func PlanTrajectory(m Measure, p Profile, standing []Observation, text string) ([]Step, error) {
	r := &reader{m: m}
	if p.Every.PerYear() == 0 {
		return nil, fault.Refused(FieldTrajectory, "Figures of this benefit are due now and then, so there are no periods to plan")
	}
	lines, err := Paste(text)
	if err != nil {
		return nil, fault.Refused(FieldTrajectory, "Enter one line for each period: its first day, then the figure")
	}
	var start day.Day
	if len(standing) > 0 {
		start = standing[0].Period.From
	}
	var steps []Step
	for i, line := range lines {
		s, wrong := r.step(p, line, start)
		switch {
		case wrong != "":
		case slices.ContainsFunc(steps, func(have Step) bool { return have.Period == s.Period }):
			wrong = p.Every.Name(s.Period) + " is there twice"
		}
		if wrong != "" {
			r.bad.Add(FieldTrajectory, "Line %d: %s", i+1, wrong)
			continue
		}
		if start.IsZero() {
			start = s.Period.From
		}
		steps = append(steps, s)
	}
	if err := r.bad.Err(); err != nil {
		return nil, err
	}
	slices.SortFunc(steps, func(a, b Step) int { return int(a.Period.From - b.Period.From) })
	return steps, nil
}

// step reads one line, or says what is wrong with it. start is the first day of a period that the others keep step with.
func (r *reader) step(p Profile, line Pasted, start day.Day) (Step, string) {
	if line.From.IsZero() {
		return Step{}, "start with the first day of the period, like 1 September 2026"
	}
	period := p.Every.Running(line.From, 1)[0]
	switch {
	case p.Every == Weekly && !start.IsZero() && (line.From-start)%7 != 0:
		return Step{}, line.From.Long() + " is not the first day of a week: the others start on a " + start.Time().Weekday().String()
	case !p.Every.Fits(period):
		return Step{}, line.From.Long() + " is not the first day of a " + string(p.Every) + ": that would be " + p.Every.Starting(line.From).Long()
	case len(line.Cells) != 1:
		return Step{}, "enter one figure for the period"
	}
	t, err := number(line.Cells[0], r.m.Unit)
	switch {
	case err != nil:
		return Step{}, "the figure " + err.Error()
	case r.m.Share() && (t.d < 0 || t.d > decimal.Of(100)):
		return Step{}, "the figure must be between 0 and 100: it is a share"
	}
	return Step{Period: period, Value: t.d}, ""
}

// share is the part of a baseline or target that falls to one period: those of a sum may be for a year, its figures never are.
func (p Profile) share() *big.Rat {
	if n := p.Every.PerYear(); p.Annual && n > 0 {
		return big.NewRat(1, n)
	}
	return big.NewRat(1, 1)
}

// Straight is the straight way from the baseline to the target, in what one period should reach, from the first period since go-live, or since today, to the
// one that holds the day of the target. It is only what a form offers.
func (j Judged) Straight() []Step {
	p, b := j.Profile, j.Baseline
	if p.Every.PerYear() == 0 || !p.Target.Known || !b.Value.Known || p.TargetOn.IsZero() {
		return nil
	}
	from := j.Subject.Live
	if from.IsZero() {
		from = j.Today
	}
	first := p.Every.Starting(from)
	if len(j.Standing) > 0 {
		first = j.aligned(from, j.Standing[0].Period.From)
		if from > j.Standing[0].Period.From && p.Every == Weekly {
			first = j.Standing[0].Period.From + (from-j.Standing[0].Period.From)/7*7
		}
	}
	n := 0
	for _, x := range p.Every.Running(first, mostPasted) {
		if x.From > p.TargetOn {
			break
		}
		n++
	}
	var out []Step
	for i, x := range p.Every.Running(first, n) {
		gain := new(big.Rat).Sub(p.Target.D.Rat(), b.Value.D.Rat())
		gain.Mul(gain, big.NewRat(int64(i+1), int64(n)))
		gain.Add(gain, b.Value.D.Rat())
		v, _, err := decimal.FromRat(gain.Mul(gain, p.share()))
		if err != nil {
			return nil
		}
		out = append(out, Step{Period: x, Value: v})
	}
	return out
}
