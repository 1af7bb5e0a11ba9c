package board_test

import (
	"math/big"
	"strings"
	"testing"

	"groundwork/internal/benefit"
	"groundwork/internal/board"
	"groundwork/internal/content"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

// made is a benefit with one figure, as a table sets it up.
type made struct {
	id, of, measure  string
	version          int
	subject          string
	method           string // how both sides were found; system without
	value, baseline  string
	num, den, target string
	every            benefit.Frequency
	annual           bool
	days             string
	cost             bool
	accepted         bool
	contested        bool
	different        bool
	missed           string
	class            string
	none             bool // no figure yet
}

func (x made) benefit(t *testing.T, library *content.Library) board.Benefit {
	t.Helper()
	m, ok := library.Measures.Measure(x.measure)
	if !ok {
		t.Fatalf("no measure %s", x.measure)
	}
	if x.version != 0 {
		m.Version = x.version
	}
	side := benefit.Side{Method: or(x.method, benefit.BySystem)}
	every := x.every
	if every == "" {
		every = benefit.Monthly
	}
	kind := benefit.Benefit
	if x.cost {
		kind = benefit.Disbenefit
	}
	r := benefit.Record{ID: x.id, Measure: m, Today: today, Subject: benefit.Subject{Kind: benefit.OfPilot, ID: or(x.subject, x.of), Live: day.On(2026, 1, 1)},
		Profile: benefit.Profile{Measure: m.Ref(), Kind: kind, Class: or(x.class, m.DefaultClass), Every: every, Annual: x.annual, DayType: x.days, Found: side,
			Target: some(t, x.target), TargetOn: day.On(2026, 10, 31), Missed: x.missed},
		Baselines: []benefit.Baseline{{ID: "b", Value: some(t, x.baseline), LockedOn: day.On(2025, 12, 31), Found: side}}}
	if !x.none {
		r.Rows = []benefit.Observation{{ID: "o", Measure: m.Ref(), Period: benefit.Period{From: day.On(2026, 10, 1), To: day.On(2026, 10, 31)}, State: benefit.Reported,
			Value: some(t, x.value), Numerator: some(t, x.num), Denominator: some(t, x.den), RecordedAt: day.At(day.On(2026, 11, 2).Time())}}
	}
	if x.accepted {
		r.Reviews = append(r.Reviews, benefit.Review{ID: "a", Kind: benefit.Accept, On: day.On(2026, 11, 3), Grade: "A", At: day.At(day.On(2026, 11, 3).Time())})
	}
	if x.contested {
		r.Reviews = append(r.Reviews, benefit.Review{ID: "c", Kind: benefit.Contest, On: day.On(2026, 11, 4), At: day.At(day.On(2026, 11, 4).Time())})
	}
	if x.different {
		r.Difference = benefit.Difference{Text: "Agency staff are not counted"}
	}
	return board.Benefit{Innovation: x.of, Judged: r.Judge()}
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func some(t *testing.T, s string) decimal.Maybe {
	t.Helper()
	if s == "" {
		return decimal.Maybe{}
	}
	d, _, err := decimal.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return decimal.Some(d)
}

const hoursFreed, running, paper, cashSaved = "clin-time-freed", "running-cost", "paper-post-cost", "cash-saving"

func TestWhatEntersATotal(t *testing.T) {
	library, _ := load(t)
	hours := func(id, of, num string, change func(*made)) made {
		x := made{id: id, of: of, measure: hoursFreed, value: "1", num: num, den: "20", baseline: "0", accepted: true}
		if change != nil {
			change(&x)
		}
		return x
	}
	pounds := func(id, measure, value, baseline string, change func(*made)) made {
		x := made{id: id, of: "A", measure: measure, value: value, baseline: baseline, accepted: true, class: benefit.CashReleasing}
		if change != nil {
			change(&x)
		}
		return x
	}
	for _, c := range []struct {
		what                     string
		in                       []made
		freed, cash, cost, grade string // empty: none
		net                      string // in pence; empty: not known
		left                     string // ids and why, joined
	}{
		{"two that are realised are added", []made{hours("1", "A", "200", nil), hours("2", "B", "100", nil)}, "15", "", "", "B", "", ""},
		{"the least sure grade is the total's", []made{hours("1", "A", "200", nil), hours("2", "B", "100", func(x *made) { x.method = benefit.Observed })}, "10", "", "", "B", "", "2: Estimated: shown, never added to what is measured"},
		{"an estimate alone is shown as one", []made{hours("1", "A", "200", func(x *made) { x.method = benefit.Estimated })}, "10", "", "", "C", "", ""},
		{"an assumption does not join an estimate", []made{hours("1", "A", "200", func(x *made) { x.method = benefit.Estimated }), hours("2", "B", "100", func(x *made) { x.method = benefit.Assumed })}, "10", "", "", "C", "", "2: Assumed: shown, never added to what is measured"},
		{"not accepted stays out of what is realised", []made{hours("1", "A", "200", nil), hours("2", "B", "100", func(x *made) { x.accepted = false })}, "10", "", "", "B", "", "2: Not accepted by its owner yet"},
		{"not accepted alone is shown as measured", []made{hours("2", "B", "100", func(x *made) { x.accepted = false })}, "5", "", "", "B", "", ""},
		{"contested stays visible and out", []made{hours("1", "A", "200", nil), hours("2", "B", "100", func(x *made) { x.contested = true })}, "10", "", "", "B", "", "2: Contested: out of the total until it is settled"},
		{"contested alone is no total", []made{hours("2", "B", "100", func(x *made) { x.contested = true })}, "", "", "", "", "", "2: Contested: out of the total until it is settled"},
		{"another definition does not add", []made{hours("1", "A", "200", nil), hours("2", "B", "100", func(x *made) { x.version = 2 }), hours("3", "C", "100", nil)}, "15", "", "", "B", "", "2: Counted by another definition or on other days than the total: shown beside it"},
		{"the newest definition where as many follow each", []made{hours("1", "A", "200", nil), hours("2", "B", "100", func(x *made) { x.version = 2 })}, "5", "", "", "B", "", "1: Counted by another definition or on other days than the total: shown beside it"},
		{"other days do not add", []made{hours("1", "A", "200", nil), hours("2", "B", "100", nil), hours("3", "C", "900", func(x *made) { x.days = "calendar_day" })}, "15", "", "", "B", "", "3: Counted by another definition or on other days than the total: shown beside it"},
		{"a local way of counting stays out", []made{hours("1", "A", "200", nil), hours("2", "B", "100", func(x *made) { x.different = true })}, "10", "", "", "B", "", "2: Counted differently here: out of the total until that is accepted"},
		{"new work of the same measure is subtracted", []made{hours("1", "A", "200", nil), hours("2", "A", "40", func(x *made) { x.cost = true })}, "8", "", "", "B", "", ""},
		{"a promise is no figure", []made{hours("1", "A", "200", func(x *made) { x.none = true })}, "", "", "", "", "", ""},
		{"not realised stays out", []made{hours("1", "A", "20", func(x *made) { x.target, x.missed = "50", "Nobody used it" })}, "", "", "", "", "", "1: The target was not met"},

		{"spending that fell and what it costs", []made{pounds("1", paper, "1000", "2500", nil), pounds("2", running, "500", "0", func(x *made) { x.cost = true })}, "", "18000", "6000", "B", "1200000", ""},
		{"per year already", []made{pounds("1", paper, "1000", "30000", func(x *made) { x.annual = true })}, "", "18000", "", "B", "1800000", ""},
		{"spending that rose", []made{pounds("1", paper, "2600", "2500", nil)}, "", "-1200", "", "B", "-120000", ""},
		{"what counts the same pounds adds once", []made{pounds("1", paper, "1000", "2500", nil), pounds("2", cashSaved, "1500", "0", nil)}, "", "18000", "", "B", "1800000", "2: Counts some of the same pounds as Paper, print, post and storage cost: only one of them is in the total"},
		{"one measure twice is no double counting", []made{pounds("1", paper, "1000", "2500", nil), pounds("2", paper, "100", "200", func(x *made) { x.of = "B" })}, "", "19200", "", "B", "1920000", ""},
		{"no baseline, no change", []made{pounds("1", paper, "1000", "", nil)}, "", "", "", "", "", "1: The figure before is not known, so nobody can say what changed"},
		{"no rhythm, no year", []made{pounds("1", paper, "1000", "2500", func(x *made) { x.every = benefit.Irregular })}, "", "", "", "", "", "1: Its figures have no rhythm, so they cannot be said per year"},
		{"not cash-releasing is not cash", []made{pounds("1", paper, "1000", "2500", func(x *made) { x.class = benefit.NonCashReleasing })}, "", "", "", "", "", ""},
		{"an estimated cost leaves the net open", []made{pounds("1", paper, "1000", "2500", nil), pounds("2", running, "500", "0", func(x *made) { x.cost, x.method = true, benefit.Estimated })}, "", "18000", "6000", "B", "", ""},
		{"a contested cost leaves the net open", []made{pounds("1", paper, "1000", "2500", nil), pounds("2", running, "500", "0", func(x *made) { x.cost, x.contested = true, true })}, "", "18000", "", "B", "", "2: Contested: out of the total until it is settled"},
		{"a cost that nobody has counted yet leaves the net open", []made{pounds("1", paper, "1000", "2500", nil), pounds("2", running, "", "0", func(x *made) { x.cost, x.none = true, true })}, "", "18000", "", "B", "", ""},
		{"hours are never pounds", []made{hours("1", "A", "200", nil), pounds("2", paper, "1000", "2500", nil)}, "10", "18000", "", "B", "1800000", ""},
	} {
		var all []board.Benefit
		for _, x := range c.in {
			all = append(all, x.benefit(t, library))
		}
		totals := board.Total(all, library.Measures.StaffGroups)
		for _, x := range []struct {
			name, want string
			got        board.Sum
		}{{"freed", c.freed, totals.Freed}, {"cash", c.cash, totals.Cash}, {"cost", c.cost, totals.Cost}} {
			switch {
			case x.want == "" && x.got.Known():
				t.Errorf("%s: %s %s", c.what, x.name, x.got.Value)
			case x.want != "" && (!x.got.Known() || x.got.Value.RatString() != x.want):
				t.Errorf("%s: %s %v, want %s", c.what, x.name, x.got.Value, x.want)
			}
		}
		if grade := max(totals.Freed.Grade, totals.Cash.Grade); grade != c.grade {
			t.Errorf("%s: grade %s, want %s", c.what, grade, c.grade)
		}
		net := ""
		if p := totals.Net(); p != nil {
			net = big.NewInt(*p).String()
		}
		if net != c.net {
			t.Errorf("%s: net %s, want %s", c.what, net, c.net)
		}
		var left []string
		for _, l := range totals.Left {
			left = append(left, l.Benefit.ID+": "+l.Why)
		}
		if got := strings.Join(left, "; "); got != c.left {
			t.Errorf("%s: left out %q, want %q", c.what, got, c.left)
		}
	}
}

// A share of several is the sum of hours over the sum of hours, never an average of percentages.
func TestSharesAreNotAveraged(t *testing.T) {
	library, _ := load(t)
	use := func(id, num, den string) board.Benefit {
		return made{id: id, of: id, measure: "time-redeployed", value: "1", num: num, den: den, baseline: "0", method: benefit.Estimated, every: benefit.Quarterly}.benefit(t, library)
	}
	totals := board.Total([]board.Benefit{use("1", "10", "100"), use("2", "90", "100"), use("3", "0", "200")}, library.Measures.StaffGroups)
	if s := totals.InUse; s.Value.Cmp(big.NewRat(25, 1)) != 0 || s.Grade != "C" || s.Standing != board.Estimated {
		t.Errorf("%v, %s, %v", s.Value, s.Grade, s.Standing)
	}
	without := made{id: "4", of: "4", measure: "time-redeployed", value: "50", baseline: "0", method: benefit.Estimated, every: benefit.Quarterly}.benefit(t, library)
	totals = board.Total([]board.Benefit{use("1", "10", "100"), without}, library.Measures.StaffGroups)
	if s := totals.InUse; s.Value.Cmp(big.NewRat(10, 1)) != 0 || len(totals.Left) != 1 {
		t.Errorf("%v, %+v", s.Value, totals.Left)
	}
}

func TestHeadlinesOfWhatIsNotRealised(t *testing.T) {
	library, _ := load(t)
	grades := library.Measures.Grades
	for _, c := range []struct {
		what string
		in   []made
		want string
	}{
		{"measured and not accepted", []made{{id: "1", of: "Digital consent", measure: hoursFreed, value: "1", num: "200", den: "20", baseline: "0"}},
			"Digital consent frees 10.0 clinical hours a working day, Measured (B), not yet accepted by its owner; what they are used for is not known."},
		{"estimated", []made{{id: "1", of: "Digital consent", measure: hoursFreed, value: "1", num: "200", den: "20", baseline: "0", method: benefit.Estimated, accepted: true}},
			"Digital consent frees 10.0 clinical hours a working day, Estimated (C), not measured yet; what they are used for is not known."},
		{"promised", []made{{id: "1", of: "Digital consent", measure: hoursFreed, target: "25", baseline: "0", none: true}},
			"Digital consent has no hours freed to report yet; the target is 25 clinical hours a working day by 31 October 2026."},
		{"a cost that nobody has settled", []made{{id: "1", of: "Digital consent", measure: hoursFreed, value: "1", num: "200", den: "20", baseline: "0", accepted: true},
			{id: "2", of: "Digital consent", measure: running, value: "500", baseline: "0", cost: true, class: benefit.CashReleasing}},
			"Digital consent frees 10.0 clinical hours a working day, Measured (B); what they are used for is not known, and what it costs in cash is not settled."},
		{"two innovations", []made{{id: "1", of: "Digital consent", measure: hoursFreed, value: "1", num: "200", den: "20", baseline: "0", accepted: true},
			{id: "2", of: "Clinic letters", measure: hoursFreed, value: "1", num: "20", den: "20", baseline: "0", accepted: true}},
			"Clinic letters and Digital consent free 11.0 clinical hours a working day, Measured (B); what they are used for is not known."},
	} {
		var all []board.Benefit
		for _, x := range c.in {
			all = append(all, x.benefit(t, library))
		}
		got := board.Total(all, library.Measures.StaffGroups).Gain([]string{"Digital consent"}, nil, grades).Headline()
		if got != c.want {
			t.Errorf("%s: %q", c.what, got)
		}
	}
	if got := (board.Gain{Ended: true}).Headline(); got != "Nothing is being tried or taken up here now." {
		t.Error(got)
	}
}
