package organisation

import (
	"strings"
	"testing"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

func register() []Organisation {
	trust := func(code, name, short string) Organisation {
		return Organisation{Code: code, Type: Trust, Version: Version{Name: name, Short: short}}
	}
	closed := trust("ZZ-OLD", "Oldmoor NHS Trust", "Oldmoor")
	closed.Closed = day.On(2024, 4, 1)
	return []Organisation{
		trust("ZZ-NMR", "Northmoor Community and Mental Health NHS Trust", "Northmoor"),
		trust("ZZ-EFD", "Eastfold Partnership NHS Trust", "Eastfold"),
		closed,
		{Code: "ZZ-ICB", Type: ICB, Version: Version{Name: "Upland North Integrated Care Board", Short: "Upland North"}},
	}
}

func TestFindTrust(t *testing.T) {
	today := day.On(2026, 11, 22)
	for _, c := range []struct{ typed, code, says string }{
		{"ZZ-NMR", "ZZ-NMR", ""},
		{" zz-nmr ", "ZZ-NMR", ""},
		{"Eastfold Partnership NHS Trust", "ZZ-EFD", ""},
		{"northmoor", "ZZ-NMR", ""},
		{"Nothmoor", "", "Did you mean Northmoor Community and Mental Health NHS Trust (ZZ-NMR)?"},
		{"ZZ-NMX", "", "Did you mean Northmoor"},
		{"ZZ-OLD", "", "closed on 1 April 2024"},
		{"ZZ-ICB", "", "is not in the register of trusts"},
		{"Atlantis", "", "Enter another name or a code"},
		{"NHS Trust", "", "Enter another name or a code"},
		{"", "", "Enter the trust by name or code"},
	} {
		got, err := FindTrust(register(), "trust", c.typed, today)
		if got.Code != c.code {
			t.Errorf("%q found %q", c.typed, got.Code)
		}
		if c.says != "" && (!fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), c.says)) {
			t.Errorf("%q: %v, want %q", c.typed, err, c.says)
		}
	}
}

func TestATrustIsOpenUntilTheDayItCloses(t *testing.T) {
	o := Organisation{Opened: day.On(2020, 4, 1), Closed: day.On(2024, 4, 1)}
	for on, want := range map[day.Day]bool{day.On(2020, 3, 31): false, day.On(2020, 4, 1): true, day.On(2024, 3, 31): true, day.On(2024, 4, 1): false} {
		if o.Open(on) != want {
			t.Errorf("open on %v is %v", on, !want)
		}
	}
}
