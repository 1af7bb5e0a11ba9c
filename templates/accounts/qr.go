package accounts

import (
	"fmt"
	"strings"
)

// QR is a square code, dark where it is true.
type QR [][]bool

// quiet is the white border that a camera needs, in squares (ISO/IEC 18004).
const quiet = 4

// view is the SVG's viewBox.
func (q QR) view() string { return fmt.Sprintf("0 0 %d %d", len(q)+2*quiet, len(q)+2*quiet) }

// path draws the dark squares, each run of a row as one line.
func (q QR) path() string {
	var b strings.Builder
	for y, row := range q {
		for x := 0; x < len(row); x++ {
			from := x
			for x < len(row) && row[x] {
				x++
			}
			if x > from {
				fmt.Fprintf(&b, "M%d %dh%dv1h-%dz", from+quiet, y+quiet, x-from, x-from)
			}
		}
	}
	return b.String()
}
