package benefit

import (
	"strings"
	"testing"

	"groundwork/internal/decimal"
)

// Trusts are compared on measures of which two of them have measured figures that follow one definition; every other
// benefit is refused with its reason, and none is lost.
func TestCompareAcross(t *testing.T) {
	glance := func(trust, measure string, version int, grade string, staff ...string) Glance {
		g := Glance{ID: trust + measure, Subject: Subject{Organisation: trust, Short: trust}, Figures: 3, Last: decimal.Some(5 * decimal.One), Grade: grade}
		g.Profile.Measure = Ref{ID: measure, Version: version}
		g.Measure = Measure{ID: measure, Version: version, Name: "Measure " + measure, Unit: "hours"}
		g.Profile.StaffGroups = staff
		return g
	}
	none := glance("A", "e", 1, "B")
	none.Figures, none.Last = 0, decimal.Maybe{}
	list := []Glance{
		glance("A", "a", 1, "B"), glance("B", "a", 1, "A"), glance("C", "a", 2, "B"), glance("B", "a", 1, "D"), // may, with two refused
		glance("A", "b", 1, "B"), glance("A", "b", 1, "B"), // one trust twice
		glance("A", "c", 1, "C"), glance("B", "c", 1, "B"), // one of them is estimated
		glance("A", "d", 1, "B", "nursing"), glance("B", "d", 1, "B", "medical"),
		none, glance("B", "e", 1, "B"),
	}
	l := Library{Grades: []Term{{Key: "C", Label: "Estimated"}, {Key: "D", Label: "Assumed"}}}
	may, not := CompareAcross(l, list)
	if len(may) != 1 || may[0].Measure.ID != "a" || len(may[0].List) != 2 || len(may[0].Refused) != 2 || len(not) != 4 {
		t.Fatalf("may compare %+v, not %d", may, len(not))
	}
	counted := len(may[0].List) + len(may[0].Refused)
	for i, why := range []string{"nobody else", "Estimated (C)", "different staff groups", "no figures yet"} {
		counted += len(not[i].List) + len(not[i].Refused)
		said := ""
		for _, r := range not[i].Refused {
			said += r.Why + ". "
		}
		if !strings.Contains(said, why) || len(not[i].List) > 0 {
			t.Errorf("%s: %q does not say %q", not[i].Measure.Name, said, why)
		}
	}
	if counted != len(list) {
		t.Errorf("of %d benefits %d are spoken of", len(list), counted)
	}
	if said := may[0].Refused[0].Why + may[0].Refused[1].Why; !strings.Contains(said, "Assumed (D)") || !strings.Contains(said, "version") {
		t.Errorf("%q", said)
	}
}

// What is looked at length is one pilot at as many trusts as have it, else one benefit of each trust; never more than six.
func TestSites(t *testing.T) {
	list := func(lines ...string) (a Across) {
		for _, l := range lines {
			trust, pilot, _ := strings.Cut(l, " ")
			a.List = append(a.List, Glance{ID: l, Subject: Subject{Organisation: trust, Name: pilot}})
		}
		return a
	}
	for _, c := range []struct {
		of   Across
		want string
	}{
		{list("A x", "A y", "B y", "B z", "C y"), "A y, B y, C y"},
		{list("A x", "A y", "B z"), "A x, B z"},
		{list("A x", "B x", "A w", "B w"), "A w, B w"},
		{list("A x", "B x", "C x", "D x", "E x", "F x", "F x2", "G x"), "A x, B x, C x, D x, E x, F x"},
	} {
		var got []string
		for _, g := range c.of.Sites() {
			got = append(got, g.ID)
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%v, want %s", got, c.want)
		}
	}
}
