package references

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// letter is the words that begin with one letter.
type letter struct {
	Letter string
	Terms  []Term
}

func (p Glossary) letters() []letter {
	terms := slices.Clone(p.Terms)
	slices.SortStableFunc(terms, func(x, y Term) int { return cmp.Compare(strings.ToLower(x.Word), strings.ToLower(y.Word)) })
	var out []letter
	for _, t := range terms {
		r, _ := utf8.DecodeRuneInString(t.Word)
		l := string(unicode.ToUpper(r))
		if len(out) == 0 || out[len(out)-1].Letter != l {
			out = append(out, letter{Letter: l})
		}
		last := &out[len(out)-1]
		last.Terms = append(last.Terms, t)
	}
	return out
}
