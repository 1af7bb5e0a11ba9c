package store

import (
	"context"

	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/statistic"
)

// Published is a published figure as it was recorded: its series and its number in its period.
type Published struct {
	statistic.Figure
	Series string
	Seq    int
}

// newestPublished are the figures that stand: of each period the newest row.
const newestPublished = `
	SELECT s.id, s.organisation, s.measure_id, s.measure_version, s.source, x.period_start, x.period_end, x.seq, x.value, x.numerator, x.denominator
	FROM series s
	JOIN observation x ON x.series = s.id
	WHERE s.organisation IS NOT NULL AND x.state = 'reported' AND NOT EXISTS (
		SELECT 1 FROM observation y WHERE y.series = x.series AND y.period_start = x.period_start AND y.seq > x.seq)`

func (v View) published(ctx context.Context, and string, args ...any) ([]Published, error) {
	var out []Published
	var p Published
	var value decimal.Maybe
	err := v.each(ctx, newestPublished+and+`
		ORDER BY s.organisation, s.measure_id, s.measure_version, s.source, x.period_start`, args,
		[]any{&p.Series, &p.Organisation, &p.Measure.ID, &p.Measure.Version, &p.Source, &p.Period.From, &p.Period.To, &p.Seq, &value, &p.Numerator, &p.Denominator},
		func() {
			p.Value = value.D
			out = append(out, p)
		})
	return out, err
}

// PublishedOf are the published figures of one organisation, by measure and source, oldest first.
func (v View) PublishedOf(ctx context.Context, organisation string) ([]Published, error) {
	return v.published(ctx, ` AND s.organisation = $1`, organisation)
}

// PublishedIn are all published figures of the sources (",nhs-ae-monthly,"), to compare a file with.
func (v View) PublishedIn(ctx context.Context, sources string) ([]Published, error) {
	return v.published(ctx, ` AND $1 LIKE '%,' || s.source || ',%'`, sources)
}

// PublishedSums are the totals of an area, by measure and source, oldest first.
func (v View) PublishedSums(ctx context.Context, area string) ([]statistic.Sum, error) {
	return list(ctx, v, "published totals", `
		SELECT area, measure_id, measure_version, source, period_start, period_end, value, numerator, denominator, organisations
		FROM kept_statistic
		WHERE area = $1
		ORDER BY measure_id, measure_version, source, period_start`, []any{area}, sumColumns)
}

func sumColumns(s *statistic.Sum) []any {
	return []any{&s.Area, &s.Measure.ID, &s.Measure.Version, &s.Source, &s.Period.From, &s.Period.To, (*int64)(&s.Value), (*int64)(&s.Numerator), (*int64)(&s.Denominator), &s.Organisations}
}

// AddPublishedSeries writes the series of an organisation.
func (t Tx) AddPublishedSeries(ctx context.Context, id string, l statistic.Line, every benefit.Frequency) error {
	return t.exec(ctx, "published series", `
		INSERT INTO series (id, organisation, measure_id, measure_version, every, source)
		VALUES ($1, $2, $3, $4, $5, $6)`, id, l.Organisation, l.Measure.ID, l.Measure.Version, string(every), l.Source)
}

// sumsNow are the totals as the rows give them, by the area in which the register files each organisation on the day ($1).
const sumsNow = `
	SELECT a.area, f.measure_id, f.measure_version, f.source, f.period_start, MAX(f.period_end) AS period_end,
		CAST(SUM(f.value) AS BIGINT) AS value, CAST(SUM(COALESCE(f.numerator, 0)) AS BIGINT) AS numerator,
		CAST(SUM(COALESCE(f.denominator, 0)) AS BIGINT) AS denominator, COUNT(*) AS organisations
	FROM (` + newestPublished + `) f
	JOIN (
		SELECT v.code, v.icb AS area FROM organisation_version v WHERE v.icb IS NOT NULL AND ` + versionOn + `
		UNION ALL
		SELECT v.code, v.region AS area FROM organisation_version v WHERE v.region IS NOT NULL AND ` + versionOn + `
		UNION ALL
		SELECT o.code, 'ENG' AS area FROM organisation o
	) a ON a.code = f.organisation
	GROUP BY a.area, f.measure_id, f.measure_version, f.source, f.period_start`

// versionOn picks the version of v that is in force on the day ($1).
const versionOn = `v.valid_from = (SELECT MAX(w.valid_from) FROM organisation_version w WHERE w.code = v.code AND w.valid_from <= $1)`

// KeepPublishedSums writes all totals of areas anew from the rows. They change only when figures or the register are
// loaded, which happens in batches.
func (t Tx) KeepPublishedSums(ctx context.Context, on day.Day) error {
	if err := t.exec(ctx, "published totals", `DELETE FROM kept_statistic`); err != nil {
		return err
	}
	return t.exec(ctx, "published totals", `
		INSERT INTO kept_statistic (area, measure_id, measure_version, source, period_start, period_end, value, numerator, denominator, organisations)
		`+sumsNow, on)
}

// WrongPublishedSums are the totals that differ between what is kept and what the rows give, and how many there are.
func (v View) WrongPublishedSums(ctx context.Context, on day.Day) (compared int, wrong []statistic.Sum, err error) {
	const columns = `area, measure_id, measure_version, source, period_start, period_end, value, numerator, denominator, organisations`
	if err := v.one(ctx, "published totals", `SELECT COUNT(*) FROM kept_statistic`, nil, &compared); err != nil {
		return 0, nil, err
	}
	wrong, err = list(ctx, v, "published totals", `
		WITH now AS (`+sumsNow+`)
		SELECT `+columns+` FROM (SELECT `+columns+` FROM now EXCEPT SELECT `+columns+` FROM kept_statistic) missing
		UNION ALL
		SELECT `+columns+` FROM (SELECT `+columns+` FROM kept_statistic EXCEPT SELECT `+columns+` FROM now) stale
		ORDER BY area, measure_id, source, period_start`, []any{on}, sumColumns)
	return compared, wrong, err
}
