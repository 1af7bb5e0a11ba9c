package store

import (
	"regexp"
	"strconv"
	"strings"

	"groundwork/internal/day"
)

// recordedIn are the ledgers that a View of the past reads only as far as they had been recorded. What is dated by itself
// (organisations, who worked where) and labels that may be edited are read as they stand.
var recordedIn = []string{"innovation_fact", "pilot_state", "pilot_plan", "pilot_date", "pilot_note", "stop_rule", "planned_team", "live_event", "function_holder",
	"workflow_version", "approval", "pack_version", "lesson", "benefit_profile", "baseline", "observation", "rebase", "rebase_again", "benefit_review", "benefit_charge",
	"target_period", "benefit_forecast", "benefit_outcome", "benefit_difference", "ladder", "claim", "claim_withdrawal", "claim_share", "claim_share_agreement",
	"adoption_pack", "adoption_fact", "adoption_date", "adoption_volume", "adoption_state", "adoption_review", "checklist_move", "answer", "answer_agreement", "evidence_revision",
	"expiry_event", "assignment", "action", "condition", "condition_close", "condition_owner", "gate_decision", "adaptation", "workaround"}

var ledgerRead = regexp.MustCompile(`\b(?:FROM|JOIN)\s+(` + strings.Join(recordedIn, "|") + `|adoption|pilot)\b`)

// AsRecordedBy is a View on what had been recorded by an instant: the same statements over the rows that stood in the
// ledgers then (Groundwork rules, section 0, as at D). An adoption that was closed later is open in it.
func (v View) AsRecordedBy(until day.Instant) View {
	v.until = until
	return v
}

// then puts the ledgers that a statement reads behind common table expressions of the same names, which end at the instant
// of the View.
func (v View) then(query string, args []any) (string, []any) {
	if v.until.IsZero() {
		return query, args
	}
	at := "$" + strconv.Itoa(len(args)+1)
	var with []string
	seen := map[string]bool{}
	for _, m := range ledgerRead.FindAllStringSubmatch(query, -1) {
		table := m[1]
		if seen[table] {
			continue
		}
		seen[table] = true
		real := v.s.engine.table(table)
		rows := `SELECT * FROM ` + real + ` WHERE recorded_at <= ` + at
		switch table {
		case "pilot":
			rows = `SELECT * FROM ` + real + ` WHERE created_at <= ` + at
		case "adoption":
			rows = `SELECT x.id, x.trust, x.pilot, NOT EXISTS (SELECT 1 FROM ` + v.s.engine.table("adoption_state") + ` s
					WHERE s.adoption = x.id AND s.state IN ('declined', 'stopped') AND s.recorded_at <= ` + at + `) AS open,
				x.checklist, x.checklist_version, x.created_at, x.created_by
				FROM ` + real + ` x WHERE x.created_at <= ` + at
		}
		with = append(with, table+` AS NOT MATERIALIZED (`+rows+`)`)
	}
	if len(with) == 0 {
		return query, args
	}
	args = append(append([]any{}, args...), v.until)
	text := strings.TrimSpace(query)
	if rest, has := strings.CutPrefix(text, "WITH "); has && !strings.HasPrefix(rest, "RECURSIVE ") {
		return "WITH " + strings.Join(with, ", ") + ", " + rest, args
	}
	return "WITH " + strings.Join(with, ", ") + " " + text, args
}
