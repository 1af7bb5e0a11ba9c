package web_test

import (
	"slices"
	"testing"

	"groundwork/internal/app"
	"groundwork/internal/history"
	"groundwork/internal/readiness"
	"groundwork/web/webtest"
)

// An answer about the trust stands once in the index of its history, however many take-ups it turned; the history of each of these shows
// it, and that of a take-up which it changed nothing for does not.
func TestOneLineOfGroundworkIsReadByWhatItTurned(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		ctx, who := t.Context(), actor(t, a, "p-21")
		open := takeUps(t, a, 4)
		turned, lowered := open[:3], open[3]
		item := questions(a, readiness.Foundation)[0]
		reply := app.Reply{Item: item, Input: readiness.Input{Choice: "3", Shows: "A report"}, Seen: app.AsItStands}
		if err := a.Answer(ctx, who, app.Questions{Trust: "ZZ-EFD"}, reply); err != nil {
			t.Fatal(err)
		}
		// Here it counts as not started whatever the trust says: that the trust goes back to it changes nothing.
		if err := a.LowerHere(ctx, who, lowered, item, 0, "Their costs are reported by another trust", app.AsItStands); err != nil {
			t.Fatal(err)
		}
		reply.Choice, reply.Shows = "0", ""
		if err := a.Answer(ctx, who, app.Questions{Trust: "ZZ-EFD"}, reply); err != nil {
			t.Fatal(err)
		}
		v := a.Store.Read()
		head, err := v.Head(ctx, "ZZ-EFD")
		if err != nil {
			t.Fatal(err)
		}
		touches, err := v.Touches(ctx, "ZZ-EFD", head.N, head.N)
		if want := []history.Touch{{Kind: "groundwork", ID: "ZZ-EFD"}}; err != nil || !slices.Equal(touches[head.N], want) {
			t.Errorf("the line stands in the index as %v (%v), not as %v", touches[head.N], err, want)
		}
		shows := func(id string) bool {
			h, err := a.AdoptionHistory(ctx, who, id, "")
			if err != nil {
				t.Fatal(err)
			}
			return slices.ContainsFunc(h.Lines, func(l history.Line) bool { return l.N == head.N })
		}
		for _, id := range turned {
			if !shows(id) {
				t.Errorf("the history of %s says nothing of it", id)
			}
		}
		if shows(lowered) {
			t.Error("it stands in the history of a take-up for which it changed nothing")
		}
		it, _ := a.Library.Checklist.Item(item)
		as(t, site, "Margaret Ellison").Visit("/adoptions/"+turned[0]+"/history").Sees(200, it.Title)
	})
}
