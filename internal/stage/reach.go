package stage

import (
	"slices"

	"groundwork/internal/day"
)

// Go and NotYet are the outcomes of a gate that does not choose between ways on.
const (
	Go     = "go"
	NotYet = "not_yet"
)

// Decided is one recorded decision at a gate, as far as a stage reads it.
type Decided struct {
	ID       string
	Gate     string
	Outcome  string
	On       day.Day
	Replaces string // the decision whose place it takes
}

// Standing are the decisions that no later one replaces, in the order of their days; of one day,
// in the order in which they were recorded, which is the order of all.
func Standing(all []Decided) []Decided {
	replaced := map[string]bool{}
	for _, d := range all {
		replaced[d.Replaces] = true
	}
	out := slices.DeleteFunc(slices.Clone(all), func(d Decided) bool { return replaced[d.ID] })
	slices.SortStableFunc(out, func(x, y Decided) int { return int(x.On) - int(y.On) })
	return out
}

// Reached is a stage and how it came to be: the day on which each stage up to it was entered.
type Reached struct {
	Stage   Stage
	Since   day.Day
	Entered map[string]day.Day // by stage key; a stage that was skipped is not there
}

// Reach derives the stage from what was decided: the furthest whose entering gate has a standing
// decision (Groundwork rules, section 1). An outcome that leads back takes the stages behind it away,
// so that their gates are decided again; one that leads to the end ends it. began is the day of the
// first stage, which no gate leads to.
func Reach(in []Stage, decided []Decided, began day.Day) Reached {
	path := Path(in)
	if len(path) == 0 {
		return Reached{}
	}
	entered := map[string]day.Day{path[0].Key: began}
	for _, d := range Standing(decided) {
		enter(path, d, entered)
	}
	r := Reached{Stage: path[0], Since: began, Entered: entered}
	for _, s := range path {
		if on, ok := entered[s.Key]; ok {
			r.Stage, r.Since = s, on
		}
	}
	return r
}

// enter notes what one decision leads to.
func enter(path []Stage, d Decided, entered map[string]day.Day) {
	to, ok := Behind(path, d.Gate)
	if !ok {
		return
	}
	if len(to.Outcomes) == 0 {
		if _, already := entered[to.Key]; !already && d.Outcome == Go {
			entered[to.Key] = d.On
		}
		return
	}
	o, ok := to.Outcome(d.Outcome)
	if !ok {
		return
	}
	next, _ := Find(path, o.LeadsTo)
	if next.Order > to.Order {
		entered[to.Key], entered[next.Key] = d.On, d.On
		return
	}
	for _, s := range path {
		if s.Order > next.Order {
			delete(entered, s.Key)
		}
	}
	if _, already := entered[next.Key]; !already {
		entered[next.Key] = d.On
	}
}

// Outcome is the way on with this key.
func (s Stage) Outcome(key string) (Outcome, bool) {
	if i := slices.IndexFunc(s.Outcomes, func(o Outcome) bool { return o.Key == key }); i >= 0 {
		return s.Outcomes[i], true
	}
	return Outcome{}, false
}

// Asked are the criteria of a gate: the entry lines of the stage behind it, and before them those of
// the gate's own stage where no gate led into that one, so that no line of the model is ever skipped
// (Groundwork rules, section 1; stages-v1.yaml).
func Asked(in []Stage, gate string) []Criterion {
	path := Path(in)
	var out []Criterion
	for i, s := range path {
		if s.ExitGate != gate || gate == "" {
			continue
		}
		if i == 0 || path[i-1].ExitGate == "" {
			out = append(out, s.Entry...)
		}
		if i+1 < len(path) {
			out = append(out, path[i+1].Entry...)
		}
	}
	return out
}
