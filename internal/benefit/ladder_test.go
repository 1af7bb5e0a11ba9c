package benefit

import (
	"math/big"
	"testing"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
)

// ladderOf is a period with so many hours freed, put to use and taken out of a budget; empty texts are unknown.
func ladderOf(freed, used, out string) Ladder {
	l := Ladder{Period: Period{day.On(2026, 1, 1), day.On(2026, 3, 31)}}
	if freed != "" {
		l.Freed = some(freed).D.Rat()
	}
	if used != "" {
		l.Used = []Use{{Seq: 1, Hours: some(used).D}}
	}
	if out != "" {
		l.Budget = []Use{{Seq: 1, Hours: some(out).D}}
	}
	return l
}

// Each rung is at most the one before, at the boundaries; the message says what stands above it.
func TestARungIsAtMostTheOneBefore(t *testing.T) {
	for _, c := range []struct {
		what                   string
		tier                   Tier
		freed, used, out, hour string
		want                   string
	}{
		{"as many as freed", Redeployed, "53.9", "", "", "53.9", ""},
		{"none of them", Redeployed, "53.9", "", "", "0", ""},
		{"more than freed", Redeployed, "53.9", "", "", "54", "Put to use cannot be more than the 53.9 hours freed in that period"},
		{"hardly more than freed", Redeployed, "53.9", "", "", "53.9001", "Put to use cannot be more than the 53.9 hours freed in that period"},
		{"more than what reads alike", Redeployed, "53.92", "", "", "53.93", "Put to use cannot be more than the 53.92 hours freed in that period"},
		{"no figures", Redeployed, "", "", "", "1", "No hours freed are recorded for January to March 2026: add the figures first"},
		{"fewer than none freed", Redeployed, "-3", "", "", "1", "No hours were freed in January to March 2026, so none can be put to use"},
		{"fewer than taken out", Redeployed, "53.9", "20", "10", "9.9", "Put to use cannot be less than the 10.0 hours of them taken out of a budget: those are corrected first"},
		{"as many as taken out", Redeployed, "53.9", "20", "10", "10", ""},
		{"words", Redeployed, "53.9", "", "", "many", "Hours put to use must be a number, like 120.5"},
		{"below zero", Redeployed, "53.9", "", "", "-1", "Hours put to use must be 0 or more"},
		{"nothing typed", Redeployed, "53.9", "", "", " ", "Enter the hours put to use"},
		{"with a thousand mark", Redeployed, "3233", "", "", "1,002.2", ""},
		{"as many as used", Cashed, "53.9", "16.7", "", "16.7", ""},
		{"more than used", Cashed, "53.9", "16.7", "", "16.8", "Taken out of a budget cannot be more than the 16.7 hours put to use in that period"},
		{"use unknown", Cashed, "53.9", "", "", "1", "Record the hours put to use first: hours taken out of a budget are a part of them"},
		{"use above what is freed now", Cashed, "10", "16.7", "", "1", "The hours put to use are more than the figures say were freed: correct those first"},
	} {
		field := map[Tier]string{Redeployed: FieldUsed, Cashed: FieldBudget}[c.tier]
		u, err := ladderOf(c.freed, c.used, c.out).Record(c.tier, UseInput{Hours: c.hour, For: "Clinics", Budget: "4410", Reason: "Counted again"})
		if got := fault.Of(err).Fields.For(field); got != c.want || (err == nil) != (c.want == "") {
			t.Errorf("%s: %v", c.what, err)
		}
		if err == nil && u.Hours.Plain() != decimal.Format(some(c.hour).D.Rat(), 1) && u.Hours != some(c.hour).D {
			t.Errorf("%s: %s", c.what, u.Hours)
		}
	}
}

// Words, a budget code and the reason of a correction are asked for, each beside its field.
func TestARungSaysWhatFor(t *testing.T) {
	_, err := ladderOf("50", "20", "5").Record(Redeployed, UseInput{Hours: "10"})
	if f := fault.Of(err).Fields; f.For(FieldUsedFor) != "Say what the hours were used for" || f.For(FieldUsedWhy) != "Say why it is corrected" {
		t.Error(f)
	}
	_, err = ladderOf("50", "20", "").Record(Cashed, UseInput{Hours: "10"})
	if f := fault.Of(err).Fields; f.For(FieldBudgetFor) != "Say what the budget pays for no more" || f.For(FieldCode) != "Enter the budget code, so that finance can find it" || f.For(FieldBudgetWhy) != "" {
		t.Error(f)
	}
	u, err := ladderOf("50", "20", "5").Record(Cashed, UseInput{Hours: "10", For: "Agency shifts", Budget: " 44 10 ", Reason: "Counted again"})
	if err != nil || u.Seq != 2 || u.Budget != "44 10" || u.Reason != "Counted again" || u.Tier != Cashed {
		t.Errorf("%+v, %v", u, err)
	}
}

// A figure belongs to the quarter in which it starts, and only those that are over since go-live have a ladder.
func TestLaddersAreQuartersSinceGoLive(t *testing.T) {
	week := func(from day.Day, hours string) Observation {
		return Observation{Period: Period{from, from + 6}, State: Reported, Value: some("1"), Numerator: some(hours), Denominator: some("5")}
	}
	r := Record{Measure: clinicalHours, Profile: Profile{Every: Weekly}, Subject: Subject{Live: day.On(2025, 12, 29)}, Today: day.On(2026, 7, 1),
		Rows: []Observation{week(day.On(2025, 12, 22), "7"), week(day.On(2025, 12, 29), "10"), week(day.On(2026, 1, 5), "20"), week(day.On(2026, 3, 30), "30"), week(day.On(2026, 7, 6), "40")}}
	r.Measure.Unit = "hours"
	newest := Period{day.On(2026, 4, 1), day.On(2026, 6, 30)}
	all := r.Judge().Ladders([]Use{{Period: newest, Tier: Redeployed, Seq: 1, Hours: some("1").D}, {Period: newest, Tier: Redeployed, Seq: 2, Hours: some("2").D}})
	want := []string{"April to June 2026 none", "January to March 2026 50", "October to December 2025 10"}
	if len(all) != len(want) {
		t.Fatalf("%d ladders", len(all))
	}
	for i, l := range all {
		freed := "none"
		if l.Freed != nil {
			freed = decimal.Format(l.Freed, 0)
		}
		if got := l.Period.String() + " " + freed; got != want[i] {
			t.Errorf("%s, want %s", got, want[i])
		}
	}
	if u, ok := all[0].Stands(Redeployed); !ok || u.Seq != 2 || all[0].Fits() || all[0].InUse() != nil {
		t.Errorf("what stands: %+v, fits %v", u, all[0].Fits())
	}
}

// The share of the demo's quarter, and what is said when nobody knows, or when none is shown.
func TestShown(t *testing.T) {
	for want, share := range map[string]*big.Rat{
		"For 31% of the hours freed we can show what they were used for":  ladderOf("3233.0", "1002.2", "").Share(),
		"For none of the hours freed can we show what they were used for": ladderOf("3233.0", "0", "").Share(),
		"Nobody has shown yet what the hours freed are used for":          ladderOf("3233.0", "", "").Share(),
	} {
		if got := Shown(share); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if s := ladderOf("0", "0", "").Share(); s != nil {
		t.Errorf("a share of nothing: %s", s)
	}
}
