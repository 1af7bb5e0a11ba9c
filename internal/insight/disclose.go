package insight

// Fewest is the number of trusts from which a sum may be shown to people who may not read what it is made of (Groundwork,
// the product, section 4).
const Fewest = 5

// Cell is one figure about many trusts: of how many something is true.
type Cell struct{ Yes, All int }

// no is of how many it is not.
func (c Cell) no() int { return c.All - c.Yes }

// less is what is left of c without d.
func (c Cell) less(d Cell) Cell { return Cell{c.Yes - d.Yes, c.All - d.All} }

// Shown reports whether the figure singles nobody out: it is true of at least five trusts, and not true of at least five,
// because a figure that is true of all says it of each. own are the reader's own trusts, of which they know it anyway and
// which they could subtract.
func (c Cell) Shown(own int) bool { return c.Yes-own >= Fewest && c.no()-own >= Fewest }

// Parts says which parts of a whole may be shown beside it, so that nobody learns by subtraction what was held back: what
// is left of the whole without the parts that are shown is nothing at all, or may itself be shown. While it may not, the
// smallest part that is shown is held back too, of equals the last. Of a whole that is not shown no part is.
func Parts(whole Cell, parts []Cell, own int) []bool {
	shown := make([]bool, len(parts))
	if !whole.Shown(own) {
		return shown
	}
	for i, p := range parts {
		shown[i] = p.Shown(own)
	}
	for {
		rest, smallest := whole, -1
		for i, p := range parts {
			if !shown[i] {
				continue
			}
			rest = rest.less(p)
			if smallest < 0 || p.All <= parts[smallest].All {
				smallest = i
			}
		}
		if smallest < 0 || rest.All == 0 || rest.Shown(own) {
			return shown
		}
		shown[smallest] = false
	}
}

// Level is one figure of an area beside that of its neighbours: of a whole, its parts, and which of them the area is or lies in.
type Level struct {
	Whole Cell
	Parts []Cell
	At    int // -1: none of them
}

// Nested reports whether the figure may be shown of the area that is the last part of the last level: nothing is shown of a
// part of what is not shown. Without a level it is the whole country.
func Nested(country Cell, own int, levels ...Level) bool {
	if !country.Shown(own) {
		return false
	}
	for _, l := range levels {
		if l.At < 0 || !Parts(l.Whole, l.Parts, own)[l.At] {
			return false
		}
	}
	return true
}
