package pilot

import (
	"math/big"
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
)

// Plan is what the pilot must answer and what it has to show, written before any result is known.
type Plan struct {
	Question  string
	Threshold Threshold
	Result    string // what came out, in one paragraph
	Recorded  day.Day
	Rows      int // how often it was saved: the version of a form that edits it
}

// Threshold is the change that the pilot has to show. It is set when a measure and a change are named.
type Threshold struct {
	Measure string // id of a shared measure
	Version int
	Groups  []string      // staff groups whose minutes count; none is everybody's
	Change  decimal.Maybe // at least so much: -6 is six fewer
	Grade   string        // how sure it has to be: A or B
	By      day.Day
}

// Set reports whether there is a threshold.
func (t Threshold) Set() bool { return t.Measure != "" && t.Change.Known }

// Sentence is the threshold in words: "At least 6 fewer minutes (hands-on minutes a case), measured (B) by 28 February 2026".
func (t Threshold) Sentence(measure, unit string) string {
	if !t.Set() {
		return ""
	}
	size, more := t.Change.D, "more"
	if size < 0 {
		size, more = -size, "fewer"
	}
	s := "At least " + size.String() + " " + more + " " + unit + " (" + measure + ")"
	if t.Grade != "" {
		s += ", " + gradeWords[t.Grade]
	}
	if !t.By.IsZero() {
		s += ", by " + t.By.Long()
	}
	return s
}

var gradeWords = map[string]string{"A": "measured with comparison (A)", "B": "measured (B) or better", "C": "estimated (C) or better"}

// PlanInput is the plan with its two planned days, as somebody typed it.
type PlanInput struct {
	Question                 string
	Measure                  string // id of a shared measure; empty while none is chosen
	Change                   string
	Fewer                    bool // the change is a fall
	Groups                   []string
	Grade                    string
	By                       string
	Result                   string
	PlannedStart, PlannedEnd string
}

// Measures says which version of a shared measure a plan takes; false means that there is none.
type Measures func(id string) (version int, known bool)

// CheckPlan reads a plan. Nothing in it is needed to save it: what is missing is said on the pilot's page.
func CheckPlan(in PlanInput, measures Measures) (Plan, Dates, error) {
	var bad fault.Fields
	p := Plan{Question: strings.TrimSpace(in.Question), Result: strings.TrimSpace(in.Result)}
	tooLong(&bad, "question", "Question", p.Question, textLongest)
	p.Threshold = in.threshold(&bad, measures)
	var d Dates
	d.PlannedStart = readDay(&bad, "planned-start", "Planned start", in.PlannedStart)
	d.PlannedEnd = readDay(&bad, "planned-end", "Planned end", in.PlannedEnd)
	if !d.PlannedStart.IsZero() && !d.PlannedEnd.IsZero() && d.PlannedEnd < d.PlannedStart {
		bad.Add("planned-end", "Planned end must be after the planned start, %s", d.PlannedStart.Long())
	}
	tooLong(&bad, "result", "Result", p.Result, textLongest)
	return p, d, bad.Err()
}

func (in PlanInput) threshold(bad *fault.Fields, measures Measures) Threshold {
	t := Threshold{Measure: in.Measure, Grade: in.Grade, Groups: in.Groups}
	typed := strings.TrimSpace(in.Change)
	if in.Measure == "" {
		if typed != "" {
			bad.Add("measure", "Select what has to change")
		}
		t = Threshold{}
	} else if version, known := measures(in.Measure); known {
		t.Version = version
	} else {
		bad.Add("measure", "Select what has to change")
	}
	switch change, _, err := decimal.Parse(typed); {
	case typed == "" && in.Measure != "":
		bad.Add("change", "Enter by how much it has to change")
	case typed == "":
	case err != nil || change.Rat().Cmp(new(big.Rat)) <= 0:
		bad.Add("change", "How much it has to change must be a number above 0, like 6")
	default:
		if in.Fewer {
			change = -change
		}
		t.Change = decimal.Some(change)
	}
	if _, known := gradeWords[in.Grade]; in.Grade != "" && !known {
		bad.Add("grade", "Select how sure the result has to be")
	}
	t.By = readDay(bad, "by", "The day by which it has to be shown", in.By)
	if !t.Set() {
		t.By, t.Grade = 0, ""
	}
	return t
}
