package organisation_test

import (
	"strings"
	"testing"

	"groundwork/internal/content"
	"groundwork/internal/organisation"
)

func register(t testing.TB) []organisation.Organisation {
	t.Helper()
	r, err := content.LoadRegister()
	if err != nil {
		t.Fatal(err)
	}
	return r.Organisations
}

// Against the whole register, as people type.
func TestNearest(t *testing.T) {
	all := register(t)
	for _, c := range []struct {
		typed string
		first string // code of the nearest; empty for none at all
	}{
		{"R0D", "R0D"},
		{"r0d", "R0D"},
		{" rv3 ", "RV3"},
		{"Central and North West London NHS Foundation Trust", "RV3"},
		{"central & north-west london nhs ft", "RV3"},
		{"Central and North West Londn", "RV3"}, // misspelt
		{"north west london central", "RV3"},    // another order
		{"University Hospitals of Dorset", "R0D"},
		{"Guys and St Thomas", "RJ1"},
		{"St George's", "RJ7"},
		{"St Georges Hospital", "RJ7"},
		{"The Christie", "RBV"},
		{"Leeds Teaching", "RR8"},
		{"Leeds Teeching Hospitals", "RR8"},
		{"England", "ENG"},
		{"", ""},
		{"!!", ""},
		{"xyzzy", ""},
		{"nhs trust", ""},
	} {
		got := organisation.Nearest(all, c.typed)
		switch {
		case c.first == "" && len(got) > 0:
			t.Errorf("%q: %s, want nothing", c.typed, names(got))
		case c.first != "" && (len(got) == 0 || got[0].Code != c.first):
			t.Errorf("%q: %s, want %s first", c.typed, names(got), c.first)
		case len(got) > 5:
			t.Errorf("%q: %d matches", c.typed, len(got))
		}
	}
}

// One slip in a code still finds it, among others that are as near.
func TestNearestForgivesOneSlipInACode(t *testing.T) {
	few := []organisation.Organisation{named("RV3", "A"), named("RVB", "B"), named("ZZ-NMR", "C"), named("QMF", "D")}
	for typed, want := range map[string]string{"RV4": "RV3 RVB", "RV": "", "ZZNMR": "ZZ-NMR", "zz nrm": "ZZ-NMR", "QM": "", "QMFF": "QMF"} {
		if got := codes(organisation.Nearest(few, typed)); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

func TestNearestIsInOrder(t *testing.T) {
	few := []organisation.Organisation{
		named("1", "Northmoor Community and Mental Health NHS Trust"),
		named("2", "Northmoor Hospitals NHS Trust"),
		named("3", "Eastfold Partnership NHS Trust"),
		named("4", "Northmere Care NHS Trust"),
	}
	for typed, want := range map[string]string{
		"Northmoor":           "2 1", // fewer words left over
		"Northmoor Hospitals": "2 1",
		"Northmor community":  "1 2",
		"eastfold":            "3",
		"Eastfold Trust":      "3",
		"Thornsea":            "",
	} {
		if got := codes(organisation.Nearest(few, typed)); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

func TestKey(t *testing.T) {
	for in, want := range map[string]string{
		"The Christie NHS FT":           "christie nhs foundation trust",
		"Guy’s & St Thomas’":            "guys and st thomas",
		"  ROYAL  FREE—London ":         "royal free london",
		"The":                           "the",
		"Christie NHS Foundation Trust": "christie nhs foundation trust",
	} {
		if got := organisation.Key(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func named(code, name string) organisation.Organisation {
	return organisation.Organisation{Code: code, Type: organisation.Trust, Version: organisation.Version{Name: name}}
}

func codes(in []organisation.Organisation) string {
	var out []string
	for _, o := range in {
		out = append(out, o.Code)
	}
	return strings.Join(out, " ")
}

func names(in []organisation.Organisation) string {
	var out []string
	for _, o := range in {
		out = append(out, o.Code+" "+o.Name)
	}
	return strings.Join(out, ", ")
}

func BenchmarkNearest(b *testing.B) {
	all := register(b)
	for b.Loop() {
		organisation.Nearest(all, "Central and North West Londn")
	}
}
