package benefit

import (
	"math/big"
	"strings"
	"testing"
)

func figure(m Measure, value string, parts ...int64) Figure {
	f := Figure{Measure: m.Ref(), Value: some(value).D.Rat(), Count: 1, Period: Period{on(2026, 3, 1), on(2026, 3, 31)}}
	if len(parts) == 2 {
		f.Numerator, f.Denominator = big.NewRat(parts[0], 1), big.NewRat(parts[1], 1)
	}
	return f
}

func TestCombine(t *testing.T) {
	for _, c := range []struct {
		what    string
		m       Measure
		figures []Figure
		want    string
		refused string
	}{
		{"hours are added", clinicalHours, []Figure{figure(clinicalHours, "55.6", 1112, 20), figure(clinicalHours, "16.6", 83, 5)}, "72.20", ""},
		{"shares add their parts, never their percentages", complete, []Figure{figure(complete, "98", 49, 50), figure(complete, "50", 100, 200)}, "59.60", ""},
		{"means are weighted", minutesACase, []Figure{figure(minutesACase, "6", 240, 40), figure(minutesACase, "9", 90, 10)}, "6.60", ""},
		{"a share without its parts", complete, []Figure{figure(complete, "98", 49, 50), figure(complete, "50")}, "", "without its numerator and denominator cannot enter a total"},
		{"what is only shown side by side", equityGap, []Figure{figure(equityGap, "6"), figure(equityGap, "8")}, "", "shown side by side and never taken together"},
		{"one figure stands for itself", equityGap, []Figure{figure(equityGap, "6")}, "6.00", ""},
		{"another measure", clinicalHours, []Figure{figure(clinicalHours, "55.6"), figure(adminHours, "3.3")}, "", "are different measures"},
		{"nothing", clinicalHours, nil, "", "not found"},
	} {
		f, err := Combine(c.m, c.figures)
		if c.refused != "" {
			if err == nil || !strings.Contains(err.Error(), c.refused) {
				t.Errorf("%s: %v", c.what, err)
			}
			continue
		}
		if err != nil || f.Fixed(2) != c.want {
			t.Errorf("%s: %s, %v", c.what, f.Fixed(2), err)
		}
	}
	newer := clinicalHours
	newer.Version = 2
	if _, err := Combine(clinicalHours, []Figure{figure(clinicalHours, "1"), figure(newer, "1")}); err == nil || !strings.Contains(err.Error(), "versions 1 and 2") {
		t.Errorf("two versions: %v", err)
	}
}

func TestTotal(t *testing.T) {
	item := func(id, value, grade string, status Status) Item {
		return Item{ID: id, Figure: figure(clinicalHours, value), Grade: grade, Status: status}
	}
	contested, different, cost := item("x", "100", "A", Verified), item("y", "100", "A", Verified), item("z", "1.1", "B", Realised)
	contested.Contested, different.Different, cost.Disbenefit = true, true, true
	total, err := Total(clinicalHours, []Item{
		item("a", "55.6", "B", Realised), item("b", "16.6", "A", Sustained), cost, contested, different,
		item("c", "100", "C", Realised), item("d", "100", "D", Planned), item("e", "100", "A", Measuring), item("f", "100", "A", Lapsed), item("g", "100", "B", NotRealised),
	})
	if err != nil || total.Gross.Fixed(1) != "72.2" || total.New.Fixed(1) != "1.1" || total.Net.FloatString(1) != "71.1" || len(total.Below) != 7 || len(total.Items) != 3 {
		t.Errorf("%+v, %v", total, err)
	}
	for _, l := range total.Below {
		if l.Why == "" {
			t.Errorf("%s is below the line and nobody says why", l.Item.ID)
		}
	}
	none, err := Total(clinicalHours, nil)
	if err != nil || none.Gross.Value != nil || none.Net != nil {
		t.Errorf("nothing adds up to %+v, %v", none, err)
	}
	if _, err := Total(clinicalHours, []Item{{Figure: figure(adminHours, "1"), Grade: "D"}}); err == nil {
		t.Error("another measure was passed over instead of refused")
	}
}

func TestMayAdd(t *testing.T) {
	for _, c := range []struct {
		a, b Measure
		why  string
	}{
		{clinicalHours, adminHours, ""},
		{clinicalHours, minutesACase, "count some of the same thing"},
		{minutesACase, clinicalHours, "count some of the same thing"},
		{clinicalHours, paperCost, "cannot be added"},
	} {
		err := MayAdd(c.a, c.b)
		if (err == nil) != (c.why == "") || err != nil && !strings.Contains(err.Error(), c.why) {
			t.Errorf("%s and %s: %v", c.a.ID, c.b.ID, err)
		}
	}
}

func TestComparable(t *testing.T) {
	nmr := Series{Name: "Northmoor", Measure: Ref{"step-minutes-per-case", 1}, Unit: "minutes", Staff: []string{"nursing_midwifery", "medical"}}
	for _, c := range []struct {
		what   string
		change func(*Series)
		why    string
	}{
		{"the same", func(*Series) {}, ""},
		{"groups in another order", func(s *Series) { s.Staff = []string{"medical", "nursing_midwifery"} }, ""},
		{"another measure", func(s *Series) { s.Measure.ID = "time-to-complete" }, "they are different measures"},
		{"another version", func(s *Series) { s.Measure.Version = 2 }, "one follows version 1 of the definition and the other version 2"},
		{"another unit", func(s *Series) { s.Unit = "hours" }, "one is in minutes and the other in hours"},
		{"other staff", func(s *Series) { s.Staff = nil }, "they speak of different staff groups"},
		{"other people", func(s *Series) { s.Population = "wards only" }, "they speak of different people or teams"},
		{"a local difference", func(s *Series) { s.Different = true }, "one is counted differently from the definition"},
	} {
		hml := nmr
		hml.Name = "Harrowmere"
		c.change(&hml)
		err := Comparable(nmr, hml)
		if (err == nil) != (c.why == "") || err != nil && !strings.Contains(err.Error(), "Northmoor and Harrowmere are not comparable: "+c.why) {
			t.Errorf("%s: %v", c.what, err)
		}
	}
}
