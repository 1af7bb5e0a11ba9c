package storetest

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// SQLite is the address of a fresh copy of the prepared database in a folder of
// its own; the test's end removes it.
func (d *Databases) SQLite(t testing.TB) string {
	t.Helper()
	underMain(t)
	d.sqlite.once.Do(func() { d.sqlite.at, d.sqlite.err = d.prepareSQLite() })
	if d.sqlite.err != nil {
		t.Fatalf("prepare SQLite: %v", d.sqlite.err)
	}
	// Not t.TempDir: it is named after the test, and a # in it would end the
	// path in the address that the driver is given.
	dir, err := os.MkdirTemp(scratch, "test-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	path := filepath.Join(dir, "test.db")
	if err := copyFile(path, d.sqlite.at); err != nil {
		t.Fatal(err)
	}
	return "sqlite:" + path
}

func (d *Databases) prepareSQLite() (path string, err error) {
	dir, err := os.MkdirTemp(scratch, "sqlite-")
	if err != nil {
		return "", err
	}
	path = filepath.Join(dir, "template.db")
	if err := d.prepare("sqlite:" + path); err != nil {
		return "", err
	}
	if _, err := os.Stat(path + "-wal"); err == nil {
		return "", fmt.Errorf("prepare left %s open: part of it is still in its write-ahead log", path)
	}
	return path, nil
}

// copyFile copies from to to, which must not exist. A template that was never
// written has no file, and neither has its copy.
func copyFile(to, from string) (err error) {
	in, err := os.Open(from)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	_, err = io.Copy(out, in)
	return err
}
