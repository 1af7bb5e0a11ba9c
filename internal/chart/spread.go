package chart

import "slices"

// Spread moves labels apart: the places nearest to those wanted that keep their order, lie at least gap apart and
// between low and high. Where there is no room for all, they run over high.
func Spread(want []float64, gap, low, high float64) []float64 {
	order := make([]int, len(want))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case want[a] < want[b]:
			return -1
		case want[a] > want[b]:
			return 1
		}
		return 0
	})
	// With i*gap taken off, labels may touch but not pass: neighbours that would pass share the mean of their places.
	type block struct {
		sum float64
		n   int
	}
	var blocks []block
	for i, k := range order {
		b := block{want[k] - float64(i)*gap, 1}
		for len(blocks) > 0 {
			last := blocks[len(blocks)-1]
			if last.sum/float64(last.n) <= b.sum/float64(b.n) {
				break
			}
			b = block{last.sum + b.sum, last.n + b.n}
			blocks = blocks[:len(blocks)-1]
		}
		blocks = append(blocks, b)
	}
	high = max(low, high-float64(len(want)-1)*gap)
	places, i := make([]float64, len(want)), 0
	for _, b := range blocks {
		at := min(max(b.sum/float64(b.n), low), high)
		for range b.n {
			places[order[i]] = at + float64(i)*gap
			i++
		}
	}
	return places
}
