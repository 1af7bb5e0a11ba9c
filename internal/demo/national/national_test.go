package national_test

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/demo/national"
	"groundwork/internal/insight"
	"groundwork/internal/store"
	"groundwork/internal/store/storetest"
)

func TestMain(m *testing.M) { storetest.Main(m) }

var now = time.Date(2026, time.November, 22, 12, 0, 0, 0, time.UTC)

// small is a hundredth of the work in a dozen trusts.
var small = func() national.Size {
	s := national.England.Times(0.01)
	s.Trusts = 12
	return s
}()

var databases = storetest.New(func(url string) error {
	ctx := context.Background()
	a, err := open(ctx, url)
	if err != nil {
		return err
	}
	return errors.Join(national.Load(ctx, a, small, func(string) {}), a.Store.Close())
})

func open(ctx context.Context, url string) (*app.App, error) {
	s, err := store.Open(ctx, url)
	if err != nil {
		return nil, err
	}
	a := app.New(s, slog.New(slog.DiscardHandler))
	a.Now = func() time.Time { return now }
	if err := errors.Join(s.Migrate(ctx), a.LoadContent(ctx)); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return a, nil
}

func on(t *testing.T, url string) *app.App {
	t.Helper()
	a, err := open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Store.Close(); err != nil {
			t.Error(err)
		}
	})
	return a
}

// What was written in bulk obeys the rules that deeds obey: kept figures equal their ledgers, and every chain holds.
func TestACountryIsAsItsRulesSay(t *testing.T) {
	databases.Each(t, func(t *testing.T, url string) {
		a, ctx := on(t, url), t.Context()
		check, err := a.Check(ctx)
		if err != nil || len(check.Wrong) > 0 || check.Compared < 240 {
			t.Errorf("check compared %d and found %v, %v", check.Compared, check.Wrong, err)
		}
		history, err := a.VerifyHistory(ctx)
		if err != nil || len(history.Broken) > 0 || history.Events < 1_000 || history.Chains < small.Trusts {
			t.Errorf("history of %d lines in %d chains: %v, %v", history.Events, history.Chains, history.Broken, err)
		}
		if err := national.Load(ctx, a, small, func(string) {}); err == nil || !strings.Contains(err.Error(), "empty database") {
			t.Errorf("a second country was loaded over the first: %v", err)
		}
	})
}

// Every page of insight has something to show: levels that were handed in, results that wait for different reasons, lessons, papers.
func TestInsightHasSomethingToShow(t *testing.T) {
	databases.Each(t, func(t *testing.T, url string) {
		a, ctx := on(t, url), t.Context()
		lead, err := a.Actor(ctx, national.Lead, "")
		if err != nil {
			t.Fatal(err)
		}
		handed, err := a.HeatMap(ctx, lead, national.LeadersTrust, app.HeatFilter{})
		if err != nil || !handed.Handed || len(handed.Rows) != 1 {
			t.Errorf("the heat map of a trust as it handed in has %d rows, handed in %v: %v", len(handed.Rows), handed.Handed, err)
		}
		spread, err := a.Spread(ctx, lead, access.England)
		causes := map[insight.Cause]bool{}
		for _, x := range spread.Waits {
			causes[x.Cause] = true
		}
		if err != nil || len(causes) < 2 {
			t.Errorf("results wait for %v: %v", causes, err)
		}
		papers, err := a.Store.Read().BoardPacks(ctx, national.LeadersTrust)
		if err != nil || len(papers) != 2 {
			t.Errorf("%d board papers: %v", len(papers), err)
		}
		learnt, all, err := a.Store.Read().Learnt(ctx, insight.LearntQuery{}, "", a.Today(), 5, 0)
		if err != nil || all < 3 {
			t.Errorf("%d of %d lessons: %v", len(learnt), all, err)
		}
	})
}

func TestItsPeopleMayWalkIn(t *testing.T) {
	databases.Each(t, func(t *testing.T, url string) {
		a, ctx := on(t, url), t.Context()
		if there, err := national.Loaded(ctx, a); err != nil || !there {
			t.Fatalf("the country is not found: %v", err)
		}
		visitors, err := national.Visitors(ctx, a.Store.Read())
		if err != nil {
			t.Fatal(err)
		}
		roles := map[access.Role]int{}
		for _, v := range visitors {
			who, err := a.Actor(ctx, v.ID, "")
			if err != nil || len(who.Memberships) == 0 {
				t.Errorf("%s is a member of nothing: %v", v.Name, err)
				continue
			}
			roles[who.Memberships[0].Role]++
			if m := who.Memberships[0]; m.Organisation != access.England && !strings.HasPrefix(m.Organisation, "ZZ-") {
				t.Errorf("%s works for %s, which may be real", v.Name, m.Organisation)
			}
		}
		want := map[access.Role]int{access.ProgrammeLead: 3, access.TrustLeader: 1, access.BoardMember: 1, access.InnovationLead: 1, access.Respondent: 1}
		if d := cmp.Diff(want, roles); d != "" {
			t.Error(d)
		}
	})
}

// The same seed on the same day gives the same country: the heads of the chains stand for everything that was told.
func TestTheCountryIsTheSameEveryTime(t *testing.T) {
	heads := func(url string) map[string]string {
		list, err := on(t, url).Store.Read().Heads(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]string{}
		for _, h := range list {
			if strings.HasPrefix(h.Chain, "ZZ-") {
				out[h.Chain] = h.Hash
			}
		}
		return out
	}
	first := heads(databases.SQLite(t))
	again := "sqlite:" + t.TempDir() + "/again.db"
	a, err := open(t.Context(), again)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(national.Load(t.Context(), a, small, func(string) {}), a.Store.Close()); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(first, heads(again)); d != "" || len(first) < small.Trusts {
		t.Errorf("%d chains (-first +again):\n%s", len(first), d)
	}
}
