// Package statistics is the published statistics of a trust or an area: context beside what is recorded here.
package statistics

import (
	"net/url"
	"strconv"

	"groundwork/internal/benefit"
	"groundwork/internal/decimal"
	"groundwork/internal/statistic"
	"groundwork/templates/chart"
)

// licence is the sentence that the Open Government Licence asks for.
const licence = "Contains public sector information licensed under the Open Government Licence v3.0."

// at is the address of one series.
func at(code string, s statistic.Series) string {
	return "/trusts/" + code + "/statistics/" + s.Measure.ID + "?source=" + url.QueryEscape(s.Source)
}

// drawn is the chart of a series; false when there are too few figures.
func drawn(s statistic.Series) (chart.XmR, bool) {
	c, ok := statistic.Charted(s.Measure, s.Figures, false)
	if !ok {
		return chart.XmR{}, false
	}
	return chart.NewXmR("chart", chart.Series{Result: c.Result, Subject: c.Subject, Axis: c.Axis, Gaps: c.Gaps}), true
}

// amount is a figure in the precision in which its unit is read.
func amount(s statistic.Series, f statistic.Figure) string {
	return s.Measure.Amount(benefit.Observation{Value: decimal.Some(f.Value)})
}

// counted says how many organisations the newest total of an area is made of, or nothing for a trust.
func counted(s statistic.Series) string {
	if len(s.Counted) == 0 {
		return ""
	}
	n := s.Counted[len(s.Counted)-1]
	if n == 1 {
		return "1 trust"
	}
	return strconv.Itoa(n) + " trusts"
}

// combined says how the total of an area was made.
func combined(m benefit.Measure) string {
	if m.Combine == benefit.CombineRatioOfSums {
		return "The figure here is the sum of the numerators over the sum of the denominators, never the average of percentages."
	}
	return "The figure here is their sum."
}
