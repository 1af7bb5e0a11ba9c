package app_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"testing"
	"time"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/benefit"
	"groundwork/internal/demo"
	"groundwork/internal/insight"
	"groundwork/internal/pilot"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
	"groundwork/internal/store/storetest"
)

var told = time.Date(2026, time.November, 22, 12, 0, 0, 0, time.UTC)

var demoDatabases = storetest.New(func(url string) error {
	a, err := onFile(context.Background(), url)
	if err != nil {
		return err
	}
	return errors.Join(demo.Load(context.Background(), a), a.Store.Close())
})

func onFile(ctx context.Context, url string) (*app.App, error) {
	s, err := store.Open(ctx, url)
	if err != nil {
		return nil, err
	}
	a := app.New(s, slog.New(slog.DiscardHandler))
	a.Now = func() time.Time { return told }
	if err := errors.Join(s.Migrate(ctx), a.LoadContent(ctx)); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return a, nil
}

// What programme leads read of many take-ups comes from what is kept of each trust. It is what is read take-up by take-up where
// there are few: gaps, trusts, hours, totals, the best sets, and what becomes ready.
func TestManyTakeUpsAreReadAsFewAre(t *testing.T) {
	demoDatabases.Each(t, func(t *testing.T, url string) {
		a, err := onFile(t.Context(), url)
		if err != nil {
			t.Fatal(err)
		}
		defer a.Store.Close()
		lead := person(t, a, "p-72")
		for _, area := range []string{"ZZ-REG", "ZZ-ICB"} {
			few := fixFirst(t, a, lead, area)
			gaps := []string{"wfs-01", "wfs-05", "stf-05"}
			for _, n := range []int{0, 1, 3} {
				few := fixFirst(t, a, lead, area, gaps[:n]...)
				restore := a.ReadByName(0)
				many := fixFirst(t, a, lead, area, gaps[:n]...)
				restore()
				if x, y := read(few), read(many); x != y {
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

func read(f app.FixFirst) string {
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
	demoDatabases.Each(t, func(t *testing.T, url string) {
		a, err := onFile(t.Context(), url)
		if err != nil {
			t.Fatal(err)
		}
		defer a.Store.Close()
		clock := told
		a.Now = func() time.Time { return clock }
		lead, owner, innovator := person(t, a, "p-72"), person(t, a, "p-21"), person(t, a, "p-02")
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
		correctHours(t, a, person(t, a, "p-06"))
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
		if own := fixFirst(t, a, owner, "ENG").At; own.Time() != clock {
			t.Errorf("their own change was at %s, and they read the country of %s", clock, own)
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

func person(t *testing.T, a *app.App, id string) access.Actor {
	t.Helper()
	who, err := a.Actor(t.Context(), id, "")
	if err != nil {
		t.Fatal(err)
	}
	return who
}

func fixFirst(t *testing.T, a *app.App, who access.Actor, code string, ticked ...string) app.FixFirst {
	t.Helper()
	f, err := a.FixFirst(t.Context(), who, code, ticked)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
