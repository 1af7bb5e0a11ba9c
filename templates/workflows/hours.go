package workflows

import (
	"fmt"
	"math/big"

	"groundwork/internal/ratecard"
	"groundwork/internal/workflow"
	"groundwork/templates/ui"
)

// Hours explains every number of a workflow: each step's minutes, the sums, the volume, the year.
type Hours struct {
	Show
	Card     ratecard.Card // what an hour costs; without a version there is none
	Measured []Measured    // what was measured beside what the maps promise
	Days     int           // of the year, as asked for
	Typed    string        // as typed
}

// Measured is a benefit for which minutes saved a case were measured.
type Measured struct {
	Name, Href    string
	Says, Periods string // "10.0 minutes a case modelled, 9.9 measured: 1% apart"
	N             int    // version of the maps that are meant
	Why           string // why they differ, in the words of the owner
	Asks          bool   // the owner still has to say why
}

func (m Measured) after() string {
	says := fmt.Sprintf(", by version %d, %s.", m.N, m.Periods)
	switch {
	case m.Asks:
		says += " The owner of the benefit is asked to say why."
	case m.Why != "":
		says += " “" + m.Why + "”"
	}
	return says
}

// working is the arithmetic of one kind of staff, a line for each step of it.
func (p Hours) working() []string {
	h, missing := p.Redesign.Hours(p.Words.Groups)
	if len(missing) > 0 {
		return nil
	}
	unit := aDay(h.DayType)
	var out []string
	for _, s := range []workflow.Staff{workflow.Clinical, workflow.Administrative} {
		before, after := h.Before.Of(s), h.After.Of(s)
		if before.Sign() == 0 && after.Sign() == 0 {
			continue
		}
		saved := h.Saved(s)
		minutes := new(big.Rat).Mul(saved, h.Cases.Rat())
		line := fmt.Sprintf("%s: %s minutes a case before, less %s after, is %s saved. Times %s cases a %s is %s minutes; divided by 60 that is %s hours a %s.",
			upper(s.String()), exact(before), exact(after), exact(saved), h.Cases, unit, exact(minutes), exact(h.ADay(s)), unit)
		if p.Days > 0 {
			line += fmt.Sprintf(" Times %d %ss it is %s hours a year.", p.Days, unit, whole(h.AYear(s, p.Days)))
		}
		if h.Scattered(s) {
			line += " Under one minute a case is counted, but scattered minutes rarely become usable time."
		}
		out = append(out, line)
	}
	return out
}

// warning says why the days asked for cannot be the operating days of a year.
func (p Hours) warning() string {
	h, missing := p.Redesign.Hours(p.Words.Groups)
	if len(missing) > 0 {
		return ""
	}
	return h.DaysWarning(workflow.Clinical, p.Days, p.Words.Year)
}

// steps is one side step by step.
func (p Hours) stepsTable(state workflow.State) ui.TableProps {
	m := p.Redesign.Before
	if state != workflow.Current {
		m = p.Redesign.After
	}
	t := ui.TableProps{Caption: p.caption(state), Stacked: true, Columns: []ui.Column{
		{Head: "Step"}, {Head: "Who, and whose time it is"}, ui.Number("Minutes"), ui.Number("% of cases"), ui.Number("Minutes a case"), {Head: "How the minutes were found"}}}
	for _, s := range m.Steps {
		per := "Not known"
		if x, ok := s.PerCase(); ok {
			per = exact(x)
		}
		t.Rows = append(t.Rows, ui.Cells(ui.Text(fmt.Sprintf("%d. %s", s.Position, s.Action)), ui.Text(upper(s.Role)+": "+groupName(s, p.Words.Groups)),
			ui.Text(minutes(s.Minutes)), ui.Text(orNotKnown(s.Share.Plain())), ui.Text(per), ui.Text(found(m, s))))
	}
	sum, missing := m.Minutes(p.Words.Groups)
	if len(missing) == 0 {
		for _, s := range []workflow.Staff{workflow.Clinical, workflow.Administrative} {
			if sum.Of(s).Sign() != 0 {
				t.Foot = append(t.Foot, ui.Cells(ui.Text("All "+s.String()), ui.Text(""), ui.Text(""), ui.Text(""), ui.Text(exact(sum.Of(s))), ui.Text("")))
			}
		}
	}
	return t
}

func groupName(s workflow.Step, groups workflow.Groups) string {
	if s.StaffGroup == "" {
		return "not said whose time"
	}
	return groups.Label(s.StaffGroup)
}

// found is how the minutes of a step were found.
func found(m workflow.Map, s workflow.Step) string {
	if s.BySystem() {
		return "Nobody’s time"
	}
	t := m.TimingOf(s)
	if t.Method == "" {
		return "Not said"
	}
	says := workflow.Label(workflow.Methods, t.Method)
	if t.Sample > 0 {
		says += ", " + counted(t.Sample, "case", "cases")
	}
	return says
}

// sure is the grade in words, with what holds it there.
func (p Hours) sure() string {
	g := p.Redesign.Grade(false)
	says := "The times are " + ui.GradeWords(g.Letter) + "."
	if g.Why != "" {
		says += " " + g.Why + "."
	}
	return says + " The hours themselves are modelled: worked out from the two maps, not measured after the change."
}

// differences are what changed for people, in figures.
func (p Hours) differences() ui.TableProps {
	t := ui.TableProps{Caption: "What changed, in figures", Stacked: true, Columns: []ui.Column{{Head: "What"}, ui.Number("Before"), ui.Number("After"), {Head: "Change"}}}
	for _, d := range p.Redesign.Differences(p.Words.Groups) {
		says := "Not known"
		switch {
		case d.Known && d.Grew:
			says = "Worse than before"
		case d.Known && d.Before == d.After:
			says = "The same"
		case d.Known:
			says = "Better than before"
		}
		t.Rows = append(t.Rows, ui.Cells(ui.Text(d.What), ui.Text(d.Before), ui.Text(d.After), ui.Text(says)))
	}
	return t
}

// otherUnits are the same hours in units that are easily misread; they come last and are folded.
func (p Hours) otherUnits() []string {
	h, missing := p.Redesign.Hours(p.Words.Groups)
	if len(missing) > 0 {
		return nil
	}
	var out []string
	unit := aDay(h.DayType)
	if days := p.Words.Year.Days(h.DayType); days > 0 && p.Words.Year.ProductiveHours > 0 {
		out = append(out, fmt.Sprintf("The clinical hours of a year at %d %ss are the working time of %s full-time staff at %s hours each; no posts removed.",
			days, unit, one(h.FullTime(workflow.Clinical, days, p.Words.Year)), p.Words.Year.ProductiveHours))
	}
	rec := p.Redesign.Before.Record
	if rec.Eligible.Known {
		out = append(out, fmt.Sprintf("If all %s cases a %s that it could apply to went the new way, it would be %s clinical hours: a potential, not hours freed.",
			rec.Eligible.D, unit, one(h.Potential(workflow.Clinical, rec.Eligible.D))))
	}
	if rec.OneOffHours.Known {
		out = append(out, fmt.Sprintf("Training and set-up took %s hours once: %s.", rec.OneOffHours.D, h.Repays(workflow.Clinical, rec.OneOffHours.D)))
	}
	return out
}

// about are the facts that the map states of itself.
func (p Hours) aboutRows() [][2]string {
	rec := p.Redesign.Before.Record
	volume := "Not known"
	if rec.Volume.Known {
		volume = rec.Volume.D.String() + " a " + aDay(rec.DayType)
	}
	rows := [][2]string{{"One case", orNotKnown(rec.UnitOfWork)}, {"It starts when", orNotKnown(rec.StartEvent)}, {"It ends when", orNotKnown(rec.EndEvent)},
		{"Cases", volume}, {"Where that number comes from", orNotKnown(rec.VolumeSource)}}
	after := p.Redesign.After.Record
	for _, x := range [][3]string{{"After: one case", rec.UnitOfWork, after.UnitOfWork}, {"After: it starts when", rec.StartEvent, after.StartEvent}, {"After: it ends when", rec.EndEvent, after.EndEvent}} {
		if x[1] != x[2] {
			rows = append(rows, [2]string{x[0], x[2]})
		}
	}
	return append(rows, [2]string{"How the times were found", orNotKnown(foundOnce(p.Redesign.Before.Timing))}, [2]string{"Mapped", orNotKnown(p.Mapped)})
}

func foundOnce(t workflow.Timing) string {
	if t.Method == "" {
		return ""
	}
	says := workflow.Label(workflow.Methods, t.Method)
	if t.Sample > 0 {
		says += ", " + counted(t.Sample, "case", "cases")
	}
	return says
}
