package histories

import (
	"unicode"
	"unicode/utf8"
)

// Protected is the address of the page that says how history is protected.
const Protected = "/history"

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
