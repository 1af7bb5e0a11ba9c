package web_test

import (
	"testing"

	"groundwork/internal/app"
	"groundwork/internal/insight"
	"groundwork/internal/readiness"
	"groundwork/web/webtest"
)

// What is said to be left with some gaps ticked as fixed is what the readiness page says once they really are answered.
func TestWhatIsLeftIsWhatTheAnswersLeave(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		who := actor(t, a, "p-21")
		f, err := a.FixFirst(t.Context(), who, "ZZ-EFD", nil)
		if err != nil {
			t.Fatal(err)
		}
		var fixed []string
		for _, gap := range f.Gaps[:insight.MostFixed] {
			fixed = append(fixed, gap.Item)
		}
		if f, err = a.FixFirst(t.Context(), who, "ZZ-EFD", fixed); err != nil {
			t.Fatal(err)
		}
		take := f.Take[0]
		said := f.Left(take.ID)
		for _, item := range fixed {
			it, at := f.Items[item], app.Questions{Trust: "ZZ-EFD"}
			if it.Scope == readiness.Adoption {
				at = app.Questions{Adoption: take.ID}
			}
			in := readiness.Input{Choice: itoa(int(it.Threshold(take.Gate))), Shows: "Signed off on Monday"}
			if err := a.Answer(t.Context(), who, at, app.Reply{Item: item, Input: in, Seen: app.AsItStands}); err != nil {
				t.Fatal(err)
			}
		}
		r, err := a.Readiness(t.Context(), who, take.ID)
		if err != nil {
			t.Fatal(err)
		}
		is := r.Result.Gate(take.Gate)
		if said.Verdict != is.Verdict || said.Met != is.Met || said.Short != is.Short || said.Unknown != is.Unknown || said.Met != take.Result.Met+len(fixed) {
			t.Errorf("%v fixed should leave %v, %d met, %d short, %d unknown; answered, it is %v, %d, %d, %d", fixed, said.Verdict, said.Met, said.Short, said.Unknown, is.Verdict, is.Met, is.Short, is.Unknown)
		}
	})
}
