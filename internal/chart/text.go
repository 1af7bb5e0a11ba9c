package chart

// widths are the advance widths of Arial, in thousandths of the text size, from the space to the tilde.
var widths = [...]uint16{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
	556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, // p to ~
}

// bolder is how much wider bold text runs.
const bolder = 1.08

// Width is how wide s runs in Arial of a size. Letters outside ASCII count as wide ones.
func Width(s string, size float64, bold bool) float64 {
	sum := 0
	for _, r := range s {
		if r >= ' ' && r <= '~' {
			sum += int(widths[r-' '])
		} else {
			sum += 722
		}
	}
	w := float64(sum) / 1000 * size
	if bold {
		w *= bolder
	}
	return w
}
