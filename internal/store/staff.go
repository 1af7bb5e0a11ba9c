package store

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/day"
	"groundwork/internal/pilot"
	"groundwork/internal/staff"
)

// Row is what every new row about staff has: its id, whose record it is, when and by whom, and whether it takes the thing
// back as recorded by mistake.
type Row struct {
	ID        string
	Of        access.Subject
	Trust     string
	At        day.Instant
	By        string
	Withdrawn bool
}

// Staff is what is recorded about the staff of a pilot or an adoption.
func (v View) Staff(ctx context.Context, of access.Subject) (r staff.Record, err error) {
	if r.Engagements, err = v.engagements(ctx, of); err != nil {
		return r, err
	}
	if r.Trainings, err = v.trainings(ctx, of); err != nil {
		return r, err
	}
	r.Supports, err = v.supports(ctx, of)
	return r, err
}

// newestStaff ends a statement about x: the newest row of its line, and not taken back.
func newestStaff(table string) string {
	return ` AND x.seq = (SELECT MAX(n.seq) FROM ` + table + ` n WHERE n.line = x.line) AND NOT x.withdrawn`
}

// countOf is a column of people that may be NULL.
func countOf(n *int) staff.Count {
	if n == nil {
		return staff.Count{}
	}
	return staff.Some(*n)
}

func countValue(c staff.Count) any {
	if !c.Known {
		return nil
	}
	return c.N
}

// StaffCounts fills those facts of a pilot that are counted from what is recorded about its staff and its local fixes.
func (v View) StaffCounts(ctx context.Context, pilotID string, f *pilot.Facts) error {
	count := func(table string) string {
		return `(SELECT COUNT(*) FROM ` + table + ` x WHERE x.subject_kind = 'pilot' AND x.subject_id = $1` + newestStaff(table) + `)`
	}
	return v.one(ctx, "staff", `SELECT `+count("engagement")+`, `+count("training")+`, `+count("support")+`, (`+holdingUp+`)`, []any{pilotID}, &f.Engagements, &f.Trainings, &f.Supports, &f.HeldUp)
}

func (v View) engagements(ctx context.Context, of access.Subject) ([]staff.Engagement, error) {
	type row struct {
		staff.Engagement
		by                          *string
		asked, answered, want, able *int
	}
	rows, err := list(ctx, v, "engagement", `
		SELECT x.line, x.seq, x.held_on, x.kind, x.took_part, x.asked, x.answered, x.want_it_percent, x.think_we_can_percent, x.you_said, x.we_did, x.recorded_at, x.recorded_by
		FROM engagement x
		WHERE x.subject_kind = $1 AND x.subject_id = $2`+newestStaff("engagement"), []any{of.Kind, of.ID}, func(r *row) []any {
		return []any{&r.ID, &r.Seq, &r.Held, &r.Kind, &r.TookPart, &r.asked, &r.answered, &r.want, &r.able, &r.YouSaid, &r.WeDid, &r.Recorded, &r.by}
	})
	out := make([]staff.Engagement, len(rows))
	for i, r := range rows {
		out[i] = r.Engagement
		out[i].By, out[i].Asked, out[i].Answered, out[i].WantIt, out[i].ThinkCan = text(r.by), countOf(r.asked), countOf(r.answered), countOf(r.want), countOf(r.able)
	}
	return out, err
}

func (v View) trainings(ctx context.Context, of access.Subject) ([]staff.Training, error) {
	type row struct {
		staff.Training
		by, team, name *string
		done           *int
	}
	rows, err := list(ctx, v, "training", `
		SELECT x.line, x.seq, x.team, t.name, x.people, x.planned, x.done, x.hours_each, x.due, x.finished, x.how, x.recorded_at, x.recorded_by
		FROM training x
		LEFT JOIN team t ON t.id = x.team
		WHERE x.subject_kind = $1 AND x.subject_id = $2`+newestStaff("training"), []any{of.Kind, of.ID}, func(r *row) []any {
		return []any{&r.ID, &r.Seq, &r.team, &r.name, &r.People, &r.Planned, &r.done, &r.Hours, &r.Due, &r.Finished, &r.How, &r.Recorded, &r.by}
	})
	out := make([]staff.Training, len(rows))
	for i, r := range rows {
		out[i] = r.Training
		out[i].By, out[i].Team, out[i].TeamName, out[i].Done = text(r.by), text(r.team), text(r.name), countOf(r.done)
	}
	return out, err
}

func (v View) supports(ctx context.Context, of access.Subject) ([]staff.Support, error) {
	type row struct {
		staff.Support
		by, owner *string
	}
	rows, err := list(ctx, v, "support", `
		SELECT x.line, x.seq, x.kind, x.cover, x.contact, x.owner, x.owner_function, x.from_day, x.until_day, x.recorded_at, x.recorded_by
		FROM support x
		WHERE x.subject_kind = $1 AND x.subject_id = $2`+newestStaff("support"), []any{of.Kind, of.ID}, func(r *row) []any {
		return []any{&r.ID, &r.Seq, &r.Kind, &r.Cover, &r.Contact, &r.owner, &r.Owner.Function, &r.From, &r.Until, &r.Recorded, &r.by}
	})
	out := make([]staff.Support, len(rows))
	for i, r := range rows {
		out[i] = r.Support
		out[i].By, out[i].Owner.Person = text(r.by), text(r.owner)
	}
	return out, err
}

// AddEngagement writes that staff were asked, or its correction, behind what is there.
func (t Tx) AddEngagement(ctx context.Context, r Row, e staff.Engagement) error {
	return t.exec(ctx, "engagement", `
		INSERT INTO engagement (id, line, seq, subject_kind, subject_id, trust, held_on, kind, took_part, asked, answered, want_it_percent, think_we_can_percent,
			you_said, we_did, withdrawn, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
		r.ID, e.ID, e.Seq+1, r.Of.Kind, r.Of.ID, r.Trust, e.Held, e.Kind, e.TookPart, countValue(e.Asked), countValue(e.Answered), countValue(e.WantIt),
		countValue(e.ThinkCan), e.YouSaid, e.WeDid, r.Withdrawn, r.At, orNull(r.By))
}

// AddTraining writes the training of a team or group, or its correction.
func (t Tx) AddTraining(ctx context.Context, r Row, x staff.Training) error {
	return t.exec(ctx, "training", `
		INSERT INTO training (id, line, seq, subject_kind, subject_id, trust, team, people, planned, done, hours_each, due, finished, how, withdrawn, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
		r.ID, x.ID, x.Seq+1, r.Of.Kind, r.Of.ID, r.Trust, orNull(x.Team), x.People, x.Planned, countValue(x.Done), x.Hours, x.Due, x.Finished, x.How,
		r.Withdrawn, r.At, orNull(r.By))
}

// AddSupport writes who to call, or its correction.
func (t Tx) AddSupport(ctx context.Context, r Row, s staff.Support) error {
	return t.exec(ctx, "support", `
		INSERT INTO support (id, line, seq, subject_kind, subject_id, trust, kind, cover, contact, owner, owner_function, from_day, until_day, withdrawn, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
		r.ID, s.ID, s.Seq+1, r.Of.Kind, r.Of.ID, r.Trust, s.Kind, s.Cover, s.Contact, orNull(s.Owner.Person), s.Owner.Function, s.From, s.Until,
		r.Withdrawn, r.At, orNull(r.By))
}
