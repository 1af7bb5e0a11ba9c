package benefit

import (
	"cmp"
	"slices"
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/fold"
	form "groundwork/internal/typed"
)

// Claim is one line of the double-counting register: a benefit in staff time says whose time at which steps of which work
// it counts. Each case can be claimed once for a staff group and a step (measure library, double_counting).
type Claim struct {
	ID, Benefit  string
	Name         string // of the benefit and of what promised it: Clinical hours freed of Digital consent
	Organisation string
	Unit         string // of work: one consent
	Steps        []string
	Group        string // key of the staff group
	From, To     day.Day
	Cases        decimal.Maybe // in those days, where they were counted
	RecordedBy   string
	RecordedAt   day.Instant
}

// period is the days that the claim speaks of.
func (c Claim) period() Period {
	if c.To.IsZero() {
		return Period{c.From, day.On(9999, 12, 31)}
	}
	return Period{c.From, c.To}
}

// after reports whether the claim was recorded later than another.
func (c Claim) after(d Claim) bool {
	if c.RecordedAt != d.RecordedAt {
		return d.RecordedAt.Before(c.RecordedAt)
	}
	return c.ID > d.ID
}

// CountsTime reports whether the benefit is in staff time, which may be counted only once.
func (r Record) CountsTime() bool { return r.Measure.Unit == "hours" || r.Measure.Unit == "minutes" }

// ClaimsOf are the claims of one benefit.
func ClaimsOf(benefit string, all []Claim) []Claim {
	var out []Claim
	for _, c := range all {
		if c.Benefit == benefit {
			out = append(out, c)
		}
	}
	return out
}

// Overlap is a step that the claims of two benefits both count, in the days in which both do. First was recorded first.
type Overlap struct {
	First, Second Claim
	Step          string
	Period        Period
	Shared        *Shared // as proposed or agreed; nil while nobody proposed anything
}

// Of reports whether one of the two claims is of the benefit.
func (o Overlap) Of(benefit string) bool {
	return o.First.Benefit == benefit || o.Second.Benefit == benefit
}

// Agreed reports whether two people agreed on the shares.
func (o Overlap) Agreed() bool { return o.Shared != nil && o.Shared.AgreedBy != "" }

// Overlaps are where claims of different benefits meet at one trust: the same unit of work, step and staff group, in days
// that both speak of.
func Overlaps(claims []Claim, shared []Shared) []Overlap {
	ordered := slices.Clone(claims)
	slices.SortFunc(ordered, func(a, b Claim) int {
		switch {
		case a.after(b):
			return 1
		case b.after(a):
			return -1
		}
		return cmp.Compare(a.ID, b.ID)
	})
	var out []Overlap
	for i, a := range ordered {
		for _, b := range ordered[i+1:] {
			if a.Benefit == b.Benefit || !a.sameTime(b) {
				continue
			}
			for _, step := range common(a.Steps, b.Steps) {
				o := Overlap{First: a, Second: b, Step: step, Period: meet(a.period(), b.period())}
				for _, s := range shared { // the newest counts
					if s.First == a.ID && s.Second == b.ID && fold.String(s.Step) == fold.String(step) {
						o.Shared = &s
					}
				}
				out = append(out, o)
			}
		}
	}
	return out
}

func (c Claim) sameTime(d Claim) bool {
	return c.Organisation == d.Organisation && c.Group == d.Group && fold.String(c.Unit) == fold.String(d.Unit) && c.period().Overlaps(d.period())
}

// common are the steps of a that b has too, whatever their capitals and spaces.
func common(a, b []string) (out []string) {
	for _, step := range a {
		if slices.ContainsFunc(b, func(s string) bool { return fold.String(s) == fold.String(step) }) {
			out = append(out, step)
		}
	}
	return out
}

func meet(a, b Period) Period { return Period{max(a.From, b.From), min(a.To, b.To)} }

// ClaimInput is a claim as it was typed: one step a line.
type ClaimInput struct{ Unit, Steps, Group, From, To, Cases string }

// NewClaim is a claim of a benefit; own are its claims that stand.
func NewClaim(in ClaimInput, m Measure, groups []StaffGroup, own []Claim) (Claim, error) {
	var r form.Reader
	c := Claim{
		Steps: lines(r.Text("steps", "Steps", in.Steps, "Enter the steps whose time is counted, one a line")), Group: in.Group,
		Unit: r.Line("unit", "What one case is", in.Unit, "Enter what one case is"),
		From: r.Day("from", "First day", in.From, "Enter the first day"), To: r.Day("to", "Last day", in.To, ""),
		Cases: r.Figure("cases", "Cases", in.Cases, "", 100_000_000),
	}
	if !slices.ContainsFunc(groups, func(g StaffGroup) bool { return g.Key == in.Group }) {
		r.Wrong.Add("group", "Choose whose time it is")
	} else if len(m.StaffGroups) > 0 && !slices.Contains(m.StaffGroups, in.Group) {
		r.Wrong.Add("group", "%s does not count their time", m.Name)
	}
	if !c.To.IsZero() && c.To < c.From {
		r.Wrong.Add("to", "Last day must be on or after the first")
	}
	for _, o := range own {
		o.Organisation = ""
		if twice := common(c.Steps, o.Steps); o.sameTime(c) && len(twice) > 0 {
			r.Wrong.Add("steps", "This benefit counts “%s” of that staff group already", twice[0])
			break
		}
	}
	return c, r.Wrong.Err()
}

// lines are the lines with words in them, each once.
func lines(text string) (out []string) {
	for line := range strings.Lines(text) {
		if line = strings.Join(strings.Fields(line), " "); fold.String(line) != "" && len(common([]string{line}, out)) == 0 {
			out = append(out, line)
		}
	}
	return out
}
