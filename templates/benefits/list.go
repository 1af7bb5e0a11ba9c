package benefits

import (
	"github.com/a-h/templ"

	"groundwork/internal/benefit"
	"groundwork/templates/ui"
)

// List is all that a pilot or an adoption promised.
type List struct {
	Subject    benefit.Subject
	Benefits   []benefit.Judged
	Words      benefit.Library
	MayPromise bool
	MayRecord  bool // figures, of which there must be some to record
}

// split are the benefits, and the new costs and work.
func (p List) split() (gains, costs []benefit.Judged) {
	for _, j := range p.Benefits {
		if j.Costs() {
			costs = append(costs, j)
		} else {
			gains = append(gains, j)
		}
	}
	return gains, costs
}

func (p List) do() templ.Component {
	if !p.MayPromise {
		return nil
	}
	return ui.LinkButton(listOf(p.Subject)+"/new", "Promise a benefit")
}

func (p List) table(caption string, list []benefit.Judged) ui.TableProps {
	t := ui.TableProps{Caption: caption, Stacked: true, Columns: []ui.Column{{Head: "Measure"}, {Head: "Baseline"}, {Head: "Newest"}, {Head: "Target"}, {Head: "How sure"}, {Head: "Status"}}}
	for _, j := range list {
		t.Rows = append(t.Rows, ui.Cells(ui.With(ui.Link("/benefits/"+j.ID, j.Name())), ui.Text(j.Bar(j.Baseline.Value, "None")), ui.With(now(j)),
			ui.Text(target(j)), ui.With(ui.GradeTag(j.Grade)), ui.With(state(j))))
	}
	return t
}

// target is what was promised, and by when.
func target(j benefit.Judged) string {
	if j.Profile.Described {
		return j.Profile.Outcome + " By " + j.Profile.TargetOn.Long()
	}
	s := j.Bar(j.Profile.Target, "None")
	if !j.Profile.TargetOn.IsZero() {
		s += " by " + j.Profile.TargetOn.Long()
	}
	return s
}

// became is what a described benefit has come to, in short.
func became(j benefit.Judged) string {
	if !j.Told.Known() {
		return "Nobody has said yet"
	}
	return benefit.Label(benefit.Reached, j.Told.Reached) + ", " + j.Told.On.Long()
}

// figureNow is the newest figure in the terms of the target.
func figureNow(j benefit.Judged) string {
	if j.Now.Value == nil {
		return "No figures yet"
	}
	return j.Show(j.Now.Value)
}
