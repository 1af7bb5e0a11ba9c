package pilots

import (
	"github.com/a-h/templ"

	"groundwork/templates/ui"
)

// Adapted is what each adopting trust does in its own way: the parts of the pilot's workflow down, the trusts across.
type Adapted struct {
	Summary  string // "1 trust has described its own way: none changes a core part."
	Version  int    // of the pilot's workflow
	Adopters []string
	Rows     []AdaptedRow
	Without  string // "Eastfold and Carrow Vale have not described their own way yet."
}

// AdaptedRow is one part at every adopter.
type AdaptedRow struct {
	Part, Kind string // "Core: remove"
	Cells      []AdaptedCell
}

// AdaptedCell is one part at one adopter.
type AdaptedCell struct {
	Word  string // "As at the pilot", "Changed", "Own way", "Added"; a word that always stands
	Says  string // what is different
	Why   string // only where the reader may know
	Href  string
	Quiet bool // as at the pilot
}

func (a Adapted) table() ui.TableProps {
	t := ui.TableProps{ID: "changed-caption", Caption: "What each adopter changed", Hide: true, Stacked: true, Columns: ui.Columns("Part of the pilot’s workflow")}
	for _, name := range a.Adopters {
		t.Columns = append(t.Columns, ui.Column{Head: name})
	}
	for _, r := range a.Rows {
		cells := []ui.Cell{ui.With(part(r))}
		for _, c := range r.Cells {
			cells = append(cells, ui.With(c.body()))
		}
		t.Rows = append(t.Rows, ui.Row{Cells: cells})
	}
	return t
}

func (c AdaptedCell) body() templ.Component { return adaptedCell(c) }
