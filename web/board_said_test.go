package web_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"groundwork/internal/app"
	"groundwork/web/webtest"
)

// The sentence about a take-up is one: on the board page, on its own page with what it rests on, and in the trust's list. Who
// may not read what stops it reads it nowhere.
func TestTheBoardSentenceIsTheSameEverywhere(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		for _, x := range []struct{ person, trust, id, says, reason, leads string }{
			{"Margaret Ellison", "ZZ-EFD", "adp-efd", "Fix the workflow first", "The new workflow is not approved by both leads", "/adoptions/adp-efd/workflow"},
			{"Anthony Cole", "ZZ-CVL", "adp-cvl", "Wait for 21 answers, with no date yet", "and 18 more", "/adoptions/adp-cvl/readiness"},
		} {
			p := as(t, site, x.person)
			p.Visit("/board/"+x.trust).Sees(200, x.says)
			p.Visit("/trusts/"+x.trust+"/adoptions").Sees(200, x.says)
			p.Visit("/adoptions/"+x.id).Sees(200, "What the board reads: "+x.says+".", "Why the board reads this", x.reason)
			if !slices.Contains(p.Links(), x.leads) {
				t.Errorf("%s: no reason leads to %s", x.id, x.leads)
			}
		}
		who, err := a.Actor(t.Context(), "p-51", "")
		if err != nil {
			t.Fatal(err)
		}
		b, err := a.Board(t.Context(), who, "ZZ-HML", 0)
		if err != nil {
			t.Fatal(err)
		}
		_, lines, err := a.TakeUps(t.Context(), who, "ZZ-HML")
		if err != nil || len(lines) != len(b.Adoptions) {
			t.Fatalf("%d lines, %d on the board: %v", len(lines), len(b.Adoptions), err)
		}
		for _, l := range lines {
			p, err := a.AdoptionPage(t.Context(), who, l.ID)
			i := slices.IndexFunc(b.Adoptions, func(x app.BoardAdoption) bool { return x.ID == l.ID })
			if err != nil || p.Says == nil || l.Says == "" || l.Says != p.Says.Sentence() || l.Says != b.Adoptions[i].Sentence {
				t.Errorf("%s: %q in the list, %q on the board, %+v on its page, %v", l.ID, l.Says, b.Adoptions[i].Sentence, p.Says, err)
			}
		}
		fiona := as(t, site, "Fiona Gallagher")
		fiona.Visit("/adoptions/adp-efd").Sees(200, "22 of 42 met").SeesNot("What the board reads", "Fix the workflow first")
		fiona.Visit("/trusts/ZZ-EFD/adoptions").Sees(200, "22 of 42 met").SeesNot("Fix the workflow first")
	})
}

// A day before the first record has a sentence of its own, and what is private dates no first record for others.
func TestTheBoardBeforeTheFirstRecord(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		as(t, site, "Peter Ashdown").Visit("/board/ZZ-NMR?as-at=2020-03-03").Sees(200, "Nothing had been recorded by 3 March 2020. The first record is of").SeesNot("Register the first")
		as(t, site, "Margaret Ellison").Visit("/board/ZZ-EFD?as-at=2020-03-03").Sees(200, "The first record is of")
		fiona := as(t, site, "Fiona Gallagher")
		fiona.Visit("/board/ZZ-EFD?as-at=2020-03-03").Sees(200).SeesNot("The first record is of")
		fiona.Visit("/board/ZZ-ICB?as-at=2020-03-03").Sees(200, "Nothing had been recorded by 3 March 2020. The first record is of")
	})
}

// Of a trust that was merged into another the page names the successor and keeps the history.
func TestTheBoardOfAMergedTrust(t *testing.T) {
	demoDatabases.Each(t, func(t *testing.T, url string) {
		a := opened(t, url)
		db := ledgers(t, url).db
		for _, q := range []string{"UPDATE organisation SET closed = '2026-11-01' WHERE code = 'ZZ-NMR'",
			"INSERT INTO succession (from_code, to_code, on_day, basis) VALUES ('ZZ-NMR', 'ZZ-HML', '2026-11-01', 'Merger order')"} {
			if _, err := db.ExecContext(t.Context(), q); err != nil {
				t.Fatal(err)
			}
		}
		as(t, serve(t, a), "Peter Ashdown").Visit("/board/ZZ-NMR").
			Sees(200, "Closed on 1 November 2026.", "Its work is carried on by", "Harrowmere Care NHS Trust", northmoorsHeadline, "Past papers", "Past decisions").
			Visit("/board/ZZ-NMR/packs/1").Sees(200, "Board paper 1", "Agree what the freed hours are for").
			Visit("/board/ZZ-NMR").Follow("Harrowmere Care NHS Trust").IsAt("/trusts/ZZ-HML")
	})
}

// At most three decisions stand above the fold, and beside them what a named person wrote in the newest paper.
func TestDecisionsAskedWithComments(t *testing.T) {
	demoDatabases.Each(t, func(t *testing.T, url string) {
		later := opened(t, url).At(time.Date(2027, time.April, 2, 12, 0, 0, 0, time.UTC))
		site := serve(t, later)
		margaret := as(t, site, "Margaret Ellison").Visit("/board/ZZ-EFD").Sees(200, "1 decision is asked of the board")
		if strings.Contains(margaret.Body(), "No comment") {
			t.Error("an empty column of comments")
		}
		margaret.Visit("/board/ZZ-EFD/packs/new").Fill("Comment on Digital consent, taken up from Northmoor", "The tablets are ordered.").Press("Publish and number this paper").Sees(200, "Published as board paper")
		margaret.Visit("/board/ZZ-EFD").Sees(200, "1 decision is asked of the board", "Go live: Digital consent", "Margaret Ellison, 2 April 2027: The tablets are ordered.")
	})
}
