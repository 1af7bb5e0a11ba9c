package workflow

// match pairs steps before with steps after, each at most once: first those with the same words, wherever they
// stand, then the rest side by side in order so that the likenesses add up to the most. Among equals the earlier wins.
func match(before, after []read) map[int]int {
	pairs := sameWords(before, after)
	taken := map[int]bool{}
	for _, j := range pairs {
		taken[j] = true
	}
	var b, a []int
	for i := range before {
		if _, ok := pairs[i]; !ok {
			b = append(b, i)
		}
	}
	for j := range after {
		if !taken[j] {
			a = append(a, j)
		}
	}
	align(before, after, b, a, pairs)
	return pairs
}

func sameWords(before, after []read) map[int]int {
	pairs, taken := map[int]int{}, map[int]bool{}
	for i, old := range before {
		for j, new := range after {
			if !taken[j] && old.action != "" && old.action == new.action {
				pairs[i], taken[j] = j, true
				break
			}
		}
	}
	return pairs
}

// align adds to pairs the best pairing of the steps b and a that keeps both in order.
func align(before, after []read, b, a []int, pairs map[int]int) {
	best := make([][]float64, len(b)+1)
	for i := range best {
		best[i] = make([]float64, len(a)+1)
	}
	for i := len(b) - 1; i >= 0; i-- {
		for j := len(a) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if w := weight(before[b[i]], after[a[j]]); w > 0 {
				best[i][j] = max(best[i][j], w+best[i+1][j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(b) && j < len(a); {
		w := weight(before[b[i]], after[a[j]])
		switch {
		case w > 0 && w+best[i+1][j+1] >= best[i][j]:
			pairs[b[i]] = a[j]
			i, j = i+1, j+1
		case best[i][j+1] >= best[i+1][j]:
			j++
		default:
			i++
		}
	}
}

// weight says how much speaks for old having become new; 0 when nothing does. Doing is the commonest kind of all
// and says nothing by itself; rework, checks and decisions are rare enough to speak for each other.
func weight(old, new read) float64 {
	like := likeness(old, new)
	sameKind := old.kind == new.kind
	if like < alike && !sameKind || like == 0 && old.kind == Do || new.BySystem() && like < alike {
		return 0
	}
	w := 2 * like
	if sameKind {
		w += 0.5
	}
	if sameGroup(old, new) {
		w += 0.25
	}
	if old.role == new.role {
		w += 0.25
	}
	return w
}
