package workflow

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"groundwork/internal/decimal"
)

// The figures are those of `arithmetic` in demo-consent-v1.yaml, to the last digit.
func TestDemoArithmetic(t *testing.T) {
	r := demo()
	h, found := r.Hours(staffGroups)
	if len(found) != 0 {
		t.Fatalf("hours stopped by %v", found)
	}
	repay, ok := h.DaysToRepay(Clinical, decimal.Of(940))
	if !ok {
		t.Fatal("940 hours are never repaid")
	}
	for _, c := range []struct {
		what   string
		got    *big.Rat
		places int
		want   string
	}{
		{"clinical minutes before", h.Before.Clinical, 4, "16.0000"},
		{"clinical minutes after", h.After.Clinical, 4, "6.0000"},
		{"clinical minutes saved", h.Saved(Clinical), 4, "10.0000"},
		{"clinical hours a working day", h.ADay(Clinical), 4, "56.0000"},
		{"administrative minutes before", h.Before.Administrative, 4, "1.5000"},
		{"administrative minutes after", h.After.Administrative, 4, "0.9000"},
		{"administrative hours a working day", h.ADay(Administrative), 4, "3.3600"},
		{"all hours a working day", h.ADay(All), 4, "59.3600"},
		{"clinical hours a year", h.AYear(Clinical, libraryYear.Days(h.DayType)), 4, "14,168.0000"},
		{"full-time staff", h.FullTime(Clinical, 253, libraryYear), 1, "9.0"},
		{"a year of 365 days", h.AYear(Clinical, 365), 4, "20,440.0000"},
		{"potential at 420", h.Potential(Clinical, decimal.Of(420)), 4, "70.0000"},
		{"days to repay 940 hours", repay, 1, "16.8"},
	} {
		if got := decimal.Format(c.got, c.places); got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
	if got, want := r.Answer(staffGroups), "16.0 to 6.0 clinical minutes a case: 56.0 hours a working day, modelled."; got != want {
		t.Errorf("answer %q", got)
	}
	if got, want := h.Beside(Administrative), "1.5 to 0.9 minutes, 3.4 hours"; got != want {
		t.Errorf("beside %q", got)
	}
	if w := h.DaysWarning(Clinical, 365, libraryYear); !strings.Contains(w, "20,440") || !strings.Contains(w, "14,168") {
		t.Errorf("365 days warned of with %q", w)
	}
	for _, days := range []int{253, 262} {
		if w := h.DaysWarning(Clinical, days, libraryYear); w != "" {
			t.Errorf("%d days warned of with %q", days, w)
		}
	}
	if h.DaysWarning(Clinical, 263, libraryYear) == "" {
		t.Error("263 working days were taken without a warning")
	}
	if h.Scattered(Clinical) || !h.Scattered(Administrative) {
		t.Error("only the administrators' 0.6 minutes are scattered")
	}
}

// Harrowmere's own maps, adopter_workflow.expected.
func TestAdopterMinutes(t *testing.T) {
	before := Map{State: Current, Steps: numbered(
		step("1", "a", "c", nurse, "", "", "1.8", 100, "", 0), step("2", "b", "c", nurse, "", "", "5.0", 100, "", 0),
		step("3", "c", "c", nurse, "", "", "3.2", 100, "", 0), step("4", "d", "c", nurse, "", "", "2.4", 100, "", 0),
		step("5", "e", "c", nurse, "", "", "9.0", 20, "", 0), step("6", "f", "c", nurse, "", "", "4.0", 20, "", 0))}
	after := Map{State: AsAdopted, Steps: numbered(
		step("1", "a", "c", nurse, "", "", "0.5", 100, "", 0), step("2", "b", "c", nurse, "", "", "5.0", 100, "", 0),
		step("4", "d", "c", nurse, "", "", "4.0", 5, "", 0), step("5", "e", "c", nurse, "", "", "2.0", 5, "", 0),
		step("7", "g", "c", nurse, "", "", "3.3", 100, "", 0), step("8", "h", "c", nurse, "", "", "1.8", 100, "", 0))}
	b, _ := before.Minutes(staffGroups)
	a, _ := after.Minutes(staffGroups)
	if one(b.Clinical) != "15.0" || one(a.Clinical) != "10.9" {
		t.Errorf("%s to %s, want 15.0 to 10.9", one(b.Clinical), one(a.Clinical))
	}
}

func TestAnswers(t *testing.T) {
	for _, c := range []struct {
		what   string
		change func(*Redesign)
		want   string
	}{
		{"a missing time", func(r *Redesign) { r.Before.Steps[2].Minutes = decimal.Maybe{} }, "No hours yet: step 3 before has no minutes."},
		{"two missing times", func(r *Redesign) {
			r.After.Steps[0].Minutes, r.After.Steps[4].Minutes = decimal.Maybe{}, decimal.Maybe{}
		}, "No hours yet: steps 1 and 5 after have no minutes."},
		{"a missing share", func(r *Redesign) { r.Before.Steps[4].Share = decimal.Maybe{} }, "No hours yet: step 5 before has no share of cases."},
		{"no staff group", func(r *Redesign) { r.After.Steps[5].StaffGroup = "" }, "No hours yet: step 6 after has no staff group."},
		{"the system's step needs no minutes", func(r *Redesign) { r.After.Steps[2].Minutes = decimal.Maybe{} }, "16.0 to 6.0 clinical minutes a case: 56.0 hours a working day, modelled."},
		{"zero minutes are known", func(r *Redesign) { r.Before.Steps[0].Minutes = decimal.Some(0) }, "14.0 to 6.0 clinical minutes a case: 44.8 hours a working day, modelled."},
		{"no steps", func(r *Redesign) { r.After.Steps = nil }, "No hours yet: there are no steps after."},
		{"another end", func(r *Redesign) { r.After.Record.EndEvent = "form is filed" }, "No hours yet: the end differs. Before it is “decision is in the record and can be found”, after it is “form is filed”."},
		{"the same end in other letters", func(r *Redesign) { r.After.Record.EndEvent = "Decision is in the record, and can be found." }, "16.0 to 6.0 clinical minutes a case: 56.0 hours a working day, modelled."},
		{"no volume", func(r *Redesign) {
			r.Before.Record.Volume, r.After.Record.Volume = decimal.Maybe{}, decimal.Maybe{}
		}, "16.0 to 6.0 clinical minutes a case, modelled. No hours yet: enter the cases in a working day."},
		{"cases that only the trust knows", func(r *Redesign) {
			r.Before.Record.Volume, r.After.Record.Volume, r.CasesKept = decimal.Maybe{}, decimal.Maybe{}, true
		}, "16.0 to 6.0 clinical minutes a case, modelled. Cases are known to the trust only."},
		{"a share over 100", func(r *Redesign) { r.Before.Steps[1].Share = decimal.Some(decimal.Of(120)) }, "Step 2 before happens in 120% of cases: the share must be between 0 and 100."},
		{"more work", func(r *Redesign) {
			r.Before, r.After = r.After, r.Before
			r.Before.State, r.After.State = Current, Redesigned
		}, "6.0 to 16.0 clinical minutes a case: 56.0 more hours a working day of work, modelled."},
		{"no difference", func(r *Redesign) { r.After.Steps = slices.Clone(r.Before.Steps) }, "16.0 clinical minutes a case before and after: no hours are freed, modelled."},
		{"administrators only", func(r *Redesign) { r.Before.Steps, r.After.Steps = r.Before.Steps[6:], r.After.Steps[5:] }, "1.5 to 0.9 administrative minutes a case: 3.4 hours a working day, modelled."},
		{"clinic days", func(r *Redesign) { r.After.Record.DayType = ClinicDay }, "16.0 to 6.0 clinical minutes a case: 56.0 hours a clinic day, modelled."},
	} {
		r := demo()
		c.change(&r)
		if got := r.Answer(staffGroups); got != c.want {
			t.Errorf("%s: %q", c.what, got)
		}
	}
}

// random is a redesign with exact but ugly figures.
func random(rnd *rand.Rand) Redesign {
	roles := []Step{{Role: "clinician", StaffGroup: nurse}, {Role: "doctor", StaffGroup: "medical"}, {Role: "clerk", StaffGroup: admin}, {Role: "system", StaffGroup: Nobody}}
	steps := func(side string) []Step {
		var s []Step
		for i := range 1 + rnd.IntN(12) {
			x := roles[rnd.IntN(len(roles))]
			x.ID, x.Action = fmt.Sprint(side, i), fmt.Sprint("step ", i)
			x.Minutes, x.Share = decimal.Some(decimal.Decimal(rnd.IntN(600_000))), decimal.Some(decimal.Decimal(rnd.IntN(1_000_001)))
			if x.StaffGroup == Nobody {
				x.Minutes = decimal.Some(0)
			}
			s = append(s, x)
		}
		return numbered(s...)
	}
	record := Record{Volume: decimal.Some(decimal.Decimal(1 + rnd.IntN(9_000_000)))}
	return Redesign{Before: Map{State: Current, Record: record, Steps: steps("b")}, After: Map{State: Redesigned, Record: record, Steps: steps("a")}}
}

func hoursOf(t *testing.T, r Redesign) [3]string {
	t.Helper()
	h, found := r.Hours(staffGroups)
	if len(found) > 0 {
		t.Fatalf("stopped by %v", found)
	}
	return [3]string{h.ADay(Clinical).RatString(), h.ADay(Administrative).RatString(), h.ADay(All).RatString()}
}

func TestHoursHaveTheseProperties(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		r := random(rnd)
		want := hoursOf(t, r)
		m := []*Map{&r.Before, &r.After}[rnd.IntN(2)]

		split := slices.Clone(m.Steps)
		i := rnd.IntN(len(split))
		half := split[i]
		part := decimal.Decimal(rnd.Int64N(int64(half.Minutes.D) + 1))
		half.ID, half.Minutes = half.ID+"x", decimal.Some(part)
		split[i].Minutes = decimal.Some(split[i].Minutes.D - part)
		original := m.Steps
		m.Steps = numbered(slices.Insert(split, i, half)...)
		if got := hoursOf(t, r); got != want {
			t.Fatalf("splitting step %d changed %v to %v", i+1, want, got)
		}
		rnd.Shuffle(len(m.Steps), func(i, j int) { m.Steps[i], m.Steps[j] = m.Steps[j], m.Steps[i] })
		if got := hoursOf(t, r); got != want {
			t.Fatalf("reordering changed %v to %v", want, got)
		}
		m.Steps = original

		before, _ := r.Hours(staffGroups)
		r.After.Steps = append(slices.Clone(r.After.Steps), Step{ID: "check", Action: "Check what the system wrote", Role: "clinician", StaffGroup: nurse, Type: CheckIt,
			Minutes: decimal.Some(decimal.Decimal(1 + rnd.IntN(50_000))), Share: decimal.Some(decimal.Decimal(1 + rnd.IntN(1_000_000)))})
		after, _ := r.Hours(staffGroups)
		if after.ADay(Clinical).Cmp(before.ADay(Clinical)) >= 0 {
			t.Fatalf("an added checking step did not lower %s", before.ADay(Clinical).RatString())
		}
	}
}

func BenchmarkChecksOf60Steps(b *testing.B) {
	r := demo()
	for len(r.Before.Steps) < 60 {
		r.Before.Steps = append(r.Before.Steps, r.Before.Steps[:7]...)
		r.After.Steps = append(r.After.Steps, r.After.Steps[:6]...)
	}
	r.Before.Steps, r.After.Steps = numbered(r.Before.Steps[:60]...), numbered(r.After.Steps[:min(60, len(r.After.Steps))]...)
	for i := range r.Before.Steps {
		r.Before.Steps[i].ID = fmt.Sprint("b", i)
	}
	for i := range r.After.Steps {
		r.After.Steps[i].ID = fmt.Sprint("a", i)
	}
	r.Changes = nil
	for b.Loop() {
		r.Checks(staffGroups)
		r.Suggest()
	}
}
