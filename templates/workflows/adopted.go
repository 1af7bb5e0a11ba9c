package workflows

import (
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/workflow"
	"groundwork/templates/ui"
)

// Adopted is what the page of an adopting trust says of the pilot's workflow.
type Adopted struct {
	Pack     workflow.Redesign // the pilot's version that this map is compared with
	PackN    int
	Distance workflow.Distance
	Measured day.Day          // since when the trust has figures of its own; zero while it has none
	Newer    *Newer           // a version that the pilot approved later
	Taken    []workflow.Taken // what became of the pilot's changes, just put into the form
	From     string           // the pilot's save that the form began with
	Adapting *Adapting        // nil for readers
	Counted  bool             // the cases are those counted for the take-up: the map has none of its own
}

// Newer is a version of the pilot's workflow that the trust has not taken over.
type Newer struct {
	N     int
	On    day.Day
	Edits []workflow.Edit  // what the pilot changed
	Would []workflow.Taken // what taking it over would do here
	May   bool             // the reader may take it over
}

// Adapting is the form in which a trust says what it does in its own way.
type Adapting struct {
	Open  bool
	Parts []Adapt
	More  []ui.Option // other parts of which something may be said
}

// Adapt is one part in that form. Key names its inputs.
type Adapt struct {
	Here                                     workflow.Here
	Key                                      string
	Earlier                                  bool // it was so once: only what was seen of it can still be said
	Seen                                     bool // it was written down before, so that something may have been seen of it
	Difference, Reason, Part, Effect         string
	Agreed, AsksPart, MayWithdraw, Withdrawn bool
}

// estimate is what the trust may expect; false once it measures, and while hours cannot be worked out.
func (p Show) estimate() (workflow.Estimate, bool) {
	if p.Adopted == nil || !p.Adopted.Measured.IsZero() {
		return workflow.Estimate{}, false
	}
	return p.Redesign.Estimate(p.Adopted.Pack, p.Words.Groups)
}

// distance is how far this is from the pilot's, in words and minutes.
func (p Show) distance() string {
	if p.Adopted == nil || p.empty() {
		return ""
	}
	return p.Adopted.Distance.Words() + "; " + workflow.Apart(p.Redesign, p.Adopted.Pack, p.Words.Groups) + "."
}

// asking is the warning about core parts that differ without a reason.
func (p Show) asking() string {
	var titles []string
	for _, h := range p.Adopted.Distance.Asking() {
		titles = append(titles, "“"+h.Title+"”")
	}
	switch n := len(titles); n {
	case 0:
		return ""
	case 1:
		return "A core part differs here: " + titles[0] + ". The pilot’s result depends on it. Change it back, or say why it differs before this is approved."
	default:
		return count(n) + " core parts differ here: " + strings.Join(titles[:n-1], ", ") + " and " + titles[n-1] + ". The pilot’s result depends on them. Change them back, or say why they differ before this is approved."
	}
}

// different is every part that differs, with why; the trust's own steps; and what was different earlier.
func (p Show) different() ui.TableProps {
	d := p.Adopted.Distance
	t := ui.TableProps{ID: "different", Caption: "What is different here", Stacked: true, Columns: ui.Columns("Part of the pilot’s workflow", "Here", "Why", "Seen since")}
	for _, h := range d.Differing() {
		why, seen := "Not said yet", "Nothing yet"
		if h.Said != nil {
			why, seen = orElse(h.Said.Reason, why)+talked(*h.Said), orElse(h.Said.Effect, seen)
		} else if !h.Core() {
			why = "Need not be said: the part may be adapted"
		}
		t.Rows = append(t.Rows, ui.Cells(ui.Text(h.Title+" ("+partWords(h)+")"), ui.Text(h.Words()), ui.Text(why), ui.Text(seen)))
	}
	for _, s := range d.Added {
		t.Rows = append(t.Rows, ui.Cells(ui.Text("Not at the pilot"), ui.Text("Step added: “"+s.Action+"”"), ui.Text(orElse(p.whyAdded(s), "Not said yet")), ui.Text("Nothing yet")))
	}
	for _, a := range d.Earlier {
		h, _ := d.Part(a.PackStep)
		t.Rows = append(t.Rows, ui.Cells(ui.Text(h.Title+" (earlier)"), ui.Text("No longer: "+a.Difference), ui.Text(orElse(a.Reason, "Not said")), ui.Text(orElse(a.Effect, "Nothing yet"))))
	}
	return t
}

func (p Show) whyAdded(s workflow.Step) string {
	for _, c := range p.Redesign.Changes {
		if c.New == s.ID {
			return c.Why
		}
	}
	return ""
}

// partWords say whether a part is core and, of one that is, whether it is changed or kept.
func partWords(h workflow.Here) string {
	switch {
	case !h.Core():
		return "adaptable"
	case h.Changed:
		return "core, changed"
	}
	return "core, kept"
}

func talked(a workflow.Adaptation) string {
	if a.Agreed {
		return ". Talked over with the pilot’s team"
	}
	return ""
}

func orElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// pilotsChanges are what the pilot changed between the two versions.
func (p Show) pilotsChanges() ui.TableProps {
	n := p.Adopted.Newer
	t := ui.TableProps{Caption: "What the pilot changed", Stacked: true, Columns: ui.Columns("What", "Version "+count(p.Adopted.PackN), "Version "+count(n.N))}
	for _, e := range n.Edits {
		t.Rows = append(t.Rows, ui.Cells(ui.Text(upper(e.What)), ui.Text(orElse(e.Before, "Not there")), ui.Text(orElse(e.After, "Not there any more"))))
	}
	return t
}

func (n Newer) says(from int) string {
	return "The pilot approved version " + count(n.N) + " of its workflow on " + n.On.Long() + ". This map began with version " + count(from) + "."
}

// adaptPart asks whether a core part is changed, where only the words differ.
func adaptPart(a Adapt, err string) ui.Choice {
	return ui.Choice{Field: ui.Field{Name: "part-" + a.Key, Label: "Is the core part changed?", Value: a.Part, Error: err}, Inline: true,
		Options: []ui.Option{{Value: workflow.Adaptable, Label: "No, it is kept and done in our own way"}, {Value: workflow.Core, Label: "Yes, it is changed"}}}
}

// also are the parts of which something may be said besides those that differ.
func (a Adapting) also() []ui.Option { return append([]ui.Option{{Label: "Choose"}}, a.More...) }

func (a Adapt) legend() string { return a.Here.Title + ": " + kindOf(a.Here) }

func kindOf(h workflow.Here) string {
	if h.Core() {
		return "core part"
	}
	return "adaptable part"
}

// whyLabel asks for a reason, which only a core part needs.
func (a Adapt) whyLabel() string {
	if a.Here.Core() {
		return "Why it is different"
	}
	return "Why it is different (optional)"
}

func ticked(yes bool) string {
	if yes {
		return "yes"
	}
	return ""
}
