package waiting

import (
	"testing"

	"groundwork/internal/content"
)

// "9 questions can stop an adoption like Digital consent, and 5 heads of service can answer them", counted
// from the content that ships.
func TestLike(t *testing.T) {
	l, err := content.Load()
	if err != nil {
		t.Fatal(err)
	}
	d, err := content.LoadDemo(l)
	if err != nil {
		t.Fatal(err)
	}
	c, err := l.Checklist.With(d.Pack())
	if err != nil {
		t.Fatal(err)
	}
	g := Like("Digital consent", c, append([]string{"paid_supplier"}, d.Innovation.Conditions...))
	if g.Stops != 9 || len(g.By) != 5 || g.Once != 25 || g.Total != 63 {
		t.Errorf("%d of %d questions about the trust can stop it, of %d in all, for %d people; want 9 of 25, 63, 5", g.Stops, g.Once, g.Total, len(g.By))
	}
	if b := g.By[0]; b.Role != "Chief digital and information officer" || len(b.Titles) != 3 {
		t.Errorf("first is %+v", b)
	}
	if g = Like("Nothing asked", l.Checklist, nil); g.Stops == 0 || g.Stops > g.Once {
		t.Errorf("without facts: %+v", g)
	}
}

func TestForemost(t *testing.T) {
	for name, c := range map[string]struct {
		pilots []Pilot
		want   string
	}{
		"none":                     {nil, ""},
		"closed ones never":        {[]Pilot{{ID: "a", Closed: true}}, ""},
		"a draft before an open":   {[]Pilot{{ID: "a", Mine: true}, {ID: "b", Draft: true}}, "b"},
		"an own draft before one":  {[]Pilot{{ID: "a", Draft: true}, {ID: "b", Draft: true, Mine: true}}, "b"},
		"an own one before others": {[]Pilot{{ID: "a", Since: 9}, {ID: "b", Mine: true, Since: 1}}, "b"},
		"of equals the latest":     {[]Pilot{{ID: "a", Since: 1}, {ID: "b", Since: 9}, {ID: "c", Since: 3}}, "b"},
	} {
		got := ""
		if p := Foremost(c.pilots); p != nil {
			got = p.ID
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
