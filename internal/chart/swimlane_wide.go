package chart

import (
	"slices"
	"strconv"
	"strings"

	"groundwork/internal/workflow"
)

// swimPart is one wide drawing in the making.
type swimPart struct {
	p       workflow.Picture
	columns []column
	pitch   float64
	d       SwimDrawing
	old     map[int]swimBox // by their places among the steps
	new     map[int]swimBox
}

// drawWide draws some columns: lanes by role, before above after.
func drawWide(p workflow.Picture, columns []column, first bool) SwimDrawing {
	w := &swimPart{p: p, columns: columns, old: map[int]swimBox{}, new: map[int]swimBox{}}
	w.pitch = min(swimBoxMost+swimGap, (swimWide-swimLabels-6+swimGap)/float64(len(columns)))
	headBefore, headAfter := p.HeadBefore, p.HeadAfter
	if !first {
		headBefore, headAfter = "Before, continued"+w.span(true), "After, continued"+w.span(false)
	}
	y := w.half(headBefore, w.boxes(true), lanes(p.Before), w.old, 0)
	end := w.half(headAfter, w.boxes(false), lanes(p.After), w.new, y)
	w.joins(y)
	w.flow(inOrder(w.old, len(p.Before)), p.Before)
	w.flow(inOrder(w.new, len(p.After)), p.After)
	w.d.Width, w.d.Height = num(swimWide), num(end)
	return w.d
}

// span says which steps of one side this part shows: ": steps 9 to 15".
func (w *swimPart) span(before bool) string {
	boxes := w.boxes(before)
	switch n := len(boxes); n {
	case 0:
		return ""
	case 1:
		return ": step " + strconv.Itoa(boxes[0].Step.Position)
	default:
		return ": steps " + strconv.Itoa(boxes[0].Step.Position) + " to " + strconv.Itoa(boxes[n-1].Step.Position)
	}
}

// boxes are the steps of one side in this part, placed from left to right.
func (w *swimPart) boxes(before bool) []swimBox {
	var out []swimBox
	for i, c := range w.columns {
		at, steps := c.new, w.p.After
		if before {
			at, steps = c.old, w.p.Before
		}
		if at < 0 {
			continue
		}
		b := swimBox{Box: steps[at], at: at, before: before, x: swimLabels + float64(i)*w.pitch, w: w.pitch - swimGap}
		b.lines = wrapped(b.Box, b.w, w.elsewhere(at, before))
		out = append(out, b)
	}
	return out
}

// elsewhere names the partners of a step that stand in another part, which no line can reach.
func (w *swimPart) elsewhere(at int, before bool) string {
	here := map[int]bool{}
	for _, c := range w.columns {
		if before {
			here[c.new] = true
		} else {
			here[c.old] = true
		}
	}
	var away []string
	for _, j := range w.p.Joined {
		switch {
		case before && j.Old == at && !here[j.New]:
			away = append(away, strconv.Itoa(w.p.After[j.New].Step.Position))
		case !before && j.New == at && !here[j.Old]:
			away = append(away, strconv.Itoa(w.p.Before[j.Old].Step.Position))
		}
	}
	if len(away) == 0 {
		return ""
	}
	if before {
		return "to " + strings.Join(away, ", ")
	}
	return "from " + strings.Join(away, ", ")
}

// half draws the lanes of one side from y down, puts its boxes where they belong and says where it ends.
func (w *swimPart) half(head string, boxes []swimBox, lanes []string, into map[int]swimBox, y float64) float64 {
	if len(boxes) == 0 {
		return y
	}
	lanes = slices.DeleteFunc(lanes, func(lane string) bool {
		return !slices.ContainsFunc(boxes, func(b swimBox) bool { return b.in(lane) })
	})
	if y > 0 {
		y += 30 // room for dotted lines
	}
	w.d.heading(head, y+16)
	y += 26
	for i, lane := range lanes {
		lines := 0
		for _, b := range boxes {
			if b.in(lane) {
				lines = max(lines, len(b.lines))
			}
		}
		h := heightOf(lines)
		label := wrap(lane, (swimLabels-14)/bolder, 4)
		height := max(h+34, swimLine*float64(len(label))+16)
		w.d.Lanes = append(w.d.Lanes, SwimLane{Shaded: i%2 == 1, Y: num(y), H: num(height), Width: num(swimWide - 1)})
		for k, l := range label {
			top := y + height/2 - swimLine*float64(len(label)-1)/2 + 5
			w.d.Heading = append(w.d.Heading, SwimText{"8", num(top + swimLine*float64(k)), l})
		}
		for _, b := range boxes {
			if b.in(lane) {
				b.y, b.h = y+20, h
				into[b.at] = b
			}
		}
		y += height
	}
	for _, b := range boxes {
		w.d.put(into[b.at])
	}
	return y + 2
}

// lanes are the roles of a side, in the order in which its steps first need them; the same in every part.
func lanes(side []workflow.Box) []string {
	var out []string
	for _, b := range side {
		x := swimBox{Box: b}
		if !slices.ContainsFunc(out, x.in) {
			out = append(out, x.role())
		}
	}
	return out
}

// in reports whether the step belongs in a lane, in whatever letters its role was typed.
func (b swimBox) in(lane string) bool { return strings.EqualFold(b.role(), lane) }

// joins draws the dotted lines from old steps to what became of them, and a stop under those of which nothing did. The
// lines that change column run in the space between the halves, which ends at y.
func (w *swimPart) joins(y float64) {
	var p path
	crossing := 0
	for _, j := range w.p.Joined {
		old, hasOld := w.old[j.Old]
		new, hasNew := w.new[j.New]
		switch {
		case !hasOld || !hasNew:
		case old.x == new.x:
			p.vertical(old.centre(), old.bottom(), new.y)
		default:
			at := y + 4 + float64(crossing%4)*5
			crossing++
			p.vertical(old.centre(), old.bottom(), at)
			p.horizontal(old.centre(), new.centre(), at)
			p.vertical(new.centre(), at, new.y)
		}
	}
	w.d.Joins = string(p)
	for _, b := range inOrder(w.old, len(w.p.Before)) {
		if b.Fate == workflow.Remove {
			w.d.Flow += "M" + num(b.centre()) + " " + num(b.bottom()) + "v8m-8 0h16"
		}
	}
}

// inOrder are the boxes of a side with so many steps, first to last.
func inOrder(placed map[int]swimBox, steps int) []swimBox {
	var out []swimBox
	for at := range steps {
		if b, ok := placed[at]; ok {
			out = append(out, b)
		}
	}
	return out
}

// flow draws the arrows from step to step, and the ends of some where the work comes from or goes on to another part.
func (w *swimPart) flow(boxes []swimBox, side []workflow.Box) {
	if len(boxes) == 0 {
		return
	}
	var p path
	for i, b := range boxes[1:] {
		a := boxes[i]
		turn := a.right() + swimGap/2
		p.to(a.right(), a.middle(), true)
		if a.middle() != b.middle() {
			p.to(turn, a.middle(), false)
			p.to(turn, b.middle(), false)
		}
		p.to(b.x-6, b.middle(), false)
		w.d.Heads += arrow(b.x, b.middle())
	}
	if first := boxes[0]; first.at > 0 {
		w.d.Heads += arrow(first.x, first.middle())
	}
	if last := boxes[len(boxes)-1]; last.at < len(side)-1 {
		p.horizontal(last.right(), min(last.right()+swimGap, swimWide-1), last.middle())
	}
	w.d.Flow += string(p)
}
