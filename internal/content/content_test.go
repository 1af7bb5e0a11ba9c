package content

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/organisation"
	"groundwork/internal/readiness"
	"groundwork/internal/stage"
)

func load(t testing.TB) *Library {
	t.Helper()
	l, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestEverythingLoads(t *testing.T) {
	l := load(t)
	local, foundation := 0, 0
	for _, it := range l.Checklist.Items {
		if it.LocalAnswer {
			local++
		}
		if it.Scope == readiness.Foundation {
			foundation++
		}
	}
	for _, c := range []struct {
		what      string
		got, want int
	}{
		{"items", len(l.Checklist.Items), 69},
		{"domains", len(l.Checklist.Domains), 11},
		{"foundation items", foundation, 26},
		{"items with a local answer", local, 12},
		{"roles", len(l.Checklist.Roles), 22},
		{"events", len(l.Checklist.Events), 9},
		{"facts", len(l.Checklist.Facts), 8},
		{"measures", len(l.Measures.Measures), 32},
		{"published measures", len(l.Published.Measures), 5},
		{"staff groups", len(l.Measures.StaffGroups), 11},
		{"pay bands", len(l.Measures.PayBands), 17},
		{"stages of a pilot", len(l.Stages.Innovation), 10},
		{"stages of an adoption", len(l.Stages.Adoption), 10},
		{"reasons for not adopting", len(l.Stages.Reasons), 13},
		{"sources", len(l.Sources), 5},
	} {
		if c.got != c.want {
			t.Errorf("%d %s, want %d", c.got, c.what, c.want)
		}
	}
	if m := l.Measures.TimeMethod; m.WorkingDays != 253 || m.CalendarDays != 365 || m.ProductiveHours.String() != "1,570" {
		t.Errorf("time method: %+v", m)
	}
}

func TestSourcesAreTheBytesOfTheFiles(t *testing.T) {
	for _, s := range load(t).Sources {
		b, err := os.ReadFile(filepath.Join("files", s.File))
		if err != nil {
			t.Fatal(err)
		}
		h := sha256.Sum256(b)
		if string(s.Bytes) != string(b) || s.SHA256 != hex.EncodeToString(h[:]) {
			t.Errorf("%s: not the bytes of the file, or another checksum", s.File)
		}
		if s.Kind == "" || s.ID == "" || s.Version != 1 || s.Title == "" || s.Published != day.On(2026, 11, 22) {
			t.Errorf("%s: %s %s version %d %q of %s", s.File, s.Kind, s.ID, s.Version, s.Title, s.Published)
		}
	}
}

// The words that rules and pages use are those of the content.
func TestWordsOfTheRuleAreThoseOfTheContent(t *testing.T) {
	c := load(t).Checklist
	for _, l := range c.Levels {
		if l.Label != l.Value.String() {
			t.Errorf("level %d is %q in the content and %q in the rule", l.Value, l.Label, l.Value)
		}
	}
	for _, g := range c.Gates {
		if g.Label != "Ready "+g.Key.To() {
			t.Errorf("gate %s is %q in the content and %q in the rule", g.Key, g.Label, "Ready "+g.Key.To())
		}
	}
	for i, s := range c.Strengths {
		if want := []readiness.Strength{readiness.Hard, readiness.Essential, readiness.Desirable}[i]; s.Key != want {
			t.Errorf("strength %d is %s, want %s", i, s.Key, want)
		}
	}
	if c.Specials[0].Label != "We don't know yet" || c.Specials[1].Label != "Does not apply here" {
		t.Errorf("special answers: %+v", c.Specials)
	}
	for _, r := range load(t).Stages.Reasons {
		if stage.ReasonLabel(r) == "" || strings.Contains(stage.ReasonLabel(r), "_") {
			t.Errorf("%s has no words", r)
		}
	}
}

func TestMeasuresKeepTheirDefinition(t *testing.T) {
	l := load(t)
	m, ok := l.Measure("clin-time-freed")
	if !ok || m.Combine != benefit.CombineSum || m.DefaultClass != benefit.NonCashReleasing || len(m.StaffGroups) != 7 || !m.PerOperatingDay() || m.Version != 1 {
		t.Errorf("clin-time-freed: %+v", m)
	}
	if m, _ := l.Measure("cash-saving"); m.HasDenominator() || len(m.Requires) != 2 {
		t.Errorf("cash-saving: %+v", m)
	}
	if m, ok := l.Measure("sickness_absence_rate"); !ok || m.DefaultClass != "" || m.Combine != benefit.CombineRatioOfSums {
		t.Errorf("sickness_absence_rate: %+v", m)
	}
	if _, ok := l.Measures.Measure("ae_within_4h_rate"); ok {
		t.Error("a published statistic must not be among the measures that a benefit may claim")
	}
	if g, ok := l.Measures.StaffGroup("none"); !ok || g.Clinical {
		t.Errorf("staff group none: %+v", g)
	}
	if l.Measures.PayBands[4].Key != "6" {
		t.Errorf("pay band keys are text: %+v", l.Measures.PayBands[4])
	}
}

func TestGatesLeadFromStageToStage(t *testing.T) {
	m := load(t).Stages
	for _, c := range []struct {
		in   []stage.Stage
		gate string
		want string
	}{
		{m.Innovation, "redesign", "redesigned"},
		{m.Innovation, "decide", "decided"},
		{m.Adoption, "adopt", "committed"},
		{m.Adoption, "go_live", "live"},
		{m.Adoption, "bau", "bau"},
		{m.Adoption, "nowhere", ""},
		{m.Adoption, "", ""},
	} {
		if s, _ := stage.Behind(c.in, c.gate); s.Key != c.want {
			t.Errorf("gate %q leads to %q, want %q", c.gate, s.Key, c.want)
		}
	}
}

func TestGlossaryDefines(t *testing.T) {
	g := load(t).Glossary
	for _, word := range []string{"SPC", "statistical process control", "Touch time", "dtac"} {
		if _, ok := g.Define(word); !ok {
			t.Errorf("%s is not defined", word)
		}
	}
	if _, ok := g.Define(""); ok {
		t.Error("nothing is defined")
	}
}

func TestRegister(t *testing.T) {
	r, err := LoadRegister()
	if err != nil {
		t.Fatal(err)
	}
	count := map[organisation.Type]int{}
	open := map[organisation.Type]int{}
	for _, o := range r.Organisations {
		count[o.Type]++
		if o.Open(RegisterDay) {
			open[o.Type]++
		}
		if o.ValidFrom.IsZero() {
			t.Errorf("%s has no day from which its version holds", o.Code)
		}
	}
	if len(r.Organisations) != 331 || count[organisation.Trust] != 275 || count[organisation.ICB] != 48 || count[organisation.Region] != 7 || count[organisation.Country] != 1 {
		t.Errorf("%d organisations: %v", len(r.Organisations), count)
	}
	if open[organisation.Trust] != 202 || open[organisation.ICB] != 36 {
		t.Errorf("open: %v", open)
	}
	if len(r.Successions) != 92 {
		t.Errorf("%d successions", len(r.Successions))
	}
	for _, c := range []struct{ code, name, short string }{
		{"ENG", "England", "England"},
		{"R0D", "University Hospitals Dorset NHS Foundation Trust", "University Hospitals Dorset"},
		{"D7T5G", "NHS Essex Integrated Care Board", "Essex"},
		{"Y56", "London", "London"},
	} {
		i := slices.IndexFunc(r.Organisations, func(o organisation.Organisation) bool { return o.Code == c.code })
		if o := r.Organisations[i]; o.Name != c.name || o.Short != c.short {
			t.Errorf("%s is %q, in short %q", c.code, o.Name, o.Short)
		}
	}
}

// Parents come before those that belong to them, so that rows can be written in this order.
func TestRegisterIsInOrderOfBelonging(t *testing.T) {
	r, err := LoadRegister()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, o := range r.Organisations {
		seen[o.Code] = true
		for _, up := range []string{o.ICB, o.Region} {
			if up != "" && !seen[up] {
				t.Errorf("%s comes before %s", o.Code, up)
			}
		}
	}
}

func TestBadContentIsRefusedWithItsLine(t *testing.T) {
	good, err := embedded(checklistFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, old, new, want string }{
		{"unknown field", "  review_months: 12\n", "  review_month: 12\n", `line 105: unknown field "review_month"`},
		{"forgotten field", "  review_months: 12\n", "", "line 97: fin-01: say under review_months"},
		{"unknown domain", "  domain: finance\n", "  domain: finanse\n", `line 97: fin-01: domain "finanse"`},
		{"unknown owner", "  owner: cfo\n", "  owner: ceo\n", `line 97: fin-01: owner "ceo"`},
		{"unknown event", "expire_on: [owner_left, org_changed]", "expire_on: [owner_went]", `line 97: fin-01: event "owner_went"`},
		{"unknown condition", "applies_when: [paid_supplier]", "applies_when: [free]", `fin-06: condition "free"`},
		{"repeated id", "- id: fin-02", "- id: fin-01", "fin-01: is there twice"},
		{"repeated key", "  scope: foundation\n", "  scope: foundation\n  scope: adoption\n", "already defined"},
		{"not a strength", "  gate: desirable\n", "  gate: nice\n", `"nice" is not a strength`},
		{"not a level", "required: {adopt: 2, go_live: 3, bau: 3}", "required: {adopt: 7}", "fin-02: required at adopt must be a level from 1 to 4"},
		{"no level text", "    4: The route is used for every request; actual decision times are measured and reported.\n", "", `fin-01: does not say what "Embedded" looks like`},
		{"local adoption item", "  scope: foundation\n  local_answer: true\n", "  scope: adoption\n  local_answer: true\n", "fin-03: local_answer is for foundation items only"},
		{"desirable with a threshold", "  gate: desirable\n", "  gate: desirable\n  required: {adopt: 2}\n", "fin-01: is desirable, so nothing can be required of it"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if !strings.Contains(string(good), c.old) {
				t.Fatal("the content has changed: ", c.old)
			}
			_, err := ParseChecklist(checklistFile, []byte(strings.Replace(string(good), c.old, c.new, 1)))
			if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v\nwant %s", err, c.want)
			}
		})
	}
}

func TestBadMeasuresAndRegister(t *testing.T) {
	good, err := embedded(measuresFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ old, new, want string }{
		{"  combine: sum\n", "  combine: add\n", `combine "add"`},
		{"  default_class: societal\n", "  default_class: social\n", `default_class "social"`},
		{"overlaps_with: [step-minutes-per-case, agency-spend]", "overlaps_with: [nothing]", `names "nothing"`},
		{"  direction: up\n", "  direction: sideways\n", `direction "sideways"`},
	} {
		_, _, err := ParseMeasures(measuresFile, []byte(strings.Replace(string(good), c.old, c.new, 1)), benefit.Library{})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
	if _, err := parseRegister("x.csv", []byte("code,name\nA,B\n")); err == nil {
		t.Error("other columns are refused")
	}
	b, err := embedded(registerFile)
	if err != nil {
		t.Fatal(err)
	}
	twice := string(b) + "R0D,A,A,trust,,,,,,,open,,,,,,x\n"
	if _, err := parseRegister("x.csv", []byte(twice)); err == nil || !strings.Contains(err.Error(), `"R0D" is there twice`) {
		t.Errorf("got %v", err)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoadDemo(b *testing.B) {
	l := load(b)
	for b.Loop() {
		if _, err := LoadDemo(l); err != nil {
			b.Fatal(err)
		}
	}
}

// A draft that somebody uploads is read or refused, whatever is in it.
func FuzzParseChecklist(f *testing.F) {
	good, err := embedded(checklistFile)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good[:4000])
	f.Add([]byte("checklist: {id: a, version: 1}\nitems:\n- id: fin-01\n  levels: {9: x}\n"))
	f.Add([]byte("items: [&a [*a]]\n"))
	f.Add([]byte(": - {"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if c, err := ParseChecklist("draft.yaml", b); (c == nil) == (err == nil) {
			t.Errorf("%v, %v", c, err)
		}
	})
}
