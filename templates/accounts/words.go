package accounts

import "strconv"

// How an account stands, as lists say it.
const (
	SignsIn  = "Signs in"
	NotSetUp = "Link not used yet"
	Disabled = "Disabled"
	WalksIn  = "Walks in" // the demonstration needs no account
)

// count is "1 person belongs" or "3 people belong".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
