package chart

import (
	"strings"
	"testing"
	"time"

	"groundwork/internal/spc"
)

var first = time.Date(2025, time.May, 12, 0, 0, 0, 0, time.UTC)

func week(n int) time.Time { return first.AddDate(0, 0, 7*n) }

// The weekly figures of the demo record; go-live is in the 17th week.
var minutes = []float64{
	16.5, 16.1, 15.9, 16.9, 15.8, 16.2, 16.2, 16.1, 16.6, 16.0, 15.8, 16.3, 16.9, 16.2, 16.6, 15.1,
	7.9, 7.2, 7.0, 6.9, 6.9, 6.8, 6.7, 6.8, 6.5, 6.6, 6.4, 6.4, 6.5, 6.4, 6.1, 6.4, 5.9, 6.2, 5.8, 6.0, 6.3, 5.9, 6.1, 6.1, 6.2, 6.0, 5.6, 6.2, 6.2, 6.0,
}

func demo(t testing.TB, weeks int) XmR {
	t.Helper()
	s := spc.Series{Direction: spc.Decrease, Target: spc.Of(10.2), Rebase: []time.Time{week(16)}}
	for i, v := range minutes[:weeks] {
		s.Points = append(s.Points, spc.Point{At: week(i), Value: spc.Of(v)})
	}
	r, err := spc.Analyse(s)
	if err != nil {
		t.Fatal(err)
	}
	x := NewXmR("minutes", Series{
		Result: r, Axis: "Minutes a case",
		Subject: spc.Subject{Measure: "Hands-on minutes a case", Unit: "minutes", Decimals: 1, Period: spc.Weekly, Events: []spc.Event{{On: week(16), Name: "go-live"}}},
		Marks:   []Mark{{On: week(12), Name: "Redesign approved"}, {On: week(16), Name: "First teams live"}},
	})
	x.Download, x.Working, x.Source = "/figures.csv", "/working", "Forty timed cases a week."
	return x
}

func written(t testing.TB, x XmR) string {
	t.Helper()
	var b strings.Builder
	if err := x.Page().Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPage(t *testing.T) {
	page := written(t, demo(t, 46))
	for _, want := range []string{
		`<figcaption id="minutes">16.2 minutes on average before go-live, 6.4 since, 6.0 in the last four weeks</figcaption>`,
		`class="app-chart app-wide" data-chart="spc" viewBox="0 0 824 356" role="img" aria-labelledby="minutes" aria-describedby="minutes-words"`,
		`class="app-chart app-narrow" data-chart="spc" viewBox="0 0 326 330" role="img" aria-labelledby="minutes" aria-describedby="minutes-words"`,
		`<p id="minutes-words">Hands-on minutes a case averaged 16.2 in the 16 weeks before go-live and 6.4 in the 30 weeks since;`,
		`data-tip="Week of 12 May 2025: 16.5 minutes. Usual variation"`,
		`data-tip="Week of 1 September 2025: 7.9 minutes. Above the upper limit: high for its part"`,
		`>Redesign approved, 4 August 2025</text>`,
		`>First teams live, 1 September 2025; limits start again</text>`,
		`<strong>Improving</strong>The last 14 weeks are below the average since go-live`,
		`<strong>Target met as a rule</strong>10.2 lies above the upper limit of 7.0`,
		`Statistical process control chart (XmR), outlying ranges not screened. Forty timed cases a week.`, `Download figures (CSV)`, `href="/figures.csv"`, `Show all 46 weeks`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is not in the page", want)
		}
	}
	for _, never := range []string{"NaN", "style=", "<script", "onclick"} {
		if strings.Contains(page, never) {
			t.Errorf("%q is in the page", never)
		}
	}
}

func TestRunChartHasNoIcons(t *testing.T) {
	page := written(t, demo(t, 21))
	for _, want := range []string{"Median 16.2 minutes before go-live, 7.0 in the 5 weeks since: too few for limits", "Limits need 12 figures, and there are 5 since go-live", "Run chart with the median."} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is not in the page", want)
		}
	}
	for _, never := range []string{"app-icons", `class="lim"`, "p-concern", "p-improve", "limit of", "What the chart says</th>"} {
		if strings.Contains(page, never) {
			t.Errorf("%q is in a run chart", never)
		}
	}
}

func TestTrialLimitsAreNamed(t *testing.T) {
	page := written(t, demo(t, 28))
	for _, want := range []string{"Upper trial limit 7.3", "The limits since go-live are trial limits: there are only 12 figures, and full limits need 13."} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is not in the page", want)
		}
	}
}

// Each drawing of 46 points stays under 15 KB.
func TestWeight(t *testing.T) {
	var all []string
	for _, svg := range strings.Split(written(t, demo(t, 46)), "<svg ")[1:] {
		if body, _, _ := strings.Cut(svg, "</svg>"); strings.Contains(body, "data-chart") {
			all = append(all, body)
			if len(body) > 15_000 {
				t.Errorf("a drawing of %d bytes", len(body))
			}
		}
	}
	if len(all) != 2 {
		t.Errorf("%d drawings, want 2", len(all))
	}
}

func BenchmarkChart(b *testing.B) {
	for b.Loop() {
		written(b, demo(b, 46))
	}
}
