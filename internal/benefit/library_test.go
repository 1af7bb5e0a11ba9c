package benefit

import (
	"time"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

// The measures of the library that the demo record uses (measures-v1.yaml), as the content loader fills them.
var (
	minutesACase = Measure{ID: "step-minutes-per-case", Version: 1, Name: "Hands-on minutes per case", Unit: "minutes", Kind: KindMean,
		Numerator: "Total hands-on minutes", Denominator: "Number of those cases", Direction: Down, Frequency: "monthly, or before and after samples of 30 or more",
		Combine: CombineWeightedMean, DefaultClass: NotValued, OverlapsWith: []string{"clin-time-freed", "admin-time-freed"}}
	clinicalHours = Measure{ID: "clin-time-freed", Version: 1, Name: "Clinical hours freed", Unit: "hours", Kind: KindComputed, Method: "hours-freed",
		StaffGroups: []string{"medical", "nursing_midwifery"}, Denominator: "Operating days in the period", Direction: Up, Frequency: "monthly",
		Combine: CombineSum, DefaultClass: NonCashReleasing, Chart: MeasureChart{Type: "xmr", Per: "operating_day"}, OverlapsWith: []string{"step-minutes-per-case", "agency-spend"}}
	adminHours = Measure{ID: "admin-time-freed", Version: 1, Name: "Administrative hours freed", Unit: "hours", Kind: KindComputed, Method: "hours-freed",
		StaffGroups: []string{"administrative"}, Denominator: "Operating days in the period", Direction: Up, Combine: CombineSum, Chart: MeasureChart{Per: "operating_day"}}
	putToUse = Measure{ID: "time-redeployed", Version: 1, Name: "Freed hours put to use", Unit: "percent", Kind: KindRatio,
		Numerator: "Redeployed hours", Denominator: "Net freed hours", Direction: Up, Frequency: "quarterly", Combine: CombineRatioOfSums}
	paperCost = Measure{ID: "paper-post-cost", Version: 1, Name: "Paper, print, post and storage cost", Unit: "pounds", Kind: KindSum,
		Denominator: "Cases completed", Direction: Down, Frequency: "monthly", Combine: CombineSum, DefaultClass: CashReleasing}
	runningCost = Measure{ID: "running-cost", Version: 1, Name: "Cost of running it", Unit: "pounds", Kind: KindSum, Direction: Down, IsDisbenefit: true,
		Frequency: "monthly", Combine: CombineSum, DefaultClass: CashReleasing}
	complete = Measure{ID: "record-complete", Version: 1, Name: "Records complete first time", Unit: "percent", Kind: KindRatio,
		Numerator: "Cases with all fields valid", Denominator: "Cases completed", Direction: Up, Frequency: "monthly", Combine: CombineRatioOfSums}
	equityGap = Measure{ID: "equity-gap", Version: 1, Name: "Gap between groups", Unit: "percentage points", Kind: KindDifference, Direction: Down, Combine: CombineNone}
	payErrors = Measure{ID: "pay-error-rate", Version: 1, Name: "Pay errors", Unit: "per 1,000 payslips", Kind: KindRate,
		Denominator: "Payslips issued divided by 1,000", Direction: Down, Combine: CombineRatioOfSums}
)

var groups = []StaffGroup{{"medical", "Doctors", true}, {"nursing_midwifery", "Nurses", true}, {"administrative", "Administrators", false}}

var grades = []Term{{"A", "Measured with comparison", ""}, {"B", "Measured", ""}, {"C", "Estimated", ""}, {"D", "Assumed", ""}}

func on(y int, m time.Month, d int) day.Day { return day.On(y, m, d) }

func some(s string) decimal.Maybe {
	if s == "" {
		return decimal.Maybe{}
	}
	d, _, err := decimal.Parse(s)
	if err != nil {
		panic(err)
	}
	return decimal.Some(d)
}

// weeks makes one reported row a week from the Monday first: value, numerator, denominator.
func weeks(m Measure, first day.Day, figures ...[3]string) []Observation {
	var rows []Observation
	for i, f := range figures {
		from := first + day.Day(7*i)
		rows = append(rows, row(m, Period{from, from + 6}, f))
	}
	return rows
}

func months(m Measure, year int, first time.Month, figures ...[3]string) []Observation {
	var rows []Observation
	for i, f := range figures {
		from := on(year, first+time.Month(i), 1)
		rows = append(rows, row(m, Period{from, from.AddMonths(1) - 1}, f))
	}
	return rows
}

func row(m Measure, p Period, f [3]string) Observation {
	return Observation{ID: "o-" + p.From.String(), Measure: m.Ref(), Period: p, State: Reported,
		Value: some(f[0]), Numerator: some(f[1]), Denominator: some(f[2]), RecordedAt: day.At(p.To.Time())}
}

// The last weeks of the demo's series (benefit_series).
var (
	lastMinutes = weeks(minutesACase, on(2026, 2, 23), [3]string{"6.0", "240", "40"}, [3]string{"5.6", "224", "40"}, [3]string{"6.2", "248", "40"}, [3]string{"6.2", "248", "40"}, [3]string{"6.0", "240", "40"})
	lastHours   = weeks(clinicalHours, on(2026, 2, 23), [3]string{"54.1", "270.67", "5"}, [3]string{"55.8", "279.07", "5"}, [3]string{"54.5", "272.28", "5"}, [3]string{"57.1", "285.51", "5"}, [3]string{"55.0", "275.0", "5"})
	lastAdmin   = weeks(adminHours, on(2026, 2, 23), [3]string{"3.25", "16.24", "5"}, [3]string{"3.22", "16.1", "5"}, [3]string{"3.33", "16.67", "5"}, [3]string{"3.5", "17.48", "5"}, [3]string{"3.3", "16.5", "5"})
	lastPaper   = months(paperCost, 2025, time.December, [3]string{"1480", "1480", ""}, [3]string{"1120.5", "1120.5", ""}, [3]string{"1062", "1062", ""}, [3]string{"1055", "1055", ""})
)
