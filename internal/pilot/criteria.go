package pilot

import "groundwork/internal/stage"

// State is how one criterion of a gate stands before somebody decides.
type State string

// The states. Shown and Wanting come from the records; Asks waits for a person; Follows can only come true
// once the gate is passed, so it is said and stops nothing.
const (
	Shown   State = "shown"
	Wanting State = "wanting"
	Asks    State = "asks"
	Follows State = "follows"
)

// Criterion is one line of what a gate asks for, and what the records say about it.
type Criterion struct {
	Text  string
	State State
	Says  string // what the records show, in words
	Hard  bool   // cannot be passed over
	Place string // page on which it is mended: plan, people, workflow …; empty where none is
}

// Criteria are what a gate asks for, as the records stand (Groundwork rules, section 1).
func Criteria(stages []stage.Stage, gate string, f Facts) []Criterion {
	var out []Criterion
	for _, line := range stage.Asked(stages, gate) {
		c := Criterion{Text: line.Text, State: Asks}
		if k, known := checks[line.Text]; known && k.look != nil && line.Auto {
			c.Hard, c.Place = k.hard, k.place
			shown, says := k.look(f)
			c.Says = says
			switch {
			case shown:
				c.State = Shown
			case k.follows:
				c.State = Follows
			default:
				c.State = Wanting
			}
		} else if known {
			c.Hard, c.Place = k.hard, k.place
		}
		out = append(out, c)
	}
	return out
}

// Needs are what an outcome asks for on top; a person confirms each.
func Needs(stages []stage.Stage, gate, outcome string) []Criterion {
	behind, _ := stage.Behind(stages, gate)
	o, ok := behind.Outcome(outcome)
	if !ok || asksInWords(outcome) {
		return nil
	}
	var out []Criterion
	for _, text := range o.Needs {
		out = append(out, Criterion{Text: text, State: Asks})
	}
	return out
}

// Want are the criteria that the records do not show yet.
func Want(all []Criterion) []Criterion {
	var out []Criterion
	for _, c := range all {
		if c.State == Wanting {
			out = append(out, c)
		}
	}
	return out
}
