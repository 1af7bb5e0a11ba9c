package adoption_test

import (
	"testing"
	"time"

	"groundwork/internal/adoption"
	"groundwork/internal/day"
)

func TestHandingStates(t *testing.T) {
	at := func(n int) day.Instant { return day.At(time.Date(2026, time.November, 1, n, 0, 0, 0, time.UTC)) }
	given := adoption.Assignment{Person: "p", At: at(10)}
	move := func(kind, answer string, n int) adoption.Move {
		return adoption.Move{Kind: kind, Answer: answer, At: at(n)}
	}
	none := adoption.Move{}
	for _, c := range []struct {
		name     string
		answer   string
		answered int
		last     adoption.Move
		want     adoption.Handing
	}{
		{"nobody answered", "", 0, none, adoption.NotStarted},
		{"answered before it was given out", "a1", 9, none, adoption.NotStarted},
		{"answered at the very instant", "a1", 10, none, adoption.BeingAnswered},
		{"answered since", "a1", 11, none, adoption.BeingAnswered},
		{"handed in", "a1", 11, move(adoption.MoveHandedIn, "a1", 12), adoption.HandedIn},
		{"changed after it was handed in", "a2", 13, move(adoption.MoveHandedIn, "a1", 12), adoption.BeingAnswered},
		{"changes asked", "a1", 11, move(adoption.MoveChangesAsked, "a1", 13), adoption.ChangesAsked},
		{"changed, and not handed in again", "a2", 14, move(adoption.MoveChangesAsked, "a1", 13), adoption.ChangesAsked},
		{"handed in again", "a2", 14, move(adoption.MoveHandedIn, "a2", 15), adoption.HandedIn},
		{"done", "a2", 14, move(adoption.MoveDone, "a2", 16), adoption.Done},
		{"changed after it was done", "a3", 17, move(adoption.MoveDone, "a2", 16), adoption.BeingAnswered},
		{"given out again after it was done", "a2", 8, move(adoption.MoveDone, "a2", 9), adoption.NotStarted},
	} {
		if got := given.Handing(c.answer, at(c.answered), c.last); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestChecksOfWhatIsTyped(t *testing.T) {
	if _, err := adoption.CheckChanges("  "); err == nil {
		t.Error("changes are asked for without a word")
	}
	if _, err := adoption.CheckNote(""); err == nil {
		t.Error("an empty note is kept")
	}
	known := func(key string) bool { return key == "cdio" }
	for _, c := range []struct {
		approach, contact string
		ok                bool
	}{{"Two lines on how", "cdio", true}, {"", "cdio", false}, {"Two lines", "", false}, {"Two lines", "stranger", false}} {
		if _, err := adoption.CheckHelp(c.approach, c.contact, known); (err == nil) != c.ok {
			t.Errorf("%q, %q: %v", c.approach, c.contact, err)
		}
	}
}
