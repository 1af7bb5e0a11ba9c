package references

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"groundwork/internal/benefit"
	"groundwork/internal/readiness"
	"groundwork/templates/ui"
)

// sentence is a line of a content file as a sentence of its own, with its names and signs as people write them.
func sentence(s string) string {
	s = strings.NewReplacer("_", " ", " x ", " × ", " - ", " − ").Replace(s)
	r, n := utf8.DecodeRuneInString(s)
	if s = string(unicode.ToUpper(r)) + s[n:]; !strings.HasSuffix(s, ".") {
		s += "."
	}
	return s
}

// rungs are the ladder's four as pages call them.
var rungs = map[string]string{"potential": "Could free", "freed": "Freed", "redeployed": "Put to use", "cashed": "Taken out of a budget"}

func termRows(list []benefit.Term, graded bool) []ui.Row {
	rows := make([]ui.Row, len(list))
	for i, t := range list {
		name := ui.Text(t.Label)
		if r := rungs[t.Key]; r != "" {
			name = ui.Text(r)
		}
		if graded {
			name = ui.With(ui.GradeTag(t.Key))
		}
		rows[i] = ui.Cells(name, ui.Text(sentence(t.Meaning)))
	}
	return rows
}

// verdictMeanings say when an answer is given, first match first (scoring rule, step 2).
var verdictMeanings = []struct {
	verdict readiness.Verdict
	when    string
}{
	{readiness.NotReady, "At least one question that can stop it is below what is needed, and no accepted gap covers it."},
	{readiness.NotEnoughKnown, "Nothing is known to be short, but at least one question that can stop it has no answer that counts."},
	{readiness.ReadyWithConditions, "Everything is known, and the senior responsible owner has accepted each gap, with an owner and a date no more than 90 days away."},
	{readiness.Ready, "Every question that can stop it is in place as far as it has to be."},
}

func verdictRows() []ui.Row {
	rows := make([]ui.Row, len(verdictMeanings))
	for i, v := range verdictMeanings {
		rows[i] = ui.Cells(ui.With(ui.VerdictTag(v.verdict.String())), ui.Text(v.when))
	}
	return rows
}

func (c RegisterCounts) words() string {
	return fmt.Sprintf("%d open and %d closed trusts, %d open integrated care boards and %d regions", c.Open, c.Closed, c.Boards, c.Regions)
}
