package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/staff"
	"groundwork/internal/store"
)

// StaffLine is the record about staff that a form is about: a new one without an id, otherwise a correction.
type StaffLine struct {
	Of       access.Subject
	ID       string
	Version  int  // how often it was saved when the form was opened
	Withdraw bool // it was recorded by mistake
}

// RecordEngagement records that staff were asked and what changed because of it, or corrects it.
func (a *App) RecordEngagement(ctx context.Context, who access.Actor, l StaffLine, in staff.EngagementInput) (string, error) {
	return a.recordStaff(ctx, who, l, "engagement", func(tx store.Tx, s ChangeSubject, have staff.Record, row store.Row) (staffKept, error) {
		old, err := find(have.Engagements, l)
		if err != nil {
			return staffKept{}, err
		}
		now, err := staff.CheckEngagement(in, a.Today())
		if l.Withdraw {
			now, err = old, nil
		}
		if err != nil {
			return staffKept{}, err
		}
		now.Line = staff.Line{ID: row.ID, Seq: old.Seq}
		if old.ID != "" {
			now.ID, row.ID = old.ID, a.NewID()
		}
		return staffKept{now.ID, now.Held.Long(), []change{
			{"held", old.Held.Long(), now.Held.Long()}, {"how staff were asked", staff.KindLabel(old.Kind), staff.KindLabel(now.Kind)},
			{"who took part", old.TookPart, now.TookPart}, {"survey", old.Survey(true), now.Survey(true)},
			{"what staff said", old.YouSaid, now.YouSaid}, {"what changed because of it", old.WeDid, now.WeDid}}}, tx.AddEngagement(ctx, row, now)
	})
}

// RecordTraining records who is trained, or corrects it.
func (a *App) RecordTraining(ctx context.Context, who access.Actor, l StaffLine, in staff.TrainingInput) (string, error) {
	return a.recordStaff(ctx, who, l, "training", func(tx store.Tx, s ChangeSubject, have staff.Record, row store.Row) (staffKept, error) {
		old, err := find(have.Trainings, l)
		if err != nil {
			return staffKept{}, err
		}
		teams, err := tx.TeamsIn(ctx, l.Of)
		if err != nil {
			return staffKept{}, err
		}
		names := map[string]string{}
		for _, t := range teams {
			names[t.ID] = t.Name
		}
		now, err := staff.CheckTraining(in, func(team string) bool { return names[team] != "" || team == old.Team }, a.Today())
		if l.Withdraw {
			now, err = old, nil
		}
		if err != nil {
			return staffKept{}, err
		}
		if now.TeamName = names[now.Team]; now.Team == old.Team && old.Team != "" {
			now.TeamName = old.TeamName
		}
		now.Line = staff.Line{ID: row.ID, Seq: old.Seq}
		before := ""
		if old.ID != "" {
			now.ID, row.ID, before = old.ID, a.NewID(), old.Share()
		}
		return staffKept{now.ID, now.Who(), []change{
			{"who is trained", old.Who(), now.Who()}, {"trained", before, now.Share()}, {"hours each", old.Hours.Plain(), now.Hours.Plain()},
			{"to be trained by", old.Due.Long(), now.Due.Long()}, {"last training", old.Finished.Long(), now.Finished.Long()}, {"how", old.How, now.How}}}, tx.AddTraining(ctx, row, now)
	})
}

// RecordSupport records who to call, or corrects it. How to reach them stays out of the history, which others read.
func (a *App) RecordSupport(ctx context.Context, who access.Actor, l StaffLine, in staff.SupportInput) (string, error) {
	return a.recordStaff(ctx, who, l, "support", func(tx store.Tx, s ChangeSubject, have staff.Record, row store.Row) (staffKept, error) {
		old, err := find(have.Supports, l)
		if err != nil {
			return staffKept{}, err
		}
		knows, err := a.knowsOwner(ctx, tx.View, s.Organisation)
		if err != nil {
			return staffKept{}, err
		}
		now, err := staff.CheckSupport(in, knows)
		if l.Withdraw {
			now, err = old, nil
		}
		if err != nil {
			return staffKept{}, err
		}
		now.Line = staff.Line{ID: row.ID, Seq: old.Seq}
		if old.ID != "" {
			now.ID, row.ID = old.ID, a.NewID()
		}
		reached := change{label: "how to reach them"}
		if now.Contact != old.Contact {
			reached.before, reached.after = stayed(old.Contact), "(changed, kept within the trust)"
		}
		return staffKept{now.ID, now.Kind, []change{
			{"who to call", old.Kind, now.Kind}, {"when, and for what", old.Cover, now.Cover}, reached, {"owner", a.ownerWords(old.Owner), a.ownerWords(now.Owner)},
			{"from", old.From.Long(), now.From.Long()}, {"until", old.Until.Long(), now.Until.Long()}}}, tx.AddSupport(ctx, row, now)
	})
}

func stayed(contact string) string {
	if contact == "" {
		return ""
	}
	return "(kept within the trust)"
}

// staffKept is what a deed about staff wrote: the line, what it is called, and what changed.
type staffKept struct {
	id, name string
	changes  []change
}

// recordStaff runs one of the deeds: about is engagement, training or support.
func (a *App) recordStaff(ctx context.Context, who access.Actor, l StaffLine, about string, write func(tx store.Tx, s ChangeSubject, have staff.Record, row store.Row) (staffKept, error)) (string, error) {
	return a.inChange(ctx, who, l.Of, access.RecordStaff, func(tx store.Tx, s ChangeSubject) (done, error) {
		have, err := tx.Staff(ctx, l.Of)
		if err != nil {
			return done{}, err
		}
		row := store.Row{Of: l.Of, Trust: s.Organisation, At: a.instant(), By: who.ID, Withdrawn: l.Withdraw}
		if l.ID == "" {
			row.ID = a.NewID()
		}
		k, err := write(tx, s, have, row)
		if err != nil {
			return done{}, err
		}
		deed := about + ".record"
		switch {
		case l.Withdraw:
			deed = about + ".withdraw"
		case l.ID != "":
			deed = about + ".correct"
		}
		before, after := diff(k.changes...)
		after[about] = k.name
		if l.Withdraw {
			after["recorded by mistake"] = "Yes"
		}
		return done{id: k.id, event: history.Event{Deed: deed, Subject: history.Touch{Kind: about, ID: k.id}, Before: before, After: after}}, nil
	})
}

// find is the record that a form corrects; the zero one for a new one.
func find[T interface{ About() staff.Line }](all []T, l StaffLine) (x T, err error) {
	if l.ID == "" {
		return x, nil
	}
	for _, t := range all {
		if line := t.About(); line.ID == l.ID {
			return t, taken(l.Version, line.Seq)
		}
	}
	return x, fault.Missing("record")
}
