package readiness

import "testing"

var today = on("2026-11-22")

func TestEffectiveLevel(t *testing.T) {
	bare := func(l Level) Answer { return Answer{Kind: Stated, Level: l, By: "ann", On: on("2026-11-01")} }
	with := func(l Level) Answer { return shown(l, "2026-11-01") }
	foundation, local := "one-01", "one-02" // the second allows a local answer
	for _, c := range []struct {
		name    string
		item    string
		s       Sheet
		known   bool
		level   Level
		why     Why
		source  Source
		leftOut bool
	}{
		{name: "nobody answered", item: foundation, why: NotAnswered},
		{name: "not known", item: foundation, s: Sheet{Foundation: map[string]Answer{foundation: {Kind: NotKnown, On: on("2026-11-01")}}}, why: SaidNotKnown},
		{name: "partly needs no evidence", item: foundation, s: Sheet{Foundation: map[string]Answer{foundation: bare(Partly)}}, known: true, level: Partly},
		{name: "in place without evidence", item: foundation, s: Sheet{Foundation: map[string]Answer{foundation: bare(InPlace)}}, known: true, level: Partly, why: NoEvidence},
		{name: "embedded without evidence", item: foundation, s: Sheet{Foundation: map[string]Answer{foundation: bare(Embedded)}}, known: true, level: Partly, why: NoEvidence},
		{name: "embedded with evidence", item: foundation, s: Sheet{Foundation: map[string]Answer{foundation: with(Embedded)}}, known: true, level: Embedded},
		{name: "lowered", item: foundation, s: Sheet{Foundation: map[string]Answer{foundation: with(InPlace)}, Lowered: map[string]Lowering{foundation: {To: Planned}}},
			known: true, level: Planned, why: LoweredHere},
		{name: "lowering never raises", item: foundation, s: Sheet{Foundation: map[string]Answer{foundation: with(Planned)}, Lowered: map[string]Lowering{foundation: {To: InPlace}}},
			known: true, level: Planned},
		{name: "lowering tells nothing about an unknown", item: foundation, s: Sheet{Lowered: map[string]Lowering{foundation: {To: Planned}}}, why: NotAnswered},
		{name: "local replaces a worse foundation", item: local, s: Sheet{Foundation: map[string]Answer{local: with(NotInPlace)}, Local: map[string]Answer{local: with(InPlace)}},
			known: true, level: InPlace, source: TheseTeams},
		{name: "local is capped", item: local, s: Sheet{Foundation: map[string]Answer{local: with(NotInPlace)}, Local: map[string]Answer{local: with(Embedded)}},
			known: true, level: InPlace, why: CappedHere, source: TheseTeams},
		{name: "evidence first, then the cap", item: local, s: Sheet{Local: map[string]Answer{local: bare(Embedded)}},
			known: true, level: Partly, why: NoEvidence, source: TheseTeams},
		{name: "lowering does not apply to a local answer", item: local, s: Sheet{Foundation: map[string]Answer{local: with(InPlace)}, Local: map[string]Answer{local: with(InPlace)},
			Lowered: map[string]Lowering{local: {To: Planned}}}, known: true, level: InPlace, source: TheseTeams},
		{name: "an out-of-date local answer never falls back", item: local, s: Sheet{Foundation: map[string]Answer{local: with(InPlace)}, Local: map[string]Answer{local: shown(InPlace, "2025-01-01")}},
			why: OldByTime, source: TheseTeams},
		{name: "a local not known never falls back", item: local, s: Sheet{Foundation: map[string]Answer{local: with(InPlace)}, Local: map[string]Answer{local: {Kind: NotKnown, On: today}}},
			why: SaidNotKnown, source: TheseTeams},
		{name: "local is ignored where it is not allowed", item: foundation, s: Sheet{Foundation: map[string]Answer{foundation: with(Planned)}, Local: map[string]Answer{foundation: with(InPlace)}},
			known: true, level: Planned},
		{name: "does not apply, agreed", item: foundation, s: Sheet{Foundation: map[string]Answer{foundation: {Kind: NotApplicable, Reason: "r", By: "ann", SecondPerson: "bob", On: today}}},
			why: DoesNotApply, leftOut: true},
		{name: "does not apply, no second person", item: foundation, s: Sheet{Foundation: map[string]Answer{foundation: {Kind: NotApplicable, Reason: "r", By: "ann", On: today}}}, why: NoSecondPerson},
		{name: "does not apply, the same person", item: foundation, s: Sheet{Foundation: map[string]Answer{foundation: {Kind: NotApplicable, Reason: "r", By: "ann", SecondPerson: "ann", On: today}}}, why: NoSecondPerson},
		{name: "does not apply, no reason", item: foundation, s: Sheet{Foundation: map[string]Answer{foundation: {Kind: NotApplicable, By: "ann", SecondPerson: "bob", On: today}}}, why: NoReason},
		{name: "desirable needs no second person", item: "one-03", s: Sheet{Foundation: map[string]Answer{"one-03": {Kind: NotApplicable, Reason: "r", By: "ann", On: today}}},
			why: DoesNotApply, leftOut: true},
	} {
		t.Run(c.name, func(t *testing.T) {
			allows := item(local, Essential, Foundation, Required{Adopt: 2})
			allows.LocalAnswer = true
			ch := small(t, item(foundation, Essential, Foundation, Required{Adopt: 2}), allows, item("one-03", Desirable, Foundation, Required{}))
			st, ok := ch.Score(c.s, today).Standing(c.item)
			if !ok || st.Known != c.known || st.Level != c.level || st.Why != c.why || st.Source != c.source || st.LeftOut != c.leftOut {
				t.Errorf("known %v level %s why %d source %d left out %v", st.Known, st.Level, st.Why, st.Source, st.LeftOut)
			}
		})
	}
}

func TestThresholdIsTheHighestSoFar(t *testing.T) {
	for _, c := range []struct {
		strength Strength
		required Required
		want     [3]Level
	}{
		{Essential, Required{Adopt: 2}, [3]Level{2, 2, 2}},
		{Essential, Required{GoLive: 3}, [3]Level{0, 3, 3}},
		{Hard, Required{Adopt: 1, BusinessAsUsual: 3}, [3]Level{1, 1, 3}},
		{Essential, Required{Adopt: 3, GoLive: 2}, [3]Level{3, 3, 3}},
		{Desirable, Required{}, [3]Level{}},
	} {
		it := item("one-01", c.strength, Adoption, c.required)
		it.settle()
		for _, g := range Gates {
			if it.Threshold(g) != c.want[g] {
				t.Errorf("%+v at %s: %d", c.required, g, it.Threshold(g))
			}
		}
	}
}

// With no applicable item a gate is Ready with 0 asked, and nothing is scored.
func TestNothingApplies(t *testing.T) {
	it := item("one-01", Essential, Adoption, Required{Adopt: 2})
	it.AppliesWhen = []string{"uses_ai"}
	c := small(t, it)
	r := c.Score(Sheet{}, today)
	if g := r.Gate(Adopt); g.Verdict != Ready || g.Asked != 0 || r.Profile.Scored || r.Profile.Weakest != nil || r.Assessed() {
		t.Errorf("%+v %+v", g, r.Profile)
	}
	if got := r.Gate(Adopt).Counts(); got != "nothing is asked" {
		t.Errorf("%q", got)
	}
	if _, ok := r.Standing("one-01"); ok {
		t.Error("an item that does not apply has no standing")
	}
	if got := c.Score(Sheet{Facts: []string{"uses_ai", "of a later version"}}, today).Sentence(Adopt); got != "Not assessed: no question has been answered" {
		t.Errorf("%q", got)
	}
}

func TestRoundingIsHalfUpOfExactMeans(t *testing.T) {
	// Domain one: 0 and 1, 0 + 10 over 2 = 5. Domain two: 50, 100, 100, 0 over 4 = 62.5, shown as 63. Overall 33.75, shown as 34.
	c := small(t, item("one-01", Desirable, Adoption, Required{}), item("one-02", Desirable, Adoption, Required{}),
		item("two-01", Desirable, Adoption, Required{}), item("two-02", Desirable, Adoption, Required{}), item("two-03", Desirable, Adoption, Required{}), item("two-04", Desirable, Adoption, Required{}))
	p := c.Score(Sheet{Adoption: map[string]Answer{
		"one-01": shown(NotInPlace, "2026-11-01"), "one-02": shown(Planned, "2026-11-01"),
		"two-01": shown(Partly, "2026-11-01"), "two-02": shown(InPlace, "2026-11-01"), "two-03": shown(Embedded, "2026-11-01"),
	}}, today).Profile
	if p.Domains[0].Score != 5 || p.Domains[1].Score != 63 || p.Overall != 34 || p.High != 46 || p.KnownPercent != 83 || p.Embedded != 1 || p.Weakest.Key != "one" {
		t.Errorf("%+v", p)
	}
	for _, x := range []struct{ n, d, want int }{{1, 2, 1}, {0, 3, 0}, {5, 10, 1}, {4, 10, 0}, {199, 2, 100}, {100, 1, 100}} {
		if got := halfUp(x.n, x.d); got != x.want {
			t.Errorf("%d/%d is %d", x.n, x.d, got)
		}
	}
}
