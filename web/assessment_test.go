package web_test

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"testing"

	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/spreadsheet"
	"groundwork/internal/store"
	"groundwork/web/webtest"
)

// comesBack are the columns of a sheet that come back; the others say who answered and what it counts as.
var comesBack = []string{"Item", "Answered for", "Answer", "Note", "Does not apply because", "Second person", "Who finds out", "Finds out by", "What shows it", "Told by", "Told on", "Lowered to", "Lowered because"}

// sheet is a file of answers, by its heads.
type sheet struct {
	heads []string
	rows  [][]string
}

func sheetOf(t *testing.T, csv string) sheet {
	t.Helper()
	table, err := spreadsheet.ReadCSV([]byte(csv))
	if err != nil {
		t.Fatal(err)
	}
	return sheet{table.Rows[0], table.Rows[1:]}
}

func (s sheet) at(item, head string) *string {
	i := slices.Index(s.heads, head)
	for _, row := range s.rows {
		if row[0] == item {
			return &row[i]
		}
	}
	return new(string)
}

// said are the columns that come back of the questions that keep lets through.
func (s sheet) said(keep func(item string) bool) string {
	var b strings.Builder
	for _, row := range s.rows {
		if !keep(row[0]) {
			continue
		}
		for _, head := range comesBack {
			b.WriteString(row[slices.Index(s.heads, head)] + "|")
		}
		b.WriteString("\n")
	}
	return b.String()
}

func (s sheet) csv(t *testing.T) string {
	t.Helper()
	var heads []spreadsheet.Column
	for _, h := range s.heads {
		heads = append(heads, spreadsheet.Column{Head: h})
	}
	var b strings.Builder
	if err := spreadsheet.WriteCSV(&b, heads, s.rows); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func (s sheet) xlsx(t *testing.T) string {
	t.Helper()
	var heads []spreadsheet.Column
	for _, h := range s.heads {
		heads = append(heads, spreadsheet.Column{Head: h})
	}
	var b strings.Builder
	if err := spreadsheet.WriteXLSX(&b, "Questions", heads, s.rows); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func brought(p *webtest.Person, at, name, content string) *webtest.Person {
	return p.Visit(at+"/readiness/bring").Sees(200, "Who can see this?").ChooseFile("The sheet with the answers", name, content).Press("Show what it would change")
}

// One assessment leaves as a sheet and comes back the same: into the take-up that it left, where it changes nothing, and into
// another one of the trust.
func TestAnswersComeBackTheSame(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		m := as(t, site, "Margaret Ellison")
		csv := func(at string) string { return m.Visit(at + "/readiness/questions.csv").Sees(200).Body() }
		brought(m, eastfold, "back.csv", csv(eastfold)).Sees(200, "The sheet changes nothing")
		brought(m, eastfold, "back.xlsx", m.Visit(eastfold+"/readiness/questions.xlsx").Sees(200).Body()).Sees(200, "The sheet changes nothing")

		was := sheetOf(t, csv(eastfold))
		s := sheetOf(t, csv(eastfold))
		*s.at("fin-02", "Answer"), *s.at("fin-02", "Note"), *s.at("fin-02", "What shows it") = "In place", "=SUM(A1)\nof the second year", "Minutes of March\n=Budget!A1"
		*s.at("gov-03", "Answer"), *s.at("gov-03", "Who finds out"), *s.at("gov-03", "Finds out by"), *s.at("gov-03", "Note") = "We don't know yet", "Ravi Kapoor", "3 March 2027", "Supplier asked"
		*s.at("sup-01", "Answer"), *s.at("sup-01", "Does not apply because"), *s.at("sup-01", "Second person") = "does not apply here", "No supplier", "Ravi Kapoor"
		*s.at("dat-02", "Answer") = "Quite good"
		s.rows = append(s.rows, []string{"xyz-99", "", "", "", "", "In place"})
		before := events(t, a, "adoption", "adp-efd")
		m = brought(m, eastfold, "edited.xlsx", s.xlsx(t)).Sees(200, "cannot be brought in", "“Quite good” is none of the answers", "“xyz-99” is not asked here", "=SUM(A1)", "Ravi Kapoor, by 3 March 2027")
		m.Press("Bring in what is ticked").Sees(200, "brought in from edited.xlsx")
		if got := events(t, a, "adoption", "adp-efd"); got != before+1 {
			t.Errorf("bringing answers in wrote %d events", got-before)
		}
		now := sheetOf(t, csv(eastfold))
		for _, item := range []string{"fin-02", "gov-03", "sup-01"} {
			only := func(x string) bool { return x == item }
			t.Logf("%s: %s", item, now.said(only))
			if now.said(only) == was.said(only) {
				t.Errorf("%s is as it was", item)
			}
		}
		brought(m, eastfold, "again.csv", csv(eastfold)).Sees(200, "The sheet changes nothing")

		// Another take-up of the trust, which nobody has answered.
		fresh := "/adoptions/" + must(a.StartAdoption(t.Context(), actor(t, a, "p-21"), startOf(extraPilot(t, a, 1)), 0))
		own := sheetOf(t, csv(fresh))
		m = brought(m, fresh, "eastfold.xlsx", m.Visit(eastfold+"/readiness/questions.xlsx").Body()).Sees(200, "New: nobody has answered yet")
		m.Press("Bring in what is ticked").Sees(200, "brought in from eastfold.xlsx")
		asked := func(item string) bool {
			return slices.ContainsFunc(own.rows, func(r []string) bool { return r[0] == item })
		}
		there := sheetOf(t, csv(fresh))
		if x, y := now.said(asked), there.said(func(item string) bool { return *now.at(item, "Item") != "" }); x != y {
			t.Errorf("the answers differ in the other take-up:\n%s\n%s", x, y)
		}

		// Somebody answered since the sheet was made: both are shown, and the sheet's counts only when it is chosen.
		old := sheetOf(t, csv(eastfold))
		replied(t, a, app.Questions{Adoption: "adp-efd"}, "fin-02", "1")
		m = brought(m, eastfold, "old.csv", old.csv(t)).Sees(200, "Answered here since the sheet was made")
		m.Press("Bring in what is ticked").Sees(422, "Tick at least one answer")
		replied(t, a, app.Questions{Adoption: "adp-efd"}, "fin-02", "2")
		m.Choose(*old.at("fin-02", "Question")).Press("Bring in what is ticked").Sees(409, "Somebody answered while you were reading")
		m.Choose(*old.at("fin-02", "Question")).Press("Bring in what is ticked").Sees(200, "1 answer is brought in from old.csv")

		for name, content := range map[string]string{"bomb.xlsx": bomb(t), "macro.xlsm": "PK\x03\x04", "letter.csv": "a,b\n1,2\n", "torn.csv": "Item,Answer\nfin-02,\"In place\n", "twice.csv": "Item,Answer,Answer\n"} {
			brought(m, eastfold, name, content).Sees(422, "There is a problem")
		}
		brought(m, eastfold, "double.csv", "Item,Answer\nfin-02,Planned\n\nfin-02,In place\n").Sees(200, "“fin-02” stands in the sheet more than once: rows 2 and 4")
	})
}

// bomb is a small workbook that unpacks to more than any workbook is.
func bomb(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	for zeros := make([]byte, 1<<20); b.Len() < 70<<10; {
		if _, err := w.Write(zeros); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// events is how many lines the history of a take-up or a benefit has.
func events(t *testing.T, a *app.App, kind, id string) int {
	t.Helper()
	v := a.Store.Read()
	record := v.AdoptionRecord
	if kind == "benefit" {
		record = v.BenefitRecord
	}
	return len(must(v.RecordHistory(t.Context(), must(record(t.Context(), id, a.Today())), store.EventKey{}, 500)))
}

// startOf starts a take-up of a pilot.
func startOf(pilot string) adoption.StartInput {
	return adoption.StartInput{Pilot: pilot, Facts: map[string]string{"paid_supplier": "yes", "changes_roles": "no"}}
}
