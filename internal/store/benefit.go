package store

import (
	"context"
	"strconv"
	"strings"

	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

// Chosen says which benefits a statement is about: the one with the ID, several by their ids, those of a subject, those of several subjects
// (",a,b,") that follow one of several measures, those of a pilot and its take-ups, those of an organisation, of several (",RXK,R1D,"), of the trusts that take
// up what one of them leads, or of a measure. Exactly one is given.
type Chosen struct {
	ID            string
	Kind, Subject string

	Subjects, Measures string // with Kind

	IDs string // several by id (",a,b,")

	Organisation  string
	Organisations string
	Accepted      string // of these organisations, those that their owners accepted
	Pilot         string // its own and those of whoever takes it up
	Lead          string
	Measure       string

	Owner string // of the newest promise
}

// where is the condition on b, whose first argument has the number n.
func (c Chosen) where(n int) (string, []any) {
	at := func(i int) string { return "$" + strconv.Itoa(n+i) }
	switch {
	case c.ID != "":
		return " b.id = " + at(0), []any{c.ID}
	case c.IDs != "":
		var places []string
		var args []any
		for i, id := range strings.Split(strings.Trim(c.IDs, ","), ",") {
			places, args = append(places, at(i)), append(args, id)
		}
		return " b.id IN (" + strings.Join(places, ", ") + ")", args
	case c.Subject != "":
		return " b.subject_kind = " + at(0) + " AND b.subject_id = " + at(1), []any{c.Kind, c.Subject}
	case c.Subjects != "":
		return " b.subject_kind = " + at(0) + " AND " + among("b.subject_id", n+1) + " AND " + at(2) + " LIKE '%,' || b.measure_id || ',%'",
			[]any{c.Kind, c.Subjects, c.Measures}
	case c.Organisation != "":
		return " b.organisation = " + at(0), []any{c.Organisation}
	case c.Accepted != "":
		return " " + among("b.organisation", n) + " AND EXISTS (SELECT 1 FROM benefit_review y WHERE y.benefit = b.id AND y.kind = 'accept')", []any{c.Accepted}
	case c.Organisations != "":
		return " " + among("b.organisation", n), []any{c.Organisations}
	case c.Pilot != "":
		return ` (b.subject_kind = 'pilot' AND b.subject_id = ` + at(0) + ` OR b.subject_kind = 'adoption' AND b.subject_id IN (
			SELECT t.id FROM adoption t WHERE t.pilot = ` + at(0) + "))", []any{c.Pilot}
	case c.Lead != "":
		return ` b.subject_kind = 'adoption' AND b.subject_id IN (
			SELECT t.id FROM adoption t JOIN pilot l ON l.id = t.pilot WHERE l.lead_trust = ` + at(0) + ")", []any{c.Lead}
	case c.Owner != "":
		return ` EXISTS (SELECT 1 FROM benefit_profile o WHERE o.benefit = b.id AND o.owner = ` + at(0) + ` AND o.seq = (
			SELECT MAX(n.seq) FROM benefit_profile n WHERE n.benefit = b.id))`, []any{c.Owner}
	default:
		return " b.measure_id = " + at(0), []any{c.Measure}
	}
}

// committed is the condition that the adoption a has decided to adopt: from then on its stage and benefits are open.
const committed = `EXISTS (
		SELECT 1 FROM gate_decision d
		WHERE d.subject_kind = 'adoption' AND d.subject_id = a.id AND d.gate = 'adopt' AND d.outcome IN ('go', 'go_with_conditions')
			AND NOT EXISTS (SELECT 1 FROM gate_decision n WHERE n.replaces = d.id))`

// usual is the day of the standing decision by which the adoption a became business as usual.
const usual = `(SELECT MIN(d.decided_on) FROM gate_decision d
		WHERE d.subject_kind = 'adoption' AND d.subject_id = a.id AND d.gate = 'bau' AND d.outcome IN ('go', 'go_with_conditions')
			AND NOT EXISTS (SELECT 1 FROM gate_decision n WHERE n.replaces = d.id))`

const published = `EXISTS (SELECT 1 FROM pilot_state s WHERE s.pilot = p.id AND s.state = 'published')`

// firstLive is the first day on which a team of the subject went live, by the newest row of each team.
func firstLive(kind, id string) string {
	return `(SELECT MIN(e.on_day) FROM live_event e
		WHERE e.subject_kind = ` + kind + ` AND e.subject_id = ` + id + ` AND e.event = 'live' AND NOT e.withdrawn AND NOT EXISTS (
			SELECT 1 FROM live_event n
			WHERE n.subject_kind = e.subject_kind AND n.subject_id = e.subject_id AND n.event = e.event AND n.team IS NOT DISTINCT FROM e.team
				AND (n.recorded_at > e.recorded_at OR n.recorded_at = e.recorded_at AND n.id > e.id)))`
}

// pilotStarted stands in for the go-live of a pilot that names no teams.
const pilotStarted = `(SELECT t.on_day FROM pilot_date t WHERE t.pilot = p.id AND t.kind = 'started' ORDER BY t.seq DESC LIMIT 1)`

const pilotEnded = `(SELECT t.on_day FROM pilot_date t WHERE t.pilot = p.id AND t.kind = 'ended' ORDER BY t.seq DESC LIMIT 1)`

// BenefitSubject is the pilot or adoption with the id on the day, whoever asks: Open and Organisation say who may know.
func (v View) BenefitSubject(ctx context.Context, kind, id string, on day.Day) (benefit.Subject, error) {
	s := benefit.Subject{Kind: kind, ID: id}
	query := `
		SELECT p.name, p.lead_trust, v.short_name, ` + published + `, COALESCE(` + firstLive("'pilot'", "p.id") + `, ` + pilotStarted + `), ` + pilotEnded + `
		FROM pilot p
		JOIN organisation_version v ON v.code = p.lead_trust` + owned + `
		WHERE p.id = $2`
	if kind == "adoption" {
		query = `
		SELECT p.name, a.trust, v.short_name, ` + committed + `, ` + firstLive("'adoption'", "a.id") + `, NULL
		FROM adoption a
		JOIN pilot p ON p.id = a.pilot
		JOIN organisation_version v ON v.code = a.trust` + owned + `
		WHERE a.id = $2`
	}
	err := v.one(ctx, kind, query, []any{on, id}, &s.Name, &s.Organisation, &s.Short, &s.Open, &s.Live, &s.Ended)
	return s, err
}

type benefitRow struct {
	benefit.Record
	owner      *string
	staff      string
	disbenefit bool
	status     string
	reason     string
	sample     *int
	every      string

	measurer, verifier *string
	reviewOn           string
	plan               benefitPlan
}

// benefitPlan is what was recorded of a benefit besides its profile, by its newest rows; NULL where nobody recorded anything.
type benefitPlan struct {
	forecast                                   *int
	value, low, high                           decimal.Maybe
	why, by                                    *string
	at                                         day.Instant
	told                                       *int
	reached, toldText, toldBy                  *string
	toldAt                                     day.Instant
	said, answered                             *string
	saidText, saidBy, answeredText, answeredBy *string
	saidAt, answeredAt                         day.Instant
	words                                      *int
	into, movedWhy, movedBy, follows           *string
	movedAt                                    day.Instant

	charged                                       *int
	chargedTo, chargedName, chargedWhy, chargedBy *string
	chargedAt                                     day.Instant
}

func (r *benefitRow) columns() []any {
	s, p := &r.Subject, &r.Profile
	return []any{&r.ID, &s.Kind, &s.ID, &s.Name, &s.Organisation, &s.Short, &s.Open, &s.Live, &s.Ended, &s.Usual,
		&p.Measure.ID, &p.Measure.Version, &r.Created,
		&p.ID, &r.ProfileSeq, &p.Title, &p.Class, &r.disbenefit, &r.staff, &r.owner, &p.OwnerRole, &p.Target, &p.TargetOn, &p.SustainAt,
		&p.Attribution, &p.Share, &p.DayType, &p.Annual, &p.Found.Method, &r.sample, &r.status, &p.Purpose, &p.Assumptions, &r.reason,
		&r.Line.ID, &r.every, &r.Line.Source, &r.Line.EndsOn,
		&p.Described, &p.Outcome, &r.measurer, &r.verifier, &p.WorkflowChange, &r.reviewOn,
		&r.plan.forecast, &r.plan.value, &r.plan.low, &r.plan.high, &r.plan.why, &r.plan.by, &r.plan.at,
		&r.plan.told, &r.Told.On, &r.plan.reached, &r.plan.toldText, &r.plan.toldBy, &r.plan.toldAt,
		&r.plan.said, &r.plan.saidText, &r.plan.saidBy, &r.plan.saidAt, &r.plan.answered, &r.plan.answeredText, &r.plan.answeredBy, &r.plan.answeredAt, &r.plan.words,
		&r.plan.into, &r.Moved.On, &r.plan.movedWhy, &r.plan.movedBy, &r.plan.movedAt, &r.plan.follows,
		&r.plan.charged, &r.plan.chargedTo, &r.plan.chargedName, &r.plan.chargedWhy, &r.plan.chargedBy, &r.plan.chargedAt}
}

// into gives a record what stands of its plan.
func (x benefitPlan) in(b *benefit.Record) {
	if x.forecast != nil {
		b.Forecast = benefit.Expectation{Seq: *x.forecast, Value: x.value.D, Low: x.low.D, High: x.high.D, Reason: text(x.why), By: text(x.by), At: x.at}
	}
	if x.told != nil {
		b.Told.Seq, b.Told.Reached, b.Told.Text, b.Told.By, b.Told.At = *x.told, text(x.reached), text(x.toldText), text(x.toldBy), x.toldAt
	}
	if x.said != nil {
		words := []benefit.Said{{Kind: *x.said, Text: text(x.saidText), By: text(x.saidBy), At: x.saidAt}}
		if x.answered != nil {
			words = append(words, benefit.Said{Kind: *x.answered, Text: text(x.answeredText), By: text(x.answeredBy), At: x.answeredAt})
		}
		b.Difference = benefit.Differs(words)
		b.Difference.Seq = *x.words
	}
	if x.charged != nil {
		b.Charged = benefit.Charge{Seq: *x.charged, To: text(x.chargedTo), Name: text(x.chargedName), Reason: text(x.chargedWhy), By: text(x.chargedBy), At: x.chargedAt}
	}
	b.Moved.Into, b.Moved.Reason, b.Moved.By, b.Moved.At, b.Follows = text(x.into), text(x.movedWhy), text(x.movedBy), x.movedAt, text(x.follows)
	if end := b.Moved.On - 1; b.Moved.Happened() && (b.Line.EndsOn.IsZero() || end < b.Line.EndsOn) {
		b.Line.EndsOn = end // from then on the other one owes the figures
	}
}

func (r benefitRow) record() benefit.Record {
	b := r.Record
	p := &b.Profile
	p.Owner, p.Kind, p.Every = text(r.owner), benefit.Benefit, benefit.Frequency(r.every)
	if r.disbenefit {
		p.Kind = benefit.Disbenefit
	}
	p.StaffGroups = groups(r.staff)
	if r.sample != nil {
		p.Found.Sample = *r.sample
	}
	if r.status == string(benefit.NotRealised) {
		p.Missed = r.reason
	}
	b.Line.Every = p.Every
	p.Measurer, p.Verifier = text(r.measurer), text(r.verifier)
	p.ReviewOn = daysIn(r.reviewOn)
	r.plan.in(&b)
	return b
}

// groups are staff groups as a profile stores them.
func groups(joined string) []string {
	if joined == "" {
		return nil
	}
	return strings.Split(joined, ",")
}

// Benefits are those chosen that the scope may know of, by the name of what promised them and in the order in which
// they were promised there. They have no baselines, figures or reviews yet, and of their measure only its name and version
// in the profile.
func (v View) Benefits(ctx context.Context, c Chosen, scope string, on day.Day) ([]benefit.Record, error) {
	where, args := c.where(3)
	rows, err := list(ctx, v, "benefits", `
		SELECT b.id, b.subject_kind, b.subject_id, p.name, b.organisation, v.short_name,
			CASE WHEN a.id IS NULL THEN `+published+` ELSE `+committed+` END,
			COALESCE(`+firstLive("b.subject_kind", "b.subject_id")+`, CASE WHEN a.id IS NULL THEN `+pilotStarted+` END),
			CASE WHEN a.id IS NULL THEN `+pilotEnded+` END, `+usual+`,
			b.measure_id, b.measure_version, b.created_at,
			f.id, f.seq, f.title, f.class, f.disbenefit, f.staff_groups, f.owner, f.owner_role, f.target, f.target_on, f.threshold,
			f.attribution, f.share, f.day_type, f.annual, f.method, f.sample, f.status, f.purpose, f.assumptions, f.reason,
			r.id, r.every, r.source, r.ends_on,
			f.described, f.outcome, f.measurer, f.verifier, f.workflow_change, f.review_on,
			x.seq, x.value, x.low, x.high, x.reason, x.recorded_by, x.recorded_at,
			o.seq, o.on_day, o.reached, o.text, o.recorded_by, o.recorded_at,
			d.kind, d.text, d.recorded_by, d.recorded_at, e.kind, e.text, e.recorded_by, e.recorded_at, COALESCE(e.seq, d.seq),
			m.into_benefit, m.from_day, m.reason, m.recorded_by, m.recorded_at, (SELECT n.benefit FROM benefit_move n WHERE n.into_benefit = b.id),
			g.seq, g.charged_to, (SELECT n.short_name FROM organisation_version n WHERE n.code = g.charged_to AND n.valid_from = (
				SELECT MAX(l.valid_from) FROM organisation_version l WHERE l.code = n.code AND l.valid_from <= $1)), g.reason, g.recorded_by, g.recorded_at
		FROM benefit b
		JOIN benefit_profile f ON f.benefit = b.id AND f.seq = (SELECT MAX(n.seq) FROM benefit_profile n WHERE n.benefit = b.id)
		JOIN series r ON r.benefit = b.id
		JOIN organisation_version v ON v.code = b.organisation`+owned+`
		LEFT JOIN adoption a ON b.subject_kind = 'adoption' AND a.id = b.subject_id
		JOIN pilot p ON p.id = CASE WHEN a.id IS NULL THEN b.subject_id ELSE a.pilot END
		LEFT JOIN benefit_forecast x ON x.benefit = b.id AND x.seq = (SELECT MAX(n.seq) FROM benefit_forecast n WHERE n.benefit = b.id)
		LEFT JOIN benefit_outcome o ON o.benefit = b.id AND o.seq = (SELECT MAX(n.seq) FROM benefit_outcome n WHERE n.benefit = b.id)
		LEFT JOIN benefit_difference d ON d.benefit = b.id
			AND d.seq = (SELECT MAX(n.seq) FROM benefit_difference n WHERE n.benefit = b.id AND n.kind IN ('declare', 'withdraw'))
		LEFT JOIN benefit_difference e ON e.benefit = b.id AND e.seq > d.seq
			AND e.seq = (SELECT MAX(n.seq) FROM benefit_difference n WHERE n.benefit = b.id AND n.kind IN ('accept', 'refuse'))
		LEFT JOIN benefit_move m ON m.benefit = b.id
		LEFT JOIN benefit_charge g ON g.benefit = b.id AND g.seq = (SELECT MAX(n.seq) FROM benefit_charge n WHERE n.benefit = b.id)
		WHERE`+where+` AND ($2 LIKE '%,' || b.organisation || ',%'
			OR CASE WHEN a.id IS NULL THEN `+published+` ELSE `+committed+` END)
		ORDER BY p.name, b.subject_id, b.created_at, b.id`,
		append([]any{on, scope}, args...), (*benefitRow).columns)
	if err != nil {
		return nil, err
	}
	out := make([]benefit.Record, len(rows))
	for i, r := range rows {
		out[i] = r.record()
	}
	return out, nil
}

// AddBenefit writes a promise of one measure.
func (t Tx) AddBenefit(ctx context.Context, b benefit.Record) error {
	return t.exec(ctx, "benefit", `
		INSERT INTO benefit (id, subject_kind, subject_id, organisation, measure_id, measure_version, created_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		b.ID, b.Subject.Kind, b.Subject.ID, b.Subject.Organisation, b.Profile.Measure.ID, b.Profile.Measure.Version, b.Created)
}

// AddBenefitProfile writes a profile as number seq of its benefit; reason says why it differs from the one before.
func (t Tx) AddBenefitProfile(ctx context.Context, benefitID string, seq int, p benefit.Profile, reason string, at day.Instant, by string) error {
	status := ""
	if p.Missed != "" {
		status, reason = string(benefit.NotRealised), p.Missed
	}
	return t.exec(ctx, "benefit profile", `
		INSERT INTO benefit_profile (id, benefit, seq, title, class, disbenefit, staff_groups, unit, owner, owner_role, target, target_on, threshold,
			attribution, share, day_type, annual, method, sample, grade, status, purpose, assumptions, every, reason, recorded_at, recorded_by,
			described, outcome, measurer, verifier, workflow_change, review_on)
		VALUES ($1, $2, $3, $4, $5, $6, $7, '', $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, '', $19, $20, $21, $22, $23, $24, $25,
			$26, $27, $28, $29, $30, $31)`,
		p.ID, benefitID, seq, p.Title, p.Class, p.Kind == benefit.Disbenefit, strings.Join(p.StaffGroups, ","), orNull(p.Owner), p.OwnerRole,
		p.Target, p.TargetOn, p.SustainAt, p.Attribution, p.Share, p.DayType, p.Annual, p.Found.Method, orNone(p.Found.Sample), status,
		p.Purpose, p.Assumptions, string(p.Every), reason, at, orNull(by),
		p.Described, p.Outcome, orNull(p.Measurer), orNull(p.Verifier), p.WorkflowChange, daysAsText(p.ReviewOn))
}

// daysAsText stores a few days that are only ever read together.
func daysAsText(days []day.Day) string {
	var out []string
	for _, d := range days {
		out = append(out, d.String())
	}
	return strings.Join(out, ",")
}

func daysIn(s string) []day.Day {
	var out []day.Day
	for _, one := range strings.FieldsFunc(s, func(c rune) bool { return c == ',' }) {
		if d, err := day.Parse(one); err == nil {
			out = append(out, d)
		}
	}
	return out
}

// orNone stores a count of 0 as NULL: nobody counted.
func orNone(n int) any {
	if n == 0 {
		return nil
	}
	return n
}
