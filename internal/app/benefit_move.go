package app

import (
	"context"
	"fmt"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// MoveView is what a move to the newest version of a measure would do; nothing happens before somebody says so.
type MoveView struct {
	BenefitView
	To      benefit.Measure
	Changes []benefit.Changed
}

// MovePreview shows it. A benefit whose measure has no newer version has no such page.
func (a *App) MovePreview(ctx context.Context, who access.Actor, id string) (MoveView, error) {
	b, err := a.BenefitFor(ctx, who, id, access.PromiseBenefit)
	if err != nil {
		return MoveView{}, err
	}
	if b.Newer == 0 {
		return MoveView{}, fault.Missing("newer version")
	}
	to, _ := a.Words().Measure(b.Measure.ID)
	return MoveView{b, to, benefit.Changes(a.Words(), b.Measure, to)}, nil
}

// MoveBenefit lets a benefit go on under the newest version of its measure, as another benefit with a baseline of its own.
// The figures so far keep their version. to is the version that was previewed; another is a Conflict. It answers the id of
// the benefit that goes on.
func (a *App) MoveBenefit(ctx context.Context, who access.Actor, id string, in benefit.MoveInput, to int) (string, error) {
	return a.do(ctx, who, func(tx store.Tx) (done, error) {
		j, err := a.benefitLocked(ctx, tx, who, id)
		if err != nil {
			return done{}, err
		}
		if err := access.Permit(who, access.PromiseBenefit, benefitPlace(j)); err != nil {
			return done{}, err
		}
		m, _ := a.Words().Measure(j.Measure.ID)
		p, move, err := j.MoveTo(m, in)
		if err != nil {
			return done{}, err
		}
		if err := taken(to, m.Version); err != nil {
			return done{}, err
		}
		owner, err := a.handsIn(ctx, tx.View, j.Subject.Organisation, p, nil)
		if err != nil {
			return done{}, err
		}
		r := benefit.Record{ID: a.NewID(), Subject: j.Subject, Measure: m, Profile: p, Created: a.instant()}
		r.Line = benefit.Line{ID: a.NewID(), Every: p.Every, Source: j.Line.Source}
		if err := a.addBenefit(ctx, tx, who, r, owner, benefit.Baseline{}); err != nil {
			return done{}, err
		}
		move.Into, move.By, move.At = r.ID, who.ID, a.instant()
		if err := tx.AddMove(ctx, a.NewID(), id, move); err != nil {
			return done{}, err
		}
		after := history.Values{"to": fmt.Sprintf("version %d of %s", m.Version, m.Name), "from": move.On.Long(), "why": strings.TrimSpace(move.Reason)}
		return done{id: r.ID, event: history.Event{Chain: j.Subject.Organisation, Deed: "benefit.move", Subject: history.Touch{Kind: "benefit", ID: id},
			Touched: []history.Touch{{Kind: "benefit", ID: id}, {Kind: "benefit", ID: r.ID}, {Kind: j.Subject.Kind, ID: j.Subject.ID}}, After: after}}, nil
	})
}

// newer is the newest version of the measure of an open benefit, when the benefit follows an older one; 0 when there is nothing
// to move to.
func (a *App) newer(j benefit.Judged) int {
	m, ok := a.Words().Measure(j.Measure.ID)
	if !ok || m.Version <= j.Measure.Version || !j.Open() {
		return 0
	}
	return m.Version
}
