package web_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"groundwork/internal/app"
	"groundwork/internal/benefit"
	"groundwork/web/webtest"
)

// A benefit is promised, measured for 46 weeks with one paste, corrected twice, accepted by its owner, verified by a second
// person, and shown with the right signals.
func TestABenefitFromItsPromiseToItsSignals(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		site := withEverybody(t, a, "p-06")
		old, err := a.Benefit(t.Context(), reader(t, a, "p-01"), "ben-0")
		if err != nil {
			t.Fatal(err)
		}
		id, err := a.PromiseBenefit(t.Context(), reader(t, a, "p-01"), benefit.OfPilot, "demo-consent", "step-minutes-per-case", benefit.ProfileInput{Target: "10.2", TargetOn: "2026-02-28",
			Owner: "p-06", Title: "Minutes timed again", Every: "week", Method: benefit.Observed, Sample: "40"})
		if err != nil {
			t.Fatal(err)
		}
		err = a.LockBaseline(t.Context(), reader(t, a, "p-06"), id, benefit.BaselineInput{Value: "16.2", From: "mean of 16 weekly points", First: "2025-05-12", Last: "2025-08-31",
			Method: benefit.Observed, Sample: "640", On: "2025-08-31"}, 0)
		if err != nil {
			t.Fatal(err)
		}
		var paste strings.Builder
		for i, o := range old.Standing {
			num := o.Numerator.Plain()
			if i == 3 || i == 40 {
				num = fmt.Sprint(676 - 400*(i/40)) // read wrongly from the tally
			}
			paste.WriteString(o.Period.From.Time().Format("02/01/2006") + "\t" + num + "\t" + o.Denominator.Plain() + "\n")
		}
		amina := as(t, site, "Amina Yusuf").Visit(consentFigures).Fill("Which benefit", "Minutes timed again, every week").Fill("Copied cells", paste.String()).
			Press("Put into the table").Sees(200, "46 lines were put into the table").Press("Save the figures").Sees(200, "46 figures saved").
			Visit(consentFigures + "?since-day=12&since-month=5&since-year=2025")
		for i, n := range []int{3, 40} {
			o := old.Standing[n]
			amina.Fill("Total minutes, Minutes timed again, the week of "+o.Period.From.Long(), o.Numerator.Plain()).
				Fill("Why saved figures are changed", []string{"Read from the wrong line", "A tally sheet was missing"}[i]).Press("Save the figures")
			if strings.Contains(amina.Text(), "Is this right?") {
				amina.Press("Save: it is right")
			}
			if o.Numerator.Plain() != []string{"676", "276"}[i] {
				amina.Sees(200, "1 figure corrected")
			}
			amina.Visit(consentFigures + "?since-day=12&since-month=5&since-year=2025")
		}
		if err := a.RebaseBenefit(t.Context(), reader(t, a, "p-01"), id, "2025-09-01", "First teams live"); err != nil {
			t.Fatal(err)
		}
		at := "/benefits/" + id
		as(t, site, "Helen Marsh").Visit(at).Follow("Accept this benefit").Press("Accept the benefit").Sees(200, "Benefit accepted", "Realised")
		amina.Post(at+"/check", url.Values{"grade": {"A"}, "against": {"The tally"}}).Sees(403)
		a.Now = func() time.Time { return now.Add(time.Minute) } // a check at the instant of a correction would not count
		as(t, site, "Rosa Delgado").Visit(at).Follow("Check these figures").Fill("What you checked them against", "Tally sheets of all teams").Press("These figures are right").
			Sees(200, "Figures checked", "Verified", "Measured with comparison (A)", "down from 16.2: the target of 10.2 is met")
		now, err := a.Benefit(t.Context(), reader(t, a, "p-01"), id)
		if err != nil {
			t.Fatal(err)
		}
		got, _ := now.Charted()
		want, _ := old.Charted()
		if len(got.Result.Points) != 46 || got.Result.Variation != want.Result.Variation || got.Result.Assurance != want.Result.Assurance {
			t.Fatalf("%d points, %v and %v; want %v and %v", len(got.Result.Points), got.Result.Variation, got.Result.Assurance, want.Result.Variation, want.Result.Assurance)
		}
		for i, p := range got.Result.Points {
			if w := want.Result.Points[i]; p.Label != w.Label || p.Type != w.Type || p.Value != w.Value {
				t.Errorf("week %d is judged %v, want %v", i+1, p.Label, w.Label)
			}
		}
	})
}
