package store

import (
	"context"

	"groundwork/internal/day"
	"groundwork/internal/file"
)

// AddStoredFile writes what a kept file is; the same bytes are written once.
func (t Tx) AddStoredFile(ctx context.Context, f file.Chosen, at day.Instant, by string) error {
	return t.exec(ctx, "file", `
		INSERT INTO stored_file (sha256, kind, size, recorded_at, recorded_by)
		VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (sha256) DO NOTHING`, f.SHA256, string(f.Kind), f.Size, at, orNull(by))
}

// StoredFiles are the hashes of all files that a record names.
func (v View) StoredFiles(ctx context.Context) (map[string]bool, error) {
	all := map[string]bool{}
	var sum string
	err := v.each(ctx, `SELECT sha256 FROM stored_file`, nil, []any{&sum}, func() { all[sum] = true })
	return all, err
}

// StoredFile reports whether a record names the file.
func (v View) StoredFile(ctx context.Context, sum string) (found bool, err error) {
	err = v.each(ctx, `SELECT sha256 FROM stored_file WHERE sha256 = $1`, []any{sum}, []any{&sum}, func() { found = true })
	return found, err
}
