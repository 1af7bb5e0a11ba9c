package readiness_test

import (
	"maps"
	"math/rand"
	"reflect"
	"slices"
	"testing"

	"groundwork/internal/readiness"
)

// What is kept says the same when it is read again, and what a few changed items make of it is what scoring everything gives.
func TestKeptTurnsAsScoringDoes(t *testing.T) {
	turned := 0
	eachSheet(t, func(t *testing.T, rnd *rand.Rand, c *readiness.Checklist, s readiness.Sheet) {
		before := c.Score(s, loadingDay).Kept()
		read, err := readiness.ParseKept(before.Text())
		read.Until = before.Until
		if err != nil || !reflect.DeepEqual(read, before) {
			t.Fatalf("%q is read as %+v (%v), not as %+v", before.Text(), read, err, before)
		}
		then, items := answeredAnew(rnd, c, s)
		got, known := before.Turn(c.ScoreOnly(s, loadingDay, items...), c.ScoreOnly(then, loadingDay, items...))
		want := c.Score(then, loadingDay).Kept()
		if known && (got.Text() != want.Text() || got.Until != want.Until) {
			t.Errorf("%v made it\n%s until %s, not\n%s until %s", items, got.Text(), got.Until, want.Text(), want.Until)
		}
		if known {
			turned++
		}
	})
	if turned < trials/2 {
		t.Errorf("only %d of %d could be told without scoring everything", turned, trials)
	}
}

// What is kept of a gate says what stops it as scoring does, in the same order, and of short items what they count as.
func TestRestoredStopsAsScored(t *testing.T) {
	eachSheet(t, func(t *testing.T, rnd *rand.Rand, c *readiness.Checklist, s readiness.Sheet) {
		r := c.Score(s, loadingDay)
		item := c.Items[rnd.Intn(len(c.Items))].ID
		looked := c.ScoreOnly(s, loadingDay, item)
		for _, g := range readiness.Gates {
			want := r.Gate(g)
			for _, got := range []*readiness.GateResult{c.Restore(r.Kept(), g, nil), c.Restore(r.Kept(), g, looked)} {
				if got.Counted != want.Counted || got.Sentence(r.Assessed()) != r.Sentence(g) || len(got.Stops) != len(want.Stops) {
					t.Fatalf("%s is restored as %q with %d stops, not as %q with %d", g, got.Sentence(r.Assessed()), len(got.Stops), r.Sentence(g), len(want.Stops))
				}
				for i, x := range want.Stops {
					y := got.Stops[i]
					if y.Item != x.Item || y.State != x.State || y.Threshold != x.Threshold || x.State == readiness.Short && (y.Level != x.Level || !y.Known) {
						t.Errorf("stop %d at %s is restored as %s %s %s, not as %s %s %s", i, g, y.Item.ID, y.State, y.Level, x.Item.ID, x.State, x.Level)
					}
				}
			}
			if i := slices.IndexFunc(want.Stops, func(x readiness.Stop) bool { return x.Item.ID == item }); i >= 0 {
				if got := c.Restore(r.Kept(), g, looked).Stops[i]; !reflect.DeepEqual(got.Standing.Answer, want.Stops[i].Answer) || got.Why != want.Stops[i].Why {
					t.Errorf("%s was looked into and is restored as %+v, not as %+v", item, got.Standing, want.Stops[i].Standing)
				}
			}
		}
	})
}

// answeredAnew is s with up to three items answered otherwise, or no longer answered at all.
func answeredAnew(rnd *rand.Rand, c *readiness.Checklist, s readiness.Sheet) (then readiness.Sheet, items []string) {
	then = s
	for range 1 + rnd.Intn(3) {
		it := &c.Items[rnd.Intn(len(c.Items))]
		line := &then.Adoption
		if it.Scope == readiness.Foundation {
			line = &then.Foundation
		}
		if it.LocalAnswer && rnd.Intn(2) == 0 {
			line = &then.Local
		}
		*line = maps.Clone(*line)
		if delete(*line, it.ID); rnd.Intn(5) > 0 {
			(*line)[it.ID] = anAnswer(rnd, rnd.Intn(5))
		}
		if !slices.Contains(items, it.ID) {
			items = append(items, it.ID)
		}
	}
	return then, items
}

func TestKeptThatIsNoSuchLine(t *testing.T) {
	const ready = "\nready 0 0 0 0 0 -"
	good := "unassessed" + ready + ready + ready
	for _, text := range []string{good, good + "\n 0?-fin-01 --2fin-02"} {
		if k, err := readiness.ParseKept(text); err != nil || k.Text() != text {
			t.Fatalf("%q is read as %+v: %v", text, k, err)
		}
	}
	for _, text := range []string{"", "maybe", "assessed", good + "x", good[1:], good + "\n fin-01", good + "\n 7--fin-01", good + "\n ?--", "assessed\nready 1 0 0 1 0 - 1--fin-01" + ready + ready, "assessed\nready 1 2 3 4\nready 1 2 3 4 5 -\nready 1 2 3 4 5 -", "assessed\nready 1 2 3 4 5 tomorrow\n\n"} {
		if k, err := readiness.ParseKept(text); err == nil {
			t.Errorf("%q is read as %+v", text, k)
		}
	}
}
