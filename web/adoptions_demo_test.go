package web_test

import (
	"slices"
	"testing"

	"groundwork/internal/app"
	"groundwork/internal/content"
	"groundwork/internal/readiness"
	"groundwork/web/webtest"
)

// The demo's adopters stand where their record says they stand, out of stored rows: what the pages score,
// what is kept, and what the groundwork's page counts.
func TestAdoptersStandAsExpected(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		d, err := content.LoadDemo(a.Library)
		if err != nil {
			t.Fatal(err)
		}
		for _, trust := range d.Answers.Trusts {
			leader := d.Adoptions[slices.IndexFunc(d.Adoptions, func(x content.DemoAdoption) bool { return x.ID == trust.Adoption.ID })].SeniorResponsible
			who, err := a.Actor(t.Context(), leader, "")
			if err != nil {
				t.Fatal(err)
			}
			r, err := a.Readiness(t.Context(), who, trust.Adoption.ID)
			if err != nil {
				t.Fatal(err)
			}
			lines, err := a.AdoptionsOf(t.Context(), who, trust.Organisation)
			if err != nil {
				t.Fatal(err)
			}
			for g, want := range expectedGates(trust.Expected) {
				got := r.Result.Gate(g)
				if got.Verdict != want.Verdict || got.Asked != want.Asked || got.Met != want.Met {
					t.Errorf("%s at %s: %s, %d of %d met; want %s, %d of %d", trust.Organisation, g, got.Verdict, got.Met, got.Asked, want.Verdict, want.Met, want.Asked)
				}
				sameItems(t, trust.Organisation+" accepted at "+g.String(), stopIDs(got.Gaps, readiness.Accepted), want.Conditions)
				sameItems(t, trust.Organisation+" short at "+g.String(), stopIDs(got.Stops, readiness.Short), want.Short)
				sameItems(t, trust.Organisation+" unknown at "+g.String(), stopIDs(got.Stops, readiness.Unknown), want.Unknown)
				k := lines[0].Kept.Gates[g]
				if k.Verdict != want.Verdict || k.Asked != want.Asked || k.Met != want.Met || k.Conditions != len(want.Conditions) || k.Short != len(want.Short) || k.Unknown != len(want.Unknown) || !lines[0].Kept.Assessed {
					t.Errorf("%s at %s is kept as %+v", trust.Organisation, g, k)
				}
			}
			p, want := r.Result.Profile, trust.Expected.Profile
			if p.Overall != want.Overall || p.High != want.OverallHigh || p.Known != want.KnownItems || p.Applicable != want.ApplicableItems || p.Weakest.Key != want.Weakest {
				t.Errorf("%s: profile %+v, want %+v", trust.Organisation, p, want)
			}
			ground, err := a.Groundwork(t.Context(), who, trust.Organisation)
			if err != nil {
				t.Fatal(err)
			}
			if want := readiness.Tally(trust.Expected.Foundation); ground.Tally != want {
				t.Errorf("%s: groundwork %+v, want %+v", trust.Organisation, ground.Tally, want)
			}
		}
		report, err := a.Check(t.Context())
		if err != nil || len(report.Wrong) > 0 || report.Compared < 100 {
			t.Errorf("check compared %d and says %v, %v", report.Compared, report.Wrong, err)
		}
	})
}

func expectedGates(e content.DemoExpected) map[readiness.Gate]content.DemoExpectedGate {
	return map[readiness.Gate]content.DemoExpectedGate{readiness.Adopt: e.Gates.Adopt, readiness.GoLive: e.Gates.GoLive, readiness.BusinessAsUsual: e.Gates.BusinessAsUsual}
}

func stopIDs(stops []readiness.Stop, state readiness.State) []string {
	var out []string
	for _, s := range stops {
		if s.State == state {
			out = append(out, s.Item.ID)
		}
	}
	return out
}

func sameItems(t *testing.T, what string, got, want []string) {
	t.Helper()
	got, want = slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want))
	if !slices.Equal(got, want) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}
