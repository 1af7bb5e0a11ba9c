package web_test

import (
	"math/rand/v2"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/internal/readiness"
	"groundwork/web/webtest"
)

func itoa(n int) string { return strconv.Itoa(n) }

// What is said beforehand is exactly what happens, for every kind of answer, confirmation and agreement.
func TestWhatIsForetoldIsWhatHappens(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		takeUps(t, a, 4)
		ctx, r := t.Context(), rand.New(rand.NewPCG(5, 13))
		at := app.Questions{Trust: "ZZ-EFD"}
		kinds := map[string]int{}
		if err := a.GiveRole(ctx, actor(t, a, "p-21"), "p-27", "ZZ-EFD", string(access.TrustLeader)); err != nil {
			t.Fatal(err)
		}
		var disputed *readiness.Item // said not to apply, and nobody has agreed yet
		for i := range 120 {
			it := a.Library.Checklist.Items[r.IntN(len(a.Library.Checklist.Items))]
			if it.Scope != readiness.Foundation {
				continue
			}
			who := actor(t, a, "p-21")
			var said []adoption.Change
			var deed func() error
			var err error
			kind := "answer"
			if disputed != nil {
				it, kind = *disputed, "agree"
			}
			in := readiness.Input{Choice: itoa(r.IntN(5)), Shows: []string{"", " ", "A report", "https://example.org/minutes"}[r.IntN(4)]}
			switch n := r.IntN(6); {
			case disputed != nil:
				disputed, who = nil, actor(t, a, "p-27")
			case n == 0:
				kind, in = "not known", readiness.Input{Choice: "not_known", FindsOut: "p-22", Day: "1", Month: "1", Year: "2030", Shows: "left over"}
			case n < 3:
				kind, in = "does not apply", readiness.Input{Choice: "not_applicable", Reason: "Not here"}
			case n == 3:
				kind = "confirm"
			}
			switch kind {
			case "confirm":
				x := app.StillTrue{Item: it.ID, Seen: app.AsItStands, Second: "p-22"}
				said, err = a.ForetellConfirm(ctx, who, "ZZ-EFD", x)
				deed = func() error { return a.ConfirmAnswers(ctx, who, at, x) }
			case "agree":
				said, err = a.ForetellAgree(ctx, who, "ZZ-EFD", it.ID)
				deed = func() error { return a.AgreeNotApply(ctx, who, at, it.ID) }
			default:
				reply := app.Reply{Item: it.ID, Input: in, Seen: app.AsItStands}
				said, err = a.Foretell(ctx, who, "ZZ-EFD", reply)
				deed = func() error { return a.Answer(ctx, who, at, reply) }
			}
			before := verdicts(t, a, "ZZ-EFD")
			done := deed()
			if err != nil || done != nil {
				if fault.Is(err, fault.Invalid) != fault.Is(done, fault.Invalid) {
					t.Fatalf("%d %s of %s: foretold %v, done %v", i, kind, it.ID, err, done)
				}
				continue
			}
			kinds[kind] += len(said)
			if kind == "does not apply" && it.Strength >= readiness.Essential {
				disputed = &it
			}
			after := verdicts(t, a, "ZZ-EFD")
			if got := turned(before, after); got != len(said) {
				t.Fatalf("%d %s of %s: %d take-ups changed, %d were foretold", i, kind, it.ID, got, len(said))
			}
			for _, ch := range said {
				stands := must(readiness.ParseKept(after[ch.Adoption]))
				for _, g := range ch.Gates {
					if stands.Gates[g.Gate].Verdict != g.After {
						t.Fatalf("%d %s of %s: %s is not %s %s", i, kind, it.ID, after[ch.Adoption], g.Gate, g.After)
					}
				}
			}
		}
		for _, kind := range []string{"answer", "not known", "does not apply", "confirm", "agree"} {
			if kinds[kind] == 0 && kind != "confirm" {
				t.Errorf("no %q changed anything: the test shows nothing", kind)
			}
		}
		checked(t, a)
	})
}

// Two people answer one question: both answers are shown, and nothing is lost.
func TestTwoPeopleAnswerOneQuestionOfTheGroundwork(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		m := as(t, site, "Margaret Ellison").Visit("/trusts/ZZ-EFD/groundwork/wfs-01").Choose("In place").Fill("What shows that it is in place: a sentence or a link", "My own report")
		enter(t, letIn(t, a, "p-22"), "p-22").Visit("/trusts/ZZ-EFD/groundwork/wfs-01").Choose("Partly in place").Press("Save")
		replied(t, a, app.Questions{Trust: "ZZ-EFD"}, "wfs-01", "1")
		m.Press("Save").Sees(409, "Two answers to one question", "My own report", "Nothing is lost").Press("Save mine instead").Sees(200, "Save this answer?").Press("Save the answer").
			Sees(200, "“Staff record is right” is saved as in place")
		m.Visit("/trusts/ZZ-EFD/groundwork/wfs-01").Sees(200, "In place", "Planned")
	})
}

// The questions are found by area, by what stops take-ups and by what is due, and leave as a file with the same rows.
func TestGroundworkIsFiltered(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		m := as(t, site, "Margaret Ellison").Visit("/trusts/ZZ-EFD/groundwork").Fill("Show", "Stops take-ups now").Press("Apply filters").
			Sees(200, "1 question", "Staff record is right", "1 take-up", "Clear filters")
		m.In("Every question").SeesNot("Comparable cost reporting")
		m.In("").Follow("as a spreadsheet (CSV)").Sees(200, "Staff record is right,Planned,1,")
		if lines := strings.Count(strings.TrimSpace(m.Body()), "\n"); lines != 1 {
			t.Errorf("the file has %d rows, the page one", lines)
		}
		m.Visit("/trusts/ZZ-EFD/groundwork?area=finance").Sees(200, "3 questions").Visit("/trusts/ZZ-EFD/groundwork?area=no-such").Sees(200, "No question matches").
			Visit("/trusts/ZZ-EFD/groundwork?show=due").Sees(200).Visit("/trusts/ZZ-EFD/groundwork/questions.csv?"+url.Values{"show": {"unknown"}}.Encode()).Sees(200, "Working across organisations")
		as(t, site, "Amina Yusuf").Visit("/trusts/ZZ-EFD/groundwork/questions.csv").Sees(404)
	})
}
