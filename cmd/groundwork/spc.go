package main

import (
	"context"

	"groundwork/internal/spc"
)

var spcCommand = command{
	name: "spc", args: "< SERIES > RESULTS", brief: "judge series of figures by the rules of control charts (XmR)",
	long: `
Reads one series a line from standard input and writes one result a line to standard output, in the same
order. It needs no database and no settings, and what it reads goes nowhere else.

  {"id": "a", "input": {"points": [{"date": "2026-03-01", "value": 6.2}, {"date": "2026-04-01", "value": null}],
    "improvement_direction": "decrease", "target": 10.2, "rebase": ["2026-03-01"],
    "fix_after_n_points": 12, "screen_outliers": false}}

(each on one line). Only "points" is needed. improvement_direction is increase, decrease or neutral.
screen_outliers leaves outlying moving ranges out of the limits, as it does unless it says false.
A line that cannot be used gets {"id": …, "error": "what to mend"}, and the next one is read.
`,
	run: func(_ context.Context, env environment, args []string) error {
		if len(args) > 0 {
			return usageError("this command reads standard input and takes no arguments")
		}
		return spc.Stream(env.in, env.out)
	},
}
