package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/content"
	"groundwork/internal/fold"
	"groundwork/internal/store"
)

// AnswerMeasure says in the name of a national programme lead what happens to a proposal: changes are asked for, it is turned
// down, or it is published as a new measure or a new version. A published version never changes, the old one stays with
// whoever follows it. seen is the number of the line that was shown last.
func (a *App) AnswerMeasure(ctx context.Context, who access.Actor, id, kind, text string, seen int) error {
	_, err := a.inProposal(ctx, who, id, access.PublishMeasure, func(tx store.Tx, p benefit.Proposal) (done, error) {
		text, err := p.Answer(kind, text)
		if err != nil {
			return done{}, err
		}
		if err := taken(seen, p.Last().Seq); err != nil {
			return done{}, err
		}
		l := benefit.ProposalLine{Kind: kind, Name: p.Definition().Name, Text: text}
		if kind == benefit.PublishMeasure {
			if l, err = a.publishMeasure(ctx, tx, p, l); err != nil {
				return done{}, err
			}
		}
		return a.addLine(ctx, tx, who, p, l, "measure."+kind)
	})
	if err == nil && kind == benefit.PublishMeasure {
		err = a.readMeasures(ctx, a.Store.Read())
	}
	return err
}

// publishMeasure writes the definition that stands as the next version of its measure.
func (a *App) publishMeasure(ctx context.Context, tx store.Tx, p benefit.Proposal, l benefit.ProposalLine) (benefit.ProposalLine, error) {
	if err := tx.Lock(ctx, access.England); err != nil { // one version after the other
		return l, err
	}
	if err := a.readMeasures(ctx, tx.View); err != nil {
		return l, err
	}
	m, err := content.ParseMeasure(p.ID, []byte(p.Definition().Source))
	if err != nil {
		return l, err
	}
	words := a.Words()
	if old, known := words.Measure(p.Replaces); known {
		m.ID, m.Version = old.ID, old.Version+1
	} else {
		m.ID, m.Version = free(words, m.Name), 1
	}
	if err := content.CheckMeasure(m, words); err != nil {
		return l, err
	}
	source, err := content.EncodeMeasure(m)
	if err != nil {
		return l, err
	}
	c := store.Content{Kind: content.KindMeasure, ID: m.ID, Version: m.Version, Title: m.Name, Source: string(source), SHA256: content.SumOf(source), Published: a.Today()}
	if err := tx.AddContent(ctx, c); err != nil {
		return l, err
	}
	err = tx.AddMeasure(ctx, store.MeasureRow{ID: m.ID, Version: m.Version, Library: "published", Name: m.Name, Theme: m.Theme, Plain: m.Plain, Unit: m.Unit, Direction: m.Direction, Combine: m.Combine})
	if err != nil {
		return l, err
	}
	l.Measure, l.Source = m.Ref(), string(source)
	return l, tx.PutSearchEntry(ctx, store.SearchEntry{Kind: "measure", ID: m.ID, Open: true, Title: m.Name, Detail: m.Plain, Folded: fold.String(m.Name + " " + m.Plain)})
}

// free is an id made of the name, which no measure has yet and no library of a later program can have.
func free(words benefit.Library, name string) string {
	id := strings.Join(strings.FieldsFunc(fold.String(name), func(c rune) bool { return !('a' <= c && c <= 'z' || '0' <= c && c <= '9') }), "-")
	id = benefit.OwnPrefix + cmp.Or(id, "measure")
	used := func(id string) bool {
		return slices.ContainsFunc(words.Measures, func(m benefit.Measure) bool { return m.ID == id })
	}
	for n, base := 2, id; used(id); n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	return id
}
