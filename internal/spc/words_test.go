package spc

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

var caseMinutes = Subject{
	Measure: "Hands-on minutes a case", Unit: "minutes", Decimals: 1, Period: Weekly,
	Events: []Event{{On: first.AddDate(0, 0, 7*goLive), Name: "go-live"}},
}

func TestDemoRecordInWords(t *testing.T) {
	w := Describe(judged(t, demo()), caseMinutes)
	for _, c := range []struct{ what, got, want string }{
		{"finding", w.Finding, "16.2 minutes on average before go-live, 6.4 since, 6.0 in the last four weeks"},
		{"variation", w.Variation.String(), "Improving: the last 14 weeks are below the average since go-live."},
		{"assurance", w.Assurance.String(), "Target met as a rule: 10.2 lies above the upper limit of 7.0."},
		{"description", w.Description, "Hands-on minutes a case averaged 16.2 in the 16 weeks before go-live and 6.4 in the 30 weeks since; the last four weeks average 6.0. " +
			"Improving: the last 14 weeks are below the average since go-live. Target met as a rule: 10.2 lies above the upper limit of 7.0. " +
			"The first 10 weeks after go-live are marked as high: limits are set over the whole part, and minutes went on falling."},
		{"method", w.Method, "Statistical process control chart (XmR), outlying ranges not screened."},
	} {
		if c.got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.what, c.got, c.want)
		}
	}
	if len(w.Cautions) != 0 {
		t.Errorf("cautions %q", w.Cautions)
	}
}

// swing is n values around 10 that give no signal.
func swing(n int) (v []float64) {
	for i := range n {
		v = append(v, []float64{9, 11, 10, 11, 9, 10}[i%6])
	}
	return v
}

// TestWordsAndIcons goes through every variation and assurance outcome and the degenerate ones: what the words must
// say, and what they must not.
func TestWordsAndIcons(t *testing.T) {
	after := func(base []float64, more ...float64) []float64 { return append(slices.Clone(base), more...) }
	long := swing(24)
	good, bad := []string{"Better", "better", "Improving"}, []string{"Worse", "worse"}
	none := math.NaN()
	for _, c := range []struct {
		name      string
		values    []float64
		rebase    []int
		dir       Direction
		target    Figure
		screen    bool
		fix       int
		variation Variation
		assurance Assurance
		head, why string // of the variation
		sure      string // the assurance
		never     []string
	}{
		{name: "usual", values: long, variation: UsualVariation, head: "Usual variation", why: "The latest week lies within the limits of 6.4 and 13.6", never: slices.Concat(good, bad)},
		{name: "above, better", values: after(long, 30), dir: Increase, variation: ImprovementHigh, head: "Better than usual", why: "At 30.0, the week of 27 October 2025 is above the upper limit of", never: bad},
		{name: "below, better", values: after(long, -30), dir: Decrease, variation: ImprovementLow, head: "Better than usual", why: "At -30.0, the week of 27 October 2025 is below the lower limit of", never: bad},
		{name: "below, worse", values: after(long, -30), dir: Increase, variation: ConcernLow, head: "Worse than usual", why: "is below the lower limit", never: good},
		{name: "above, worse", values: after(long, 30), dir: Decrease, variation: ConcernHigh, head: "Worse than usual", why: "is above the upper limit", never: good},
		{name: "above, neutral", values: after(long, 30), dir: Neutral, target: Of(1), variation: NeutralHigh, head: "Higher than usual", why: "is above the upper limit", never: slices.Concat(good, bad, []string{"arget"})},
		{name: "below, neutral", values: after(long, -30), dir: Neutral, variation: NeutralLow, head: "Lower than usual", why: "is below the lower limit", never: slices.Concat(good, bad)},
		{name: "rising, better", values: after(swing(40), 9, 9.2, 9.4, 9.6, 9.8, 10, 10.2), variation: ImprovementHigh, head: "Improving", why: "The last 7 weeks rise one after another", never: bad},
		{name: "falling, worse", values: after(swing(40), 11, 10.8, 10.6, 10.4, 10.2, 10, 9.8, 9.6), variation: ConcernLow, head: "Getting worse", why: "The last 8 weeks fall one after another", never: good},
		{name: "rising, neutral", values: after(swing(40), 9, 9.2, 9.4, 9.6, 9.8, 10, 10.2), dir: Neutral, variation: NeutralHigh, head: "Rising", why: "The last 7 weeks rise", never: slices.Concat(good, bad)},
		{name: "falling, neutral", values: after(swing(40), 11, 10.8, 10.6, 10.4, 10.2, 10, 9.8), dir: Neutral, variation: NeutralLow, head: "Falling", why: "The last 7 weeks fall", never: slices.Concat(good, bad)},
		{name: "two in three", values: after(long, 10.5, 13.6, 13.7), dir: Decrease, variation: ConcernHigh, head: "Worse than usual", why: "Two of the last three weeks are near the upper limit of 13.8", never: good},
		{name: "three in three", values: after(long, 6.4, 6.4, 6.4), dir: Decrease, variation: ImprovementLow, head: "Better than usual", why: "The last three weeks are all near the lower limit of 6.1", never: bad},
		{name: "run, better", values: after(long, 11, 11, 11, 11.1, 11, 11, 11), variation: ImprovementHigh, head: "Improving", why: "The last 7 weeks are above the average", never: bad},
		{name: "run, worse", values: after(long, 11, 11, 11, 11.1, 11, 11, 11), dir: Decrease, variation: ConcernHigh, head: "Worse than usual", why: "The last 7 weeks are above the average", never: good},
		{name: "a hair above", values: after(long, 14.047), variation: ImprovementHigh, head: "Better than usual", why: "At 14.047, the week of 27 October 2025 is above the upper limit of 14.046"},

		{name: "pass, higher is better", values: long, target: Of(5), assurance: Pass, sure: "Target met as a rule: 5.0 lies below the lower limit of 6.4.", head: "Usual variation", never: []string{"missed", "hit or miss"}},
		{name: "fail, higher is better", values: long, target: Of(15), assurance: Fail, sure: "Target missed as a rule: 15.0 lies above the upper limit of 13.6.", head: "Usual variation", never: []string{"Target met", "hit or miss"}},
		{name: "pass, lower is better", values: long, target: Of(15), dir: Decrease, assurance: Pass, sure: "Target met as a rule: 15.0 lies above the upper limit of 13.6.", head: "Usual variation", never: []string{"missed", "hit or miss"}},
		{name: "fail, lower is better", values: long, target: Of(5), dir: Decrease, assurance: Fail, sure: "Target missed as a rule: 5.0 lies below the lower limit of 6.4.", head: "Usual variation", never: []string{"Target met", "hit or miss"}},
		{name: "hit or miss", values: long, target: Of(10.5), assurance: HitOrMiss, sure: "Target hit or miss: 10.5 lies between the limits of 6.4 and 13.6; the value has met the target in 8 of 24 weeks.", head: "Usual variation", never: []string{"as a rule"}},
		{name: "always hit, within the limits", values: long, target: Of(9), assurance: HitOrMiss, sure: "Target hit or miss: 9.0 lies between the limits of 6.4 and 13.6; the value has met the target every week.", head: "Usual variation", never: []string{"as a rule"}},
		{name: "pass in spite of one miss", values: after(long, -30), target: Of(-20), assurance: Pass, variation: ConcernLow, sure: "Target met as a rule: -20.0 lies below the lower limit of", head: "Worse than usual", why: "below the lower limit"},
		{name: "no target", values: long, head: "Usual variation", never: []string{"arget"}},

		{name: "unvaried, screened", values: slices.Repeat([]float64{100}, 14), target: Of(95), screen: true, assurance: HitOrMiss, head: "Usual variation", why: "Limits cannot be calculated: the figures have not varied",
			sure: "No limits to judge the target by: limits cannot be calculated: the figures have not varied; the value has met the target every week.", never: []string{"as a rule", "hit or miss"}},
		{name: "unvaried, not screened", values: slices.Repeat([]float64{100}, 14), target: Of(100), assurance: HitOrMiss, head: "Usual variation", why: "The figures have not varied: the average and both limits are 100.0",
			sure: "Target hit or miss: 100.0 is the upper limit itself; the value has met the target every week."},
		{name: "every other week missing", values: []float64{1, none, 2, none, 3, none, 2, none, 1, none, 3, none, 1, none, 2, none, 1, none, 3, none, 2, none, 1, none, 2}, target: Of(9), assurance: HitOrMiss, head: "Usual variation",
			why: "Limits cannot be calculated: no two neighbouring weeks both have a figure", sure: "the value has met the target in no week."},
		{name: "two flat stretches, screened", values: after(slices.Repeat([]float64{5}, 8), append([]float64{none}, slices.Repeat([]float64{6}, 8)...)...), screen: true, variation: ImprovementHigh, head: "Improving", why: "The last 8 weeks are above the average"},
		{name: "latest missing", values: after(long, 30, none), target: Of(5), variation: UsualVariation, assurance: Pass, head: "Latest week missing",
			why: "There is no figure for the week of 3 November 2025; the last known, the week of 27 October 2025, was 30.0 (above the upper limit: better)", sure: "Target met as a rule"},
		{name: "fixed over missing rows", values: after(slices.Repeat([]float64{none}, 12), after(swing(18))...), fix: 12, target: Of(1), assurance: HitOrMiss, head: "Usual variation",
			why: "Limits cannot be calculated: there are too few figures", sure: "the value has met the target every week."},

		{name: "short", values: swing(11), target: Of(1), assurance: Pass, never: slices.Concat(good, bad, []string{"as a rule", "Usual", "hit or miss"})},
		{name: "short and outside", values: after(swing(8), 99), dir: Decrease, target: Of(1), variation: ConcernHigh, assurance: HitOrMiss, never: slices.Concat(good, bad, []string{"as a rule", "usual", "limit of"})},
		{name: "one figure", values: []float64{3}, never: slices.Concat(good, bad, []string{"usual"})},
		{name: "no figure", values: []float64{none}, never: slices.Concat(good, bad, []string{"usual"})},
		{name: "short after a re-base", values: after(long, 5, 5, 5), rebase: []int{24}, never: slices.Concat(good, bad)},
		{name: "worse for its part, better than before", values: after(slices.Repeat([]float64{60, 62, 61}, 8), after(long, 30)...), rebase: []int{24}, dir: Decrease, variation: ConcernHigh,
			head: "Worse than usual since 27 October 2025", why: "is above the upper limit", never: good},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := weekly(c.values...).rebasedAt(c.rebase...)
			s.Direction, s.Target, s.ScreenOutliers, s.FixAfter = c.dir, c.target, c.screen, c.fix
			r := judged(t, s)
			w := Describe(r, Subject{Measure: "The count", Unit: "people", Decimals: 1, Period: Weekly})
			if r.Variation != c.variation || r.Assurance != c.assurance {
				t.Errorf("icons %v and %v, want %v and %v", r.Variation, r.Assurance, c.variation, c.assurance)
			}
			if w.Variation.Head != c.head || !strings.Contains(w.Variation.Why, c.why) {
				t.Errorf("variation %q, want %q: %q", w.Variation, c.head, c.why)
			}
			if got := w.Assurance.String(); !strings.Contains(got, c.sure) || c.sure == "" && got != "" {
				t.Errorf("assurance %q, want %q", got, c.sure)
			}
			if !strings.Contains(w.Description, w.Variation.String()) || !strings.Contains(w.Description, w.Assurance.String()) {
				t.Errorf("the description leaves out an icon: %q", w.Description)
			}
			for _, word := range c.never {
				if all := w.Finding + w.Description + w.Variation.Head + w.Assurance.Head; strings.Contains(all, word) {
					t.Errorf("%q is in %q", word, all)
				}
			}
		})
	}
}

// No series, however odd, gets words against its icons.
func TestWordsNeverContradictIcons(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 5000 {
		res := judged(t, random(r))
		w := Describe(res, Subject{Measure: "The count", Unit: "people", Decimals: 1, Period: Monthly})
		head := w.Variation.Head
		better, worse := strings.HasPrefix(head, "Better") || head == "Improving", strings.HasPrefix(head, "Worse") || head == "Getting worse"
		iconBetter := res.Variation == ImprovementHigh || res.Variation == ImprovementLow
		iconWorse := res.Variation == ConcernHigh || res.Variation == ConcernLow
		switch {
		case res.Kind() == RunChart:
			if w.Variation != (Saying{}) || w.Assurance != (Saying{}) {
				t.Fatalf("icons on a run chart: %+v", w)
			}
			continue
		case better != iconBetter || worse != iconWorse:
			t.Fatalf("%v says %q", res.Variation, head)
		case strings.HasPrefix(w.Assurance.Head, "Target met") != (res.Assurance == Pass),
			strings.HasPrefix(w.Assurance.Head, "Target missed") != (res.Assurance == Fail),
			(w.Assurance.Head == "") != (res.Assurance == NoAssurance):
			t.Fatalf("%v says %q", res.Assurance, w.Assurance)
		}
		if iconWorse && len(res.Parts) == 1 && strings.Contains(w.Description, "went on") {
			t.Fatalf("%v says %q", res.Variation, w.Description)
		}
		for _, text := range []string{w.Finding, w.Description} {
			if strings.Contains(text, "NaN") || strings.Contains(text, "  ") || strings.Contains(text, "..") {
				t.Fatalf("%q", text)
			}
		}
	}
}

func TestAveragesInWords(t *testing.T) {
	none := math.NaN()
	flat := func(v float64, n int) []float64 { return slices.Repeat([]float64{v, v + 2}, n/2) }
	for _, c := range []struct {
		name, finding, description string
		s                          Series
		sub                        Subject
	}{
		{"one part", "15.0% on average, 15.0% in the last four months", "Consent averaged 15.0% in 14 months; the last four months average 15.0%.",
			weekly(flat(14, 14)...), Subject{Measure: "Consent", Unit: "%", Decimals: 1, Period: Monthly}},
		{"a missing figure", "15.1% on average, 15.0% in the last four months", "Consent averaged 15.1% in 13 of 14 months; the last four months average 15.0%.",
			weekly(append([]float64{none}, flat(14, 14)[1:]...)...), Subject{Measure: "Consent", Unit: "%", Decimals: 1, Period: Monthly}},
		{"three parts", "35.0 on average between 18 August 2025 and the merger, 15.0 since, 15.0 in the last four weeks",
			"Visits averaged 65.0 in the 14 weeks before 18 August 2025, 35.0 in the 14 weeks between 18 August 2025 and the merger and 15.0 in the 14 weeks since; the last four weeks average 15.0.",
			weekly(slices.Concat(flat(64, 14), flat(34, 14), flat(14, 14))...).rebasedAt(14, 28),
			Subject{Measure: "Visits", Decimals: 1, Period: Weekly, Events: []Event{{first.AddDate(0, 0, 7*28), "the merger"}}}},
		{"nothing before", "15.0 on average since 26 May 2025, 15.0 in the last four weeks", "Visits had no figures in the 2 weeks before 26 May 2025 and averaged 15.0 in the 14 weeks since;",
			weekly(append([]float64{none, none}, flat(14, 14)...)...).rebasedAt(2), Subject{Measure: "Visits", Decimals: 1, Period: Weekly}},
		{"short after a re-base", "Median 15.0 visits before go-live, 12.0 in the 3 weeks since: too few for limits",
			"Visits a day had a median of 15.0 in the 16 weeks before go-live and of 12.0 in the 3 weeks since. Limits need 12 figures, and there are 3 since go-live, so the chart shows the median only.",
			weekly(append(flat(14, goLive), 12, 10, 13)...).rebasedAt(goLive), Subject{Measure: "Visits a day", Unit: "visits", Decimals: 1, Period: Weekly, Events: caseMinutes.Events}},
		{"nothing since", "No figures since go-live yet", "Visits a day had a median of 15.0 in the 16 weeks before go-live and had no figures in the 2 weeks since.",
			weekly(append(flat(14, goLive), none, none)...).rebasedAt(goLive), Subject{Measure: "Visits a day", Decimals: 1, Period: Weekly, Events: caseMinutes.Events}},
		{"nothing at all", "No figures yet", "Visits had no figures in 2 weeks.", weekly(none, none), Subject{Measure: "Visits", Period: Weekly}},
	} {
		w := Describe(judged(t, c.s), c.sub)
		if w.Finding != c.finding || !strings.HasPrefix(w.Description, c.description) {
			t.Errorf("%s:\n%s\n%s\nwant\n%s\n%s", c.name, w.Finding, w.Description, c.finding, c.description)
		}
	}
}

func TestFixedLimitsInWords(t *testing.T) {
	s := demo()
	s.FixAfter = 12
	w := Describe(judged(t, s), caseMinutes)
	for _, want := range []string{"16.2 in the first 12 of the 16 weeks before go-live and 6.8 in the first 12 of the 30 weeks since", "limits are set over its first 12 weeks"} {
		if !strings.Contains(w.Description, want) {
			t.Errorf("%q is not in %q", want, w.Description)
		}
	}
	if want := "limits set over the first 12 weeks of each part."; !strings.HasSuffix(w.Method, want) {
		t.Errorf("%q", w.Method)
	}
}

// A series that begins with the change and ramps up: the sentence says why its first weeks read as low.
func TestARampInWords(t *testing.T) {
	ramp := []float64{5, 10, 15, 20, 24, 28, 31, 34, 37, 39, 42, 41, 44, 45, 47, 45, 53, 49, 53, 50, 49, 54, 54, 55, 56, 54, 56, 55, 57, 55}
	sub := Subject{Measure: "Clinical hours freed", Unit: "hours a working day", Decimals: 1, Period: Weekly}
	early := "are marked as low: limits are set over all 30 weeks, and hours a working day went on rising."
	if d := Describe(judged(t, weekly(ramp...)), sub).Description; !strings.HasSuffix(d, early) {
		t.Errorf("%q", d)
	}
	for name, values := range map[string][]float64{
		"got worse again": append(slices.Clone(ramp), 20, 15, 10, 5),
		"one bad week":    append([]float64{-40}, swing(24)...),
		"a dip is over":   append([]float64{2, 2, 2}, swing(24)...),
	} {
		if d := Describe(judged(t, weekly(values...)), sub).Description; strings.Contains(d, "went on") {
			t.Errorf("%s: %q", name, d)
		}
	}
}

func TestTrialLimitsInWords(t *testing.T) {
	s := weekly(minutes[:28]...).rebasedAt(goLive)
	s.Direction = Decrease
	w := Describe(judged(t, s), caseMinutes)
	if want := "The limits since go-live are trial limits: there are only 12 figures, and full limits need 13"; !slices.Equal(w.Cautions, []string{want}) {
		t.Errorf("%q", w.Cautions)
	}
	if !strings.Contains(w.Method, "with trial limits") {
		t.Errorf("%q", w.Method)
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		unit     string
		decimals int
		v        float64
		want     string
	}{
		{"minutes", 1, 16.2000001, "16.2 minutes"},
		{"%", 1, 0.15, "0.2%"}, // as typed, not as stored in binary
		{"percent", 0, 95, "95%"},
		{"£", 0, 1234567.8, "£1,234,568"},
		{"£", 2, -3.5, "-£3.50"},
		{"", 0, -0.2, "0"},
	} {
		if got := (Subject{Unit: c.unit, Decimals: c.decimals}).Amount(c.v); got != c.want {
			t.Errorf("%v %s: %q, want %q", c.v, c.unit, got, c.want)
		}
	}
}

func TestPeriods(t *testing.T) {
	for _, c := range []struct {
		p                    Period
		row, name, said, two string
	}{
		{Daily, "12 May 2025", "12 May 2025", "12 May 2025", "2 days"},
		{Weekly, "12 May 2025", "Week of 12 May 2025", "the week of 12 May 2025", "2 weeks"},
		{Monthly, "May 2025", "May 2025", "May 2025", "2 months"},
		{Quarterly, "12 May 2025", "Quarter from 12 May 2025", "the quarter from 12 May 2025", "2 quarters"},
		{Yearly, "12 May 2025", "Year from 12 May 2025", "the year from 12 May 2025", "2 years"},
	} {
		got := fmt.Sprint(c.p.Row(first), c.p.Name(first), c.p.Said(first), c.p.Count(2), c.p.Count(1))
		if want := fmt.Sprint(c.row, c.name, c.said, c.two, "1 "+c.p.One()); got != want {
			t.Errorf("%v: %s", c.p, got)
		}
	}
}

func BenchmarkDescribe(b *testing.B) {
	r, err := Analyse(demo())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		Describe(r, caseMinutes)
	}
}

// After a re-base a point may be unusual for its part and still better than the average before.
func TestPointsInWords(t *testing.T) {
	r := judged(t, demo())
	for _, c := range []struct {
		week int
		want string
	}{
		{0, "Usual variation"},
		{16, "Above the upper limit: high for its part"},
		{19, "Two of three near the upper limit: high for its part"},
		{24, "Run of seven or more above the average: high for its part"},
		{34, "Below the lower limit: better"},
		{45, "Run of seven or more below the average: better"},
	} {
		if got := r.Said(r.Points[c.week]); got != c.want {
			t.Errorf("week %d: %q, want %q", c.week+1, got, c.want)
		}
	}
	worse := judged(t, weekly(append(slices.Clone(swing(24)), -30, math.NaN())...))
	if got := worse.Said(worse.Points[24]) + ", " + worse.Said(worse.Points[25]); got != "Below the lower limit: worse, No figure" {
		t.Errorf("%q", got)
	}
	if got := r.Meaning(ConcernType) + ", " + worse.Meaning(ConcernType); got != "higher than usual for its part, worse than usual" {
		t.Errorf("%q", got)
	}
}
