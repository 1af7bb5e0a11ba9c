package benefit

import (
	"slices"
	"testing"
	"time"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

var (
	live    = day.On(2025, time.September, 1)
	decided = day.On(2026, time.April, 22)
	today   = day.On(2026, time.November, 22)
)

// `status` of the demo's benefits, out of their facts.
func TestDemoStatuses(t *testing.T) {
	running := months(runningCost, 2026, 1, [3]string{"7340", "7340", ""}, [3]string{"7375", "7375", ""}, [3]string{"7385", "7385", ""})
	for _, c := range []struct {
		what string
		f    Facts
		want Status
	}{
		{"ben-0", Facts{Profile: Profile{Every: Weekly, Target: some("10.2"), TargetOn: on(2026, 2, 28)}, Measure: minutesACase, Rows: lastMinutes, Grade: "A", Accepted: decided}, Realised},
		{"ben-1", Facts{Profile: Profile{Every: Weekly, Target: some("50"), TargetOn: on(2026, 3, 31)}, Measure: clinicalHours, Rows: lastHours, Grade: "B", Accepted: decided}, Realised},
		{"ben-3", Facts{Profile: Profile{Every: Quarterly, Target: some("50"), TargetOn: on(2026, 3, 31)}, Measure: putToUse,
			Rows: []Observation{row(putToUse, Period{on(2026, 1, 1), on(2026, 3, 31)}, [3]string{"31.0", "1002.2", "3233.0"})}, Grade: "C"}, Measuring},
		{"ben-4", Facts{Profile: Profile{Every: Monthly, Annual: true, Target: some("18000"), TargetOn: on(2026, 3, 31)}, Measure: paperCost, Rows: lastPaper, Grade: "A", Accepted: decided, Verified: on(2026, 4, 17)}, Verified},
		{"dis-1, over its plan", Facts{Profile: Profile{Kind: Disbenefit, Every: Monthly, Annual: true, Target: some("86000")}, Measure: runningCost, Rows: running, Grade: "A", Accepted: decided, Verified: on(2026, 4, 20)}, Verified},
		{"ben-q1", Facts{Profile: Profile{Target: some("5.4"), TargetOn: on(2025, 12, 31)}, Measure: minutesACase, Rows: weeks(minutesACase, on(2025, 12, 1), [3]string{"6.8", "", ""}), Grade: "B", Missed: "Used for one note in four"}, NotRealised},
		{"efd-1", Facts{Profile: Profile{Target: some("25")}, Measure: clinicalHours, Grade: "D"}, Planned},
	} {
		c.f.Today = today
		if c.what != "efd-1" {
			c.f.Live = live
		}
		if got := c.f.Status(); got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
}

func TestStatusBoundaries(t *testing.T) {
	base := func() Facts {
		return Facts{Profile: Profile{Every: Weekly, Target: some("10.2"), TargetOn: on(2026, 2, 28)}, Measure: minutesACase,
			Rows: slices.Clone(lastMinutes), Live: live, Grade: "B", Accepted: decided, Today: today}
	}
	worse := func(f *Facts, from int, value string) {
		for i := from; i < len(f.Rows); i++ {
			f.Rows[i].Value, f.Rows[i].Numerator, f.Rows[i].Denominator = some(value), some(""), some("")
		}
	}
	year := decided.AddMonths(12)
	fresh := weeks(minutesACase, year, [3]string{"6.0", "240", "40"})
	for _, c := range []struct {
		what   string
		change func(*Facts)
		want   Status
	}{
		{"as it is", func(*Facts) {}, Realised},
		{"grade C is not realised", func(f *Facts) { f.Grade = "C" }, Measuring},
		{"not accepted", func(f *Facts) { f.Accepted = 0 }, Measuring},
		{"not live", func(f *Facts) { f.Live = 0 }, Planned},
		{"not live, with a forecast", func(f *Facts) { f.Live, f.Forecast = 0, true }, Forecast},
		{"only figures from before go-live", func(f *Facts) { f.Live = on(2026, 3, 30) }, Planned},
		{"two periods worse", func(f *Facts) { worse(f, 3, "10.3") }, Realised},
		{"three periods worse", func(f *Facts) { worse(f, 2, "10.3") }, Lapsed},
		{"three periods exactly at the threshold", func(f *Facts) { worse(f, 2, "10.2") }, Realised},
		{"three periods worse than the target, not than what is worth having", func(f *Facts) { worse(f, 2, "10.3"); f.Profile.SustainAt = some("11") }, Realised},
		{"a new cost does not lapse", func(f *Facts) { worse(f, 2, "10.3"); f.Profile.Kind = Disbenefit }, Realised},
		{"the day before a year", func(f *Facts) { f.Rows = append(f.Rows, fresh...); f.Today = year - 1 }, Realised},
		{"after a year, with a figure from then", func(f *Facts) { f.Rows = append(f.Rows, fresh...); f.Today = year + 7 }, Sustained},
		{"after a year, with no figure since", func(f *Facts) { f.Today = year + 7 }, Realised},
		{"after a year, getting worse unexplained", func(f *Facts) { f.Rows = append(f.Rows, fresh...); f.Today, f.Worsening = year+7, true }, Lapsed},
		{"missed, without a reason", func(f *Facts) { worse(f, 0, "12"); f.Accepted = 0 }, Measuring},
		{"missed, with a reason, on the review day", func(f *Facts) {
			worse(f, 0, "12")
			f.Accepted, f.Missed, f.Today = 0, "Slow sign-in", f.Profile.TargetOn
		}, Measuring},
		{"missed, with a reason, the day after", func(f *Facts) {
			worse(f, 0, "12")
			f.Accepted, f.Missed, f.Today = 0, "Slow sign-in", f.Profile.TargetOn+1
		}, NotRealised},
		{"met after all", func(f *Facts) { f.Missed = "Slow sign-in" }, Realised},
	} {
		f := base()
		c.change(&f)
		if got := f.Status(); got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
}

func TestPromise(t *testing.T) {
	good := ProfileInput{Baseline: "16.2", Target: "10.2", TargetOn: "2026-02-28", Owner: "p-06"}
	p, b, _, err := Promise(minutesACase, good, Benefit)
	if err != nil || p.Target != some("10.2") || b.Value != some("16.2") || p.Class != NotValued || p.Every != Monthly {
		t.Fatalf("%+v, %+v, %v", p, b, err)
	}
	for _, c := range []struct {
		what   string
		m      Measure
		kind   string
		change func(*ProfileInput)
		field  string
		want   string
	}{
		{"the wrong side", minutesACase, Benefit, func(in *ProfileInput) { in.Target = "16.3" }, "target", "The target of 16.3 is worse than the baseline of 16.2: for this measure lower is better"},
		{"the wrong side, up", clinicalHours, Benefit, func(in *ProfileInput) { in.Target = "10" }, "target", "The target of 10 is worse than the baseline of 16.2: for this measure higher is better"},
		{"no worse than before", minutesACase, Benefit, func(in *ProfileInput) { in.Target = "16.2" }, "", ""},
		{"a plan for a new cost", runningCost, Disbenefit, func(in *ProfileInput) { in.Baseline, in.Target = "0", "£86,000" }, "", ""},
		{"no baseline", minutesACase, Benefit, func(in *ProfileInput) { in.Baseline = "" }, "", ""},
		{"text", minutesACase, Benefit, func(in *ProfileInput) { in.Baseline = "many" }, "baseline", "The baseline must be a number, like 16.2"},
		{"no target", minutesACase, Benefit, func(in *ProfileInput) { in.Target = "" }, "target", "Enter the target"},
		{"no day", minutesACase, Benefit, func(in *ProfileInput) { in.TargetOn = "soon" }, "target-on", "The day by which the target should be met must be a real date, like 31 3 2026"},
		{"not a day", minutesACase, Benefit, func(in *ProfileInput) { in.TargetOn = "2026-2-30" }, "target-on", "The day by which the target should be met must be a real date, like 31 3 2026"},
		{"three boxes", minutesACase, Benefit, func(in *ProfileInput) { in.TargetOn = "2026-2-8" }, "", ""},
		{"three empty boxes", minutesACase, Benefit, func(in *ProfileInput) { in.TargetOn = "--" }, "target-on", "Enter the day by which the target should be met"},
		{"a share that nobody agreed", minutesACase, Benefit, func(in *ProfileInput) { in.Attribution = AgreedShare }, "share", "Enter the agreed share"},
		{"more than all of it", minutesACase, Benefit, func(in *ProfileInput) { in.Attribution, in.Share = AgreedShare, "101" }, "share", "The agreed share must be more than 0 and at most 100"},
		{"a class that is none", minutesACase, Benefit, func(in *ProfileInput) { in.Class = "priceless" }, "class", "Choose how finance counts it"},
		{"staff of another measure", clinicalHours, Benefit, func(in *ProfileInput) { in.Target, in.StaffGroups = "50", []string{"administrative"} }, "staff-groups", "Choose staff groups of this measure"},
		{"half a case timed", minutesACase, Benefit, func(in *ProfileInput) { in.Sample = "0.5" }, "figures-sample", "The number of cases timed or counted must be a whole number, 1 or more"},
		{"no owner", minutesACase, Benefit, func(in *ProfileInput) { in.Owner = "" }, "owner", "Choose who owns this benefit"},
	} {
		in := good
		c.change(&in)
		_, _, _, err := Promise(c.m, in, c.kind)
		if got := fault.Of(err).Fields.For(c.field); got != c.want || (err == nil) != (c.want == "") {
			t.Errorf("%s: %v", c.what, err)
		}
	}
}

func TestLock(t *testing.T) {
	before := Period{on(2025, 5, 12), on(2025, 8, 31)}
	good := Baseline{Value: some("16.2"), From: "mean of 16 weekly points", Period: before, LockedOn: live}
	for _, c := range []struct {
		what   string
		b, old Baseline
		field  string
		want   string
	}{
		{"on the day of go-live", good, Baseline{}, "", ""},
		{"taken after go-live", Baseline{Value: some("7"), Period: Period{before.From, live}, LockedOn: live}, Baseline{}, "baseline-last", "The baseline must end before go-live on 1 September 2025"},
		{"locked tomorrow", Baseline{Value: some("7"), LockedOn: today + 1}, Baseline{}, "baseline-day", "The baseline cannot be locked in the future"},
		{"no day", Baseline{Value: some("7")}, Baseline{}, "baseline-day", "Enter the day on which the baseline was locked"},
		{"none, with why", Baseline{From: "no uptake to compare before go-live", LockedOn: live}, Baseline{}, "", ""},
		{"none, without why", Baseline{LockedOn: live}, Baseline{}, "baseline", "Enter the baseline, or say why there is none"},
		{"corrected without a reason", good, good, "baseline-reason", "Say why the baseline is corrected"},
		{"corrected", Baseline{Value: some("16.1"), LockedOn: live, Reason: "One week was counted twice"}, good, "", ""},
	} {
		err := Lock(c.b, c.old, live, today)
		if got := fault.Of(err).Fields.For(c.field); got != c.want || (err == nil) != (c.want == "") {
			t.Errorf("%s: %v", c.what, err)
		}
	}
}
