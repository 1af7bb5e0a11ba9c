// Package fold turns names into what searching compares: lower case, no accents, no punctuation.
// It is done here and not in SQL, because the engines disagree about letters beyond ASCII.
package fold

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// String folds s: "St George’s (Élan)" becomes "st georges elan".
func String(s string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’':
			// an accent or an apostrophe joins its letters
		default:
			space = true
		}
	}
	return b.String()
}

// Words are the folded words of s.
func Words(s string) []string { return strings.Fields(String(s)) }
