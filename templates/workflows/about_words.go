package workflows

import (
	"strings"

	"groundwork/internal/workflow"
	"groundwork/templates/ui"
)

var (
	methodOptions = options("Choose", workflow.Methods)
	dayOptions    = []ui.Option{{Value: workflow.WorkingDay, Label: "Working days only"}, {Value: workflow.CalendarDay, Label: "Every day of the year"}, {Value: workflow.ClinicDay, Label: "Clinic days"}}
)

// about1 is a field that stands once for the whole map.
func (p Show) about1(name, label, hint, value string, width int) ui.Field {
	f := ui.Field{Name: name, Label: label, Hint: hint, Value: value, Error: p.Errors.For(name), Width: width}
	if width > 0 {
		f.InputMode = "decimal"
	}
	return f
}

func (p Show) reason(name, label, value string) ui.Field {
	f := p.about1(name, label, "", value, 0)
	f.Rows = 2
	return f
}

func (p Show) tookPart() ui.Field {
	f := p.about1(workflow.FieldTookPart, "Who took part", "Roles, not names: one a line, for example Five community nurses.", p.Edit.Sheet.About.WhoTookPart, 0)
	f.Rows = 4
	return f
}

func (p Show) teams() ui.Field {
	f := p.about1(workflow.FieldTeams, "Which teams this covers", "One a line. Leave it empty when it covers all.", p.Edit.Sheet.About.ScopeTeams, 0)
	f.Rows = 2
	return f
}

func (p Show) dayType() string {
	if d := p.Edit.Sheet.About.DayType; d != "" {
		return d
	}
	return workflow.WorkingDay
}

// aboutSays is the line that stands for all of it while it is folded: "Cases: activity system, March to May 2025.
// Times: observed and timed, 120 cases; steps 5 and 6 before: observed and timed, 31 cases."
func (p Show) aboutSays() string {
	var parts []string
	m := p.Redesign.Before
	if m.Record.VolumeSource != "" {
		parts = append(parts, "Cases: "+m.Record.VolumeSource+".")
	}
	if m.Timing.Method != "" {
		parts = append(parts, "Times: "+lower(foundOnce(m.Timing))+p.otherwise()+".")
	}
	return strings.Join(parts, " ")
}

// otherwise names the steps whose times were found another way: "; steps 5 and 6 before and 4 after: assumed".
func (p Show) otherwise() string {
	var ways []string
	steps := map[string][]string{} // by way: "5 and 6 before", "4 after"
	for _, m := range []workflow.Map{p.Redesign.Before, p.Redesign.After} {
		here := map[string][]string{}
		for _, s := range m.Steps {
			if s.BySystem() || !s.Minutes.Known || m.TimingOf(s) == m.Timing {
				continue
			}
			way := lower(foundOnce(m.TimingOf(s)))
			if steps[way] == nil && here[way] == nil {
				ways = append(ways, way)
			}
			here[way] = append(here[way], count(s.Position))
		}
		for way, n := range here {
			steps[way] = append(steps[way], listed(n)+" "+m.State.Side())
		}
	}
	says := ""
	for _, way := range ways {
		noun := "steps"
		if s := steps[way]; len(s) == 1 && !strings.Contains(s[0], " and ") {
			noun = "step"
		}
		says += "; " + noun + " " + listed(steps[way]) + ": " + way
	}
	return says
}

func listed(words []string) string {
	if len(words) == 1 {
		return words[0]
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// aboutOpen unfolds it until the hours can be worked out, and where something has to be mended.
func (p Show) aboutOpen() bool {
	a := p.Edit.Sheet.About
	if a.Volume == "" || a.Method == "" || p.furtherOpen() {
		return true
	}
	for _, l := range p.Edit.Sheet.Lanes {
		if l.StaffGroup == "" {
			return true
		}
	}
	for _, e := range p.Errors {
		if !strings.HasPrefix(e.Name, "before-") && (!strings.HasPrefix(e.Name, "after-") || e.Name == "after-unit" || e.Name == "after-start" || e.Name == "after-end") {
			return true
		}
	}
	return false
}

// furtherOpen unfolds the fields that few maps need where one of them has to be mended, or opens a check.
func (p Show) furtherOpen() bool {
	of := []string{workflow.FieldEligible, workflow.FieldOneOff, workflow.FieldInUse, "after-unit", "after-start", "after-end", workflow.FieldWhy, "why-automate-first", "why-more-handovers"}
	for _, name := range of {
		if p.Errors.For(name) != "" {
			return true
		}
	}
	for _, f := range p.worked.found {
		if f.Field == "why-automate-first" && p.saved() || f.Field == "why-more-handovers" && p.saved() {
			return true
		}
	}
	return false
}

// lanesAndOne are the roles with an empty one to type in.
func (p Show) lanesAndOne() []workflow.Lane {
	return append(append([]workflow.Lane{}, p.Edit.Sheet.Lanes...), workflow.Lane{})
}

func (p Show) lane(n int, field, label, value string) ui.Field {
	name := workflow.LaneField(n, field)
	return ui.Field{Name: name, Label: label, Value: value, Error: p.Errors.For(name)}
}

func laneLabel(l workflow.Lane, i int, what string) string {
	if l.Role == "" {
		return what + " that is new"
	}
	return what + " " + count(i+1)
}

func (c change) decisions() []ui.Option {
	if c.After != "" {
		return afterDecisions
	}
	return beforeDecisions
}

// group is findings of one weight.
type group struct {
	title string
	found []workflow.Finding
}

// findings are what the checks found, by what it stands in the way of.
func (p Show) findings() []group {
	var out []group
	found := p.worked.found
	for _, g := range []struct {
		title string
		stops workflow.Stops
	}{{"Before hours can be worked out", workflow.StopsHours}, {"Before this can be approved", workflow.StopsApproval}, {"Worth knowing", workflow.StopsNothing}} {
		if f := workflow.Stopped(found, g.stops); len(f) > 0 {
			out = append(out, group{g.title, f})
		}
	}
	return out
}
