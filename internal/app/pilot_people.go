package app

import (
	"context"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/pilot"
	"groundwork/internal/store"
)

// NamePilotPeople says who plays which part in a pilot: ids of members of the lead trust by function. A function that
// is not in the map stays as it is. version is how many parts were held when the form was opened.
func (a *App) NamePilotPeople(ctx context.Context, who access.Actor, id string, people map[string][]string, version string) error {
	_, err := a.inPilot(ctx, who, id, access.EditPilot, func(tx store.Tx, p pilot.Pilot) (done, error) {
		held, err := tx.Holders(ctx, access.Subject{Kind: "pilot", ID: p.ID}, a.Today())
		if err != nil {
			return done{}, err
		}
		if version != "" && version != PeopleVersion(held) {
			return done{}, taken(0, 1)
		}
		faces, err := tx.Faces(ctx)
		if err != nil {
			return done{}, err
		}
		names := func(ids []string) string {
			var out []string
			for _, x := range ids {
				out = append(out, faces[x].Name)
			}
			slices.Sort(out)
			return strings.Join(out, ", ")
		}
		var changes []change
		for _, function := range pilot.Functions {
			want, asked := people[function]
			if !asked {
				continue
			}
			if function == pilot.InnovationLead && len(want) == 0 {
				return done{}, fault.Refused(function, "Select the innovation lead")
			}
			before, err := a.holdPart(ctx, tx, who, p, held, function, want)
			if err != nil {
				return done{}, err
			}
			changes = append(changes, change{lower(pilot.FunctionLabel(function)), names(before), names(want)})
		}
		return edited("people.edit", changes...), nil
	})
	return err
}

// holdPart ends and gives parts until want play the function, and answers who did before.
func (a *App) holdPart(ctx context.Context, tx store.Tx, who access.Actor, p pilot.Pilot, held []store.Function, function string, want []string) (before []string, err error) {
	for _, f := range held {
		if f.Name != function {
			continue
		}
		before = append(before, f.Person)
		if !slices.Contains(want, f.Person) {
			if err := a.endPart(ctx, tx, who, f); err != nil {
				return nil, err
			}
		}
	}
	for _, person := range want {
		if slices.Contains(before, person) {
			continue
		}
		if err := a.isColleague(ctx, tx.View, p.LeadTrust, function, person); err != nil {
			return nil, err
		}
		if err := a.givePilotPart(ctx, tx, who, p.ID, function, person); err != nil {
			return nil, err
		}
	}
	return before, nil
}

// PeopleVersion tells one set of parts from another: the version of the form that edits them.
func PeopleVersion(held []store.Function) string {
	var ids []string
	for _, f := range held {
		ids = append(ids, f.Name+"="+f.Person)
	}
	slices.Sort(ids)
	return strings.Join(ids, " ")
}

// HoldersVersion is the same of holders with their names.
func HoldersVersion(held []pilot.Holder) string {
	rows := make([]store.Function, len(held))
	for i, h := range held {
		rows[i].Name, rows[i].Person = h.Function, h.Person
	}
	return PeopleVersion(rows)
}
