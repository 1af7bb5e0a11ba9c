package benefit

import (
	"strconv"
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// FieldIn is the name of an input in row i of a grid: value-3.
func FieldIn(field string, i int) string { return field + "-" + strconv.Itoa(i) }

// ObserveAll reads a grid of first figures of one series. Rows in which nothing was typed are left out; they are not 0.
// Every row that cannot stand is named with its period, and nothing is taken until all can.
func ObserveAll(m Measure, every Frequency, grid []Input, have []Observation, today day.Day) (taken []Observation, notes fault.Fields, err error) {
	var bad fault.Fields
	rows := have
	for i, in := range grid {
		if in = in.marks(); in.empty() {
			continue
		}
		o, said, err := Observe(m, in, rows, today)
		name := in.name(every)
		if err == nil && !every.Fits(o.Period) {
			err = fault.Refused(FieldFrom, "A figure of this benefit is for one whole %s", every)
		}
		for _, f := range said {
			notes.Add(FieldIn(f.Name, i), "%s: %s", name, lower(f.Message))
		}
		if err != nil {
			for _, f := range fault.Of(err).Fields {
				bad.Add(FieldIn(m.shown(f.Name), i), "%s: %s", name, lower(f.Message))
			}
			continue
		}
		o.ID = "row " + strconv.Itoa(i) // tells the rows of the grid apart until they are recorded
		rows, taken = append(rows[:len(rows):len(rows)], o), append(taken, o)
	}
	if len(taken) == 0 && len(bad) == 0 {
		bad.Add(FieldIn(m.Columns()[0], 0), "Enter at least one figure")
	}
	if err := bad.Err(); err != nil {
		return nil, notes, err
	}
	for i := range taken {
		taken[i].ID = ""
	}
	return taken, notes, nil
}

// shown is the input beside which a message stands: a message about a part that the form does not ask for stands beside
// the first that it does.
func (m Measure) shown(field string) string {
	for _, f := range append(m.Columns(), FieldState, FieldFrom, FieldTo, FieldNote, FieldReason) {
		if f == field {
			return field
		}
	}
	return m.Columns()[0]
}

// empty reports whether nothing was said about the period.
func (in Input) empty() bool { return (in.State == "" || in.State == string(Reported)) && !in.filled() }

// name is the period of a row as messages call it, or the days as they were typed.
func (in Input) name(every Frequency) string {
	from, errFrom := day.Parse(strings.TrimSpace(in.From))
	to, errTo := day.Parse(strings.TrimSpace(in.To))
	if errFrom != nil || errTo != nil || to < from {
		return "The period from " + in.From
	}
	return every.Name(Period{from, to})
}
