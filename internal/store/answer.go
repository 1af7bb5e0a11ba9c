package store

import (
	"context"
	"strconv"

	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/readiness"
)

// Kinds of a row of the answer ledger. What a row says is whole in itself: a confirmation repeats the
// answer that it confirms, so that the newest row of a line is all that has to be read.
const (
	AnswerGiven     = "answer"
	AnswerConfirmed = "confirm"
	LocalGiven      = "local"           // these teams only
	LocalWithdrawn  = "local_withdrawn" // the groundwork's answer counts again
	Lowered         = "lower"           // for this adoption
	LowerWithdrawn  = "lower_withdrawn" //
)

// Answer is one row of the ledger of answers.
type Answer struct {
	ID        string
	Trust     string
	Adoption  string // empty for the trust's groundwork
	Item      string
	Checklist string
	Version   int // of the checklist
	Kind      string
	Seq       int // of its line: trust, adoption and item

	Level        readiness.Level
	HasLevel     bool
	Special      string // not_known, not_applicable, or nothing
	Note         string
	Reason       string
	AskedToAgree string // person who was asked to agree that it does not apply
	FindsOut     string
	FindOutBy    day.Day
	Verification string
	By           string
	On           day.Day
	ToldBy       string
	ToldOn       day.Day
	At           day.Instant
	RecordedBy   string
	SecondLook   string // who looked with the person who confirmed

	Agreed     string  // person who agreed; read, never written with the row
	Evidence   int     // pieces attached; likewise
	ShownUntil day.Day // the last day on which one of them holds, where all end; see EvidenceEnds
}

const answerColumns = `a.id, a.trust, a.adoption, a.item_id, a.checklist, a.checklist_version, a.kind, a.seq, a.level, a.special, a.note, a.reason,
	a.second_person, a.finds_out, a.find_out_by, a.verification, a.answered_by, a.answered_on, a.told_by, a.told_on, a.recorded_at, a.recorded_by, a.second_look,
	(SELECT g.person FROM answer_agreement g WHERE g.answer = a.id),
	(SELECT COUNT(*) FROM answer_evidence e WHERE e.answer = a.id)`

type answerRow struct {
	Answer
	level                                                        *int64
	adoption, second, findsOut, by, recordedBy, look, agreedWith *string
}

func (r *answerRow) columns() []any {
	return []any{&r.ID, &r.Trust, &r.adoption, &r.Item, &r.Checklist, &r.Version, &r.Kind, &r.Seq, &r.level, &r.Special, &r.Note, &r.Reason,
		&r.second, &r.findsOut, &r.FindOutBy, &r.Verification, &r.by, &r.On, &r.ToldBy, &r.ToldOn, &r.At, &r.recordedBy, &r.look, &r.agreedWith, &r.Evidence}
}

func (r answerRow) answer() Answer {
	a := r.Answer
	a.Adoption, a.AskedToAgree, a.FindsOut, a.By, a.RecordedBy = text(r.adoption), text(r.second), text(r.findsOut), text(r.by), text(r.recordedBy)
	a.SecondLook, a.Agreed = text(r.look), text(r.agreedWith)
	if r.level != nil {
		a.Level, a.HasLevel = readiness.Level(*r.level), true
	}
	return a
}

func answers(rows []answerRow, err error) ([]Answer, error) {
	if err != nil {
		return nil, err
	}
	out := make([]Answer, len(rows))
	for i, r := range rows {
		out[i] = r.answer()
	}
	return out, nil
}

// newest is the condition that no later row of the same line says the same kind of thing: what was
// answered, or by how much it was lowered. Within an adoption each version of the checklist has its own newest row:
// after a move that was undone, what was answered before it counts again.
const newest = ` NOT EXISTS (
			SELECT 1 FROM answer n
			WHERE n.trust = a.trust AND COALESCE(n.adoption, '') = COALESCE(a.adoption, '') AND n.item_id = a.item_id AND n.seq > a.seq
				AND (n.kind LIKE 'lower%') = (a.kind LIKE 'lower%')
				AND (a.adoption IS NULL OR n.checklist_version = a.checklist_version))`

// StandingAnswers are the newest answers of a trust's groundwork and of the picked adoptions, with
// what was lowered; withdrawn ones among them. Those of an adoption come once for each version that it answered.
func (v View) StandingAnswers(ctx context.Context, trust string, w Which) ([]Answer, error) {
	return answers(list(ctx, v, "answers", `
		SELECT `+answerColumns+`
		FROM `+w.placed()+`answer a
		WHERE a.trust = $2 AND COALESCE(a.adoption, '') = place.id AND`+newest, []any{w.arg(), trust}, (*answerRow).columns))
}

// StandingAnswersTo are the same of a few questions; of a whole trust also what its closed adoptions said. What it costs is neither how many
// adoptions say nothing of their own, nor much of how often somebody answered: the newest row of each line is found before any is read.
func (v View) StandingAnswersTo(ctx context.Context, trust string, w Which, items ...string) ([]Answer, error) {
	args, one, own := []any{trust}, ` AND n.adoption IS NOT NULL`, ""
	if w.ID != "" {
		args, one = append(args, w.ID), ` AND n.adoption = $2`
	}
	of, more := oneOf(len(args)+1, items)
	for i := range items {
		item := `$` + strconv.Itoa(len(args)+1+i)
		own += `
			SELECT '' AS place, CAST(` + item + ` AS TEXT) AS item_id, MAX(n.seq) AS seq
			FROM answer n
			WHERE n.trust = $1 AND COALESCE(n.adoption, '') = '' AND n.item_id = ` + item + `
			UNION ALL`
	}
	return answers(list(ctx, v, "answers", `
		SELECT `+answerColumns+`
		FROM (`+own+`
			SELECT n.adoption, n.item_id, MAX(n.seq)
			FROM answer n
			WHERE n.trust = $1`+one+` AND n.item_id IN `+of+`
			GROUP BY n.adoption, n.item_id, n.checklist_version, CASE WHEN n.kind IN ('lower', 'lower_withdrawn') THEN 1 ELSE 0 END) AS line
		CROSS JOIN answer a
		WHERE a.trust = $1 AND COALESCE(a.adoption, '') = line.place AND a.item_id = line.item_id AND a.seq = line.seq`,
		append(args, more...), (*answerRow).columns))
}

// ofItems is the condition that a row of a table is about one of some items, with its arguments from place n on; nothing without items.
func ofItems(table string, n int, items []string) (condition string, args []any) {
	if len(items) == 0 {
		return "", nil
	}
	condition, args = oneOf(n, items)
	return ` AND ` + table + `.item_id IN ` + condition, args
}

// oneOf is a list of texts behind IN, with its arguments from place n on.
func oneOf(n int, list []string) (places string, args []any) {
	for i, x := range list {
		if args = append(args, x); i > 0 {
			places += ", "
		}
		places += "$" + strconv.Itoa(n+i)
	}
	return `(` + places + `)`, args
}

// AnswerLine is everything that was said about one item, newest first, at most limit rows: by the trust
// about itself, or, with an adoption, within it.
func (v View) AnswerLine(ctx context.Context, trust, adoptionID, item string, limit int) ([]Answer, error) {
	return answers(list(ctx, v, "answers", `
		SELECT `+answerColumns+`
		FROM answer a
		WHERE a.trust = $1 AND COALESCE(a.adoption, '') = $2 AND a.item_id = $3
		ORDER BY a.seq DESC
		LIMIT $4`, []any{trust, adoptionID, item, limit}, (*answerRow).columns))
}

// AddAnswer writes a row behind row a.Seq-1 of its line. When somebody else's row has that place
// already it is a Conflict: both are kept by whoever asks again.
func (t Tx) AddAnswer(ctx context.Context, a Answer) error {
	var level any
	if a.HasLevel {
		level = int64(a.Level)
	}
	n, err := t.changed(ctx, "answer", `
		INSERT INTO answer (id, trust, adoption, item_id, checklist, checklist_version, kind, seq, level, special, note, reason, second_person,
			finds_out, find_out_by, verification, answered_by, answered_on, told_by, told_on, recorded_at, recorded_by, second_look)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
		ON CONFLICT DO NOTHING`,
		a.ID, a.Trust, orNull(a.Adoption), a.Item, a.Checklist, a.Version, a.Kind, a.Seq, level, a.Special, a.Note, a.Reason, orNull(a.AskedToAgree),
		orNull(a.FindsOut), a.FindOutBy, a.Verification, orNull(a.By), a.On, a.ToldBy, a.ToldOn, a.At, orNull(a.RecordedBy), orNull(a.SecondLook))
	if err == nil && n == 0 {
		err = &fault.Error{Kind: fault.Conflict, Message: "Somebody else answered this question while you were writing"}
	}
	return err
}

// AddAgreement writes that a person agreed that the answer's item does not apply; of two who agree at once the first counts.
func (t Tx) AddAgreement(ctx context.Context, answer, person string, on day.Day, at day.Instant) error {
	return t.exec(ctx, "agreement", `
		INSERT INTO answer_agreement (answer, person, on_day, recorded_at)
		VALUES ($1, $2, $3, $4)
		ON CONFLICT (answer) DO NOTHING`, answer, person, on, at)
}

// FirstAsked is the first day on which a question of each picked adoption, or of its trust's groundwork,
// was answered or given out, by adoption.
func (v View) FirstAsked(ctx context.Context, w Which) (map[string]day.Day, error) {
	out := map[string]day.Day{}
	var id string
	var answered, given day.Instant
	err := v.each(ctx, `
		SELECT d.id,
			(SELECT MIN(a.recorded_at) FROM answer a WHERE a.trust = d.trust AND COALESCE(a.adoption, '') IN ('', d.id)),
			(SELECT MIN(g.recorded_at) FROM assignment g WHERE g.trust = d.trust AND COALESCE(g.adoption, '') IN ('', d.id))
		FROM adoption d
		WHERE d.id IN `+w.ids(), []any{w.arg()}, []any{&id, &answered, &given}, func() {
		if answered.IsZero() || !given.IsZero() && given.Before(answered) {
			answered = given
		}
		if !answered.IsZero() {
			out[id] = answered.Day()
		}
	})
	return out, err
}
