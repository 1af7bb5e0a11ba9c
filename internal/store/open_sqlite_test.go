package store

import (
	"database/sql"
	"path/filepath"
	"strings"
	"testing"
)

// Every connection of both pools is opened with what durability and the ledgers rest on.
func TestConnectionsAreOpenedSafely(t *testing.T) {
	s, err := Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "groundwork.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for pool, db := range map[string]*sql.DB{"reading": s.read, "writing": s.write} {
		for setting, want := range map[string]string{
			"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "recursive_triggers": "1", "busy_timeout": "10000",
		} {
			var got string
			if err := db.QueryRowContext(t.Context(), "PRAGMA "+setting).Scan(&got); err != nil || got != want {
				t.Errorf("%s: %s is %s, %v; want %s", pool, setting, got, err, want)
			}
		}
	}
}

// INSERT OR REPLACE would change a line of the history without an UPDATE.
func TestReplacingIsRefusedLikeChanging(t *testing.T) {
	s, err := Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "groundwork.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	insert := " INTO content_version (kind, id, version, title, source, sha256, published) VALUES ('checklist', 'test', 1, 'x', '', '', '2026-01-01')"
	if _, err := s.write.ExecContext(t.Context(), "INSERT"+insert); err != nil {
		t.Fatal(err)
	}
	if _, err := s.write.ExecContext(t.Context(), "INSERT OR REPLACE"+insert); err == nil || !strings.Contains(err.Error(), "append-only") {
		t.Errorf("replacing a published version: %v", err)
	}
}
