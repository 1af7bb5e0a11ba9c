package fold

import "testing"

func TestString(t *testing.T) {
	for in, want := range map[string]string{
		"St George’s (Élan)":        "st georges elan",
		"  Digital   consent—pilot": "digital consent pilot",
		"ZZ-NMR":                    "zz nmr",
		"King's":                    "kings",
		"":                          "",
		"!!":                        "",
	} {
		if got := String(in); got != want {
			t.Errorf("String(%q) = %q, want %q", in, got, want)
		}
	}
}
