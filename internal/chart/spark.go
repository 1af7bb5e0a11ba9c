package chart

import (
	"fmt"
	"math"
	"math/big"

	"groundwork/internal/decimal"
	"groundwork/internal/spc"
)

// Spark is a series as a small line in a table of many: its last values with the lines of the newest part, and the shape
// of its last point.
type Spark struct {
	Width, Height                string
	Values, Mean, Limits, Target string // paths
	End                          string
	Shape                        Shape
	Says                         string
}

const (
	sparkWidth  = 180
	sparkHeight = 36
	sparkEdge   = 6
)

// SparkRange is what the vertical axis of sparklines has to reach, so that several may share it. A target far from the
// figures would press them flat: it is drawn only where it lies among them, and stands in words in any case.
func SparkRange(glances ...spc.Glance) (low, high float64) {
	var v []float64
	for _, g := range glances {
		for _, s := range g.Recent {
			if s.Value.Known {
				v = append(v, s.Value.Value)
			}
		}
		for _, f := range []spc.Figure{g.Middle, g.Lower, g.Upper} {
			if f.Known {
				v = append(v, f.Value)
			}
		}
	}
	return Padded(v)
}

// NewSpark draws g between low and high, which SparkRange gives.
func NewSpark(g spc.Glance, s spc.Subject, low, high float64) Spark {
	n := len(g.Recent)
	y := Scale{low, high, sparkHeight - 3, 3}
	x := func(i int) float64 {
		if n < 2 {
			return sparkWidth / 2
		}
		return sparkEdge + float64(i)*(sparkWidth-2*sparkEdge)/float64(n-1)
	}
	out := Spark{Width: num(sparkWidth), Height: num(sparkHeight), Says: sparkSays(g, s)}
	var values, mean, limits, target, end path
	begins, last := 0, -1
	for i, spot := range g.Recent {
		if spot.Begins {
			begins = i
		}
		if !spot.Value.Known {
			continue
		}
		starts := i == 0 || spot.Begins || !g.Recent[i-1].Value.Known
		values.to(x(i), y.At(spot.Value.Value), starts)
		last = i
	}
	from, to := max(0, x(begins)-3), x(n-1)+3
	if g.Middle.Known {
		mean.horizontal(from, to, y.At(g.Middle.Value))
	}
	for _, f := range []spc.Figure{g.Lower, g.Upper} {
		if f.Known {
			limits.horizontal(from, to, y.At(f.Value))
		}
	}
	if g.Target.Known && low < g.Target.Value && g.Target.Value < high {
		target.horizontal(0, sparkWidth, y.At(g.Target.Value))
	}
	if last >= 0 {
		spot := g.Recent[last]
		out.Shape = shapeOf(spot.Type)
		end.shape(out.Shape, x(last), y.At(spot.Value.Value), 3.5)
	}
	out.Values, out.Mean, out.Limits, out.Target, out.End = string(values), string(mean), string(limits), string(target), string(end)
	return out
}

// Exact is a sum with as many decimals as it has, two at most, and thousands commas.
func Exact(v *big.Rat) string {
	for places := range 2 {
		if s := decimal.Format(v, places); new(big.Rat).Mul(v, big.NewRat(int64(math.Pow10(places)), 1)).IsInt() {
			return s
		}
	}
	return decimal.Format(v, 2)
}

// sparkSays is the line in words: The last 24 weeks: 5.6 at the lowest, 6.8 at the highest, 6.0 at last.
func sparkSays(g spc.Glance, s spc.Subject) string {
	var low, high, last float64
	n := 0
	for _, spot := range g.Recent {
		if !spot.Value.Known {
			continue
		}
		if last = spot.Value.Value; n == 0 {
			low, high = last, last
		}
		low, high = min(low, last), max(high, last)
		n++
	}
	if n == 0 {
		return "No figures"
	}
	return fmt.Sprintf("The last %s: %s at the lowest, %s at the highest, %s at last", s.Period.Count(len(g.Recent)), s.Figure(low), s.Figure(high), s.Figure(last))
}
