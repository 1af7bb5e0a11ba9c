package chart

import (
	"strconv"
	"strings"

	"groundwork/internal/workflow"
)

// drawNarrow draws pairs one under the other: before on the left, what became of it on the right.
func drawNarrow(p workflow.Picture, columns []column, first bool) SwimDrawing {
	const (
		left  = 1.0
		right = 170.0
		w     = 155.0
		gap   = 36.0 // between rows: the role's name and the chip
	)
	var d SwimDrawing
	y := 8.0
	if first {
		d.Heading = []SwimText{{"0", "16", "Before"}, {num(right), "16", "After"}}
		y = 20
	}
	var flow path
	for _, c := range columns {
		var boxes []swimBox
		if c.old >= 0 {
			boxes = append(boxes, swimBox{Box: p.Before[c.old], before: true, x: left, w: w, lines: wrapped(p.Before[c.old], w, "")})
		}
		if c.new >= 0 {
			boxes = append(boxes, swimBox{Box: p.After[c.new], x: right, w: w, lines: wrapped(p.After[c.new], w, "")})
		}
		h := 0.0
		for _, b := range boxes {
			h = max(h, heightOf(len(b.lines)))
		}
		y += gap
		for _, b := range boxes {
			b.y, b.h = y, h
			d.Muted = append(d.Muted, SwimText{num(b.x), num(y - 18), cut(b.role(), w)})
			d.put(b)
		}
		if says, x := beside(p, c); says != "" {
			d.Muted = append(d.Muted, SwimText{num(x), num(y + h/2 + 5), says})
		}
		if c.old >= 0 && c.new >= 0 {
			flow.horizontal(left+w, right-6, y+h/2)
			d.Heads += arrow(right-1, y+h/2)
		}
		y += h
	}
	d.Flow = string(flow)
	d.Width, d.Height = num(swimNarrow), num(y+8)
	return d
}

// beside is what stands where a pair has only one side, and where.
func beside(p workflow.Picture, c column) (string, float64) {
	var others []string
	for _, j := range p.Joined {
		switch {
		case c.new < 0 && j.Old == c.old:
			others = append(others, strconv.Itoa(p.After[j.New].Step.Position))
		case c.old < 0 && j.New == c.new:
			others = append(others, strconv.Itoa(p.Before[j.Old].Step.Position))
		}
	}
	switch {
	case c.new < 0 && len(others) > 0:
		return "Into step " + strings.Join(others, ", "), 178
	case c.new < 0 && p.Before[c.old].Fate == workflow.Remove:
		return "Gone", 178
	case c.new < 0:
		return "Not decided", 178
	case c.old < 0 && len(others) > 0:
		return "From step " + strings.Join(others, ", "), 8
	case c.old < 0:
		return "Nothing", 8
	}
	return "", 0
}

// cut is s without its last letters where it is too long for w.
func cut(s string, w float64) string { return wrap(s, w, 1)[0] }
