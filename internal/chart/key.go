package chart

import "groundwork/internal/spc"

// Stroke is how a line is drawn.
type Stroke int

// Strokes of a line; the zero one is of a shape, which is no line.
const (
	NoStroke   Stroke = iota
	Solid             // average or median
	Dashed            // limits
	Dotted            // target
	LongDashed        // plan
)

// KeyEntry is a shape or a line and its meaning. Lines are in the key of the narrow drawing only: the wide one has room
// to name each line where it is.
type KeyEntry struct {
	Shape   Shape
	Stroke  Stroke
	Meaning string
}

// key explains the shapes that occur, in the order of the shapes, and then the lines of the newest part.
func key(s Series) (entries []KeyEntry) {
	var types [Diamond + 1]spc.PointType
	var seen [Diamond + 1]bool
	for _, j := range s.Result.Points {
		if j.Value.Known && s.Result.Kind() != spc.RunChart {
			types[shapeOf(j.Type)], seen[shapeOf(j.Type)] = j.Type, true
		}
	}
	for shape, yes := range seen {
		if yes {
			entries = append(entries, KeyEntry{Shape: Shape(shape), Meaning: s.Result.Meaning(types[shape])})
		}
	}
	return append(entries, lineKey(frameOf(s, narrow, 0))...)
}

// lineKey has the middle line first, then the limits, then what the line is measured against.
func lineKey(f frame) (entries []KeyEntry) {
	newest := f.series.Result.Newest()
	lines := f.lines(newest)
	if lines[1].Known {
		what := "Limits "
		if newest.Trial() {
			what = "Trial limits "
		}
		entries = append(entries, KeyEntry{Stroke: Dashed, Meaning: what + f.numbers.value(lines[2].Value) + " to " + f.numbers.value(lines[1].Value)})
	}
	for _, l := range f.marginLabels() {
		switch e := (KeyEntry{Stroke: l.stroke, Meaning: l.text}); {
		case l.limit:
		case l.bold:
			entries = append([]KeyEntry{e}, entries...)
		default:
			entries = append(entries, e)
		}
	}
	return entries
}
