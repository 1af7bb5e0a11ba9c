package national

import (
	"testing"
	"time"

	"groundwork/internal/content"
	"groundwork/internal/day"
	"groundwork/internal/readiness"
)

// No two trusts of the biggest country share a code or a name, and no place is named as a real one.
func TestInventedNamesAreTheirOwn(t *testing.T) {
	codes, names := map[string]bool{}, map[string]bool{}
	for i := range 2_060 {
		codes[trustCode(i)], names[placeName(i)] = true, true
	}
	if len(codes) != 2_060 || len(names) != 2_060 {
		t.Errorf("%d codes and %d names for 2,060 trusts", len(codes), len(names))
	}
	pilots := map[string]bool{}
	for i := range len(tools) * len(settings) {
		pilots[pilotName(i)] = true
	}
	if len(pilots) != 2_000 {
		t.Errorf("%d names for 2,000 pilots", len(pilots))
	}
}

// Neither do two pilots or two trusts of a country ten times as big, whose plan is made without a database.
func TestTheBiggestPlanRepeatsNoName(t *testing.T) {
	w := &world{size: England.Times(10), today: day.On(2026, time.November, 22), began: day.On(2022, time.April, 1)}
	w.places()
	w.people()
	w.planPilots()
	names := map[string]bool{}
	for _, p := range w.pilots {
		if names[p.name] {
			t.Fatalf("two pilots are called %s", p.name)
		}
		names[p.name] = true
	}
	for _, p := range w.trusts {
		if names[p.Name] || names[p.Code] {
			t.Fatalf("two trusts are called %s or %s", p.Name, p.Code)
		}
		names[p.Name], names[p.Code] = true, true
	}
	if len(w.pilots) != 20_000 || len(w.trusts) != 2_060 {
		t.Errorf("%d pilots and %d trusts", len(w.pilots), len(w.trusts))
	}
}

// The weak spots are questions of the groundwork that stop a gate, so that they do hold something back.
func TestWeakSpotsCanStopAGate(t *testing.T) {
	l, err := content.Load()
	if err != nil {
		t.Fatal(err)
	}
	for id := range weak {
		it, known := l.Checklist.Item(id)
		if !known || it.Scope != readiness.Foundation || !it.CanStop() {
			t.Errorf("%s is no question of the groundwork that can stop a gate", id)
		}
	}
}

func TestSizes(t *testing.T) {
	for _, x := range []struct {
		factor float64
		want   Size
	}{
		{1, England},
		{10, Size{Regions: 7, Boards: 42, Trusts: 2_020, Pilots: 20_000, Adoptions: 100_000, Benefits: 200_000, Figures: 36}},
		{0.01, Size{Regions: 2, Boards: 2, Trusts: 4, Pilots: 20, Adoptions: 100, Benefits: 200, Figures: 36}},
		{0.001, Size{Regions: 2, Boards: 2, Trusts: 4, Pilots: 8, Adoptions: 10, Benefits: 20, Figures: 36}},
	} {
		if got := England.Times(x.factor); got != x.want {
			t.Errorf("%v times: %+v, not %+v", x.factor, got, x.want)
		}
	}
}
