package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// editable are the tables whose rows may be changed or removed, each with why. Every other table is
// a ledger: a new table without its triggers fails here until somebody says why it needs none.
var editable = map[string]string{
	"organisation": "the register's own entry; what it says stands in organisation_version", "succession": "written with the register",
	"team": "labels", "person": "labels, by version", "credential": "the password in force", "recovery_code": "used once", "session": "ends",
	"invitation": "used once", "sign_in_throttle": "counts", "parked_form": "kept for an hour", "draft": "not saved yet", "idempotency": "swept",
	"chain_head": "the end of a chain, held against the chain itself", "search_entry": "what the search box knows",
	"innovation": "labels, by version", "pilot": "labels, by version", "workflow": "an id and its subject", "benefit": "an id and its subject",
	"series": "an id and its subject", "adoption": "open is a lock; what happened stands in adoption_state",
	"measure_proposal": "an id and its subject", "kept_readiness": "rebuilt", "kept_rate": "rebuilt", "kept_register": "says that the register is another",
}

// promised are ledgers that the product cannot do without, whatever a later change to the schema says.
var promised = []string{"event", "event_touch", "answer", "evidence", "answer_evidence", "condition", "gate_decision", "observation", "baseline",
	"benefit_profile", "benefit_review", "ladder", "target_period", "benefit_forecast", "benefit_outcome", "benefit_difference", "benefit_charge", "approval", "workflow_version", "step", "step_link", "change", "pilot_plan", "pilot_state", "adoption_state", "membership",
	"function_holder", "organisation_version", "trust_fact", "content_version", "item", "measure", "pack_version", "live_event", "lesson", "action", "assignment"}

// Ledgers: every table is one or says why not, and UPDATE and DELETE are refused on each, on both engines.
func TestLedgersTakeNewRowsOnly(t *testing.T) {
	t.Run("sqlite", func(t *testing.T) {
		tryLedgers(t, sqliteLedgers{}, "sqlite", "file:"+strings.TrimPrefix(databases.SQLite(t), "sqlite:"))
	})
	t.Run("postgres", func(t *testing.T) { tryLedgers(t, postgresLedgers{}, "pgx", databases.Postgres(t)) })
}

// An engine's own way to see the schema and to put one row into a table, whatever it refers to.
type ledgers interface {
	tables() string  // SELECT name, whether it has the triggers
	columns() string // SELECT name, type of the table $1
	free(name string) []string
	value(columnType string) string
	guarded() []string
	more(name string) []string // further ways to take rows away
}

func tryLedgers(t *testing.T, engine ledgers, driver, dsn string) {
	db, err := sql.Open(driver, dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	c, err := db.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	tables := pairs(t, c, engine.tables())
	for _, p := range promised {
		if !slices.Contains(tables, [2]string{p, "ledger"}) {
			t.Errorf("%s has lost its triggers, or is gone", p)
		}
	}
	for _, table := range tables {
		name, kind := table[0], table[1]
		_, may := editable[name]
		switch {
		case kind == "ledger" && may:
			t.Errorf("%s is a ledger now: take it from the list of editable tables", name)
		case kind != "ledger" && !may && !strings.HasPrefix(name, "kept_"): // kept figures are rebuilt, never recorded
			t.Errorf("%s takes UPDATE and DELETE: give it the two triggers, or say in this test why it needs none", name)
		case kind == "ledger":
			refuses(t, c, engine, name)
		}
	}
	for name := range editable {
		if !slices.ContainsFunc(tables, func(x [2]string) bool { return x[0] == name }) {
			t.Errorf("%s is on the list of editable tables and not in the schema", name)
		}
	}
}

// refuses puts one row into the ledger, behind every constraint, and then tries to change and to remove it.
func refuses(t *testing.T, c *sql.Conn, engine ledgers, name string) {
	t.Helper()
	var into, values []string
	for _, column := range pairs(t, c, engine.columns(), name) {
		into, values = append(into, `"`+column[0]+`"`), append(values, engine.value(column[1]))
	}
	ctx := context.WithoutCancel(t.Context())
	say := func(statement string) error {
		_, err := c.ExecContext(ctx, statement)
		return err
	}
	steps := append([]string{"BEGIN"}, engine.free(name)...)
	steps = append(steps, fmt.Sprintf(`INSERT INTO "%s" (%s) VALUES (%s)`, name, strings.Join(into, ", "), strings.Join(values, ", ")))
	for _, step := range append(steps, engine.guarded()...) {
		if err := say(step); err != nil {
			t.Errorf("%s: %s: %v", name, step, err)
		}
	}
	for _, change := range append(engine.more(name),
		fmt.Sprintf(`UPDATE "%s" SET %s = %s`, name, into[0], into[0]),
		fmt.Sprintf(`DELETE FROM "%s"`, name),
	) {
		if err := say("SAVEPOINT attempt"); err != nil {
			t.Fatal(err)
		}
		if err := say(change); err == nil || !strings.Contains(err.Error(), "ledger: "+name+" is append-only") {
			t.Errorf("%s: %v", change, err)
		}
		if err := say("ROLLBACK TO SAVEPOINT attempt"); err != nil {
			t.Fatal(err)
		}
	}
	if err := say("ROLLBACK"); err != nil {
		t.Fatal(err)
	}
}

// pairs are the rows of a query with two columns of text.
func pairs(t *testing.T, c *sql.Conn, query string, args ...any) (out [][2]string) {
	t.Helper()
	rows, err := c.QueryContext(t.Context(), query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var p [2]string
		if err := rows.Scan(&p[0], &p[1]); err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
	if err := rows.Err(); err != nil || len(out) == 0 {
		t.Fatalf("%s: %d rows, %v", query, len(out), err)
	}
	return out
}

type sqliteLedgers struct{}

func (sqliteLedgers) tables() string {
	return `SELECT m.name, CASE WHEN (SELECT COUNT(*) FROM sqlite_master g WHERE g.type = 'trigger' AND g.tbl_name = m.name
			AND g.name IN (m.name || '_no_update', m.name || '_no_delete') AND g.sql LIKE '%RAISE(ABORT%') = 2 THEN 'ledger' ELSE '' END
		FROM sqlite_master m
		WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name NOT LIKE 'goose%'`
}
func (sqliteLedgers) columns() string { return `SELECT name, type FROM pragma_table_info($1)` }
func (sqliteLedgers) free(string) []string {
	return []string{"PRAGMA ignore_check_constraints = 1", "PRAGMA defer_foreign_keys = 1"}
}
func (sqliteLedgers) guarded() []string { return nil }
func (sqliteLedgers) value(t string) string {
	return map[string]string{"INTEGER": "1", "BLOB": "x'00'"}[t] + map[string]string{"TEXT": "'x'"}[t]
}

func (sqliteLedgers) more(string) []string { return nil }

type postgresLedgers struct{}

func (postgresLedgers) more(name string) []string {
	return []string{fmt.Sprintf(`TRUNCATE "%s" CASCADE`, name)}
}

func (postgresLedgers) tables() string {
	return `SELECT c.relname, CASE WHEN EXISTS (SELECT 1 FROM pg_trigger g WHERE g.tgrelid = c.oid AND g.tgenabled = 'O'
			AND g.tgtype & 27 = 27) THEN 'ledger' ELSE '' END -- for each row (1), before (2), delete (8), update (16)
		FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname NOT LIKE 'goose%'`
}
func (postgresLedgers) columns() string {
	return `SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1`
}
func (postgresLedgers) free(name string) []string {
	return []string{"SET LOCAL session_replication_role = replica", fmt.Sprintf(`
		DO $$ DECLARE r record; BEGIN
			FOR r IN SELECT conname FROM pg_constraint WHERE conrelid = 'public.%[1]s'::regclass AND contype = 'c' LOOP
				EXECUTE format('ALTER TABLE %[1]s DROP CONSTRAINT %%I', r.conname);
			END LOOP;
		END $$`, name)}
}
func (postgresLedgers) guarded() []string {
	return []string{"SET LOCAL session_replication_role = origin"}
}
func (postgresLedgers) value(t string) string {
	switch t {
	case "bigint", "integer", "smallint":
		return "1"
	case "date", "timestamp with time zone":
		return "'2026-11-22'"
	case "boolean":
		return "true"
	case "bytea":
		return `'\x00'`
	}
	return "'x'"
}
