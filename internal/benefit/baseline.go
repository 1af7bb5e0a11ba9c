package benefit

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
)

// Baseline is the figure before, locked by a named person. A correction is a new baseline with a reason; figures that
// were given against the old one keep it.
type Baseline struct {
	ID         string
	Value      decimal.Maybe // unknown when there could be none, and From says why
	From       string        // what it is: "mean of 16 weekly points"
	Period     Period        // what it was taken from; the zero Period when only From says
	Minutes    decimal.Maybe // where hours are reckoned from minutes a case: the minutes before
	Found      Side          // how it was found
	LockedBy   string
	LockedOn   day.Day // none: not locked yet
	Reason     string
	RecordedAt day.Instant
	Supersedes string // the baseline that this one corrects
}

// Locked reports whether figures may be judged against the baseline.
func (b Baseline) Locked() bool { return !b.LockedOn.IsZero() }

// BaselineInput is a baseline as somebody typed it.
type BaselineInput struct {
	Value   string
	Minutes string
	From    string
	First   string // days of what it was taken from, as TypedDay joins them
	Last    string
	Method  string
	Sample  string
	On      string // the day on which it was locked
	Reason  string // why a locked one is corrected
}

// LockBaseline turns in into a locked baseline of m, or says field by field why not.
func LockBaseline(m Measure, in BaselineInput, old Baseline, live, today day.Day) (Baseline, fault.Fields, error) {
	r := &reader{m: m}
	b := r.baseline(in)
	b.LockedOn = r.typedDay("baseline-day", "The day on which the baseline was locked", in.On)
	b.Reason = r.words("baseline-reason", "The reason", in.Reason)
	if old.Locked() && b.Value == old.Value && b.From == old.From && b.Minutes == old.Minutes && b.Found == old.Found && b.Period == old.Period {
		r.bad.Add("baseline", "This is the baseline that is already there")
	}
	for _, f := range fault.Of(Lock(b, old, live, today)).Fields {
		if r.bad.For(f.Name) == "" {
			r.bad = append(r.bad, f)
		}
	}
	return b, r.notes, r.bad.Err()
}

// baseline reads the figure before and where it comes from.
func (r *reader) baseline(in BaselineInput) Baseline {
	b := Baseline{Value: r.figure("baseline", "The baseline", in.Value, r.m.Unit), From: r.words("baseline-from", "What the baseline is", in.From)}
	r.withinShare("baseline", "The baseline", b.Value)
	b.Minutes = r.figure("baseline-minutes", "Minutes a case before", in.Minutes, "minutes")
	b.Found = r.side("baseline", in.Method, in.Sample)
	b.Period = Period{r.typedDay("baseline-first", "The first day", in.First), r.typedDay("baseline-last", "The last day", in.Last)}
	if b.Period.From.IsZero() != b.Period.To.IsZero() && len(r.bad) == 0 || b.Period.To < b.Period.From {
		r.bad.Add("baseline-last", "Enter both days of what the baseline was taken from, the first one first")
	}
	return b
}

// Lock says whether b may be locked: nothing after go-live can be a baseline, and correcting a locked one needs a reason.
func Lock(b, old Baseline, live, today day.Day) error {
	var bad fault.Fields
	switch {
	case b.LockedOn.IsZero():
		bad.Add("baseline-day", "Enter the day on which the baseline was locked")
	case b.LockedOn > today:
		bad.Add("baseline-day", "The baseline cannot be locked in the future")
	}
	if !live.IsZero() && !b.Period.To.IsZero() && b.Period.To >= live {
		bad.Add("baseline-last", "The baseline must end before go-live on %s", live.Long())
	}
	if !old.Locked() && !live.IsZero() && b.LockedOn >= live && b.Value.Known && b.Period.To.IsZero() && b.Found.Method != Nothing {
		bad.Add("baseline-last", "Enter the days it was taken from: it is locked after go-live on %s, and must come from before", live.Long())
	}
	if !b.Value.Known && strings.TrimSpace(b.From) == "" {
		bad.Add("baseline", "Enter the baseline, or say why there is none")
	}
	if old.Locked() && strings.TrimSpace(b.Reason) == "" {
		bad.Add("baseline-reason", "Say why the baseline is corrected")
	}
	return bad.Err()
}

// side reads how one side was found; the names of its inputs begin with prefix.
func (r *reader) side(prefix, method, sample string) Side {
	s := Side{Method: method}
	switch method {
	case "", BySystem, Observed, Estimated, Assumed:
	case Nothing:
		if prefix != "baseline" {
			r.bad.Add(prefix+"-method", "Choose how the figures are found")
		}
	default:
		r.bad.Add(prefix+"-method", "Choose how this was found")
	}
	if sample = strings.TrimSpace(sample); sample != "" {
		n, err := strconv.Atoi(strings.ReplaceAll(sample, ",", ""))
		if err != nil || n < 1 || n > 10_000_000 {
			r.bad.Add(prefix+"-sample", "The number of cases timed or counted must be a whole number, 1 or more")
		}
		s.Sample = n
	}
	return s
}

// words reads a text that may be left out.
func (r *reader) words(field, label, s string) string {
	s = strings.TrimSpace(s)
	if utf8.RuneCountInString(s) > longNote {
		r.bad.Add(field, "%s must be %d characters or fewer", label, longNote)
	}
	return s
}

// Input is the baseline as a form shows it again.
func (b Baseline) Input() BaselineInput {
	in := BaselineInput{Value: b.Value.Plain(), Minutes: b.Minutes.Plain(), From: b.From, First: b.Period.From.String(), Last: b.Period.To.String(), Method: b.Found.Method, Reason: b.Reason}
	if b.Found.Sample > 0 {
		in.Sample = strconv.Itoa(b.Found.Sample)
	}
	return in
}

// TypedDay reads a day as 2026-03-31 or as three boxes joined by hyphens, 2026-3-31; false when it is none.
func TypedDay(s string) (day.Day, bool) {
	parts := strings.SplitN(s, "-", 3)
	if len(parts) != 3 {
		return 0, false
	}
	return day.FromParts(parts[2], parts[1], parts[0])
}

// typedDay reads a day as 2026-03-31 or as three boxes joined by hyphens; nothing typed is no day.
func (r *reader) typedDay(field, label, s string) day.Day {
	if strings.Trim(s, "- ") == "" {
		return 0
	}
	if d, ok := TypedDay(s); ok {
		return d
	}
	r.bad.Add(field, "%s must be a real date, like 31 3 2026", label)
	return 0
}
