package web_test

import (
	"math/big"
	"math/rand/v2"
	"strconv"
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/benefit"
	"groundwork/internal/board"
)

// Every figure and count of the boards of an integrated care board, a region and England is reckoned a second time, straight
// from the ledgers, after any deeds; and what is kept of them is what is worked out anew.
func TestTheBoardOfAnAreaEqualsItsLedgers(t *testing.T) {
	demoDatabases.Each(t, func(t *testing.T, url string) {
		a := opened(t, url)
		l := ledgers(t, url)
		r := rand.New(rand.NewPCG(5, 23))
		leader := actor(t, a, "p-21")
		mine := append(takeUps(t, a, 5), "adp-efd")
		for round := range 12 {
			for range r.IntN(4) {
				id := mine[r.IntN(len(mine))]
				deed := []func() error{
					func() error { return a.TellOthers(t.Context(), leader, id) },
					func() error { return a.KeepPrivate(t.Context(), leader, id) },
					func() error { return a.ReachStage(t.Context(), leader, id, "assessing") },
					func() error { return correctAny(t, a, r) },
					func() error { return randomEdit(t, a, leader, r) },
				}[r.IntN(5)]
				if err := refused(deed()); err != nil {
					t.Fatal(err)
				}
			}
			for _, code := range []string{"ZZ-ICB", "ZZ-REG", "ENG"} {
				lead := access.Actor{ID: "p-72", Organisation: code, Memberships: []access.Membership{{Organisation: code, Role: access.ProgrammeLead}}, Below: []string{code}}
				b, err := a.Board(t.Context(), lead, code, 0)
				if err != nil {
					t.Fatal(err)
				}
				l.area(t, "round "+strconv.Itoa(round)+", "+code, a, b)
			}
			if report, err := a.Check(t.Context()); err != nil || len(report.Wrong) > 0 {
				t.Fatalf("round %d: %v %v", round, report.Wrong, err)
			}
		}
	})
}

// correctAny corrects the newest figure of a benefit that is in the totals of Northmoor.
func correctAny(t *testing.T, a *app.App, r *rand.Rand) error {
	t.Helper()
	id := []string{"ben-1", "ben-4", "dis-1"}[r.IntN(3)]
	who := actor(t, a, "p-06")
	b, err := a.Benefit(t.Context(), who, id)
	if err != nil {
		return err
	}
	o, ok := b.Newest()
	if !ok {
		t.Fatalf("%s has no figure", id)
	}
	n := 500 + r.IntN(900)
	in := benefit.Input{From: o.Period.From.String(), To: o.Period.To.String(), Value: strconv.Itoa(n), Reason: "Counted again"}
	if o.Denominator.Known {
		in.Numerator, in.Denominator, in.Value = strconv.Itoa(n), "20", strconv.FormatFloat(float64(n)/20, 'f', -1, 64)
	}
	_, err = a.CorrectFigure(t.Context(), who, id, o.Period.From, in, o.Seq)
	return err
}

// area holds the page of an area against the rows: totals and what is left in cash, published pilots and committed take-ups,
// and where those stand of which everybody may know.
func (l ledger) area(t *testing.T, at string, a *app.App, b app.Board) {
	t.Helper()
	today := b.On.String()
	cash, cost := l.aYear(today, "ben-4"), l.aYear(today, "dis-1")
	cash.Neg(cash)
	for i, want := range []*big.Rat{l.last(today, "ben-1", 4, 1), l.last(today, "ben-3", 1, 100), cash, cost} {
		if got := []board.Sum{b.Totals.Freed, b.Totals.InUse, b.Totals.Cash, b.Totals.Cost}[i]; got.Known() && got.Value.Cmp(want) != 0 || !got.Known() {
			t.Errorf("%s, figure %d: %v, want %s", at, i, got.Value, want)
		}
	}
	if w, ok := b.Totals.CashWaterfall(a.Library.Measures.Grades); !ok || len(w.Steps) != 3 || w.Steps[0].Value.Cmp(cash) != 0 || w.Steps[1].Value.Cmp(new(big.Rat).Neg(cost)) != 0 ||
		w.Steps[2].Value.Cmp(new(big.Rat).Sub(cash, cost)) != 0 {
		t.Errorf("%s, waterfall: %+v", at, w.Steps)
	}
	ladder, ok := board.AreaLadder(b.Totals, b.Climbs, a.Library.Measures.Grades)
	if !ok {
		t.Errorf("%s: no ladder of hours", at)
	} else {
		l.rungs(t, at, today, ladder)
	}
	under := map[string]string{"ZZ-ICB": "v.icb = 'ZZ-ICB'", "ZZ-REG": "v.region = 'ZZ-REG'", "ENG": "1 = 1"}[b.Code]
	trusts := ` IN (SELECT v.code FROM organisation_version v JOIN organisation o ON o.code = v.code WHERE o.type = 'trust' AND ` + under + `)`
	passed := func(gate string) string {
		return `EXISTS (SELECT 1 FROM gate_decision d WHERE d.subject_id = a.id AND d.gate = '` + gate + `' AND d.outcome LIKE 'go%' AND NOT EXISTS (SELECT 1 FROM gate_decision n WHERE n.replaces = d.id))`
	}
	told := `COALESCE((SELECT s.state FROM adoption_state s WHERE s.adoption = a.id AND s.state IN ('told_others', 'kept_private') ORDER BY s.recorded_at DESC, s.id DESC LIMIT 1), '') = 'told_others'`
	live := `EXISTS (SELECT 1 FROM live_event e WHERE e.subject_id = a.id AND e.event = 'live' AND NOT e.withdrawn)`
	known := `SELECT COUNT(*) FROM adoption a WHERE a.open AND a.trust` + trusts + ` AND (` + told + ` OR ` + passed("adopt") + `)`
	stages := map[string]int{}
	for _, s := range b.Taking.Stages {
		stages[s.Key] = s.N
	}
	pilots, adoptions := 0, 0
	for _, x := range b.Below {
		pilots, adoptions = pilots+x.Pilots, adoptions+x.Adoptions
	}
	for _, c := range []struct {
		what  string
		got   int
		query string
	}{
		{"published pilots", pilots, `SELECT COUNT(*) FROM pilot p WHERE p.lead_trust` + trusts + ` AND EXISTS (SELECT 1 FROM pilot_state s WHERE s.pilot = p.id AND s.state = 'published')`},
		{"committed take-ups", adoptions, `SELECT COUNT(*) FROM adoption a WHERE a.open AND a.trust` + trusts + ` AND ` + passed("adopt")},
		{"known take-ups", b.Taking.Known, known},
		{"interested or assessing", stages["interested"] + stages["assessing"], known + ` AND NOT ` + passed("adopt")},
		{"committed or preparing", stages["committed"] + stages["preparing"], known + ` AND ` + passed("adopt") + ` AND NOT (` + passed("go_live") + ` AND ` + live + `)`},
		{"live or embedding", stages["live"] + stages["embedding"], known + ` AND ` + passed("go_live") + ` AND ` + live + ` AND NOT ` + passed("bau")},
		{"business as usual", stages["bau"], known + ` AND ` + passed("bau")},
	} {
		var want int
		if err := l.db.QueryRowContext(t.Context(), c.query).Scan(&want); err != nil {
			t.Fatal(err)
		}
		if c.got != want {
			t.Errorf("%s, %s: %d, want %d", at, c.what, c.got, want)
		}
	}
}
