package web_test

import (
	"strings"
	"testing"

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
		as(t, site, "Peter Ashdown").Visit("/board/ZZ-ICB/packs/1").Sees(404)
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
