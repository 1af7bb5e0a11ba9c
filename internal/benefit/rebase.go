package benefit

import (
	"cmp"
	"slices"
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// Rebase is a row about a day from which limits start again, because somebody decided so. It never happens by itself; it
// is taken back by a further row about the same day.
type Rebase struct {
	On        day.Day
	Seq       int // of its day
	Withdrawn bool
	Reason    string
	By        string // a person's id
	At        day.Instant
}

// StandingRebases are those that count, by day: the newest row of each day, unless it takes the start back.
func StandingRebases(rows []Rebase) []Rebase {
	newest := map[day.Day]Rebase{}
	for _, r := range rows {
		if have, found := newest[r.On]; !found || r.Seq > have.Seq {
			newest[r.On] = r
		}
	}
	var out []Rebase
	for _, r := range newest {
		if !r.Withdrawn {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b Rebase) int { return cmp.Compare(a.On, b.On) })
	return out
}

// NextRebase is the row that makes the limits start again with the period that begins on typed, or says what to mend.
func (j Judged) NextRebase(typed, reason string) (Rebase, error) {
	r, bad := j.rebaseOn(typed)
	if r.Reason = strings.TrimSpace(reason); r.Reason == "" {
		bad.Add("reason", "Say why the limits start again")
	}
	return r, bad.Err()
}

// Rebased is the benefit as if the limits also started again with the period that begins on typed.
func (j Judged) Rebased(typed string) (Judged, error) {
	r, bad := j.rebaseOn(typed)
	if err := bad.Err(); err != nil {
		return j, err
	}
	j.Rebases = append(slices.Clone(j.Rebases), r)
	slices.SortFunc(j.Rebases, func(a, b Rebase) int { return cmp.Compare(a.On, b.On) })
	return j, nil
}

func (j Judged) rebaseOn(typed string) (Rebase, fault.Fields) {
	var bad fault.Fields
	on, err := day.Parse(typed)
	if err != nil || !j.startsAFigure(on) {
		bad.Add("on", "Choose the period with which the limits start again")
	}
	if slices.ContainsFunc(j.Rebases, func(have Rebase) bool { return have.On == on }) {
		bad.Add("on", "The limits start again with this period already")
	}
	return Rebase{On: on, Seq: j.nextSeq(on)}, bad
}

// WithdrawnRebase is the row that takes a new start back, or says what to mend; a day with none is missing.
func (j Judged) WithdrawnRebase(on day.Day, reason string) (Rebase, error) {
	if !slices.ContainsFunc(j.Rebases, func(have Rebase) bool { return have.On == on }) {
		return Rebase{}, fault.Missing("new start of the limits")
	}
	r := Rebase{On: on, Seq: j.nextSeq(on), Withdrawn: true, Reason: strings.TrimSpace(reason)}
	if r.Reason == "" {
		return r, fault.Refused("withdraw-reason", "Say why this new start is taken back")
	}
	return r, nil
}

func (j Judged) nextSeq(on day.Day) int {
	seq := 1
	for _, r := range j.RebaseRows {
		if r.On == on {
			seq = max(seq, r.Seq+1)
		}
	}
	return seq
}

// startsAFigure reports whether a reported figure, not the first, begins on d.
func (j Judged) startsAFigure(d day.Day) bool {
	first := true
	for _, o := range j.Standing {
		if o.State != Reported {
			continue
		}
		if o.Period.From == d {
			return !first
		}
		first = false
	}
	return false
}

// SuggestedRebase is a change of the record from which the limits should start again, with the first day of the period
// they would start with: figures of both sides speak of different work, and those since are enough for limits of their own.
// It is only suggested; somebody decides. That all teams are live counts while nothing else was decided. The newest
// change comes first, and one before a standing new start is settled.
func (j Judged) SuggestedRebase(marks []Mark) (Mark, day.Day, bool) {
	for _, m := range slices.Backward(marks) {
		from, ok := j.figureOn(m.On)
		settled := slices.ContainsFunc(j.Rebases, func(r Rebase) bool { return r.On >= from })
		why := m.Changes || m.Widens && len(j.Rebases) == 0
		if ok && why && !settled && j.startsAFigure(from) && j.figuresFrom(from) >= comparing {
			return m, from, true
		}
	}
	return Mark{}, 0, false
}

// figureOn is the start of the first reported period that ends on d or later.
func (j Judged) figureOn(d day.Day) (day.Day, bool) {
	for _, o := range reported(j.Standing) {
		if o.Period.To >= d {
			return o.Period.From, true
		}
	}
	return 0, false
}

func (j Judged) figuresFrom(d day.Day) (n int) {
	for _, o := range reported(j.Standing) {
		if o.Period.From >= d {
			n++
		}
	}
	return n
}
