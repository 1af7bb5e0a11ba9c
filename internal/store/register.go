package store

import (
	"context"
	"fmt"

	"groundwork/internal/day"
	"groundwork/internal/organisation"
)

// TrustFilter narrows the list of trusts. The zero filter is every open trust.
type TrustFilter struct {
	Words  []string // folded; each must be in the name or the code
	Region string   // code
	ICB    string   // code
	Closed bool     // trusts that have closed as well
}

// TrustKey is the place of a trust in a list by name.
type TrustKey struct{ Name, Code string }

// IsZero reports whether the key is the start of the list.
func (k TrustKey) IsZero() bool { return k == TrustKey{} }

// where is the condition of a filter, with its arguments after the day $1.
func (f TrustFilter) where(on day.Day) (string, []any) {
	where, args := ` WHERE o.type = 'trust'`, []any{on}
	add := func(format string, arg any) {
		args = append(args, arg)
		where += fmt.Sprintf(format, len(args))
	}
	if !f.Closed {
		where += ` AND (o.closed IS NULL OR o.closed > $1)`
	}
	if f.Region != "" {
		add(` AND v.region = $%d`, f.Region)
	}
	if f.ICB != "" {
		add(` AND v.icb = $%d`, f.ICB)
	}
	for _, w := range f.Words[:min(len(f.Words), MostWords)] {
		add(` AND v.folded || ' ' || LOWER(o.code) LIKE $%d ESCAPE '\'`, "%"+escapeLike(w)+"%")
	}
	return where, args
}

// CountTrusts is how many trusts the filter leaves.
func (v View) CountTrusts(ctx context.Context, f TrustFilter, on day.Day) (n int, err error) {
	where, args := f.where(on)
	err = v.one(ctx, "number of trusts", `
		SELECT COUNT(*)
		FROM organisation o
		JOIN organisation_version v ON v.code = o.code AND v.valid_from = (
			SELECT MAX(w.valid_from) FROM organisation_version w WHERE w.code = o.code AND w.valid_from <= $1)`+where, args, &n)
	return n, err
}

// TrustsAfter are the next trusts of the list by name, at most limit; from the start when the key is zero.
func (v View) TrustsAfter(ctx context.Context, f TrustFilter, on day.Day, after TrustKey, limit int) ([]organisation.Organisation, error) {
	return v.trusts(ctx, f, on, after, limit, ">", "")
}

// TrustsBefore are the trusts of the list before the key, nearest first.
func (v View) TrustsBefore(ctx context.Context, f TrustFilter, on day.Day, before TrustKey, limit int) ([]organisation.Organisation, error) {
	return v.trusts(ctx, f, on, before, limit, "<", " DESC")
}

func (v View) trusts(ctx context.Context, f TrustFilter, on day.Day, key TrustKey, limit int, side, order string) ([]organisation.Organisation, error) {
	where, args := f.where(on)
	if !key.IsZero() {
		args = append(args, key.Name, key.Code)
		where += fmt.Sprintf(` AND (v.name, o.code) %s ($%d, $%d)`, side, len(args)-1, len(args))
	}
	args = append(args, limit)
	return organisations(list(ctx, v, "trusts", organisationsOn+where+
		fmt.Sprintf(` ORDER BY v.name%s, o.code%s LIMIT $%d`, order, order, len(args)), args, (*organisationRow).columns))
}

func organisations(rows []organisationRow, err error) ([]organisation.Organisation, error) {
	if err != nil {
		return nil, err
	}
	out := make([]organisation.Organisation, len(rows))
	for i, r := range rows {
		out[i] = r.organisation()
	}
	return out, nil
}

// Areas are the integrated care boards and regions that are open on the day, by name.
func (v View) Areas(ctx context.Context, on day.Day) ([]organisation.Organisation, error) {
	return organisations(list(ctx, v, "areas", organisationsOn+`
		WHERE o.type IN ('icb', 'region') AND (o.closed IS NULL OR o.closed > $1)
		ORDER BY v.name, o.code`, []any{on}, (*organisationRow).columns))
}

// Belonging are the open organisations that belong to an integrated care board or a region; to England
// its regions.
func (v View) Belonging(ctx context.Context, to string, on day.Day) ([]organisation.Organisation, error) {
	where := ` AND (v.icb = $2 OR v.region = $2) AND o.code <> $2`
	if to == organisation.England {
		where = ` AND o.type = 'region' AND $2 <> ''`
	}
	return organisations(list(ctx, v, "what belongs to an area", organisationsOn+`
		WHERE (o.closed IS NULL OR o.closed > $1)`+where+`
		ORDER BY v.name, o.code`, []any{on, to}, (*organisationRow).columns))
}

// NamedSuccession is a succession with both names as they stand on the day it is asked for.
type NamedSuccession struct {
	organisation.Succession
	FromName, ToName string
}

// NamedSuccessions are all successions from and to any of the codes, which are written ",RXK,R1D,".
func (v View) NamedSuccessions(ctx context.Context, codes string, on day.Day) ([]NamedSuccession, error) {
	return list(ctx, v, "successions", `
		SELECT s.from_code, s.to_code, s.on_day, s.basis, f.name, t.name
		FROM succession s
		JOIN organisation_version f ON f.code = s.from_code AND f.valid_from = (
			SELECT MAX(w.valid_from) FROM organisation_version w WHERE w.code = f.code AND w.valid_from <= $1)
		JOIN organisation_version t ON t.code = s.to_code AND t.valid_from = (
			SELECT MAX(w.valid_from) FROM organisation_version w WHERE w.code = t.code AND w.valid_from <= $1)
		WHERE $2 LIKE '%,' || s.from_code || ',%' OR $2 LIKE '%,' || s.to_code || ',%'
		ORDER BY t.name, f.name`, []any{on, codes}, func(s *NamedSuccession) []any {
		return []any{&s.From, &s.To, &s.On, &s.Basis, &s.FromName, &s.ToName}
	})
}

// OrganisationVersions are all names and places that one organisation ever had, newest first.
func (v View) OrganisationVersions(ctx context.Context, code string) ([]organisation.Version, error) {
	type row struct {
		organisation.Version
		icb, region *string
	}
	rows, err := list(ctx, v, "versions of an organisation", `
		SELECT valid_from, name, short_name, icb, region, subtype, source
		FROM organisation_version
		WHERE code = $1
		ORDER BY valid_from DESC`, []any{code}, func(r *row) []any {
		return []any{&r.ValidFrom, &r.Name, &r.Short, &r.icb, &r.region, &r.Subtype, &r.Source}
	})
	if err != nil {
		return nil, err
	}
	out := make([]organisation.Version, len(rows))
	for i, r := range rows {
		out[i] = r.Version
		out[i].ICB, out[i].Region = text(r.icb), text(r.region)
	}
	return out, nil
}
