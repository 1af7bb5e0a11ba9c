package histories

import (
	"unicode"
	"unicode/utf8"
)

// Protected is the address of the page that says how history is protected.
const Protected = "/history"

// mostShown is how many changes of one line stand open; more are folded, so that a page of history can be read down.
const mostShown = 3

// upper starts a label with a capital: "problem" becomes "Problem".
func upper(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// orNothing says in a word that something was taken away.
func orNothing(s string) string {
	if s == "" {
		return "Nothing"
	}
	return s
}
