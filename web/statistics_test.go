package web_test

import (
	"bytes"
	"encoding/csv"
	"math/big"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/content"
	"groundwork/internal/decimal"
	"groundwork/internal/store"
	"groundwork/web/webtest"
)

func TestPublishedStatistics(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		p := as(t, site, "Amina Yusuf")
		p.Visit("/trusts/RWP").Sees(200).Follow("Published statistics").Sees(200, "A&E within four hours", "June 2025", "Staff sickness absence", "Open Government Licence v3.0")
		p.Visit("/trusts/RWP/statistics/ae_within_4h_rate").Sees(200, "% in June 2025, as published", "What the chart says", "Attendances admitted, transferred or discharged", "April 2016 to March 2019")
		p.Follow("April 2016 to March 2019").Sees(200, "in March 2019, as published", "April 2024 to June 2025")
		p.Visit("/trusts/ENG/statistics").Sees(200, "Made of", "trusts")
		p.Visit("/trusts/ENG/statistics/sickness_absence_rate").Sees(200, "the sum of the numerators over the sum of the denominators")
		if slices.Contains(p.Visit("/trusts/ZZ-NMR").Sees(200).Links(), "/trusts/ZZ-NMR/statistics") {
			t.Error("an invented trust offers published statistics")
		}
		p.Visit("/trusts/ZZ-NMR/statistics").Sees(200, "No published statistics are loaded")
		p.Visit("/trusts/RWP/statistics/length_of_stay").Sees(404)
		p.Visit("/trusts/RWP/statistics/ae_within_4h_rate?source=none").Sees(404)
		p.Visit("/trusts/NOWHERE/statistics").Sees(404)

		for _, code := range []string{"RWP", "ENG"} {
			var n atomic.Int64
			if _, _, err := a.Statistics(store.CountStatements(t.Context(), &n), code); err != nil || n.Load() > 2 {
				t.Errorf("%s took %d statements, %v", code, n.Load(), err)
			}
		}
	})
}

// Totals of every board, region and of England are those that adding up the files by hand gives, to the last digit, and a
// file that comes out goes in again as it was.
func TestTotalsOfAreasAreSumsOverSums(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		register, err := a.Store.Read().Organisations(t.Context(), a.Today())
		if err != nil {
			t.Fatal(err)
		}
		areas := map[string][]string{}
		for _, o := range register {
			areas[o.Code] = []string{o.ICB, o.Region, "ENG"}
		}
		numerators, denominators := map[string]*big.Rat{}, map[string]*big.Rat{}
		for _, row := range publishedRows(t) {
			for _, area := range areas[row["org_code"]] {
				key := strings.Join([]string{area, row["measure"], row["source"], row["period_start"]}, " ")
				add(t, numerators, key, row["numerator"])
				add(t, denominators, key, row["denominator"])
			}
		}
		compared := 0
		for _, o := range register {
			if o.Type == "trust" || o.Fictional {
				continue
			}
			_, series, err := a.Statistics(t.Context(), o.Code)
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range series {
				for _, f := range s.Figures {
					key := strings.Join([]string{o.Code, f.Measure.ID, f.Source, f.Period.From.String()}, " ")
					want := new(big.Rat).Set(numerators[key])
					if s.Measure.Combine == "ratio_of_sums" {
						want.Quo(want, denominators[key]).Mul(want, big.NewRat(100, 1))
					}
					if got, _, err := decimal.FromRat(want); err != nil || got != f.Value {
						t.Errorf("%s: %s, want %s", key, f.Value, got)
					}
					compared++
					delete(numerators, key)
				}
			}
		}
		for key := range numerators {
			if !strings.HasPrefix(key, " ") && !strings.Contains(key, "rtt_incomplete_over_52w") {
				t.Errorf("no total of %s", key)
			}
		}
		if compared < 2000 {
			t.Errorf("only %d totals compared", compared)
		}

		out := as(t, site, "Amina Yusuf").Visit("/trusts/RWP/statistics/ae_within_4h_rate/figures.csv").Sees(200).Body()
		again, err := a.LoadStatistics(t.Context(), access.Actor{Operator: true}, "again.csv", strings.NewReader(out))
		if err != nil || again != (app.StatisticsLoaded{Same: 15}) {
			t.Errorf("loaded again: %+v, %v", again, err)
		}
		report, err := a.Check(t.Context())
		if err != nil || len(report.Wrong) > 0 {
			t.Errorf("check: %v, %v", report.Wrong, err)
		}
	})
}

func publishedRows(t *testing.T) (rows []map[string]string) {
	t.Helper()
	files, err := content.Statistics()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		lines, err := csv.NewReader(bytes.NewReader(f.Bytes)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range lines[1:] {
			row := map[string]string{}
			for i, head := range lines[0] {
				row[head] = line[i]
			}
			rows = append(rows, row)
		}
	}
	return rows
}

func add(t *testing.T, to map[string]*big.Rat, key, number string) {
	t.Helper()
	if to[key] == nil {
		to[key] = new(big.Rat)
	}
	if number == "" {
		return
	}
	n, ok := new(big.Rat).SetString(number)
	if !ok {
		t.Fatalf("%s: %q", key, number)
	}
	to[key].Add(to[key], n)
}
