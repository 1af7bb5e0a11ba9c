package web_test

import (
	"database/sql"
	"strings"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib"
	_ "modernc.org/sqlite"
)

// behind is somebody at the database itself, past Groundwork and with its guards taken down.
func behind(t *testing.T, url string, statements ...string) {
	t.Helper()
	driver, dsn := "pgx", url
	guards := []string{`SET session_replication_role = replica`}
	if path, lite := strings.CutPrefix(url, "sqlite:"); lite {
		driver, dsn = "sqlite", "file:"+path
		guards = []string{`PRAGMA foreign_keys = 0`, `DROP TRIGGER event_no_update`, `DROP TRIGGER event_no_delete`,
			`DROP TRIGGER event_touch_no_update`, `DROP TRIGGER event_touch_no_delete`}
	}
	db, err := sql.Open(driver, dsn)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	for _, s := range append(guards, statements...) {
		if _, err := db.ExecContext(t.Context(), s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// AuditTamper, in the database: whatever is done to the rows, verifying says where.
func TestTamperedRowsAreFound(t *testing.T) {
	const last = `(SELECT MAX(e.n) FROM event e WHERE e.chain = 'ZZ-NMR')`
	for name, c := range map[string]struct {
		statements []string
		says       string
	}{
		"untouched":        {nil, ""},
		"what it says":     {[]string{`UPDATE event SET after = '{"name":"Another pilot"}' WHERE chain = 'ZZ-NMR' AND n = 1`}, "ZZ-NMR: what event 1 says before and after was changed"},
		"who did it":       {[]string{`UPDATE event SET actor = 'p-21' WHERE chain = 'ZZ-NMR' AND n = 1`}, "ZZ-NMR: event 1 was changed"},
		"when it was":      {[]string{`UPDATE event SET at = '2025-01-01T10:00:00.000000Z' WHERE chain = 'ZZ-NMR' AND n = 1`}, "ZZ-NMR: event 1 was changed"},
		"its fingerprints": {[]string{`UPDATE event SET after = '{}', body_hash = 'x', hash = 'y' WHERE chain = 'ZZ-NMR' AND n = 1`}, "ZZ-NMR: what event 1 says before and after was changed"},
		"removed":          {[]string{`DELETE FROM event_touch WHERE chain = 'installation' AND n = 3`, `DELETE FROM event WHERE chain = 'installation' AND n = 3`}, "installation: event 3 is missing; 4 stands in its place"},
		"reordered": {[]string{`UPDATE event SET n = -1 WHERE chain = 'installation' AND n = 2`, `UPDATE event SET n = 2 WHERE chain = 'installation' AND n = 3`,
			`UPDATE event SET n = 3 WHERE chain = 'installation' AND n = -1`}, "installation: event 2 does not follow the one before it"},
		"the end cut off": {[]string{`DELETE FROM event_touch WHERE chain = 'ZZ-NMR' AND n = ` + last, `DELETE FROM event WHERE chain = 'ZZ-NMR' AND n = ` + last}, "were recorded"},
		"its head too":    {[]string{`DELETE FROM chain_head WHERE chain = 'ZZ-NMR'`}, "ZZ-NMR: the chain has events up to"},
		"a line added": {[]string{`INSERT INTO event (chain, n, at, role, organisation, request, deed, subject_kind, subject_id, touched, salt, body_hash, prev, hash)
			SELECT chain, n + 1, at, role, organisation, request, deed, subject_kind, subject_id, touched, salt, body_hash, prev, hash FROM event WHERE chain = 'ZZ-NMR' AND n = ` + last}, "ZZ-NMR: the chain has events up to"},
		"hidden from a record":     {[]string{`DELETE FROM event_touch WHERE chain = 'ZZ-NMR' AND n = 1`}, "ZZ-NMR: event 1 is missing from the history of pilot demo-consent"},
		"put into another record":  {[]string{`INSERT INTO event_touch (kind, id, chain, n) VALUES ('pilot', 'another', 'ZZ-NMR', 1)`}, "ZZ-NMR: event 1 stands in the history of pilot another, which it did not touch"},
		"given to another chain":   {[]string{`UPDATE event SET chain = 'ZZ-EFD', n = 100000 WHERE chain = 'ZZ-NMR' AND n = ` + last}, "were recorded"},
		"a whole chain is removed": {[]string{`DELETE FROM event_touch WHERE chain = 'ZZ-NMR'`, `DELETE FROM event WHERE chain = 'ZZ-NMR'`}, "ZZ-NMR: the chain has events up to 0"},
	} {
		t.Run(name, func(t *testing.T) {
			demoDatabases.Each(t, func(t *testing.T, url string) {
				if c.statements != nil {
					behind(t, url, c.statements...)
				}
				report, err := opened(t, url).VerifyHistory(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				if report.Chains < 2 || report.Events < 1 {
					t.Errorf("only %d lines in %d chains were read", report.Events, report.Chains)
				}
				found := strings.Join(report.Broken, "; ")
				if c.says == "" && found != "" || !strings.Contains(found, c.says) {
					t.Errorf("verifying says %q, want %q", found, c.says)
				}
			})
		})
	}
}
