package content

import (
	"slices"
	"strings"
	"testing"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
	"groundwork/internal/readiness"
)

func loadDemo(t testing.TB) (*Library, *Demo) {
	t.Helper()
	l := load(t)
	d, err := LoadDemo(l)
	if err != nil {
		t.Fatal(err)
	}
	return l, d
}

func TestDemoIsAllThere(t *testing.T) {
	_, d := loadDemo(t)
	rows := 0
	for _, s := range d.Series.Series {
		rows += len(s.Rows)
	}
	for _, c := range []struct {
		what      string
		got, want int
	}{
		{"organisations", len(d.Organisations), 8},
		{"people", len(d.People), 36},
		{"decisions", len(d.Decisions), 5},
		{"steps before", len(d.Workflow.Before), 7},
		{"steps after", len(d.Workflow.After), 6},
		{"changes", len(d.Workflow.Changes), 8},
		{"benefits", len(d.Benefits), 8},
		{"series", len(d.Series.Series), 8},
		{"figures", rows, 46*3 + 4*2 + 19*3},
		{"lessons", len(d.Lessons), 8},
		{"packs", len(d.Packs), 2},
		{"adoptions", len(d.Adoptions), 4},
		{"other pilots", len(d.OtherPilots), 2},
		{"weeks at the first adopter", len(d.AdopterSeries.Rows), 27},
		{"weeks at the pilot", len(d.WeeklySeries.Rows), 46},
		{"answering trusts", len(d.Answers.Trusts), 3},
	} {
		if c.got != c.want {
			t.Errorf("%d %s, want %d", c.got, c.what, c.want)
		}
	}
}

// Figures come through exactly as they are written, and a null stays unknown.
func TestDemoFiguresAreExact(t *testing.T) {
	_, d := loadDemo(t)
	first := d.Series.Series[0].Rows[0]
	if first.Start != day.On(2025, 5, 12) || first.End != day.On(2025, 5, 18) || first.State != "reported" ||
		first.Value != decimal.Some(165_000) || first.Numerator != decimal.Some(decimal.Of(660)) || first.Denominator != decimal.Some(decimal.Of(40)) {
		t.Errorf("%+v", first)
	}
	before := d.Series.Series[1].Rows[0]
	if before.State != "not_applicable" || before.Value.Known || before.Denominator.Known {
		t.Errorf("%+v", before)
	}
	var sum decimal.Decimal
	for _, w := range d.WeeklySeries.Rows[:16] {
		sum += w.Minutes.D
	}
	if mean := sum / 16; mean != d.WeeklySeries.Expected.Mean || sum%16 != 0 {
		t.Errorf("mean of the baseline is %s", mean)
	}
	last := d.AdopterSeries.Rows[26]
	if last.State != "late" || last.CasesInScope.Known || !last.WorkingDays.Known {
		t.Errorf("%+v", last)
	}
	if d.Arithmetic.WorkingDaysToRepay != 168_000 || d.Arithmetic.AdminHoursFreed != 33_600 {
		t.Errorf("%+v", d.Arithmetic)
	}
	if b := d.Benefits[7]; b.Baseline.Known || !b.Actual.Known || !b.Disbenefit {
		t.Errorf("%+v", b)
	}
}

// Every item that applies at an adopter is listed once, answered or not.
func TestDemoListsEveryItemOnce(t *testing.T) {
	l, d := loadDemo(t)
	c, err := l.Checklist.With(d.Pack())
	if err != nil {
		t.Fatal(err)
	}
	for _, tr := range d.Answers.Trusts {
		listed := map[string]int{}
		for _, a := range slices.Concat(tr.Foundation.Answers, tr.Adoption.Answers) {
			listed[a.Item]++
		}
		applicable := c.Applicable(tr.Adoption.Conditions)
		for _, it := range applicable {
			if listed[it.ID] != 1 {
				t.Errorf("%s: %s is listed %d times", tr.Organisation, it.ID, listed[it.ID])
			}
		}
		if len(listed) != len(applicable) {
			t.Errorf("%s: %d items listed, %d apply", tr.Organisation, len(listed), len(applicable))
		}
	}
}

// The conditions of an adoption are the innovation's and its own together.
func TestDemoConditionsAreThoseOfBoth(t *testing.T) {
	_, d := loadDemo(t)
	for _, tr := range d.Answers.Trusts {
		i := slices.IndexFunc(d.Adoptions, func(a DemoAdoption) bool { return a.ID == tr.Adoption.ID })
		both := slices.Concat(d.Innovation.Conditions, d.Adoptions[i].Conditions)
		if got, want := slices.Sorted(slices.Values(tr.Adoption.Conditions)), slices.Sorted(slices.Values(both)); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", tr.Organisation, got, want)
		}
	}
}

func TestDemoPackVersions(t *testing.T) {
	l, d := loadDemo(t)
	for _, c := range []struct{ n, raises, adds, notes int }{{1, 1, 2, 0}, {2, 2, 3, 3}} {
		p, ok := d.PackVersion(c.n)
		if !ok || p.Version != c.n || len(p.Raises) != c.raises || len(p.Adds) != c.adds || len(p.Notes) != c.notes {
			t.Errorf("version %d: %+v", c.n, p)
		}
		b, err := FormatPack(p)
		if err != nil {
			t.Fatal(err)
		}
		again, err := ParsePack(l.Checklist, "pack", b)
		if err != nil {
			t.Fatalf("version %d as written: %v\n%s", c.n, err, b)
		}
		direct, err := l.Checklist.With(p)
		if err != nil {
			t.Fatal(err)
		}
		for i := range direct.Items {
			x, y := &direct.Items[i], &again.Items[i]
			if x.ID != y.ID || x.Strength != y.Strength || x.Question != y.Question || x.PackNote != y.PackNote || x.RaisedBecause != y.RaisedBecause ||
				x.ReviewMonths != y.ReviewMonths || x.Threshold(readiness.Adopt) != y.Threshold(readiness.Adopt) || x.Threshold(readiness.GoLive) != y.Threshold(readiness.GoLive) {
				t.Errorf("%s does not go there and back:\n%+v\n%+v", x.ID, x, y)
			}
		}
	}
	if _, ok := d.PackVersion(3); ok {
		t.Error("there is no version 3")
	}
}

func TestABadPackIsRefusedWithItsLine(t *testing.T) {
	l := load(t)
	for _, c := range []struct{ pack, want string }{
		{"pack: {id: p, version: 1}\nraise:\n  - {item: stf-05, required: {adopt: 3}, because: b}\n  - {item: saf-02, gate_strength: essential, because: b}\n", "line 4: saf-02: a pack cannot make a hard item essential"},
		{"pack: {id: p, version: 1}\nraise:\n  - item: fin-02\n    required: {go_live: 2}\n    because: b\n", "line 3: fin-02: a pack cannot lower it"},
		{"pack: {id: p, version: 1}\nremove: [fin-02]\n", `line 2: unknown field "remove"`},
	} {
		_, err := ParsePack(l.Checklist, "pack.yaml", []byte(c.pack))
		if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("got %v\nwant %s", err, c.want)
		}
	}
}

func TestDemoReferencesAreChecked(t *testing.T) {
	for _, c := range []struct {
		spoil func(d *Demo)
		want  string
	}{
		{func(d *Demo) { d.Workflow.Changes[0].OldStep = "b99" }, `old step "b99"`},
		{func(d *Demo) { d.Decisions[0].Present[0] = "p-00" }, `person "p-00"`},
		{func(d *Demo) { d.Benefits[0].Measure = "wishes" }, `measure "wishes"`},
		{func(d *Demo) { d.Answers.Trusts[0].Foundation.Answers[0].Item = "fin-99" }, `item "fin-99"`},
		{func(d *Demo) { d.Adoptions[0].Decisions[0].Gate = "back" }, `gate "back"`},
		{func(d *Demo) { d.Organisations[3].Fictional = false }, "is not fictional"},
		{func(d *Demo) { d.Workarounds[0].Item = "fin-99" }, `item "fin-99"`},
		{func(d *Demo) { d.Workarounds[1].State = "closed" }, `state "closed" does not fit`},
		{func(d *Demo) { d.Workarounds[1].PoundsPerWeek++ }, "58 pounds a week is not 3 hours"},
		{func(d *Demo) { d.Training[0].Trained++ }, "35 of 34 are trained"},
		{func(d *Demo) { d.Lessons[0].About.Step = "z9" }, `step "z9"`},
	} {
		l, d := loadDemo(t)
		c.spoil(d)
		if err := d.check(l); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}
