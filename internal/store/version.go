package store

import (
	"context"

	"groundwork/internal/organisation"
)

// Version is another number after every deed, in this program or beside it: how many lines the histories have together. Two
// readings that are alike have seen the same records.
func (v View) Version(ctx context.Context) (n int64, err error) {
	err = v.one(ctx, "version", version, nil, &n)
	return n, err
}

const version = `SELECT CAST(COALESCE(SUM(n), 0) AS BIGINT) FROM chain_head`

// AreaVersion is the version, and whether a code is that of an area: an organisation that is no trust.
func (v View) AreaVersion(ctx context.Context, code string) (n int64, area bool, err error) {
	var kinds int64
	err = v.one(ctx, "version", `SELECT (`+version+`), (SELECT COUNT(*) FROM organisation WHERE code = $1 AND type <> $2)`,
		[]any{code, organisation.Trust}, &n, &kinds)
	return n, kinds > 0, err
}
