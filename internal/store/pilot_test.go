package store_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"groundwork/internal/access"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
	"groundwork/internal/file"
	"groundwork/internal/organisation"
	"groundwork/internal/pilot"
	"groundwork/internal/store"
)

var consent = access.Subject{Kind: "pilot", ID: "p1"}

// aPilot puts one pilot of one trust into the database and runs write behind it.
func aPilot(t *testing.T, s *store.Store, write func(tx store.Tx) error) {
	t.Helper()
	ctx := t.Context()
	trust := organisation.Organisation{Code: "ZZ-A", Type: organisation.Trust, Fictional: true,
		Version: organisation.Version{ValidFrom: day.On(2024, 4, 1), Name: "A NHS Trust", Short: "A", Source: "test"}}
	err := s.Do(ctx, func(tx store.Tx) error {
		if err := tx.AddOrganisation(ctx, trust, "v1", "a nhs trust", noon); err != nil {
			return err
		}
		if err := tx.AddInnovation(ctx, "i1", "Consent", "ZZ-A", noon); err != nil {
			return err
		}
		p := pilot.Pilot{ID: "p1", Innovation: "i1", LeadTrust: "ZZ-A", Name: "Consent", Problem: "Paper", Situation: pilot.Planned, PackID: "p1", Created: noon}
		if err := tx.AddPilot(ctx, p, "consent"); err != nil {
			return err
		}
		return write(tx)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestPilotPartsRoundTrip(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		ctx, v := t.Context(), s.Read()
		plan := pilot.Plan{Question: "Does it?", Result: "It does.", Threshold: pilot.Threshold{Measure: "m", Version: 2, Groups: []string{"a", "b"},
			Change: decimal.Some(-6 * decimal.One), Grade: "B", By: day.On(2026, 2, 28)}}
		rule := pilot.StopRule{Position: 1, Rule: "Any harm", Met: day.On(2026, 3, 1), Note: "One"}
		lesson := pilot.Lesson{ID: "l1", AboutKind: "step", AboutID: "b1", Title: "Start small", Text: "One ward.", On: day.On(2026, 1, 2)}
		document := pilot.Document{ID: "d1", Seq: 2, Title: "Safety case", Purpose: pilot.SafetyDoc, OwnTrust: true, Dated: day.On(2026, 1, 1), Note: "The file itself",
			File: file.Chosen{Name: "case.pdf", Kind: file.PDF, SHA256: strings.Repeat("ab", 32), Size: 12}}
		linked := pilot.Document{ID: "d1", Seq: 1, Title: "Safety case", Purpose: pilot.SafetyDoc, KeptAt: "https://example.org", Dated: day.On(2026, 1, 1)}
		pack := store.PackVersion{ID: "k1", N: 1, Source: "pack: {id: p1, version: 1}\n", SHA256: "aa", Published: day.On(2026, 5, 11), Changed: "First"}
		product := pilot.Product{Supplier: "S", DTACForm: "F", DeviceClass: "C", NICETier: "A", Passport: "none", CheckedOn: day.On(2026, 3, 12)}
		aPilot(t, s, func(tx store.Tx) error {
			for _, err := range []error{
				tx.AddPilotPlan(ctx, "pl1", "p1", pilot.Plan{Question: "Old"}, noon, ""),
				tx.AddPilotPlan(ctx, "pl2", "p1", pilot.Plan{Question: plan.Question, Result: plan.Result, Threshold: plan.Threshold, Rows: 1}, noon, ""),
				tx.AddPilotDate(ctx, "da1", "p1", pilot.Registered, day.On(2026, 1, 1), 1, noon, ""),
				tx.AddPilotDate(ctx, "da2", "p1", pilot.Ended, day.On(2026, 2, 1), 2, noon, ""),
				tx.AddPilotDate(ctx, "da3", "p1", pilot.Ended, 0, 3, noon, ""),
				tx.AddStopRule(ctx, "s1", consent, pilot.StopRule{Position: 1, Rule: "Old"}, noon, ""),
				tx.AddStopRule(ctx, "s2", consent, pilot.StopRule{Position: 1, Rule: rule.Rule, Met: rule.Met, Note: rule.Note, Rows: 1}, noon, ""),
				tx.AddPilotNote(ctx, "n1", "p1", pilot.Cost, pilot.Note{Text: "Little"}, noon, ""),
				tx.AddPilotNote(ctx, "n2", "p1", pilot.Cost, pilot.Note{Text: "Much", Rows: 1}, noon, ""),
				tx.AddLesson(ctx, consent, lesson, noon), tx.AddDocument(ctx, "p1", linked, noon, ""), tx.AddDocumentRevision(ctx, "r1", linked, noon, ""),
				tx.AddStoredFile(ctx, document.File, noon, ""), tx.AddStoredFile(ctx, document.File, noon, "someone"), tx.AddDocumentRevision(ctx, "r2", document, noon, ""), tx.AddPackVersion(ctx, "p1", pack, noon),
				tx.AddInnovationFact(ctx, "f1", "i1", "uses_ai", true, 1, noon, ""), tx.AddInnovationFact(ctx, "f2", "i1", "uses_ai", false, 2, noon, ""),
				tx.AddInnovationProduct(ctx, "x1", "i1", product, noon, ""),
			} {
				if err != nil {
					return err
				}
			}
			return nil
		})
		plan.Rows, plan.Recorded, rule.Rows, document.On, linked.On, product.Rows = 2, noon.Day(), 2, noon.Day(), noon.Day(), 1
		same(t, "plan", plan, func() (any, error) { return v.PilotPlan(ctx, "p1") })
		same(t, "dates", pilot.Dates{Registered: day.On(2026, 1, 1)}, func() (any, error) { d, _, err := v.PilotDates(ctx, "p1"); return d, err })
		same(t, "stop rules", []pilot.StopRule{rule}, func() (any, error) { return v.StopRules(ctx, consent) })
		same(t, "notes", map[string]pilot.Note{pilot.Cost: {Text: "Much", Rows: 2}}, func() (any, error) { return v.PilotNotes(ctx, "p1") })
		same(t, "lessons", []pilot.Lesson{lesson}, func() (any, error) { return v.Lessons(ctx, consent) })
		same(t, "documents", []pilot.Document{document}, func() (any, error) { return v.Documents(ctx, "p1") })
		same(t, "revisions", []pilot.Document{document, linked}, func() (any, error) { return v.DocumentRevisions(ctx, "p1", "d1") })
		same(t, "files", map[string]bool{document.File.SHA256: true}, func() (any, error) { return v.StoredFiles(ctx) })
		same(t, "packs", []store.PackVersion{pack}, func() (any, error) { return v.PackVersions(ctx, "p1") })
		same(t, "facts", map[string]bool{"uses_ai": false}, func() (any, error) { f, _, err := v.InnovationFacts(ctx, "i1"); return f, err })
		same(t, "product", product, func() (any, error) { return v.InnovationProduct(ctx, "i1") })
		same(t, "no plan", pilot.Plan{}, func() (any, error) { return v.PilotPlan(ctx, "p2") })
		var f pilot.Facts
		if err := v.PilotCounts(ctx, "p1", &f); err != nil || f.PackVersions != 1 || f.Lessons != 1 || f.Documents != 1 || f.StepsBefore != 0 || f.Benefits != 0 {
			t.Errorf("%+v %v", f, err)
		}
	})
}

func same(t *testing.T, what string, want any, read func() (any, error)) {
	t.Helper()
	got, err := read()
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%s: %+v %v, want %+v", what, got, err, want)
	}
}

// A team's newest day counts; a day that was withdrawn is none, and a team that left is not there.
func TestTeamsInAPilot(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		ctx, v := t.Context(), s.Read()
		at := func(n int) day.Instant { return noon.Add(time.Duration(n) * time.Minute) }
		aPilot(t, s, func(tx store.Tx) error {
			live := func(id, team string, on day.Day, withdrawn bool, n int) error {
				return tx.AddLiveEvent(ctx, id, consent, store.LiveEvent{Team: team, Event: pilot.Live, On: on, Withdrawn: withdrawn}, at(n), "")
			}
			for _, err := range []error{
				tx.AddTeam(ctx, store.Team{ID: "t1", Organisation: "ZZ-A", Name: "Ward 1"}), tx.AddTeam(ctx, store.Team{ID: "t2", Organisation: "ZZ-A", Name: "Ward 2"}),
				tx.AddPlannedTeam(ctx, "pt1", consent, "t1", day.On(2026, 9, 1), false, at(1), ""), tx.AddPlannedTeam(ctx, "pt2", consent, "t1", day.On(2026, 9, 8), false, at(2), ""),
				tx.AddPlannedTeam(ctx, "pt3", consent, "t2", 0, false, at(1), ""),
				live("e1", "t1", day.On(2026, 9, 7), false, 3), live("e2", "t1", day.On(2026, 9, 9), false, 4),
				live("e3", "t2", day.On(2026, 9, 1), false, 3), live("e4", "t2", day.On(2026, 9, 1), true, 4),
			} {
				if err != nil {
					return err
				}
			}
			return nil
		})
		teams, err := v.TeamsIn(ctx, consent)
		if err != nil || len(teams) != 2 || teams[0].Planned != day.On(2026, 9, 8) || teams[0].Live != day.On(2026, 9, 9) || teams[0].Rows != 4 || !teams[1].Live.IsZero() {
			t.Errorf("%+v %v", teams, err)
		}
		if err := s.Do(ctx, func(tx store.Tx) error { return tx.AddPlannedTeam(ctx, "pt4", consent, "t2", 0, true, at(9), "") }); err != nil {
			t.Fatal(err)
		}
		if teams, err = v.TeamsIn(ctx, consent); err != nil || len(teams) != 1 {
			t.Errorf("%+v %v", teams, err)
		}
	})
}

// A draft is seen inside its own trust alone, one at a time and in lists; two editors make one winner.
func TestPilotsAreScoped(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		ctx, v, on := t.Context(), s.Read(), noon.Day()
		aPilot(t, s, func(tx store.Tx) error {
			err := tx.PutSearchEntry(ctx, store.SearchEntry{Kind: "pilot", ID: "p1", Owner: "ZZ-A", Title: "Consent", Folded: "consent paper zz a"})
			if err != nil {
				return err
			}
			return tx.KeepStage(ctx, "p1", "registered", on)
		})
		seen := func(scope string) (n int) {
			if _, err := v.Pilot(ctx, "p1", scope, on); err == nil {
				n++
			} else if !fault.Is(err, fault.NotFound) {
				t.Fatal(err)
			}
			lines, all, err := v.PilotLines(ctx, store.PilotFilter{Words: []string{"consent"}, Stage: "registered", Limit: 10}, scope, on)
			if err != nil || len(lines) != all {
				t.Fatal(lines, all, err)
			}
			others, err := v.OtherPilots(ctx, []string{"consent"}, "", scope, on)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := v.Innovation(ctx, "i1", scope, on); err == nil {
				n++
			}
			return n + all + len(others)
		}
		if own, other := seen(",ZZ-A,"), seen(",ZZ-B,"); own != 4 || other != 0 {
			t.Errorf("a draft is seen %d times at home and %d times elsewhere", own, other)
		}
		err := s.Do(ctx, func(tx store.Tx) error { return tx.AddPilotState(ctx, "st1", "p1", "published", on, "", noon, "") })
		if other := seen(",ZZ-B,"); err != nil || other != 4 {
			t.Errorf("published, and seen %d times elsewhere (%v)", other, err)
		}
		edit := func(name string) error {
			return s.Do(ctx, func(tx store.Tx) error {
				return tx.EditPilot(ctx, pilot.Pilot{ID: "p1", Name: name, Version: 1}, name)
			})
		}
		if first, second := edit("one"), edit("two"); first != nil || !fault.Is(second, fault.Conflict) {
			t.Errorf("%v, %v", first, second)
		}
	})
}
