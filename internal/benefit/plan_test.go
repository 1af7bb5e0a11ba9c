package benefit_test

import (
	"strings"
	"testing"

	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
)

func known(t *testing.T, s string) decimal.Maybe {
	t.Helper()
	d, _, err := decimal.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return decimal.Some(d)
}

// What cannot stand in a promise is refused beside its field, in a sentence.
func TestPromisesThatAreRefused(t *testing.T) {
	library, _ := load(t)
	good := benefit.ProfileInput{Baseline: "40", Target: "80", TargetOn: "2027-03-31", Owner: "p"}
	for name, c := range map[string]struct {
		measure string
		change  func(*benefit.ProfileInput)
		field   string
		says    string
	}{
		"nothing wrong":           {"uptake", func(*benefit.ProfileInput) {}, "", ""},
		"text":                    {"uptake", func(in *benefit.ProfileInput) { in.Target = "many" }, "target", "must be a number"},
		"infinity":                {"clin-time-freed", func(in *benefit.ProfileInput) { in.Target = "Infinity" }, "target", "must be a number"},
		"too large":               {"clin-time-freed", func(in *benefit.ProfileInput) { in.Target = "900000000000001" }, "target", "must be smaller"},
		"more than all":           {"uptake", func(in *benefit.ProfileInput) { in.Target = "100.0001" }, "target", "between 0 and 100"},
		"all":                     {"uptake", func(in *benefit.ProfileInput) { in.Target = "100" }, "", ""},
		"baseline above all":      {"uptake", func(in *benefit.ProfileInput) { in.Baseline = "140" }, "baseline", "between 0 and 100"},
		"worse than before":       {"uptake", func(in *benefit.ProfileInput) { in.Target = "39.9999" }, "target", "higher is better"},
		"worse, where less is":    {"rework-rate", func(in *benefit.ProfileInput) { in.Target = "40.0001" }, "target", "lower is better"},
		"as before":               {"uptake", func(in *benefit.ProfileInput) { in.Target = "40" }, "", ""},
		"more cost is allowed":    {"running-cost", func(*benefit.ProfileInput) {}, "", ""},
		"sustained below before":  {"uptake", func(in *benefit.ProfileInput) { in.SustainAt = "30" }, "threshold", "worse than the baseline"},
		"share above 100":         {"uptake", func(in *benefit.ProfileInput) { in.Attribution, in.Share = benefit.AgreedShare, "101" }, "share", "at most 100"},
		"share of 0":              {"uptake", func(in *benefit.ProfileInput) { in.Attribution, in.Share = benefit.AgreedShare, "0" }, "share", "more than 0"},
		"no such day":             {"uptake", func(in *benefit.ProfileInput) { in.TargetOn = "2027-02-30" }, "target-on", "real date"},
		"checks the own figures":  {"uptake", func(in *benefit.ProfileInput) { in.Measurer, in.Verifier = "q", "q" }, "verifier", "enters the figures"},
		"checks what they own":    {"uptake", func(in *benefit.ProfileInput) { in.Verifier = "p" }, "verifier", "owns the benefit"},
		"a review on no day":      {"uptake", func(in *benefit.ProfileInput) { in.Reviews = "31 March 2027\nsoon" }, "reviews", "“soon” is not a date"},
		"described with a target": {"uptake", func(in *benefit.ProfileInput) { in.Measurability, in.Baseline = "described", "" }, "target", "no figures"},
		"described without words": {"uptake", func(in *benefit.ProfileInput) { in.Measurability, in.Baseline, in.Target = "described", "", "" }, "outcome", "in words"},
		"described": {"uptake", func(in *benefit.ProfileInput) {
			in.Measurability, in.Baseline, in.Target, in.Outcome = "described", "", "", "Nobody is asked twice"
		}, "", ""},
		"neither one nor the other": {"uptake", func(in *benefit.ProfileInput) { in.Measurability = "guessed" }, "measurability", "Choose"},
	} {
		m, ok := library.Measures.Measure(c.measure)
		if !ok {
			t.Fatal(c.measure)
		}
		in := good
		c.change(&in)
		_, _, _, err := benefit.Promise(m, in, benefit.Benefit)
		if c.field == "" {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if got := fault.Of(err).Fields.For(c.field); !strings.Contains(got, c.says) || got == "" {
			t.Errorf("%s: %s says %q, want %q", name, c.field, got, c.says)
		}
	}
}

func TestTrajectories(t *testing.T) {
	library, _ := load(t)
	m, _ := library.Measures.Measure("uptake")
	monday := benefit.Observation{Period: benefit.Period{From: day.On(2026, 9, 7), To: day.On(2026, 9, 13)}}
	for name, c := range map[string]struct {
		every benefit.Frequency
		have  []benefit.Observation
		text  string
		steps int
		says  string
	}{
		"weeks":                      {benefit.Weekly, nil, "7 September 2026\t10\n14/09/2026\t20%", 2, ""},
		"in any order":               {benefit.Weekly, nil, "14/09/2026;20\n7/9/2026;10", 2, ""},
		"with a heading":             {benefit.Monthly, nil, "Month\tTarget\nSeptember 2026\t10\nOctober 2026\t20", 2, ""},
		"a week twice":               {benefit.Weekly, nil, "7/9/2026\t10\n7/9/2026\t20", 0, "Line 2: Week of 7 September 2026 is there twice"},
		"out of step":                {benefit.Weekly, nil, "7/9/2026\t10\n15/9/2026\t20", 0, "Line 2: 15 September 2026 is not the first day of a week: the others start on a Monday"},
		"out of step with figures":   {benefit.Weekly, []benefit.Observation{monday}, "8/9/2026\t10", 0, "Line 1: 8 September 2026 is not the first day of a week"},
		"in the middle of a month":   {benefit.Monthly, nil, "2/9/2026\t10", 0, "Line 1: 2 September 2026 is not the first day of a month: that would be 1 September 2026"},
		"in the middle of a quarter": {benefit.Quarterly, nil, "1/9/2026\t10", 0, "that would be 1 July 2026"},
		"no day":                     {benefit.Weekly, nil, "10", 0, "Line 1: start with the first day"},
		"no figure":                  {benefit.Weekly, nil, "7/9/2026", 0, "Line 1: enter one figure"},
		"two figures":                {benefit.Weekly, nil, "7/9/2026\t10\t11", 0, "Line 1: enter one figure"},
		"text":                       {benefit.Weekly, nil, "7/9/2026\tmany", 0, "Line 1: the figure must be a number"},
		"infinity":                   {benefit.Weekly, nil, "7/9/2026\t∞", 0, "Line 1: the figure must be a number"},
		"more than all":              {benefit.Weekly, nil, "7/9/2026\t101", 0, "between 0 and 100"},
		"nothing":                    {benefit.Weekly, nil, "  ", 0, "Enter one line for each period"},
		"no rhythm":                  {benefit.Irregular, nil, "7/9/2026\t10", 0, "no periods to plan"},
	} {
		steps, err := benefit.PlanTrajectory(m, benefit.Profile{Measure: m.Ref(), Every: c.every}, c.have, c.text)
		says := fault.Of(err).Fields.For(benefit.FieldTrajectory)
		if c.says == "" && err != nil || len(steps) != c.steps || !strings.Contains(says, c.says) || c.says == "" && says != "" {
			t.Errorf("%s: %d steps, %v", name, len(steps), err)
		}
		for i := 1; i < len(steps); i++ {
			if steps[i].Period.From <= steps[i-1].Period.From {
				t.Errorf("%s: not in order", name)
			}
		}
	}
}

// The straight way that a form offers ends with the target, in the period that holds its day.
func TestTheStraightWay(t *testing.T) {
	library, _ := load(t)
	m, _ := library.Measures.Measure("uptake")
	r := benefit.Record{Measure: m, Subject: benefit.Subject{Live: day.On(2026, 9, 9)}, Today: day.On(2026, 9, 1),
		Profile:   benefit.Profile{Measure: m.Ref(), Every: benefit.Monthly, Target: known(t, "80"), TargetOn: day.On(2026, 12, 31)},
		Baselines: []benefit.Baseline{{Value: known(t, "40")}}}
	var got []string
	for _, s := range r.Judge().Straight() {
		got = append(got, s.Period.String()+" "+s.Value.String())
	}
	if want := "September 2026 50, October 2026 60, November 2026 70, December 2026 80"; strings.Join(got, ", ") != want {
		t.Errorf("%s, want %s", strings.Join(got, ", "), want)
	}
}

// A target for a year is shared out: what a month should reach ends with a twelfth of it, as the chart draws it.
func TestTheStraightWayOfAYearlyTarget(t *testing.T) {
	library, _ := load(t)
	m, _ := library.Measures.Measure("paper-post-cost")
	r := benefit.Record{Measure: m, Subject: benefit.Subject{Live: day.On(2026, 9, 1)}, Today: day.On(2026, 9, 1),
		Profile:   benefit.Profile{Measure: m.Ref(), Every: benefit.Monthly, Annual: true, Target: known(t, "18000"), TargetOn: day.On(2026, 11, 30)},
		Baselines: []benefit.Baseline{{Value: known(t, "31200")}}}
	var got []string
	for _, s := range r.Judge().Straight() {
		got = append(got, s.Period.String()+" "+s.Value.String())
	}
	if want := "September 2026 2,233.3333, October 2026 1,866.6667, November 2026 1,500"; strings.Join(got, ", ") != want {
		t.Errorf("%s, want %s", strings.Join(got, ", "), want)
	}
}

func TestForecasts(t *testing.T) {
	library, _ := load(t)
	for name, c := range map[string]struct {
		measure, baseline string
		in                benefit.ForecastInput
		measured          bool
		want              string // low, value, high; or the field that is refused
	}{
		"cautious end of 60 %":       {"clin-time-freed", "0", benefit.ForecastInput{Value: "50"}, false, "30 50 50"},
		"without a baseline":         {"clin-time-freed", "", benefit.ForecastInput{Value: "50"}, false, "30 50 50"},
		"of what is gained":          {"uptake", "40", benefit.ForecastInput{Value: "90"}, false, "70 90 90"},
		"where less is better":       {"step-minutes-per-case", "16", benefit.ForecastInput{Value: "6"}, false, "6 6 10"},
		"once something is measured": {"clin-time-freed", "0", benefit.ForecastInput{Value: "50"}, true, "50 50 50"},
		"both ends":                  {"clin-time-freed", "0", benefit.ForecastInput{Value: "50", Low: "40", High: "60"}, false, "40 50 60"},
		"ends that meet":             {"clin-time-freed", "0", benefit.ForecastInput{Value: "50", Low: "50", High: "50"}, false, "50 50 50"},
		"low above high":             {"clin-time-freed", "0", benefit.ForecastInput{Value: "50", Low: "60", High: "40"}, false, "forecast-low"},
		"low above the forecast":     {"clin-time-freed", "0", benefit.ForecastInput{Value: "50", Low: "51", High: "60"}, false, "forecast-low"},
		"high below the forecast":    {"clin-time-freed", "0", benefit.ForecastInput{Value: "50", Low: "40", High: "49"}, false, "forecast-high"},
		"nothing":                    {"clin-time-freed", "0", benefit.ForecastInput{}, false, "forecast"},
		"infinity":                   {"clin-time-freed", "0", benefit.ForecastInput{Value: "inf"}, false, "forecast"},
		"a share above 100":          {"uptake", "0", benefit.ForecastInput{Value: "90", High: "110"}, false, "forecast-high"},
	} {
		m, _ := library.Measures.Measure(c.measure)
		var b benefit.Baseline
		if c.baseline != "" {
			b.Value = known(t, c.baseline)
		}
		c.in.Reason = "The first teams"
		e, err := benefit.Expect(m, b, c.in, c.measured)
		got := e.Low.String() + " " + e.Value.String() + " " + e.High.String()
		if err != nil {
			got = fault.Of(err).Fields[0].Name
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s (%v)", name, got, c.want, err)
		}
	}
	m, _ := library.Measures.Measure("uptake")
	if _, err := benefit.Expect(m, benefit.Baseline{}, benefit.ForecastInput{Value: "5"}, false); fault.Of(err).Fields.For("reason") == "" {
		t.Errorf("a forecast without a reason: %v", err)
	}
}

// An answer counts for the difference that stood when it was given.
func TestLocalDifferences(t *testing.T) {
	says := func(kinds ...string) benefit.Difference {
		var words []benefit.Said
		for _, k := range kinds {
			words = append(words, benefit.Said{Kind: k, Text: k, By: "p"})
		}
		return benefit.Differs(words)
	}
	for name, c := range map[string]struct {
		of                 benefit.Difference
		declared, accepted bool
	}{
		"nobody said anything": {says(), false, false},
		"declared":             {says("declare"), true, false},
		"accepted":             {says("declare", "accept"), true, true},
		"refused after all":    {says("declare", "accept", "refuse"), true, false},
		"declared anew":        {says("declare", "accept", "declare"), true, false},
		"withdrawn":            {says("declare", "accept", "withdraw"), false, false},
	} {
		if c.of.Declared() != c.declared || c.of.Accepted != c.accepted {
			t.Errorf("%s: %+v", name, c.of)
		}
	}
	if _, err := says("declare").Next("declare", "declare"); err == nil {
		t.Error("the same difference is declared twice")
	}
	if _, err := says().Next("accept", "It means the same"); err == nil {
		t.Error("a difference that nobody declared is accepted")
	}
	if _, err := says().Next("declare", "  "); err == nil {
		t.Error("a difference without words is declared")
	}
}

// Whether the result was known follows from dates alone.
func TestPromisedBeforeTheResult(t *testing.T) {
	library, _ := load(t)
	m, _ := library.Measures.Measure("uptake")
	live := day.On(2026, 9, 7)
	week := benefit.Observation{ID: "o", Measure: m.Ref(), State: benefit.Reported, Value: known(t, "10"), Period: benefit.Period{From: live, To: live + 6}}
	for name, c := range map[string]struct {
		live day.Day
		on   day.Day
		rows []benefit.Observation
		want benefit.Foresight
	}{
		"the day before go-live":            {live, live - 1, []benefit.Observation{week}, benefit.BeforeLive},
		"on go-live":                        {live, live, []benefit.Observation{week}, benefit.BeforeResult},
		"on the last day of the first week": {live, live + 6, []benefit.Observation{week}, benefit.BeforeResult},
		"the day after it":                  {live, live + 7, []benefit.Observation{week}, benefit.Afterwards},
		"without any figure":                {live, live + 70, nil, benefit.BeforeResult},
		"nobody is live":                    {0, live, nil, benefit.BeforeLive},
	} {
		j := benefit.Record{Measure: m, Subject: benefit.Subject{Live: c.live}, Rows: c.rows, Profile: benefit.Profile{Measure: m.Ref()}, Today: live + 100}.Judge()
		if got := j.Foreseen(c.on); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// A baseline that is locked after go-live says from which days before it the figure comes.
func TestABaselineAfterGoLive(t *testing.T) {
	library, _ := load(t)
	m, _ := library.Measures.Measure("uptake")
	live, today := day.On(2026, 9, 7), day.On(2026, 11, 1)
	for name, c := range map[string]struct {
		in   benefit.BaselineInput
		says string
	}{
		"locked before":                 {benefit.BaselineInput{Value: "40", On: "2026-09-06"}, ""},
		"locked after, without days":    {benefit.BaselineInput{Value: "40", On: "2026-09-07"}, "must come from before"},
		"locked after, from before":     {benefit.BaselineInput{Value: "40", On: "2026-09-20", First: "2026-08-01", Last: "2026-09-06"}, ""},
		"from the day of go-live":       {benefit.BaselineInput{Value: "40", On: "2026-09-20", First: "2026-08-01", Last: "2026-09-07"}, "must end before go-live on 7 September 2026"},
		"nothing could be there before": {benefit.BaselineInput{From: "Nobody was asked", On: "2026-09-20", Method: benefit.Nothing}, ""},
	} {
		_, _, err := benefit.LockBaseline(m, c.in, benefit.Baseline{}, live, today)
		if got := fault.Of(err).Fields.For("baseline-last"); c.says == "" && err != nil || !strings.Contains(got, c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
