package home

import (
	"unicode"
	"unicode/utf8"
)

// capital starts a text with a capital letter.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
