package chart

import "groundwork/internal/workflow"

// Swimlane is a redesign drawn: before above after, a lane for each role, each old step above the step that it became.
// Wide pictures have at most eight steps side by side and narrow ones twelve pairs, so that text stays readable and
// paper can break between them.
type Swimlane struct {
	Finding, Sentence string
	Wide, Narrow      []SwimDrawing
}

// SwimDrawing is one SVG, back to front. Shapes of a kind are one path, and texts of a kind one group: with 30 steps on
// each side a drawing that named every shape would weigh twice as much.
type SwimDrawing struct {
	Width, Height string
	Name          string // "Part 2 of 4", empty when there is one
	Lanes         []SwimLane
	Joins         string // dotted: what became of the step
	Flow, Heads   string // from step to step
	Plain, Gone   string // boxes
	Auto, AutoIn  string // the double line of what the system does
	Fresh         string // heavy: added
	Masks         string // behind heads, over dotted lines
	Heading       []SwimText
	Text, Struck  []SwimText
	Muted         []SwimText
	Dark, Light   string // behind the words on boxes
	OnDark        []SwimText
	OnLight       []SwimText
}

// SwimLane is the band of one role.
type SwimLane struct {
	Shaded bool
	Y, H   string
	Width  string
}

// SwimText is a line of text.
type SwimText struct{ X, Y, Text string }

// Sizes of the drawing in units; text is 14 of them high, as on the page.
const (
	swimText    = 14.0
	swimLine    = 17.0
	swimPad     = 7.0
	swimWide    = 1116.0
	swimNarrow  = 332.0
	swimColumns = 8
	swimRows    = 12
	swimLabels  = 106.0 // room for the names of roles, left of the steps
	swimGap     = 12.0  // between boxes, where the flow runs
	swimBoxMost = 190.0
	swimLines   = 6 // of text in a box; the table has all of it
)

// NewSwimlane draws p.
func NewSwimlane(p workflow.Picture) Swimlane {
	columns := swimOrder(p)
	s := Swimlane{Finding: p.Finding, Sentence: p.Sentence}
	for i, part := range split(columns, swimColumns) {
		s.Wide = append(s.Wide, drawWide(p, part, i == 0))
	}
	for i, part := range split(columns, swimRows) {
		s.Narrow = append(s.Narrow, drawNarrow(p, part, i == 0))
	}
	nameParts(s.Wide)
	nameParts(s.Narrow)
	return s
}

// nameParts tells the drawings of one picture apart for who cannot see them.
func nameParts(d []SwimDrawing) {
	for i := range d {
		if len(d) > 1 {
			d[i].Name = "Part " + num(float64(i+1)) + " of " + num(float64(len(d)))
		}
	}
}

// column is one place side by side: a step before, a step after, or both when one became the other. None is -1.
type column struct{ old, new int }

// split cuts columns into as few parts of at most n as there must be, evenly.
func split(columns []column, n int) [][]column {
	if len(columns) == 0 {
		return nil
	}
	parts := (len(columns) + n - 1) / n
	var out [][]column
	for i := range parts {
		out = append(out, columns[i*len(columns)/parts:(i+1)*len(columns)/parts])
	}
	return out
}

// swimOrder sets old and new steps over each other without changing the order of either: of those that belong together
// as many as can be, the others on their own.
func swimOrder(p workflow.Picture) []column {
	partner := aligned(p)
	var columns []column
	next := 0
	for old := range p.Before {
		new, ok := partner[old]
		if !ok {
			columns = append(columns, column{old, -1})
			continue
		}
		for ; next < new; next++ {
			columns = append(columns, column{-1, next})
		}
		columns = append(columns, column{old, new})
		next = new + 1
	}
	for ; next < len(p.After); next++ {
		columns = append(columns, column{-1, next})
	}
	return columns
}

// aligned is the longest row of joined pairs that keeps both orders, one pair for each step.
func aligned(p workflow.Picture) map[int]int {
	joined := make([][]bool, len(p.Before))
	for i := range joined {
		joined[i] = make([]bool, len(p.After))
	}
	for _, j := range p.Joined {
		joined[j.Old][j.New] = true
	}
	best := make([][]int, len(p.Before)+1)
	for i := range best {
		best[i] = make([]int, len(p.After)+1)
	}
	for i := len(p.Before) - 1; i >= 0; i-- {
		for j := len(p.After) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if joined[i][j] {
				best[i][j] = max(best[i][j], 1+best[i+1][j+1])
			}
		}
	}
	partner := map[int]int{}
	for i, j := 0, 0; i < len(p.Before) && j < len(p.After); {
		switch {
		case joined[i][j] && 1+best[i+1][j+1] == best[i][j]:
			partner[i] = j
			i, j = i+1, j+1
		case best[i][j+1] >= best[i+1][j]:
			j++
		default:
			i++
		}
	}
	return partner
}
