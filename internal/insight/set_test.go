package insight_test

import (
	"fmt"
	"math/big"
	"math/rand"
	"slices"
	"testing"

	"groundwork/internal/content"
	"groundwork/internal/day"
	"groundwork/internal/insight"
	"groundwork/internal/readiness"
)

var today = day.On(2026, 11, 22)

// instance is a small country: adoptions at a few trusts, each with what the rule of readiness reads of it.
type instance struct {
	core   *readiness.Checklist
	items  []string // of those that count
	sheets []readiness.Sheet
	list   []insight.Adoption
}

// smallCountry makes up trusts that are good at most items, so that few stop each adoption, with lowerings, "these teams only"
// answers, "does not apply" with and without a second person, answers out of date, mergers and accepted gaps among them.
func smallCountry(rnd *rand.Rand, core *readiness.Checklist) instance {
	x := instance{core: core}
	for _, i := range rnd.Perm(len(core.Items))[:7] {
		if core.Items[i].CanStop() {
			x.items = append(x.items, core.Items[i].ID)
		}
	}
	slices.Sort(x.items)
	for trust := range 1 + rnd.Intn(4) {
		foundation := answers(rnd, core, readiness.Foundation, x.items)
		merged := day.Day(0)
		if rnd.Intn(8) == 0 {
			merged = today - 500 // before every good answer
		}
		for n := range 1 + rnd.Intn(4) {
			s := readiness.Sheet{Foundation: foundation, Adoption: answers(rnd, core, readiness.Adoption, x.items), Local: map[string]readiness.Answer{},
				Lowered: map[string]readiness.Lowering{}, MergedOn: merged}
			for _, f := range core.Facts {
				s.Facts = append(s.Facts, f.Key)
			}
			for _, id := range x.items {
				it, _ := core.Item(id)
				switch rnd.Intn(12) {
				case 0:
					s.Local[id] = answer(rnd)
				case 1:
					s.Lowered[id] = readiness.Lowering{To: readiness.Level(rnd.Intn(5)), Reason: "r"}
				case 2:
					s.Conditions = append(s.Conditions, readiness.Condition{Item: id, Gate: readiness.Gate(rnd.Intn(3)), Action: "a", Owner: "o", AcceptedOn: today - 3, Due: today + 30})
				case 3:
					s.Events = append(s.Events, readiness.Event{Kind: core.Events[rnd.Intn(len(core.Events))].Key, Item: it.ID, On: today - day.Day(rnd.Intn(60))})
				}
			}
			x.add(rnd, s, fmt.Sprint("trust ", trust), fmt.Sprint("adoption ", trust, " ", n))
		}
	}
	return x
}

func (x *instance) add(rnd *rand.Rand, s readiness.Sheet, trust, id string) {
	g := readiness.Gates[rnd.Intn(3)]
	a := insight.Adoption{ID: id, Trust: trust, Gate: g, Live: rnd.Intn(5) == 0}
	if rnd.Intn(4) > 0 {
		a.Wait = insight.Wait{Hours: big.NewRat(int64(rnd.Intn(3)*50), 3), Grade: "B"}
	}
	for _, stop := range x.core.Score(s, today).Gate(g).Stops {
		a.Stops = append(a.Stops, insight.Stop{Item: stop.Item.ID, Unknown: stop.State == readiness.Unknown, Stays: s.Stays(stop.Item, g)})
	}
	x.sheets, x.list = append(x.sheets, s), append(x.list, a)
}

func answers(rnd *rand.Rand, core *readiness.Checklist, scope readiness.Scope, weak []string) map[string]readiness.Answer {
	out := map[string]readiness.Answer{}
	for i := range core.Items {
		it := &core.Items[i]
		if it.Scope != scope {
			continue
		}
		out[it.ID] = readiness.Answer{Kind: readiness.Stated, Level: readiness.Embedded, Evidence: 1, By: "ann", On: today}
		if slices.Contains(weak, it.ID) && rnd.Intn(4) == 0 {
			out[it.ID] = answer(rnd)
		}
	}
	return out
}

func answer(rnd *rand.Rand) readiness.Answer {
	a := readiness.Answer{Kind: readiness.Stated, Level: readiness.Level(rnd.Intn(5)), Evidence: rnd.Intn(2), By: "ann", On: today - day.Day(rnd.Intn(900))}
	switch rnd.Intn(5) {
	case 0:
		a.Kind = readiness.NotKnown
	case 1:
		a.Kind, a.Reason = readiness.NotApplicable, "r"
		if rnd.Intn(2) == 0 {
			a.SecondPerson = "bob"
		}
	}
	return a
}

// ready are the adoptions that the rule of readiness itself calls ready once the items are fixed, and did not before.
func (x instance) ready(items []string) (ids []string, hours *big.Rat) {
	hours = new(big.Rat)
	for i, s := range x.sheets {
		a := x.list[i]
		before := x.core.Score(s, today).Gate(a.Gate).Verdict
		after := x.core.Score(x.core.Fixed(s, a.Gate, today, items...), today).Gate(a.Gate).Verdict
		if before < readiness.ReadyWithConditions && after >= readiness.ReadyWithConditions {
			ids = append(ids, a.ID)
			if !a.Live && a.Wait.Hours != nil {
				hours.Add(hours, a.Wait.Hours)
			}
		}
	}
	return ids, hours
}

func core(t *testing.T) *readiness.Checklist {
	t.Helper()
	l, err := content.Load()
	if err != nil {
		t.Fatal(err)
	}
	return l.Checklist
}

// What becomes ready by the counts of stops is what the rule of readiness says when it scores every adoption again, for every
// set of up to three gaps; and the best sets are the best of all of them.
func TestTheFastAnswerIsTheSlowOne(t *testing.T) {
	c := core(t)
	became, tied := 0, 0
	for seed := range int64(250) {
		x := smallCountry(rand.New(rand.NewSource(seed)), c)
		found := insight.Find(x.list, x.items, insight.Every)
		var gaps []string
		for _, g := range found.Gaps {
			gaps = append(gaps, g.Item)
		}
		for n := 1; n <= insight.MostFixed; n++ {
			var best [][]string
			bestReady, bestHours := 0, new(big.Rat)
			for _, set := range subsets(gaps, n) {
				want, hours := x.ready(set)
				got := insight.Fix(x.list, set)
				if !slices.Equal(got.Ready, want) {
					t.Fatalf("seed %d: fixing %v makes ready %v, by the rule %v", seed, set, got.Ready, want)
				}
				if h := got.Release.Hours; h == nil && hours.Sign() != 0 || h != nil && h.Cmp(hours) != 0 {
					t.Fatalf("seed %d: fixing %v releases %v hours, by the rule %v", seed, set, h, hours)
				}
				became += len(want)
				better := len(want) > bestReady || len(want) == bestReady && hours.Cmp(bestHours) > 0
				same := len(want) > 0 && len(want) == bestReady && hours.Cmp(bestHours) == 0
				switch {
				case better, same && len(set) < len(best[0]):
					best, bestReady, bestHours = [][]string{set}, len(want), hours
				case same && len(set) == len(best[0]):
					best = append(best, set)
				}
			}
			if got := insight.Best(x.list, gaps, n); fmt.Sprint(got) != fmt.Sprint(best) {
				t.Fatalf("seed %d: the best %d of %v are %v, by trying them all %v", seed, n, gaps, got, best)
			}
			if len(best) > 1 {
				tied++
			}
		}
	}
	if became == 0 || tied == 0 {
		t.Errorf("%d adoptions became ready and %d sets were equal: the instances say nothing", became, tied)
	}
}

// subsets are all non-empty sets of at most n, in the order of the gaps.
func subsets(gaps []string, n int) [][]string {
	out := [][]string{}
	var grow func(from int, set []string)
	grow = func(from int, set []string) {
		if len(set) > 0 {
			out = append(out, slices.Clone(set))
		}
		if len(set) == n {
			return
		}
		for i := from; i < len(gaps); i++ {
			grow(i+1, append(slices.Clone(set), gaps[i]))
		}
	}
	grow(0, nil)
	return out
}

// The figures of gaps equal what counting one adoption after the other gives; the total counts each adoption once.
func TestFigures(t *testing.T) {
	r := func(n int64) *big.Rat { return big.NewRat(n, 1) }
	stop := func(items ...string) (out []insight.Stop) {
		for _, i := range items {
			out = append(out, insight.Stop{Item: i})
		}
		return out
	}
	list := []insight.Adoption{
		{ID: "1", Trust: "A", Stops: stop("x"), Wait: insight.Wait{Hours: r(100), Grade: "B"}},
		{ID: "2", Trust: "A", Stops: stop("x", "y"), Wait: insight.Wait{Hours: r(30), Grade: "D"}},
		{ID: "3", Trust: "B", Stops: stop("y", "z"), Wait: insight.Wait{}},
		{ID: "4", Trust: "B", Stops: stop("x"), Live: true, Wait: insight.Wait{Hours: r(9), Grade: "A"}},
		{ID: "5", Trust: "C"},
	}
	f := insight.Find(list, []string{"z", "y", "x"}, insight.Every)
	if f.Stopped != 4 || f.Waiting.Hours.Cmp(r(130)) != 0 || f.Waiting.Unestimated != 1 || f.Waiting.Grade != "D" {
		t.Errorf("in all: %+v", f)
	}
	var got string
	for _, g := range f.Gaps {
		got += fmt.Sprintf("%s stops %d, %d alone, %d trusts, %v hours, %d not estimated; ", g.Item, g.Stopped, g.Alone, len(g.Trusts), g.Waiting.Hours, g.Waiting.Unestimated)
	}
	want := "z stops 1, 0 alone, 1 trusts, <nil> hours, 1 not estimated; y stops 2, 0 alone, 2 trusts, 30/1 hours, 1 not estimated; x stops 3, 2 alone, 2 trusts, 130/1 hours, 0 not estimated; "
	if got != want {
		t.Errorf("gaps:\n%s\nwant\n%s", got, want)
	}
	for n, want := range []string{"[[x]]", "[[y x]]", "[[z y x]]"} {
		if s := fmt.Sprint(insight.Best(list, []string{"z", "y", "x"}, n+1)); s != want {
			t.Errorf("best %d are %s, want %s", n+1, s, want)
		}
	}
}

// Above one trust only foundation items count, and core items that are short in two or more adoptions.
func TestWhatCountsAboveOneTrust(t *testing.T) {
	c := core(t)
	var foundation, own string
	for _, it := range c.Items {
		if it.Scope == readiness.Foundation {
			foundation = it.ID
		} else {
			own = it.ID
		}
	}
	counts := insight.Above(c)
	for _, x := range []struct {
		item string
		n    int
		want bool
	}{{foundation, 1, true}, {own, 1, false}, {own, 2, true}, {"demo-consent/p-01", 9, false}} {
		if got := counts(x.item, x.n); got != x.want {
			t.Errorf("%s in %d adoptions counts: %v", x.item, x.n, got)
		}
	}
}
