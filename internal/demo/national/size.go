package national

// Size is how much of a country is invented.
type Size struct {
	Regions, Boards, Trusts int
	Pilots, Adoptions       int
	Benefits, Figures       int // figures of each benefit
}

// England is the real one's size: its trusts, integrated care boards and regions, and as much work as they may have under way in a few years.
var England = Size{Regions: 7, Boards: 42, Trusts: 202, Pilots: 2_000, Adoptions: 10_000, Benefits: 20_000, Figures: 36}

// Times is the size times a factor, and never nothing. Regions and boards only become fewer: an England with ten times the trusts
// has the areas that it has, and more in each.
func (s Size) Times(factor float64) Size {
	times := func(n int) int { return max(1, int(float64(n)*factor+0.5)) }
	fewer := func(n int) int { return min(n, max(2, times(n))) }
	return Size{Regions: fewer(s.Regions), Boards: fewer(s.Boards), Trusts: max(4, times(s.Trusts)), Pilots: max(8, times(s.Pilots)), Adoptions: times(s.Adoptions),
		Benefits: times(s.Benefits), Figures: s.Figures}
}
