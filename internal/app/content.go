package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/content"
	"groundwork/internal/fault"
	"groundwork/internal/fold"
	"groundwork/internal/history"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// LoadContent reads the embedded checklist, measures, stages and glossary, publishes in the database what
// is new there, and fills an empty register of organisations. A published version never changes: when the
// database holds other bytes under the same version, the program does not start.
func (a *App) LoadContent(ctx context.Context) error {
	library, err := content.Load()
	if err != nil {
		return fmt.Errorf("content: %w", err)
	}
	if err := a.carry(ctx, library); err != nil {
		return err
	}
	if err := a.loadRegister(ctx); err != nil {
		return err
	}
	if err := a.KeepAll(ctx); err != nil {
		return err
	}
	return a.keepAllInsight(ctx)
}

// carry makes library the content of this program, beside what was published here and what earlier programs carried.
func (a *App) carry(ctx context.Context, library *content.Library) error {
	a.Library = library
	if err := a.readMeasures(ctx, a.Store.Read()); err != nil {
		return err
	}
	if err := a.publishContent(ctx, library); err != nil {
		return fmt.Errorf("publish content: %w", err)
	}
	if err := a.readChecklists(ctx, a.Store.Read()); err != nil {
		return fmt.Errorf("checklists: %w", err)
	}
	return a.readEarlier(ctx, a.Store.Read())
}

func (a *App) publishContent(ctx context.Context, library *content.Library) error {
	known, err := a.Store.Read().ContentVersions(ctx)
	if err != nil {
		return err
	}
	have := map[string]string{}
	for _, c := range known {
		have[versionKey(c.Kind, c.ID, c.Version)] = c.SHA256
	}
	here, err := a.Store.Read().ChecklistPublications(ctx)
	if err != nil {
		return err
	}
	for _, s := range library.Sources {
		if slices.ContainsFunc(here, func(p store.Publication) bool {
			return s.Kind == content.KindChecklist && p.Checklist == s.ID && p.Version == s.Version
		}) {
			continue // what was published here before the program carried that version keeps its words
		}
		switch have[versionKey(s.Kind, s.ID, s.Version)] {
		case s.SHA256:
			continue
		case "":
			if err := a.publish(ctx, library, s); err != nil {
				return err
			}
		default:
			return &fault.Error{Kind: fault.Unavailable, Message: fmt.Sprintf(
				"%s version %d was published with other words than this program carries. A published version never changes: install the program that made this database", s.Title, s.Version)}
		}
	}
	return nil
}

func versionKey(kind, id string, version int) string {
	return fmt.Sprintf("%s %s %d", kind, id, version)
}

func (a *App) publish(ctx context.Context, library *content.Library, s content.Source) error {
	_, err := a.do(ctx, access.Actor{}, func(tx store.Tx) (done, error) {
		after := history.Values{"title": s.Title, "version": fmt.Sprint(s.Version), "checksum": s.SHA256}
		err := tx.AddContent(ctx, store.Content{Kind: s.Kind, ID: s.ID, Version: s.Version, Title: s.Title,
			Source: string(s.Bytes), SHA256: s.SHA256, Published: s.Published})
		if err != nil {
			return done{}, err
		}
		switch s.Kind {
		case content.KindChecklist:
			err = addItems(ctx, tx, library.Checklist)
		case content.KindMeasures:
			var aside []string
			if aside, err = a.addMeasures(ctx, tx, library, s.ID); len(aside) > 0 {
				after["left out"] = strings.Join(aside, ", ") + ": published here before"
			}
		}
		return done{event: history.Event{Chain: history.Installation, Deed: "content.publish", Subject: history.Touch{Kind: s.Kind, ID: s.ID},
			After: after}}, err
	})
	return err
}

func addItems(ctx context.Context, tx store.Tx, c *readiness.Checklist) error {
	for i, item := range c.Items {
		err := tx.AddItem(ctx, store.ItemRow{Checklist: c.ID, Version: c.Version, ItemID: item.ID, Position: i + 1, Domain: item.Domain,
			Title: item.Title, Scope: fmt.Sprint(item.Scope), Strength: fmt.Sprint(item.Strength), Owner: item.Owner})
		if err != nil {
			return err
		}
	}
	return nil
}

// addMeasures indexes the measures of a library. A version that was published here before keeps the words that it was
// published with: that of the program is left out, and said.
func (a *App) addMeasures(ctx context.Context, tx store.Tx, library *content.Library, id string) (aside []string, err error) {
	from := library.Measures
	if library.Published.ID == id {
		from = library.Published
	}
	for _, m := range from.Measures {
		if slices.ContainsFunc(a.published.list(), func(own benefit.Measure) bool { return own.Ref() == m.Ref() }) {
			aside = append(aside, fmt.Sprintf("%s version %d", m.ID, m.Version))
			continue
		}
		err := tx.AddMeasure(ctx, store.MeasureRow{ID: m.ID, Version: m.Version, Library: from.ID, Name: m.Name, Theme: m.Theme,
			Plain: m.Plain, Unit: m.Unit, Direction: string(m.Direction), Combine: string(m.Combine)})
		if err != nil {
			return nil, err
		}
		err = tx.PutSearchEntry(ctx, store.SearchEntry{Kind: "measure", ID: m.ID, Open: true, Title: m.Name, Detail: m.Plain,
			Folded: fold.String(m.Name + " " + m.Plain)})
		if err != nil {
			return nil, err
		}
	}
	return aside, nil
}

// loadRegister fills an empty register, as one batch with one event.
func (a *App) loadRegister(ctx context.Context) error {
	if have, err := a.Register(ctx); err != nil || len(have) > 0 {
		return err
	}
	register, err := content.LoadRegister()
	if err != nil {
		return err
	}
	_, err = a.do(ctx, access.Actor{}, func(tx store.Tx) (done, error) {
		for _, o := range register.Organisations {
			if err := a.AddOrganisation(ctx, tx, o); err != nil {
				return done{}, err
			}
		}
		for _, s := range register.Successions {
			if err := tx.AddSuccession(ctx, s); err != nil {
				return done{}, err
			}
		}
		return done{event: history.Event{Chain: history.Installation, Deed: "organisations.load", Subject: history.Touch{Kind: "register", ID: "organisations"},
			After: history.Values{"organisations": fmt.Sprint(len(register.Organisations)), "checksum": register.SHA256}}}, nil
	})
	return err
}
