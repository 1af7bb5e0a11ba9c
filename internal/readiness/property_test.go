package readiness_test

import (
	"fmt"
	"maps"
	"math/rand"
	"slices"
	"testing"

	"groundwork/internal/day"
	"groundwork/internal/readiness"
)

const trials = 400

// eachSheet runs f on made-up sheets over the core checklist and the demo's pack.
// The seed names the sheet that failed.
func eachSheet(t *testing.T, f func(t *testing.T, rnd *rand.Rand, c *readiness.Checklist, s readiness.Sheet)) {
	c := adopters(t)["ZZ-EFD"].checklist
	for seed := range int64(trials) {
		rnd := rand.New(rand.NewSource(seed))
		s := madeUp(rnd, c)
		f(t, rnd, c, s)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// madeUp is a sheet as it might stand on loadingDay: nothing in it is of a later day.
func madeUp(rnd *rand.Rand, c *readiness.Checklist) readiness.Sheet {
	s := readiness.Sheet{Foundation: map[string]readiness.Answer{}, Adoption: map[string]readiness.Answer{}, Local: map[string]readiness.Answer{},
		Lowered: map[string]readiness.Lowering{}}
	for _, f := range c.Facts {
		if rnd.Intn(4) > 0 {
			s.Facts = append(s.Facts, f.Key)
		}
	}
	good := rnd.Intn(5) // the greater, the better the trust
	for i := range c.Items {
		it := &c.Items[i]
		if rnd.Intn(20) == 0 {
			continue
		}
		line := s.Adoption
		if it.Scope == readiness.Foundation {
			line = s.Foundation
		}
		line[it.ID] = anAnswer(rnd, good)
		if it.LocalAnswer && rnd.Intn(4) == 0 {
			s.Local[it.ID] = anAnswer(rnd, good)
		}
		if rnd.Intn(10) == 0 {
			s.Lowered[it.ID] = readiness.Lowering{To: readiness.Level(rnd.Intn(5)), Reason: "r"}
		}
		if it.Strength == readiness.Essential && rnd.Intn(2) == 0 {
			accepted := loadingDay - day.Day(rnd.Intn(80))
			s.Conditions = append(s.Conditions, readiness.Condition{Item: it.ID, Gate: readiness.Gate(rnd.Intn(3)), Action: "a", Owner: "o",
				AcceptedOn: accepted, Due: accepted + day.Day(rnd.Intn(100))})
		}
	}
	for range rnd.Intn(4) {
		s.Events = append(s.Events, readiness.Event{Kind: c.Events[rnd.Intn(len(c.Events))].Key, On: loadingDay - day.Day(rnd.Intn(200))})
	}
	if rnd.Intn(10) == 0 {
		s.MergedOn = loadingDay - day.Day(rnd.Intn(200))
	}
	if rnd.Intn(2) == 0 {
		s.Planned[readiness.GoLive] = loadingDay + day.Day(rnd.Intn(120))
		s.Planned[readiness.BusinessAsUsual] = s.Planned[readiness.GoLive] + day.Day(rnd.Intn(300))
	}
	return s
}

func anAnswer(rnd *rand.Rand, good int) readiness.Answer {
	a := readiness.Answer{Kind: readiness.Stated, Level: readiness.Level(rnd.Intn(5)), By: "ann", Evidence: rnd.Intn(3), On: loadingDay - day.Day(rnd.Intn(500))}
	if rnd.Intn(5) < good {
		a.Level, a.Evidence, a.On = max(a.Level, readiness.InPlace), 1, loadingDay-day.Day(rnd.Intn(150))
	}
	switch rnd.Intn(16) {
	case 0:
		a.Kind = readiness.NotKnown
	case 1:
		a.Kind, a.Reason, a.SecondPerson = readiness.NotApplicable, "r", "bob"
	}
	if a.Evidence > 0 && rnd.Intn(4) == 0 {
		a.ShownUntil = loadingDay - 60 + day.Day(rnd.Intn(200))
	}
	return a
}

// change is s with one stated answer made different by f; false when s has none.
func change(rnd *rand.Rand, s readiness.Sheet, f func(*readiness.Answer) bool) (readiness.Sheet, bool) {
	s.Foundation, s.Adoption, s.Local = maps.Clone(s.Foundation), maps.Clone(s.Adoption), maps.Clone(s.Local)
	line := []map[string]readiness.Answer{s.Foundation, s.Adoption, s.Local}[rnd.Intn(3)]
	for _, id := range shuffled(rnd, slices.Sorted(maps.Keys(line))) {
		a := line[id]
		if a.Kind == readiness.Stated && f(&a) {
			line[id] = a
			return s, true
		}
	}
	return s, false
}

func shuffled[T any](rnd *rand.Rand, in []T) []T {
	out := slices.Clone(in)
	rnd.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

func TestRaisingAnAnswerNeverWorsensAnything(t *testing.T) {
	eachSheet(t, func(t *testing.T, rnd *rand.Rand, c *readiness.Checklist, s readiness.Sheet) {
		better, ok := change(rnd, s, func(a *readiness.Answer) bool {
			if a.Level == readiness.Embedded {
				return false
			}
			a.Level++
			return true
		})
		if ok {
			noWorse(t, c.Score(s, loadingDay), c.Score(better, loadingDay))
		}
	})
}

func TestAddingEvidenceNeverLowersAnything(t *testing.T) {
	eachSheet(t, func(t *testing.T, rnd *rand.Rand, c *readiness.Checklist, s readiness.Sheet) {
		better, ok := change(rnd, s, func(a *readiness.Answer) bool {
			if !a.ShownUntil.IsZero() && a.ShownUntil < loadingDay {
				return false // what ran out and is shown anew is known anew, for better or worse
			}
			if a.Evidence > 0 && !a.ShownUntil.IsZero() || a.Evidence == 0 && rnd.Intn(2) == 0 {
				a.ShownUntil = max(a.ShownUntil, loadingDay+day.Day(rnd.Intn(200)))
			}
			a.Evidence++
			return true
		})
		if ok {
			noWorse(t, c.Score(s, loadingDay), c.Score(better, loadingDay))
		}
	})
}

func noWorse(t *testing.T, before, after *readiness.Result) {
	t.Helper()
	for _, g := range readiness.Gates {
		if after.Gate(g).Verdict < before.Gate(g).Verdict || after.Gate(g).Met < before.Gate(g).Met {
			t.Errorf("%s: from %s (%d met) to %s (%d met)", g, before.Gate(g).Verdict, before.Gate(g).Met, after.Gate(g).Verdict, after.Gate(g).Met)
		}
	}
	if after.Profile.Overall < before.Profile.Overall || after.Profile.High < before.Profile.High {
		t.Errorf("from %d to %d points", before.Profile.Overall, after.Profile.Overall)
	}
	for i, d := range after.Profile.Domains {
		if d.Score < before.Profile.Domains[i].Score {
			t.Errorf("%s: from %d to %d points", d.Domain.Key, before.Profile.Domains[i].Score, d.Score)
		}
	}
	for i := range after.Items {
		if x, y := before.Items[i], after.Items[i]; x.Known && y.Level < x.Level {
			t.Errorf("%s: from %s to %s", x.Item.ID, x.Level, y.Level)
		}
	}
}

// The clock alone moves an item towards unknown, and a condition towards short; it never mends anything.
func TestTheClockAloneOnlyMovesTowardsUnknown(t *testing.T) {
	eachSheet(t, func(t *testing.T, rnd *rand.Rand, c *readiness.Checklist, s readiness.Sheet) {
		before := c.Score(s, loadingDay)
		for today := loadingDay + 1; today < loadingDay+800; today += day.Day(1 + rnd.Intn(20)) {
			after := c.Score(s, today)
			for i := range after.Items {
				x, y := &before.Items[i], &after.Items[i]
				if y.Known && (!x.Known || x.Level != y.Level) || y.LeftOut && !x.LeftOut {
					t.Errorf("%s on %s: from known %v %s to known %v %s", x.Item.ID, today, x.Known, x.Level, y.Known, y.Level)
				}
				for _, g := range readiness.Gates {
					if !clockMayMove(x.At[g], y.At[g]) {
						t.Errorf("%s at %s on %s: from %s to %s", x.Item.ID, g, today, x.At[g], y.At[g])
					}
				}
			}
			for _, g := range readiness.Gates {
				if after.Gate(g).Verdict > readiness.NotEnoughKnown && after.Gate(g).Verdict > before.Gate(g).Verdict {
					t.Errorf("%s on %s: from %s to %s", g, today, before.Gate(g).Verdict, after.Gate(g).Verdict)
				}
			}
			before = after
		}
	})
}

func clockMayMove(from, to readiness.State) bool {
	return from == to || to == readiness.Unknown || from == readiness.Accepted && to == readiness.Short
}

// A result says until when it holds, and no sooner and no later does it change.
func TestChangesOnIsTheDay(t *testing.T) {
	changed := 0
	eachSheet(t, func(t *testing.T, _ *rand.Rand, c *readiness.Checklist, s readiness.Sheet) {
		first := c.Score(s, loadingDay)
		until := first.ChangesOn()
		if until.IsZero() {
			until = loadingDay + 1500
		} else {
			changed++
			if got := figures(c.Score(s, until)); got == figures(first) {
				t.Errorf("nothing changes on %s: %s", until, got)
			}
		}
		for today := loadingDay; today < until; today++ {
			if got := figures(c.Score(s, today)); got != figures(first) {
				t.Fatalf("changes on %s, before %s:\n%s\n%s", today, until, figures(first), got)
			}
		}
	})
	if changed < trials/2 {
		t.Errorf("only %d sheets ever change", changed)
	}
}

// figures are everything of r that is kept: verdicts, counts and the profile.
func figures(r *readiness.Result) string {
	s := ""
	for _, g := range readiness.Gates {
		x := r.Gate(g)
		s += fmt.Sprint(x.Verdict, " ", x.Asked, x.Met, x.Conditions, x.Short, x.Unknown, "; ")
	}
	return s + fmt.Sprint(r.Profile.Overall, r.Profile.High, r.Profile.Known, r.Profile.Applicable, r.Profile.Embedded)
}

func TestTheVerdictDoesNotDependOnOrder(t *testing.T) {
	core := core(t)
	pack := adopters(t)["ZZ-EFD"].checklist.Pack
	eachSheet(t, func(t *testing.T, rnd *rand.Rand, c *readiness.Checklist, s readiness.Sheet) {
		mixed := *core
		mixed.Items = shuffled(rnd, core.Items)
		other, err := readiness.New(mixed)
		if err != nil {
			t.Fatal(err)
		}
		if other, err = other.With(readiness.Pack{ID: pack.ID, Version: pack.Version, Raises: shuffled(rnd, pack.Raises), Adds: shuffled(rnd, pack.Adds)}); err != nil {
			t.Fatal(err)
		}
		turned := s
		turned.Facts, turned.Events, turned.Conditions = shuffled(rnd, s.Facts), shuffled(rnd, s.Events), shuffled(rnd, s.Conditions)
		if got, want := figures(other.Score(turned, loadingDay)), figures(c.Score(s, loadingDay)); got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
	})
}
