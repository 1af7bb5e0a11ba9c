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
	if k, err := readiness.ParseKept(good); err != nil || k.Text() != good {
		t.Fatalf("%q is read as %+v: %v", good, k, err)
	}
	for _, text := range []string{"", "maybe", "assessed", good + "x", good[1:], "assessed\nready 1 2 3 4\nready 1 2 3 4 5 -\nready 1 2 3 4 5 -", "assessed\nready 1 2 3 4 5 tomorrow\n\n"} {
		if k, err := readiness.ParseKept(text); err == nil {
			t.Errorf("%q is read as %+v", text, k)
		}
	}
}
