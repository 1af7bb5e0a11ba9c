package organisation

import (
	"cmp"
	"slices"
	"strings"

	"groundwork/internal/fold"
)

// mostNear is how many near matches are offered: a person reads them all.
const mostNear = 5

// leastAlike is the likeness below which two names have nothing to do with each other.
const leastAlike = 0.4

// Key is what names are compared by: no case, accents, punctuation or leading
// "the", & as and, and NHS FT as NHS Foundation Trust (import contract, section 4).
func Key(name string) string { return strings.Join(keyWords(name), " ") }

func keyWords(name string) []string {
	words := fold.Words(strings.ReplaceAll(name, "&", " and "))
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	if n := len(words); n > 0 && words[n-1] == "ft" {
		words = append(words[:n-1:n-1], "foundation", "trust")
	}
	return words
}

// Nearest are the organisations among all whose code or name comes closest to
// what was typed, closest first, at most five; none when nothing is alike. An
// equal code wins, then equal names, then likeness of words; ties are by name.
func Nearest(all []Organisation, typed string) []Organisation {
	words := telling(keyWords(typed))
	code := strings.Join(fold.Words(typed), "")
	if code == "" {
		return nil
	}
	type match struct {
		at    int
		alike float64
	}
	var found []match
	for i, o := range all {
		alike := max(codeLikeness(code, strings.Join(fold.Words(o.Code), "")), nameLikeness(words, telling(keyWords(o.Name))))
		if alike >= leastAlike {
			found = append(found, match{i, alike})
		}
	}
	slices.SortStableFunc(found, func(x, y match) int {
		return cmp.Or(cmp.Compare(y.alike, x.alike), cmp.Compare(all[x.at].Name, all[y.at].Name))
	})
	var near []Organisation
	for _, m := range found[:min(len(found), mostNear)] {
		near = append(near, all[m.at])
	}
	return near
}

// form are words of the legal form, which tell nobody which organisation is meant.
var form = []string{"nhs", "trust", "foundation", "the", "and", "of", "integrated", "care", "board", "icb"}

// telling are the words that tell organisations apart; all of them when there are no others.
func telling(words []string) []string {
	left := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return slices.Contains(form, w) })
	if len(left) == 0 {
		return words
	}
	return left
}

// codeLikeness is 2 for the same code, and something for one slip in a code: a
// wrong, missing, extra or swapped character. Codes are too short for more.
func codeLikeness(typed, code string) float64 {
	switch {
	case typed == code:
		return 2
	case len(typed) >= 3 && slips(typed, code) == 1:
		return 0.6
	}
	return 0
}

// nameLikeness is the share of words that two names have in common, where a word
// that was begun or misspelt counts in part. Words typed weigh more than words of
// the name that were left out.
func nameLikeness(typed, name []string) float64 {
	if len(typed) == 0 || len(name) == 0 {
		return 0
	}
	if slices.Equal(typed, name) {
		return 1.5
	}
	sum := 0.0
	used := make([]bool, len(name))
	for _, t := range typed {
		best, at := 0.0, -1
		for i, n := range name {
			if w := wordLikeness(t, n); w > best && !used[i] {
				best, at = w, i
			}
		}
		if at >= 0 {
			sum += best
			used[at] = true
		}
	}
	left := float64(len(name) - len(typed))
	return sum / (float64(len(typed)) + 0.15*max(left, 0))
}

func wordLikeness(typed, word string) float64 {
	switch n := len(typed); {
	case typed == word:
		return 1
	case n >= 3 && strings.HasPrefix(word, typed):
		return 0.9
	case n >= 8 && slips(typed, word) == 2:
		return 0.6
	case n >= 4 && slips(typed, word) == 1:
		return 0.8
	}
	return 0
}

// slips is the number of wrong, missing, extra or swapped neighbouring characters
// between two words (optimal string alignment); 3 stands for three or more.
func slips(a, b string) int {
	if d := len(a) - len(b); d > 2 || d < -2 {
		return 3
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], 3)
}
