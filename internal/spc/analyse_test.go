package spc

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

var first = time.Date(2025, time.May, 12, 0, 0, 0, 0, time.UTC)

// weekly is a series with one figure a week; NaN is a missing one.
func weekly(values ...float64) Series {
	s := Series{}
	for i, v := range values {
		p := Point{At: first.AddDate(0, 0, 7*i)}
		if !math.IsNaN(v) {
			p.Value = Of(v)
		}
		s.Points = append(s.Points, p)
	}
	return s
}

func (s Series) rebasedAt(weeks ...int) Series {
	for _, w := range weeks {
		s.Rebase = append(s.Rebase, first.AddDate(0, 0, 7*w))
	}
	return s
}

func judged(t *testing.T, s Series) Result {
	t.Helper()
	r, err := Analyse(s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// SPC rules, section 15.
func TestWorkedExample(t *testing.T) {
	s := weekly(1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1)
	for _, c := range []struct {
		screen       bool
		lower, upper float64
	}{
		{true, -0.7156, 4.6044},
		{false, -3.0626, 6.9515},
	} {
		s.ScreenOutliers = c.screen
		r := judged(t, s)
		p := r.Newest()
		if p.Mean.Value != 35.0/18 || math.Abs(p.Lower.Value-c.lower) > 5e-5 || math.Abs(p.Upper.Value-c.upper) > 5e-5 {
			t.Errorf("screened %v: mean %v, limits %v and %v", c.screen, p.Mean, p.Lower, p.Upper)
		}
		for i, j := range r.Points {
			if want := either(i == 4, AboveUpper, CommonCause); j.Label != want {
				t.Errorf("point %d is %v, want %v", i, j.Label, want)
			}
		}
		if r.Variation != UsualVariation {
			t.Errorf("icon %v", r.Variation)
		}
	}
}

// minutes are the weekly figures of the demo record, go-live in the 17th week.
var minutes = []float64{
	16.5, 16.1, 15.9, 16.9, 15.8, 16.2, 16.2, 16.1, 16.6, 16.0, 15.8, 16.3, 16.9, 16.2, 16.6, 15.1,
	7.9, 7.2, 7.0, 6.9, 6.9, 6.8, 6.7, 6.8, 6.5, 6.6, 6.4, 6.4, 6.5, 6.4, 6.1, 6.4, 5.9, 6.2, 5.8, 6.0, 6.3, 5.9, 6.1, 6.1, 6.2, 6.0, 5.6, 6.2, 6.2, 6.0,
}

const goLive = 16

func demo() Series {
	s := weekly(minutes...).rebasedAt(goLive)
	s.Direction, s.Target = Decrease, Of(10.2)
	return s
}

func TestDemoRecord(t *testing.T) {
	r := judged(t, demo())
	for i, want := range [][3]float64{{16.200, 14.746, 17.654}, {6.4, 5.804, 6.996}} {
		p := r.Parts[i]
		for k, got := range []float64{p.Mean.Value, p.Lower.Value, p.Upper.Value} {
			if math.Abs(got-want[k]) >= 0.0005 {
				t.Errorf("part %d: %.4f, want %.3f", i, got, want[k])
			}
		}
	}
	for i, j := range r.Points {
		want := CommonCauseType
		if i >= 16 && i < 26 {
			want = ConcernType // high for their part
		} else if i >= 32 {
			want = ImprovementType // the last 14
		}
		if j.Type != want {
			t.Errorf("week %d is %v (%v), want %v", i+1, j.Type, j.Label, want)
		}
	}
	if r.Variation != ImprovementLow || r.Assurance != Pass || r.Kind() != XmR {
		t.Errorf("%v, %v, kind %v", r.Variation, r.Assurance, r.Kind())
	}
}

func TestRefusals(t *testing.T) {
	twice := weekly(1, 2)
	twice.Points[1].At = twice.Points[0].At
	few := weekly(1, 2)
	few.FixAfter = 11
	for _, c := range []struct {
		name string
		s    Series
		want string
	}{
		{"nothing", Series{}, "Enter at least one figure"},
		{"two of one date", twice, "Two figures have the same date, 12 May 2025"},
		{"limits fixed too early", few, "Limits can be fixed after 12 points or more"},
		{"infinite", weekly(1, math.Inf(1)), "The value on 19 May 2025 must be a number, and not so large"},
		{"no number", Series{Points: []Point{{At: first, Value: Of(math.NaN())}}}, "The value on 12 May 2025 must be a number, and not so large"},
		{"target", Series{Points: weekly(1).Points, Target: Of(math.Inf(-1))}, "Target must be a number, and not so large"},
	} {
		if _, err := Analyse(c.s); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	few.FixAfter = 12
	if _, err := Analyse(few); err != nil {
		t.Errorf("limits fixed after 12 of 2 rows: %v", err)
	}
}

// random is a series with everything that can happen to one.
func random(r *rand.Rand) Series {
	n := 1 + r.IntN(60)
	values := make([]float64, n)
	for i := range values {
		values[i] = math.Round(r.NormFloat64()*20+100) / 10
		if r.IntN(15) == 0 {
			values[i] = math.NaN()
		}
	}
	s := weekly(values...)
	for range r.IntN(4) {
		s = s.rebasedAt(r.IntN(n))
	}
	s.Direction = Direction(r.IntN(3))
	s.ScreenOutliers = r.IntN(2) == 0
	if r.IntN(3) == 0 {
		s.FixAfter = 12 + r.IntN(10)
	}
	if r.IntN(2) == 0 {
		s.Target = Of(10)
	}
	return s
}

func TestOrderDoesNotMatter(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		s := random(r)
		want := judged(t, s)
		mixed := s
		mixed.Points = slices.Clone(s.Points)
		r.Shuffle(len(mixed.Points), func(i, j int) { mixed.Points[i], mixed.Points[j] = mixed.Points[j], mixed.Points[i] })
		got := judged(t, mixed)
		for i := range got.Points {
			if back := mixed.Points[got.Points[i].Row]; back != got.Points[i].Point {
				t.Fatalf("row of %v is %v", got.Points[i].Point, back)
			}
			got.Points[i].Row = want.Points[i].Row
		}
		got.Series = want.Series
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("order changes %+v", s)
		}
	}
}

// Each part of a series is judged as if it stood alone.
func TestNothingCrossesAPart(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		s := random(r)
		whole := judged(t, s)
		for _, p := range whole.Parts {
			alone := s
			alone.Points, alone.Rebase = nil, nil
			for _, j := range whole.In(p) {
				alone.Points = append(alone.Points, j.Point)
			}
			for i, got := range judged(t, alone).Points {
				want := whole.Points[p.From+i]
				want.Row, want.Part = got.Row, got.Part
				if got != want {
					t.Fatalf("alone %+v, in the series %+v", got, want)
				}
			}
		}
	}
}

func TestRebaseDates(t *testing.T) {
	values := make([]float64, 20)
	for _, c := range []struct {
		name      string
		s         Series
		from      []int
		group     int
		unmatched int
	}{
		{"none", weekly(values...), []int{0}, 0, 0},
		{"twice the same, unsorted", weekly(values...).rebasedAt(12, 5, 12), []int{0, 5, 12}, 0, 0},
		{"on the first point", weekly(values...).rebasedAt(0), []int{0}, 1, 0},
		{"before and after the points", weekly(values...).rebasedAt(-1, 20), []int{0}, 0, 2},
	} {
		r := judged(t, c.s)
		var from []int
		for _, p := range r.Parts {
			from = append(from, p.From)
		}
		if !slices.Equal(from, c.from) || r.Parts[0].Group != c.group || len(r.Unmatched) != c.unmatched {
			t.Errorf("%s: parts from %v, first group %d, %d unmatched", c.name, from, r.Parts[0].Group, len(r.Unmatched))
		}
	}
	between := weekly(values...)
	between.Rebase = []time.Time{first.AddDate(0, 0, 8)}
	if r := judged(t, between); len(r.Parts) != 1 || len(r.Unmatched) != 1 {
		t.Errorf("a re-base between two points: %d parts, %d unmatched", len(r.Parts), len(r.Unmatched))
	}
}

// Limits fixed over rows that have no figure do not exist, nor does a mean to lie above of.
func TestFixedOverMissingRows(t *testing.T) {
	values := slices.Repeat([]float64{math.NaN()}, 12)
	s := weekly(append(values, 5, 6, 7, 8, 9, 10, 11, 10)...)
	s.FixAfter = 12
	r := judged(t, s)
	if p := r.Newest(); p.Mean.Known || p.Upper.Known || p.Known != 8 {
		t.Errorf("%+v", p)
	}
	if p := r.Points[18]; p.Side != NoSide || p.Label != Rising {
		t.Errorf("%+v", p)
	}
}

func TestUnevenDates(t *testing.T) {
	at := func(dates ...string) Series {
		s := Series{}
		for i, d := range dates {
			m, err := moment(d)
			if err != nil {
				t.Fatal(err)
			}
			s.Points = append(s.Points, Point{At: m, Value: Of(float64(i))})
		}
		return s
	}
	for _, c := range []struct {
		s      Series
		uneven bool
	}{
		{at("2025-05-12"), false},
		{at("2025-05-12", "2025-06-30"), false},
		{at("2025-05-12", "2025-05-19", "2025-05-26"), false},
		{at("2025-05-12", "2025-05-19", "2025-05-27"), true},
		{at("2025-01-01", "2025-02-01", "2025-03-01"), false},
		{at("2025-01-31", "2025-02-28", "2025-03-31"), false},
		{at("2025-01-01", "2025-04-01", "2025-07-01"), false},
		{at("2025-01-01", "2025-02-01", "2025-04-01"), true},
		{at("2025-01-01T00:00", "2025-01-01T12:00", "2025-01-02T00:00"), false},
	} {
		if got := judged(t, c.s).Uneven; got != c.uneven {
			t.Errorf("%v is uneven: %v", c.s.Points, got)
		}
	}
}

func TestKind(t *testing.T) {
	for _, c := range []struct {
		values, missing int
		want            Kind
		trial           bool
	}{
		{11, 0, RunChart, true},
		{11, 5, RunChart, true}, // rows do not count
		{12, 0, TrialLimits, true},
		{12, 1, TrialLimits, true},
		{13, 0, XmR, false},
	} {
		values := slices.Repeat([]float64{math.NaN()}, c.missing)
		for i := range c.values {
			values = append(values, float64(i%3))
		}
		r := judged(t, weekly(append(slices.Clone(minutes), values...)...).rebasedAt(len(minutes)))
		if r.Kind() != c.want || r.Newest().Trial() != c.trial {
			t.Errorf("%d values and %d missing: kind %v, trial %v", c.values, c.missing, r.Kind(), r.Newest().Trial())
		}
	}
}

func TestMedian(t *testing.T) {
	for _, c := range []struct {
		s    Series
		want Figure
	}{
		{weekly(3, 1, 2), Of(2)},
		{weekly(4, 1, math.NaN(), 2, 3), Of(2.5)},
		{weekly(math.NaN()), Figure{}},
	} {
		r := judged(t, c.s)
		if got := r.Median(r.Newest()); got != c.want {
			t.Errorf("median %v, want %v", got, c.want)
		}
	}
}

func BenchmarkAnalyse1000SeriesOf36(b *testing.B) {
	r := rand.New(rand.NewPCG(5, 6))
	series := make([]Series, 1000)
	for i := range series {
		values := make([]float64, 36)
		for k := range values {
			values[k] = math.Round(r.NormFloat64()*100+1000) / 10
		}
		series[i] = weekly(values...)
		series[i].ScreenOutliers = i%2 == 0
		series[i].Target = Of(100)
	}
	for b.Loop() {
		for _, s := range series {
			if _, err := Analyse(s); err != nil {
				b.Fatal(err)
			}
		}
	}
}
