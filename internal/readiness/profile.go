package readiness

// Profile is how strong a trust is, apart from any gate (scoring rule, step 3).
// Without an applicable item there is no overall, range, known share or weakest domain.
type Profile struct {
	Domains []DomainScore // in domain order; only those with an applicable item

	Scored       bool // at least one item applies
	Overall      int  // mean of the unrounded domain scores, rounded half up
	High         int  // the same if every unknown item turned out to be in place
	Weakest      *Domain
	Applicable   int // items that apply and are not left out
	Known        int
	KnownPercent int // rounded half up
	Embedded     int // a sign of staying power; earns no points of its own
}

// DomainScore is the mean of the points of one domain's applicable items.
type DomainScore struct {
	Domain  *Domain
	Score   int // rounded half up
	Items   int
	points  int
	missing int // unknown items
}

func (c *Checklist) profile(items []Standing) Profile {
	var p Profile
	sums := make([]DomainScore, len(c.Domains))
	for i := range items {
		st := &items[i]
		if st.LeftOut {
			continue
		}
		d := &sums[st.Item.area]
		d.Items++
		p.Applicable++
		if !st.Known {
			d.missing++
			continue
		}
		p.Known++
		d.points += st.Level.points()
		if st.Level == Embedded {
			p.Embedded++
		}
	}
	if p.Applicable == 0 {
		return p
	}
	p.Scored = true
	p.KnownPercent = halfUp(100*p.Known, p.Applicable)
	var overall, high fraction
	for i := range sums {
		d := sums[i]
		if d.Items == 0 {
			continue
		}
		d.Domain, d.Score = &c.Domains[i], halfUp(d.points, d.Items)
		p.Domains = append(p.Domains, d)
		overall = overall.plus(d.points, d.Items)
		high = high.plus(d.points+d.missing*InPlace.points(), d.Items)
	}
	p.Overall = overall.over(len(p.Domains))
	p.High = high.over(len(p.Domains))
	p.Weakest = weakest(p.Domains)
	return p
}

// weakest compares unrounded scores; on a tie the earlier domain is named.
func weakest(in []DomainScore) *Domain {
	low := &in[0]
	for i := range in {
		if d := &in[i]; d.points*low.Items < low.points*d.Items {
			low = d
		}
	}
	return low.Domain
}

// halfUp is n/d rounded half up, for n of zero or more.
func halfUp(n, d int) int { return (2*n + d) / (2 * d) }

// fraction is an exact sum of domain means. With at most mostItems items a domain
// the denominator divides the least common multiple of 1 to 40, under 2^53, so
// that eleven means of at most 100 stay far inside 64 bits.
type fraction struct{ n, d int }

func (f fraction) plus(n, d int) fraction {
	if f.d == 0 {
		return fraction{n, d}
	}
	g := gcd(f.d, d)
	return fraction{f.n*(d/g) + n*(f.d/g), f.d / g * d}
}

func (f fraction) over(k int) int {
	g := gcd(f.n, f.d*k)
	return halfUp(f.n/g, f.d*k/g)
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return max(a, 1)
}
