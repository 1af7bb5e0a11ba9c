package web_test

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/day"
	"groundwork/internal/history"
	"groundwork/internal/pilot"
	"groundwork/internal/store"
	"groundwork/web/webtest"
)

// toldPilot is a pilot of Northmoor with a draft of two days and an edit after it was published.
func toldPilot(t *testing.T, a *app.App) string {
	t.Helper()
	then := a.At(now.AddDate(0, 0, -10))
	who, err := then.Actor(t.Context(), "p-01", "")
	if err != nil {
		t.Fatal(err)
	}
	id, err := then.RegisterPilot(t.Context(), who, pilot.Input{Name: "Shared discharge letters", Trust: "ZZ-NMR", Problem: "Letters arrive late", Lead: "p-01", Situation: "planned"})
	if err != nil {
		t.Fatal(err)
	}
	edits(t, a, id, now.AddDate(0, 0, -9), "Letters arrive late", "Letters arrive after the patient")
	err = a.Store.Do(t.Context(), func(tx store.Tx) error {
		on := a.Today() - 8
		return tx.AddPilotState(t.Context(), a.NewID(), id, "published", on, "", day.At(on.Time()), "p-01")
	})
	if err != nil {
		t.Fatal(err)
	}
	edits(t, a, id, now.AddDate(0, 0, -7), "Letters arrive after the patient", "Letters reach Grace Okonkwo after the patient")
	return id
}

// edits writes what the history of a change of the problem would be.
func edits(t *testing.T, a *app.App, id string, at time.Time, before, after string) {
	t.Helper()
	subject := history.Touch{Kind: "pilot", ID: id}
	err := a.Store.Do(t.Context(), func(tx store.Tx) error {
		return tx.AddEvent(t.Context(), history.Event{Chain: "ZZ-NMR", At: day.At(at), Actor: "p-01", Role: "innovation_lead", Organisation: "ZZ-NMR", Salt: "s",
			Deed: "pilot.edit", Subject: subject, Touched: []history.Touch{subject}, Before: history.Values{"problem": before}, After: history.Values{"problem": after}})
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestHistoryOfAPilot(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		address := "/pilots/" + toldPilot(t, a) + "/history"
		as(t, site, "Amina Yusuf").Visit(address).
			Sees(200, "15 November 2026, 12:00pm", "Amina Yusuf changed the problem", "Before: Letters arrive late", "After: Letters arrive after the patient",
				"Letters reach Grace Okonkwo", "Amina Yusuf registered the pilot", "Shared discharge letters").
			Follow("How history is protected").Sees(200, "groundwork history verify", "Where Northmoor’s history ends", "Fingerprint of the last line")
		as(t, site, "Margaret Ellison").Visit(address).
			Sees(200, "An innovation lead changed the problem", "Letters reach (name not shown) after the patient", "You read roles instead of names, because you are not a member of Northmoor").
			SeesNot("Amina Yusuf", "Grace Okonkwo", "Letters arrive late")
		site.Person(t, "a stranger").Visit(address).SeesNot("Letters", "changed the problem")
	})
}

func TestHistoryIsReadPageByPage(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		id := toldPilot(t, a)
		for i := range 120 {
			edits(t, a, id, now.Add(-time.Duration(i%7)*time.Hour), fmt.Sprintf("line %03d", i), fmt.Sprintf("line %03d", i+1))
		}
		p := as(t, site, "Amina Yusuf").Visit("/pilots/" + id + "/history")
		seen := map[string]int{}
		for pages := 1; ; pages++ {
			for i := range 120 {
				seen[fmt.Sprintf("%03d", i)] += strings.Count(p.Text(), fmt.Sprintf("Before: line %03d", i))
			}
			if pages == 3 {
				break
			}
			p.Follow("Older changes")
		}
		for line, times := range seen {
			if times != 1 {
				t.Errorf("line %s stands on %d pages", line, times)
			}
		}
		p.Sees(200, "Amina Yusuf registered the pilot").SeesNot("Older changes").Follow("Newest changes").SeesNot("Newest changes")
		for _, wrong := range []string{"x", "2026-11-22T12:00:00.000000Z", "2026-11-22T12:00:00.000000Z~x", "~1"} {
			p.Visit("/pilots/" + id + "/history?before=" + wrong).Sees(404)
		}
	})
}

// What others may not know of is missing to them, in the same words as what never was.
func TestHistoryOfOthers(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		who, err := a.Actor(t.Context(), "p-01", "")
		if err != nil {
			t.Fatal(err)
		}
		draft, err := a.RegisterPilot(t.Context(), who, pilot.Input{Name: "A draft", Trust: "ZZ-NMR", Problem: "Not told yet", Lead: "p-01", Situation: "planned"})
		if err != nil {
			t.Fatal(err)
		}
		margaret, zoe := as(t, site, "Margaret Ellison"), as(t, site, "Zoe Tanner")
		margaret.Visit("/pilots/nothing/history").Sees(404)
		missing := margaret.Text()
		for _, address := range []string{"/pilots/" + draft + "/history", "/trusts/ZZ-NMR/groundwork/history", "/trusts/nowhere/groundwork/history",
			"/adoptions/nothing/history", "/benefits/nothing/history"} {
			if margaret.Visit(address).Sees(404); margaret.Text() != missing {
				t.Errorf("%s is missing in other words", address)
			}
		}
		margaret.Visit("/trusts/ZZ-EFD/groundwork/history").Sees(200, "Groundwork of Eastfold")
		zoe.Visit("/trusts/ZZ-NMR/groundwork/history").Sees(404)
	})
}

// Statements: a page of history asks the same number of questions however long it is.
func TestStatementsOfHistory(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		id := toldPilot(t, a)
		few := statements(t, a, "p-01", func(ctx context.Context, who access.Actor) error {
			_, err := a.PilotHistory(ctx, who, id, "")
			return err
		})
		for i := range 60 {
			edits(t, a, id, now, fmt.Sprint(i), fmt.Sprint(i+1))
		}
		many := statements(t, a, "p-01", func(ctx context.Context, who access.Actor) error {
			_, err := a.PilotHistory(ctx, who, id, "")
			return err
		})
		if few != many || many > 4 {
			t.Errorf("%d statements for few lines, %d for many; want the same, at most 4", few, many)
		}
	})
}

// statements counts what a deed asks of the database.
func statements(t *testing.T, a *app.App, person string, deed func(context.Context, access.Actor) error) int64 {
	t.Helper()
	who, err := a.Actor(t.Context(), person, "")
	if err != nil {
		t.Fatal(err)
	}
	var n atomic.Int64
	if err := deed(store.CountStatements(t.Context(), &n), who); err != nil {
		t.Fatal(err)
	}
	return n.Load()
}
