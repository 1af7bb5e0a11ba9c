package workflows

import (
	"strconv"

	"groundwork/templates/ui"
)

func (p Compare) says() string {
	switch n := len(p.Edits); {
	case len(p.Versions) == 1:
		return "There is only one version so far."
	case p.From == p.To:
		return "Choose two different versions."
	case n == 0:
		return "Version " + p.To + " says the same as version " + p.From + "."
	default:
		return "Version " + p.To + " differs from version " + p.From + " in " + counted(n, "place", "places") + "."
	}
}

// turned is what both come to.
func (p Compare) turned() string {
	if p.From == p.To {
		return ""
	}
	return "Version " + p.From + ": " + p.Old.answer() + " Version " + p.To + ": " + p.answer()
}

// stand is when each was saved and approved.
func (p Compare) stand() string {
	says := "Version " + p.To + p.Shown.words() + "."
	if p.From != p.To {
		says = "Version " + p.From + p.Old.Shown.words() + ". " + says
	}
	return says
}

func (p Compare) options() []ui.Option {
	var out []ui.Option
	for _, v := range p.Versions {
		n := strconv.Itoa(v.N)
		out = append(out, ui.Option{Value: n, Label: "Version " + n})
	}
	return out
}

func (p Compare) table() ui.TableProps {
	t := ui.TableProps{Caption: "What differs", Stacked: true, Columns: ui.Columns("What", "Version "+p.From, "Version "+p.To)}
	for _, e := range p.Edits {
		t.Rows = append(t.Rows, ui.Cells(ui.Text(upper(e.What)), ui.Text(orNothing(e.Before)), ui.Text(orNothing(e.After))))
	}
	return t
}
