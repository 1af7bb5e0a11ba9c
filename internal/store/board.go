package store

import (
	"context"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/pilot"
)

// LedPilot is one pilot of a trust with what a board's page says of it.
type LedPilot struct {
	pilot.Pilot
	InnovationName string
	Facts          pilot.Facts // dates, teams, who takes it up and what was learned; nothing else
}

type ledPilotRow struct {
	pilotRow
	innovation string
	learned    *string
	facts      pilot.Facts
}

func (r *ledPilotRow) columns() []any {
	f := &r.facts
	return append(r.pilotRow.columns(), &r.innovation, &r.learned, &f.Dates.Registered, &f.Dates.PlannedStart, &f.Dates.PlannedEnd, &f.Dates.Started, &f.Dates.Ended,
		&f.Teams, &f.TeamsLive, &f.FirstLive, &f.Committed, &f.TrustsLive)
}

// newestDate is the newest day of a kind in the life of the pilot p.
func newestDate(kind string) string {
	return `(SELECT t.on_day FROM pilot_date t WHERE t.pilot = p.id AND t.kind = '` + kind + `' ORDER BY t.seq DESC LIMIT 1)`
}

// standingLive is the condition that no newer row speaks of the same team and event as e.
const standingLive = `e.event = 'live' AND NOT e.withdrawn AND NOT EXISTS (
			SELECT 1 FROM live_event n
			WHERE n.subject_kind = e.subject_kind AND n.subject_id = e.subject_id AND n.event = e.event AND n.team IS NOT DISTINCT FROM e.team
				AND (n.recorded_at > e.recorded_at OR n.recorded_at = e.recorded_at AND n.id > e.id))`

// LedPilots are the pilots that a trust leads and the scope may know of, by name, in one statement however many there are.
func (v View) LedPilots(ctx context.Context, trust, scope string, on day.Day) ([]LedPilot, error) {
	columns, joined, _ := strings.Cut(pilotsFrom, "FROM pilot p")
	rows, err := list(ctx, v, "pilots", strings.TrimRight(columns, "\n\t ")+`,
		(SELECT i.name FROM innovation i WHERE i.id = p.innovation),
		(SELECT n.text FROM pilot_note n WHERE n.pilot = p.id AND n.about = '`+pilot.Learning+`' ORDER BY n.seq DESC LIMIT 1),
		`+newestDate("registered")+`, `+newestDate("planned_start")+`, `+newestDate("planned_end")+`, `+newestDate("started")+`, `+newestDate("ended")+`,
		(SELECT COUNT(*) FROM planned_team t WHERE t.subject_kind = 'pilot' AND t.subject_id = p.id AND NOT t.left_out AND NOT EXISTS (
			SELECT 1 FROM planned_team n WHERE n.subject_kind = t.subject_kind AND n.subject_id = t.subject_id AND n.team = t.team
				AND (n.recorded_at > t.recorded_at OR n.recorded_at = t.recorded_at AND n.id > t.id))),
		(SELECT COUNT(*) FROM live_event e WHERE e.subject_kind = 'pilot' AND e.subject_id = p.id AND `+standingLive+`),
		(SELECT MIN(e.on_day) FROM live_event e WHERE e.subject_kind = 'pilot' AND e.subject_id = p.id AND `+standingLive+`),
		(SELECT COUNT(*) FROM adoption a WHERE a.pilot = p.id AND a.open AND `+committed+`),
		(SELECT COUNT(*) FROM adoption a WHERE a.pilot = p.id AND a.open AND EXISTS (
			SELECT 1 FROM live_event e WHERE e.subject_kind = 'adoption' AND e.subject_id = a.id AND `+standingLive+`))
	FROM pilot p`+joined+` WHERE`+visiblePilot+` AND p.lead_trust = $3
	ORDER BY p.name, p.id`, []any{on, scope, trust}, (*ledPilotRow).columns)
	if err != nil {
		return nil, err
	}
	out := make([]LedPilot, len(rows))
	for i, r := range rows {
		r.facts.Notes = map[string]pilot.Note{pilot.Learning: {Text: text(r.learned)}}
		out[i] = LedPilot{r.pilot(), r.innovation, r.facts}
	}
	return out, nil
}

// MetRule is a stop rule that was met.
type MetRule struct {
	Of   access.Subject
	Rule string
	On   day.Day
}

// MetRules are the stop rules that were met in the pilots that a trust leads and in its adoptions, the latest first.
func (v View) MetRules(ctx context.Context, trust string) ([]MetRule, error) {
	return list(ctx, v, "stop rules that were met", `
		SELECT s.subject_kind, s.subject_id, s.rule, s.met_on
		FROM stop_rule s
		WHERE s.met_on IS NOT NULL AND s.rule <> ''
			AND s.seq = (SELECT MAX(n.seq) FROM stop_rule n WHERE n.subject_kind = s.subject_kind AND n.subject_id = s.subject_id AND n.position = s.position)
			AND (s.subject_kind = 'pilot' AND s.subject_id IN (SELECT p.id FROM pilot p WHERE p.lead_trust = $1)
				OR s.subject_kind = 'adoption' AND s.subject_id IN (SELECT a.id FROM adoption a WHERE a.trust = $1))
		ORDER BY s.met_on DESC, s.subject_id, s.position`, []any{trust},
		func(m *MetRule) []any { return []any{&m.Of.Kind, &m.Of.ID, &m.Rule, &m.On} })
}

// InnovationNames are the names of the innovations behind the pilots and adoptions of a trust, by the id of each; an
// adoption's pilot is among them too.
func (v View) InnovationNames(ctx context.Context, trust string) (map[string]string, error) {
	out := map[string]string{}
	var id, pilotID, name string
	err := v.each(ctx, `
		SELECT p.id, p.id, i.name
		FROM pilot p
		JOIN innovation i ON i.id = p.innovation
		WHERE p.lead_trust = $1
		UNION ALL
		SELECT a.id, p.id, i.name
		FROM adoption a
		JOIN pilot p ON p.id = a.pilot
		JOIN innovation i ON i.id = p.innovation
		WHERE a.trust = $1`, []any{trust}, []any{&id, &pilotID, &name}, func() { out[id], out[pilotID] = name, name })
	return out, err
}

// Then is what a benefit promised, and since when its teams were live, as it had been recorded by an instant.
type Then struct {
	Profile    benefit.Profile
	ProfileSeq int
	Live       day.Day
}

type thenRow struct {
	benefitRow
}

func (r *thenRow) columns() []any {
	p := &r.Profile
	return []any{&r.ID, &r.Subject.Live, &p.Measure.ID, &p.Measure.Version,
		&p.ID, &r.ProfileSeq, &p.Title, &p.Class, &r.disbenefit, &r.staff, &r.owner, &p.OwnerRole, &p.Target, &p.TargetOn, &p.SustainAt,
		&p.Attribution, &p.Share, &p.DayType, &p.Annual, &p.Found.Method, &r.sample, &r.status, &p.Purpose, &p.Assumptions, &r.reason, &r.every}
}

// BenefitsThen are the promises of the benefits of organisations (",RXK,R1D,") as recorded by the end of a past day, by
// benefit; one that was promised later is not among them.
func (v View) BenefitsThen(ctx context.Context, codes string, until day.Instant) (map[string]Then, error) {
	rows, err := list(ctx, v, "benefits as they were", `
		SELECT b.id, COALESCE((SELECT MIN(e.on_day) FROM live_event e
				WHERE e.subject_kind = b.subject_kind AND e.subject_id = b.subject_id AND e.event = 'live' AND NOT e.withdrawn AND e.recorded_at <= $2 AND NOT EXISTS (
					SELECT 1 FROM live_event n
					WHERE n.subject_kind = e.subject_kind AND n.subject_id = e.subject_id AND n.event = e.event AND n.team IS NOT DISTINCT FROM e.team
						AND n.recorded_at <= $2 AND (n.recorded_at > e.recorded_at OR n.recorded_at = e.recorded_at AND n.id > e.id))),
				(SELECT t.on_day FROM pilot_date t
				WHERE b.subject_kind = 'pilot' AND t.pilot = b.subject_id AND t.kind = 'started' AND t.recorded_at <= $2 ORDER BY t.seq DESC LIMIT 1)),
			b.measure_id, b.measure_version,
			f.id, f.seq, f.title, f.class, f.disbenefit, f.staff_groups, f.owner, f.owner_role, f.target, f.target_on, f.threshold,
			f.attribution, f.share, f.day_type, f.annual, f.method, f.sample, f.status, f.purpose, f.assumptions, f.reason, f.every
		FROM benefit b
		JOIN benefit_profile f ON f.benefit = b.id AND f.seq = (
			SELECT MAX(n.seq) FROM benefit_profile n WHERE n.benefit = b.id AND n.recorded_at <= $2)
		WHERE `+among("b.organisation", 1), []any{codes, until}, (*thenRow).columns)
	out := make(map[string]Then, len(rows))
	for _, r := range rows {
		b := r.record()
		out[b.ID] = Then{b.Profile, b.ProfileSeq, b.Subject.Live}
	}
	return out, err
}

// TrustHolders are who plays which part in a trust ("") and in each of its adoptions on the day, by adoption.
func (v View) TrustHolders(ctx context.Context, trust string, on day.Day) (map[string][]adoption.Holder, error) {
	out := map[string][]adoption.Holder{}
	var kind, id string
	var h adoption.Holder
	err := v.each(ctx, `
		SELECT f.subject_kind, f.subject_id, f.function, p.id, p.name, f.from_day
		FROM function_holder f
		JOIN person p ON p.id = f.person
		WHERE (f.subject_kind = 'organisation' AND f.subject_id = $2
				OR f.subject_kind = 'adoption' AND f.subject_id IN (SELECT a.id FROM adoption a WHERE a.trust = $2))
			AND `+standing("f", "function_holder")+`
		ORDER BY f.function, p.name, p.id`, []any{on, trust}, []any{&kind, &id, &h.Function, &h.Person, &h.Name, &h.Since}, func() {
		h.Here = kind == "adoption"
		if !h.Here {
			id = ""
		}
		out[id] = append(out[id], h)
	})
	return out, err
}

// OpenCount is how much of an organisation is open to everybody.
type OpenCount struct{ Pilots, Adoptions int }

// OpenCounts are the published pilots and the open adoptions from committed on of organisations (",RXK,R1D,"), by code.
func (v View) OpenCounts(ctx context.Context, codes string) (map[string]OpenCount, error) {
	out := map[string]OpenCount{}
	var code string
	var pilots, adoptions int
	err := v.each(ctx, `
		SELECT x.code, CAST(SUM(x.pilots) AS BIGINT), CAST(SUM(x.adoptions) AS BIGINT)
		FROM (
			SELECT p.lead_trust AS code, 1 AS pilots, 0 AS adoptions FROM pilot p WHERE `+published+`
			UNION ALL
			SELECT a.trust, 0, 1 FROM adoption a WHERE a.open AND `+committed+`) x
		WHERE $1 LIKE '%,' || x.code || ',%'
		GROUP BY x.code`, []any{codes}, []any{&code, &pilots, &adoptions}, func() { out[code] = OpenCount{pilots, adoptions} })
	return out, err
}

// OpenInnovations are the names of the innovations behind the benefits of organisations (",RXK,R1D,"), by what promised them.
func (v View) OpenInnovations(ctx context.Context, codes string) (map[string]string, error) {
	out := map[string]string{}
	var id, name string
	err := v.each(ctx, `
		SELECT DISTINCT b.subject_id, i.name
		FROM benefit b
		LEFT JOIN adoption a ON b.subject_kind = 'adoption' AND a.id = b.subject_id
		JOIN pilot p ON p.id = CASE WHEN a.id IS NULL THEN b.subject_id ELSE a.pilot END
		JOIN innovation i ON i.id = p.innovation
		WHERE `+among("b.organisation", 1), []any{codes}, []any{&id, &name}, func() { out[id] = name })
	return out, err
}
