package benefit

import (
	"math/big"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

// Record is all that was recorded about one benefit.
type Record struct {
	ID         string
	Subject    Subject
	Measure    Measure
	Profile    Profile // the newest
	ProfileSeq int     // its number
	Line       Line
	Created    day.Instant

	Baselines []Baseline    // in the order in which they were recorded
	Rows      []Observation // every row, corrections too
	Reviews   []Review      // in the order in which they were recorded

	RebaseRows []Rebase // every row, those that take one back too
	Rebases    []Rebase // the new starts that stand, by day

	Forecast   Expectation // the newest
	Told       Outcome     // what became of a described benefit, by the newest word
	Charged    Charge      // to another trust
	Difference Difference  // what is counted differently from the definition
	Follows    string      // the benefit that went on as this one under a newer version of the measure
	Moved      Move        // this one went on as another

	Today day.Day
}

// Judged is a record with everything that follows from it.
type Judged struct {
	Record
	Standing []Observation
	Baseline Baseline // the one that counts
	Reviewed Reviewed
	Sureness Sureness
	Grade    string // as accepted or confirmed, never surer than the evidence
	Status   Status
	Now      Figure // without a Value while nothing was reported since go-live
}

// Judge derives what the record says today.
func (r Record) Judge() Judged {
	j := Judged{Record: r, Standing: Standing(r.Rows), Reviewed: Stands(r.Reviews, r.Rows, r.Baselines)}
	if n := len(r.Baselines); n > 0 {
		j.Baseline = r.Baselines[n-1]
	}
	j.Sureness = Reckon(r.Profile, j.Baseline, r.Rows, r.Subject.Live)
	j.Grade = j.Reviewed.Grade(j.Sureness.Grade)
	facts := Facts{Profile: r.Profile, Measure: r.Measure, Rows: r.Rows, Live: r.Subject.Live, Grade: j.Grade,
		Accepted: j.Reviewed.Accepted.On, Verified: j.Reviewed.Verified.On, Missed: r.Profile.Missed, Today: r.Today,
		Forecast: r.Forecast.Known(), Told: r.Told.Known(), Worsening: j.worsening()}
	j.Status = facts.Status()
	j.Now = now(r, facts)
	return j
}

// now is the newest figure in the terms of the target, of the time since go-live; before go-live there is none, because a
// figure of the old way is not what was gained.
func now(r Record, f Facts) Figure {
	figure, err := r.Profile.Now(r.Measure, f.after())
	if err != nil {
		return Figure{}
	}
	return figure
}

// Costs reports whether this is new cost or work, which is subtracted.
func (j Judged) Costs() bool { return j.Profile.Kind == Disbenefit || j.Measure.IsDisbenefit }

// Checked reports whether a second person's check stands.
func (j Judged) Checked() bool { return j.Reviewed.Verified.ID != "" }

// MissedFrom is the day on which the clock alone makes a reason that was written down say that the target was missed; none
// where it does already, or where there is no reason.
func (j Judged) MissedFrom() day.Day {
	if j.Profile.Missed == "" || j.Profile.TargetOn < j.Today {
		return 0
	}
	return j.Profile.TargetOn + 1
}

// Contested reports whether the figures are contested and nobody has settled it.
func (j Judged) Contested() bool { return j.Reviewed.Contested.ID != "" }

// Headline is the sentence at the top of the benefit's page.
func (j Judged) Headline(l Library) string {
	if j.Profile.Described {
		return j.Profile.said(j.Measure, j.Told)
	}
	says := Headline(j.Measure, j.Profile, j.Baseline, j.Now, GradeWords(l.Grades, j.Grade), l.StaffGroups, j.Today)
	if j.Difference.Declared() {
		says += " It is counted differently here."
	}
	return says
}

// Show is a figure in the terms of the target with what it is of: 55.6 hours a working day, £12,950 a year.
func (j Judged) Show(v *big.Rat) string { return j.Profile.show(j.Measure, v) }

// Bar is a baseline or a target as it was typed, with what it is of; words for one that nobody knows.
func (j Judged) Bar(d decimal.Maybe, unknown string) string {
	if !d.Known {
		return unknown
	}
	return j.Profile.bar(j.Measure, d.D) + j.Profile.unit(j.Measure)
}

// Newest is the figure of the last period that was reported, when there is one.
func (j Judged) Newest() (Observation, bool) {
	for i := len(j.Standing) - 1; i >= 0; i-- {
		if j.Standing[i].State == Reported {
			return j.Standing[i], true
		}
	}
	return Observation{}, false
}

// Name is what the benefit is called: its own name, or that of its measure.
func (j Judged) Name() string { return j.Profile.name(j.Measure) }

// Apart reports whether the figures are counted differently from the definition and nobody accepted that into totals.
func (j Judged) Apart() bool { return j.Difference.Declared() && !j.Difference.Accepted }
