package statistic_test

import (
	"encoding/csv"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"groundwork/internal/benefit"
	"groundwork/internal/content"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/spc"
	"groundwork/internal/statistic"
)

func published(t *testing.T) benefit.Library {
	t.Helper()
	l, err := content.Load()
	if err != nil {
		t.Fatal(err)
	}
	return l.Published
}

func embedded(t *testing.T) []statistic.Figure {
	t.Helper()
	files, err := content.Statistics()
	if err != nil {
		t.Fatal(err)
	}
	var all []statistic.Figure
	for _, f := range files {
		figures, err := statistic.Read(strings.NewReader(string(f.Bytes)), published(t), today)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, figures...)
	}
	return all
}

// Limits and special causes of twelve real series are those of testdata/spc-examples.csv, screened and not.
func TestRealSeriesAreJudgedAsExpected(t *testing.T) {
	f, err := os.Open("testdata/spc-examples.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	measures, all := published(t), embedded(t)
	for _, row := range rows[1:] {
		want := map[string]string{}
		for i, head := range rows[0] {
			want[head] = row[i]
		}
		t.Run(want["org_code"]+" "+want["measure"]+" "+want["source"], func(t *testing.T) {
			m, _ := measures.Measure(want["measure"])
			var figures []statistic.Figure
			for _, f := range all {
				if f.Organisation == want["org_code"] && f.Measure.ID == m.ID && f.Source == want["source"] {
					figures = append(figures, f)
				}
			}
			c, ok := statistic.Charted(m, figures, true)
			if !ok || strconv.Itoa(len(figures)) != want["n"] {
				t.Fatalf("%d figures, charted %v; want %s", len(figures), ok, want["n"])
			}
			near(t, "mean", c.Result.Newest().Mean, want["mean"])
			near(t, "lower", c.Result.Newest().Lower, want["lower_limit"])
			near(t, "upper", c.Result.Newest().Upper, want["upper_limit"])
			if got := special(c.Result); got != want["special_cause_points"] {
				t.Errorf("special causes\n got %s\nwant %s", got, want["special_cause_points"])
			}
			plain, _ := statistic.Charted(m, figures, false)
			near(t, "unscreened lower", plain.Result.Newest().Lower, want["lower_limit_unscreened"])
			near(t, "unscreened upper", plain.Result.Newest().Upper, want["upper_limit_unscreened"])
		})
	}
	if len(rows) != 13 {
		t.Errorf("%d series, want 12", len(rows)-1)
	}
}

func near(t *testing.T, what string, got spc.Figure, want string) {
	t.Helper()
	w, err := strconv.ParseFloat(want, 64)
	if err != nil || !got.Known || math.Abs(got.Value-w) > 1e-6 {
		t.Errorf("%s is %v, want %s", what, got.Value, want)
	}
}

func special(r spc.Result) string {
	var out []string
	for _, p := range r.Points {
		if p.Label != spc.CommonCause {
			out = append(out, p.At.Format("2006-01-02")+"="+p.Label.String())
		}
	}
	return strings.Join(out, "; ")
}

// A month that nobody published is a gap, and one figure is no chart.
func TestGapsAreGaps(t *testing.T) {
	m, _ := published(t).Measure("ae_dta_waits_over_12h")
	month := func(n time.Month) statistic.Figure {
		from := day.On(2025, n, 1)
		return statistic.Figure{Measure: m.Ref(), Period: benefit.Period{From: from, To: from.AddMonths(1) - 1}, Value: decimal.Of(10)}
	}
	if _, ok := statistic.Charted(m, []statistic.Figure{month(1)}, false); ok {
		t.Error("one figure was drawn")
	}
	c, ok := statistic.Charted(m, []statistic.Figure{month(1), month(3)}, false)
	if !ok || len(c.Result.Points) != 3 || c.Result.Points[1].Value.Known || c.Gaps[day.On(2025, 2, 1).Time()] != "not published" {
		t.Errorf("charted %v with %d points, gaps %v", ok, len(c.Result.Points), c.Gaps)
	}
}
