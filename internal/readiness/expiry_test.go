package readiness

import (
	"testing"
	"time"

	"groundwork/internal/day"
)

func on(s string) day.Day {
	d, err := day.Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

func at(s string) day.Instant {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return day.At(t)
}

// small is a checklist of one domain with the items that a test needs.
func small(t testing.TB, items ...Item) *Checklist {
	t.Helper()
	c, err := New(Checklist{
		ID: "test", Version: 1,
		Levels: []LevelText{{Value: 0, Label: "Not in place"}, {Value: 1, Label: "Planned"}, {Value: 2, Label: "Partly in place"},
			{Value: 3, Label: "In place"}, {Value: 4, Label: "Embedded"}},
		Events:  []Choice{{"supplier_release", "The supplier shipped a major release"}, {"owner_left", "The owner left"}},
		Facts:   []FactText{{"uses_ai", "innovation", "Uses artificial intelligence"}},
		Roles:   []Choice{{"cso", "Clinical safety officer"}},
		Domains: []Domain{{Key: "one", Prefix: "one", Order: 1, Label: "One"}, {Key: "two", Prefix: "two", Order: 2, Label: "Two"}},
		Items:   items,
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func item(id string, s Strength, scope Scope, required Required) Item {
	return Item{ID: id, Domain: id[:3], Title: "Title " + id, Question: "?", Scope: scope, Strength: s, Required: required, Owner: "cso",
		ReviewMonths: 6, ExpireOn: []string{"supplier_release"}, Levels: map[Level]string{2: "two", 3: "three", 4: "four"}}
}

func shown(l Level, when string) Answer {
	return Answer{Kind: Stated, Level: l, Evidence: 1, By: "ann", On: on(when)}
}

// Answered on 31 August 2026 for six months: due on 28 February 2027, clamped to the month's end.
func TestAnAnswerGoesOutOfDateByTime(t *testing.T) {
	for _, c := range []struct {
		today     string
		freshness Freshness
		essential State
		hard      State
		profile   int // known items of two
	}{
		{"2026-08-31", Fresh, Met, Met, 2},
		{"2027-01-28", Fresh, Met, Met, 2},
		{"2027-01-29", DueSoon, Met, Met, 2}, // due - 30
		{"2027-02-27", DueSoon, Met, Met, 2},
		{"2027-02-28", DueSoon, Met, Met, 2},     // due
		{"2027-03-01", Overdue, Met, Unknown, 2}, // due + 1: no grace for hard items at a gate
		{"2027-03-30", Overdue, Met, Unknown, 2}, // due + 30
		{"2027-03-31", OutOfDate, Unknown, Unknown, 0},
		{"2028-03-31", OutOfDate, Unknown, Unknown, 0},
	} {
		ch := small(t, item("one-01", Essential, Adoption, Required{Adopt: 2}), item("one-02", Hard, Adoption, Required{Adopt: 2}))
		r := ch.Score(Sheet{Adoption: map[string]Answer{"one-01": shown(InPlace, "2026-08-31"), "one-02": shown(InPlace, "2026-08-31")}}, on(c.today))
		e, h := r.Items[0], r.Items[1]
		if e.Age.Freshness != c.freshness || e.At[Adopt] != c.essential || h.At[Adopt] != c.hard || r.Profile.Known != c.profile {
			t.Errorf("%s: freshness %d, essential %s, hard %s, %d known; want %+v", c.today, e.Age.Freshness, e.At[Adopt], h.At[Adopt], r.Profile.Known, c)
		}
		if e.Age.Due != on("2027-02-28") {
			t.Errorf("due %s", e.Age.Due)
		}
	}
}

// Answered on 1 September 2026; an event on 25 October 2026.
func TestAnAnswerGoesOutOfDateByEvent(t *testing.T) {
	for _, c := range []struct {
		today     string
		essential State
		hard      State
		why       Why
	}{
		{"2026-10-24", Met, Met, AsAnswered}, // not yet recorded
		{"2026-10-25", Met, Unknown, AsAnswered},
		{"2026-11-24", Met, Unknown, AsAnswered}, // 30 days after
		{"2026-11-25", Unknown, Unknown, OldByEvent},
	} {
		ch := small(t, item("one-01", Essential, Adoption, Required{Adopt: 2}), item("one-02", Hard, Adoption, Required{Adopt: 2}))
		r := ch.Score(Sheet{
			Adoption: map[string]Answer{"one-01": shown(InPlace, "2026-09-01"), "one-02": shown(InPlace, "2026-09-01")},
			Events:   []Event{{Kind: "supplier_release", On: on("2026-10-25")}},
		}, on(c.today))
		if r.Items[0].At[Adopt] != c.essential || r.Items[1].At[Adopt] != c.hard || r.Items[0].Why != c.why {
			t.Errorf("%s: essential %s (%d), hard %s; want %+v", c.today, r.Items[0].At[Adopt], r.Items[0].Why, r.Items[1].At[Adopt], c)
		}
	}
}

func TestWhichEventsCount(t *testing.T) {
	answered := shown(InPlace, "2026-09-01")
	exact := answered
	exact.At = at("2026-09-01T10:00:00Z")
	for _, c := range []struct {
		name   string
		answer Answer
		event  Event
		counts bool
	}{
		{"the day before the answer", answered, Event{Kind: "supplier_release", On: on("2026-08-31")}, false},
		{"the day of the answer, only days known", answered, Event{Kind: "supplier_release", On: on("2026-09-01")}, false},
		{"the day of the answer, one instant known", answered, Event{Kind: "supplier_release", On: on("2026-09-01"), At: at("2026-09-01T11:00:00Z")}, false},
		{"the day of the answer, later by instant", exact, Event{Kind: "supplier_release", On: on("2026-09-01"), At: at("2026-09-01T10:00:01Z")}, true},
		{"the day of the answer, earlier by instant", exact, Event{Kind: "supplier_release", On: on("2026-09-01"), At: at("2026-09-01T09:59:59Z")}, false},
		{"the same instant", exact, Event{Kind: "supplier_release", On: on("2026-09-01"), At: exact.At}, false},
		{"the day after the answer", answered, Event{Kind: "supplier_release", On: on("2026-09-02")}, true},
		{"this item", answered, Event{Kind: "supplier_release", Item: "one-01", On: on("2026-09-02")}, true},
		{"another item", answered, Event{Kind: "supplier_release", Item: "one-02", On: on("2026-09-02")}, false},
		{"an event that the item does not list", answered, Event{Kind: "owner_left", On: on("2026-09-02")}, false},
		{"an event of tomorrow", answered, Event{Kind: "supplier_release", On: on("2026-10-02")}, false},
	} {
		ch := small(t, item("one-01", Hard, Adoption, Required{Adopt: 2}))
		r := ch.Score(Sheet{Adoption: map[string]Answer{"one-01": c.answer}, Events: []Event{c.event}}, on("2026-10-01"))
		if got := r.Items[0].At[Adopt] == Unknown; got != c.counts {
			t.Errorf("%s: counts is %v", c.name, got)
		}
	}
}

func TestReviewMonthsOfNothingLastForEver(t *testing.T) {
	it := item("one-01", Hard, Adoption, Required{Adopt: 2})
	it.ReviewMonths = 0
	ch := small(t, it)
	s := Sheet{Adoption: map[string]Answer{"one-01": shown(InPlace, "2001-01-01")}}
	r := ch.Score(s, on("2026-10-01"))
	if st := r.Items[0]; st.At[Adopt] != Met || !st.Age.Due.IsZero() || !r.ChangesOn().IsZero() {
		t.Errorf("%+v", st)
	}
	s.Events = []Event{{Kind: "supplier_release", On: on("2026-10-01")}}
	if st := ch.Score(s, on("2026-10-01")).Items[0]; st.At[Adopt] != Unknown {
		t.Error("an event makes it due all the same")
	}
}

// A merger makes every answer dated before its day unknown, at gates and in the profile.
func TestAMergerMakesOlderAnswersUnknown(t *testing.T) {
	local := item("one-02", Essential, Foundation, Required{Adopt: 2})
	local.LocalAnswer = true
	ch := small(t, item("one-01", Essential, Adoption, Required{Adopt: 2}), local, item("one-03", Essential, Foundation, Required{Adopt: 2}))
	for _, c := range []struct {
		answered string
		known    int
	}{{"2026-09-30", 0}, {"2026-10-01", 3}, {"2026-10-02", 3}} {
		a := shown(InPlace, c.answered)
		r := ch.Score(Sheet{Adoption: map[string]Answer{"one-01": a}, Foundation: map[string]Answer{"one-02": a, "one-03": a},
			Local: map[string]Answer{"one-02": a}, MergedOn: on("2026-10-01")}, on("2026-10-05"))
		if r.Profile.Known != c.known || r.Gate(Adopt).Met != c.known {
			t.Errorf("answered %s: %d known", c.answered, r.Profile.Known)
		}
		if c.known == 0 && r.Items[0].Why != OldByMerger {
			t.Errorf("why %d", r.Items[0].Why)
		}
	}
}

// "Does not apply" is an answer and goes out of date like any other.
func TestDoesNotApplyGoesOutOfDate(t *testing.T) {
	ch := small(t, item("one-01", Hard, Adoption, Required{Adopt: 2}))
	a := Answer{Kind: NotApplicable, Reason: "nothing to buy", By: "ann", SecondPerson: "bob", On: on("2026-01-01")}
	for _, c := range []struct {
		today string
		state State
		known bool // no longer counted among the applicable
	}{
		{"2026-07-01", NotAsked, false},
		{"2026-07-02", Unknown, false}, // hard: no grace at a gate, still left out of the profile
		{"2026-07-31", Unknown, false},
		{"2026-08-01", Unknown, true},
	} {
		r := ch.Score(Sheet{Adoption: map[string]Answer{"one-01": a}}, on(c.today))
		if r.Items[0].At[Adopt] != c.state || (r.Profile.Applicable == 1) != c.known {
			t.Errorf("%s: %s, %d applicable", c.today, r.Items[0].At[Adopt], r.Profile.Applicable)
		}
	}
}

// What shows an answer holds on its last day; the answer is due then, counts for thirty days more, and not at all for a hard item
// at a decision. It only ever brings the day forward, and what happened earlier says why.
func TestWhatShowsAnAnswerRunsOut(t *testing.T) {
	c := small(t, item("one-01", Essential, Foundation, Required{Adopt: InPlace}), item("one-02", Hard, Foundation, Required{Adopt: InPlace}))
	ends := on("2026-06-30")
	a := shown(InPlace, "2026-05-01")
	a.ShownUntil = ends
	for _, x := range []struct {
		item          string
		on            day.Day
		freshness     Freshness
		known, atGate bool
	}{
		{"one-01", ends - 31, Fresh, true, true}, {"one-01", ends - 30, DueSoon, true, true}, {"one-01", ends, DueSoon, true, true},
		{"one-01", ends + 1, Overdue, true, true}, {"one-01", ends + 30, Overdue, true, true}, {"one-01", ends + 31, OutOfDate, false, false},
		{"one-02", ends, DueSoon, true, true}, {"one-02", ends + 1, Overdue, true, false},
	} {
		st, ok := c.Score(Sheet{Foundation: map[string]Answer{x.item: a}}, x.on).Standing(x.item)
		if !ok || st.Age.Due != ends || !st.Age.ShownEnds || st.Age.Freshness != x.freshness || st.Known != x.known || st.KnownAtGate() != x.atGate {
			t.Errorf("%s %d days after: %+v", x.item, x.on-ends, st)
		}
		if !x.known && (st.Why != OldByEvidence || c.Explain(st) != "It does not count until something shows it again: what did was valid until 30 June 2026") {
			t.Errorf("%v %q", st.Why, c.Explain(st))
		}
	}
	a.ShownUntil = on("2027-06-30")
	if st, _ := c.Score(Sheet{Foundation: map[string]Answer{"one-01": a}}, ends).Standing("one-01"); st.Age.ShownEnds || st.Age.Due != on("2026-11-01") {
		t.Errorf("what holds longer than its answer: %+v", st.Age)
	}
	a.ShownUntil = ends
	e := Event{Kind: "supplier_release", On: on("2026-06-01")}
	if st, _ := c.Score(Sheet{Foundation: map[string]Answer{"one-01": a}, Events: []Event{e}}, ends).Standing("one-01"); st.Age.ShownEnds || st.Age.Due != e.On {
		t.Errorf("an event before that day: %+v", st.Age)
	}
}
