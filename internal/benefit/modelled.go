package benefit

import (
	"fmt"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/workflow"
)

// Beside is what was measured beside what the maps promise, in minutes saved a case, and why they differ.
type Beside struct {
	workflow.Gap
	Saved   Saved
	Limit   int    // percent above which the owner says why
	Version string // id of the version of the workflow whose maps are meant
	N       int    // its number
	Why     Explanation
}

// Explanation is why the two differ, in the words of the benefit's owner. The zero one says that nobody has said.
type Explanation struct {
	ID       string
	Version  string // of the workflow: the next one asks again
	Modelled decimal.Decimal
	Measured decimal.Decimal
	Text     string
	On       day.Day
	Person   string // id
	At       day.Instant
}

// Asks reports whether the owner of the benefit still has to say why.
func (b Beside) Asks() bool { return b.Unexplained(b.Limit) && b.Why.ID == "" }

// Answered is the newest explanation about the same version of the workflow; all are in the order of their recording.
func Answered(all []Explanation, version string) (e Explanation) {
	for _, x := range all {
		if x.Version == version {
			e = x
		}
	}
	return e
}

// Periods says what was measured over: "measured over 4 periods, 16 February 2026 to 29 March 2026".
func (b Beside) Periods() string {
	n := "periods"
	if b.Saved.Count == 1 {
		n = "period"
	}
	return fmt.Sprintf("measured over %d %s, %s", b.Saved.Count, n, b.Saved.Period)
}
