package readiness

import (
	"strings"
	"testing"

	"groundwork/internal/fault"
)

var now = at("2026-11-22T14:32:00Z")

func TestObserve(t *testing.T) {
	for _, c := range []struct {
		name string
		in   Input
		want Answer
	}{
		{"a level", Input{Choice: "2", Note: " Nurses only. "}, Answer{Kind: Stated, Level: Partly, Note: "Nurses only."}},
		{"in place with nothing to show is kept", Input{Choice: "3"}, Answer{Kind: Stated, Level: InPlace}},
		{"a sentence shows it", Input{Choice: "4", Shows: "Switch-off plan"}, Answer{Kind: Stated, Level: Embedded, Evidence: 1}},
		{"not known", Input{Choice: "not_known", FindsOut: "p-30", Day: "13", Month: "12", Year: "2026", Why: "Depends on the interface."},
			Answer{Kind: NotKnown, Note: "Depends on the interface.", FindsOut: "p-30", FindOutBy: on("2026-12-13")}},
		{"not known, by today", Input{Choice: "not_known", FindsOut: "p-30", Day: "22", Month: "11", Year: "2026"},
			Answer{Kind: NotKnown, FindsOut: "p-30", FindOutBy: on("2026-11-22")}},
		{"does not apply, second person later", Input{Choice: "not_applicable", Reason: "Nothing is bought here."}, Answer{Kind: NotApplicable, Reason: "Nothing is bought here."}},
		{"does not apply, agreed", Input{Choice: "not_applicable", Reason: "r", SecondPerson: "p-21"}, Answer{Kind: NotApplicable, Reason: "r", SecondPerson: "p-21"}},
	} {
		got, err := Observe(c.in, "p-30", 0, now)
		c.want.By, c.want.On, c.want.At = "p-30", on("2026-11-22"), now
		if err != nil || got != c.want {
			t.Errorf("%s: %+v, %v\nwant %+v", c.name, got, err, c.want)
		}
	}
	if a, err := Observe(Input{Choice: "3", Shows: "x"}, "p-30", 2, now); err != nil || a.Evidence != 3 {
		t.Errorf("files and a sentence: %d, %v", a.Evidence, err)
	}
}

func TestObserveRefuses(t *testing.T) {
	for _, c := range []struct {
		name  string
		in    Input
		field string
		want  string
	}{
		{"nothing chosen", Input{}, "level", "Select how far this is in place, or “We don’t know yet”"},
		{"no such level", Input{Choice: "5"}, "level", "Select one of the answers shown"},
		{"no level", Input{Choice: "-1"}, "level", "Select one of the answers shown"},
		{"a word", Input{Choice: "yes"}, "level", "Select one of the answers shown"},
		{"who finds out", Input{Choice: "not_known", Day: "1", Month: "12", Year: "2026"}, "finds_out", "Enter who will find out"},
		{"by when", Input{Choice: "not_known", FindsOut: "p-30"}, "find_out_by", "Enter the date by when"},
		{"no month", Input{Choice: "not_known", FindsOut: "p-30", Day: "1", Year: "2026"}, "find_out_by", "The date by when must include a month"},
		{"no such day", Input{Choice: "not_known", FindsOut: "p-30", Day: "31", Month: "11", Year: "2026"}, "find_out_by", "The date by when must be a real date, like 13 12 2026"},
		{"yesterday", Input{Choice: "not_known", FindsOut: "p-30", Day: "21", Month: "11", Year: "2026"}, "find_out_by", "The date by when must be today or in the future"},
		{"no reason", Input{Choice: "not_applicable", Reason: "  "}, "reason", "Enter why it does not apply here"},
		{"the same person", Input{Choice: "not_applicable", Reason: "r", SecondPerson: "p-30"}, "second_person", "The second person must be somebody other than the person who answers"},
		{"too long", Input{Choice: "1", Note: strings.Repeat("é", 4001)}, "note", "What you write must be 4,000 characters or fewer; it is 1 too long"},
	} {
		_, err := Observe(c.in, "p-30", 0, now)
		if got := fault.Of(err).Fields.For(c.field); got != c.want {
			t.Errorf("%s: %v, want %s: %s", c.name, err, c.field, c.want)
		}
	}
	_, err := Observe(Input{Choice: "not_known"}, "p-30", 0, now)
	if f := fault.Of(err).Fields; len(f) != 2 || f[0].Name != "finds_out" || f[1].Name != "find_out_by" {
		t.Errorf("in page order: %v", f)
	}
}
