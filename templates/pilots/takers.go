package pilots

import "strconv"

// more words a number of trusts of which nobody else may know more.
func more(n int) string {
	return "And " + strconv.Itoa(n) + " more trusts, which have not told others yet."
}
