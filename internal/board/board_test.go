package board

import (
	"math/big"
	"testing"
	"time"

	"groundwork/internal/day"
)

func TestSentence(t *testing.T) {
	d := day.On(2027, time.March, 3)
	record := Short{"a", "Staff record hierarchy", "Ravi Kapoor", d}
	rosters := Short{"b", "Rosters for therapists", "Chloe Barker", d - 30}
	interfaces := Short{"c", "Interface slot", "", 0}
	undated := Short{"c", "Interface slot", "Owen Pritchard", 0}
	for _, c := range []struct {
		what string
		a    Adoption
		want string
	}{
		{"a stop rule before everything", Adoption{StopRule: "Uptake under 40% after 12 weeks", StopRuleOn: d, Unapproved: true, Short: []Short{record}, Unknown: 3, Gaps: 1, GapDue: d},
			"Review now: the stop rule 'Uptake under 40% after 12 weeks' was met on 3 March 2027"},
		{"redesign unapproved", Adoption{Unapproved: true, Short: []Short{record}, Unknown: 3}, "Fix the workflow first"},
		{"a workflow item short", Adoption{WorkflowShort: true, Short: []Short{record}}, "Fix the workflow first"},
		{"one short, owned and dated", Adoption{Short: []Short{record}, Unknown: 3}, "Go when Staff record hierarchy (Ravi Kapoor, 3 March 2027) is closed"},
		{"two short, the last to close named", Adoption{Short: []Short{rosters, record}}, "Go when Staff record hierarchy (Ravi Kapoor, 3 March 2027) and 1 more are closed"},
		{"equal days, the hardest named", Adoption{Short: []Short{{"a", "A", "x", d}, {"b", "B", "y", d}}}, "Go when A (x, 3 March 2027) and 1 more are closed"},
		{"one without owner", Adoption{Short: []Short{interfaces}}, "Wait for Interface slot"},
		{"one of three without owner", Adoption{Short: []Short{record, interfaces, rosters}}, "Wait for Staff record hierarchy and 2 more"},
		{"one without date", Adoption{Short: []Short{undated}, Unknown: 2}, "Wait for Interface slot"},
		{"answers", Adoption{Unknown: 16, Due: d, Gaps: 1, GapDue: d}, "Wait for 16 answers, due 3 March 2027"},
		{"one answer", Adoption{Unknown: 1, Due: d}, "Wait for 1 answer, due 3 March 2027"},
		{"answers without a date", Adoption{Unknown: 2}, "Wait for 2 answers, with no date yet"},
		{"one gap", Adoption{Gaps: 1, GapDue: d}, "Go, with 1 accepted gap, due 3 March 2027"},
		{"gaps", Adoption{Gaps: 2, GapDue: d}, "Go, with 2 accepted gaps, first due 3 March 2027"},
		{"nothing in the way", Adoption{}, "Go"},
	} {
		if got := c.a.Sentence(); got != c.want {
			t.Errorf("%s: %q", c.what, got)
		}
	}
}

func TestHeadline(t *testing.T) {
	pence := func(p int64) *int64 { return &p }
	rat := func(a, b int64) *big.Rat { return big.NewRat(a, b) }
	const hours = "clinical hours a working day"
	one, two, three := []string{"Digital consent"}, []string{"Digital consent", "Clinic letters"}, []string{"a", "b", "c"}
	for _, c := range []struct {
		what string
		g    Gain
		want string
	}{
		{"the demo: 18,250 saved, 88,400 spent", Gain{Names: one, Hours: rat(111186, 2000), Of: hours, Grade: "Measured (B)", InUse: rat(10022*100, 32330), Cash: pence(18_250_00 - 88_400_00)},
			"Digital consent frees 55.6 clinical hours a working day, Measured (B); 31% are shown to be in use, and it costs £70,150 a year more in cash than it saves."},
		{"it saves", Gain{Names: one, Hours: rat(5, 1), Of: hours, Grade: "Measured (B)", InUse: rat(0, 1), Cash: pence(18_250_00)},
			"Digital consent frees 5.0 clinical hours a working day, Measured (B); none are shown to be in use, and it saves £18,250 a year more in cash than it costs."},
		{"use and cash not known", Gain{Names: one, Hours: rat(5, 1), Of: hours, Grade: "Measured (B)"},
			"Digital consent frees 5.0 clinical hours a working day, Measured (B); what they are used for is not known."},
		{"even", Gain{Names: two, Hours: rat(5, 1), Of: hours, Grade: "Measured (B)", InUse: rat(305, 10), Cash: pence(0)},
			"Digital consent and Clinic letters free 5.0 clinical hours a working day, Measured (B); 30.5% are shown to be in use, and they save as much cash a year as they cost."},
		{"three", Gain{Names: three, Hours: rat(722, 10), Of: hours, Grade: "Measured (B)", Cash: pence(-100)},
			"3 innovations free 72.2 clinical hours a working day, Measured (B); what they are used for is not known, and they cost £1 a year more in cash than they save."},
		{"modelled only", Gain{Names: one, Modelled: rat(56, 1), Of: hours, Cash: pence(-100)},
			"Digital consent could free 56.0 clinical hours a working day, modelled; nothing is measured yet."},
		{"nothing but cash", Gain{Names: one, Cash: pence(18_250_00)},
			"Digital consent has no hours freed to report yet; it saves £18,250 a year more in cash than it costs."},
		{"nothing", Gain{Names: two}, "Digital consent and Clinic letters have no hours freed to report yet."},
		{"more work", Gain{Names: one, Hours: rat(-3, 1), Of: hours, Grade: "Measured (B)", Cash: pence(-100_00)},
			"Digital consent takes 3.0 clinical hours a working day more than before, Measured (B); it costs £100 a year more in cash than it saves."},
		{"no pilots", Gain{}, "No pilots yet. Register the first."},
	} {
		if got := c.g.Headline(); got != c.want {
			t.Errorf("%s: %q", c.what, got)
		}
	}
	for pence, want := range map[int64]string{0: "£0", 49: "£0", 50: "£1", 7015000: "£70,150", -7015000: "-£70,150"} {
		if got := Pounds(pence); got != want {
			t.Errorf("%d pence: %q", pence, got)
		}
	}
}
