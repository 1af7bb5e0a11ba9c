package spc

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

// slow computes a series straight from the text of RULES.md: means in fractions, every other step of the arithmetic in
// big.Float of 53 bits (so nothing is fused), and every rule by looking at every window. It shares no code with Analyse.
type slow struct {
	dates     []time.Time
	values    []*float64
	group     []int
	mean      []*float64
	lpl, upl  []*float64
	outside   []*bool
	side      []*int
	near      []*bool
	label     []string
	kind      []string
	short     []bool
	variation string
	assurance string
}

func f53(v float64) *big.Float { return new(big.Float).SetPrec(53).SetFloat64(v) }

func plain(f *big.Float) float64 { v, _ := f.Float64(); return v }

func times(a, b float64) float64 { return plain(new(big.Float).SetPrec(53).Mul(f53(a), f53(b))) }

func plus(a, b float64) float64 { return plain(new(big.Float).SetPrec(53).Add(f53(a), f53(b))) }

func less(a, b float64) float64 { return plain(new(big.Float).SetPrec(53).Sub(f53(a), f53(b))) }

// average is the mean in fractions, rounded once.
func average(v []float64) float64 {
	sum := new(big.Rat)
	for _, x := range v {
		sum.Add(sum, new(big.Rat).SetFloat64(x))
	}
	m, _ := sum.Quo(sum, big.NewRat(int64(len(v)), 1)).Float64()
	return m
}

// slowly is sections 1 to 11 of RULES.md.
func slowly(s Series) slow {
	points := slices.Clone(s.Points)
	slices.SortFunc(points, func(a, b Point) int { return a.At.Compare(b.At) })
	n := len(points)
	o := slow{group: make([]int, n), mean: make([]*float64, n), lpl: make([]*float64, n), upl: make([]*float64, n), outside: make([]*bool, n),
		side: make([]*int, n), near: make([]*bool, n), label: make([]string, n), kind: make([]string, n), short: make([]bool, n)}
	counter := 0
	for i, p := range points {
		o.dates = append(o.dates, p.At)
		var v *float64
		if p.Value.Known {
			v = new(float64)
			*v = p.Value.Value
		}
		o.values = append(o.values, v)
		if slices.ContainsFunc(s.Rebase, p.At.Equal) {
			counter++
		}
		o.group[i] = counter
	}
	for from := 0; from < n; {
		to := from
		for to < n && o.group[to] == o.group[from] {
			to++
		}
		o.part(s, from, to)
		from = to
	}
	o.icons(s)
	return o
}

func (o *slow) part(s Series, from, to int) {
	values := o.values[from:to]
	first := values
	if s.FixAfter > 0 {
		first = values[:min(len(values), s.FixAfter)]
	}
	var base, ranges []float64
	for i, v := range first {
		if v == nil {
			continue
		}
		base = append(base, *v)
		if i > 0 && first[i-1] != nil {
			ranges = append(ranges, math.Abs(less(*v, *first[i-1])))
		}
	}
	var mean, lpl, upl *float64
	var nlpl, nupl float64
	if len(base) > 0 {
		m := average(base)
		mean = &m
	}
	if len(ranges) > 0 {
		amr := average(ranges)
		if s.ScreenOutliers {
			cut := times(3.267, amr)
			var kept []float64
			for _, r := range ranges {
				if r < cut {
					kept = append(kept, r)
				}
			}
			ranges, amr = kept, math.NaN()
			if len(kept) > 0 {
				amr = average(kept)
			}
		}
		if len(ranges) > 0 {
			reach, near := times(2.66, amr), times(1.7733333333333334, amr)
			l, u := less(*mean, reach), plus(*mean, reach)
			lpl, upl = &l, &u
			nlpl, nupl = less(*mean, near), plus(*mean, near)
		}
	}
	for i, v := range values {
		at := from + i
		o.mean[at], o.lpl[at], o.upl[at], o.short[at] = mean, lpl, upl, len(values) < 13
		if v == nil || mean == nil {
			continue
		}
		side := big.NewFloat(*v).Cmp(big.NewFloat(*mean))
		o.side[at] = &side
		if upl != nil {
			out := *v > *upl || *v < *lpl
			near := !out && (*v > nupl || *v < nlpl)
			o.outside[at], o.near[at] = &out, &near
		}
	}
	o.mark(from, to)
	for at := from; at < to; at++ {
		high := strings.Contains(o.label[at], "Above") || strings.Contains(o.label[at], "Increasing")
		switch {
		case o.label[at] == "Common Cause":
			o.kind[at] = "common_cause"
		case s.Direction == Neutral && high:
			o.kind[at] = "special_cause_neutral_high"
		case s.Direction == Neutral:
			o.kind[at] = "special_cause_neutral_low"
		case high && s.Direction == Increase, !high && s.Direction == Decrease:
			o.kind[at] = "special_cause_improvement"
		default:
			o.kind[at] = "special_cause_concern"
		}
	}
}

// mark is sections 6 and 7, window by window.
func (o *slow) mark(from, to int) {
	window := func(first, size int, holds func(i int) bool) bool {
		if first < from || first+size > to {
			return false
		}
		for i := first; i < first+size; i++ {
			if !holds(i) {
				return false
			}
		}
		return true
	}
	step := func(i int) int { // of point i from the one before; 2 where it is not known
		if o.values[i] == nil || o.values[i-1] == nil {
			return 2
		}
		return big.NewFloat(*o.values[i]).Cmp(big.NewFloat(*o.values[i-1]))
	}
	sided := func(want int) func(int) bool {
		return func(i int) bool { return o.side[i] != nil && *o.side[i] == want }
	}
	isNear := func(i int) bool { return o.near[i] != nil && *o.near[i] }
	trend := func(at int) bool {
		for first := at - 6; first <= at; first++ {
			for _, way := range []int{1, -1} {
				if window(first, 7, func(i int) bool { return i == first || step(i) == way }) {
					return true
				}
			}
		}
		return false
	}
	twoInThree := func(at int) bool {
		for first := at - 2; first <= at; first++ {
			for _, way := range []int{1, -1} {
				n := 0
				for i := max(first, from); i < min(first+3, to); i++ {
					if isNear(i) {
						n++
					}
				}
				if isNear(at) && n >= 2 && window(first, 3, sided(way)) {
					return true
				}
			}
		}
		return false
	}
	shift := func(at int) bool {
		for first := at - 6; first <= at; first++ {
			for _, way := range []int{1, -1} {
				if window(first, 7, sided(way)) {
					return true
				}
			}
		}
		return false
	}
	for at := from; at < to; at++ {
		above := o.side[at] != nil && *o.side[at] == 1
		word := func(yes, no string) string {
			if above {
				return yes
			}
			return no
		}
		switch {
		case o.outside[at] != nil && *o.outside[at]:
			o.label[at] = word("Above UCL", "Below LCL")
		case trend(at):
			seen := at // the step that decides: to the next point of the part when it is a trend point too
			if at+1 < to && trend(at+1) {
				seen = at + 1
			}
			o.label[at] = "7 Point Trend (Decreasing)"
			if step(seen) == 1 {
				o.label[at] = "7 Point Trend (Increasing)"
			}
		case twoInThree(at):
			o.label[at] = word("2 in 3 Above CL", "2 in 3 Below CL")
		case shift(at):
			o.label[at] = word("7 Points Above CL", "7 Points Below CL")
		default:
			o.label[at] = "Common Cause"
		}
	}
}

// icons are sections 8 and 11.
func (o *slow) icons(s Series) {
	last := len(o.kind) - 1
	o.variation = map[string]string{
		"common_cause 0": "common_cause", "common_cause 1": "common_cause", "common_cause 2": "common_cause",
		"special_cause_improvement 0": "improvement_high", "special_cause_improvement 1": "improvement_low",
		"special_cause_concern 0": "concern_low", "special_cause_concern 1": "concern_high",
		"special_cause_neutral_high 2": "neutral_high", "special_cause_neutral_low 2": "neutral_low",
	}[fmt.Sprint(o.kind[last], " ", int(s.Direction))]
	switch t := s.Target.Value; {
	case !s.Target.Known || s.Direction == Neutral:
	case o.upl[last] != nil && t > *o.upl[last]:
		o.assurance = map[Direction]string{Increase: "consistent_fail", Decrease: "consistent_pass"}[s.Direction]
	case o.lpl[last] != nil && t < *o.lpl[last]:
		o.assurance = map[Direction]string{Increase: "consistent_pass", Decrease: "consistent_fail"}[s.Direction]
	default:
		o.assurance = "inconsistent"
	}
}

// odd is a random series of one of many kinds: rounded, tied, flat, stepped, trending, huge, tiny, with gaps, with fixed
// limits, with re-bases that match a point and some that do not.
func odd(r *rand.Rand) Series {
	kinds := []func(i int) float64{
		func(int) float64 { return math.Round(r.NormFloat64()*50+500) / 10 },
		func(int) float64 { return float64(r.IntN(4)) },
		func(int) float64 { return 0.1 },
		func(int) float64 { return float64(r.IntN(2)) * 0.1 },
		func(i int) float64 { return float64(i/9) + 0.3 },
		func(i int) float64 { return float64(i)*0.7 + math.Round(r.NormFloat64()*10)/10 },
		func(i int) float64 { return math.Sin(float64(i)/5)*20 - 7 },
		func(int) float64 { return r.NormFloat64() * 1e9 },
		func(int) float64 { return r.NormFloat64() * 1e-9 },
		func(i int) float64 { return 100 - float64(r.IntN(30)/29) },
		func(i int) float64 { return 95.5 + float64(i%7)/3 },
		func(i int) float64 { return math.Round(100*(10+5*math.Exp(-float64(i)/6)+0.2*r.NormFloat64())) / 100 },
	}
	value := kinds[r.IntN(len(kinds))]
	n := []int{1, 2, 3, 6, 7, 8, 12, 13, 14, 24, 36, 52, 80}[r.IntN(13)]
	missing := []float64{0, 0, 0, 0.1, 0.5, 1}[r.IntN(6)]
	s := Series{Direction: Direction(r.IntN(3)), ScreenOutliers: r.IntN(2) == 0}
	for i := range n {
		p := Point{At: first.AddDate(0, 0, 7*i)}
		if r.Float64() >= missing {
			p.Value = Of(value(i))
		}
		s.Points = append(s.Points, p)
	}
	for range r.IntN(4) {
		s.Rebase = append(s.Rebase, first.AddDate(0, 0, 7*(r.IntN(n+2)-1)+r.IntN(8)/7))
	}
	if r.IntN(3) == 0 {
		s.FixAfter = 12 + r.IntN(6)
	}
	if r.IntN(3) > 0 {
		s.Target = Of(value(n / 2))
	}
	r.Shuffle(n, func(i, j int) { s.Points[i], s.Points[j] = s.Points[j], s.Points[i] })
	return s
}

// asOne writes both results the same way, so that a difference of a single bit shows.
func (o slow) asOne() string {
	var b strings.Builder
	fmt.Fprintln(&b, o.variation, o.assurance)
	for i := range o.dates {
		fmt.Fprintln(&b, o.dates[i].Format(time.DateOnly), o.group[i], pointed(o.values[i]), pointed(o.mean[i]), pointed(o.lpl[i]), pointed(o.upl[i]),
			pointed(o.outside[i]), pointed(o.side[i]), pointed(o.near[i]), o.label[i], o.kind[i], o.short[i])
	}
	return b.String()
}

func (r Result) asOne() string {
	var b strings.Builder
	fmt.Fprintln(&b, r.Variation, r.Assurance)
	for _, j := range r.Points {
		p := r.Parts[j.Part]
		fmt.Fprintln(&b, j.At.Format(time.DateOnly), p.Group, pointed(j.Value.pointer()), pointed(p.Mean.pointer()), pointed(p.Lower.pointer()), pointed(p.Upper.pointer()),
			pointed(j.Outside.pointer()), pointed(j.Side.pointer()), pointed(j.Near.pointer()), j.Label, j.Type, p.Short)
	}
	return b.String()
}

func pointed[T any](p *T) string {
	if p == nil {
		return "none"
	}
	return fmt.Sprint(*p)
}

func TestAgainstASlowComputation(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	seen := map[string]int{}
	for i := range 6000 {
		s := odd(r)
		res, err := Analyse(s)
		if err != nil {
			t.Fatalf("series %d: %v", i, err)
		}
		if got, want := res.asOne(), slowly(s).asOne(); got != want {
			t.Fatalf("series %d, %+v:\n%s\nwant\n%s", i, s, got, want)
		}
		for _, j := range res.Points {
			seen[j.Label.String()]++
		}
		seen[res.Variation.String()]++
		seen[res.Assurance.String()]++
	}
	for _, name := range slices.Concat(labels[:], variations[:], []string{"", "consistent_pass", "consistent_fail", "inconsistent"}) {
		if seen[name] < 20 {
			t.Errorf("%q came up only %d times: the series do not try it", name, seen[name])
		}
	}
}

// A line that cannot be used never costs its neighbours their answer.
func TestBadLinesInTheStream(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	good := func(id int) string {
		s := odd(r)
		in := inputJSON{Direction: []string{"increase", "decrease", "neutral"}[s.Direction], ScreenOutliers: &s.ScreenOutliers, Target: s.Target.pointer()}
		for _, p := range s.Points {
			in.Points = append(in.Points, pointJSON{p.At.Format(time.DateOnly), p.Value.pointer()})
		}
		line, err := json.Marshal(map[string]any{"id": id, "input": map[string]any{
			"points": pointsOf(in), "improvement_direction": in.Direction, "screen_outliers": in.ScreenOutliers, "target": in.Target}})
		if err != nil {
			t.Fatal(err)
		}
		return string(line)
	}
	var lines []string
	spoilt := map[int]bool{}
	for i := range 400 {
		line := good(i)
		if i%3 == 1 {
			spoilt[i] = true
			line = line[:1+r.IntN(len(line)-2)]
		}
		lines = append(lines, line)
	}
	var out bytes.Buffer
	if err := Stream(strings.NewReader("\ufeff"+strings.Join(lines, "\r\n\r\n")), &out); err != nil {
		t.Fatal(err)
	}
	answers := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(answers) != len(lines) {
		t.Fatalf("%d answers to %d lines", len(answers), len(lines))
	}
	for i, a := range answers {
		var got answer
		if err := json.Unmarshal([]byte(a), &got); err != nil {
			t.Fatalf("answer %d is not JSON: %s", i, a)
		}
		if spoilt[i] != (got.Error != "") || !spoilt[i] && (got.Result == nil || string(got.ID) != fmt.Sprint(i)) {
			t.Fatalf("line %d, spoilt %v: %s", i, spoilt[i], a)
		}
	}
}

func pointsOf(in inputJSON) []map[string]any {
	out := make([]map[string]any, len(in.Points))
	for i, p := range in.Points {
		out[i] = map[string]any{"date": p.Date, "value": p.Value}
	}
	return out
}
