package pack_test

import (
	"slices"
	"strings"
	"testing"

	"groundwork/internal/pack"
)

func full() pack.Content {
	c := pack.Content{Version: 2, Workflow: pack.Workflow{ID: "w2", N: 2, Says: "16.0 to 6.0 clinical minutes a case", Before: []pack.Step{{ID: "b1", Action: "Print the form", Who: "Nurse", Minutes: "2", Share: "100"}},
		Changes: []pack.Decision{{Old: "b1", What: "Removed", Part: pack.Core}}},
		Measures:  []pack.Measure{{ID: "m1", Name: "Minutes a case", Measure: "minutes", Version: 1, Says: "6.0 minutes."}, {ID: "m2", Name: "Licences", Measure: "cost", Version: 1, Costs: true, Says: "£100."}},
		Asks:      []pack.Ask{{Kind: pack.Add, Item: "x/p-01", Title: "Coded fields", Needed: "In place to go live", Because: "Write-back failed."}},
		Lessons:   []pack.Lesson{{ID: "l1", Title: "Start small"}},
		Documents: []pack.Document{{ID: "d1", Seq: 1, Title: "Report", Purpose: "report"}}}
	for _, k := range []string{"core", "cost", "training", "support", "safety", "time_taken", "left_out"} {
		c.Texts = append(c.Texts, pack.Text{Key: k, Label: strings.ToUpper(k[:1]) + k[1:], Text: "Said"})
	}
	return c
}

func TestParts(t *testing.T) {
	asked := pack.Recorded{Asked: true}
	if parts := pack.Parts(full(), asked); len(pack.Missing(parts)) != 0 || pack.Complete(parts) != "All 13 parts are there" {
		t.Errorf("%+v", pack.Missing(parts))
	}
	without := func(key string) func(*pack.Content) {
		return func(c *pack.Content) {
			c.Texts = slices.DeleteFunc(c.Texts, func(x pack.Text) bool { return x.Key == key })
		}
	}
	for _, c := range []struct {
		without func(*pack.Content)
		asked   bool
		missing string // places
	}{
		{func(c *pack.Content) { c.Workflow.N = 0 }, true, "workflow"},
		{without("core"), true, ""}, // every decision says whether it is core
		{func(c *pack.Content) { without("core")(c); c.Workflow.Changes[0].Part = "" }, true, "notes/core"},
		{func(c *pack.Content) {}, false, "pack/asks"},
		{func(c *pack.Content) { c.Measures = c.Measures[1:] }, true, "benefits"},
		{func(c *pack.Content) { c.Measures = c.Measures[:1] }, true, "benefits"},
		{without("cost"), true, "notes/cost"},
		{func(c *pack.Content) {
			without("cost")(c)
			c.Costs = []pack.Cost{{Label: "Training", Once: true}, {Label: "Running it"}}
		}, true, ""}, // the records have both figures
		{func(c *pack.Content) { without("cost")(c); c.Costs = []pack.Cost{{Label: "Running it"}} }, true, "notes/cost"},
		{without("training"), true, "staff#training"}, {without("support"), true, "staff#support"},
		{without("safety"), true, "notes/safety"},
		{func(c *pack.Content) { without("safety")(c); c.Documents[0].Purpose = "privacy" }, true, "documents"},
		{without("time_taken"), true, "notes/time_taken"}, {without("left_out"), true, "notes/left_out"},
		{func(c *pack.Content) { c.Lessons = nil }, true, "lessons"},
		{func(c *pack.Content) { c.Documents = nil }, true, "documents"},
	} {
		x := full()
		c.without(&x)
		var places []string
		for _, p := range pack.Missing(pack.Parts(x, pack.Recorded{Asked: c.asked})) {
			places = append(places, p.Place)
		}
		if got := strings.Join(places, " "); got != c.missing {
			t.Errorf("missing %q, want %q", got, c.missing)
		}
	}
	if got := pack.Complete(pack.Parts(pack.Content{}, pack.Recorded{})); got != "0 of 13 parts are there" {
		t.Error(got)
	}
}

func TestDifference(t *testing.T) {
	for _, c := range []struct {
		change func(*pack.Content)
		want   string
	}{
		{func(c *pack.Content) {}, ""},
		{func(c *pack.Content) {
			c.Workflow.ID, c.Workflow.N = "w3", 3
			c.Workflow.Before = []pack.Step{{ID: "b1", Action: "Print the form", Who: "Nurse", Minutes: "3", Share: "100"}, {ID: "b2", Action: "Scan it", Who: "Clerk"}}
			c.Workflow.Changes = []pack.Decision{{Old: "b1", What: "Removed", Part: pack.Adaptable}}
		}, "The workflow is version 3, where it was version 2: 16.0 to 6.0 clinical minutes a case.|Step before changed: “Print the form”, Nurse, 3 minutes in 100% of cases.|" +
			"New step before: “Scan it”.|What was done with “Print the form” is now adaptable."},
		{func(c *pack.Content) { c.Asks = nil }, "No longer asked on top: “Coded fields”."},
		{func(c *pack.Content) {
			c.Asks = append(c.Asks, pack.Ask{Kind: pack.Raise, Item: "stf-05", Title: "Sign-in", Needed: "In place to adopt", Because: "It was slow."})
		},
			"“Sign-in” is asked for more strictly: in place to adopt, because: It was slow."},
		{func(c *pack.Content) { c.Asks[0].Needed = "Embedded to go live" }, "“Coded fields” is asked for differently: embedded to go live."},
		{func(c *pack.Content) { c.Measures = c.Measures[:1]; c.Measures[0].Says = "5.0 minutes." }, "5.0 minutes. Before: 6.0 minutes.|No longer measured: “Licences”."},
		{func(c *pack.Content) { c.Costs = []pack.Cost{{Label: "Running it", Figure: "£90 a year"}} }, "Running it, as a figure: £90 a year."},
		{func(c *pack.Content) { c.Texts = c.Texts[1:]; c.Texts[0].Text = "Another" }, "Written anew: cost.|Left out: core."},
		{func(c *pack.Content) { c.Lessons = append(c.Lessons, pack.Lesson{ID: "l2", Title: "Ask nights"}) }, "New lesson: “Ask nights”."},
		{func(c *pack.Content) { c.Documents[0].Seq = 2 }, "New revision of “Report”."},
	} {
		was, is := full(), full()
		c.change(&is)
		if got := strings.Join(pack.Difference(was, is), "|"); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
	if got := pack.Difference(pack.Content{}, full()); len(got) != 1+1+2+7+1+1 {
		t.Errorf("against nothing: %q", got)
	}
}
