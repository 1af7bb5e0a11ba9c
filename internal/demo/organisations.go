package demo

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/content"
	"groundwork/internal/day"
	"groundwork/internal/organisation"
	"groundwork/internal/store"
)

// began is when the fictional organisations and memberships begin: before anything in the story.
var began = day.On(2024, 4, 1)

// organisations puts the fictional region, boards and trusts beside the real register.
func (s *story) organisations(ctx context.Context) error {
	rank := []string{"region", "icb", "trust"}
	list := slices.Clone(s.demo.Organisations)
	slices.SortStableFunc(list, func(x, y content.DemoOrganisation) int {
		return cmp.Compare(slices.Index(rank, x.Type), slices.Index(rank, y.Type))
	})
	region := map[string]string{}
	for _, o := range list {
		switch o.Type {
		case "region":
			region[o.Code] = o.Code
		case "icb":
			region[o.Code] = o.Parent
		default:
			region[o.Code] = region[o.Parent]
		}
	}
	a := s.on(began)
	return a.LoadOrganisations(ctx, access.Actor{}, func(tx store.Tx) (int, error) {
		for _, o := range list {
			entry := organisation.Organisation{Code: o.Code, Type: organisation.Type(o.Type), Opened: began, Fictional: true,
				Version: organisation.Version{ValidFrom: began, Name: o.Name, Short: shortName(o.Name), Region: region[o.Code], Subtype: o.Subtype, Source: "Invented for the demo"}}
			if o.Type == "trust" {
				entry.ICB = o.Parent
			}
			if err := a.AddOrganisation(ctx, tx, entry); err != nil {
				return 0, err
			}
			for _, f := range facts(o) {
				if err := tx.AddTrustFact(ctx, a.NewID(), o.Code, f, day.At(a.Now()), ""); err != nil {
					return 0, err
				}
			}
		}
		return len(list), nil
	})
}

// facts are what a fictional trust publishes about itself; blank is not published, never guessed.
func facts(o content.DemoOrganisation) []store.TrustFact {
	var out []store.TrustFact
	add := func(key, value string) {
		if value != "" && value != "0" {
			out = append(out, store.TrustFact{Key: key, Value: value, Source: "Invented for the demo", AsAt: o.FactsAsAt})
		}
	}
	if o.Type != "trust" {
		return nil
	}
	add("whole_time_staff", strconv.Itoa(o.WholeTimeStaff))
	add("sites", strconv.Itoa(o.Sites))
	add("population", o.Population)
	add("record_system", o.RecordSystem)
	add("roster_system", o.RosterSystem)
	add("ledger", o.Ledger)
	add("payroll_provider", o.PayrollProvider)
	return out
}

// shortName is what people call a fictional trust: Eastfold, Carrow Vale, Upland North.
func shortName(name string) string {
	for _, end := range []string{" Community and Mental Health", " Partnership", " Hospitals", " Care NHS", " Coastal", " Integrated Care Board", " NHS Trust"} {
		name, _, _ = strings.Cut(name, end)
	}
	return name
}
