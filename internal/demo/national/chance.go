package national

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"time"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

// seed makes every load the same: whoever measures or looks again finds the same country.
const seed = 20_261_122

// chance is one stream of invented things. Each trust has its own, so that what is invented of one does not depend on another, nor on
// who is written first.
type chance struct {
	*rand.Rand
	base, made uint64
}

// Streams of a trust: what its places, pilots and adoptions are made from.
const (
	ofPlaces = iota
	ofPilots
	ofAdoptions
	ofPapers
)

func newChance(of, n int) *chance {
	return &chance{Rand: rand.New(rand.NewPCG(seed, uint64(of)<<32|uint64(n))), base: uint64(of)<<36 | uint64(n)<<23}
}

// id is the next one: of the shape of those that the product gives (version 7), sorted by trust, and the same every time.
func (c *chance) id() string {
	k := c.base + c.made
	c.made++
	var b [16]byte
	binary.BigEndian.PutUint64(b[:8], (0x0190_0000_0000+k>>12)<<16|0x7000|k&0xfff)
	binary.BigEndian.PutUint64(b[8:], c.Uint64()>>2|1<<63)
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

// is is true so many times of a hundred.
func (c *chance) is(percent float64) bool { return c.Float64()*100 < percent }

// between is a whole number from lo to hi, both included.
func (c *chance) between(lo, hi int) int {
	if hi <= lo {
		return lo
	}
	return lo + c.IntN(hi-lo+1)
}

// near is a number around mean, most within one spread, never under a tenth of the mean.
func (c *chance) near(mean, spread float64) float64 {
	return math.Max(mean/10, mean+c.NormFloat64()*spread)
}

// pick is one of a list.
func pick[T any](c *chance, of []T) T { return of[c.IntN(len(of))] }

// weighted is the place of one of the weights.
func (c *chance) weighted(weights ...int) int {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	at := c.IntN(sum)
	for i, w := range weights {
		if at -= w; at < 0 {
			return i
		}
	}
	return len(weights) - 1
}

// during is a moment in the working hours of a day.
func (c *chance) during(d day.Day) day.Instant {
	return day.At(d.Time().Add(9*time.Hour + time.Duration(c.IntN(8*3600))*time.Second))
}

// tenths is a number with one decimal.
func tenths(v float64) decimal.Maybe {
	return decimal.Some(decimal.Decimal(math.Round(v*10)) * decimal.One / 10)
}

// whole is a whole number.
func whole(v float64) decimal.Maybe { return decimal.Some(decimal.Of(int64(math.Round(v)))) }
