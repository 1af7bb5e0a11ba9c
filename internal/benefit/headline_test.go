package benefit

import "testing"

func TestHeadline(t *testing.T) {
	nurses := []string{"nursing_midwifery"}
	for _, c := range []struct {
		what  string
		m     Measure
		p     Profile
		base  string
		now   Figure
		grade string
		want  string
	}{
		{"as on the benefit page", minutesACase, Profile{StaffGroups: nurses, Target: some("10.2"), TargetOn: on(2026, 2, 28)}, "16.2", figure(minutesACase, "6.0"), "A",
			"Clinicians spend 6.0 minutes a case, down from 16.2: the target of 10.2 is met, Measured with comparison (A)."},
		{"exactly the target", minutesACase, Profile{StaffGroups: nurses, Target: some("10.2")}, "16.2", figure(minutesACase, "10.2"), "B",
			"Clinicians spend 10.2 minutes a case, down from 16.2: the target of 10.2 is met, Measured (B)."},
		{"just missed", minutesACase, Profile{Target: some("10.2"), TargetOn: on(2026, 11, 21)}, "16.2", figure(minutesACase, "10.3"), "B",
			"Staff spend 10.3 minutes a case, down from 16.2: the target of 10.2 is not met, Measured (B)."},
		{"missed by less than is shown", minutesACase, Profile{StaffGroups: nurses, Target: some("10.2")}, "16.2", figure(minutesACase, "10.24"), "B",
			"Clinicians spend 10.24 minutes a case, down from 16.2: the target of 10.2 is not met, Measured (B)."},
		{"not due yet", minutesACase, Profile{StaffGroups: []string{"administrative"}, Target: some("1"), TargetOn: on(2026, 11, 22)}, "1.5", figure(minutesACase, "1.5"), "C",
			"Administrative staff spend 1.5 minutes a case, the same as before: the target of 1 is due on 22 November 2026, Estimated (C)."},
		{"hours freed", clinicalHours, Profile{Target: some("50")}, "0", figure(clinicalHours, "55.593"), "B",
			"Clinical hours freed: 55.6 hours a working day; the target of 50 is met, Measured (B)."},
		{"a share", complete, Profile{Title: "Consent found in the record", Target: some("97")}, "80", figure(complete, "98"), "A",
			"Consent found in the record: 98%, up from 80%; the target of 97% is met, Measured with comparison (A)."},
		{"a new cost over its plan", runningCost, Profile{Annual: true, Every: Monthly, Target: some("86000")}, "0", figure(runningCost, "88400"), "A",
			"Cost of running it: £88,400 a year, £2,400 over the plan of £86,000, Measured with comparison (A)."},
		{"a new cost within its plan", runningCost, Profile{Annual: true, Every: Monthly, Target: some("90000")}, "0", figure(runningCost, "88400"), "A",
			"Cost of running it: £88,400 a year, within the plan of £90,000, Measured with comparison (A)."},
		{"no figures", clinicalHours, Profile{Target: some("25"), TargetOn: on(2027, 12, 31)}, "0", Figure{}, "D",
			"No figures yet: the target is 25 hours a working day by 31 December 2027."},
		{"no target", clinicalHours, Profile{}, "", figure(clinicalHours, "5"), "B", "Clinical hours freed: 5.0 hours a working day, Measured (B)."},
	} {
		got := Headline(c.m, c.p, Baseline{Value: some(c.base)}, c.now, GradeWords(grades, c.grade), groups, today)
		if got != c.want {
			t.Errorf("%s: %q", c.what, got)
		}
	}
}
