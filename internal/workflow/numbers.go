package workflow

import (
	"math/big"
	"strings"
	"unicode"

	"groundwork/internal/decimal"
)

// one writes r with one decimal, as minutes and hours are shown.
func one(r *big.Rat) string { return decimal.Format(r, 1) }

// short writes r with as few decimals as it needs, four at most.
func short(r *big.Rat) string {
	d, _, err := decimal.FromRat(r)
	if err != nil {
		return decimal.Format(r, 0)
	}
	return d.String()
}

// percent writes a share as 17%; nil is not known.
func percent(r *big.Rat) string {
	if r == nil {
		return "Not known"
	}
	return decimal.Format(new(big.Rat).Mul(r, big.NewRat(100, 1)), 0) + "%"
}

// normal is s in lower case with its letters and digits only, so that text compares by its words.
func normal(s string) string {
	return strings.Join(words(s), " ")
}

func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
