package web_test

import (
	"strings"
	"testing"

	"groundwork/internal/app"
	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/web/webtest"
)

// A promise is planned, forecast and changed; what was typed comes back with what to mend beside it, and the earlier words stay.
func TestAPromiseInFull(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		amina := as(t, site, "Amina Yusuf").Visit("/pilots/demo-consent/benefits/new?measure=uptake").
			Fill("Baseline: the figure before", "40").Fill("Target", "120").Fill("By when", "2026-12-27").Fill("Who owns it", "Helen Marsh, Director of operations").
			Fill("Who enters the figures", "Lucy Hartley, Head of administration").Fill("Who checks them", "Helen Marsh, Director of operations").
			Fill("What changes in the work, so that it can come", "The scanner queue is withdrawn").Fill("When it is looked at again", "31 March 2027\nsome day").
			Press("Promise this benefit").
			Sees(422, "The target must be between 0 and 100: it is a share", "this person owns the benefit", "“some day” is not a date").
			Holds("Target", "120").Holds("When it is looked at again", "31 March 2027\nsome day").Holds("What changes in the work, so that it can come", "The scanner queue is withdrawn").
			Fill("Target", "80").Fill("Who checks them", "Fiona Gallagher, Innovation programme lead").Fill("When it is looked at again", "31 March 2027").
			Press("Promise this benefit").Sees(200, "Benefit promised").
			Follow("The whole promise").
			Sees(200, "Promised before the result was known", "after go-live and before the first result", "Lucy Hartley", "Fiona Gallagher", "The scanner queue is withdrawn", "31 March 2027", "Nobody has said more than the target")
		at := strings.TrimSuffix(amina.Path(), "/profile")

		amina.Follow("Plan the way to the target").Sees(200, "go straight from the baseline of 40% to the target of 80%").
			Fill("First day and figure, line by line", "7 December 2026\t60\n7 December 2026\t70\n15 December 2026\tmany").
			Press("Save the way to the target").
			Sees(422, "Line 2: Week of 7 December 2026 is there twice", "Line 3: 15 December 2026 is not the first day of a week").
			Holds("First day and figure, line by line", "7 December 2026\t60\n7 December 2026\t70\n15 December 2026\tmany").
			Fill("First day and figure, line by line", "9 November 2026\t50\n16 November 2026\t60\n14 December 2026\t70").
			Press("Save the way to the target").Sees(200, "Way to the target saved", "14 December 2026", "No figure", "Not over yet").
			Visit(at).Sees(200, "Week of 9 November 2026: should be 50")

		amina.Visit(at+"/forecast").Sees(200, "The target stays as it was promised: 80% by 27 December 2026").
			Fill("Forecast", "70").Fill("Low end", "75").Fill("High end", "65").Press("Save the forecast").
			Sees(422, "The low end of 75 is above the high end of 65", "Say what the forecast is based on").Holds("Low end", "75").
			Fill("Low end", "60").Fill("High end", "75").Fill("What it is based on", "Two teams start late").
			Press("Save the forecast").Sees(200, "Forecast saved", "70%, between 60 and 75", "Two teams start late")

		amina.Visit(at+"/change").Fill("Target", "70").Fill("Why the promise is changed", "Two teams start late").Press("Save the change").Sees(200, "Promise changed").
			Visit(at+"/profile").Sees(200, "Changes of the target", "80% by 27 December 2026", "70% by 27 December 2026", "Two teams start late")

		b, err := a.Benefit(t.Context(), reader(t, a, "p-01"), strings.TrimPrefix(at, "/benefits/"))
		if err != nil || b.Status != benefit.Forecast || len(b.Words) != 2 || b.Profile.Measurer != "p-08" || b.Profile.Verifier != "p-71" {
			t.Errorf("%s, %d words, %+v, %v", b.Status, len(b.Words), b.Profile, err)
		}
		lucy := withEverybody(t, a, "p-08").Person(t, "Lucy Hartley").Visit("/").Press("Lucy Hartley")
		lucy.Visit(at+"/figures/new").Sees(200, "Add figures")
		if text := lucy.Visit("/benefits/ben-0/figures/new").Sees(403).Text(); !strings.Contains(text, "Only") {
			t.Error("who measures one benefit may enter figures of another")
		}
	})
}

// Two people plan at the same time: the second sees that, keeps what was typed, and nothing is lost.
func TestTwoPlansAtTheSameTime(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		amina, helen := as(t, site, "Amina Yusuf").Visit("/benefits/ben-0/trajectory"), as(t, site, "Rosa Delgado").Visit("/benefits/ben-0/trajectory")
		helen.Fill("First day and figure, line by line", "1 September 2025\t12").Press("Save the way to the target").Sees(200, "Way to the target saved")
		amina.Fill("First day and figure, line by line", "1 September 2025\t11").Press("Save the way to the target").
			Sees(422, "Say why the way to the target is changed").Fill("Why it is changed", "Slower at first").Press("Save the way to the target").
			Sees(200, "Way to the target saved")
		b, err := a.Benefit(t.Context(), reader(t, a, "p-01"), "ben-0")
		if err != nil || b.Way.Seq != 2 {
			t.Errorf("plan %d, %v", b.Way.Seq, err)
		}
	})
}

// What is described has no figures: it is said in words what should come and what came, and no total has it.
func TestADescribedBenefit(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		amina := as(t, site, "Amina Yusuf").Visit("/pilots/demo-consent/benefits/new?measure=patient-experience").
			Fill("By when", "2026-06-30").Fill("Who owns it", "Helen Marsh, Director of operations").Choose("Described").
			Press("Promise this benefit").Sees(422, "Say in words what should be different").
			Fill("What should be different, where it is described", "People say that nobody asks them twice").
			Press("Promise this benefit").Sees(200, "described and not measured", "Nobody has said yet whether it came; it should by 30 June 2026")
		at := amina.Path()
		amina.Follow("Say what became of it").Press("Save what became of it").
			Sees(422, "Choose how far it has come", "Say what can be seen, and who says so", "Enter the day on which this was so").
			Choose("Partly").Fill("What can be seen, and who says so", "The patient panel: not at weekends").Fill("On which day was this so?", "2027-01-01").
			Press("Save what became of it").Sees(422, "cannot be in the future").
			Fill("On which day was this so?", "2026-06-30").Press("Save what became of it").
			Sees(200, "Partly on 30 June 2026: The patient panel: not at weekends", "Being measured")
		if _, err := a.RecordFigures(t.Context(), reader(t, a, "p-01"), strings.TrimPrefix(at, "/benefits/"), []benefit.Input{{From: "2026-06-01", To: "2026-06-30", Value: "80"}}); err == nil {
			t.Error("a described benefit takes figures")
		}
		amina.Visit("/pilots/demo-consent/benefits").Sees(200, "Described", "Partly, 30 June 2026")
	})
}

// A declared difference is marked wherever the figure shows and out of the board's totals until a programme lead accepts it.
func TestALocalDifference(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		freed := func() string {
			b, err := a.Board(t.Context(), reader(t, a, "p-05"), "ZZ-NMR", day.Day(0))
			if err != nil {
				t.Fatal(err)
			}
			if !b.Totals.Freed.Known() {
				return "none"
			}
			return b.Totals.Freed.Value.FloatString(1)
		}
		if freed() != "55.6" {
			t.Fatalf("%s before", freed())
		}
		amina := as(t, site, "Amina Yusuf").Visit("/benefits/ben-1/profile").Follow("We count differently").
			Press("Save").Sees(422, "Say what you count differently").
			Fill("What you count differently", "Bank nurses are counted too").Press("Save").
			Sees(200, "No, until a programme lead accepts it").
			Visit("/benefits/ben-1").Sees(200, "Counted differently here", "Bank nurses are counted too", "It is counted differently here.").
			Visit("/pilots/demo-consent/benefits").Sees(200, "Counted differently").
			Visit("/measures/clin-time-freed").Sees(200, "Counted differently")
		if freed() != "none" {
			t.Errorf("%s while nobody accepted the difference", freed())
		}
		amina.Visit("/benefits/ben-1/difference/answer").Sees(403)
		fiona := as(t, site, "Fiona Gallagher").Visit("/benefits/ben-1").Follow("Say whether it may enter totals").
			Fill("Why", "It means the same").Press("Save").Sees(422, "Choose what you want to say").Holds("Why", "It means the same").
			Choose("Yes").Press("Save").Sees(200, "Yes, accepted by Fiona Gallagher", "It means the same")
		if freed() != "55.6" {
			t.Errorf("%s after it was accepted", freed())
		}
		fiona.Visit("/benefits/ben-1").Sees(200, "Counted differently here")
		amina.Visit("/benefits/ben-1/difference").Choose("We count as defined again").Fill("What you count differently", "Since June").Press("Save").
			Visit("/benefits/ben-1/profile").Sees(200, "Yes: no difference is declared")
		amina.Visit("/benefits/ben-1/history").Sees(200, "said what is counted differently here", "accepted what is counted differently here")
	})
}

// A day on which a benefit was to be looked at again reaches its owner’s Home when it comes, and goes when somebody has looked.
func TestAReviewDayReachesHome(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		b, err := a.Benefit(t.Context(), reader(t, a, "p-01"), "ben-0")
		if err != nil {
			t.Fatal(err)
		}
		in := b.Profile.Input()
		in.Reviews, in.Reason = "20 November 2026\n31 March 2027", "It is looked at twice"
		if err := a.ChangeBenefit(t.Context(), reader(t, a, "p-01"), "ben-0", in, b.ProfileSeq); err != nil {
			t.Fatal(err)
		}
		helen := as(t, withEverybody(t, a, "p-06"), "Helen Marsh").Visit("/").Sees(200, "Look at a benefit again: Hands-on minutes per case, Digital consent", "20 November 2026")
		if err := a.GiveForecast(t.Context(), reader(t, a, "p-01"), "ben-0", benefit.ForecastInput{Value: "6", Reason: "As it is"}, 0); err != nil {
			t.Fatal(err)
		}
		helen.Visit("/").SeesNot("Look at a benefit again")
	})
}
