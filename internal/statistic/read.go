package statistic

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
)

// Columns are the heads of a file of published statistics, in their order.
var Columns = []string{"org_code", "measure", "period_start", "period_end", "value", "numerator", "denominator", "unit", "source"}

// mostLines is how many lines one file may have, so that a wrong file cannot fill the memory.
const mostLines = 500_000

// Read reads a file of published statistics. Every line must be right: a file with a wrong one is refused whole, and the
// fault names each of them by its line, counted from 1 with the heads.
func Read(r io.Reader, measures benefit.Library, today day.Day) ([]Figure, error) {
	in := csv.NewReader(r)
	in.FieldsPerRecord = len(Columns)
	in.ReuseRecord = true
	heads, err := in.Read()
	if err != nil || !slices.Equal(trimmed(heads), Columns) {
		return nil, refuse("line 1", "The first line must be %s", strings.Join(Columns, ","))
	}
	var figures []Figure
	var bad fault.Fields
	seen := map[place]int{}
	for {
		record, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, torn(err)
		}
		n, _ := in.FieldPos(0)
		at := fmt.Sprintf("line %d", n)
		if len(figures) == mostLines {
			return nil, refuse(at, "A file may have %d lines; split it", mostLines)
		}
		f, why := figure(record, measures, today)
		if why == "" {
			if first, twice := seen[f.place()]; twice {
				why = fmt.Sprintf("The same period of the same organisation is on line %d", first)
			}
		}
		if why != "" {
			bad.Add(at, "%s", why)
			continue
		}
		seen[f.place()] = n
		figures = append(figures, f)
	}
	if err := bad.Err(); err != nil {
		return nil, err
	}
	if len(figures) == 0 {
		return nil, refuse("line 2", "The file has no figures")
	}
	return figures, nil
}

// place is what a file may say only once.
type place struct {
	Line
	from day.Day
}

func (f Figure) place() place { return place{f.Line(), f.Period.From} }

func refuse(at, format string, args ...any) error {
	var bad fault.Fields
	bad.Add(at, format, args...)
	return bad.Err()
}

// torn says where a file stops being lines of fields.
func torn(err error) error {
	if wrong, ok := errors.AsType[*csv.ParseError](err); ok {
		return refuse(fmt.Sprintf("line %d", wrong.StartLine), "The line is not %d fields separated by commas", len(Columns))
	}
	return err
}

func trimmed(heads []string) []string {
	out := slices.Clone(heads)
	for i := range out {
		out[i] = strings.TrimSpace(strings.TrimPrefix(out[i], "\ufeff"))
	}
	return out
}

// figure reads one line, or says what is wrong with it.
func figure(record []string, measures benefit.Library, today day.Day) (Figure, string) {
	field := func(name string) string { return strings.TrimSpace(record[slices.Index(Columns, name)]) }
	m, known := measures.Measure(field("measure"))
	f := Figure{Organisation: strings.Clone(field("org_code")), Measure: m.Ref(), Source: strings.Clone(field("source"))}
	switch {
	case !known:
		return f, fmt.Sprintf("%q is not a published measure", field("measure"))
	case f.Organisation == "":
		return f, "org_code is empty"
	case f.Source == "" || strings.Contains(f.Source, ","):
		return f, "source must be one name without commas"
	case field("unit") != m.Unit:
		return f, fmt.Sprintf("The unit of %s is %s, not %q", m.ID, m.Unit, field("unit"))
	}
	var why string
	if f.Period, why = period(field("period_start"), field("period_end"), m, today); why != "" {
		return f, why
	}
	if f.Numerator, why = number("numerator", field("numerator")); why != "" {
		return f, why
	}
	if f.Denominator, why = number("denominator", field("denominator")); why != "" {
		return f, why
	}
	value, why := number("value", field("value"))
	switch {
	case why != "":
		return f, why
	case !value.Known:
		return f, "value is empty; leave the line out instead"
	}
	f.Value = value.D
	return f, parts(f, m)
}

func period(from, to string, m benefit.Measure, today day.Day) (benefit.Period, string) {
	start, err := day.Parse(from)
	end, endErr := day.Parse(to)
	p := benefit.Period{From: start, To: end}
	every := benefit.FrequencyOf(m.Frequency)
	switch {
	case err != nil || endErr != nil:
		return p, "Write dates as 2026-04-01"
	case end < start:
		return p, "The period ends before it starts"
	case !every.Fits(p):
		return p, fmt.Sprintf("%s to %s is not one whole %s", from, to, every)
	case end >= today:
		return p, "The period is not over yet"
	}
	return p, ""
}

func number(name, typed string) (decimal.Maybe, string) {
	if typed == "" {
		return decimal.Maybe{}, ""
	}
	d, _, err := decimal.Parse(typed)
	switch {
	case err != nil:
		return decimal.Maybe{}, fmt.Sprintf("%s %q is not a number", name, typed)
	case d < 0:
		return decimal.Maybe{}, name + " is below zero"
	}
	return decimal.Some(d), ""
}
