package app

import (
	"log/slog"
	"slices"
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/store"
)

// A programme lead of England, a region or a board leads everything under it, and nobody else leads anything.
func TestWhatAProgrammeLeadLeads(t *testing.T) {
	bare.Each(t, func(t *testing.T, url string) {
		s, err := store.Open(t.Context(), url)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		a := New(s, slog.New(slog.DiscardHandler))
		if err := s.Migrate(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := a.LoadContent(t.Context()); err != nil {
			t.Fatal(err)
		}
		register, err := a.Register(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, over := range []string{"ENG", "Y61", "QYG", "RRK"} {
			var want []string
			for _, o := range register {
				if over == access.England || slices.Contains([]string{o.Code, o.ICB, o.Region}, over) {
					want = append(want, o.Code)
				}
			}
			slices.Sort(want)
			who := access.Actor{Memberships: []access.Membership{{Organisation: "RRK", Role: access.TrustLeader}, {Organisation: over, Role: access.ProgrammeLead}}}
			if got := under(register, leads(who)); len(want) == 0 || !slices.Equal(got, want) {
				t.Errorf("under %s: %d organisations, want %d", over, len(got), len(want))
			}
		}
		if over := leads(access.Actor{Memberships: []access.Membership{{Organisation: "ENG", Role: access.Admin}}}); over != "" {
			t.Errorf("an administrator leads %q", over)
		}
	})
}
