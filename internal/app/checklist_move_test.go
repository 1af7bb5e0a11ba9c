package app

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"groundwork/internal/adoption"
	"groundwork/internal/content"
	"groundwork/internal/day"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// Whatever was answered before a move, and whatever to new and reworded questions after it: moved back, the adoption
// scores exactly as if it had never moved.
func TestAMoveIsUndoneExactly(t *testing.T) {
	library, err := content.Load()
	if err != nil {
		t.Fatal(err)
	}
	one := library.Checklist
	rnd := rand.New(rand.NewPCG(5, 1))
	for range 60 {
		next := *one
		next.Version, next.Items = 2, slices.Clone(one.Items)
		touched := map[string]bool{}
		for i := range next.Items {
			if it := &next.Items[i]; rnd.IntN(4) == 0 {
				it.Question = "Otherwise: " + it.Question
				touched[it.ID] = true
			}
		}
		fresh := next.Items[rnd.IntN(len(next.Items))]
		fresh.ID = fresh.ID[:4] + "90"
		touched[fresh.ID] = true
		next.Items = append(slices.Delete(next.Items, 7, 8), fresh)
		two, err := readiness.New(next)
		if err != nil {
			t.Fatal(err)
		}
		versions, err := readiness.NewVersions(one, two)
		if err != nil {
			t.Fatal(err)
		}
		before, _ := versions.Version(one.ID, 1)
		g := &ground{trust: "T", today: day.On(2026, 11, 22), adoptions: []adoption.Adoption{{ID: "x", Version: 1}}, results: map[string]*readiness.Result{}}
		answer := func(c *readiness.Checklist, seq int, only func(string) bool) {
			for i := range c.Items {
				it := &c.Items[i]
				if it.Scope != readiness.Adoption && !it.LocalAnswer || !only(it.ID) || rnd.IntN(3) == 0 {
					continue
				}
				r := store.Answer{ID: it.ID, Adoption: "x", Item: it.ID, Version: c.Version, Kind: store.AnswerGiven, Seq: seq, HasLevel: true, Level: readiness.Level(rnd.IntN(5)),
					Evidence: rnd.IntN(2), By: "p", On: day.On(2026, 11, 1+rnd.IntN(20))}
				if it.Scope == readiness.Foundation {
					r.Kind = []string{store.LocalGiven, store.Lowered, store.LocalWithdrawn}[rnd.IntN(3)]
				}
				g.rows = append(g.rows, r)
			}
		}
		score := func(c *readiness.Checklist) *readiness.Result {
			g.answers = map[string]given{"x": g.standingAt(versions, "x", c.Version)}
			return c.Score(g.sheet(g.adoptions[0]), g.today)
		}
		answer(before, 1, func(string) bool { return true })
		was := score(before)
		moved := score(versions.Newest())
		answer(versions.Newest(), 2, func(id string) bool { return touched[id] })
		if score(versions.Newest()).Gate(readiness.Adopt).Asked != moved.Gate(readiness.Adopt).Asked {
			t.Error("answers change what is asked")
		}
		if back := score(before); !reflect.DeepEqual(was, back) {
			t.Fatalf("moved back: %s, was %s", back.Gate(readiness.Adopt).Counts(), was.Gate(readiness.Adopt).Counts())
		}
	}
}
