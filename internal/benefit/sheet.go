package benefit

import (
	"slices"

	"groundwork/internal/day"
)

// Sheet is a grid of figures: periods of one rhythm down, the benefits that are measured in it across.
type Sheet struct {
	Every    Frequency
	Benefits []Judged
	Rows     []Period
}

// sheetRows is how many periods a sheet shows at least, where there are so many, and mostSheetRows how many at most.
const (
	sheetRows     = 10
	mostSheetRows = 520
)

// Sheets are the grids of the benefits that have a rhythm, the shortest period first. A sheet holds the newest ten
// periods and reaches back to the first of a benefit that still lacks a figure; since reaches back further. Benefits
// without a rhythm have no row to share and stay on their own pages.
func Sheets(list []Judged, since day.Day) []Sheet {
	var out []Sheet
	for _, every := range []Frequency{Weekly, Monthly, Quarterly, Yearly} {
		s := Sheet{Every: every}
		for _, j := range list {
			if j.Profile.Every == every {
				s.Benefits = append(s.Benefits, j)
			}
		}
		if len(s.Benefits) > 0 {
			s.Rows = s.rows(since)
			out = append(out, s)
		}
	}
	return out
}

// rows are the periods of the sheet, oldest first.
func (s Sheet) rows(since day.Day) []Period {
	seen := map[Period]bool{}
	var all []Period
	first := day.Day(0) // of the periods that lack a figure
	add := func(p Period) {
		if !seen[p] {
			seen[p] = true
			all = append(all, p)
		}
	}
	for _, j := range s.Benefits {
		for _, slot := range j.Periods() {
			if slot.Due != DueNotOver {
				add(slot.Period)
			}
		}
		for _, p := range j.Missing(since) {
			add(p)
			if first.IsZero() || p.From < first {
				first = p.From
			}
		}
	}
	slices.SortFunc(all, func(a, b Period) int {
		if before(a, b) {
			return -1
		}
		return 1
	})
	cut := max(0, len(all)-sheetRows)
	for cut > 0 && len(all)-cut < mostSheetRows && (!first.IsZero() && all[cut-1].From >= first || !since.IsZero() && all[cut-1].To >= since) {
		cut--
	}
	return all[cut:]
}

// At is the slot of a benefit in a row; false where it can have no figure: another period of its own lies across, or
// nothing is owed any more.
func (s Sheet) At(j Judged, p Period) (Slot, bool) {
	for _, o := range j.Standing {
		switch {
		case o.Period == p:
			return filled(o), true
		case o.Period.Overlaps(p):
			return Slot{}, false
		}
	}
	if p.To > j.OwedUntil() || p.To >= j.Today {
		return Slot{}, false
	}
	due := empty(p, j.Today, j.Profile.Every.Grace())
	if len(j.Standing) > 0 && p.From < j.Standing[0].Period.From {
		due = DueNoReturn // from before the first figure: nobody owes it
	}
	return Slot{Period: p, Due: due}, true
}

// Cells are the figures of a row as a grid shows them, in the inputs that its measure has; a period that says why it has
// none shows the mark.
func (o Observation) Cells(m Measure) Input {
	all := o.Input(m)
	var in Input
	for _, f := range m.Columns() {
		in = in.set(f, all.Get(f))
	}
	if mark := o.State.Mark(); mark != "" {
		in = in.set(m.Columns()[0], mark)
	}
	return in
}

// set puts a text into one input of a figure.
func (in Input) set(field, s string) Input {
	switch field {
	case FieldValue:
		in.Value = s
	case FieldNumerator:
		in.Numerator = s
	case FieldDenominator:
		in.Denominator = s
	case FieldCases:
		in.Cases = s
	}
	return in
}

// Get is what was typed into one input of a figure.
func (in Input) Get(field string) string {
	return map[string]string{FieldValue: in.Value, FieldNumerator: in.Numerator, FieldDenominator: in.Denominator, FieldCases: in.Cases}[field]
}
