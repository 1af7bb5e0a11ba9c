package chart

// box is a piece of the drawing that is taken.
type box struct{ left, top, right, bottom float64 }

func (b box) overlaps(c box) bool {
	return b.left < c.right && c.left < b.right && b.top < c.bottom && c.top < b.bottom
}

// taken are the pieces that a label should not cover.
type taken []box

func (t *taken) add(b box) { *t = append(*t, b) }

func (t taken) free(b box) bool {
	for _, c := range t {
		if b.overlaps(c) {
			return false
		}
	}
	return true
}

// textBox is what a line of text covers whose baseline is y.
func textBox(x, y, width, size float64, anchor Anchor) box {
	switch anchor {
	case End:
		x -= width
	case Middle:
		x -= width / 2
	}
	return box{x, y - 0.76*size, x + width, y + 0.22*size}
}

// near is the free baseline closest to y, up to reach away and between low and high; upwards first.
func (t taken) near(x, y, width, size float64, anchor Anchor, reach, low, high float64) (float64, bool) {
	for d := 0.0; d <= reach; d += 2 {
		for _, at := range [2]float64{y - d, y + d} {
			b := textBox(x, at, width, size, anchor)
			b.left, b.right = b.left-3, b.right+3
			if at >= low && at <= high && t.free(b) {
				return at, true
			}
		}
	}
	return y, false
}
