// Package benefits is what a pilot or an adoption promised, measured and achieved, page by page.
package benefits

import (
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"groundwork/internal/benefit"
	drawing "groundwork/internal/chart"
	"groundwork/internal/spc"
	"groundwork/templates/chart"
	"groundwork/templates/pilottabs"
	"groundwork/templates/ui"
)

// Rights are what the reader may do with a benefit.
type Rights struct {
	Change, Record, Lock, Accept, Check, Contest, Explain, ExplainLapse bool

	Owns    bool // the benefit is theirs to answer for
	TakeOut bool // sign for hours taken out of a budget

	AnswerDifference bool // say whether a local difference may enter totals
	History          bool // read what happened to it: that of an adoption's benefit is the trust's alone

	NotCheck string // why the reader, who might check others, cannot check this one
}

// Show is one benefit: its sentence, its chart, and who stands behind it.
type Show struct {
	benefit.Judged
	Words  benefit.Library
	Marks  []benefit.Mark // what the record says happened
	Way    benefit.Trajectory
	Spoken []benefit.Word // the promises as they stood, oldest first
	Newer  int            // the newest version of the measure, when the benefit could move to it
	May    Rights
	Named  bool                   // the reader reads names
	Person func(id string) string // what the reader may call a person
	Beside *Beside                // what was measured beside what the maps promise; nil while one of the two is not known

	chart   chart.XmR
	charted bool
	judged  map[int64]spc.Judged // by the start of the period
	result  spc.Result
}

// Ready draws the chart once; every page of a benefit starts from it.
func (p Show) Ready() Show { return p.drawn("chart") }

// drawn draws the chart, whose caption gets the id.
func (p Show) drawn(id string) Show {
	c, ok := p.Charted()
	if !ok {
		p.charted = false
		return p
	}
	var marks []chart.Mark
	for _, m := range p.Marks {
		marks = append(marks, chart.Mark{On: m.On.Time(), Name: m.Name})
	}
	p.chart = chart.NewXmR(id, chart.Series{Result: c.Result, Subject: c.Subject, Axis: c.Axis, Marks: marks, Gaps: c.Gaps, Plan: p.plan()})
	p.chart.Download, p.chart.Working, p.chart.Source = p.at("figures.csv"), p.at("working"), p.source()
	p.charted, p.result = true, c.Result
	p.judged = map[int64]spc.Judged{}
	for _, j := range c.Result.Points {
		p.judged[j.At.Unix()] = j
	}
	return p
}

// plan is the way to the target as the chart draws it.
func (p Show) plan() (points []spc.Point) {
	for _, s := range p.Way.Steps {
		points = append(points, spc.Point{At: s.Period.From.Time(), Value: spc.Of(s.Value.Float())})
	}
	return points
}

// at is the address of a page of the benefit.
func (p Show) at(page string) string {
	if page == "" {
		return "/benefits/" + p.ID
	}
	return "/benefits/" + p.ID + "/" + page
}

// crumbs lead back to all benefits of what promised this one.
func (p Show) crumbs() []ui.Crumb { return crumbs(p.Subject) }

func crumbs(s benefit.Subject) []ui.Crumb {
	return append(above(s), ui.Crumb{Label: "Benefits", Href: listOf(s)})
}

func above(s benefit.Subject) []ui.Crumb {
	if s.Kind == benefit.OfAdoption {
		return []ui.Crumb{{Label: s.Short, Href: "/trusts/" + s.Organisation}, {Label: s.Name, Href: "/adoptions/" + s.ID}}
	}
	return []ui.Crumb{{Label: "Pilots", Href: "/pilots"}, {Label: s.Name, Href: pilottabs.Address(s.ID, pilottabs.Overview)}}
}

// listOf is where all benefits of a subject stand.
func listOf(s benefit.Subject) string { return "/" + s.Kind + "s/" + s.ID + "/benefits" }

// caption is whose benefit it is.
func caption(s benefit.Subject) string { return s.Name + ", " + s.Short }

// do is the one button: what this reader is asked for.
func (p Show) do() templ.Component {
	page := p.asked()
	if page == "" {
		return nil
	}
	if page == "accept" && p.TakesOn() {
		return ui.LinkButton(p.at(page), asked["target"].button)
	}
	return ui.LinkButton(p.at(page), buttons[page])
}

var buttons = map[string]string{"check": "Check these figures", "accept": "Accept this benefit", "baseline": "Lock the baseline", "figures/new": "Add figures", "told": "Say what became of it"}

// asked is the page on which the reader does what is most wanted of them; nothing when nothing is.
func (p Show) asked() string {
	switch {
	case p.May.Check && p.Reviewed.Accepted.ID != "" && !p.Checked():
		return "check"
	case p.May.Accept && p.Reviewed.Accepted.ID == "" && p.Now.Value != nil && p.Baseline.Locked():
		return "accept"
	case p.May.Owns && p.May.Accept && p.TakesOn():
		return "accept"
	case p.May.Lock && !p.Profile.Described && !p.Baseline.Locked() && p.Baseline.Found.Method != benefit.Nothing:
		return "baseline"
	case p.May.Record && p.Profile.Described && !p.Told.Known():
		return "told"
	case p.May.Record && len(p.Missing(0)) > 0:
		return "figures/new"
	}
	return ""
}

// copied is the answer as people forward it: the sentence, where it is from, and as at when.
func (p Show) copied() string {
	s := p.answer() + " " + caption(p.Subject) + "."
	if p.charted {
		s += " " + p.chart.Drawn.Words.Description
	}
	return s + " As recorded on " + p.Today.Long() + "."
}

// source says where the figures come from, of whom, from when to when, and what is settled about them.
func (p Show) source() string {
	var said []string
	if p.Line.Source != "" {
		said = append(said, strings.TrimSuffix(p.Line.Source, "."))
	}
	if s := p.staff(); s != "" && len(p.Profile.StaffGroups) > 0 {
		said = append(said, s)
	}
	if first, last, ok := p.span(); ok {
		said = append(said, first+" to "+last)
	}
	s := strings.Join(said, ", ") + "."
	if p.Baseline.Locked() {
		s += " Baseline locked " + p.Baseline.LockedOn.Long() + by(p.Person(p.Baseline.LockedBy)) + "."
	}
	if end := p.Subject.Ended; !end.IsZero() && end < p.Today {
		s += " The pilot ended on " + end.Long() + ": no later figure is owed."
	}
	return s
}

// span is from when to when there are figures.
func (p Show) span() (first, last string, ok bool) {
	for _, o := range p.Standing {
		if o.State != benefit.Reported {
			continue
		}
		if !ok {
			first, ok = o.Period.From.Long(), true
		}
		last = o.Period.To.Long()
	}
	return first, last, ok
}

// staff are the staff groups that the benefit names, or those of its measure.
func (p Show) staff() string {
	keys := p.Profile.StaffGroups
	if len(keys) == 0 {
		keys = p.Measure.StaffGroups
	}
	var names []string
	for _, k := range keys {
		if g, ok := p.Words.StaffGroup(k); ok {
			names = append(names, strings.ToLower(g.Label[:1])+g.Label[1:])
		}
	}
	return strings.Join(names, ", ")
}

// enteredBy are those who entered figures, the newest first.
func (p Show) enteredBy() string {
	var ids, names []string
	for i := len(p.Rows) - 1; i >= 0; i-- {
		if id := p.Rows[i].EnteredBy; id != "" && !slices.Contains(ids, id) {
			ids, names = append(ids, id), append(names, p.Person(id))
		}
	}
	return strings.Join(slices.Compact(names), "; ")
}

// checked says whether a second person looked at the figures.
func (p Show) checked() string {
	switch {
	case p.Checked():
		v := p.Reviewed.Verified
		return v.On.Long() + ", " + p.Person(v.Person)
	case p.Reviewed.Outdated.ID != "":
		return "Not since a correction; checked " + p.Reviewed.Outdated.On.Long() + " before it"
	}
	return "Not yet"
}

// late are the periods whose figure is owed, at most three by name.
func (p Show) late() string {
	late := p.Late()
	var names []string
	for _, x := range late[:min(len(late), 3)] {
		names = append(names, said(p.Profile.Every, x))
	}
	s := strings.Join(names, ", ")
	if more := len(late) - len(names); more > 0 {
		s += " and " + strconv.Itoa(more) + " more"
	}
	return s
}

// said is a period inside a sentence: the week of 12 May 2025, May 2025.
func said(every benefit.Frequency, p benefit.Period) string {
	if every == benefit.Weekly {
		return "the week of " + p.From.Long()
	}
	return p.String()
}

// note keeps the sentence at the top and the icons from contradicting each other, where limits do not fit the time that
// the sentence speaks of.
func (p Show) note() string {
	switch {
	case !p.charted || !p.says():
		return ""
	case p.AcrossGoLive():
		return "These limits run across go-live, so they fit neither the time before nor the time since. Limits that start again at go-live say what is usual now."
	case p.rises():
		return p.whyMissed()
	}
	return ""
}

// rises reports whether the newest average meets the target while the chart, which speaks of all the time since its limits
// began, says that the target is missed as a rule.
func (p Show) rises() bool {
	return p.result.Assurance == spc.Fail && p.Now.Value != nil && !p.Costs() && p.Profile.Met(p.Measure, p.Now.Value)
}

func (p Show) newestPart() drawing.PartRow { return p.chart.Drawn.Parts[len(p.chart.Drawn.Parts)-1] }

func (p Show) whyMissed() string {
	went := "rising"
	if p.Measure.Lower() {
		went = "falling"
	}
	return "The average of the last " + p.many(p.Now.Count) + " meets the target. The chart speaks of all " + p.many(p.result.Newest().Known) +
		" since its limits began, in which the figures went on " + went + ": limits that start where the work had settled would say what is usual now."
}
