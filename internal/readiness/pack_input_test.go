package readiness_test

import (
	"strings"
	"testing"

	"groundwork/internal/content"
	"groundwork/internal/fault"
	"groundwork/internal/readiness"
)

func namesOf(err error) string {
	var out []string
	for _, f := range fault.Of(err).Fields {
		out = append(out, f.Name)
	}
	return strings.Join(out, " ")
}

func TestCheckRaise(t *testing.T) {
	c := checklistOf(t)
	essential := item(t, c, "dat-02")
	var desirable *readiness.Item
	for i := range c.Items {
		if c.Items[i].Strength == readiness.Desirable {
			desirable = &c.Items[i]
		}
	}
	for _, x := range []struct {
		core *readiness.Item
		in   readiness.AskInput
		bad  string
	}{
		{essential, readiness.AskInput{}, "advice"},
		{essential, readiness.AskInput{Advice: "Start early"}, ""},
		{essential, readiness.AskInput{Bau: "4", Because: "It failed."}, ""},
		{essential, readiness.AskInput{Bau: "4"}, "because"},
		{essential, readiness.AskInput{Bau: "1", Because: "Less."}, "bau"},
		{essential, readiness.AskInput{Bau: "9", Because: "x"}, "bau"},
		{essential, readiness.AskInput{Strength: "desirable", Because: "x"}, "strength"},
		{essential, readiness.AskInput{Strength: "nothing", Because: "x"}, "strength"},
		{desirable, readiness.AskInput{Adopt: "3", Because: "x"}, "strength"},
		{desirable, readiness.AskInput{Strength: "essential", Adopt: "3", Because: "Slow sign-in."}, ""},
		{essential, readiness.AskInput{Advice: strings.Repeat("x", 1001)}, "advice"},
	} {
		r, advice, err := readiness.CheckRaise(x.core, x.in)
		if namesOf(err) != x.bad {
			t.Errorf("%+v: %v, want %q", x.in, err, x.bad)
		}
		if err != nil {
			continue
		}
		p := readiness.Pack{ID: "x", Version: 1}.Asking(r, advice)
		if _, err := c.With(p); err != nil {
			t.Errorf("%+v was accepted, and the checklist refuses it: %v", x.in, err)
		}
		if back, says := p.Asks(x.core.ID); says != advice || back.Required != r.Required || back.Strength != r.Strength {
			t.Errorf("%+v comes back as %+v %q", r, back, says)
		}
		if p = p.Without(x.core.ID); p.Count() != "nothing" {
			t.Errorf("taken away, it still asks for %s", p.Count())
		}
	}
}

func TestCheckAdd(t *testing.T) {
	c := checklistOf(t)
	good := readiness.AskInput{Domain: "data", Title: "Coded fields", Question: "Are there coded fields?", Strength: "essential", Adopt: "2", GoLive: "3", Owner: "ccio", Because: "Write-back failed.", Evidence: "Field list\n\n Screen "}
	for _, x := range []struct {
		change func(*readiness.AskInput)
		bad    string
	}{
		{func(*readiness.AskInput) {}, ""},
		{func(in *readiness.AskInput) { *in = readiness.AskInput{} }, "domain title question strength because owner"},
		{func(in *readiness.AskInput) { in.Adopt, in.GoLive = "", "" }, "adopt"},
		{func(in *readiness.AskInput) { in.Strength = "desirable" }, ""},
		{func(in *readiness.AskInput) { in.Owner = "nobody" }, "owner"},
		{func(in *readiness.AskInput) { in.Partly = "Some are" }, ""},
	} {
		in := good
		x.change(&in)
		it, err := c.CheckAdd("x/p-01", in)
		if namesOf(err) != x.bad {
			t.Errorf("%+v: %v, want %q", in, err, x.bad)
		}
		if err != nil {
			continue
		}
		p := readiness.Pack{ID: "x", Version: 1}.Adding(it)
		b, err := content.FormatPack(p)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := content.ParsePack(c, "pack", b); err != nil || p.Highest() != 1 || len(p.Adding(it).Adds) != 1 {
			t.Errorf("%+v: %v", in, err)
		}
	}
}

func TestFind(t *testing.T) {
	c := checklistOf(t)
	if got := c.Find("sign-in", 10); len(got) == 0 || got[0].ID == "" {
		t.Error("nothing is found by “sign-in”")
	}
	if got := c.Find("", 10); got != nil {
		t.Errorf("found %d by nothing", len(got))
	}
	if got := c.Find("a", 3); len(got) != 3 {
		t.Errorf("found %d, want no more than 3", len(got))
	}
}

func checklistOf(t *testing.T) *readiness.Checklist {
	t.Helper()
	l, err := content.Load()
	if err != nil {
		t.Fatal(err)
	}
	return l.Checklist
}

func item(t *testing.T, c *readiness.Checklist, id string) *readiness.Item {
	t.Helper()
	it, ok := c.Item(id)
	if !ok {
		t.Fatalf("no item %s", id)
	}
	return it
}
