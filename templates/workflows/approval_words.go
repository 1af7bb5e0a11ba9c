package workflows

import (
	"fmt"
	"groundwork/templates/ui"
)

func (l Lead) words() string {
	says := l.State
	if l.Name != "" {
		says = l.Name + " " + l.State
	}
	if l.Aside != "" {
		says += ". " + l.Aside
	}
	return says
}

func (p Show) pastWrong() bool {
	for _, name := range []string{"clinical-lead", "clinical-lead-on", "operational-lead", "operational-lead-on", "document"} {
		if p.Errors.For(name) != "" {
			return true
		}
	}
	return false
}

func (p Show) clashSays() string {
	c := p.Edit.Clash
	if len(c.Edits) == 0 {
		return c.Who + " saved the same as stands here: keep theirs, and nothing is lost."
	}
	says := c.Who + " saved this map. What was saved and what you typed are put together in the form below; nothing of either was lost. "
	if c.Both > 0 {
		says += fmt.Sprintf("%s in different ways: yours stands in the form. Mend it where theirs is right. ", counted(c.Both, "answer was changed by both of you", "answers were changed by both of you"))
	}
	return says + "The list says what saving will change."
}

func (p Show) clashTable() ui.TableProps {
	t := ui.TableProps{Caption: "Where the two differ", Stacked: true, Columns: ui.Columns("What", "Saved now", "With what you typed")}
	for _, e := range p.Edit.Clash.Edits {
		t.Rows = append(t.Rows, ui.Cells(ui.Text(upper(e.What)), ui.Text(orNothing(e.Before)), ui.Text(orNothing(e.After))))
	}
	return t
}

func orNothing(s string) string {
	if s == "" {
		return "Nothing"
	}
	return s
}

// their is the page of what somebody else saved.
func (p Show) their() Show {
	p.Redesign, p.Edit = p.Edit.Clash.Their, nil
	return p
}

// waits is what stays closed until the new workflow is approved.
func (p Show) waits() string {
	if p.Record.Kind == "adoption" {
		return "The new workflow comes first: setting up technology and going live stay closed."
	}
	return "The new workflow comes first: setting up technology, going live and the adopter’s pack stay closed."
}
