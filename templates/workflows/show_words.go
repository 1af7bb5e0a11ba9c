package workflows

import (
	"strings"

	"github.com/a-h/templ"

	"groundwork/internal/workflow"
	"groundwork/templates/swimlane"
	"groundwork/templates/ui"
)

// do is the page's one button above the fold: Save while something is typed; otherwise what comes next, or nothing.
func (p Show) do() templ.Component {
	if p.typing() {
		return p.saveFirst()
	}
	if p.approveFirst() {
		return p.approve()
	}
	if p.Edit == nil {
		return nil
	}
	l := p.worked.list
	switch {
	case l.Needs == 1:
		return ui.LinkButton("#what", "Decide the step that needs you")
	case l.Needs > 1:
		return ui.LinkButton("#what", "Decide the "+count(l.Needs)+" steps that need you")
	case l.Sure > 0:
		return ui.LinkButton("#what", "Look at the suggestions")
	}
	return nil
}

// approveFirst reports whether approving is the page's one button. While something is typed it is not: what would be
// approved is the saved version, not the draft that is shown.
func (p Show) approveFirst() bool {
	return !p.typing() && p.Approval.As != "" && len(p.Approval.InTheWay) == 0
}

func (p Show) hoursAddress() string {
	if p.Shown.N > 0 && !p.newest() {
		return p.Record.Address + "/hours?version=" + count(p.Shown.N)
	}
	return p.Record.Address + "/hours"
}

func (p Show) csvAddress() string {
	if p.Shown.N > 0 && !p.newest() {
		return p.Record.Address + "/steps.csv?version=" + count(p.Shown.N)
	}
	return p.Record.Address + "/steps.csv"
}

func (p Show) newest() bool { return len(p.Versions) == 0 || p.Versions[0].N == p.Shown.N }

// days is how many operating days a year has for these hours.
func (p Show) days() int {
	h, _ := p.Redesign.Hours(p.Words.Groups)
	return p.Words.Year.Days(h.DayType)
}

func (p Show) steps(state workflow.State) []workflow.Step {
	if state == workflow.Current {
		return p.Redesign.Before.Steps
	}
	return p.Redesign.After.Steps
}

// picture is the swimlane with its table.
func (p Show) picture() swimlane.Figure {
	f := swimlane.New("swimlane", p.Redesign.Picture(p.Words.Groups, p.worked.suggested))
	f.Source = p.Mapped
	f.Why = map[string]string{}
	for _, c := range p.Redesign.Changes {
		id := c.Old
		if id == "" {
			id = c.New
		}
		f.Why[id] = c.Why
	}
	if p.saved() {
		f.Download = p.csvAddress()
	}
	return f
}

func (p Show) whyNothing() string {
	switch {
	case p.Record.Kind == "adoption" && p.From != nil:
		return p.Record.Trust + " has not described its own way of working yet. Start from the pilot’s and change what is different here: minutes start as assumed until you time them."
	case p.Record.Kind == "adoption":
		return "Nobody has described how the work is done yet, here or at the pilot."
	}
	return "Nobody has described how the work is done yet. An innovation lead or a leader of the trust writes down the steps before and after."
}

func (v Version) words() string {
	says := ", saved " + v.Saved
	if !v.Approved.IsZero() {
		says += ", approved " + v.Approved.Long()
	} else {
		says += ", not approved"
	}
	if v.Why != "" {
		says += ": " + strings.TrimSuffix(v.Why, ".")
	}
	return says
}

func orNotKnown(s string) string {
	if s == "" {
		return "Not known"
	}
	return s
}

// versionSays is which version this is, who saved it, and whether it is approved.
func (p Show) versionSays() string {
	if !p.saved() {
		return "Nothing is saved yet."
	}
	return "Version " + count(p.Shown.N) + p.Shown.words() + "."
}

func (p Show) versionAddress(v Version) string {
	if v.Newest {
		return p.Record.Address
	}
	return p.Record.Address + "?version=" + count(v.N)
}

// more is the quieter sentence under the answer: how to begin, or how far it is from the pilot's.
func (p Show) more() string {
	if says := p.invites(); says != "" {
		return says
	}
	return p.distance()
}

// invites says how to begin.
func (p Show) invites() string {
	if p.Edit == nil || !p.empty() || p.saved() {
		return ""
	}
	return "Write down the steps as they are today and as they will be, or paste them from a spreadsheet. Nobody else sees them before you save."
}
