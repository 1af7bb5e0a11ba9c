package workflow

import (
	"testing"

	"groundwork/internal/decimal"
)

// The hours by band add to the hours of everybody, new work counts against them, and a step without a band is set apart.
func TestAYearByBand(t *testing.T) {
	groups := Groups{{Key: "nursing", Clinical: true}, {Key: "clerks"}}
	step := func(group, band string, minutes int64) Step {
		return Step{StaffGroup: group, PayBand: band, Minutes: decimal.Some(decimal.Of(minutes)), Share: decimal.Some(decimal.Of(100))}
	}
	r := Redesign{Before: Map{State: Current, Steps: []Step{step("nursing", "5", 10), step("nursing", "6", 4), step("clerks", "", 3)}},
		After: Map{State: Redesigned, Steps: []Step{step("nursing", "5", 4), step("clerks", "3", 6), step(Nobody, "none", 9)}}}
	r.Before.Record.Volume, r.After.Record.Volume = decimal.Some(decimal.Of(60)), decimal.Some(decimal.Of(60))
	want := map[string]string{"5": "600", "6": "400", "": "300", "3": "-600"} // 60 cases on 100 days: 100 hours for each minute
	for _, h := range r.AYearByBand(groups, All, 100) {
		if short(h.Hours) != want[h.Band] {
			t.Errorf("band %q: %s hours, want %s", h.Band, short(h.Hours), want[h.Band])
		}
		delete(want, h.Band)
	}
	if len(want) > 0 {
		t.Errorf("missing %v", want)
	}
	if n := len(r.AYearByBand(groups, Clinical, 100)); n != 2 {
		t.Errorf("%d bands of clinicians", n)
	}
}
