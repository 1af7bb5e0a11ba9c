package workflow

import (
	"slices"
	"strings"
	"testing"

	"groundwork/internal/decimal"
	"groundwork/internal/fault"
)

func TestRead(t *testing.T) {
	good := Input{Action: " Print  the form ", Role: "Clinician", Minutes: "2.0", Share: "100"}
	s, notes, err := Read(good, Current, 3, staffGroups, nil)
	if err != nil || len(notes) > 0 {
		t.Fatal(notes, err)
	}
	if s.Action != "Print the form" || s.Minutes != decimal.Some(20_000) || s.Share != decimal.Some(decimal.Of(100)) || s.Position != 3 {
		t.Errorf("%+v", s)
	}
	for _, c := range []struct {
		what   string
		change func(*Input)
		field  string
		want   string // nothing: accepted
	}{
		{"text in minutes", func(in *Input) { in.Minutes = "ten" }, "before-5-minutes", "Minutes of step 5 before must be a number"},
		{"infinity", func(in *Input) { in.Minutes = "Inf" }, "before-5-minutes", "Minutes of step 5 before must be a number"},
		{"negative minutes", func(in *Input) { in.Minutes = "-1" }, "before-5-minutes", "Minutes of step 5 before must be 0 or more"},
		{"a whole day", func(in *Input) { in.Minutes = "1,440" }, "", ""},
		{"more than a day", func(in *Input) { in.Minutes = "1440.1" }, "before-5-minutes", "Minutes of step 5 before must be 1,440 or fewer, which is a whole day for one case"},
		{"too large", func(in *Input) { in.Minutes = "900000000000001" }, "before-5-minutes", "Minutes of step 5 before must be smaller: the most is 90,000,000,000"},
		{"with their unit", func(in *Input) { in.Minutes, in.Share = "2.5 mins", "20 %" }, "", ""},
		{"not known", func(in *Input) { in.Minutes = "?" }, "", ""},
		{"a share over 100", func(in *Input) { in.Share = "100.1" }, "before-5-share", "Share of cases of step 5 before must be between 0 and 100"},
		{"a share below 0", func(in *Input) { in.Share = "-5" }, "before-5-share", "Share of cases of step 5 before must be 0 or more"},
		{"nothing done", func(in *Input) { in.Action = " " }, "before-5-action", "Enter what is done in step 5 before"},
		{"nobody", func(in *Input) { in.Role = "" }, "before-5-who", "Enter who does step 5 before"},
		{"an unknown staff group", func(in *Input) { in.StaffGroup = "wizards" }, "before-5-staff-group", "Choose the staff group of step 5 before from the list"},
		{"the system with minutes", func(in *Input) { in.StaffGroup = Nobody }, "before-5-minutes", "Step 5 before is done by the system, so it takes nobody's minutes: enter 0, or say whose time it takes"},
		{"the system with 0", func(in *Input) { in.StaffGroup, in.Minutes = Nobody, "0" }, "", ""},
		{"half a case", func(in *Input) { in.Sample = "1.5" }, "before-5-sample", "Cases timed in step 5 before must be a whole number, like 120"},
		{"a sample with its unit", func(in *Input) { in.Sample = "1,200 cases" }, "", ""},
		{"a type that is none", func(in *Input) { in.Type = "ponder" }, "before-5-type", "Type of step 5 before: choose one from the list"},
		{"too long", func(in *Input) { in.Action = strings.Repeat("a", 201) }, "before-5-action", "What is done in step 5 before must be 200 characters or fewer"},
		{"just short enough", func(in *Input) { in.Action = strings.Repeat("é", 200) }, "", ""},
	} {
		in := good
		c.change(&in)
		_, _, err := Read(in, Current, 5, staffGroups, nil)
		got := ""
		if err != nil {
			got = fault.Of(err).Fields.For(c.field)
		}
		if got != c.want || (err != nil) != (c.want != "") {
			t.Errorf("%s: %v", c.what, err)
		}
	}
}

func TestReadKeepsUnknownApartFromZero(t *testing.T) {
	for typed, want := range map[string]decimal.Maybe{"": {}, " ": {}, "-": {}, "n/a": {}, "0": decimal.Some(0), "0.0 min": decimal.Some(0)} {
		s, _, err := Read(Input{Action: "a", Role: "b", Minutes: typed}, Redesigned, 1, nil, nil)
		if err != nil || s.Minutes != want {
			t.Errorf("%q is %+v, %v", typed, s.Minutes, err)
		}
	}
}

func TestReadSaysWhenItRounds(t *testing.T) {
	s, notes, err := Read(Input{Action: "a", Role: "b", Minutes: "2.33333"}, Redesigned, 2, nil, nil)
	if err != nil || s.Minutes != decimal.Some(23_333) || notes.For("after-2-minutes") != "Minutes of step 2 after were rounded to 2.3333" {
		t.Errorf("%+v, %v, %v", s.Minutes, notes, err)
	}
}

func TestStepsReadsEveryRow(t *testing.T) {
	_, _, err := Steps([]Input{{Action: "a", Role: "b", Minutes: "x"}, {Action: "a", Role: "b"}, {Role: "b", Share: "101"}}, Redesigned, staffGroups, nil)
	var names []string
	for _, f := range fault.Of(err).Fields {
		names = append(names, f.Name)
	}
	if want := []string{"after-1-minutes", "after-3-share", "after-3-action"}; !slices.Equal(names, want) {
		t.Errorf("%v", names)
	}
	if _, _, err := Steps(make([]Input, 201), Current, nil, nil); !fault.Is(err, fault.Invalid) {
		t.Errorf("201 steps: %v", err)
	}
}

func TestPaste(t *testing.T) {
	for _, c := range []struct {
		what, text string
		header     bool
		rows       []string // action|who|minutes|share and, after a slash, the first problem
		refused    string
	}{
		{"as in the hint", "Print the form\tClinician\t2.0\t100\r\nScan it\tClinician\t3.5\t100\r\n", false,
			[]string{"Print the form|Clinician|2.0|100/", "Scan it|Clinician|3.5|100/"}, ""},
		{"with headings", "What is done\tWho\tMinutes\t% of cases\nScan it\tClerk\t3\t20%", true, []string{"Scan it|Clerk|3|20%/"}, ""},
		{"headings in another order", "No\tWho\tStep\t%\tMins\tNotes\n1\tClerk\tScan it\t50\t3\tslow", true, []string{"Scan it|Clerk|3|50/"}, ""},
		{"the step's own number in front", "1\tScan it\tClerk\t3\t50", false, []string{"Scan it|Clerk|3|50/"}, ""},
		{"a line break inside a cell", "\"Scan it\nand file it\"\tClerk\t3\t50\n\"Say \"\"hello\"\"\"\tClerk\t1\t100", false,
			[]string{"Scan it\nand file it|Clerk|3|50/", "Say \"hello\"|Clerk|1|100/"}, ""},
		{"a quote that never closes", "\"Scan it\tClerk\t3\t50", false, []string{"\"Scan it|Clerk|3|50/"}, ""},
		{"blank rows between", "Scan it\tClerk\t3\t50\n\n\t\t\t\nFile it\tClerk\t1\t50", false, []string{"Scan it|Clerk|3|50/", "File it|Clerk|1|50/"}, ""},
		{"one column among four", "Scan it\tClerk\t3\t50\nFile it", false, []string{"Scan it|Clerk|3|50/", "File it|||/This row has 1 column; 4 are needed: what is done, who, minutes, % of cases. Were cells merged?"}, ""},
		{"no share", "Scan it\tClerk\t3", false, []string{"Scan it|Clerk|3|/The % of cases is missing: type it in, 100 when every case needs this step"}, ""},
		{"six columns", "Scan it\tClerk\t3\t50\tx\ty", false, []string{"Scan it|Clerk|3|50/This row has 6 columns; 4 are needed: what is done, who, minutes, % of cases"}, ""},
		{"a merged cell", "Scan it\t\t3\t50", false, []string{"Scan it||3|50/Who does it is empty. If the cell was merged with its neighbour, type it in here"}, ""},
		{"text in minutes", "Scan it\tClerk\tten\t50", false, []string{"Scan it|Clerk|ten|50/Minutes of step 4 before must be a number"}, ""},
		{"a missing time is no mistake", "Scan it\tClerk\t\t50", false, []string{"Scan it|Clerk||50/"}, ""},
		{"nothing", " \n\n", false, nil, "Paste the cells that hold the steps, one step a row"},
		{"only headings", "Who\tMinutes", false, nil, "Only headings were pasted: paste the rows under them too"},
		{"no columns", "Scan it, Clerk, 3\nFile it, Clerk, 3", false, nil, "No columns were found. Copy the cells in the spreadsheet and paste them here: what is done, who, minutes, % of cases"},
		{"500 rows", strings.Repeat("Scan it\tClerk\t3\t50\n", 500), false, nil, "Paste at most 200 rows at once: this is 500"},
		{"NHS numbers", "Step\tWho\tNHS number\nScan it\tClerk\t9434765919", false, nil, "Row 1 looks like it holds NHS numbers. No patient data belongs here: take that out and paste again"},
		{"an NHS number", "Scan it\tClerk\t943 476 5919\t100", false, nil, "Row 1 looks like it holds an NHS number. No patient data belongs here: take that out and paste again"},
		{"ten digits that are none", "Scan it\tClerk\t9434765918\t100", false, []string{"Scan it|Clerk|9434765918|100/Minutes of step 4 before must be 1,440 or fewer, which is a whole day for one case"}, ""},
	} {
		p, err := Paste(c.text, Current, 4)
		if c.refused != "" || err != nil {
			if got := fault.Of(err).Fields.For("paste"); got != c.refused {
				t.Errorf("%s: refused with %q", c.what, got)
			}
			continue
		}
		var rows []string
		for _, r := range p.Rows {
			problem := ""
			if len(r.Problems) > 0 {
				problem = r.Problems[0].Says
			}
			rows = append(rows, strings.Join([]string{r.Input.Action, r.Input.Role, r.Input.Minutes, r.Input.Share}, "|")+"/"+problem)
		}
		if !slices.Equal(rows, c.rows) || p.Header != c.header {
			t.Errorf("%s: header %v, %q", c.what, p.Header, rows)
		}
	}
}

func TestPasteTakes200Rows(t *testing.T) {
	p, err := Paste("Who\tStep\n"+strings.Repeat("Clerk\tScan it\n", 200), Current, 1)
	if err != nil || len(p.Rows) != 200 || p.Rows[199].Line != 201 {
		t.Errorf("%d rows, %v", len(p.Rows), err)
	}
}

func FuzzPaste(f *testing.F) {
	f.Add("a\tb\t1\t100\n\"c\nd\"\te\t\t")
	f.Fuzz(func(t *testing.T, text string) {
		p, err := Paste(text, Redesigned, 1)
		if err == nil && (len(p.Rows) == 0 || len(p.Rows) > MostRows) {
			t.Errorf("%d rows of %q", len(p.Rows), text)
		}
	})
}
