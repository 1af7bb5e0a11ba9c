package web_test

import (
	"testing"
	"time"

	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/day"
	"groundwork/internal/store"
	"groundwork/web/webtest"
)

// A take-up rests until a day, restarts, is turned down for now, and starts anew; one that was decided on is stopped
// instead, and leaves what was learned to everybody.
func TestATakeUpRestsRestartsAndEnds(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		judith, path := begin(t, site)
		judith.Visit(path).Follow("Pause it").Press("Pause it").Sees(422, "Enter why it is paused", "Enter the day to look at it again").
			Fill("Why is it paused?", "The record system changes in May.").Fill("When will you look at it again?", "2026-11-22").Press("Pause it").
			Sees(422, "The day to look at it again must be in the future").Holds("Why is it paused?", "The record system changes in May.").
			Fill("Who can restart it?", "Judith Crane, Chief operating officer").Fill("When will you look at it again?", "2026-12-01").Press("Pause it").
			Sees(200, "Paused since 22 November 2026. “The record system changes in May”", "Judith Crane can restart it, and so can any leader of the trust. To be looked at again on 1 December 2026", "Restart it").SeesNot("Pause it").
			Visit("/").Sees(200, "Coming back to you", "Digital consent: paused").SeesNot("Nothing is answered yet about").
			Visit(path+"/decisions/new").Sees(422, "This is paused until somebody restarts it")
		a.Now = func() time.Time { return now.AddDate(0, 0, 9) }
		judith = as(t, site, "Judith Crane").Visit("/").Sees(200, "Look at Digital consent again: it is paused")
		judith.Post(path+"/pause", nil).Sees(422)
		judith.Visit(path).Press("Restart it").Sees(200, "Restarted. It stands where it stood").SeesNot("Paused since")
		judith.Post(path+"/resume", nil).Sees(422, "This is not paused")
		judith.Post(path+"/stop", nil).Sees(422)
		judith.Visit(path).Follow("Not for us now").Choose("Staff are not in favour").Press("Close it for now").Sees(200, "Not adopting since 1 December 2026", "Check again if we are ready").
			Follow("Check again if we are ready").Sees(200, "Check if Thornsea is ready")
		judith.Visit(path+"/history").Sees(200, "paused the take-up", "resumed the take-up", "The record system changes in May")

		margaret := as(t, site, "Margaret Ellison").Visit(eastfold).Follow("Stop for good").Sees(200, "It promised 1 benefit").Press("Stop for good").
			Sees(422, "Enter why it stops", "Enter what was learned, for other trusts to read", "Enter how it is switched off").
			Fill("Why does it stop?", "The supplier left the market").Fill("What was learned?", "Ask for the exit plan first").
			Fill("How is it switched off, and what happens to its data?", "Forms exported in May").Press("Stop for good").
			Sees(200, "Stopped since 1 December 2026. “The supplier left the market”", "Ask for the exit plan first", "Forms exported in May")
		margaret.Post(eastfold+"/resume", nil).Sees(422, "This was closed")
		// A second take-up starts with the groundwork answered, says so before it starts, and says it again on its own page.
		margaret.Visit(eastfold).Follow("Check again if we are ready").Sees(200, "24 of 63 questions are answered already, by your groundwork").
			In("Changes roles, bands, hours or places of work?").Choose("No").In("Bought from or run by a supplier?").Choose("Yes").In("").Press("Check if we are ready").
			Sees(200, "Readiness for Digital consent", "Started. 24 of 63 questions were answered already").Visit("/trusts/ZZ-EFD/adoptions").In("Open").Follow("Digital consent").Sees(200, "24 of 63 questions were answered already, by our groundwork", "Nobody outside the trust knows of it")
		for _, at := range []string{eastfold, "/pilots/demo-consent/adoptions"} {
			as(t, site, "Judith Crane").Visit(at).Sees(200, "Stopped", "Ask for the exit plan first").SeesNot("left the market", "exported in May")
		}
		if report, err := a.Check(t.Context()); err != nil || len(report.Wrong) > 0 {
			t.Errorf("%v %v", report.Wrong, err)
		}
	})
}

// Who was named may restart it, and nobody else who does not lead the trust; others read that it is paused, not why.
func TestWhoRestartsWhatIsPaused(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		site := withEverybody(t, a, "p-22", "p-26")
		err := a.PauseAdoption(t.Context(), actor(t, a, "p-21"), "adp-efd", adoption.PauseInput{Text: "Waits for money", Restarts: "p-22", Again: "2027-03-01"})
		if err != nil {
			t.Fatal(err)
		}
		as(t, site, "Amina Yusuf").Visit(eastfold).Sees(200, "Paused since 22 November 2026").SeesNot("Waits for money", "can restart it", "Restart it")
		p := actor(t, a, "p-26")
		if err := a.ResumeAdoption(t.Context(), p, "adp-efd"); err == nil {
			t.Error("somebody else restarted it")
		}
		if err := a.ResumeAdoption(t.Context(), actor(t, a, "p-22"), "adp-efd"); err != nil {
			t.Error(err)
		}
	})
}

// Why trusts do not adopt is counted from five trusts up; under that no reason is shown that could be held against one.
func TestReasonsForNotAdoptingAreCounted(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		const at = "/pilots/demo-consent/adoptions"
		as(t, site, "Amina Yusuf").Visit(at).Sees(200, "1 not adopting", "counted from five trusts up").SeesNot("Already solved another way", "Why trusts do not adopt it is that")
		err := a.Store.Do(t.Context(), func(tx store.Tx) error {
			for _, org := range []string{"ZZ-ICS", "ZZ-ICB", "ZZ-REG", "ENG"} {
				ad := adoption.Adoption{ID: a.NewID(), Trust: org, Pilot: "demo-consent", Checklist: a.Library.Checklist.ID, Version: 1, Created: day.At(a.Now())}
				if err := tx.AddAdoption(t.Context(), ad); err != nil {
					return err
				}
				s := adoption.State{ID: a.NewID(), Adoption: ad.ID, Key: adoption.Declined, On: a.Today(), Reason: "timing", At: day.At(a.Now())}
				if err := tx.AddAdoptionState(t.Context(), s); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		as(t, site, "Amina Yusuf").Visit(at).Sees(200, "Why trusts do not adopt it", "Not the right time 4 trusts", "Already solved another way 1 trust").SeesNot("counted from five trusts up")
	})
}

// What an adopting trust learned goes back to the pilot, under its name; before it has decided it stays quiet.
func TestAdoptersSendLessonsBack(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		const at = "/pilots/demo-consent/lessons"
		as(t, site, "Judith Crane").Visit(at).SeesNot("Send a lesson back")
		as(t, site, "Margaret Ellison").Visit(at).Sees(200, "Send a lesson back").Fill("What should others do?", "Name a floor walker").Press("Add the lesson").
			Sees(422, "Enter what happened").Fill("What happened?", "Two wards went back to paper").Press("Add the lesson").Sees(200, "Lesson added", "Sent back by trusts that adopted it", "Name a floor walker").
			Visit(eastfold+"/history").Sees(200, "Name a floor walker")
		as(t, site, "Judith Crane").Visit(at).Sees(200, "Name a floor walker", "Eastfold").SeesNot("Margaret")
	})
}
