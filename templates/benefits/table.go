package benefits

import (
	"strconv"

	"groundwork/internal/benefit"
	"groundwork/internal/decimal"
	"groundwork/templates/ui"
)

// newest is how many figures stand open on the page; the others are folded.
const newest = 6

// figureRow is one period as the table shows it.
type figureRow struct {
	Period  string
	Value   string
	Parts   []string // numerator, denominator, cases: as many as the measure has
	Says    string
	From    string // 2026-03-23, for its address
	Missing bool   // no row: late, or no return yet
	Earlier []benefit.Observation
	Fixed   benefit.Observation // the correction on top, when there is one
}

// heads are the names of the parts that the measure has, in the order of figureRow.Parts.
func (p Show) heads() (fields, heads []string) {
	h := p.Measure.Heads()
	for _, f := range []string{benefit.FieldNumerator, benefit.FieldDenominator, benefit.FieldCases} {
		if h.Head(f) != "" && p.has(f) {
			fields, heads = append(fields, f), append(heads, h.Head(f))
		}
	}
	return fields, heads
}

// has reports whether any figure has the part, so that no column is empty.
func (p Show) has(field string) bool {
	for _, o := range p.Standing {
		if part(o, field).Known {
			return true
		}
	}
	return false
}

func part(o benefit.Observation, field string) decimal.Maybe {
	return map[string]decimal.Maybe{benefit.FieldNumerator: o.Numerator, benefit.FieldDenominator: o.Denominator, benefit.FieldCases: o.Cases}[field]
}

// rows are the periods, newest first.
func (p Show) rows() []figureRow {
	slots := p.Periods()
	fields, _ := p.heads()
	var out []figureRow
	for i := len(slots) - 1; i >= 0; i-- {
		s := slots[i]
		if s.Due == benefit.DueNotOver {
			continue
		}
		out = append(out, p.row(s, fields))
	}
	return out
}

func (p Show) row(s benefit.Slot, fields []string) figureRow {
	o := s.Observation
	r := figureRow{Period: period(p.Profile.Every, s.Period), From: s.Period.From.String(), Value: s.Due.Words(), Missing: o.ID == ""}
	if s.Due == benefit.DueIn {
		r.Value = p.Measure.Exact(o)
		for _, f := range fields {
			r.Parts = append(r.Parts, shown(part(o, f)))
		}
	} else {
		for range fields {
			r.Parts = append(r.Parts, "")
		}
	}
	if j, ok := p.judged[s.Period.From.Time().Unix()]; ok && j.Value.Known {
		r.Says = p.result.Said(j)
	}
	if r.Earlier = p.Corrections(s.Period.From); len(r.Earlier) > 0 {
		r.Fixed = o
	}
	return r
}

func shown(m decimal.Maybe) string {
	if !m.Known {
		return "No data"
	}
	return m.D.String()
}

// period is the first day of a week under "Week starting", and the name of a longer period.
func period(every benefit.Frequency, p benefit.Period) string {
	if every == benefit.Weekly && p.Days() == 7 {
		return p.From.Long()
	}
	return p.String()
}

func periodHead(every benefit.Frequency) string {
	if every == benefit.Weekly {
		return "Week starting"
	}
	return "Period"
}

// table is some of the rows; wide screens and print show columns, a phone shows cards when it is stacked.
func (p Show) figures(caption string, rows []figureRow, stacked bool) ui.TableProps {
	t := ui.TableProps{ID: "figures-" + strconv.Itoa(len(rows)), Caption: caption, Stacked: stacked, Columns: []ui.Column{{Head: periodHead(p.Profile.Every)}, ui.Number(p.Axis())}}
	_, heads := p.heads()
	for _, h := range heads {
		t.Columns = append(t.Columns, ui.Number(h))
	}
	says := p.says()
	if says {
		t.Columns = append(t.Columns, ui.Column{Head: "What the chart says"})
	}
	mends := p.May.Record || p.corrected(rows)
	if mends {
		t.Columns = append(t.Columns, ui.Column{Head: "Mend"})
	}
	for _, r := range rows {
		cells := []ui.Cell{ui.Text(r.Period), ui.With(bold(r.Value))}
		for _, v := range r.Parts {
			cells = append(cells, ui.Text(v))
		}
		if says {
			cells = append(cells, ui.Text(r.Says))
		}
		if mends {
			cells = append(cells, ui.With(p.mend(r)))
		}
		t.Rows = append(t.Rows, ui.Row{Cells: cells})
	}
	return t
}

// says reports whether the chart judges points at all.
func (p Show) says() bool { return p.charted && p.chart.Drawn.Words.TooFew == "" }

func (p Show) corrected(rows []figureRow) bool {
	for _, r := range rows {
		if len(r.Earlier) > 0 {
			return true
		}
	}
	return false
}

// many is "46 weeks".
func (p Show) many(n int) string { return strconv.Itoa(n) + " " + p.Profile.Every.Noun(n) }

func count(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + more
}
