package chart

import (
	"strings"

	"groundwork/internal/workflow"
)

// swimBox is a step with its place.
type swimBox struct {
	workflow.Box
	at         int // its place among the steps of its side
	before     bool
	lines      []string
	x, y, w, h float64
}

// role is what the lane is called.
func (b swimBox) role() string {
	if b.Step.Role == "" {
		return "Nobody named"
	}
	return capital(b.Step.Role)
}

func (b swimBox) right() float64  { return b.x + b.w }
func (b swimBox) bottom() float64 { return b.y + b.h }
func (b swimBox) middle() float64 { return b.y + b.h/2 }
func (b swimBox) centre() float64 { return b.x + b.w/2 }

// heightOf is the height of a box with so many lines and its minutes.
func heightOf(lines int) float64 { return 36 + swimLine*float64(max(lines, 1)) }

// wrapped is the step's number and words, broken so that they fit a box of width w; to says where it went, where no line
// can show it.
func wrapped(b workflow.Box, w float64, to string) []string {
	text := b.Name()
	if to != "" {
		text += " (" + to + ")"
	}
	return wrap(text, w-2*swimPad-1, swimLines)
}

// wrap breaks s into lines of at most w units, and what is over the last line into three dots.
func wrap(s string, w float64, most int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		for Width(word, swimText, false) > w { // longer than a line: broken where it must be
			head, tail := broken(word, w-Width(line+" ", swimText, false))
			if head == "" {
				lines, line = append(lines, line), ""
				continue
			}
			lines, line, word = append(lines, strings.TrimSpace(line+" "+head)), "", tail
		}
		switch with := strings.TrimSpace(line + " " + word); {
		case Width(with, swimText, false) <= w:
			line = with
		default:
			lines, line = append(lines, line), word
		}
	}
	if line != "" || len(lines) == 0 {
		lines = append(lines, line)
	}
	if len(lines) > most {
		last := lines[most-1]
		for Width(last+"…", swimText, false) > w && last != "" {
			last = last[:len(last)-lastRune(last)]
		}
		lines = append(lines[:most-1], last+"…")
	}
	return lines
}

// broken is as much of word as fits w, and the rest.
func broken(word string, w float64) (head, tail string) {
	end := 0
	for i, r := range word {
		n := i + len(string(r))
		if Width(word[:n], swimText, false) > w {
			break
		}
		end = n
	}
	return word[:end], word[end:]
}

func lastRune(s string) int {
	r := []rune(s)
	return len(string(r[len(r)-1]))
}

// put adds the box, its words and its chip to the drawing.
func (d *SwimDrawing) put(b swimBox) {
	box := rect(b.x, b.y, b.w, b.h)
	inset := 0.0
	switch {
	case b.before && b.Fate == workflow.Remove:
		d.Gone += box
	case b.Step.BySystem():
		d.Auto += box
		d.AutoIn += rect(b.x+5, b.y+5, b.w-10, b.h-10)
		inset = 3
	case !b.before && b.Fate == workflow.Add:
		d.Fresh += box
	default:
		d.Plain += box
	}
	words := &d.Text
	if b.before && b.Fate == workflow.Remove {
		words = &d.Struck
	}
	for i, l := range b.lines {
		*words = append(*words, SwimText{num(b.x + swimPad + inset), num(b.y + 25 + swimLine*float64(i)), l})
	}
	d.Muted = append(d.Muted, SwimText{num(b.x + swimPad + inset), num(b.bottom() - 9), b.MinutesText()})
	if chip := b.Chip(b.before); chip != "" {
		d.chip(chip, b.right()+4, b.y-12)
	}
}

// chip is a word on the upper right corner of a box: dark where a step goes, comes or is done by the system.
func (d *SwimDrawing) chip(word string, right, top float64) {
	w := Width(word, swimText, true) + 13
	text := SwimText{num(right - w/2), num(top + 15), word}
	switch word {
	case "Removed", "Automated", "Added":
		d.Dark += rect(right-w, top, w, 20)
		d.OnDark = append(d.OnDark, text)
	default:
		d.Light += rect(right-w, top, w, 20)
		d.OnLight = append(d.OnLight, text)
	}
}

// heading is a line over the lanes, on a patch that hides the dotted lines behind it.
func (d *SwimDrawing) heading(text string, y float64) {
	d.Masks += rect(0, y-14, Width(text, swimText, true)+8, 18)
	d.Heading = append(d.Heading, SwimText{"0", num(y), text})
}

func rect(x, y, w, h float64) string {
	return "M" + num(x) + " " + num(y) + "h" + num(w) + "v" + num(h) + "h" + num(-w) + "z"
}

// arrow is the head of a line that comes from the left and ends at x.
func arrow(x, y float64) string {
	return "M" + num(x-7) + " " + num(y-5) + "l7 5l-7 5z"
}
