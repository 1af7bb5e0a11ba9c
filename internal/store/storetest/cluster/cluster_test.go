package cluster_test

import (
	"errors"
	"net/url"
	"os"
	"testing"

	"github.com/jackc/pgx/v5"

	"groundwork/internal/leftout"
	"groundwork/internal/store/storetest/cluster"
)

func TestStartAndStop(t *testing.T) {
	c, err := cluster.Start(t.Context())
	if errors.Is(err, cluster.ErrAbsent) {
		leftout.Skip(t, "PostgreSQL", err.Error())
	}
	if err != nil {
		t.Fatal(err)
	}
	conn, err := pgx.Connect(t.Context(), c.URL)
	if err != nil {
		t.Fatal(err)
	}
	var collation string
	err = conn.QueryRow(t.Context(), "SELECT datcollate FROM pg_database WHERE datname = current_database()").Scan(&collation)
	if err != nil {
		t.Fatal(err)
	}
	if collation != "C.UTF-8" {
		t.Errorf("collation %s: sorting would depend on the machine", collation)
	}
	if err := c.Stop(); err != nil { // with a connection open
		t.Fatal(err)
	}
	u, err := url.Parse(c.URL)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(u.Query().Get("host")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the server's folder is still there: %v", err)
	}
	if _, err := pgx.Connect(t.Context(), c.URL); err == nil {
		t.Error("the server still answers")
	}
}
