package glances

import (
	"groundwork/internal/benefit"
	"groundwork/internal/spc"
	"groundwork/templates/ui"
)

// The rows and columns of the matrix, with their keys in the address.
var (
	latest = []struct{ key, label string }{{"better", "Better than usual"}, {"usual", "Usual variation"}, {"worse", "Worse than usual"}, {"neutral", "Higher or lower than usual"}}
	target = []struct{ key, label string }{{"met", "Met as a rule"}, {"either", "Hit or miss"}, {"missed", "Missed as a rule"}, {"none", "No target"}}
)

// cellOf is the cell of the matrix that a chart belongs to; nothing without limits.
func cellOf(g benefit.Glance) string {
	if !g.Judged() {
		return ""
	}
	row := map[spc.Variation]string{spc.UsualVariation: "usual", spc.ImprovementHigh: "better", spc.ImprovementLow: "better", spc.ConcernHigh: "worse", spc.ConcernLow: "worse",
		spc.NeutralHigh: "neutral", spc.NeutralLow: "neutral"}[g.Chart.Variation]
	return row + "-" + map[spc.Assurance]string{spc.NoAssurance: "none", spc.Pass: "met", spc.Fail: "missed", spc.HitOrMiss: "either"}[g.Chart.Assurance]
}

// IsCell reports whether the word is a cell of the matrix.
func IsCell(word string) bool {
	for _, r := range latest {
		for _, c := range target {
			if word == r.key+"-"+c.key {
				return true
			}
		}
	}
	return false
}

// named is how many charts a cell names; the others stand behind a link.
const named = 4

// matrix sets what the latest figure is against what becomes of the target. A row or column that nothing stands in is
// left out, but for the plain ones.
func (p Table) matrix() ui.TableProps {
	in := map[string][]benefit.Glance{}
	for _, g := range p.List {
		if c := cellOf(g); c != "" {
			in[c] = append(in[c], g)
		}
	}
	t := ui.TableProps{ID: "matrix", Caption: "What the latest figure is, and what becomes of the target", Stacked: true, Columns: []ui.Column{{Head: "Latest figure is"}}}
	var columns []string
	for _, c := range target {
		any := false
		for _, r := range latest {
			any = any || len(in[r.key+"-"+c.key]) > 0
		}
		if any || c.key != "none" {
			columns = append(columns, c.key)
			t.Columns = append(t.Columns, ui.Column{Head: c.label})
		}
	}
	for _, r := range latest {
		cells, any := []ui.Cell{ui.Text(r.label)}, false
		for _, c := range columns {
			key := r.key + "-" + c
			list := in[key]
			any = any || len(list) > 0
			if len(list) == 0 {
				cells = append(cells, ui.Text("None"))
			} else {
				cells = append(cells, ui.With(p.cell(key, list)))
			}
		}
		if any || r.key != "neutral" {
			t.Rows = append(t.Rows, ui.Row{Cells: cells})
		}
	}
	return t
}
