package day

import (
	"testing"
	"time"
)

func TestAddMonthsClampsToTheMonthsEnd(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-08-31", 6, "2027-02-28"},
		{"2027-08-31", 6, "2028-02-29"},
		{"2026-01-31", 1, "2026-02-28"},
		{"2026-11-22", 12, "2027-11-22"},
		{"2026-11-22", 2, "2027-01-22"},
		{"2026-03-31", -1, "2026-02-28"},
	} {
		from, err := Parse(c.from)
		if err != nil {
			t.Fatal(err)
		}
		if got := from.AddMonths(c.n).String(); got != c.want {
			t.Errorf("%s + %d months is %s, want %s", c.from, c.n, got, c.want)
		}
	}
}

func TestADayIsADayInLondon(t *testing.T) {
	for _, c := range []struct{ at, want string }{
		{"2026-07-01T22:59:59Z", "2026-07-01"},
		{"2026-07-01T23:00:00Z", "2026-07-02"}, // British Summer Time
		{"2026-12-01T23:59:59Z", "2026-12-01"},
	} {
		at, err := time.Parse(time.RFC3339, c.at)
		if err != nil {
			t.Fatal(err)
		}
		if got := Of(at).String(); got != c.want {
			t.Errorf("%s falls on %s, want %s", c.at, got, c.want)
		}
	}
}

func TestFromParts(t *testing.T) {
	for _, c := range []struct {
		d, m, y string
		want    string
		ok      bool
	}{
		{"22", "11", "2026", "2026-11-22", true},
		{" 3 ", "3", "2026", "2026-03-03", true},
		{"31", "2", "2026", "", false},
		{"29", "2", "2028", "2028-02-29", true},
		{"", "2", "2026", "", false},
		{"1", "13", "2026", "", false},
	} {
		got, ok := FromParts(c.d, c.m, c.y)
		if ok != c.ok || got.String() != c.want {
			t.Errorf("FromParts(%q, %q, %q) = %v, %v", c.d, c.m, c.y, got, ok)
		}
	}
}

func TestScanReadsBothEngines(t *testing.T) {
	var a, b Day
	if err := a.Scan("2026-11-22"); err != nil {
		t.Fatal(err)
	}
	if err := b.Scan(time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	if a != b || a.Long() != "22 November 2026" {
		t.Errorf("got %v and %v", a, b)
	}
	var i, j Instant
	at := time.Date(2026, 11, 22, 14, 32, 0, 123456789, time.UTC)
	if err := i.Scan(At(at).String()); err != nil {
		t.Fatal(err)
	}
	if err := j.Scan(at); err != nil {
		t.Fatal(err)
	}
	if i != j {
		t.Errorf("got %v and %v", i, j)
	}
}

func TestTypedSaysWhatIsWrongWithADay(t *testing.T) {
	for _, c := range []struct {
		joined, problem string
		want            Day
	}{
		{"", "", 0},
		{"2026-11-22", "", On(2026, 11, 22)},
		{"-11-22", "must include a year", 0},
		{"2026--22", "must include a month", 0},
		{"2026-11-", "must include a day", 0},
		{"2026-2-30", "must be a real date, like 22 11 2026", 0},
		{"soon", "must be a real date, like 22 11 2026", 0},
	} {
		if got, problem := Typed(c.joined); got != c.want || problem != c.problem {
			t.Errorf("%q: %v, %q", c.joined, got, problem)
		}
	}
}
