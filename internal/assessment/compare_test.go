package assessment_test

import (
	"strings"
	"testing"

	"groundwork/internal/assessment"
	"groundwork/internal/day"
	"groundwork/internal/readiness"
	"groundwork/internal/spreadsheet"
)

// Each row of a sheet that comes back beside what stands.
func TestCompare(t *testing.T) {
	now := day.On(2026, 11, 22)
	own := &readiness.Item{ID: "fin-02", Scope: readiness.Adoption, Strength: readiness.Hard}
	trust := &readiness.Item{ID: "fin-01", Scope: readiness.Foundation, Strength: readiness.Hard}
	local := &readiness.Item{ID: "stf-05", Scope: readiness.Foundation, LocalAnswer: true}
	open := &readiness.Item{ID: "fin-04", Scope: readiness.Adoption}
	shown := []assessment.Piece{{ID: "e1", Title: "Cost schedule", Address: "https://x.example/trusts/ZZ-A/evidence/e1"}}
	s := assessment.Standing{Reader: "ann", Today: day.Instant{}, Kept: map[string]string{"e1": "Cost schedule"}, People: map[string]string{"bob hill": "bob", "jo khan": ""},
		MayAnswer: func(item string) bool { return item != "fin-04" },
		Lines: []assessment.Line{
			{Item: own, Reference: "a1", Said: assessment.Said{Choice: "3", Note: "Three\r\nyears", Shown: shown}},
			{Item: trust, Reference: "a2", Said: assessment.Said{Choice: "2"}}, {Item: local, Reference: "a3", Said: assessment.Said{Choice: "2"}}, {Item: open},
		}}
	const heads = "Item|Answered for|Answer|Note|What shows it|Reference|Lowered to|Lowered because|Who finds out|Finds out by|Does not apply because"
	for name, c := range map[string]struct {
		row   string
		state assessment.State
		wrong string // cell and a part of why
	}{
		"as it stands":                {"fin-02||In place|Three\nyears|Cost schedule <https://x.example/trusts/ZZ-A/evidence/e1>|a1", assessment.Same, ""},
		"named by its title":          {"fin-02||in place|Three\nyears|cost  schedule|a1", assessment.Same, ""},
		"no answer":                   {"fin-02||||||", assessment.Left, ""},
		"another level":               {"fin-02||Partly in place|Three\nyears||a1", assessment.Changed, ""},
		"from another answer":         {"fin-02||Partly in place|||a0", assessment.Since, ""},
		"no such level":               {"fin-02||3|||a1", assessment.Refused, "C2 “3” is none of the answers"},
		"evidence of another trust":   {"fin-02||In place||Minutes <https://x.example/trusts/ZZ-B/evidence/e9>|a1", assessment.Refused, "E2 “Minutes” is no evidence that this trust keeps"},
		"nothing of that number":      {"abc-01||In place", assessment.Refused, "A2 “abc-01” is not asked here"},
		"nobody of that name":         {"fin-02||We don’t know yet||||||Ann Other|3 March 2027", assessment.Refused, "I2 Nobody at the trust is called"},
		"two of that name":            {"fin-02||We don't know yet||||||Jo Khan|46449", assessment.Refused, "I2 More than one person"},
		"finds out":                   {"fin-02||We don't know yet|||a1|||Bob Hill|46449", assessment.Changed, ""},
		"no day":                      {"fin-02||We don't know yet||||||Bob Hill|soon", assessment.Refused, "J2 “soon” is no day"},
		"no reason":                   {"fin-02||Does not apply here|||a1", assessment.Refused, "K2 Enter why"},
		"the trust's answer stands":   {"fin-01||Partly in place|||a2", assessment.Same, ""},
		"the trust's answer differs":  {"fin-01||In place|||a2", assessment.Refused, "C2 This is answered once for the whole trust"},
		"these teams only":            {"stf-05|These teams only|Planned|||a3", assessment.New, ""},
		"these teams, where it is no": {"fin-01|These teams only|Planned|||a2", assessment.Refused, "B2 This question has one answer"},
		"lowered":                     {"fin-01||Partly in place|||a2|Planned|Not here", assessment.New, ""},
		"lowered to what it is":       {"fin-01||Partly in place|||a2|Partly in place|Not here", assessment.Refused, "G2 Write a level below"},
		"lowered for no reason":       {"fin-01||Partly in place|||a2|Planned|", assessment.Refused, "H2 Enter why"},
		"not given to the reader":     {"fin-04||Planned", assessment.Refused, "C2 This question was not given to you"},
	} {
		s.Today = day.At(now.Time())
		rows, err := assessment.Read([]spreadsheet.Table{{Rows: [][]string{strings.Split(heads, "|"), strings.Split(c.row, "|")}}})
		if err != nil || len(rows) != 1 {
			t.Fatal(name, err, rows)
		}
		got := s.Compare(rows)[0]
		var wrong string
		for _, w := range got.Wrong {
			wrong += w.Cell + " " + w.Says
		}
		if got.State != c.state || !strings.Contains(wrong, c.wrong) || c.wrong == "" && wrong != "" {
			t.Errorf("%s: %d %q, want %d %q", name, got.State, wrong, c.state, c.wrong)
		}
	}
}
