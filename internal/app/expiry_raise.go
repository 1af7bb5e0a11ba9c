package app

import (
	"context"
	"slices"
	"strconv"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/day"
	"groundwork/internal/fold"
	"groundwork/internal/history"
	"groundwork/internal/organisation"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// raise records what the product noticed about a trust by itself and scores its open adoptions again. The deed that
// made it happen has its own event in the history.
func (a *App) raise(ctx context.Context, tx store.Tx, who access.Actor, trust string, all []store.Expiry) error {
	if len(all) == 0 {
		return nil
	}
	if err := tx.AddExpiries(ctx, trust, a.instant(), who.ID, all...); err != nil {
		return err
	}
	_, err := a.rescore(ctx, tx, trust, store.Which{Trust: trust})
	return err
}

// leaver is somebody whose part in a trust, or in one of its adoptions, ended.
type leaver struct {
	person    string   // who left altogether; empty when only a part ended
	functions []string // parts that ended
	adoption  string   // within which; empty for the whole trust
}

// owns reports whether an answer was theirs to look after: they gave it, were given the question, or played the part
// that usually answers it.
func (l leaver) owns(it *readiness.Item, row store.Answer, given string) bool {
	return l.person != "" && (row.By == l.person || given == l.person) || slices.Contains(l.functions, it.Owner)
}

// ownerLeft makes the answers due that somebody owned who has left or changed role (Groundwork rules, section 2), and
// says in e how many. The deed has locked the trust's chain.
func (a *App) ownerLeft(ctx context.Context, tx store.Tx, who access.Actor, trust string, l leaver, e *history.Event) error {
	w := store.Which{Trust: trust, Open: true}
	g, err := a.ground(ctx, tx.View, trust, w)
	if err != nil {
		return err
	}
	given, err := tx.Assignments(ctx, trust, w)
	if err != nil {
		return err
	}
	var all []store.Expiry
	look := func(c *readiness.Checklist, at, for_ string, rows map[string]store.Answer) {
		for i := range c.Items {
			it := &c.Items[i]
			if row, ok := rows[it.ID]; ok && it.ExpiresOn(readiness.OwnerLeft) && l.owns(it, row, given[at][it.ID].Person) {
				all = append(all, store.Expiry{ID: a.NewID(), Adoption: for_, Event: readiness.Event{Kind: readiness.OwnerLeft, Item: it.ID, On: a.Today()}})
			}
		}
	}
	if c := g.core; l.adoption == "" {
		look(c, "", "", g.foundation.answers)
	}
	for _, ad := range g.adoptions {
		if l.adoption == "" || l.adoption == ad.ID {
			look(g.checklists[ad.ID], ad.ID, ad.ID, g.answers[ad.ID].answers)
		}
		if l.adoption == ad.ID {
			look(g.checklists[ad.ID], "", ad.ID, g.foundation.answers)
		}
	}
	if len(all) > 0 && e != nil {
		if e.After == nil {
			e.After = history.Values{}
		}
		e.After["answers due for review"] = strconv.Itoa(len(all))
		if t := (history.Touch{Kind: "groundwork", ID: trust}); l.adoption == "" && !slices.Contains(e.Touched, t) {
			e.Touched = append(e.Touched, t)
		}
	}
	return a.raise(ctx, tx, who, trust, all)
}

// scopeChanged makes answers due that depend on which teams take part, once a team joins those of an adoption. The
// teams that were planned together on one day are one plan: nobody relied on less. since is that day.
func (a *App) scopeChanged(ctx context.Context, tx store.Tx, who access.Actor, ad adoption.Adoption, since day.Day) error {
	if since.IsZero() || since >= a.Today() {
		return nil
	}
	return a.raise(ctx, tx, who, ad.Trust, []store.Expiry{{ID: a.NewID(), Adoption: ad.ID, Event: readiness.Event{Kind: readiness.ScopeChanged, On: a.Today()}}})
}

// ReviseOrganisation writes what an organisation is called and where it belongs from a day on, and makes those of its
// answers due that depend on that.
func (a *App) ReviseOrganisation(ctx context.Context, tx store.Tx, who access.Actor, code string, v organisation.Version) error {
	if err := tx.Lock(ctx, code); err != nil {
		return err
	}
	if err := tx.AddOrganisationVersion(ctx, code, v, a.NewID(), fold.String(v.Name), a.instant()); err != nil {
		return err
	}
	return a.organisationChanged(ctx, tx, who, code)
}

// Succeed writes that one organisation carries on the work of another, likewise.
func (a *App) Succeed(ctx context.Context, tx store.Tx, who access.Actor, s organisation.Succession) error {
	if err := tx.Lock(ctx, s.To); err != nil {
		return err
	}
	if err := tx.AddSuccession(ctx, s); err != nil {
		return err
	}
	return a.organisationChanged(ctx, tx, who, s.To)
}

func (a *App) organisationChanged(ctx context.Context, tx store.Tx, who access.Actor, code string) error {
	return a.raise(ctx, tx, who, code, []store.Expiry{{ID: a.NewID(), Event: readiness.Event{Kind: readiness.OrganisationChanged, On: a.Today()}}})
}
