package workflow

import (
	"fmt"
	"strconv"
	"strings"
)

// Stops says what a finding stands in the way of.
type Stops int

// A finding either only tells, or keeps hours from being reckoned, or keeps the redesign from being approved.
const (
	StopsNothing Stops = iota
	StopsHours
	StopsApproval
)

// Finding is something about a map that a person should know, as a sentence that names the steps.
type Finding struct {
	Stops Stops
	Says  string
	Field string // the input where it is mended, such as before-3-minutes; may be empty
}

// Names of the inputs of a step, after its side and number: before-3-minutes.
const (
	FieldAction  = "action"
	FieldRole    = "who"
	FieldMinutes = "minutes"
	FieldShare   = "share"
	FieldGroup   = "staff-group"
	FieldBand    = "pay-band"
	FieldType    = "type"
	FieldWorth   = "value"
	FieldMedian  = "median"
	FieldP90     = "p90"
	FieldMethod  = "method"
	FieldSample  = "sample"
	FieldWait    = "wait"
	FieldSystem  = "system"
	FieldRekeyed = "rekeyed"
	FieldNote    = "note"
	FieldInputs  = "inputs"
	FieldOutputs = "outputs"
	FieldUsing   = "standard"
	FieldFails   = "failure"
	FieldLinks   = "links"
	FieldVolume  = "volume"
)

// Cell is the name of the input for one field of one step.
func Cell(state State, position int, field string) string {
	return state.Side() + "-" + strconv.Itoa(position) + "-" + field
}

// name is how a sentence calls steps: "step 3 before", "steps 3 and 5 before".
func name(steps []Step, side string) string {
	n := make([]string, len(steps))
	for i, s := range steps {
		n[i] = strconv.Itoa(s.Position)
	}
	return plural(len(steps), "step ", "steps ") + list(n) + " " + side
}

func list(words []string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// counted is "1 step", "3 steps".
func counted(n int, one, many string) string {
	return fmt.Sprintf("%d %s", n, plural(n, one, many))
}

// sentence starts s with a capital.
func sentence(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
