package web_test

import (
	"net/http"
	"strings"
	"testing"

	"groundwork/internal/app"
	"groundwork/web/webtest"
)

// “Who can see this?” stands on every page about readiness and is true: for each reader that it names, what the page answers is
// what it says, before and after “Tell others”, before and after asking for help, before and after handing in.
func TestWhoCanSeeThisIsTrue(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		margaret, board, leader := as(t, site, "Margaret Ellison"), as(t, site, "Fiona Gallagher"), actor(t, a, "p-21")
		team, other := as(t, site, "Amina Yusuf"), as(t, site, "Judith Crane")
		for _, at := range []string{"/readiness", "/readiness/whole", "/readiness/bring", "/readiness/finance", "/readiness/fin-02", "/readiness/fin-01?as=lower", "/readiness/dat-04?as=gap", "/readiness/fin-02?as=todo",
			"/readiness/share", "/readiness/handing", "/decisions"} {
			margaret.Visit(eastfold+at).Sees(200, "Who can see this?", "Eastfold")
		}
		for _, at := range []string{"", "/finance", "/fin-01", "/share", "/events", "/still-true", "/handing"} {
			margaret.Visit("/trusts/ZZ-EFD/groundwork"+at).Sees(200, "Who can see this?", "Nobody outside Eastfold does.")
			for _, p := range []*webtest.Person{team, other, board} {
				p.Visit("/trusts/ZZ-EFD/groundwork" + at)
				if p.Status() == http.StatusOK {
					t.Errorf("somebody outside reads groundwork%s", at)
				}
			}
		}
		margaret.Visit("/trusts/ZZ-EFD/evidence").Sees(200, "Nobody outside Eastfold does.")

		id := must(a.StartAdoption(t.Context(), leader, startOf(extraPilot(t, a, 7)), 0))
		page := "/adoptions/" + id
		england := as(t, site, "Imogen Hale")
		readers := []struct {
			p             *webtest.Person
			who           string
			answer, sheet [4]int // private, told, asked for help, handed in
		}{
			{margaret, "the trust", [4]int{200, 200, 200, 200}, [4]int{200, 200, 200, 200}},
			{board, "above", [4]int{404, 200, 200, 200}, [4]int{404, 200, 200, 200}},
			{england, "England", [4]int{404, 200, 200, 200}, [4]int{404, 200, 200, 200}},
			{team, "the pilot’s team", [4]int{404, 200, 200, 200}, [4]int{404, 403, 403, 403}},
			{other, "another trust", [4]int{404, 403, 403, 403}, [4]int{404, 403, 403, 403}},
		}
		says := [4][]string{
			{"Nobody else knows of it until you tell others"},
			{"Upland North Integrated Care Board, Upland Region and England see the answer, and the levels as last handed in", "sees only the answer, unless you ask it for help", "Other trusts see only the stage"},
			{"and the titles of what you asked it to help with"},
			{"Notes, evidence and names stay at Eastfold"},
		}
		replied(t, a, app.Questions{Adoption: id}, "fin-02", "1")
		title := must(a.Readiness(t.Context(), leader, id))
		fin, _ := title.Question("fin-02")
		steps := []func() error{
			func() error { return nil },
			func() error { return a.TellOthers(t.Context(), leader, id) },
			func() error { return a.AskForHelp(t.Context(), leader, id, "fin-02", true) },
			func() error { _, err := a.CallAllDone(t.Context(), leader, app.Questions{Adoption: id}); return err },
		}
		for i, step := range steps {
			if err := step(); err != nil {
				t.Fatal(err)
			}
			text := margaret.Visit(page + "/readiness").Text()
			for _, s := range says[i] {
				if !strings.Contains(text, s) {
					t.Errorf("step %d: the page does not say %q", i, s)
				}
			}
			for _, r := range readers {
				for at, want := range map[string]int{"/readiness": r.answer[i], "/readiness/whole": r.answer[i], "/readiness/questions.csv": r.sheet[i]} {
					if r.p.Visit(page + at); r.p.Status() != want {
						t.Errorf("step %d: %s gets %d for %s, and is told %d", i, r.who, r.p.Status(), at, want)
					}
				}
			}
			if got := strings.Contains(other.Visit(page).Text(), "asked it to help") || strings.Contains(board.Visit(page).Text(), "asked it to help"); got {
				t.Errorf("step %d: somebody else reads that help was asked for", i)
			}
			if got := strings.Contains(team.Visit(page+"/readiness").Text(), fin.Item.Title); got != (i >= 2) {
				t.Errorf("step %d: the pilot’s team reads the title: %v", i, got)
			}
			if got := strings.Contains(board.Visit(page+"/readiness/questions.csv").Body(), "fin-02,"); got != (i == 3) {
				t.Errorf("step %d: those above read the level: %v", i, got)
			}
			if body := board.Body(); strings.Contains(body, "Note") || strings.Contains(body, "Margaret") {
				t.Errorf("step %d: those above read notes or names", i)
			}
		}
	})
}
