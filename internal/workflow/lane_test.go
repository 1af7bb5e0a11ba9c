package workflow

import (
	"slices"
	"testing"
)

func TestLanes(t *testing.T) {
	r := demo()
	r.Before.Steps[6].PayBand = "3"
	want := []Lane{{"clinician", nurse, ""}, {"team administrator", admin, "3"}, {"system", Nobody, ""}, {"records administrator", admin, ""}}
	lanes := Lanes(r.Before, r.After)
	if !slices.Equal(lanes, want) {
		t.Errorf("%+v", lanes)
	}
	if in := Inherit(Input{Role: "Team Administrator"}, lanes); in.StaffGroup != admin || in.PayBand != "3" {
		t.Errorf("%+v", in)
	}
	if in := Inherit(Input{Role: "clinician", StaffGroup: "medical"}, lanes); in.StaffGroup != "medical" {
		t.Errorf("what the step says itself was overwritten: %+v", in)
	}
}

func TestGuessGroup(t *testing.T) {
	for role, want := range map[string]string{
		"Ward clerk": admin, "Community nurse": nurse, "System": Nobody, "Records administrator": admin,
		"Clinician": "", "": "", "Nurse or doctor": "", "Nurse manager": "", "Pharmacist": "", // not in this library
	} {
		if got := GuessGroup(role, staffGroups); got != want {
			t.Errorf("%q: %q, want %q", role, got, want)
		}
	}
}
