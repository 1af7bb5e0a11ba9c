package store

import "strconv"

// among is the condition that a column is one of the values of argument $n, a list like ",a,b,". The list is taken apart and each
// value looked up in the index of the column; a LIKE over the list would read every row of the table instead. SQLite has
// json_each, PostgreSQL has it by migration 76. Values are ids and codes: nothing that JSON would escape.
func among(column string, n int) string {
	return column + ` IN (SELECT x.value FROM json_each('["' || replace(trim($` + strconv.Itoa(n) + `, ','), ',', '","') || '"]') x)`
}
