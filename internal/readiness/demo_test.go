package readiness_test

import (
	"slices"
	"testing"

	"groundwork/internal/content"
	"groundwork/internal/day"
	"groundwork/internal/readiness"
)

// adopter is one trust of the demo with the checklist it answers.
type adopter struct {
	checklist *readiness.Checklist
	trust     *content.DemoTrust
	adoption  *content.DemoAdoption
}

func adopters(t testing.TB) map[string]adopter {
	t.Helper()
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
	out := map[string]adopter{}
	for i := range d.Answers.Trusts {
		tr := &d.Answers.Trusts[i]
		at := slices.IndexFunc(d.Adoptions, func(a content.DemoAdoption) bool { return a.ID == tr.Adoption.ID })
		out[tr.Organisation] = adopter{c, tr, &d.Adoptions[at]}
	}
	return out
}

func (a adopter) score(loaded, today day.Day) *readiness.Result {
	return a.checklist.Score(a.trust.Sheet(a.adoption, loaded), today)
}

var loadingDay = day.On(2026, 11, 22)

func TestDemoStandsAsExpected(t *testing.T) {
	for code, a := range adopters(t) {
		t.Run(code, func(t *testing.T) {
			a.compare(t, a.score(loadingDay, loadingDay))
			a.compareFoundation(t)
		})
	}
}

// What is expected holds whatever the day of loading, and for holds_for_days after it.
func TestDemoHoldsFromAnyDayOfLoading(t *testing.T) {
	for code, a := range adopters(t) {
		t.Run(code, func(t *testing.T) {
			for loaded := loadingDay; loaded < loadingDay+366 && !t.Failed(); loaded++ {
				a.compare(t, a.score(loaded, loaded))
				a.compare(t, a.score(loaded, loaded+day.Day(a.trust.Expected.HoldsForDays)))
			}
		})
	}
}

func (a adopter) compare(t *testing.T, r *readiness.Result) {
	t.Helper()
	want := a.trust.Expected
	for g, w := range map[readiness.Gate]content.DemoExpectedGate{readiness.Adopt: want.Gates.Adopt, readiness.GoLive: want.Gates.GoLive,
		readiness.BusinessAsUsual: want.Gates.BusinessAsUsual} {
		got := r.Gate(g)
		if got.Verdict != w.Verdict || got.Asked != w.Asked || got.Met != w.Met {
			t.Errorf("%s on %s: %s, %d of %d met; want %s, %d of %d", g, r.On, got.Verdict, got.Met, got.Asked, w.Verdict, w.Met, w.Asked)
		}
		equal(t, g.String()+" conditions", ids(got.Gaps, readiness.Accepted), w.Conditions)
		equal(t, g.String()+" short", ids(got.Stops, readiness.Short), w.Short)
		equal(t, g.String()+" unknown", ids(got.Stops, readiness.Unknown), w.Unknown)
	}
	p, w := r.Profile, want.Profile
	if p.Overall != w.Overall || p.High != w.OverallHigh || p.Known != w.KnownItems || p.Applicable != w.ApplicableItems ||
		p.KnownPercent != w.KnownPercent || p.Embedded != w.EmbeddedItems || p.Weakest.Key != w.Weakest {
		t.Errorf("profile %+v, want %+v", p, w)
	}
	for _, d := range p.Domains {
		if d.Score != w.Domains[d.Domain.Key] {
			t.Errorf("%s: %d points, want %d", d.Domain.Key, d.Score, w.Domains[d.Domain.Key])
		}
	}
}

func (a adopter) compareFoundation(t *testing.T) {
	t.Helper()
	s := a.trust.Sheet(a.adoption, loadingDay)
	items := a.checklist.Groundwork(s.Facts, s.Foundation, s.Events, s.MergedOn, loadingDay)
	if got, want := readiness.Count(items), readiness.Tally(a.trust.Expected.Foundation); got != want {
		t.Errorf("foundation %+v, want %+v", got, want)
	}
}

// The sentences and the words by area that the pages show for Eastfold and Carrow Vale.
func TestDemoInWords(t *testing.T) {
	all := adopters(t)
	eastfold := all["ZZ-EFD"].score(loadingDay, loadingDay)
	for g, want := range map[readiness.Gate]string{
		readiness.Adopt:           "Ready to adopt with conditions: 30 of 31 met, 1 accepted gap until 6 January 2027",
		readiness.GoLive:          "Not ready to go live: 22 of 42 met, 17 stop it, 3 not known",
		readiness.BusinessAsUsual: "Not ready for business as usual: 19 of 42 met, 20 stop it, 3 not known",
	} {
		if got := eastfold.Sentence(g); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got, want := all["ZZ-HML"].score(loadingDay, loadingDay).Sentence(readiness.GoLive), "Ready to go live: 41 of 41 met"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	vale := all["ZZ-CVL"].score(loadingDay, loadingDay)
	if got, want := vale.Sentence(readiness.Adopt), "Not enough known to adopt: 10 of 31 met, 21 not known"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	want := []string{
		"Finance: 5 of 6 in place, stops nothing",
		"Procurement: 3 of 5 in place, 1 stops go-live",
		"Payroll: 1 of 3 in place, stops nothing",
		"Workforce systems: 0 of 5 in place, 2 stop go-live",
		"Data standards and interoperability: 2 of 7 in place, 4 stop go-live",
		"Governance and accountability: 5 of 8 in place, 2 stop go-live",
		"Workflow redesign: 5 of 7 in place, 1 stops go-live, 1 not known",
		"Staff engagement and training: 3 of 6 in place, 2 stop go-live",
		"Support and sustainability: 1 of 8 in place, 3 stop go-live, 1 not known",
		"Clinical and information safety: 4 of 7 in place, 2 stop go-live, 1 not known",
	}
	var got []string
	for _, a := range eastfold.Areas(readiness.GoLive) {
		got = append(got, a.Domain.Label+": "+a.Words())
	}
	if !slices.Equal(got, want) {
		t.Errorf("areas:\n%q\nwant\n%q", got, want)
	}
	if got := vale.Areas(readiness.Adopt)[3].Words(); got != "1 of 5 in place, 3 not known" {
		t.Errorf("Carrow Vale, workforce: %s", got)
	}
}

// Hard items come first: no accepted gap can cover them.
func TestDemoStopsHardestFirst(t *testing.T) {
	stops := adopters(t)["ZZ-EFD"].score(loadingDay, loadingDay).Gate(readiness.GoLive).Stops
	hard := []string{"dat-05", "saf-02", "saf-03", "demo-consent/p-02"}
	for i, id := range hard {
		if stops[i].Item.ID != id {
			t.Errorf("stop %d is %s, want %s", i, stops[i].Item.ID, id)
		}
	}
	if len(stops) != 20 || stops[4].Item.Strength != readiness.Essential || stops[16].State != readiness.Short || stops[17].State != readiness.Unknown {
		t.Errorf("%d stops: %v", len(stops), stops)
	}
	for _, c := range []struct {
		id, mark, why string
	}{
		{"dat-05", "Stops go-live until in place", ""},
		{"wfs-05", "Stops go-live until partly in place", ""},
		{"wfl-06", "Not known: must be at least partly in place to go live", "The answer is “We don’t know yet”"},
		{"saf-05", "Not known: must be in place to go live", "The answer is “We don’t know yet”"},
	} {
		i := slices.IndexFunc(stops, func(s readiness.Stop) bool { return s.Item.ID == c.id })
		if got := stops[i].Mark(); got != c.mark {
			t.Errorf("%s: %q, want %q", c.id, got, c.mark)
		}
		if got := adopters(t)["ZZ-EFD"].checklist.Explain(stops[i].Standing); got != c.why {
			t.Errorf("%s: %q, want %q", c.id, got, c.why)
		}
	}
}

// A trust that has described nothing: "Nine questions can stop an adoption like
// digital consent; five people can answer them."
func TestFoundationQuestionsThatCanStop(t *testing.T) {
	a := adopters(t)["ZZ-EFD"]
	owners := map[string]bool{}
	n := 0
	for _, it := range a.checklist.Applicable(a.trust.Adoption.Conditions) {
		if it.Scope == readiness.Foundation && it.CanStop() {
			n++
			owners[it.Owner] = true
		}
	}
	if n != 9 || len(owners) != 5 {
		t.Errorf("%d questions for %d functions", n, len(owners))
	}
}

func BenchmarkScore(b *testing.B) {
	a := adopters(b)["ZZ-EFD"]
	s := a.trust.Sheet(a.adoption, loadingDay)
	b.ReportAllocs()
	for b.Loop() {
		if r := a.checklist.Score(s, loadingDay); len(r.Items) != 63 {
			b.Fatal(len(r.Items))
		}
	}
}
