package web_test

import (
	"context"
	"net/url"
	"strings"
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/pilot"
	"groundwork/web/webtest"
)

func TestSearch(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		p := as(t, site, "Amina Yusuf").Visit("/search").Sees(200, "Name of a pilot, a trust or a measure, or an ODS code").SeesNot("Nothing found")
		for query, sees := range map[string][]string{
			"DIGITAL consent":        {"Digital consent", "Pilots", "2 results for “DIGITAL consent”", "Innovations"},
			"zz-nmr":                 {"Northmoor Community and Mental Health NHS Trust", "Code ZZ-NMR"},
			"st georges":             {"St George's University Hospitals NHS Foundation Trust"},
			"Ééastfold":              {"Nothing found for “Ééastfold”", "fewer words", "Did you mean", "Eastfold Partnership NHS Trust"},
			"éastfold":               {"Eastfold Partnership NHS Trust"},
			"north central london":   {"Integrated care boards and regions", "closed on 31 March 2026"},
			"nhs":                    {"the first 50 of ", "add a word to find fewer"},
			"time minutes":           {"Measures"},
			"xyzzy":                  {"Nothing found for “xyzzy”"},
			"%":                      {"Name of a pilot"},
			"100%_ \\ ' \" ; --":     {"Nothing found"},
			strings.Repeat("a", 5e3): {"Nothing found"},
			"a b c d e f g h":        {"Only the first 6 words were looked for"},
		} {
			p.Visit("/search?q="+url.QueryEscape(query)).Sees(200, sees...)
		}
		p.Visit("/search?q=northmoor").Follow("Northmoor Community and Mental Health NHS Trust")
	})
}

// What a reader may not know of is neither found nor counted: tried by taking it away.
func TestSearchKnowsNoDraftsOfOthers(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		people := map[string]string{"Amina Yusuf": "p-01", "Margaret Ellison": "p-21", "Fiona Gallagher": "p-71", "Zoe Tanner": "p-90"}
		before := map[string]string{}
		for name := range people {
			before[name] = as(t, site, name).Visit("/search?q=letters+zebra").Sees(200).Text()
		}
		who, err := a.Actor(t.Context(), "p-01", "")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := a.RegisterPilot(t.Context(), who, pilot.Input{Name: "Zebra letters", Trust: "ZZ-NMR", Problem: "Not told yet", Lead: "p-01", Situation: "planned"}); err != nil {
			t.Fatal(err)
		}
		for name := range people {
			p := as(t, site, name).Visit("/search?q=letters+zebra")
			if name == "Amina Yusuf" {
				p.Sees(200, "2 results for “letters zebra”", "Zebra letters", "Draft")
				continue
			}
			if p.Sees(200).SeesNot("Zebra letters").Text() != before[name] {
				t.Errorf("%s can tell that there is a draft", name)
			}
		}
		site.Person(t, "a stranger").Visit("/search?q=zebra").SeesNot("Zebra letters")
	})
}

func TestStatementsOfSearch(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		for query, most := range map[string]int64{"": 0, "nhs": 1, "consent": 1, "xyzzy": 2} {
			n := statements(t, a, "p-01", func(ctx context.Context, who access.Actor) error {
				_, err := a.Search(ctx, who, query)
				return err
			})
			if n > most {
				t.Errorf("searching for %q asks %d statements, want at most %d", query, n, most)
			}
		}
	})
}
