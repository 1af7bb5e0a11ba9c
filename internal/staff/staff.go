// Package staff is what is done with and for the staff whose work changes: how they were asked and what changed because
// of it, who is trained, and who to call. It speaks of groups and functions, never of a patient, and of no person's skill.
package staff

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/person"
)

// Line is what every record about staff has: the thing itself, of which the newest row counts.
type Line struct {
	ID       string // of the thing; its address
	Seq      int    // how often it was saved
	Recorded day.Instant
	By       string
}

// About is the line of any of the records.
func (l Line) About() Line { return l }

// Count is a number of people, or the fact that nobody counted: 0 of 40 is not "not known".
type Count struct {
	N     int
	Known bool
}

// Some is a known count.
func Some(n int) Count { return Count{n, true} }

// Plain is the count as it goes into an input or a CSV file; nothing when it is not known.
func (c Count) Plain() string {
	if !c.Known {
		return ""
	}
	return strconv.Itoa(c.N)
}

// Engagement is one time that staff were asked, and what changed because of it.
type Engagement struct {
	Line
	Held     day.Day
	Kind     string // one of Kinds
	TookPart string // groups, in words
	Asked    Count  // of a survey
	Answered Count
	WantIt   Count // per cent of those who answered
	ThinkCan Count
	YouSaid  string
	WeDid    string
}

// Kind is a way to ask staff.
type Kind struct{ Key, Label string }

// Kinds are the ways, in the order in which a form offers them.
var Kinds = []Kind{
	{"walk_through", "Walk-through of the work"}, {"workshop", "Workshop"}, {"team_meeting", "Team meeting"}, {"interviews", "Interviews"},
	{"survey", "Anonymous survey"}, {"forum", "Partnership forum"}, {"other", "Another way"},
}

// KindLabel is what a way to ask is called.
func KindLabel(key string) string {
	for _, k := range Kinds {
		if k.Key == key {
			return k.Label
		}
	}
	return key
}

// fewest is the number of people under which a count is not shown outside the trust (Groundwork, the product, rule 6).
const fewest = 5

// Survey says how many answered and what they think; outside says that the reader is not of the trust.
func (e Engagement) Survey(outside bool) string {
	if !e.Answered.Known {
		return ""
	}
	if outside && e.Answered.N < fewest {
		return "Fewer than 5 people answered"
	}
	s := fmt.Sprintf("%d of %d answered", e.Answered.N, e.Asked.N)
	if e.WantIt.Known {
		s += fmt.Sprintf(": %d%% want it", e.WantIt.N)
	}
	if e.ThinkCan.Known {
		s += fmt.Sprintf(", %d%% think they can", e.ThinkCan.N)
	}
	return s
}

// Training is how one team or group learns the new way.
type Training struct {
	Line
	Team     string // id; empty where People says who
	TeamName string
	People   string // a group, in words
	Planned  int    // people
	Done     Count
	Hours    decimal.Maybe // each
	Due      day.Day       // all are to be trained by then
	Finished day.Day       // the last was held
	How      string
}

// Who is the team or the group.
func (t Training) Who() string { return cmp.Or(t.TeamName, t.People) }

// Share is how many of how many are trained, in words; nobody having counted is not 0.
func (t Training) Share() string {
	if !t.Done.Known {
		return fmt.Sprintf("Not counted, of %d", t.Planned)
	}
	return fmt.Sprintf("%d of %d", t.Done.N, t.Planned)
}

// Late reports whether people who were to be trained by a day that is over are not, or not known to be.
func (t Training) Late(today day.Day) bool {
	return !t.Due.IsZero() && today > t.Due && (!t.Done.Known || t.Done.N < t.Planned)
}

// Support is who to call, for what, and until when.
type Support struct {
	Line
	Kind    string // "Local experts", "Service desk"
	Cover   string // when, and for what
	Contact string // how to reach them; for the trust alone
	Owner   person.Owner
	From    day.Day
	Until   day.Day // zero: no end
}

// Stands reports whether somebody can be called on a day.
func (s Support) Stands(on day.Day) bool { return s.From <= on && (s.Until.IsZero() || on <= s.Until) }

// When says from when until when.
func (s Support) When() string {
	if s.Until.IsZero() {
		return "From " + s.From.Long() + ", no end"
	}
	return s.From.Long() + " to " + s.Until.Long()
}

// Record is everything about the staff of one change, in a pilot or in an adoption.
type Record struct {
	Engagements []Engagement // the newest first
	Trainings   []Training   // by team or group
	Supports    []Support    // those that stand or come first
}

// Empty reports whether nothing is recorded.
func (r Record) Empty() bool {
	return len(r.Engagements)+len(r.Trainings)+len(r.Supports) == 0
}

// Trained sums who is trained. Groups that nobody has counted are left out of both numbers and counted beside.
func (r Record) Trained() (done, planned, uncounted int) {
	for _, t := range r.Trainings {
		if !t.Done.Known {
			uncounted++
			continue
		}
		done, planned = done+t.Done.N, planned+t.Planned
	}
	return done, planned, uncounted
}

// Standing are those who can be called on a day.
func (r Record) Standing(on day.Day) []Support {
	var out []Support
	for _, s := range r.Supports {
		if s.Stands(on) {
			out = append(out, s)
		}
	}
	return out
}

// Sort puts a record in the order in which it is read.
func (r *Record) Sort(today day.Day) {
	slices.SortStableFunc(r.Engagements, func(x, y Engagement) int { return cmp.Or(cmp.Compare(y.Held, x.Held), cmp.Compare(x.ID, y.ID)) })
	slices.SortStableFunc(r.Trainings, func(x, y Training) int { return cmp.Or(cmp.Compare(x.Who(), y.Who()), cmp.Compare(x.ID, y.ID)) })
	over := func(s Support) int {
		if !s.Until.IsZero() && s.Until < today {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(r.Supports, func(x, y Support) int {
		return cmp.Or(cmp.Compare(over(x), over(y)), cmp.Compare(x.From, y.From), cmp.Compare(x.ID, y.ID))
	})
}
