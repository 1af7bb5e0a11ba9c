package chart

import "strconv"

// num is a coordinate: one decimal, none where it is nought.
func num(v float64) string { return string(appendNum(nil, v)) }

func appendNum(b []byte, v float64) []byte {
	b = strconv.AppendFloat(b, v, 'f', 1, 64)
	if n := len(b); b[n-1] == '0' {
		b = b[:n-2]
	}
	if string(b) == "-0" {
		return []byte("0")
	}
	return b
}

// path is the d of an SVG path in the making.
type path []byte

// horizontal adds a line from x1 to x2 at y.
func (p *path) horizontal(x1, x2, y float64) {
	b := append(*p, 'M')
	b = appendNum(b, x1)
	b = append(b, ' ')
	b = appendNum(b, y)
	b = append(b, 'H')
	*p = appendNum(b, x2)
}

// vertical adds a line at x from y1 to y2.
func (p *path) vertical(x, y1, y2 float64) {
	b := append(*p, 'M')
	b = appendNum(b, x)
	b = append(b, ' ')
	b = appendNum(b, y1)
	b = append(b, 'V')
	*p = appendNum(b, y2)
}

// to adds a corner to a line that starts with it or goes on.
func (p *path) to(x, y float64, starts bool) {
	b := *p
	switch {
	case starts:
		b = append(b, 'M')
	default:
		b = append(b, 'L')
	}
	b = appendNum(b, x)
	b = append(b, ' ')
	*p = appendNum(b, y)
}
