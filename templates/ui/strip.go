package ui

import (
	"fmt"
	"strconv"
	"strings"
)

// Counts are the items of a gate by how they stand.
type Counts struct{ Met, Conditions, Stops, Unknown int }

// Words are the counts in the order of the strip: "22 met, 17 stop it, 3 not known".
func (c Counts) Words() string {
	var parts []string
	for _, p := range c.parts() {
		if p.count > 0 {
			parts = append(parts, p.words())
		}
	}
	if len(parts) == 0 {
		return "nothing is asked"
	}
	return strings.Join(parts, ", ")
}

type stripPart struct {
	count      int
	class      string
	one, other string
}

func (p stripPart) words() string {
	if p.count == 1 {
		return "1 " + p.one
	}
	return strconv.Itoa(p.count) + " " + p.other
}

func (c Counts) parts() []stripPart {
	return []stripPart{
		{c.Met, "s-met", "met", "met"},
		{c.Conditions, "s-cond", "accepted gap", "accepted gaps"},
		{c.Stops, "s-short", "stops it", "stop it"},
		{c.Unknown, "s-unk", "not known", "not known"},
	}
}

// stripBox is one item of a strip; stripLabel the words below a run of them.
type stripBox struct{ class, x, width string }
type stripLabel struct{ words, x, anchor string }

// boxes lays one box an item over width units, with a gap of 2.
func (c Counts) boxes(width float64) []stripBox {
	total := c.Met + c.Conditions + c.Stops + c.Unknown
	step := width / float64(total)
	gap := min(2, step/4)
	var out []stripBox
	for _, p := range c.parts() {
		for range p.count {
			out = append(out, stripBox{p.class, unit(float64(len(out))*step + 0.5), unit(step - gap - 0.5)})
		}
	}
	return out
}

// labels stand below the start of their run, the last one no further right than
// the edge. Where one does not fit there are none, and a key says the same.
func (c Counts) labels(width float64) []stripLabel {
	total := c.Met + c.Conditions + c.Stops + c.Unknown
	var out []stripLabel
	at, free := 0, 0.0
	for _, p := range c.parts() {
		if p.count == 0 {
			continue
		}
		start, size := width*float64(at)/float64(total), 7.4*float64(len(p.words()))
		at += p.count
		switch {
		case start >= free && start+size <= width:
			out = append(out, stripLabel{p.words(), unit(start), "start"})
		case at == total && width-size >= free:
			out = append(out, stripLabel{p.words(), unit(width), "end"})
		default:
			return nil
		}
		free = start + size + 10
	}
	return out
}

func unit(x float64) string { return strings.TrimSuffix(fmt.Sprintf("%.1f", x), ".0") }
