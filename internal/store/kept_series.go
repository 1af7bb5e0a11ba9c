package store

import (
	"context"
	"slices"

	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/spc"
)

type glanceRow struct {
	benefit.Glance
	kind, variation, assurance, recent *string
	middle, lower, upper, target       *float64
	figures, decimals                  *int
	grade                              *string
	every, staff                       string
	disbenefit                         bool
}

func (r *glanceRow) columns() []any {
	s, p := &r.Subject, &r.Profile
	return []any{&r.ID, &s.Kind, &s.ID, &s.Name, &s.Organisation, &s.Short, &p.Measure.ID, &p.Measure.Version,
		&p.Title, &r.disbenefit, &r.staff, &p.DayType, &p.Annual, &r.every,
		&r.figures, &r.kind, &r.variation, &r.assurance, &r.middle, &r.lower, &r.upper, &r.target, &r.decimals, &r.recent, &r.Last, &r.Period.From, &r.Period.To, &r.grade}
}

func (r glanceRow) glance() (benefit.Glance, error) {
	g := r.Glance
	p := &g.Profile
	p.Kind, p.Every, p.StaffGroups = benefit.Benefit, benefit.Frequency(r.every), groups(r.staff)
	if r.disbenefit {
		p.Kind = benefit.Disbenefit
	}
	if r.kind == nil {
		return g, nil // nothing is kept of it yet
	}
	g.Figures, g.Decimals, g.Grade = *r.figures, *r.decimals, *r.grade
	c := &g.Chart
	c.Middle, c.Lower, c.Upper, c.Target = known(r.middle), known(r.lower), known(r.upper), known(r.target)
	if err := c.ReadIcons(*r.kind, *r.variation, *r.assurance); err != nil {
		return g, err
	}
	var err error
	c.Recent, err = spc.ReadSpots(*r.recent)
	return g, err
}

func known(v *float64) spc.Figure {
	if v == nil {
		return spc.Figure{}
	}
	return spc.Of(*v)
}

func orAbsent(f spc.Figure) any {
	if !f.Known {
		return nil
	}
	return f.Value
}

// Glances are the chosen benefits in short, from what is kept, as far as the scope may know of them: by the name of the
// trust, of what promised them, and in the order in which they were promised there; at most limit.
func (v View) Glances(ctx context.Context, c Chosen, scope string, on day.Day, limit int) ([]benefit.Glance, error) {
	where, args := c.where(4)
	rows, err := list(ctx, v, "benefits in short", `
		SELECT b.id, b.subject_kind, b.subject_id, p.name, b.organisation, v.short_name, b.measure_id, b.measure_version,
			f.title, f.disbenefit, f.staff_groups, f.day_type, f.annual, r.every,
			k.figures, k.kind, k.variation, k.assurance, k.middle, k.lower, k.upper, k.target, k.decimals, k.recent, k.last_value, k.last_from, k.last_to, k.grade
		FROM benefit b
		JOIN benefit_profile f ON f.benefit = b.id AND f.seq = (SELECT MAX(n.seq) FROM benefit_profile n WHERE n.benefit = b.id)
		JOIN series r ON r.benefit = b.id
		JOIN organisation_version v ON v.code = b.organisation`+owned+`
		LEFT JOIN kept_series k ON k.benefit = b.id
		LEFT JOIN adoption a ON b.subject_kind = 'adoption' AND a.id = b.subject_id
		JOIN pilot p ON p.id = CASE WHEN a.id IS NULL THEN b.subject_id ELSE a.pilot END
		WHERE`+where+` AND ($2 LIKE '%,' || b.organisation || ',%'
			OR CASE WHEN a.id IS NULL THEN `+published+` ELSE `+committed+` END)
		ORDER BY v.short_name, b.organisation, p.name, b.subject_id, b.created_at, b.id
		LIMIT $3`, append([]any{on, scope, limit}, args...), (*glanceRow).columns)
	if err != nil {
		return nil, err
	}
	out := make([]benefit.Glance, len(rows))
	for i, r := range rows {
		if out[i], err = r.glance(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// BenefitPlaces are the organisations of benefits (",a,b,"), by benefit.
func (v View) BenefitPlaces(ctx context.Context, ids string) (map[string]string, error) {
	out := map[string]string{}
	var id, at string
	err := v.each(ctx, `SELECT id, organisation FROM benefit WHERE `+among("id", 1), []any{ids}, []any{&id, &at}, func() { out[id] = at })
	return out, err
}

// Measuring are the organisations that have a benefit.
func (v View) Measuring(ctx context.Context) ([]string, error) {
	var out []string
	var at string
	err := v.each(ctx, `SELECT DISTINCT organisation FROM benefit ORDER BY organisation`, nil, []any{&at}, func() { out = append(out, at) })
	return out, err
}

// KeepsNone reports whether there are benefits and nothing is kept of any.
func (v View) KeepsNone(ctx context.Context) (bool, error) {
	var n int
	err := v.one(ctx, "benefits in short", `
		SELECT CASE WHEN EXISTS (SELECT 1 FROM benefit) AND NOT EXISTS (SELECT 1 FROM kept_series) THEN 1 ELSE 0 END`, nil, &n)
	return n == 1, err
}

// ForgetGlances removes what is kept of every benefit; the next start keeps it anew.
func (t Tx) ForgetGlances(ctx context.Context) error {
	return t.exec(ctx, "benefits in short", `DELETE FROM kept_series`)
}

// KeptBenefit is what is kept of one benefit.
type KeptBenefit struct {
	benefit.Glance
	Part  string  // what it adds to totals above its trust
	Board string  // what the board page of its trust reads
	Until day.Day // from then on the clock makes that another; none when only a record does
}

// KeepBenefits writes what is kept of benefits over what was.
func (t Tx) KeepBenefits(ctx context.Context, list []KeptBenefit) error {
	for part := range slices.Chunk(list, rowsAtOnce) {
		var args []any
		for _, g := range part {
			c := g.Chart
			args = append(args, g.ID, g.Figures, c.Kind.String(), c.Variation.String(), c.Assurance.String(), orAbsent(c.Middle), orAbsent(c.Lower), orAbsent(c.Upper), orAbsent(c.Target),
				g.Decimals, spc.Spots(c.Recent), g.Last, g.Period.From, g.Period.To, g.Grade, g.Part, g.Board, g.Until)
		}
		err := t.exec(ctx, "benefits in short", `
			INSERT INTO kept_series (benefit, figures, kind, variation, assurance, middle, lower, upper, target, decimals, recent, last_value, last_from, last_to, grade, part, board, valid_until)
			VALUES `+places(len(part), 18)+`
			ON CONFLICT (benefit) DO UPDATE SET figures = excluded.figures, kind = excluded.kind, variation = excluded.variation, assurance = excluded.assurance,
				middle = excluded.middle, lower = excluded.lower, upper = excluded.upper, target = excluded.target, decimals = excluded.decimals,
				recent = excluded.recent, last_value = excluded.last_value, last_from = excluded.last_from, last_to = excluded.last_to, grade = excluded.grade,
				part = excluded.part, board = excluded.board, valid_until = excluded.valid_until`, args...)
		if err != nil {
			return err
		}
	}
	return nil
}
