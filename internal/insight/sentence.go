package insight

import (
	"cmp"
	"fmt"
	"math/big"
	"strings"

	"groundwork/internal/decimal"
	"groundwork/internal/readiness"
)

// Answer is the one sentence about what to fix first, with a quieter one below it.
type Answer struct{ Text, More string }

// Said is what the answer follows from.
type Said struct {
	Found
	Items     map[string]*readiness.Item
	Adoptions int     // in view at their next decision
	Best      [][]Set // by the number of gaps, from one: the sets that let most go on
}

// First is the gap worth fixing first: the one that alone lets most adoptions go on; without one the gap in the groundwork
// that stops most, because it is mended once; without that the gap that stops most. False when nothing stops anything.
func (s Said) First() (Gap, bool) {
	if len(s.Best) > 0 && len(s.Best[0]) > 0 {
		for _, g := range s.Gaps {
			if g.Item == s.Best[0][0].Items[0] {
				return g, true
			}
		}
	}
	var best Gap
	for _, g := range s.Gaps {
		once, bestOnce := s.once(g.Item), s.once(best.Item)
		switch {
		case best.Item == "", once && !bestOnce:
			best = g
		case once == bestOnce && cmp.Or(cmp.Compare(g.Stopped, best.Stopped), compareHours(g.Waiting.Hours, best.Waiting.Hours)) > 0:
			best = g
		}
	}
	return best, best.Item != ""
}

// once reports whether the item is mended once for a whole trust.
func (s Said) once(item string) bool {
	it := s.Items[item]
	return it != nil && it.Scope == readiness.Foundation
}

func compareHours(x, y *big.Rat) int {
	switch {
	case x == nil && y == nil:
		return 0
	case x == nil:
		return -1
	case y == nil:
		return 1
	}
	return x.Cmp(y)
}

// Answer is the sentence; the same figures always give the same one.
func (s Said) Answer() Answer {
	g, any := s.First()
	switch {
	case s.Adoptions == 0:
		return Answer{Text: "No take-up waits for a decision here"}
	case !any && s.Adoptions == 1:
		return Answer{Text: "Nothing stops the one take-up at its next decision"}
	case !any:
		return Answer{Text: "Nothing stops the " + decimal.Count(s.Adoptions) + " take-ups at their next decision"}
	}
	title := s.Items[g.Item].Title
	text := fmt.Sprintf("Start with “%s”: it stops %s", title, of(g.Stopped, s.Adoptions))
	if g.Waiting.Hours != nil && s.Adoptions > 1 {
		text += "; " + About(g.Waiting.Hours) + " hours a year wait behind it"
	}
	return Answer{Text: text + s.alone(g), More: s.rest(g)}
}

// alone says what fixing a gap and nothing else lets go on: only those take-ups that nothing else stops, and that it mends.
func (s Said) alone(g Gap) string {
	if len(s.Best) == 0 || len(s.Best[0]) == 0 {
		return ""
	}
	set := s.Best[0][0]
	n := len(set.Ready)
	switch {
	case s.Adoptions == 1 && set.Release.Hours != nil:
		return "; fixing it alone lets that go on, " + About(set.Release.Hours) + " hours a year"
	case n == g.Stopped:
		return "; fixing it alone lets " + one(n, "that", "them all") + " go on"
	}
	text := "; fixing it alone lets " + decimal.Count(n) + " go on"
	if set.Release.Hours != nil {
		text += ", " + About(set.Release.Hours) + " hours"
	}
	return text
}

// Most is the gap that stops most take-ups; of several the one with most hours behind it. False when nothing stops anything.
func (s Said) Most() (best Gap, any bool) {
	for _, g := range s.Gaps {
		if best.Item == "" || cmp.Or(cmp.Compare(g.Stopped, best.Stopped), compareHours(g.Waiting.Hours, best.Waiting.Hours)) > 0 {
			best = g
		}
	}
	return best, best.Item != ""
}

// Across is the sentence about an area whose sums are read: the gap that stops most take-ups.
func (s Said) Across(area string) Answer {
	best, any := s.Most()
	if !any {
		return Answer{Text: "No gap across " + area + " can be shown", More: held}
	}
	text := fmt.Sprintf("“%s” stops %s at %d trusts", s.Items[best.Item].Title, number(best.Stopped, "take-up", "take-ups"), best.At())
	if best.Waiting.Hours != nil {
		text += "; " + About(best.Waiting.Hours) + " hours a year wait"
	}
	return Answer{Text: text, More: held}
}

// held says why not every gap is in a list of sums.
const held = "A gap is shown when it stops at least five trusts and does not stop at least five, so that no trust can be singled out."

// rest says what else there is, and how many hours wait in all.
func (s Said) rest(first Gap) string {
	more, once := 0, 0
	for _, g := range s.Gaps {
		if g.Item == first.Item {
			continue
		}
		more++
		if s.once(g.Item) {
			once++
		}
	}
	var parts []string
	switch {
	case more > 0 && once > 0:
		parts = append(parts, fmt.Sprintf("%s, %d of them mended once for a whole trust.", number(more, "more gap", "more gaps"), once))
	case more > 0:
		parts = append(parts, fmt.Sprintf("%s, mended in each take-up.", number(more, "more gap", "more gaps")))
	}
	if s.Waiting.Hours != nil {
		parts = append(parts, fmt.Sprintf("%s hours a year wait in all.", Sentence(About(s.Waiting.Hours))))
	}
	return strings.Join(parts, " ")
}

// of is "2 of 3 take-ups", "the one take-up".
func of(n, all int) string {
	switch {
	case all == 1:
		return "the one take-up"
	case n == all:
		return "all " + decimal.Count(all) + " take-ups"
	}
	return decimal.Count(n) + " of " + decimal.Count(all) + " take-ups"
}

func number(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return decimal.Count(n) + " " + many
}

func one(n int, is, are string) string {
	if n == 1 {
		return is
	}
	return are
}

// About is hours in a sentence, to two figures from a hundred up: about 9,400.
func About(hours *big.Rat) string {
	step := int64(1)
	for whole := new(big.Int).Quo(hours.Num(), hours.Denom()); whole.CmpAbs(big.NewInt(100)) >= 0; whole.Quo(whole, big.NewInt(10)) {
		step *= 10
	}
	x := new(big.Rat).Quo(hours, new(big.Rat).SetInt64(step))
	n := new(big.Int)
	n.SetString(decimal.Format(x, 0), 10)
	return "about " + decimal.Format(new(big.Rat).SetInt(n.Mul(n, big.NewInt(step))), 0)
}

// Sentence begins s with a capital.
func Sentence(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
