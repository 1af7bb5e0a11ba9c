package blob_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"groundwork/internal/blob"
)

func receive(t *testing.T, d blob.Folder, content string) *blob.Received {
	t.Helper()
	r, err := d.Receive(strings.NewReader(content), 100)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Discard() })
	return r
}

func hashes(t *testing.T, d blob.Folder) (all []string) {
	t.Helper()
	if err := d.Each(t.Context(), func(sum string, _ time.Time) error { all = append(all, sum); return nil }); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestKeepAndOpen(t *testing.T) {
	d := blob.Folder(filepath.Join(t.TempDir(), "files"))
	if got := hashes(t, d); got != nil {
		t.Fatalf("an empty folder holds %v", got)
	}
	r := receive(t, d, "the report")
	sum := sha256.Sum256([]byte("the report"))
	if r.SHA256 != hex.EncodeToString(sum[:]) || r.Size != 10 {
		t.Fatalf("received %s, %d bytes", r.SHA256, r.Size)
	}
	if _, err := d.Open(r.SHA256); !errors.Is(err, blob.ErrMissing) {
		t.Fatalf("before it is kept: %v", err)
	}
	for range 2 {
		if err := d.Keep(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Keep(receive(t, d, "the report")); err != nil {
		t.Fatal(err)
	}
	if got := hashes(t, d); !slices.Equal(got, []string{r.SHA256}) {
		t.Fatalf("keeps %v, want it once", got)
	}
	f, err := d.Open(r.SHA256)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if b, err := io.ReadAll(f); err != nil || string(b) != "the report" {
		t.Fatalf("reads %q, %v", b, err)
	}
}

func TestOpenSeesDamage(t *testing.T) {
	d := blob.Folder(t.TempDir())
	r := receive(t, d, "the report")
	if err := d.Keep(r); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(string(d), r.SHA256[:2], r.SHA256[2:]), []byte("the rep0rt"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Open(r.SHA256); !errors.Is(err, blob.ErrDamaged) {
		t.Fatalf("a changed file opens with %v", err)
	}
	for _, name := range []string{"", "../../etc/passwd", strings.Repeat("z", 64), r.SHA256[:62]} {
		if _, err := d.Open(name); !errors.Is(err, blob.ErrMissing) {
			t.Errorf("Open(%q) = %v", name, err)
		}
	}
}

func TestReceiveAtTheBound(t *testing.T) {
	d := blob.Folder(t.TempDir())
	receive(t, d, strings.Repeat("x", 100))
	in := strings.NewReader(strings.Repeat("x", 5000))
	if _, err := d.Receive(in, 100); !errors.Is(err, blob.ErrTooBig) || in.Len() != 0 {
		t.Fatalf("answers %v with %d bytes unread", err, in.Len())
	}
	left, err := os.ReadDir(filepath.Join(string(d), "incoming"))
	if err != nil || len(left) != 1 {
		t.Fatalf("what was refused is still there: %v, %v", left, err)
	}
}

// What nobody needs is removed; what somebody needs, or comes to need meanwhile, stays.
func TestRemove(t *testing.T) {
	for name, c := range map[string]struct {
		needed bool
		again  bool // somebody keeps the same file while it is asked about
		stays  bool
	}{
		"nobody needs it": {}, "somebody needs it": {needed: true, stays: true}, "kept again meanwhile": {again: true, stays: true},
	} {
		t.Run(name, func(t *testing.T) {
			d := blob.Folder(t.TempDir())
			r := receive(t, d, "the report")
			if err := d.Keep(r); err != nil {
				t.Fatal(err)
			}
			err := d.Remove(r.SHA256, func() (bool, error) {
				if c.again {
					return c.needed, d.Keep(r)
				}
				return c.needed, nil
			})
			if err != nil || len(hashes(t, d)) == 1 != c.stays {
				t.Fatalf("%v; holds %v", err, hashes(t, d))
			}
		})
	}
}

func TestScan(t *testing.T) {
	r := receive(t, blob.Folder(t.TempDir()), "EICAR")
	for _, c := range []struct {
		scanner blob.Scanner
		want    error
		fails   bool
	}{
		{nil, nil, false},
		{blob.Scanner{"sh", "-c", "exit 0"}, nil, false},
		{blob.Scanner{"grep", "-q", "EICAR"}, nil, false}, // finds the file at the end of its arguments
		{blob.Scanner{"grep", "-q", "something else"}, blob.ErrUnclean, true},
		{blob.Scanner{"sh", "-c", "kill -9 $$"}, nil, true},
		{blob.Scanner{filepath.Join(t.TempDir(), "not there")}, nil, true},
	} {
		err := c.scanner.Scan(t.Context(), r)
		if (err != nil) != c.fails || c.want != nil && !errors.Is(err, c.want) || c.want == nil && errors.Is(err, blob.ErrUnclean) {
			t.Errorf("%v: %v", c.scanner, err)
		}
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if err := (blob.Scanner{"sleep", "60"}).Scan(ended, r); err == nil || errors.Is(err, blob.ErrUnclean) {
		t.Errorf("a scanner that did not end: %v", err)
	}
}
