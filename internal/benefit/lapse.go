package benefit

import (
	"fmt"

	"groundwork/internal/day"
	"groundwork/internal/spc"
)

// worsening reports whether the newest figures are a concerning signal since business as usual that nobody has explained.
// It follows from the figures each time it is asked; no clock makes it so (Groundwork, the product, section 3 no. 14).
func (j Judged) worsening() bool {
	if j.Subject.Usual.IsZero() || j.Costs() || j.Explained() {
		return false
	}
	newest, ok := j.Newest()
	if !ok || newest.Period.To < j.Subject.Usual {
		return false
	}
	c, ok := j.Charted()
	if !ok || c.Result.Newest().Known < limitsFrom {
		return false // a run chart has no signals
	}
	return c.Result.Variation == spc.ConcernHigh || c.Result.Variation == spc.ConcernLow
}

// Explained reports whether somebody said why the benefit slips, and no figure came in since.
func (j Judged) Explained() bool {
	e := j.Reviewed.Explained
	if e.ID == "" {
		return false
	}
	for _, o := range j.Rows {
		if e.At.Before(o.RecordedAt) {
			return false
		}
	}
	return true
}

// Slips reports whether the benefit has lapsed and somebody owes a word about it.
func (j Judged) Slips() bool { return j.Status == Lapsed && !j.Explained() }

// SlippedSince is the first day of the figures by which the benefit lapsed.
func (j Judged) SlippedSince() day.Day {
	have := reported(j.Standing)
	if len(have) == 0 {
		return 0
	}
	return have[max(0, len(have)-slipping)].Period.From
}

// Why says in one sentence why the benefit has the status that it has.
func (j Judged) Why() string {
	switch j.Status {
	case Planned:
		return "No figure since go-live yet."
	case Forecast:
		return "Somebody recorded what they expect; no figure since go-live yet."
	case Measuring:
		switch {
		case !Counts(j.Grade):
			return "Figures come in, but they are estimated or assumed: only measured ones count as realised."
		case j.Reviewed.Accepted.ID == "":
			return "Figures come in; its owner has not accepted them yet."
		}
		return "Figures come in."
	case Realised:
		return "Measured since go-live and accepted by its owner on " + j.Reviewed.Accepted.On.Long() + "; nobody else has checked it."
	case Verified:
		return "Accepted by its owner on " + j.Reviewed.Accepted.On.Long() + " and checked by a second person on " + j.Reviewed.Verified.On.Long() + "."
	case Sustained:
		return "Still at the threshold a year after its owner accepted it, with no unexplained worsening."
	case Lapsed:
		if !j.threshold() {
			return "The chart signals a worsening since business as usual began on " + j.Subject.Usual.Long() + ", which nobody has explained."
		}
		return fmt.Sprintf("The last %d %s, from %s, are all short of the threshold of %s.", slipping, j.Profile.Every.Noun(slipping), j.SlippedSince().Long(), j.Bar(j.Profile.Threshold(), "none"))
	case NotRealised:
		return "The day of the target has passed without it: " + j.Profile.Missed
	}
	return ""
}

// threshold reports whether the last figures are all short of the threshold.
func (j Judged) threshold() bool {
	f := Facts{Profile: j.Profile, Measure: j.Measure, Rows: j.Rows, Live: j.Subject.Live}
	return f.slipped(f.after())
}
