// Package decimal is how figures are stored: whole ten-thousandths in an int64,
// so that sums are exact and equal on both engines (RULES.md section 0).
package decimal

import (
	"errors"
	"math/big"
	"strconv"
	"strings"
)

// Decimal is a figure in ten-thousandths: 16.2 is 162000.
type Decimal int64

// One is 1.0000.
const One Decimal = 10_000

// Max is the largest figure that is accepted, either side of zero.
const Max Decimal = 900_000_000_000_000

// Errors of Parse; the caller words them for its field.
var (
	ErrSyntax = errors.New("not a number")
	ErrRange  = errors.New("number too large")
)

// Parse reads a number as people type it: 16.2, 1,234.5, -3. More than four
// decimals are rounded half away from zero, and rounded says so.
func Parse(s string) (d Decimal, rounded bool, err error) {
	s = strings.TrimSpace(s)
	if !wellFormed(s) {
		return 0, false, ErrSyntax
	}
	r, ok := new(big.Rat).SetString(strings.ReplaceAll(s, ",", ""))
	if !ok {
		return 0, false, ErrSyntax
	}
	return FromRat(r)
}

// wellFormed accepts digits, one point, a sign and thousands commas in their places; it refuses exponents, fractions and words.
func wellFormed(s string) bool {
	s = strings.TrimLeft(s, "+-")
	whole, frac, point := strings.Cut(s, ".")
	if whole == "" && frac == "" || len(s) > 40 {
		return false
	}
	if point && strings.ContainsAny(frac, ",.") {
		return false
	}
	groups := strings.Split(whole, ",")
	for i, g := range groups {
		if len(groups) > 1 && (i == 0 && (len(g) == 0 || len(g) > 3) || i > 0 && len(g) != 3) {
			return false
		}
	}
	for _, c := range strings.ReplaceAll(whole, ",", "") + frac {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// FromRat rounds r half away from zero to four decimals; rounded says whether that changed it.
func FromRat(r *big.Rat) (d Decimal, rounded bool, err error) {
	scaled := new(big.Rat).Mul(r, big.NewRat(int64(One), 1))
	num, den := new(big.Int).Abs(scaled.Num()), scaled.Denom()
	q, rest := new(big.Int).QuoRem(num, den, new(big.Int))
	if rest.Sign() != 0 {
		rounded = true
		if rest.Lsh(rest, 1).Cmp(den) >= 0 {
			q.Add(q, big.NewInt(1))
		}
	}
	if q.Cmp(big.NewInt(int64(Max))) > 0 {
		return 0, false, ErrRange
	}
	d = Decimal(q.Int64())
	if scaled.Sign() < 0 {
		d = -d
	}
	return d, rounded, nil
}

// Of is a whole number as a Decimal.
func Of(n int64) Decimal { return Decimal(n) * One }

// Rat is the exact fraction, for sums that must not be rounded on the way.
func (d Decimal) Rat() *big.Rat { return big.NewRat(int64(d), int64(One)) }

// Float is the nearest float64, for ratios and control charts only.
func (d Decimal) Float() float64 { f, _ := d.Rat().Float64(); return f }

// String is the shortest exact form: 16.2, 14168, 0.0001.
func (d Decimal) String() string {
	s := d.Fixed(4)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// Fixed has exactly places decimals (at most four), rounded half away from zero, with thousands commas: 14,168.0.
func (d Decimal) Fixed(places int) string { return Format(d.Rat(), places) }

// Format writes r with exactly places decimals, rounded half away from zero, with thousands commas.
func Format(r *big.Rat, places int) string {
	s := r.FloatString(places) // FloatString rounds half away from zero
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
		if strings.Trim(s, "0.") == "" {
			sign = ""
		}
	}
	whole, frac, point := strings.Cut(s, ".")
	var b strings.Builder
	for i, c := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(c)
	}
	if point {
		b.WriteString("." + frac)
	}
	return sign + b.String()
}

// Count is a whole number with thousands commas: 6,264.
func Count[N int | int64](n N) string { return Format(new(big.Rat).SetInt64(int64(n)), 0) }

// CountIn is a whole number that stands in text by itself with thousands commas; other text stays as it is.
func CountIn(text string) string {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || strconv.FormatInt(n, 10) != text {
		return text
	}
	return Count(n)
}

// Plain is the shortest exact form without thousands commas, as it goes into an input or a CSV file.
func (d Decimal) Plain() string { return strings.ReplaceAll(d.String(), ",", "") }

// MarshalText writes Plain.
func (d Decimal) MarshalText() ([]byte, error) { return []byte(d.Plain()), nil }

// UnmarshalText reads what Parse reads.
func (d *Decimal) UnmarshalText(b []byte) (err error) {
	*d, _, err = Parse(string(b))
	return err
}

// UnmarshalYAML reads the same from a content file; by way of text alone its reader would format the whole file for each figure.
func (d *Decimal) UnmarshalYAML(read func(any) error) error {
	var s string
	if err := read(&s); err != nil {
		return err
	}
	return d.UnmarshalText([]byte(s))
}

// FromFloat rounds f to four decimals; it is for figures that were computed, never for what somebody typed.
func FromFloat(f float64) (Decimal, error) {
	d, _, err := Parse(strconv.FormatFloat(f, 'f', -1, 64))
	return d, err
}
