// Package stage holds the two linked stage models: one for a pilot (the national
// story), one for a trust's adoption (the local one), each with its gates.
//
// The stages are content (internal/content/files/stages-v1.yaml) and are loaded,
// never typed in here. A stage is derived from facts and a gate is decided on
// evidence: the criteria of a gate are the entry lines of the stage behind it
// (Groundwork rules, section 1).
package stage

import (
	"slices"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// Model is one published version of both stage models.
type Model struct {
	ID         string
	Version    int
	Published  day.Day
	Innovation []Stage // a pilot's stages in order; an innovation shows the furthest of its pilots
	Adoption   []Stage
	Reasons    []string // keys of why a trust does not adopt
	GateRecord GateRecord
	Workflow   WorkflowRecord
}

// Stage is one step of a model.
type Stage struct {
	Key      string      `yaml:"key"`
	Order    int         `yaml:"order"`
	Label    string      `yaml:"label"`
	Means    string      `yaml:"means"`
	Entry    []Criterion `yaml:"entry"`  // what has to be so before this stage is entered
	During   []Criterion `yaml:"during"` // what is kept up while in it
	After    []Criterion `yaml:"after"`
	ExitGate string      `yaml:"exit_gate"` // the gate that leads to the next stage; empty at an end
	Rule     string      `yaml:"rule"`
	Outcomes []Outcome   `yaml:"outcomes"` // of the stage whose gate chooses between ways on
}

// Criterion is one line of what a stage asks for.
type Criterion struct {
	Text string `yaml:"text"`
	Auto bool   `yaml:"auto"` // checked from the product's own records; otherwise a person confirms it
}

// Outcome is one way on from a decision.
type Outcome struct {
	Key     string   `yaml:"key"`
	Label   string   `yaml:"label"`
	Needs   []string `yaml:"needs"`
	LeadsTo string   `yaml:"leads_to"`
	Limit   string   `yaml:"limit"`
}

// GateRecord says what is written down when a gate is decided, and its rules.
type GateRecord struct {
	Fields []string `yaml:"fields"`
	Rules  []string `yaml:"rules"`
}

// WorkflowRecord says what is written down about a workflow, and what is checked.
type WorkflowRecord struct {
	Workflow   []string `yaml:"workflow"`
	Step       []string `yaml:"step"`
	Link       []string `yaml:"link"`
	Change     []string `yaml:"change"`
	Adaptation []string `yaml:"adaptation"`
	Computed   []string `yaml:"computed"`
	Checks     []string `yaml:"checks"`
}

// asides are orders from which on a stage is beside the path rather than on it.
const asides = 90

// Aside reports whether the stage lies beside the path: not adopting, paused, stopped.
func (s Stage) Aside() bool { return s.Order >= asides }

// Find is the stage with this key.
func Find(in []Stage, key string) (Stage, bool) {
	if i := slices.IndexFunc(in, func(s Stage) bool { return s.Key == key }); i >= 0 {
		return in[i], true
	}
	return Stage{}, false
}

// Path are the stages that follow each other, without those aside.
func Path(in []Stage) []Stage {
	return slices.DeleteFunc(slices.Clone(in), Stage.Aside)
}

// Behind is the stage that a gate leads to: the one after the stage whose exit it is.
func Behind(in []Stage, gate string) (Stage, bool) {
	path := Path(in)
	for i, s := range path[:max(len(path)-1, 0)] {
		if s.ExitGate == gate && gate != "" {
			return path[i+1], true
		}
	}
	return Stage{}, false
}

// Check is nil when m can be used; otherwise it names, stage by stage, what is wrong.
func (m *Model) Check() error {
	var bad fault.Fields
	if m.ID == "" || m.Version < 1 {
		bad.Add("model", "has no id or no version")
	}
	check(m.Innovation, &bad)
	check(m.Adoption, &bad)
	seen := map[string]bool{}
	for _, r := range m.Reasons {
		if r == "" || seen[r] {
			bad.Add("not_adopting_reasons", "%q is empty or there twice", r)
		}
		seen[r] = true
	}
	return bad.Err()
}

func check(in []Stage, bad *fault.Fields) {
	keys, gates, last := map[string]bool{}, map[string]bool{}, 0
	for _, s := range in {
		if s.Key == "" || s.Label == "" || keys[s.Key] {
			bad.Add(s.Key, "is there twice or has no key or label")
		}
		keys[s.Key] = true
		if s.Order <= last {
			bad.Add(s.Key, "order must be above %d", last)
		}
		last = s.Order
		if len(s.Entry) == 0 {
			bad.Add(s.Key, "says nothing under entry")
		}
		if gates[s.ExitGate] && s.ExitGate != "" {
			bad.Add(s.Key, "gate %s leads out of two stages", s.ExitGate)
		}
		gates[s.ExitGate] = true
	}
	for _, s := range in {
		for _, o := range s.Outcomes {
			if !keys[o.LeadsTo] {
				bad.Add(s.Key, "outcome %s leads to %q, which is no stage", o.Key, o.LeadsTo)
			}
		}
	}
	if len(keys) == 0 {
		bad.Add("stages", "there are none")
	}
}
