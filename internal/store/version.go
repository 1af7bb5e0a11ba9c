package store

import "context"

// Version is another number after every deed, in this program or beside it: how many lines the histories have together. Two
// readings that are alike have seen the same records.
func (v View) Version(ctx context.Context) (n int64, err error) {
	err = v.one(ctx, "version", `SELECT CAST(COALESCE(SUM(n), 0) AS BIGINT) FROM chain_head`, nil, &n)
	return n, err
}
