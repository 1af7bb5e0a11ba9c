package organisation

import (
	"strings"
	"testing"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

func TestFindAny(t *testing.T) {
	today := day.On(2026, 11, 22)
	for _, c := range []struct{ typed, code, says string }{
		{"ZZ-NMR", "ZZ-NMR", ""},
		{" zz-icb ", "ZZ-ICB", ""},
		{"Upland North", "ZZ-ICB", ""},
		{"ZZ-NMX", "", "Did you mean Northmoor"},
		{"Uplnd North Integrated Care Board", "", "Did you mean Upland North Integrated Care Board (ZZ-ICB)?"},
		{"ZZ-OLD", "", "closed on 1 April 2024"},
		{"Atlantis", "", "Enter another code or name"},
		{" ", "", "Enter the organisation by code or name"},
	} {
		got, err := FindAny(register(), "organisation", c.typed, today)
		if got.Code != c.code {
			t.Errorf("%q found %q", c.typed, got.Code)
		}
		if c.says != "" && (!fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), c.says)) {
			t.Errorf("%q: %v, want %q", c.typed, err, c.says)
		}
	}
}
