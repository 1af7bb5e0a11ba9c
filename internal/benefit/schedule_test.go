package benefit

import (
	"testing"
	"time"

	"groundwork/internal/day"
)

// ben-3 of the demo: July to September is owed and late, which is not 0; nothing is owed after the pilot's end.
func TestWhatIsOwed(t *testing.T) {
	quarter := func(y int, m time.Month, value string) Observation {
		o := row(putToUse, Period{on(y, m, 1), on(y, m, 1).AddMonths(3) - 1}, [3]string{value, "", ""})
		if value == "" {
			o.State = NotApplicable
		}
		return o
	}
	r := Record{Measure: putToUse, Profile: Profile{Every: Quarterly}, Subject: Subject{Live: live, Ended: on(2026, 3, 31)}, Today: today,
		Rows: []Observation{quarter(2025, 4, ""), quarter(2025, 10, "24"), quarter(2026, 1, "31")}}
	j := r.Judge()
	var got []Due
	for _, s := range j.Slots() {
		got = append(got, s.Due)
	}
	if len(got) != 4 || got[0] != DueNotOwed || got[1] != DueLate || got[2] != DueIn || got[3] != DueIn {
		t.Errorf("%v", got)
	}
	if late := j.Late(); len(late) != 1 || late[0].From != on(2025, 7, 1) {
		t.Errorf("late: %v", late)
	}
	if missing := j.Missing(0); len(missing) != 1 || missing[0].From != on(2025, 7, 1) {
		t.Errorf("missing: %v", missing)
	}
	if missing := j.Missing(on(2025, 1, 15)); len(missing) != 2 || missing[0].From != on(2025, 1, 1) {
		t.Errorf("missing from January: %v", missing)
	}
	r.Subject.Ended = 0
	if late := r.Judge().Late(); len(late) != 3 || late[2].To != on(2026, 9, 30) { // 53 days before today, and 40 are allowed
		t.Errorf("late without an end: %v", late)
	}
}

func TestSlotsBeforeAnyFigure(t *testing.T) {
	r := Record{Measure: minutesACase, Profile: Profile{Every: Weekly}, Today: today}
	if s := r.Judge().Slots(); s != nil {
		t.Errorf("not live, and owes %v", s)
	}
	if missing := r.Judge().Missing(0); len(missing) != 12 || missing[11] != (Period{on(2026, 11, 9), on(2026, 11, 15)}) {
		t.Errorf("a first grid has %v", missing)
	}
	r.Subject.Live = on(2026, 11, 4)
	slots := r.Judge().Slots()
	if len(slots) != 3 || slots[0].Period.From != on(2026, 11, 2) || slots[0].Due != DueLate || slots[2].Due != DueNotOver {
		t.Errorf("%+v", slots)
	}
}

func TestWeeksStayInStep(t *testing.T) {
	tuesday := on(2026, 3, 3)
	r := Record{Measure: minutesACase, Profile: Profile{Every: Weekly}, Today: tuesday + 21, Rows: weeks(minutesACase, tuesday, [3]string{"6", "", ""})}
	missing := r.Judge().Missing(tuesday - 10)
	want := []day.Day{tuesday - 14, tuesday - 7, tuesday + 7, tuesday + 14}
	if len(missing) != len(want) {
		t.Fatalf("%v", missing)
	}
	for i, p := range missing {
		if p.From != want[i] {
			t.Errorf("%v, want %v", p.From, want[i])
		}
	}
}
