package boards

import "testing"

// Three decisions stand above the fold; a column for comments is there only where somebody wrote one.
func TestThreeDecisionsAreShown(t *testing.T) {
	for n, c := range map[int]struct {
		rows    int
		caption string
	}{1: {1, "1 decision is asked of the board"}, 3: {3, "3 decisions are asked of the board"}, 5: {3, "5 decisions are asked of the board; the first 3"}} {
		p := Show{Asked: make([]Asked, n)}
		if got := p.askedTable(); len(got.Rows) != c.rows || got.Caption != c.caption || len(got.Columns) != 2 {
			t.Errorf("%d asked: %d rows, %d columns, %q", n, len(got.Rows), len(got.Columns), got.Caption)
		}
		p.Asked[0].Comment.Text = "Teams are ready."
		if got := p.askedTable(); len(got.Columns) != 3 {
			t.Errorf("%d asked with a comment: %d columns", n, len(got.Columns))
		}
	}
}
