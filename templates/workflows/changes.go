package workflows

import (
	"cmp"
	"strconv"
	"strings"

	"groundwork/internal/fault"
	"groundwork/internal/workflow"
	"groundwork/templates/ui"
)

// change is one line of the change list.
type change struct {
	row
	Name      string // "1. Print the form"; "Nothing" for a step that is new
	After     string // of a step that is new, its own name
	Decision  string
	Other     string // number of the step on the other side
	Offered   string // what the line proposes, for the form
	Suggested string // why it proposes it
	Sure      bool   // the proposal can be accepted
	Needs     bool   // only a person can tell
}

// list is the change list.
type list struct {
	Line    string // "6 suggestions, 2 need you"
	Sure    int
	Needs   int
	Changes []change
	Before  []ui.Option // to choose a step from
	After   []ui.Option
	Errors  fault.Fields
}

// changes is the change list of the form: every step before, then the steps after that come from none.
func (p Show) changes() list {
	suggested := p.worked.suggested
	l := list{Errors: p.Errors}
	proposals := map[string]workflow.Suggestion{}
	come := map[string]bool{}
	for _, s := range suggested {
		key := s.Old
		if key == "" || hasRow(p.Edit.Sheet.After, s.New) && proposals[key].Why != "" {
			key = s.New
		}
		proposals[key] = s
		come[s.New] = come[s.New] || key == s.Old
		if s.Sure {
			l.Sure++
		} else {
			l.Needs++
		}
	}
	for _, c := range p.Redesign.Changes {
		come[c.New] = come[c.New] || c.Old != ""
	}
	if len(suggested) > 0 {
		l.Line = workflow.SuggestionsLine(suggested)
	}
	l.Before, l.After = stepOptions("Nothing", p.Edit.Sheet.Before), stepOptions("Nothing", p.Edit.Sheet.After)
	before, after := p.side(workflow.Current), p.side(p.Redesign.After.State)
	for _, r := range before.Rows {
		if !r.T.Empty() {
			l.Changes = append(l.Changes, p.change(r, proposals))
		}
	}
	for _, r := range after.Rows {
		if !r.T.Empty() && (!come[r.T.ID] || decided(r.T)) {
			c := p.change(r, proposals)
			c.After, c.Name = c.Name, "Nothing"
			l.Changes = append(l.Changes, c)
		}
	}
	return l
}

// Gone starts the value of a step that was taken out while a decision still names it, so that the decision says so,
// and finds the step again when it is put back.
const Gone = "gone:"

func hasRow(rows []workflow.Typed, id string) bool {
	for _, t := range rows {
		if t.ID == id {
			return true
		}
	}
	return false
}

// decided reports whether a person has said what happens to a step.
func decided(t workflow.Typed) bool {
	return t.Decision != "" && t.Offered != workflow.Offer(t.Decision, t.Other)
}

func (p Show) change(r row, proposals map[string]workflow.Suggestion) change {
	c := change{row: r, Name: strconv.Itoa(r.N) + ". " + r.T.Action, Decision: r.T.Decision}
	others := p.Edit.Sheet.After
	if r.State != workflow.Current {
		others = p.Edit.Sheet.Before
	}
	other := r.T.Other
	if s, ok := proposals[r.T.ID]; ok && !decided(r.T) {
		c.Decision, c.Suggested, c.Sure, c.Needs = s.Decision, s.Why, s.Sure, !s.Sure
		other = s.New
		if r.State != workflow.Current {
			other = s.Old
		}
		if s.Sure {
			c.T.Early = s.Decision != workflow.Automate
		}
	} else if !decided(r.T) {
		c.Decision, c.Needs = "", p.both()
	}
	if typed, wrong := strings.CutPrefix(other, workflow.NoSuchStep); wrong {
		c.Other = typed
	}
	for i, t := range others {
		if t.ID == other && other != "" {
			c.Other = strconv.Itoa(i + 1)
		}
	}
	if c.Other == "" && other != "" {
		c.Other = Gone + other
	}
	if c.Sure {
		c.Offered = workflow.Offer(c.Decision, c.Other)
	}
	return c
}

// nameLength is how much of a step's name a list of steps shows.
const nameLength = 33

func stepOptions(none string, rows []workflow.Typed) []ui.Option {
	out := []ui.Option{{Value: "", Label: none}}
	for i, t := range rows {
		if t.Empty() {
			continue
		}
		out = append(out, ui.Option{Value: strconv.Itoa(i + 1), Label: strconv.Itoa(i+1) + ". " + shortened(t.Action)})
	}
	return out
}

func shortened(action string) string {
	name := []rune(action)
	if len(name) <= nameLength {
		return action
	}
	return strings.TrimSpace(string(name[:nameLength-1])) + "…"
}

// fewSteps is up to how many steps a list to choose from names them all, with the choice of none.
const fewSteps = 13

// named is the step with the number, without it.
func named(from []ui.Option, number string) string {
	for _, o := range from {
		if o.Value == number {
			_, name, _ := strings.Cut(o.Label, ". ")
			return cmp.Or(name, o.Label)
		}
	}
	return ""
}

var (
	beforeDecisions = decisionOptions(workflow.Add)
	afterDecisions  = []ui.Option{{Value: "", Label: "Choose"}, {Value: workflow.Add, Label: "Add"}, {Value: workflow.Split, Label: "Split off another step"}}
	partOptions     = []ui.Option{{Label: "Not said"}, {Value: workflow.Core, Label: "Core"}, {Value: workflow.Adaptable, Label: "Adaptable"}}
)

func decisionOptions(without string) []ui.Option {
	out := []ui.Option{{Value: "", Label: "Choose"}}
	for _, t := range workflow.Decisions {
		if t.Key != without {
			out = append(out, ui.Option{Value: t.Key, Label: t.Label})
		}
	}
	return out
}
