package store

import (
	"context"

	"groundwork/internal/adoption"
	"groundwork/internal/day"
)

// PublishedFacts are the newest value of each published fact of every trust, by trust and key.
func (v View) PublishedFacts(ctx context.Context) (map[string]map[string]string, error) {
	out := map[string]map[string]string{}
	var code, key, value string
	err := v.each(ctx, `
		SELECT f.code, f.key, f.value
		FROM trust_fact f
		ORDER BY f.recorded_at, f.id`, nil, []any{&code, &key, &value}, func() {
		if out[code] == nil {
			out[code] = map[string]string{}
		}
		out[code][key] = value // the newest is read last
	})
	return out, err
}

// HandedGroundwork is how each question of the groundwork of some trusts (",RXK,R1D,") counted when it was last handed in, by
// trust and question.
func (v View) HandedGroundwork(ctx context.Context, codes string) (map[string]map[string]string, error) {
	out := map[string]map[string]string{}
	var trust, item, counted string
	err := v.each(ctx, `
		SELECT h.trust, h.item_id, h.counted
		FROM hand_in h
		WHERE h.adoption IS NULL AND `+within("h.trust", 1)+` AND h.move IN ('`+adoption.MoveHandedIn+`', '`+adoption.MoveDone+`')
		ORDER BY h.seq`, []any{codes}, []any{&trust, &item, &counted}, func() {
		if out[trust] == nil {
			out[trust] = map[string]string{}
		}
		out[trust][item] = counted
	})
	return out, err
}

// Running is a published pilot that is live at a trust: its own, or one that it took up and is open about.
type Running struct {
	Pilot, Name string
	Lead        string // code of the trust that leads it
	Trust       string
	Since       day.Day // the first team went live
	Led         bool    // the trust leads it
}

// scaled is the condition that the standing decision about the pilot p is to scale it: then it goes on where it was tried.
const scaled = `EXISTS (
		SELECT 1 FROM gate_decision d
		WHERE d.subject_kind = 'pilot' AND d.subject_id = p.id AND d.gate = 'decide' AND d.outcome = 'scale'
			AND NOT EXISTS (SELECT 1 FROM gate_decision n WHERE n.replaces = d.id))`

// RunningAt are what some trusts (",RXK,R1D,") run that everybody may know of, by the pilot's name and the trust.
func (v View) RunningAt(ctx context.Context, codes string) ([]Running, error) {
	return list(ctx, v, "what trusts run", `
		SELECT r.pilot, r.name, r.lead, r.trust, r.since, r.led
		FROM (
			SELECT p.id AS pilot, p.name AS name, p.lead_trust AS lead, a.trust AS trust, `+firstLive("'adoption'", "a.id")+` AS since, false AS led
			FROM adoption a
			JOIN pilot p ON p.id = a.pilot
			WHERE a.open AND `+within("a.trust", 1)+` AND `+committed+` AND `+published+`
			UNION ALL
			SELECT p.id, p.name, p.lead_trust, p.lead_trust, COALESCE(`+firstLive("'pilot'", "p.id")+`, `+pilotStarted+`), true
			FROM pilot p
			WHERE `+within("p.lead_trust", 1)+` AND `+published+` AND (`+pilotEnded+` IS NULL OR `+scaled+`)) r
		WHERE r.since IS NOT NULL
		ORDER BY r.name, r.pilot, r.trust`, []any{codes},
		func(r *Running) []any { return []any{&r.Pilot, &r.Name, &r.Lead, &r.Trust, &r.Since, &r.Led} })
}
