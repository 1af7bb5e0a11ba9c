package chart

import (
	"encoding/xml"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"groundwork/internal/spc"
)

var first = time.Date(2025, time.May, 12, 0, 0, 0, 0, time.UTC)

func week(n int) time.Time { return first.AddDate(0, 0, 7*n) }

// weekly is a series with one figure a week, NaN for a missing one, and a re-base in each of the weeks.
func weekly(t testing.TB, values []float64, rebase ...int) Series {
	t.Helper()
	s := spc.Series{Direction: spc.Decrease, Target: spc.Of(10.2)}
	for i, v := range values {
		p := spc.Point{At: week(i)}
		if !math.IsNaN(v) {
			p.Value = spc.Of(v)
		}
		s.Points = append(s.Points, p)
	}
	for _, w := range rebase {
		s.Rebase = append(s.Rebase, week(w))
	}
	r, err := spc.Analyse(s)
	if err != nil {
		t.Fatal(err)
	}
	return Series{Result: r, Axis: "Minutes a case", Subject: spc.Subject{Measure: "Minutes a case", Unit: "minutes", Decimals: 1, Period: spc.Weekly}}
}

// The weekly figures of the demo record; go-live is in the 17th week.
var minutes = []float64{
	16.5, 16.1, 15.9, 16.9, 15.8, 16.2, 16.2, 16.1, 16.6, 16.0, 15.8, 16.3, 16.9, 16.2, 16.6, 15.1,
	7.9, 7.2, 7.0, 6.9, 6.9, 6.8, 6.7, 6.8, 6.5, 6.6, 6.4, 6.4, 6.5, 6.4, 6.1, 6.4, 5.9, 6.2, 5.8, 6.0, 6.3, 5.9, 6.1, 6.1, 6.2, 6.0, 5.6, 6.2, 6.2, 6.0,
}

func TestLinesBreakAtARebaseAndAtAGap(t *testing.T) {
	values := slices.Clone(minutes)
	values[5], values[6], values[20], values[45] = math.NaN(), math.NaN(), math.NaN(), math.NaN()
	c := NewXmR(weekly(t, values, 16))
	for _, d := range []Drawing{c.Wide, c.Narrow} {
		if n := strings.Count(d.Values, "M"); n != 4 { // two in each part; the last gap has nothing after it
			t.Errorf("the value line has %d pieces: %s", n, d.Values)
		}
		if l, m := strings.Count(d.Limits, "M"), strings.Count(d.Means, "M"); l != 4 || m != 2 {
			t.Errorf("%d limits and %d means", l, m)
		}
	}
	if n := len(c.Wide.Dots); n != 42 {
		t.Errorf("%d dots", n)
	}
}

func TestShapesFollowTypes(t *testing.T) {
	c := NewXmR(weekly(t, minutes, 16))
	count := map[Shape]int{}
	for _, d := range c.Wide.Dots {
		count[d.Shape]++
	}
	if count[Circle] != 22 || count[Square] != 10 || count[Triangle] != 14 {
		t.Errorf("%v", count)
	}
	if len(c.Narrow.Dots) != 3 { // all of a shape in one path
		t.Errorf("%d paths on a phone", len(c.Narrow.Dots))
	}
	var key []string
	for _, k := range c.Key {
		key = append(key, k.Meaning)
	}
	if got, want := strings.Join(key, ", "), "usual variation, better than usual, higher than usual for its part, Average since 6.4, Limits 5.8 to 7.0, Target 10.2"; got != want {
		t.Errorf("key %q", got)
	}
	if k := NewXmR(weekly(t, minutes[:20], 16)).Key; len(k) != 2 || k[0].Meaning != "Median since 7.1" {
		t.Errorf("key of a run chart %v", k)
	}
}

func TestMarks(t *testing.T) {
	for _, c := range []struct {
		name   string
		marks  []Mark
		rebase []int
		want   string
	}{
		{"by date", []Mark{{week(16), "Live"}, {week(12), "Approved"}}, []int{16},
			"1 Approved, 4 August 2025 at 11.5; 2 Live, 1 September 2025; limits start again at 15.5"},
		{"within the first week of a part", []Mark{{week(16).AddDate(0, 0, 3), "Live"}}, []int{16}, "1 Live, 4 September 2025; limits start again at 15.5"},
		{"two on the day of a re-base", []Mark{{week(16), "Live"}, {week(16), "New forms"}}, []int{16},
			"1 Live, 1 September 2025; limits start again at 15.5; 2 New forms, 1 September 2025 at 15.5"},
		{"a re-base without an event", nil, []int{16}, "1 Limits start again, 1 September 2025 at 15.5"},
		{"between two weeks", []Mark{{week(3).AddDate(0, 0, 3), "Trained"}}, nil, "1 Trained, 5 June 2025 at 2.9"},
		{"before and after the series", []Mark{{week(-1), "Early"}, {week(46), "Late"}}, nil, ""},
		{"in the last week", []Mark{{week(45).AddDate(0, 0, 6), "Ends"}}, nil, "1 Ends, 29 March 2026 at 45.4"},
	} {
		s := weekly(t, minutes, c.rebase...)
		s.Marks = c.marks
		var got []string
		for _, m := range NewXmR(s).Marks {
			got = append(got, fmt.Sprintf("%s %s at %.1f", m.Number, m.Says(), m.at))
		}
		if all := strings.Join(got, "; "); all != c.want {
			t.Errorf("%s: %s, want %s", c.name, all, c.want)
		}
	}
}

func TestNamesOfMarksKeepClear(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		s := weekly(t, minutes, 16)
		for range 1 + r.IntN(6) {
			s.Marks = append(s.Marks, Mark{week(r.IntN(46)), strings.Repeat("Team live ", 1+r.IntN(3))})
		}
		for _, z := range []size{wide, narrow} {
			f := frameOf(s, z, 0)
			lines, rows := markRows(numbered(s), z, f.between)
			for i, a := range lines {
				if a.row >= rows || a.end > z.width {
					t.Fatalf("%+v of %d rows runs out of %v", a, rows, z.width)
				}
				for _, b := range lines[i+1:] {
					if a.row == b.row && b.x-disc < a.end {
						t.Fatalf("%+v covers %+v", a, b)
					}
					if a.row > b.row && b.x < a.end {
						t.Fatalf("the line of %+v crosses %+v", b, a)
					}
				}
			}
		}
	}
}

// Whatever the series, texts stay inside the drawing and do not cover each other.
func TestLabelsKeepClear(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 400 {
		values := make([]float64, 1+r.IntN(60))
		for i := range values {
			values[i] = 10 + r.NormFloat64()*3
			if r.IntN(12) == 0 {
				values[i] = math.NaN()
			}
		}
		var rebase []int
		for range r.IntN(4) {
			rebase = append(rebase, r.IntN(len(values)))
		}
		s := weekly(t, values, rebase...)
		s.Plan = []spc.Point{{At: week(0), Value: spc.Of(12)}, {At: week(len(values) - 1), Value: spc.Of(9)}}
		c := NewXmR(s)
		for z, d := range map[*size]Drawing{&wide: c.Wide, &narrow: c.Narrow} {
			var t2 taken
			for _, l := range d.Labels {
				b := textBox(coordinate(t, l.X), coordinate(t, l.Y), Width(l.Text, z.text, l.Bold), z.text, l.Anchor)
				if !t2.free(b) {
					t.Fatalf("%q covers another label of %+v", l.Text, d.Labels)
				}
				if b.left < 0 || b.right > z.width+1 || b.top < 0 || b.bottom > coordinate(t, d.Height) {
					t.Fatalf("%q at %+v is outside", l.Text, b)
				}
				t2.add(b)
			}
		}
	}
}

func coordinate(t *testing.T, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestLabels(t *testing.T) {
	texts := func(d Drawing) string {
		var s []string
		for _, l := range d.Labels {
			s = append(s, l.Text)
		}
		return strings.Join(s, ", ")
	}
	c := NewXmR(weekly(t, minutes, 16))
	if got, want := texts(c.Wide), "Target 10.2, Average since 6.4, Upper limit 7.0, Lower limit 5.8, Average before 16.2, Upper limit 17.7, Lower limit 14.7"; got != want {
		t.Errorf("wide: %s", got)
	}
	if got, want := texts(c.Narrow), "Target 10.2, Average since 6.4, Average before 16.2, Upper limit 17.7, Lower limit 14.7"; got != want {
		t.Errorf("narrow: %s", got)
	}
	run := NewXmR(weekly(t, minutes[:20], 16))
	if got, want := texts(run.Wide), "Target 10.2, Median since 7.1, Median before 16.2"; got != want {
		t.Errorf("run chart: %s", got)
	}
	if run.Wide.Limits != "" || len(run.Rows) != 20 || run.Heads.Says != "" {
		t.Errorf("a run chart has limits %q or words about them", run.Wide.Limits)
	}
}

func TestGapsSayWhy(t *testing.T) {
	values := slices.Clone(minutes)
	values[30], values[31], values[45] = math.NaN(), math.NaN(), math.NaN()
	s := weekly(t, values, 16)
	s.Gaps = map[time.Time]string{week(45): "late"}
	c := NewXmR(s)
	var muted []string
	for _, l := range c.Wide.Labels {
		if l.Muted {
			muted = append(muted, l.Text)
		}
	}
	if got := strings.Join(muted, ", "); got != "no data, late" {
		t.Errorf("gaps say %q", got)
	}
	if c.Rows[0] != (Row{"23 March 2026", "Late", "No figure"}) || c.Rows[14].Value != "No data" {
		t.Errorf("rows say %+v and %+v", c.Rows[0], c.Rows[14])
	}
}

func TestMillionsAreShortened(t *testing.T) {
	values := make([]float64, 20)
	for i := range values {
		values[i] = 2_600_000 + float64(i%4)*50_000
	}
	s := weekly(t, values)
	s.Subject.Decimals, s.Result.Series.Target = 0, spc.Figure{}
	d := NewXmR(s).Wide
	if d.Axis != "Minutes a case, millions" || d.Grid[0].Text != "2.5" || d.Labels[0].Text != "Average 2.68 million" {
		t.Errorf("%s, %s, %s", d.Axis, d.Grid[0].Text, d.Labels[0].Text)
	}
}

// Coordinates are numbers in any series: nothing known, one point, two, all the same.
func TestOddSeries(t *testing.T) {
	none := math.NaN()
	for _, values := range [][]float64{{none}, {5}, {5, none}, {5, 5}, {none, none, 7}, slices.Repeat([]float64{3}, 30), {-1e300, 1e300}} {
		s := weekly(t, values)
		s.Result.Series.Target = spc.Figure{}
		for _, d := range []Drawing{NewXmR(s).Wide, NewXmR(s).Narrow} {
			b, err := xml.Marshal(d)
			if err != nil {
				t.Fatal(err)
			}
			if text := string(b); strings.Contains(text, "NaN") || strings.Contains(text, "Inf") {
				t.Errorf("%v: %s", values, text)
			}
		}
	}
}

func BenchmarkXmR(b *testing.B) {
	s := weekly(b, minutes, 16)
	for b.Loop() {
		NewXmR(s)
	}
}
