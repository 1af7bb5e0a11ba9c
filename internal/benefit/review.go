package benefit

import (
	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// What a person says of a benefit as a whole; the keys of benefit_review.
const (
	Accept  = "accept"
	Verify  = "verify"
	Contest = "contest"
	Settle  = "settle"
)

// Review is one such saying; rows are never changed.
type Review struct {
	ID     string
	Kind   string
	Person string // id
	On     day.Day
	Text   string // what it was checked against, why it is contested, how that was settled
	Grade  string // accepted or confirmed; empty where an owner accepted the target, before there were figures
	OwedBy string // who must answer a contest
	At     day.Instant
}

// Reviewed is what stands of all that was said. The zero Review says that nobody did.
type Reviewed struct {
	Taken                         Review // the owner accepted the target; it makes nothing realised
	Accepted, Verified, Contested Review
	Outdated                      Review // a check that no longer stands, because a figure was corrected after it
	Explained                     Review // why it slips, said while nobody contested it
}

// Stands are the reviews that count: the newest acceptance; the newest check, unless a figure or the baseline was
// corrected after it; the newest contest that nobody settled. reviews are in the order in which they were recorded.
func Stands(reviews []Review, rows []Observation, baselines []Baseline) Reviewed {
	var s Reviewed
	for _, r := range reviews {
		switch r.Kind {
		case Accept:
			if r.Grade == "" {
				s.Taken = r
			} else {
				s.Accepted = r
			}
		case Verify:
			s.Verified = r
		case Contest:
			s.Contested = r
		case Settle:
			if s.Contested.ID == "" {
				s.Explained = r
			}
			s.Contested = Review{}
		}
	}
	if s.Verified.ID != "" && corrected(rows, baselines, s.Verified.At) {
		s.Verified, s.Outdated = Review{}, s.Verified
	}
	return s
}

// corrected reports whether a figure or the baseline was corrected at the instant of a check or later.
func corrected(rows []Observation, baselines []Baseline, at day.Instant) bool {
	for _, o := range rows {
		if o.Supersedes != "" && !o.RecordedAt.Before(at) {
			return true
		}
	}
	for _, b := range baselines {
		if b.Supersedes != "" && !b.RecordedAt.Before(at) {
			return true
		}
	}
	return false
}

// Grade is the one that pages show: what the evidence gives, or what somebody accepted or confirmed below it.
func (s Reviewed) Grade(reckoned string) string {
	return max(reckoned, s.Accepted.Grade, s.Verified.Grade) // D is the largest letter and the least sure
}

// TakesOn reports whether the benefit still wants its owner's word on the target: there is something to reach, and no figure
// to be judged instead (stages-v1.yaml, stage committed: "Benefit targets and owners accepted").
func (j Judged) TakesOn() bool {
	return j.Now.Value == nil && !j.Told.Known() && (j.Profile.Target.Known || j.Profile.Described) && j.Reviewed.Taken.ID == "" && j.Reviewed.Accepted.ID == ""
}

// Checker is nil when the person may check a benefit: never who entered any of its figures, and never who owns or
// accepted it. A second person checks (PRODUCT rule: verified by a second person, never the one who entered it).
func Checker(person string, p Profile, rows []Observation, s Reviewed) error {
	for _, o := range rows {
		if o.EnteredBy == person {
			return fault.Denied("You entered figures of this benefit, so somebody else has to check it")
		}
	}
	switch person {
	case p.Owner:
		return fault.Denied("You own this benefit, so somebody else has to check it")
	case s.Accepted.Person:
		return fault.Denied("You accepted this benefit, so somebody else has to check it")
	}
	return nil
}
