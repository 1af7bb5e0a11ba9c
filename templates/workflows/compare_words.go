package workflows

import (
	"strconv"

	"groundwork/templates/ui"
)

func (p Compare) says() string {
	switch n := len(p.Edits); {
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
