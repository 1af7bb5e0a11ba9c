package web_test

import (
	"strings"
	"testing"

	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/benefit"
	"groundwork/internal/spc"
	"groundwork/web/webtest"
)

// How many benefits of an area changed is counted a second time from each chart; a programme lead publishes the area's paper.
func TestAnAreaByMeasureAndItsPaper(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		who, err := a.Actor(t.Context(), "p-71", "")
		if err != nil {
			t.Fatal(err)
		}
		got, err := a.AreaMeasures(t.Context(), who, "ZZ-ICB")
		if err != nil || len(got.List) == 0 {
			t.Fatalf("%d measures, %v", len(got.List), err)
		}
		for _, m := range got.List {
			var n, better, worse, other, usual, few int
			g, err := a.GlancesMeasuredBy(t.Context(), who, m.MeasureTally.Measure)
			if err != nil {
				t.Fatal(err)
			}
			for _, x := range g.List {
				o, err := a.Store.Read().Organisation(t.Context(), x.Subject.Organisation, a.Today())
				if err != nil {
					t.Fatal(err)
				}
				if o.ICB != "ZZ-ICB" || x.Profile.Measure.Version != m.MeasureTally.Version {
					continue
				}
				j, err := a.Benefit(t.Context(), who, x.ID)
				if err != nil {
					t.Fatal(err)
				}
				n++
				switch v := glanceSays(j.Judged); v {
				case "better":
					better++
				case "worse":
					worse++
				case "changed":
					other++
				case "usual":
					usual++
				default:
					few++
				}
			}
			if m.N != n || m.Better != better || m.Worse != worse || m.Changed != other || m.Usual != usual || m.TooFew != few {
				t.Errorf("%s: %+v, from its charts %d: %d %d %d %d %d", m.Measure.Name, m.MeasureTally, n, better, worse, other, usual, few)
			}
		}
		fiona := as(t, site, "Fiona Gallagher")
		fiona.Visit("/board/ZZ-ICB").Follow("Which measures changed").IsAt("/board/ZZ-ICB/measures").Sees(200, "changed for the better")
		fiona.Visit("/board/ZZ-ICB/packs/new").Press("Publish and number this paper").IsAt("/board/ZZ-ICB/packs/1").Sees(200, "Board paper 1", northmoorsHeadline, "Fiona Gallagher", "Harrowmere Care NHS Trust").
			SeesNot("Fix the workflow", "Carrow Vale")
		fiona.Sees(200, "Take-ups that told others or committed: 1 preparing, 1 live.", "4 benefits", "Decisions so far", "Now: first adopters since 20 May 2026.").
			Visit("/board/ZZ-ICB").Sees(200, "Since paper 1 of 22 November 2026", "Nothing that it counts has changed.")
		as(t, site, "Peter Ashdown").Visit("/board/ZZ-ICB/packs/1").Sees(404)
		// What a deed changes stands on the pages above its trust at once, and beside the paper what it was then.
		if _, err := a.Board(t.Context(), who, "ZZ-ICB", 0); err != nil {
			t.Fatal(err)
		}
		if err := a.KeepPrivate(t.Context(), actor(t, a, "p-21"), "adp-efd"); err != nil {
			t.Fatal(err)
		}
		took, err := a.StartAdoption(t.Context(), actor(t, a, "p-21"), adoption.StartInput{Pilot: extraPilot(t, a, 0), Facts: map[string]string{"paid_supplier": "no", "changes_roles": "no"}}, 0)
		if err != nil {
			t.Fatal(err)
		}
		fiona.Visit("/board/ZZ-ICB").SeesNot("Benefit 0")
		if err := a.TellOthers(t.Context(), actor(t, a, "p-21"), took); err != nil {
			t.Fatal(err)
		}
		fiona.Visit("/board/ZZ-ICB").Sees(200, "3 take-ups told others or committed", "Take-ups: 1 ", "0 then").Follow("See all of them").IsAt("/board/ZZ-ICB/take-ups").Sees(200, "3 open take-ups told others or committed")
	})
}

func glanceSays(j benefit.Judged) string {
	c, ok := j.Charted()
	if !ok || c.Result.Kind() == spc.RunChart {
		return ""
	}
	switch v := c.Result.Variation.String(); {
	case strings.HasPrefix(v, "improvement"):
		return "better"
	case strings.HasPrefix(v, "concern"):
		return "worse"
	case strings.HasPrefix(v, "neutral"):
		return "changed"
	}
	return "usual"
}
