package store

import (
	"context"
	"strconv"
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/pilot"
)

// PilotFilter narrows a list of pilots.
type PilotFilter struct {
	Words  []string // folded; each must be in what searching sees of the pilot
	Stage  string
	Region string
	Trust  string // lead trust
	Of     string // innovation
	Limit  int
	Offset int
}

// PilotLine is one line of a list of pilots.
type PilotLine struct {
	pilot.Pilot
	Stage string
	Since day.Day
	Live  int // trusts that are live with it, the lead trust among them while it is not closed

	Learned string // when it was stopped, else the title of its newest lesson
}

func (r *pilotLineRow) columns() []any {
	return append(r.pilotRow.columns(), &r.Stage, &r.Since, &r.others, &r.own, &r.learned)
}

type pilotLineRow struct {
	pilotRow
	Stage   string
	Since   day.Day
	others  int
	own     day.Day // first team live
	learned string
}

// PilotLines are the pilots that the scope may know of, by name, with how many there are in all.
func (v View) PilotLines(ctx context.Context, f PilotFilter, scope string, on day.Day) (lines []PilotLine, all int, err error) {
	args := []any{on, scope}
	where := ` WHERE` + visiblePilot
	arg := func(x any) string {
		args = append(args, x)
		return "$" + strconv.Itoa(len(args))
	}
	for _, w := range f.Words[:min(len(f.Words), MostWords)] {
		where += ` AND e.folded LIKE ` + arg("%"+escapeLike(w)+"%") + ` ESCAPE '\'`
	}
	for column, want := range map[string]string{"k.stage": f.Stage, "v.region": f.Region, "p.lead_trust": f.Trust, "p.innovation": f.Of} {
		if want != "" {
			where += ` AND ` + column + ` = ` + arg(want)
		}
	}
	from := `
	LEFT JOIN kept_stage k ON k.pilot = p.id
	LEFT JOIN search_entry e ON e.kind = 'pilot' AND e.id = p.id` + where
	base, _, _ := strings.Cut(pilotsFrom, "FROM pilot p")
	_, joined, _ := strings.Cut(pilotsFrom, "FROM pilot p")
	if err := v.one(ctx, "pilots", `SELECT COUNT(*) FROM pilot p`+joined+from, args, &all); err != nil {
		return nil, 0, err
	}
	// Which pilots stand on the page is found before anything is read of them: what a line says is worked out for a page, not for all.
	rows, err := list(ctx, v, "pilots", base+`, COALESCE(k.stage, ''), k.since,
		(SELECT COUNT(DISTINCT a.trust) FROM adoption a WHERE a.pilot = p.id AND a.open AND `+firstLive("'adoption'", "a.id")+` IS NOT NULL),
		`+firstLive("'pilot'", "p.id")+`,
		COALESCE((SELECT n.text FROM pilot_note n WHERE n.pilot = p.id AND n.about = 'learning' ORDER BY n.seq DESC LIMIT 1),
			(SELECT x.title FROM lesson x WHERE x.subject_kind = 'pilot' AND x.subject_id = p.id ORDER BY x.on_day DESC, x.id DESC LIMIT 1), '')
	FROM (
		SELECT p.id
		FROM pilot p`+joined+from+`
		ORDER BY p.name, p.id
		LIMIT `+arg(f.Limit)+` OFFSET `+arg(f.Offset)+`) page
	JOIN pilot p ON p.id = page.id`+joined+`
	LEFT JOIN kept_stage k ON k.pilot = p.id
	ORDER BY p.name, p.id`, args, (*pilotLineRow).columns)
	if err != nil {
		return nil, 0, err
	}
	for _, r := range rows {
		l := PilotLine{Pilot: r.pilot(), Stage: r.Stage, Since: r.Since, Live: r.others, Learned: r.learned}
		if !r.own.IsZero() && l.Closed.IsZero() {
			l.Live++
		}
		lines = append(lines, l)
	}
	return lines, all, nil
}

// mostOthers is how many pilots that hold one of the words are compared.
const mostOthers = 200

// OtherPilots are those that the scope may know of and that hold one of the words, with what was learned where they were stopped.
func (v View) OtherPilots(ctx context.Context, words []string, but, scope string, on day.Day) ([]pilot.Other, error) {
	if len(words) == 0 {
		return nil, nil
	}
	args := []any{on, scope, but, mostOthers}
	var either []string
	for _, w := range words[:min(len(words), 20)] {
		args = append(args, "%"+escapeLike(w)+"%")
		either = append(either, `e.folded LIKE $`+strconv.Itoa(len(args))+` ESCAPE '\'`)
	}
	return list(ctx, v, "other pilots", `
		SELECT p.id, p.name, p.problem, v.short_name, COALESCE(k.stage, ''), k.since,
			EXISTS (SELECT 1 FROM pilot_state s WHERE s.pilot = p.id AND s.state = 'published'),
			COALESCE((SELECT n.text FROM pilot_note n WHERE n.pilot = p.id AND n.about = 'learning'
				AND n.seq = (SELECT MAX(m.seq) FROM pilot_note m WHERE m.pilot = p.id AND m.about = 'learning')), '')
		FROM pilot p
		JOIN organisation_version v ON v.code = p.lead_trust AND v.valid_from = (
			SELECT MAX(w.valid_from) FROM organisation_version w WHERE w.code = p.lead_trust AND w.valid_from <= $1)
		JOIN search_entry e ON e.kind = 'pilot' AND e.id = p.id
		LEFT JOIN kept_stage k ON k.pilot = p.id
		WHERE`+visiblePilot+` AND p.id <> $3 AND (`+strings.Join(either, " OR ")+`)
		ORDER BY p.name, p.id
		LIMIT $4`, args, func(o *pilot.Other) []any {
		return []any{&o.ID, &o.Name, &o.Problem, &o.TrustShort, &o.Stage, &o.Since, &o.Open, &o.Learned}
	})
}

// Regions are the regions of the register on the day, by name: code and short name.
func (v View) Regions(ctx context.Context, on day.Day) ([][2]string, error) {
	return list(ctx, v, "regions", `
		SELECT o.code, v.short_name
		FROM organisation o
		JOIN organisation_version v ON v.code = o.code AND v.valid_from = (
			SELECT MAX(w.valid_from) FROM organisation_version w WHERE w.code = o.code AND w.valid_from <= $1)
		WHERE o.type = 'region' AND (o.closed IS NULL OR o.closed > $1)
		ORDER BY v.short_name, o.code`, []any{on}, func(r *[2]string) []any { return []any{&r[0], &r[1]} })
}
