package board

import (
	"math/big"
	"strings"

	"groundwork/internal/decimal"
)

// percent is 31% or 30.5%.
func percent(v *big.Rat) string { return strings.TrimSuffix(decimal.Format(v, 1), ".0") + "%" }

// Sentence begins s with a capital.
func Sentence(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// lowerFirst begins s with a small letter, unless it begins with an abbreviation.
func lowerFirst(s string) string {
	if len(s) > 1 && s[1] >= 'A' && s[1] <= 'Z' {
		return s
	}
	if s == "" || s[0] >= 0x80 { // £ is no letter
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// signed is v with its sign, which is a real minus below zero: +61.6, −5.6.
func signed(v *big.Rat, places int) string {
	s := decimal.Format(v, places)
	if rest, negative := strings.CutPrefix(s, "-"); negative {
		return "−" + rest
	}
	return "+" + s
}

// signedPounds is +£18,250 or −£88,400.
func signedPounds(v *big.Rat) string {
	s := Pounds(pence(v))
	if rest, negative := strings.CutPrefix(s, "-"); negative {
		return "−" + rest
	}
	return "+" + s
}

// PoundsAYear is what is left in cash: £18,250 a year saved, £70,150 a year more spent.
func PoundsAYear(pence int64) string {
	switch {
	case pence < 0:
		return Pounds(-pence) + " a year more spent"
	case pence > 0:
		return Pounds(pence) + " a year saved"
	default:
		return "As much saved as spent"
	}
}
