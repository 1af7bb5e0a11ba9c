package readiness

import (
	"slices"
	"strings"
	"testing"

	"groundwork/internal/fault"
)

func packed(t testing.TB) *Checklist {
	return small(t, item("one-01", Desirable, Foundation, Required{}), item("one-02", Essential, Adoption, Required{Adopt: 2, GoLive: 3}), item("one-03", Hard, Adoption, Required{GoLive: 3}))
}

func TestAPackMakesItemsStricter(t *testing.T) {
	for _, c := range []struct {
		name     string
		raise    Raise
		strength Strength
		want     [3]Level
	}{
		{"desirable to essential", Raise{Item: "one-01", Strength: Essential, Required: Required{Adopt: 3}}, Essential, [3]Level{3, 3, 3}},
		{"desirable to hard", Raise{Item: "one-01", Strength: Hard, Required: Required{BusinessAsUsual: 2}}, Hard, [3]Level{0, 0, 2}},
		{"essential to hard", Raise{Item: "one-02", Strength: Hard}, Hard, [3]Level{2, 3, 3}},
		{"a higher threshold", Raise{Item: "one-02", Required: Required{Adopt: 3}}, Essential, [3]Level{3, 3, 3}},
		{"an earlier gate", Raise{Item: "one-03", Required: Required{Adopt: 1}}, Hard, [3]Level{1, 3, 3}},
		{"the same again", Raise{Item: "one-02", Strength: Essential, Required: Required{Adopt: 2}}, Essential, [3]Level{2, 3, 3}},
	} {
		t.Run(c.name, func(t *testing.T) {
			core := packed(t)
			c.raise.Because = "it took six weeks"
			m, err := core.With(Pack{ID: "p", Version: 1, Raises: []Raise{c.raise}})
			if err != nil {
				t.Fatal(err)
			}
			it, _ := m.Item(c.raise.Item)
			if it.Strength != c.strength || it.threshold != c.want || it.RaisedBecause == "" {
				t.Errorf("%s %v", it.Strength, it.threshold)
			}
			if old, _ := core.Item(c.raise.Item); old.RaisedBecause != "" {
				t.Error("the core checklist must not change")
			}
		})
	}
}

func TestWhatAPackMayNotDo(t *testing.T) {
	because := "it took six weeks"
	good := item("p/p-01", Essential, Adoption, Required{GoLive: 3})
	good.Domain, good.Because = "one", because
	with := func(change func(*Item)) []Item {
		it := good
		change(&it)
		return []Item{it}
	}
	for _, c := range []struct {
		name string
		pack Pack
		item string
		want string
	}{
		{"lower a threshold", Pack{Raises: []Raise{{Item: "one-02", Required: Required{GoLive: 2}, Because: because}}}, "one-02", "a pack cannot lower it: the checklist asks for “in place” to go live, the pack only for “partly in place”"},
		{"lower a threshold of an earlier gate", Pack{Raises: []Raise{{Item: "one-02", Required: Required{Adopt: 1, GoLive: 4}, Because: because}}}, "one-02", "cannot lower it"},
		{"lower a strength", Pack{Raises: []Raise{{Item: "one-03", Strength: Essential, Because: because}}}, "one-03", "a pack cannot make a hard item essential"},
		{"make essential desirable", Pack{Raises: []Raise{{Item: "one-02", Strength: Desirable, Because: because}}}, "one-02", "a pack cannot make an essential item desirable"},
		{"raise without a reason", Pack{Raises: []Raise{{Item: "one-02", Required: Required{Adopt: 3}}}}, "one-02", "say why"},
		{"raise an item that is not there", Pack{Raises: []Raise{{Item: "one-09", Because: because}}}, "one-09", "is not in this checklist"},
		{"raise twice", Pack{Raises: []Raise{{Item: "one-02", Because: because}, {Item: "one-02", Because: because}}}, "one-02", "is raised twice"},
		{"raise a desirable item that stays so", Pack{Raises: []Raise{{Item: "one-01", Required: Required{Adopt: 3}, Because: because}}}, "one-01", "make it essential or hard"},
		{"promote to nothing", Pack{Raises: []Raise{{Item: "one-01", Strength: Essential, Because: because}}}, "one-01", "say at which gate"},
		{"a level that does not exist", Pack{Raises: []Raise{{Item: "one-02", Required: Required{Adopt: 5}, Because: because}}}, "one-02", "level from 1 to 4"},
		{"a note on nothing", Pack{Notes: []Note{{Item: "one-09", Text: "t"}}}, "one-09", "cannot carry a note"},
		{"reword a core item", Pack{Adds: with(func(i *Item) { i.ID = "one-02" })}, "one-02", "id must be like p/p-01"},
		{"an id of another pack", Pack{Adds: with(func(i *Item) { i.ID = "q/p-01" })}, "q/p-01", "id must be like p/p-01"},
		{"a foundation item", Pack{Adds: with(func(i *Item) { i.Scope = Foundation })}, "p/p-01", "never in the foundation"},
		{"an item without because", Pack{Adds: with(func(i *Item) { i.Because = "" })}, "p/p-01", "say what happened"},
		{"an item of no domain", Pack{Adds: with(func(i *Item) { i.Domain = "three" })}, "p/p-01", `domain "three"`},
		{"no version", Pack{Version: -1}, "pack", "no version"},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.pack.ID = "p"
			if c.pack.Version == 0 {
				c.pack.Version = 1
			}
			_, err := packed(t).With(c.pack)
			if got := fault.Of(err).Fields.For(c.item); !strings.Contains(got, c.want) {
				t.Errorf("got %v, want %s: %s", err, c.item, c.want)
			}
		})
	}
}

func TestAPackAddsAndExplains(t *testing.T) {
	it := item("p/p-01", Hard, 0, Required{GoLive: 3})
	it.Domain, it.Because, it.AppliesWhen = "two", "write-back failed", []string{"uses_ai"}
	m, err := packed(t).With(Pack{ID: "p", Version: 2, Adds: []Item{it}, Notes: []Note{{"one-02", "Start early."}}})
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := m.Item("p/p-01"); got.Scope != Adoption || !got.FromPack() || got.Threshold(GoLive) != InPlace {
		t.Errorf("%+v", got)
	}
	if got, _ := m.Item("one-02"); got.PackNote != "Start early." || got.FromPack() {
		t.Errorf("%+v", got)
	}
	if n := len(m.Applicable(nil)); n != 3 {
		t.Errorf("%d apply without the fact", n)
	}
	if n := len(m.Applicable([]string{"uses_ai"})); n != 4 {
		t.Errorf("%d apply with the fact", n)
	}
	if _, err := m.With(Pack{ID: "q", Version: 1}); err == nil {
		t.Error("one pack only")
	}
}

func TestManyAdditionsAreWarnedOf(t *testing.T) {
	p := Pack{Adds: slices.Repeat([]Item{{}}, 10)}
	if len(p.Warnings()) != 0 {
		t.Error("ten are fine")
	}
	p.Adds = append(p.Adds, Item{})
	if w := p.Warnings(); len(w) != 1 || !strings.Contains(w[0], "adds 11 questions") {
		t.Errorf("%q", w)
	}
}
