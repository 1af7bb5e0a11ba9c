package chart

import (
	"strconv"
	"strings"

	"groundwork/internal/spc"
)

// Heads are the heads of the tables.
type Heads struct {
	Rows, Parts  string // captions
	Period       string // Week starting
	Value        string // Minutes a case
	Says         string // What the chart says; nothing on a run chart
	Middle       string // Average, Median
	Lower, Upper string // nothing on a run chart
}

// Row is one figure in words, newest first.
type Row struct{ Period, Value, Says string }

// PartRow is one part of the series with its lines.
type PartRow struct{ Name, Count, Middle, Lower, Upper string }

func heads(s Series) Heads {
	h := Heads{
		Rows: "Figures: all " + s.Subject.Period.Count(len(s.Result.Points)), Period: s.Subject.Period.Column(),
		Parts: "Average and limits", Value: s.Axis, Middle: "Average", Lower: "Lower limit", Upper: "Upper limit", Says: "What the chart says",
	}
	if s.Result.Kind() == spc.RunChart {
		h.Parts, h.Middle, h.Lower, h.Upper, h.Says = "Median", "Median", "", "", ""
	}
	return h
}

func rows(s Series) []Row {
	points := s.Result.Points
	rows := make([]Row, len(points))
	for i, j := range points {
		r := Row{Period: s.Subject.Period.Row(j.At), Value: s.Subject.Figure(j.Value.Value), Says: s.Result.Said(j)}
		if !j.Value.Known {
			r.Value = capital(s.gapAt(j.At))
		}
		rows[len(points)-1-i] = r
	}
	return rows
}

func partRows(s Series, names []string) []PartRow {
	rows := make([]PartRow, len(s.Result.Parts))
	for i, p := range s.Result.Parts {
		rows[i] = PartRow{Name: "Whole series", Count: strconv.Itoa(p.Known), Middle: shown(s, p.Mean), Lower: shown(s, p.Lower), Upper: shown(s, p.Upper)}
		if len(names) > 0 {
			rows[i].Name = names[i]
		}
		if s.Result.Kind() == spc.RunChart {
			rows[i].Middle = shown(s, s.Result.Median(p))
		}
	}
	return rows
}

func shown(s Series, f spc.Figure) string {
	if !f.Known {
		return "None"
	}
	return s.Subject.Figure(f.Value)
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
