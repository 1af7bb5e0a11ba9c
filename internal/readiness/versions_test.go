package readiness_test

import (
	"math/rand"
	"reflect"
	"slices"
	"testing"

	"groundwork/internal/day"
	"groundwork/internal/readiness"
)

// changed is version 2 of the core as a test changes it.
func changed(t *testing.T, c *readiness.Checklist, edit func(*readiness.Checklist)) *readiness.Checklist {
	t.Helper()
	next := *c
	next.Version, next.Items = c.Version+1, slices.Clone(c.Items)
	edit(&next)
	made, err := readiness.New(next)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// second rewords fin-02 and fin-01, retires gov-01's neighbour and adds one item of each scope.
func second(t *testing.T, c *readiness.Checklist) *readiness.Checklist {
	return changed(t, c, func(n *readiness.Checklist) {
		for i := range n.Items {
			if it := &n.Items[i]; it.ID == "fin-01" || it.ID == "fin-02" {
				it.Question = "Asked otherwise: " + it.Question
			}
		}
		fresh := *item(t, c, "fin-02")
		fresh.ID, fresh.Title = "fin-80", "Money for an exit"
		ground := *item(t, c, "fin-01")
		ground.ID, ground.Title = "fin-81", "Money set aside once"
		n.Items = append(slices.DeleteFunc(n.Items, func(it readiness.Item) bool { return it.ID == "fin-03" }), fresh, ground)
	})
}

func TestDifferenceAndBurden(t *testing.T) {
	one := core(t)
	two := second(t, one)
	d := readiness.Differ(one, two)
	if len(d.New) != 2 || len(d.Reworded) != 2 || len(d.Retired) != 1 || len(d.Kept) != len(one.Items)-3 || d.Retired[0].Was.ID != "fin-03" {
		t.Errorf("%d new, %d reworded, %d retired, %d kept", len(d.New), len(d.Reworded), len(d.Retired), len(d.Kept))
	}
	b := d.Burden()
	if b != (readiness.Burden{TrustNew: 1, TrustAgain: 1, AdoptionNew: 1, AdoptionAgain: 1}) {
		t.Errorf("burden %+v", b)
	}
	if answers, confirmations := b.Of(5, 12); answers != 17 || confirmations != 17 {
		t.Errorf("%d answers, %d confirmations", answers, confirmations)
	}
	if s := b.String(); s != "Each trust answers 1 new question once and confirms 1 answer again; each open take-up that moves answers 1 new question and confirms 1 answer again" {
		t.Error(s)
	}
	if s := (readiness.Burden{}).String(); s != "Nobody has to answer or confirm anything" {
		t.Error(s)
	}
	back := readiness.Differ(two, one)
	if len(back.New) != len(d.Retired) || len(back.Retired) != len(d.New) || len(back.Reworded) != len(d.Reworded) {
		t.Error("the difference is not the same from the other side")
	}
}

// Answers belong to the words they were given to: an earlier version's answer to a reworded item waits to be confirmed,
// that to a kept one counts, and one to later words says nothing yet.
// A fact that a version asks first stands in its difference; only what each adoption says for itself is a burden of trusts.
func TestNewFactsOfAVersion(t *testing.T) {
	one := core(t)
	two := changed(t, one, func(n *readiness.Checklist) {
		n.Facts = append(slices.Clone(n.Facts), readiness.FactText{Key: "shared_site", Ask: "adoption", Label: "Used at a shared site"}, readiness.FactText{Key: "offline", Ask: "innovation", Label: "Works offline"})
	})
	d := readiness.Differ(one, two)
	if len(d.Facts) != 2 || d.Facts[0].Key != "shared_site" || d.Nothing() {
		t.Errorf("new facts: %v, nothing %t", d.Facts, d.Nothing())
	}
	if b := d.Burden(); b.Facts != 1 || b.String() != "Each trust answers nothing new; each open take-up that moves says yes or no to 1 new fact" {
		t.Errorf("the burden is %q", b.String())
	}
	if back := readiness.Differ(two, two); len(back.Facts) != 0 || !back.Nothing() {
		t.Errorf("a version differs from itself: %v", back.Facts)
	}
}

func TestAnswersKeepTheirVersion(t *testing.T) {
	one := core(t)
	v, err := readiness.NewVersions(one, second(t, one))
	if err != nil {
		t.Fatal(err)
	}
	two := v.Newest()
	for _, c := range []struct {
		item  string
		given int
		want  bool
	}{{"fin-02", 1, false}, {"fin-02", 2, true}, {"fin-04", 1, true}, {"fin-80", 2, true}} {
		it := item(t, two, c.item)
		in := map[string]readiness.Answer{c.item: {Kind: readiness.Stated, Level: readiness.Partly, Version: c.given, On: day.On(2026, 11, 10)}}
		r := two.Score(readiness.Sheet{Facts: append(slices.Clone(it.AppliesWhen), "paid_supplier"), Adoption: in, Foundation: in}, day.On(2026, 11, 20))
		if st, ok := r.Standing(c.item); !ok || st.Known != c.want || !c.want && st.Why != readiness.OldByWords {
			t.Errorf("%s answered to version %d: known %t, %v", c.item, c.given, st.Known, st.Why)
		}
	}
	for _, c := range []struct {
		item      string
		given, at int
		want      bool
	}{{"fin-02", 2, 1, true}, {"fin-02", 1, 2, false}, {"fin-04", 2, 1, false}, {"fin-80", 2, 1, true}, {"consent/p-01", 2, 1, false}} {
		if got := v.Later(c.item, c.given, c.at); got != c.want {
			t.Errorf("Later(%s, %d, %d) = %t", c.item, c.given, c.at, got)
		}
	}
	ground := v.Groundwork(1)
	if _, there := two.Item("fin-03"); there {
		t.Error("a retired item is still there")
	}
	was, _ := one.Item("fin-03")
	if _, there := ground.Item("fin-03"); there != (was.Scope == readiness.Foundation) {
		t.Errorf("fin-03 in the groundwork of an adoption on version 1: %t", there)
	}
	if v.Groundwork(2) != two {
		t.Error("with all adoptions on the newest version the groundwork is its own")
	}
}

// Whatever is answered, the same sheet scores the same on version 1 whether or not a version 2 exists.
func TestALaterVersionLeavesTheEarlierAlone(t *testing.T) {
	one := core(t)
	v, err := readiness.NewVersions(one, second(t, one))
	if err != nil {
		t.Fatal(err)
	}
	again, _ := v.Version(one.ID, 1)
	eachSheet(t, func(t *testing.T, _ *rand.Rand, _ *readiness.Checklist, s readiness.Sheet) {
		x, y := one.Score(s, day.On(2026, 11, 20)), again.Score(s, day.On(2026, 11, 20))
		for _, g := range readiness.Gates {
			if x.Gate(g).Verdict != y.Gate(g).Verdict || x.Gate(g).Counts() != y.Gate(g).Counts() || !reflect.DeepEqual(x.Profile, y.Profile) {
				t.Fatalf("%s: %s and %s", g, x.Gate(g).Counts(), y.Gate(g).Counts())
			}
		}
	})
}

// A pack that was published for version 1 is laid over version 2 without lowering it.
func TestAnOlderPackLiesOverANewerChecklist(t *testing.T) {
	one := core(t)
	two := changed(t, one, func(n *readiness.Checklist) {
		n.Items = slices.DeleteFunc(n.Items, func(it readiness.Item) bool { return it.ID == "fin-03" })
		for i := range n.Items {
			if n.Items[i].ID == "fin-02" {
				n.Items[i].Required.Adopt = readiness.Embedded
			}
		}
	})
	p := readiness.Pack{ID: "x", Version: 1, Notes: []readiness.Note{{Item: "fin-03", Text: "Start early"}}, Raises: []readiness.Raise{
		{Item: "fin-02", Required: readiness.Required{Adopt: readiness.InPlace}, Because: "It took long"}, {Item: "fin-03", Strength: readiness.Hard, Required: readiness.Required{Adopt: readiness.InPlace}, Because: "It failed"}}}
	if _, err := two.With(p); err == nil {
		t.Error("the pack as it is lowers version 2")
	}
	c, err := two.With(p.Over(two))
	if err != nil {
		t.Fatal(err)
	}
	if it := item(t, c, "fin-02"); it.Threshold(readiness.Adopt) != readiness.Embedded {
		t.Errorf("fin-02 must be %s", it.Threshold(readiness.Adopt))
	}
	if p.Raises[0].Required.Adopt != readiness.InPlace {
		t.Error("the pack itself was changed")
	}
}
