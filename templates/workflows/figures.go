package workflows

import (
	"fmt"
	"math/big"
	"strings"

	"groundwork/internal/decimal"
	"groundwork/internal/workflow"
	"groundwork/templates/ui"
)

func one(r *big.Rat) string { return decimal.Format(r, 1) }

// exact writes r with one decimal, or as many as it needs, four at most.
func exact(r *big.Rat) string {
	d, _, err := decimal.FromRat(r)
	switch {
	case err != nil:
		return decimal.Format(r, 0)
	case d%(decimal.One/10) == 0:
		return d.Fixed(1)
	}
	return d.String()
}

// minutes are those of a step in a table.
func minutes(m decimal.Maybe) string {
	if !m.Known {
		return "Not known"
	}
	return exact(m.D.Rat())
}

// whole writes r without decimals.
func whole(r *big.Rat) string { return decimal.Format(r, 0) }

// aDay is what hours are per: "working day".
func aDay(dayType string) string { return workflow.Label(workflow.DayTypes, dayType) }

// facts are the short line under the answer.
func (p Show) facts() []string {
	h, missing := p.Redesign.Hours(p.Words.Groups)
	var out []string
	if len(workflow.Stopped(missing, workflow.StopsHours)) > 0 {
		return out
	}
	cases := h.Cases.String() + " cases a " + aDay(h.DayType)
	if p.Adopted != nil && p.Adopted.Counted {
		cases += ", as counted for the take-up"
	}
	out = append(out, cases)
	if h.Before.Administrative.Sign() != 0 || h.After.Administrative.Sign() != 0 {
		out = append(out, "Administrators: "+h.Beside(workflow.Administrative))
	}
	return out
}

// forwarded is the answer as text that people send on.
func (p Show) forwarded() string {
	says := p.Record.Title + ". " + p.answer()
	if f := p.facts(); len(f) > 0 {
		says += " " + strings.Join(f, ". ") + "."
	}
	if d := p.distance(); d != "" {
		says += " " + d
	}
	if _, ok := p.estimate(); ok {
		return says + " This is an estimate: nothing is measured here yet."
	}
	if y := p.aYear(); y != "" {
		says += " " + y
	}
	return says
}

// aYear is the clinical hours of a year, with its days.
func (p Show) aYear() string {
	h, missing := p.Redesign.Hours(p.Words.Groups)
	days := p.Words.Year.Days(h.DayType)
	if len(missing) > 0 || days == 0 {
		return ""
	}
	return fmt.Sprintf("%s clinical hours a year at %d %ss, modelled.", whole(h.AYear(workflow.Clinical, days)), days, aDay(h.DayType))
}

// hoursTable is the hours freed by staff group; false while they cannot be worked out.
func hoursTable(r workflow.Redesign, w Words, days int) (ui.TableProps, bool) {
	h, missing := r.Hours(w.Groups)
	if len(missing) > 0 {
		return ui.TableProps{}, false
	}
	unit := aDay(h.DayType)
	t := ui.TableProps{Caption: "Hours freed by staff group, modelled", Stacked: true, Columns: []ui.Column{
		{Head: "Whose time"}, ui.Number("Minutes a case before"), ui.Number("After"), ui.Number("Saved"), ui.Number("Hours a " + unit)}}
	if days > 0 {
		t.Columns = append(t.Columns, ui.Number(fmt.Sprintf("Hours a year (%d %ss)", days, unit)))
	}
	line := func(name string, before, after, hours *big.Rat) ui.Row {
		r := ui.Cells(ui.Text(name), ui.NoWrap(exact(before)), ui.NoWrap(exact(after)), ui.NoWrap(exact(new(big.Rat).Sub(before, after))), ui.NoWrap(exact(hours)))
		if days > 0 {
			r.Cells = append(r.Cells, ui.NoWrap(whole(new(big.Rat).Mul(hours, big.NewRat(int64(days), 1)))))
		}
		return r
	}
	for _, g := range h.ByGroup() {
		t.Rows = append(t.Rows, line(w.Groups.Label(g.Group), g.Before, g.After, g.ADay))
	}
	for _, s := range []struct {
		name  string
		staff workflow.Staff
	}{{"All clinical", workflow.Clinical}, {"All administrative", workflow.Administrative}, {"All staff", workflow.All}} {
		if n := groupsOf(h, w.Groups, s.staff); n > 1 {
			t.Foot = append(t.Foot, line(s.name, h.Before.Of(s.staff), h.After.Of(s.staff), h.ADay(s.staff)))
		}
	}
	return t, true
}

// groupsOf counts the staff groups whose hours make up a total.
func groupsOf(h workflow.Hours, groups workflow.Groups, s workflow.Staff) int {
	n := 0
	for _, g := range h.ByGroup() {
		if of, _ := groups.Of(g.Group); s == workflow.All || of == s {
			n++
		}
	}
	return n
}

// where is the link to the place at which a finding is mended, in the form of this page.
func (p Show) where(f workflow.Finding) string {
	side, rest, _ := strings.Cut(f.Field, "-")
	n, field, isCell := strings.Cut(rest, "-")
	var row int
	if _, err := fmt.Sscan(n, &row); err != nil || !isCell || p.Edit == nil {
		if f.Field == "" || p.Edit == nil {
			return ""
		}
		return "#" + f.Field
	}
	rows := p.Edit.Sheet.Before
	if side == "after" {
		rows = p.Edit.Sheet.After
	}
	if row < 1 || row > len(rows) {
		return ""
	}
	t := rows[row-1]
	if p.Edit.Opened[t.ID] {
		return "#" + f.Field
	}
	switch field {
	case workflow.FieldAction, workflow.FieldRole, workflow.FieldMinutes, workflow.FieldShare, workflow.FieldDecision:
		return "#" + f.Field
	case workflow.FieldMethod, workflow.FieldSample:
		if t.Method == "" {
			return "#" + field
		}
	case workflow.FieldGroup:
		for i, l := range p.Edit.Sheet.Lanes {
			if l.Role == t.Role {
				return "#" + workflow.LaneField(i+1, "group")
			}
		}
	}
	return fmt.Sprintf("#%s-%d", side, row)
}
