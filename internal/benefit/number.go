package benefit

import (
	"errors"
	"fmt"
	"math/big"
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
	errHidden   = errors.New("must be a number: choose “Suppressed” for a small one that is hidden")
)

var sizes = []struct {
	suffix string
	times  int64
}{{"bn", 1_000_000_000}, {"m", 1_000_000}, {"k", 1_000}}

// number reads a figure in the unit of its measure, as people write it: 1,234.5, 12.5%, £1.2m, (£500), −5. The unit may
// stand behind it; another unit is refused (import contract, section 6).
func number(s, unit string) (typed, error) {
	s = strings.TrimSpace(strings.NewReplacer("\u00a0", "", "\u2009", "", "−", "-", "–", "-").Replace(s))
	if s == "*" || strings.HasPrefix(s, "<") {
		return typed{}, errHidden
	}
	negative := false
	if inner, ok := strings.CutPrefix(s, "("); ok && strings.HasSuffix(inner, ")") {
		s, negative = strings.TrimSuffix(inner, ")"), true
	}
	if rest, ok := strings.CutPrefix(s, "-"); ok && strings.HasPrefix(rest, "£") {
		s, negative = rest, true
	}
	times := int64(1)
	low := strings.ToLower(s)
	switch money := strings.HasPrefix(s, "£"); {
	case money && unit != "pounds":
		return typed{}, fmt.Errorf("must be in %s, not in pounds", plainUnit(unit))
	case unit == "pounds":
		low = strings.TrimSpace(strings.TrimPrefix(low, "£"))
		for _, z := range sizes {
			if rest, ok := strings.CutSuffix(low, z.suffix); ok {
				low, times = strings.TrimSpace(rest), z.times
				break
			}
		}
	case strings.HasSuffix(low, "%"):
		if unit != "percent" && unit != "percentage points" {
			return typed{}, fmt.Errorf("must be in %s, not a percentage", plainUnit(unit))
		}
		low = strings.TrimSpace(strings.TrimSuffix(low, "%"))
	default:
		low = withoutUnit(low, unit)
	}
	return parse(low, negative, times)
}

// plainUnit names a unit in a message; parts of a share have none of their own.
func plainUnit(unit string) string {
	if unit == "" {
		return "plain numbers"
	}
	return unit
}

func withoutUnit(s, unit string) string {
	words := map[string][]string{"hours": {"hours", "hour", "hrs", "hr", "h"}, "minutes": {"minutes", "minute", "mins", "min"}, "days": {"days", "day"}}[unit]
	for _, w := range words {
		if rest, ok := strings.CutSuffix(s, w); ok && rest != "" {
			return strings.TrimSpace(rest)
		}
	}
	return s
}

func parse(s string, negative bool, times int64) (typed, error) {
	d, rounded, err := decimal.Parse(s)
	if err == nil && times != 1 {
		d, rounded, err = decimal.FromRat(new(big.Rat).Mul(d.Rat(), big.NewRat(times, 1)))
	}
	switch {
	case errors.Is(err, decimal.ErrRange):
		return typed{}, errTooBig
	case err != nil:
		return typed{}, errNoNumber
	}
	if negative {
		d = -d
	}
	_, frac, _ := strings.Cut(s, ".")
	return typed{d, len(frac), rounded}, nil
}
