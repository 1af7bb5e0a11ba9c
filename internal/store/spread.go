package store

import (
	"context"

	"groundwork/internal/day"
	"groundwork/internal/insight"
)

// TakeUps are the open adoptions of the whole country that others may know of, with where their trusts belong.
func (v View) TakeUps(ctx context.Context, on day.Day) ([]insight.TakeUp, error) {
	shared := map[string]string{}
	once := func(text *string) { // what many rows say is held once
		if _, ok := shared[*text]; !ok {
			shared[*text] = *text
		}
		*text = shared[*text]
	}
	var out []insight.TakeUp
	var t insight.TakeUp
	err := v.each(ctx, `
		SELECT a.trust, v.icb, v.region, a.pilot, p.lead_trust, p.innovation, `+committed+`, `+firstLive("'adoption'", "a.id")+`,
			(SELECT d.planned FROM adoption_date d WHERE d.adoption = a.id AND d.gate = 'go_live' ORDER BY d.seq DESC LIMIT 1)
		FROM adoption a
		JOIN pilot p ON p.id = a.pilot
		JOIN organisation_version v ON v.code = a.trust`+owned+`
		WHERE a.open AND (`+told+` OR `+committed+`)
		ORDER BY a.pilot, a.trust`, []any{on}, []any{&t.Trust, &t.ICB, &t.Region, &t.Pilot, &t.Lead, &t.Innovation, &t.Committed, &t.Live, &t.Planned}, func() {
		for _, text := range []*string{&t.Trust, &t.ICB, &t.Region, &t.Pilot, &t.Lead, &t.Innovation} {
			once(text)
		}
		out = append(out, t)
	})
	return out, err
}

// Results are the published pilots with what the rule of why a result waits reads of them; whether a benefit reached its
// target is not: see SureFigures.
func (v View) Results(ctx context.Context, on day.Day) ([]insight.Result, error) {
	decided := `FROM gate_decision d WHERE d.subject_kind = 'pilot' AND d.subject_id = p.id AND d.gate = 'decide'
			AND NOT EXISTS (SELECT 1 FROM gate_decision n WHERE n.replaces = d.id)`
	return list(ctx, v, "results of pilots", `
		SELECT p.id, p.name, p.lead_trust, v.short_name, p.innovation, i.name, `+pilotEnded+`, (SELECT MAX(d.decided_on) `+decided+`),
			EXISTS (SELECT 1 `+decided+` AND d.outcome = 'scale'),
			(SELECT COUNT(*) FROM pack_version k WHERE k.pilot = p.id),
			(SELECT COUNT(*) FROM workaround w WHERE w.subject_kind = 'pilot' AND w.subject_id = p.id AND w.closed_on IS NULL AND w.others_need = 'yes'
				AND w.seq = (SELECT MAX(n.seq) FROM workaround n WHERE n.line = w.line)),
			EXISTS (SELECT 1 FROM pilot_state s WHERE s.pilot = p.id AND s.state = 'closed'),
			`+firstLive("'pilot'", "p.id")+`
		FROM pilot p
		JOIN innovation i ON i.id = p.innovation
		JOIN organisation_version v ON v.code = p.lead_trust`+owned+`
		WHERE `+published+`
		ORDER BY p.name, p.id`, []any{on}, func(r *insight.Result) []any {
		return []any{&r.Pilot, &r.Name, &r.Trust, &r.Short, &r.Innovation, &r.InnovationName, &r.Ended, &r.Decided, &r.Scale, &r.Packs, &r.Fixes, &r.Closed, &r.Live}
	})
}

// Reached is the last figure of a pilot's benefit beside its target, both in ten-thousandths.
type Reached struct {
	Pilot, Measure string
	Last, Target   int64
}

// SureFigures are those of the benefits of published pilots at grade A or B that have a figure and a target.
func (v View) SureFigures(ctx context.Context) ([]Reached, error) {
	return list(ctx, v, "figures of pilots", `
		SELECT p.id, b.measure_id, k.last_value, f.target
		FROM kept_series k
		JOIN benefit b ON b.id = k.benefit
		JOIN pilot p ON b.subject_kind = 'pilot' AND p.id = b.subject_id
		JOIN benefit_profile f ON f.benefit = b.id AND f.seq = (SELECT MAX(n.seq) FROM benefit_profile n WHERE n.benefit = b.id)
		WHERE k.grade IN ('A', 'B') AND k.last_value IS NOT NULL AND f.target IS NOT NULL AND NOT f.disbenefit AND `+published+`
		ORDER BY b.id`, nil, func(r *Reached) []any { return []any{&r.Pilot, &r.Measure, &r.Last, &r.Target} })
}

// Against is a reason for not adopting that a trust gave of a pilot.
type Against struct{ Pilot, Trust, Reason string }

// AllAgainst are those of the whole country, each once.
func (v View) AllAgainst(ctx context.Context) ([]Against, error) {
	return list(ctx, v, "reasons for not adopting", `
		SELECT DISTINCT a.pilot, a.trust, s.reason
		FROM adoption_state s
		JOIN adoption a ON a.id = s.adoption
		WHERE s.state = 'declined'
		ORDER BY a.pilot, s.reason, a.trust`, nil, func(x *Against) []any { return []any{&x.Pilot, &x.Trust, &x.Reason} })
}
