package chart

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"groundwork/internal/spc"
)

// Numbered is a mark with its number and what it says in the list below the chart.
type Numbered struct {
	Number string
	Name   string // First teams live
	On     string // 1 September 2025
	Effect string // limits start again; nothing where they do not

	at float64 // in points: 2 is on the third, 1.5 between the second and the third
}

// Says is the mark in full: First teams live, 1 September 2025; limits start again.
func (m Numbered) Says() string {
	says := m.Name + ", " + m.On
	if m.Effect != "" {
		says += "; " + m.Effect
	}
	return says
}

// numbered are the marks within the series by date. A mark within the first period of a part stands for its re-base;
// a part without one gets its own.
func numbered(s Series) []Numbered {
	type found struct {
		Mark
		at float64
	}
	var marks []found
	for _, m := range s.Marks {
		if at, ok := place(s.Result.Points, m.On); ok {
			marks = append(marks, found{m, at})
		}
	}
	effect := "limits start again"
	if s.Result.Kind() == spc.RunChart {
		effect = "the median starts again"
	}
	begins := map[float64]bool{}
	for _, p := range s.Result.Parts[1:] {
		start := float64(p.From) - 0.5
		begins[start] = true
		own := func(m found) bool { return m.at >= start && m.at < start+1 }
		if i := slices.IndexFunc(marks, own); i >= 0 {
			marks[i].at = start
		} else {
			name := "Limits start again"
			if s.Result.Kind() == spc.RunChart {
				name = "Median starts again"
			}
			marks = append(marks, found{Mark{s.Result.Points[p.From].At, name}, start})
			begins[start] = false // its name says so
		}
	}
	slices.SortStableFunc(marks, func(a, b found) int { return cmp.Compare(a.at, b.at) })
	out := make([]Numbered, len(marks))
	for i, m := range marks {
		out[i] = Numbered{Number: strconv.Itoa(i + 1), Name: m.Name, On: m.On.Format("2 January 2006"), at: m.at}
		if begins[m.at] {
			out[i].Effect, begins[m.at] = effect, false
		}
	}
	return out
}

// place is where the moment t lies among the points, each of which covers the time up to the next; false when it lies
// outside the series.
func place(points []spc.Judged, t time.Time) (float64, bool) {
	if t.Before(points[0].At) {
		return 0, false
	}
	for i := range points {
		from, to := points[i].At, points[i].At.AddDate(0, 0, 1)
		switch {
		case i+1 < len(points):
			to = points[i+1].At
		case i > 0:
			to = from.Add(from.Sub(points[i-1].At))
		}
		if t.Before(to) {
			return float64(i) - 0.5 + float64(t.Sub(from))/float64(to.Sub(from)), true
		}
	}
	return 0, false
}

// MarkLine is a mark in the drawing: its line, its number in a disc, and its name where there is room.
type MarkLine struct {
	Path     string
	X, DiscY string
	TextY    string
	Number   string
	NameX    string
	Name     string
}

// disc is the radius of the disc around a mark's number.
const disc = 9

// markRows puts the names of marks into rows from the top, so that no name covers another's name or line, and says how
// much of each name there is room for. Names stand to the right of their lines; an earlier line starts higher.
func markRows(marks []Numbered, z size, x func(at float64) float64) (lines []markPlace, rows int) {
	for _, m := range marks {
		p := markPlace{Numbered: m, x: x(m.at)}
		start := p.x + disc + 4
		p.name = m.fitting(z.width-start, z)
		p.end = start + Width(p.name, z.text, false)
		for _, earlier := range lines {
			if earlier.end+6 > p.x-disc && earlier.row >= p.row {
				p.row = earlier.row + 1
			}
		}
		rows = max(rows, p.row+1)
		lines = append(lines, p)
	}
	return lines, rows
}

type markPlace struct {
	Numbered
	x, end float64
	row    int
	name   string
}

// fitting is as much of what m says as there is room for: the list below the chart has it all.
func (m Numbered) fitting(room float64, z size) string {
	for _, s := range []string{m.Says(), m.Name + ", " + m.On, m.Name} {
		if !z.margin && s != m.Name { // the narrow drawing keeps to names
			continue
		}
		if Width(s, z.text, false) <= room {
			return s
		}
	}
	return ""
}
