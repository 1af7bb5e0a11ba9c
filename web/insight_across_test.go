package web_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/benefit"
	"groundwork/internal/insight"
	"groundwork/internal/pilot"
	"groundwork/internal/readiness"
	"groundwork/web/webtest"
)

// What programme leads read of many take-ups comes from what is kept of each trust. It is what is read take-up by take-up where
// there are few: gaps, trusts, hours, totals, the best sets, and what becomes ready.
func TestManyTakeUpsAreReadAsFewAre(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		lead := actor(t, a, "p-72")
		for _, area := range []string{"ZZ-REG", "ZZ-ICB"} {
			few := fixFirst(t, a, lead, area)
			gaps := []string{"wfs-01", "wfs-05", "stf-05"}
			for _, n := range []int{0, 1, 3} {
				few := fixFirst(t, a, lead, area, gaps[:n]...)
				a.FewByName = -1
				many := fixFirst(t, a, lead, area, gaps[:n]...)
				a.FewByName = 0
				if x, y := readTo(few), readTo(many); x != y {
					t.Fatalf("%s with %d ticked:\nby take-up %s\nby trust   %s", area, n, x, y)
				}
				for _, x := range many.Take {
					if i := slices.IndexFunc(few.Take, func(y app.FixTake) bool { return y.ID == x.ID }); few.Left(x.ID).Verdict != x.Then || few.Take[i].Gate != x.Gate {
						t.Errorf("%s becomes %v at %v", x.ID, x.Then, x.Gate)
					}
				}
			}
			if few.Sight != insight.AsHanded || few.Takes == 0 {
				t.Fatalf("%s: %v, %d take-ups", area, few.Sight, few.Takes)
			}
		}
	})
}

func readTo(f app.FixFirst) string {
	text := fmt.Sprint(f.Takes, " take-ups, silent ", f.Silent, ", stopped ", f.Stopped, " ", f.Waiting, "\n")
	for _, g := range f.Gaps {
		text += fmt.Sprint(g.Item, " ", g.Stopped, " ", g.Alone, " ", g.At(), " ", g.Named, " ", g.Waiting, "\n")
	}
	for _, sets := range f.Best {
		for _, s := range sets {
			text += fmt.Sprint(s.Items, len(s.Ready), s.Release, "\n")
		}
	}
	return text + fmt.Sprint(f.Fixed.Items, len(f.Fixed.Ready), f.Fixed.Release)
}

// What is kept of trusts for the pages that look across equals what their records say after deeds of their own, of the trust
// whose pilot they take up, and of whoever changes an innovation; and somebody's own change shows to them at once, while others
// read the country as it stood a moment ago.
func TestWhatIsKeptForInsightFollowsEveryDeed(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		clock := now
		a.Now = func() time.Time { return clock }
		lead, owner, innovator := actor(t, a, "p-72"), actor(t, a, "p-21"), actor(t, a, "p-02")
		checked := func(after string) {
			t.Helper()
			fixFirst(t, a, lead, "ZZ-REG")
			report, err := a.Check(t.Context())
			if err != nil || len(report.Wrong) > 0 {
				t.Fatalf("after %s: %v %v", after, report.Wrong, err)
			}
		}
		checked("the demo")
		p, err := a.Pilot(t.Context(), innovator, "demo-consent")
		if err != nil {
			t.Fatal(err)
		}
		err = a.EditInnovation(t.Context(), innovator, p.Innovation, pilot.InnovationInput{Name: "Consent, renamed", Facts: map[string]string{"used_in_care": "no", "personal_data": "no"}}, app.AsItStands)
		if err != nil {
			t.Fatal(err)
		}
		checked("an innovation changed")
		hours := func() string { return fixFirst(t, a, lead, "ZZ-REG").Waiting.Hours.RatString() }
		before := hours()
		correctHours(t, a, actor(t, a, "p-06"))
		if hours() == before {
			t.Error("other figures of the pilot, and the same hours wait behind those who take it up")
		}
		checked("a figure of the pilot was corrected")

		a.SharedFor = time.Hour
		at := fixFirst(t, a, owner, "ENG").At
		clock = clock.Add(time.Second)
		err = a.Answer(t.Context(), owner, app.Questions{Trust: "ZZ-EFD"}, app.Reply{Item: "wfs-01", Input: readiness.Input{Choice: "0"}, Seen: app.AsItStands})
		if err != nil {
			t.Fatal(err)
		}
		if other := fixFirst(t, a, innovator, "ENG").At; other != at {
			t.Errorf("others read the country of %s, not of %s", other, at)
		}
		own, err := a.FixFirst(app.AsOf(t.Context(), clock), owner, "ENG", nil)
		if err != nil || own.At.Time() != clock {
			t.Errorf("their own change was at %s, and they read the country of %s, %v", clock, own.At, err)
		}
		a.SharedFor = 0
		checked("an answer")
	})
}

// correctHours corrects the newest figure of clinical hours freed by the pilot.
func correctHours(t *testing.T, a *app.App, who access.Actor) {
	t.Helper()
	g, err := a.GlancesOf(t.Context(), who, "pilot", "demo-consent")
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(g.List, func(b benefit.Glance) bool { return b.Profile.Measure.ID == "clin-time-freed" })
	b, err := a.Benefit(t.Context(), who, g.List[i].ID)
	if err != nil {
		t.Fatal(err)
	}
	o := b.Standing[len(b.Standing)-1]
	in := o.Input(b.Measure)
	in.Numerator, in.Reason = "1", "Counted again"
	if _, err := a.CorrectFigure(t.Context(), who, b.ID, o.Period.From, in, o.Seq); err != nil {
		t.Fatal(err)
	}
}

func fixFirst(t *testing.T, a *app.App, who access.Actor, code string, ticked ...string) app.FixFirst {
	t.Helper()
	f, err := a.FixFirst(t.Context(), who, code, ticked)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
