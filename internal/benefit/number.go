package benefit

import (
	"errors"
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"strings"

	"groundwork/internal/decimal"
)

// typed is a figure as somebody wrote it, read.
type typed struct {
	d       decimal.Decimal
	places  int // decimals as written
	rounded bool
}

// errNoNumber and its like are sentences without their beginning: "Hours must be a number, like 16.2".
var (
	errNoNumber = errors.New("must be a number, like 16.2")
	errTooBig   = fmt.Errorf("must be smaller: the most is %s", decimal.Max.Fixed(0))
	errTooLong  = errors.New("must have 15 digits or fewer: round it first")
	errHidden   = errors.New("is hidden because it is small: leave the other parts of this figure empty")
	errAbout    = errors.New("must be one exact number, not about so much or a range: ask for the figure, or leave it empty")
	errSheet    = errors.New("is an error of the spreadsheet: mend its formula there, or leave this empty")
	errMinutes  = errors.New("must be a number alone: “m” could be minutes or millions")
	errForeign  = errors.New("must be in pounds: other currencies are not read")
)

// written is what a number may look like: a sign, pounds, digits with thousands in their places, an exponent or a size, and
// a unit behind it (import contract, section 6).
var written = regexp.MustCompile(`^([+-]?)(£|gbp ?)?([+-]?)` +
	`((?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+)(?:\.[0-9]+)?|\.[0-9]+)` +
	`(?:e([+-]?[0-9]{1,3}))?(bn|m|k)?(?: ?(gbp|%|[a-z]+))?$`)

// plainSigns are what people and spreadsheets write instead of a space and a minus.
var plainSigns = strings.NewReplacer("\u00a0", " ", "\u2009", " ", "\u202f", " ", "−", "-", "–", "-", "—", "-")

// mostDigits is how many significant digits a spreadsheet keeps.
const mostDigits = 15

// sizes are the powers of ten that a letter behind a number stands for.
var sizes = map[string]int{"k": 3, "m": 6, "bn": 9}

// number reads a figure in the unit of its measure, as people write it: 1,234.5, 12.5%, £1.2m, (£500), −5, 1.23E+05. The
// unit may stand behind it; another unit is refused. What is not exactly a number is refused, never guessed
// (import contract, section 6).
func number(s, unit string) (typed, error) {
	low := strings.ToLower(strings.TrimSpace(plainSigns.Replace(s)))
	if err := noNumber(low); err != nil {
		return typed{}, err
	}
	brackets := false
	if inner, ok := strings.CutPrefix(low, "("); ok && strings.HasSuffix(inner, ")") {
		low, brackets = strings.TrimSpace(strings.TrimSuffix(inner, ")")), true
	}
	p := written.FindStringSubmatch(low)
	if p == nil || p[1] != "" && p[3] != "" || brackets && p[1]+p[3] != "" || p[5] != "" && p[6] != "" {
		return typed{}, errNoNumber
	}
	if unit == "minutes" && p[6] == "m" {
		return typed{}, errMinutes
	}
	if err := inUnit(p[2], p[7], unit); err != nil {
		return typed{}, err
	}
	return reckoned(p[4], p[5], p[6], brackets || p[1] == "-" || p[3] == "-")
}

// noNumber says what is wrong with a text that people often write in place of a number; nil for anything else.
func noNumber(low string) error {
	switch {
	case suppressedMark(low):
		return errHidden
	case strings.HasPrefix(low, "#"):
		return errSheet
	case strings.ContainsAny(low, "€$") || strings.HasSuffix(low, "eur") || strings.HasSuffix(low, "usd") || strings.HasPrefix(low, "eur") || strings.HasPrefix(low, "usd"):
		return errForeign
	case strings.HasPrefix(low, "~") || strings.HasPrefix(low, "c.") || strings.HasSuffix(low, "+") || aRange.MatchString(low):
		return errAbout
	}
	return nil
}

// aRange is 50-60 or 50 to 60.
var aRange = regexp.MustCompile(`^[0-9.,]+ ?(?:-|to) ?[0-9.,]+$`)

// inUnit is nil when the signs before and behind a number are those of the unit, or none.
func inUnit(before, behind, unit string) error {
	money := strings.TrimSpace(before) != "" || behind == "gbp"
	switch {
	case money && unit != "pounds":
		return fmt.Errorf("must be in %s, not in pounds", plainUnit(unit))
	case behind == "" || behind == "gbp":
		return nil
	case behind == "%":
		if unit != "percent" && unit != "percentage points" {
			return fmt.Errorf("must be in %s, not a percentage", plainUnit(unit))
		}
		return nil
	}
	meant, known := unitWords[behind]
	switch {
	case !known:
		return errNoNumber
	case meant != unit:
		return fmt.Errorf("must be in %s, not in %s", plainUnit(unit), meant)
	}
	return nil
}

// unitWords are what units are called behind a number (import contract, section 7).
var unitWords = map[string]string{
	"hours": "hours", "hour": "hours", "hrs": "hours", "hr": "hours", "h": "hours",
	"minutes": "minutes", "minute": "minutes", "mins": "minutes", "min": "minutes",
	"days": "days", "day": "days", "percent": "percent", "pounds": "pounds",
}

// plainUnit names a unit in a message; parts of a share have none of their own.
func plainUnit(unit string) string {
	if unit == "" {
		return "plain numbers"
	}
	return unit
}

// reckoned is the value of the digits with their exponent and size.
func reckoned(digits, exponent, size string, negative bool) (typed, error) {
	digits = strings.NewReplacer(",", "", " ", "").Replace(digits)
	if len(strings.TrimLeft(strings.Replace(digits, ".", "", 1), "0")) > mostDigits {
		return typed{}, errTooLong
	}
	power := sizes[size]
	if exponent != "" {
		n, err := strconv.Atoi(exponent)
		if err != nil {
			return typed{}, errNoNumber
		}
		power = n
	}
	r, ok := new(big.Rat).SetString(digits + "e" + strconv.Itoa(power))
	if !ok {
		return typed{}, errNoNumber
	}
	d, rounded, err := decimal.FromRat(r)
	if err != nil {
		return typed{}, errTooBig
	}
	if negative {
		d = -d
	}
	_, frac, _ := strings.Cut(digits, ".")
	return typed{d, max(0, len(frac)-power), rounded}, nil
}
