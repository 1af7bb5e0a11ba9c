package web_test

import (
	"math/big"
	"slices"
	"sync/atomic"
	"testing"

	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
	"groundwork/web/webtest"
)

// A lead opens the country and within three clicks knows the one gap worth fixing, how many hours wait behind it and who can
// help. What stops each take-up is what its own page shows them as handed in; a draft moves nothing; and nobody beside them reads it.
func TestLeadsReadWhatWasHandedIn(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		as(t, site, "Imogen Hale").Visit("/insight").
			Sees(200, "Start with “Staff record is right”: it stops 2 of 3 take-ups", "about 9,400 hours a year wait behind it", "As last handed in.", "Can help: Harrowmere",
				"Carrow Vale and Eastfold")

		lead, err := a.Actor(t.Context(), "p-72", "")
		if err != nil {
			t.Fatal(err)
		}
		read := func(ticked ...string) app.FixFirst {
			t.Helper()
			var n atomic.Int64
			f, err := a.FixFirst(store.CountStatements(t.Context(), &n), lead, "ZZ-REG", ticked)
			if err != nil || n.Load() > 45 { // of these, 15 work out anew what is kept of a trust that did something since
				t.Fatal(err, n.Load())
			}
			return f
		}
		f := read()
		as(t, site, "Imogen Hale").Visit("/").Sees(200, f.Said().Answer().Text) // home leads with the figures of the page it leads to
		hours := new(big.Rat)
		for _, x := range f.Take {
			r, err := a.Readiness(t.Context(), lead, x.ID)
			if err != nil {
				t.Fatal(err)
			}
			counted := map[string]string{}
			for _, m := range r.Handed {
				counted[m.Item] = m.Counted
			}
			var want, got []string
			for i := range r.Result.Items {
				it := r.Result.Items[i].Item
				accepted := slices.ContainsFunc(r.Result.Gate(x.Gate).Gaps, func(s readiness.Stop) bool { return s.Item == it })
				level, known := adoption.LevelOf(counted[it.ID])
				if need := it.Threshold(x.Gate); need > 0 && !accepted && counted[it.ID] != readiness.NotApplicable.String() && (!known || level < need) {
					want = append(want, it.ID)
				}
			}
			for _, s := range x.Result.Stops {
				got = append(got, s.Item.ID)
			}
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(want, got) {
				t.Errorf("%s: by what its page shows as handed in it is stopped by %v, not by %v", x.TrustShort, want, got)
			}
			if w := f.Rates[x.ID].Wait(f.Cases[x.ID], 253); w.Hours != nil && x.Gate != readiness.BusinessAsUsual {
				hours.Add(hours, w.Hours)
			}
		}
		if f.Waiting.Hours.Cmp(hours) != 0 {
			t.Errorf("%v hours wait, by take-up %v", f.Waiting.Hours, hours)
		}
		if x := read("wfs-01", "wfs-05"); x.Left(f.Take[1].ID).Short != f.Take[1].Result.Short-2 {
			t.Errorf("with two fixed %d are short, before %d", x.Left(f.Take[1].ID).Short, f.Take[1].Result.Short)
		}

		owner, err := a.Actor(t.Context(), "p-21", "")
		if err != nil {
			t.Fatal(err)
		}
		own, err := a.Readiness(t.Context(), owner, "adp-efd")
		if err != nil {
			t.Fatal(err)
		}
		item, take := "", read().Take[1]
		for _, st := range own.Result.Items {
			if it := st.Item; it.Scope == readiness.Foundation && it.Threshold(take.Gate) > 0 && st.Source == readiness.Groundwork &&
				!slices.ContainsFunc(take.Result.Stops, func(s readiness.Stop) bool { return s.Item.ID == it.ID }) {
				item = it.ID
			}
		}
		stopped := func() bool {
			return slices.ContainsFunc(read().Take[1].Result.Stops, func(s readiness.Stop) bool { return s.Item.ID == item })
		}
		groundwork, was := app.Questions{Trust: "ZZ-EFD"}, stopped()
		if err := a.Answer(t.Context(), owner, groundwork, app.Reply{Item: item, Input: readiness.Input{Choice: "0"}, Seen: app.AsItStands}); err != nil {
			t.Fatal(err)
		}
		if was || stopped() {
			t.Error("what is answered and not handed in is read above")
		}
		now, err := a.Groundwork(t.Context(), owner, "ZZ-EFD")
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range now.HandedAll() {
			if x.Item.ID == item {
				err = a.Judge(t.Context(), owner, groundwork, item, true, "", x.Last.Seq)
			}
		}
		if err != nil || !stopped() {
			t.Error("what is handed in is not read above", err)
		}

		for _, name := range []string{"Margaret Ellison", "Amina Yusuf"} {
			p := as(t, site, name)
			p.Visit("/insight/ZZ-REG").Sees(403, "programme leads above it")
			p.Visit("/insight/ENG").SeesNot("Staff record is right")
		}
		as(t, site, "Fiona Gallagher").Visit("/insight/ENG").Follow("What to fix first at Upland North").Sees(200, "Eastfold", "As last handed in.").SeesNot("Carrow Vale")
	})
}
