package workflow

import (
	"slices"
	"testing"

	"groundwork/internal/decimal"
)

func TestPictureOfTheDemo(t *testing.T) {
	r := demo()
	r.Changes = nil
	p := r.Picture(staffGroups, r.Suggest())
	if want := "With the 6 suggestions, 2 of 5 wasted steps are removed, 1 is automated and 2 are not decided; the step that adds value keeps its 5.0 minutes"; p.Finding != want {
		t.Errorf("finding %q", p.Finding)
	}
	if want := "Of 7 steps before, 1 is kept, 2 are removed, 1 is automated, 1 moves to another role and 2 are not decided; 1 step is added. Hands-on work of clinicians falls from 16.0 to 6.0 minutes a case."; p.Sentence != want {
		t.Errorf("sentence %q", p.Sentence)
	}
	if p.HeadBefore != "Before: 16.0 clinical and 1.5 administrative minutes a case" || p.HeadAfter != "After: 6.0 clinical and 0.9 administrative minutes a case" {
		t.Errorf("%q, %q", p.HeadBefore, p.HeadAfter)
	}
	if want := []Pair{{0, 0}, {1, 1}, {3, 2}, {4, 3}, {6, 5}}; !slices.Equal(p.Joined, want) {
		t.Errorf("joined %v", p.Joined)
	}
	var chips []string
	for _, b := range p.Before {
		chips = append(chips, b.Chip(true)+" "+b.MinutesText())
	}
	for _, b := range p.After {
		chips = append(chips, b.Chip(false)+" "+b.MinutesText())
	}
	want := []string{"Not decided 2.0 min", "Kept 5.0 min", "Removed 3.5 min", "Automated 2.5 min", "Not decided 10.0 min × 20%", "Removed 5.0 min × 20%", "Role moved 1.5 min",
		" 0.5 min", " 5.0 min", "Automated no staff time", " 4.0 min × 10%", "Added 2.0 min × 5%", " 0.9 min"}
	if !slices.Equal(chips, want) {
		t.Errorf("%q", chips)
	}

	if p = demo().Picture(staffGroups, nil); p.Finding != "2 of 5 wasted steps are removed, 1 is merged, 1 is standardised and 1 is automated; the step that adds value keeps its 5.0 minutes" {
		t.Errorf("all decided: %q", p.Finding)
	}
}

func TestPictureOfUnfinishedMaps(t *testing.T) {
	r := demo()
	r.Before.Steps[0].Minutes = decimal.Maybe{}
	for i := range r.Before.Steps {
		r.Before.Steps[i].Worth = ""
	}
	r.Changes = nil
	p := r.Picture(staffGroups, nil)
	if p.HeadBefore != "Before" || p.Finding != "Of 7 steps before, 7 are not decided" || p.Sentence != "Of 7 steps before, 7 are not decided." {
		t.Errorf("%q, %q, %q", p.HeadBefore, p.Finding, p.Sentence)
	}
	if got := p.Before[0].MinutesText(); got != "minutes not known" {
		t.Errorf("%q", got)
	}
	if p = (Redesign{}).Picture(staffGroups, nil); p.Finding != "How the work is done, before and after" {
		t.Errorf("%q", p.Finding)
	}
}

func TestPictureSaysWhereADecisionLeads(t *testing.T) {
	r := demo()
	r.Before.Links = []Link{{From: "b2", To: "b3", Condition: "signed", Share: decimal.Some(decimal.Of(80))}, {From: "b2", To: "b6", Share: decimal.Some(decimal.Of(20))}}
	p := r.Picture(staffGroups, nil)
	if got := p.Before[1].Name(); got != "2. Explain, discuss and agree with the person, then 3 (80%, signed); 6 (20%)" {
		t.Error(got)
	}
	if got := p.After[1].Name(); got != "2. Explain, discuss and agree with the person" {
		t.Error(got)
	}
}
