package questions

import (
	"groundwork/internal/day"
	"groundwork/internal/evidence"
	"groundwork/internal/file"
)

// Piece is what shows an answer, in a line of facts.
type Piece struct {
	Title string
	Href  string
	Says  []string // "PDF, 940 KB", "valid until 3 March 2027"
}

// About says of a piece what it is and until when it holds.
func About(p evidence.Piece, today day.Day) []string {
	var out []string
	if p.File.Fits() {
		out = append(out, p.File.Kind.Short()+", "+file.Size(p.File.Size))
	}
	switch {
	case p.Ended(today):
		out = append(out, "out of date since "+p.Until.Long())
	case !p.Until.IsZero():
		out = append(out, "valid until "+p.Until.Long())
	}
	return out
}
