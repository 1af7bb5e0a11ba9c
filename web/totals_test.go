package web_test

import (
	"encoding/csv"
	"math/big"
	"strings"
	"sync/atomic"
	"testing"

	"groundwork/internal/app"
	"groundwork/internal/store"
	"groundwork/web/webtest"
)

const clinicalTotal = "/benefits/totals/clin-time-freed-1-working-day"

// The totals of a trust, of a pilot with its take-ups and of an area, each with its working and as a file.
func TestTotals(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		amina := as(t, site, "Amina Yusuf").Visit("/trusts/ZZ-NMR/benefits").Follow("Totals").
			Sees(200, "clinical hours freed 55.6 hours a working day", "£88,400", "£18,250 a year less", "14,065 hours a year, worth £506,341 by the example rate card 1", "Contested: out of the total until it is settled",
				"Not to be added to clinical hours freed: both count some of the same thing", "nothing is added across measures")
		amina.Visit("/trusts/ZZ-NMR"+clinicalTotal).Sees(200, "Clinical hours freed: 55.6 hours a working day realised, from 1 benefit.", "version 1", "Helen Marsh", "Measured (B)")
		amina.Visit("/pilots/demo-consent/benefits").Follow("Totals with take-ups").Sees(200, "55.6", "15.9", "25.0", "No result yet; expected 25.0 hours a working day", "Harrowmere")
		as(t, site, "Fiona Gallagher").Visit("/trusts/ZZ-ICB/benefits/totals").Sees(200, "open to everybody", "55.6", "not priced")
		amina.Visit("/trusts/ZZ-NMR/benefits/totals/none").Sees(404).Visit("/trusts/NONE/benefits/totals").Sees(404).Visit("/pilots/none/benefits/totals").Sees(404)

		// From stored rows, by another way: four weeks of hours over their days.
		amina.Visit("/benefits/ben-1/figures.csv")
		figures := readCSV(t, amina.Body())
		col := map[string]int{}
		for i, h := range figures[0] {
			col[h] = i
		}
		num, den := new(big.Rat), new(big.Rat)
		for _, row := range figures[1:] {
			if from := row[col["from"]]; from >= "2026-03-02" && from <= "2026-03-23" {
				for into, name := range map[*big.Rat]string{num: "numerator", den: "denominator"} {
					v, ok := new(big.Rat).SetString(row[col[name]])
					if !ok {
						t.Fatalf("%q is no figure", row[col[name]])
					}
					into.Add(into, v)
				}
			}
		}
		want := new(big.Rat).Quo(num, den)
		amina.Visit("/trusts/ZZ-NMR/benefits/totals.csv")
		rows := readCSV(t, amina.Body())
		found := false
		for _, row := range rows[1:] {
			if len(row) != len(rows[0]) {
				t.Fatalf("a line of %d cells under %d heads", len(row), len(rows[0]))
			}
			if row[0] == "total" && row[1] == "clin-time-freed" && row[11] == "realised" && row[9] == "" {
				got, _ := new(big.Rat).SetString(row[16])
				if found = true; got == nil || got.Cmp(want) != 0 || row[16] != "55.593" { // the same digits on both engines
					t.Errorf("the file says %s, the rows say %s", row[16], want.FloatString(10))
				}
			}
		}
		if !found {
			t.Error("the total is not in the file")
		}
	})
}

func readCSV(t *testing.T, body string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(body, "\ufeff"))).ReadAll()
	if err != nil || len(rows) < 2 {
		t.Fatalf("%d lines: %v", len(rows), err)
	}
	return rows
}

// What one trust saves and another is charged for stays with the trust and leaves the totals above both.
func TestATransferIsNoSaving(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		amina := as(t, site, "Amina Yusuf").Visit("/benefits/ben-4/profile").Follow("Say who is charged for it")
		amina.Fill("Who is charged", "Northmoor").Fill("How it is charged, or why it is no longer", "By invoice").Press("Save").Sees(422, "Choose another organisation than the one that saves").Holds("Who is charged", "Northmoor")
		amina.Fill("Who is charged", "ZZ-HML").Press("Save").Sees(200, "Saved", "A transfer: out of totals above both trusts")
		amina.Visit("/trusts/ZZ-NMR/benefits/totals").Sees(200, "£18,250 a year less").SeesNot("transfer between")
		for _, area := range []string{"ZZ-ICB", "ENG"} {
			amina.Visit("/trusts/"+area+"/benefits/totals").Sees(200, "Charged to Harrowmere: a transfer between trusts of this total, not a saving").SeesNot("£18,250 a year less")
		}
		as(t, site, "Peter Ashdown").Visit("/board/ZZ-NMR").Sees(200, "£18,250")
		as(t, site, "Fiona Gallagher").Visit("/board/ZZ-ICB").Sees(200, "None claimed")
		// Somebody who saw the form before is told.
		err := a.ChargeBenefit(t.Context(), reader(t, a, "p-01"), "ben-4", "", "No longer", 0)
		if err == nil {
			t.Error("an old form changed what was said meanwhile")
		}
		if err := a.ChargeBenefit(t.Context(), reader(t, a, "p-01"), "ben-4", "", "No longer", 1); err != nil {
			t.Error(err)
		}
		amina.Visit("/trusts/ZZ-ICB/benefits/totals").Sees(200, "£18,250 a year less")
	})
}

// However many benefits there are, totals ask the same few statements.
func TestTotalsAskLittle(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		who := reader(t, a, "p-01")
		asked := map[string]func() (app.BenefitTotals, error){}
		var n atomic.Int64
		ctx := store.CountStatements(t.Context(), &n)
		asked["a trust"] = func() (app.BenefitTotals, error) { return a.TotalsAt(ctx, who, "ZZ-NMR") }
		asked["England"] = func() (app.BenefitTotals, error) { return a.TotalsAt(ctx, who, "ENG") }
		asked["a pilot"] = func() (app.BenefitTotals, error) { return a.TotalsOfPilot(ctx, who, "demo-consent") }
		for name, read := range asked {
			n.Store(0)
			got, err := read()
			if err != nil || n.Load() > 16 {
				t.Errorf("%s asks %d statements: %v", name, n.Load(), err)
			}
			if _, err := got.Total("clin-time-freed-1-working-day"); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}
