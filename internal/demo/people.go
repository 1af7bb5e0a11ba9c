package demo

import (
	"context"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/content"
	"groundwork/internal/day"
	"groundwork/internal/person"
	"groundwork/internal/store"
)

// people gives the story its people, with their memberships and the parts they play in their trust.
func (s *story) people(ctx context.Context) error { return s.arrive(ctx, s.demo.People) }

func (s *story) arrive(ctx context.Context, people []content.DemoPerson) error {
	a := s.on(began)
	return a.LoadPeople(ctx, access.Actor{}, func(tx store.Tx) (int, error) {
		at := day.At(a.Now())
		for _, p := range people {
			email := strings.ToLower(strings.ReplaceAll(p.Name, " ", ".")) + "@" + strings.ToLower(p.Organisation) + ".example"
			if err := tx.AddPerson(ctx, person.Person{ID: p.ID, Name: p.Name, Email: email, Job: p.Job}, at); err != nil {
				return 0, err
			}
			for _, r := range p.Roles {
				m := store.Membership{ID: a.NewID(), Person: p.ID, Membership: access.Membership{Organisation: p.Organisation, Role: access.Role(r)}, From: began}
				if err := tx.AddMembership(ctx, m, at, ""); err != nil {
					return 0, err
				}
			}
			for _, f := range p.Functions {
				h := store.Function{ID: a.NewID(), Person: p.ID, From: began,
					Function: access.Function{Name: f, SubjectKind: "organisation", SubjectID: p.Organisation}}
				if err := tx.AddFunction(ctx, h, at, ""); err != nil {
					return 0, err
				}
			}
		}
		return len(people), nil
	})
}

// Visitors are whom a newcomer may walk in as, with what there is to see.
func Visitors() []person.Visitor {
	return []person.Visitor{
		{ID: "p-01", Name: "Amina Yusuf", Job: "Innovation lead", Trust: "Northmoor", Does: "registers and runs pilots"},
		{ID: "p-21", Name: "Margaret Ellison", Job: "Chief operating officer", Trust: "Eastfold", Does: "is preparing to adopt: what still stops go-live?"},
		{ID: "p-41", Name: "Anthony Cole", Job: "Medical director", Trust: "Carrow Vale", Does: "wants to adopt: not enough is known yet"},
		{ID: "p-61", Name: "Judith Crane", Job: "Chief operating officer", Trust: "Thornsea", Does: "has not described the trust’s groundwork"},
		{ID: "p-30", Name: "Chloe Barker", Job: "Service manager", Trust: "Eastfold", Does: "answers the questions she was given"},
		{ID: "p-10", Name: "Marion Lister", Job: "Director of corporate governance", Trust: "Northmoor", Does: "prepares the board’s papers"},
		{ID: "p-11", Name: "Peter Ashdown", Job: "Non-executive director", Trust: "Northmoor", Does: "reviews the benefits realised"},
		{ID: "p-71", Name: "Fiona Gallagher", Job: "Innovation programme lead", Trust: "Upland North", Does: "looks across the trusts of her area"},
		{ID: "p-81", Name: "Imogen Hale", Job: "National programme lead", Trust: "England", Does: "looks across England and publishes what an hour costs"},
		{ID: "p-90", Name: "Zoe Tanner", Job: "System administrator", Trust: "Northmoor", Does: "looks after people and settings"},
		{ID: "p-03", Name: "Grace Okonkwo", Job: "Consultant psychiatrist, clinical lead", Trust: "Northmoor", Does: "approves a workflow"},
		{ID: "p-04", Name: "Daniel Price", Job: "General manager, operational lead", Trust: "Northmoor", Does: "approves a workflow"},
		{ID: "p-05", Name: "Rosa Delgado", Job: "Chief nurse, senior responsible owner", Trust: "Northmoor", Does: "decides about pilots"},
	}
}
