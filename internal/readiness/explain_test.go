package readiness

import (
	"encoding"
	"testing"

	"groundwork/internal/day"
)

func TestExplainSaysWhy(t *testing.T) {
	plain := func(a Answer) Sheet { return Sheet{Foundation: map[string]Answer{"one-01": a}} }
	event := plain(shown(InPlace, "2026-08-01"))
	event.Events = []Event{{Kind: "supplier_release", On: on("2026-09-08")}}
	merged := plain(shown(InPlace, "2026-08-01"))
	merged.MergedOn = on("2026-09-08")
	lowered := plain(shown(InPlace, "2026-11-01"))
	lowered.Lowered = map[string]Lowering{"one-01": {To: Planned, Reason: "One locality still uses local codes."}}
	capped := Sheet{Local: map[string]Answer{"one-01": shown(Embedded, "2026-11-01")}}
	for _, c := range []struct {
		name     string
		strength Strength
		s        Sheet
		want     string
	}{
		{"as answered", Essential, plain(shown(InPlace, "2026-11-01")), ""},
		{"not answered", Essential, Sheet{}, "Nobody has answered this yet"},
		{"not known", Essential, plain(Answer{Kind: NotKnown, On: today}), "The answer is “We don’t know yet”"},
		{"no reason", Essential, plain(Answer{Kind: NotApplicable, On: today}), "“Does not apply here” counts only with a reason"},
		{"no second person", Essential, plain(Answer{Kind: NotApplicable, Reason: "r", On: today}), "“Does not apply here” counts only when a second person agrees"},
		{"left out", Essential, plain(Answer{Kind: NotApplicable, Reason: "Nothing is bought here.", By: "a", SecondPerson: "b", On: today}), "Does not apply here: Nothing is bought here."},
		{"by time", Essential, plain(shown(InPlace, "2026-03-01")), "It does not count until confirmed, because it is older than 6 months"},
		{"by event", Essential, event, "It does not count until confirmed, because of what was recorded on 8 September 2026, after this was answered: the supplier shipped a major release"},
		{"by merger", Essential, merged, "It does not count until confirmed, because the trust merged on 8 September 2026, after this was answered"},
		{"no grace", Hard, plain(shown(InPlace, "2026-05-21")), "It does not count at a decision until confirmed, because it was due on 21 November 2026. Days of grace do not apply here"},
		{"no evidence", Essential, plain(Answer{Kind: Stated, Level: InPlace, On: today}), NeedsEvidence},
		{"lowered", Essential, lowered, "Lowered to planned for this adoption: One locality still uses local codes."},
		{"capped", Essential, capped, "Counts as in place: an answer for these teams only counts no higher"},
	} {
		it := item("one-01", c.strength, Foundation, Required{Adopt: 2})
		it.LocalAnswer = true
		ch := small(t, it)
		if got := ch.Explain(&ch.Score(c.s, today).Items[0]); got != c.want {
			t.Errorf("%s: %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	c := small(t, item("one-01", Essential, Adoption, Required{Adopt: 2}), item("one-02", Essential, Adoption, Required{Adopt: 2}),
		item("one-03", Essential, Adoption, Required{Adopt: 2}))
	gap := func(id string, days int) Condition {
		return Condition{Item: id, Gate: Adopt, AcceptedOn: today, Due: on("2026-12-01") + day.Day(days)}
	}
	all := func(x, y, z Level) map[string]Answer {
		return map[string]Answer{"one-01": shown(x, "2026-11-01"), "one-02": shown(y, "2026-11-01"), "one-03": shown(z, "2026-11-01")}
	}
	one := map[string]Answer{"one-01": shown(Partly, "2026-11-01")}
	for _, x := range []struct {
		s    Sheet
		want string
	}{
		{Sheet{}, "Not assessed: no question has been answered"},
		{Sheet{Adoption: one}, "Not enough known to adopt: 1 of 3 met, 2 not known"},
		{Sheet{Adoption: all(2, 2, 2)}, "Ready to adopt: 3 of 3 met"},
		{Sheet{Adoption: all(2, 2, 1)}, "Not ready to adopt: 2 of 3 met, 1 stops it"},
		{Sheet{Adoption: all(0, 2, 1)}, "Not ready to adopt: 1 of 3 met, 2 stop it"},
		{Sheet{Adoption: all(2, 1, 1), Conditions: []Condition{gap("one-03", 20), gap("one-02", 10)}},
			"Ready to adopt with conditions: 1 of 3 met, 2 accepted gaps, the first until 11 December 2026"},
		{Sheet{Adoption: all(0, 2, 1), Conditions: []Condition{gap("one-03", 10)}},
			"Not ready to adopt: 1 of 3 met, 1 accepted gap until 11 December 2026, 1 stops it"},
	} {
		if got := c.Score(x.s, today).Sentence(Adopt); got != x.want {
			t.Errorf("%q\nwant %q", got, x.want)
		}
	}
}

func TestKeysGoThereAndBack(t *testing.T) {
	for _, c := range []struct {
		from encoding.TextMarshaler
		to   encoding.TextUnmarshaler
		key  string
	}{
		{Hard, new(Strength), "hard"},
		{Foundation, new(Scope), "foundation"},
		{BusinessAsUsual, new(Gate), "bau"},
		{ReadyWithConditions, new(Verdict), "ready_with_conditions"},
		{Accepted, new(State), "condition"},
		{NotKnown, new(Kind), "not_known"},
	} {
		b, err := c.from.MarshalText()
		if err != nil || string(b) != c.key {
			t.Errorf("%s, %v", b, err)
		}
		if err := c.to.UnmarshalText(b); err != nil {
			t.Error(err)
		}
		for _, bad := range []string{"", "nothing"} {
			if c.to.UnmarshalText([]byte(bad)) == nil {
				t.Errorf("%T reads %q", c.to, bad)
			}
		}
	}
}
