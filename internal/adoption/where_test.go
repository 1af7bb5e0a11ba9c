package adoption_test

import (
	"strings"
	"sync"
	"testing"

	"groundwork/internal/adoption"
	"groundwork/internal/content"
	"groundwork/internal/day"
	"groundwork/internal/readiness"
	"groundwork/internal/stage"
)

func on(n int) day.Day { return day.On(2026, 1, n) }

var load = sync.OnceValues(content.Load)

func library(t testing.TB) *content.Library {
	t.Helper()
	l, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// said are decisions at gates on the 10th, 11th, 12th … of a month.
func said(pairs ...string) []stage.Decided {
	var out []stage.Decided
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, stage.Decided{ID: string(rune('a' + i/2)), Gate: pairs[i], Outcome: pairs[i+1], On: on(10 + i/2)})
	}
	return out
}

func TestStagesFollowFromFactsAndDecisions(t *testing.T) {
	model := library(t).Stages.Adoption
	live := []adoption.Team{{ID: "t", Live: on(20)}}
	off := []adoption.Team{{ID: "t", Live: on(20), Off: on(25)}}
	reviews := []adoption.Review{{Months: 3, HeldOn: on(21)}, {Months: 6, HeldOn: on(26)}}
	for _, c := range []struct {
		name  string
		life  adoption.Life
		facts adoption.Facts
		want  string
		since day.Day
		gate  readiness.Gate
	}{
		{"nothing but interest", adoption.Life{}, adoption.Facts{}, "interested", on(1), readiness.Adopt},
		{"an owner and no question", adoption.Life{}, adoption.Facts{OwnerSince: on(2)}, "interested", on(1), readiness.Adopt},
		{"questions and no owner", adoption.Life{}, adoption.Facts{Asked: on(2)}, "interested", on(1), readiness.Adopt},
		{"an owner and a question", adoption.Life{}, adoption.Facts{OwnerSince: on(2), Asked: on(3)}, "assessing", on(3), readiness.Adopt},
		{"groundwork answered long before", adoption.Life{}, adoption.Facts{OwnerSince: day.On(2025, 1, 1), Asked: day.On(2025, 2, 1)}, "assessing", on(1), readiness.Adopt},
		{"recorded as assessing", adoption.Life{Assessing: on(4)}, adoption.Facts{}, "assessing", on(4), readiness.Adopt},
		{"a decision that says not yet", adoption.Life{}, adoption.Facts{Decisions: said("adopt", adoption.NotYet)}, "interested", on(1), readiness.Adopt},
		{"decided to adopt", adoption.Life{}, adoption.Facts{Decisions: said("adopt", adoption.Go)}, "committed", on(10), readiness.GoLive},
		{"with accepted gaps", adoption.Life{}, adoption.Facts{Decisions: said("adopt", adoption.GoWithGaps)}, "committed", on(10), readiness.GoLive},
		{"not yet, then yes", adoption.Life{}, adoption.Facts{Decisions: said("adopt", adoption.NotYet, "adopt", adoption.Go)}, "committed", on(11), readiness.GoLive},
		{"a workflow of its own before the decision does not prepare", adoption.Life{}, adoption.Facts{Workflow: on(5)}, "interested", on(1), readiness.Adopt},
		{"a workflow of its own", adoption.Life{}, adoption.Facts{Decisions: said("adopt", adoption.Go), Workflow: on(12)}, "preparing", on(12), readiness.GoLive},
		{"recorded as preparing", adoption.Life{Preparing: on(13)}, adoption.Facts{Decisions: said("adopt", adoption.Go)}, "preparing", on(13), readiness.GoLive},
		{"decided to go live, no team yet", adoption.Life{Preparing: on(10)}, adoption.Facts{Decisions: said("adopt", adoption.Go, "go_live", adoption.Go)}, "preparing", on(10), readiness.BusinessAsUsual},
		{"a team live without the decision", adoption.Life{}, adoption.Facts{Decisions: said("adopt", adoption.Go), Teams: live}, "committed", on(10), readiness.GoLive},
		{"live", adoption.Life{}, adoption.Facts{Decisions: said("adopt", adoption.Go, "go_live", adoption.Go), Teams: live}, "live", on(20), readiness.BusinessAsUsual},
		{"all teams live, old way on", adoption.Life{}, adoption.Facts{Decisions: said("adopt", adoption.Go, "go_live", adoption.Go), Teams: live, Reviews: reviews}, "live", on(20), readiness.BusinessAsUsual},
		{"old way off, reviews to come", adoption.Life{}, adoption.Facts{Decisions: said("adopt", adoption.Go, "go_live", adoption.Go), Teams: off}, "live", on(20), readiness.BusinessAsUsual},
		{"embedding", adoption.Life{}, adoption.Facts{Decisions: said("adopt", adoption.Go, "go_live", adoption.Go), Teams: off, Reviews: reviews}, "embedding", on(26), readiness.BusinessAsUsual},
		{"business as usual", adoption.Life{}, adoption.Facts{Decisions: said("adopt", adoption.Go, "go_live", adoption.Go, "bau", adoption.Go)}, "bau", on(12), readiness.BusinessAsUsual},
		{"only the last gate is recorded", adoption.Life{}, adoption.Facts{Decisions: said("bau", adoption.Go)}, "bau", on(10), readiness.Adopt},
	} {
		c.life.Interested = on(1)
		w := adoption.Derive(model, c.life, c.facts)
		if w.Stage.Key != c.want || w.Since != c.since || w.Gate != c.gate {
			t.Errorf("%s: %s since %s before gate %s; want %s since %s before %s", c.name, w.Stage.Key, w.Since, w.Gate, c.want, c.since, c.gate)
		}
	}
}

// A later worse decision does not move a stage back; one that replaces the good one does.
func TestOnlyAReplacementMovesAStageBack(t *testing.T) {
	model := library(t).Stages.Adoption
	d := said("adopt", adoption.Go, "adopt", adoption.NotYet)
	if w := adoption.Derive(model, adoption.Life{Interested: on(1)}, adoption.Facts{Decisions: d}); w.Stage.Key != "committed" || !w.Open() {
		t.Errorf("a later decision moved it back to %s", w.Stage.Key)
	}
	d[1].Replaces = d[0].ID
	if w := adoption.Derive(model, adoption.Life{Interested: on(1)}, adoption.Facts{Decisions: d}); w.Stage.Key != "interested" || w.Open() {
		t.Errorf("a replaced decision still stands at %s", w.Stage.Key)
	}
}

func TestAsideKeepsWhereItWas(t *testing.T) {
	model := library(t).Stages.Adoption
	l := adoption.LifeOf([]adoption.State{{Key: adoption.Interested, On: on(1)}, {Key: adoption.ToldOthers, On: on(2)}, {Key: adoption.Paused, On: on(3)},
		{Key: adoption.Resumed, On: on(4)}, {Key: adoption.KeptPrivate, On: on(5)}, {Key: adoption.Declined, On: on(6), Reason: "timing"}})
	if l.Told != 0 || l.Paused != nil || l.Declined == nil {
		t.Errorf("%+v", l)
	}
	w := adoption.Derive(model, l, adoption.Facts{})
	if w.Aside == nil || w.Aside.Reason != "timing" || w.Stage.Key != "interested" {
		t.Errorf("%+v", w)
	}
}

// Every line that the product can check has its check, and every check belongs to a line.
func TestEveryAutomaticLineIsLookedUp(t *testing.T) {
	for _, s := range stage.Path(library(t).Stages.Adoption) {
		for _, c := range s.Entry {
			lines := adoption.Criteria([]stage.Stage{{Key: "x", Label: "x", Order: 1, ExitGate: "adopt", Entry: nil}, {Key: "y", Label: "y", Order: 2, Entry: []stage.Criterion{c}}}, readiness.Adopt, adoption.Facts{})
			if c.Auto && lines[0].State == adoption.Asks {
				t.Errorf("nothing looks up %q", c.Text)
			}
			if !c.Auto && lines[0].State != adoption.Asks {
				t.Errorf("%q is for a person and was looked up", c.Text)
			}
			if strings.Contains(lines[0].Label(), "_") {
				t.Errorf("the label of %q names a key", c.Text)
			}
		}
	}
}

func TestMissingNamesTheNextStageAndWhatIsOpenHere(t *testing.T) {
	l := library(t)
	f := adoption.Facts{Decisions: said("adopt", adoption.Go), Unplanned: 2, Benefits: 2, Targets: 2, Accepted: 1, Result: l.Checklist.Score(readiness.Sheet{}, on(20))}
	w := adoption.Derive(l.Stages.Adoption, adoption.Life{Interested: on(1)}, f)
	var got []string
	for _, m := range w.Missing(f) {
		got = append(got, m.Text+": "+m.Says)
	}
	all := strings.Join(got, "\n")
	for _, want := range []string{"Benefit targets and owners accepted: 1 of 2 benefits accepted by the owner", "Adapted workflow compared step by step with the pack", "Plan to close each condition and gap: 2 without an owner or a date",
		`Readiness verdict "Ready" or "Ready with conditions" at gate adopt: Not assessed`} {
		if !strings.Contains(all, want) {
			t.Errorf("missing %q in\n%s", want, all)
		}
	}
}
