package web_test

import (
	"fmt"
	"testing"

	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/board"
	"groundwork/web/webtest"
)

// A board with much on it shows what to look at first and leads to all of it; on a past day to all of that day.
func TestABoardShowsFirstWhatMattersAndLeadsToAll(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		margaret := as(t, site, "Margaret Ellison")
		margaret.Visit("/board/ZZ-EFD").Sees(200, "Tried and taken up here", "Digital consent").SeesNot("to look at first", "pilots and take-ups")
		for i := range board.MostRows {
			in := adoption.StartInput{Pilot: extraPilot(t, a, i), Facts: map[string]string{"paid_supplier": "no", "changes_roles": "no"}}
			if _, err := a.StartAdoption(t.Context(), actor(t, a, "p-21"), in, 0); err != nil {
				t.Fatal(err)
			}
		}
		b, err := a.Board(t.Context(), actor(t, a, "p-21"), "ZZ-EFD", 0)
		if err != nil {
			t.Fatal(err)
		}
		all := len(b.Pilots) + len(b.Adoptions)
		label := fmt.Sprintf("All %d pilots and take-ups", all)
		margaret.Visit("/board/ZZ-EFD").Sees(200, fmt.Sprintf("the %d to look at first, of %d", board.MostRows, all), "Digital consent", label).
			Follow(label).IsAt("/board/ZZ-EFD/take-ups").Sees(200, fmt.Sprintf("%d pilots and take-ups", all))
		for _, x := range b.Adoptions {
			margaret.Sees(200, x.Brief)
		}
		margaret.Visit("/board/ZZ-EFD/take-ups?as-at=2026-09-30&page=7").Sees(200, "As recorded on 30 September 2026", "Digital consent").SeesNot("Benefit 0", label).
			Follow("Show the page of today").IsAt("/board/ZZ-EFD")
		margaret.Visit("/board/ZZ-EFD/measures?as-at=2027-01-01").IsAt("/board/ZZ-EFD?as-at=2027-01-01").Sees(422, "Day to show must be today or in the past")
		margaret.Visit("/board/ZZ-NMR/measures").Sees(403)
	})
}
