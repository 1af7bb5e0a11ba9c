package adoption_test

import (
	"strings"
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
)

// The product's section 4, Reading, field by field: what each reader knows at each openness.
func TestSight(t *testing.T) {
	var (
		member = adoption.Reader{Member: true}
		above  = adoption.Reader{Above: true}
		team   = adoption.Reader{Team: true}
		other  = adoption.Reader{}
		all    = adoption.Sight{Exists: true, Verdict: true, Titles: true, Levels: true}
	)
	for _, c := range []struct {
		name   string
		open   adoption.Openness
		reader adoption.Reader
		want   adoption.Sight
	}{
		{"private, the trust", adoption.Openness{}, member, all},
		{"private, above", adoption.Openness{}, above, adoption.Sight{}},
		{"private, pilot team", adoption.Openness{}, team, adoption.Sight{}},
		{"private, others", adoption.Openness{}, other, adoption.Sight{}},
		{"private with a call for help, pilot team", adoption.Openness{Help: true}, team, adoption.Sight{}},
		{"told, above", adoption.Openness{Told: true}, above, adoption.Sight{Exists: true, Verdict: true, Handed: true}},
		{"told, pilot team", adoption.Openness{Told: true}, team, adoption.Sight{Exists: true, Verdict: true}},
		{"told, others", adoption.Openness{Told: true}, other, adoption.Sight{Exists: true}},
		{"told with a call for help, pilot team", adoption.Openness{Told: true, Help: true}, team, adoption.Sight{Exists: true, Verdict: true, Titles: true}},
		{"told with a call for help, above", adoption.Openness{Told: true, Help: true}, above, adoption.Sight{Exists: true, Verdict: true, Handed: true}},
		{"told with a call for help, others", adoption.Openness{Told: true, Help: true}, other, adoption.Sight{Exists: true}},
		{"committed, above", adoption.Openness{Committed: true}, above, adoption.Sight{Exists: true, Verdict: true, Handed: true}},
		{"committed, others", adoption.Openness{Committed: true}, other, adoption.Sight{Exists: true}},
		{"committed, the trust", adoption.Openness{Committed: true}, member, all},
	} {
		if got := c.open.Sees(c.reader); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

// “Who can see this?” says what Sees decides.
func TestWhoCanSeeIsTrue(t *testing.T) {
	above := []string{"Upland North Integrated Care Board", "Upland Region"}
	for _, c := range []struct {
		open adoption.Openness
		says []string
		not  []string
	}{
		{adoption.Openness{}, []string{"Everyone at Eastfold sees this page", "Nobody else knows of it"}, []string{"Upland", "Northmoor", "Other trusts"}},
		{adoption.Openness{Told: true}, []string{"Upland North Integrated Care Board and Upland Region see the answer, and the levels as last handed in", "The pilot team at Northmoor sees only the answer", "Other trusts see only the stage"}, []string{"Nobody else"}},
		{adoption.Openness{Committed: true, Help: true}, []string{"the titles of what you asked it to help with", "Other trusts see only the stage", "Notes, evidence and names stay at Eastfold"}, nil},
	} {
		got := c.open.WhoCanSee(adoption.Around{Trust: "Eastfold", Above: above, Lead: "Northmoor"}, access.ReadReadiness, c.open.Sees(adoption.Reader{Member: true}))
		for _, s := range c.says {
			if !strings.Contains(got, s) {
				t.Errorf("%+v does not say %q: %s", c.open, s, got)
			}
		}
		for _, s := range c.not {
			if strings.Contains(got, s) {
				t.Errorf("%+v says %q: %s", c.open, s, got)
			}
		}
	}
}

// Nobody learns from “Who can see this?” that a trust asked for help, but the trust and whom it asked: to all others the words
// are the same before and after.
func TestWhoCanSeeKeepsACallForHelp(t *testing.T) {
	around := adoption.Around{Trust: "Eastfold", Above: []string{"Upland Region"}, Lead: "Northmoor"}
	says := func(o adoption.Openness, r adoption.Reader) string {
		return o.WhoCanSee(around, access.ReadReadiness, o.Sees(r))
	}
	for name, r := range map[string]adoption.Reader{"the trust": {Member: true}, "the pilot’s team": {Team: true}, "above": {Above: true}, "another trust": {}} {
		for _, o := range []adoption.Openness{{Told: true}, {Committed: true}} {
			asked := o
			asked.Help = true
			if told, knows := says(o, r) != says(asked, r), r.Member || r.Team; told != knows {
				t.Errorf("%s learns it: %t, and may know it: %t: %s", name, told, knows, says(asked, r))
			}
		}
	}
	if got := says(adoption.Openness{Told: true, Help: true}, adoption.Reader{Team: true}); !strings.Contains(got, "the titles of what Eastfold asked it to help with") {
		t.Errorf("the pilot’s team reads: %s", got)
	}
}
